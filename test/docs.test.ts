/** The documents say what the program does: every option, every code, every word. */
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Io } from '../src/commands/io.ts'
import { ERROR_CODES } from '../src/errors.ts'
import { createProgram } from '../src/main.ts'
import { FINDING_KINDS, FLAGS, SEVERITIES } from '../src/model/finding.ts'
import { READERS } from '../src/model/watch.ts'
import { rulesPage } from './tools/rules-page.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8')

describe('documents', () => {
  it('describe every error code with what to do', () => {
    const page = read('docs/errors.md')
    const rows = new Map(
      [...page.matchAll(/^\| `([a-z0-9-]+)` \| (.+?) \| (.+?) \|$/gm)].map((row) => [row[1], row[3]]),
    )
    expect(Object.keys(ERROR_CODES).filter((code) => (rows.get(code) ?? '').length < 5)).toEqual([])
    expect([...rows.keys()].filter((code) => !(String(code) in ERROR_CODES))).toEqual([])
  })

  it('describe every command and every option', () => {
    const page = read('docs/commands.md')
    const missing = createProgram({} as Io).commands.flatMap((command) => [
      ...(page.includes(`| \`${command.name()}`) ? [] : [command.name()]),
      ...command.options
        .filter(({ long }) => long !== undefined && !page.includes(long))
        .map(({ long }) => `${command.name()} ${long}`),
    ])
    expect(missing).toEqual([])
  })

  it('describe every kind of finding, severity and flag', () => {
    const page = read('docs/judging-wording.md')
    expect([...FINDING_KINDS, ...SEVERITIES, ...FLAGS].filter((word) => !page.includes(`\`${word}\``))).toEqual([])
  })

  it('name every reader, on the command line and in a watch', () => {
    const pages = [read('docs/commands.md'), read('docs/writing-a-watch.md') + read('docs/watching-a-list.md')]
    expect(READERS.filter((name) => pages.some((page) => !page.includes(`\`${name}\``)))).toEqual([])
  })

  it('say of every rule what its row says; `npm run rules` writes the page', () => {
    expect(read('docs/rules.md')).toBe(rulesPage())
  })

  it('lead nowhere that is not there', () => {
    const pages = [
      'README.md',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'DECISIONS.md',
      'SECURITY.md',
      ...readdirSync(join(ROOT, 'docs'))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/${name}`),
    ]
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)]
        .map((link) => join(page, '..', link[1] ?? ''))
        .filter((target) => {
          try {
            readFileSync(join(ROOT, target))
            return false
          } catch (error) {
            return (error as NodeJS.ErrnoException).code !== 'EISDIR'
          }
        })
        .map((target) => `${page} -> ${target}`),
    )
    expect(broken).toEqual([])
  })

  it('name no file or folder of the project that is not there', () => {
    const missing = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)]
      .filter((name) => name.endsWith('.md'))
      .flatMap((page) =>
        [...read(page).matchAll(/(?<=[`\s])(?:src|test|jobs|config|docs)\/[\w./*-]*[\w/*]/g)]
          .map(([path]) => path)
          // "config/lexicon/fr.yaml" is for the reader to write
          .filter((path) => !path.startsWith('config/') || path.startsWith('config/schema/'))
          .filter((path) => globSync(path, { cwd: ROOT }).length === 0)
          .map((path) => `${page}: ${path}`),
      )
    expect(missing).toEqual([])
  })

  it('show only commands that exist', () => {
    const known = new Set(createProgram({} as Io).commands.map((command) => command.name()))
    const scripts = new Set(Object.keys(JSON.parse(read('package.json')).scripts))
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
    ].filter((name) => name.endsWith('.md'))
    for (const page of pages) {
      for (const [, name = ''] of read(page).matchAll(/`ruledrift ([a-z]+)/g))
        expect(known, `${page}: ruledrift ${name}`).toContain(name)
      for (const [, name = ''] of read(page).matchAll(/npm run (?:-s )?([a-z]+)/g))
        expect(scripts, `${page}: npm run ${name}`).toContain(name)
    }
  })
})
