/** The layering as a table: who may import whom. Every file belongs to exactly one row. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

const STAGES = ['watch', 'fetch', 'extract', 'snapshot', 'diff', 'classify', 'alert', 'deliver', 'present']
const BASE = ['model', 'errors', 'ports', 'text', 'sketch', 'id', 'listing', 'names']

/** Layer -> layers it may import, beside its own files. Vendor packages: `vendor` below. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  errors: [],
  id: [],
  text: ['model'],
  sketch: ['model', 'text'],
  listing: ['model', 'text', 'names'],
  names: ['model', 'text'],
  ports: ['model', 'errors'],
  ...Object.fromEntries(STAGES.map((stage) => [stage, BASE])),
  judge: [...BASE, 'extract', 'diff', 'classify'],
  config: BASE,
  adapters: BASE,
  'judge-thread': [...BASE, 'judge', 'adapters'],
  notifiers: [...BASE, 'present'],
  deps: [...BASE, 'config'],
  jobs: [...BASE, 'deps', 'config', ...STAGES],
  commands: [...BASE, 'deps', 'config', 'judge', 'app', 'jobs', 'adapters', ...STAGES],
  app: [...BASE, 'deps', 'config', 'adapters', 'notifiers', 'snapshot'],
  main: [...BASE, 'commands'],
  start: ['main'],
}

/** Layers that must stay pure: no file system, network, process, clock or random. */
const PURE = [
  'model',
  'errors',
  'ports',
  'text',
  'sketch',
  'listing',
  'names',
  'watch',
  'snapshot',
  'diff',
  'alert',
  'deliver',
  'present',
  'judge',
]

const IMPURE =
  /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bsetTimeout\(|\bsetInterval\(|\bconsole\./
const IMPURE_MODULE =
  /^(?:node:)?(?:fs|net|http|https|dns|child_process|worker_threads|os|timers|cluster|tls|dgram)(?:\/.*)?$/

function files(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}

function layerOf(file: string): string {
  if (file === 'src/adapters/judge-thread.ts') return 'judge-thread'
  const [top, second = ''] = file.split('/')
  return top === 'jobs' ? 'jobs' : second.replace(/\.(?:ts|mjs)$/, '')
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const found = text.matchAll(
    /^(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
  )
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

const ALL = [...files('src'), ...files('jobs')]

describe('architecture', () => {
  it('knows every file', () => {
    expect(ALL.length).toBeGreaterThan(60)
    expect(ALL.filter((file) => !(layerOf(file) in MAY_IMPORT))).toEqual([])
  })

  it('lets imports point one way only', () => {
    const wrong: string[] = []
    for (const file of ALL) {
      for (const specifier of importsOf(file).filter((name) => name.startsWith('.'))) {
        const target = relative(ROOT, resolve(ROOT, dirname(file), specifier))
        const [from, to] = [layerOf(file), layerOf(target)]
        if (from !== to && !(MAY_IMPORT[from] ?? []).includes(to)) wrong.push(`${file} imports ${target}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('has the eight stages as folders with a door of the same name', () => {
    const line = ['watch', 'fetch', 'extract', 'snapshot', 'diff', 'classify', 'alert', 'deliver']
    expect(line.filter((stage) => !ALL.includes(`src/${stage}/${stage}.ts`))).toEqual([])
  })

  it('keeps stages pure: no clock, no random, no process, no I/O', () => {
    const wrong = ALL.filter((file) => PURE.includes(layerOf(file))).flatMap((file) => {
      const code = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      const word = IMPURE.exec(code)?.[0]
      const modules = importsOf(file).filter((name) => IMPURE_MODULE.test(name))
      return [
        ...(word === undefined ? [] : [`${file} uses ${word}`]),
        ...modules.map((name) => `${file} imports ${name}`),
      ]
    })
    expect(wrong).toEqual([])
  })

  it('has one door out: only the http adapter imports a network client', () => {
    const clients = /^(?:undici|node:https?|node:http2|node:net|node:tls|http|https|net|tls)$/
    const wrong = ALL.filter(
      (file) => !file.startsWith('src/adapters/http') && !file.startsWith('src/commands/demo/'),
    ).flatMap((file) =>
      importsOf(file)
        .filter((name) => clients.test(name))
        .map((name) => `${file} imports ${name}`),
    )
    expect(wrong).toEqual([])
    const global = ALL.filter((file) => /(?<![.\w])fetch\(/.test(readFileSync(join(ROOT, file), 'utf8')))
    expect(global).toEqual([])
  })

  it('has no grab-bag folders, enums, default exports or classes beside CodedError', () => {
    expect(ALL.filter((file) => /\/(?:utils?|helpers?|common|lib|shared|misc)(?:\/|\.)/.test(file))).toEqual([])
    const wrong = ALL.filter((file) =>
      /^\s*(?:export\s+)?(?:const\s+)?enum\s|^export default|^\s*(?:export\s+)?(?:abstract\s+)?class\s(?!CodedError)/m.test(
        readFileSync(join(ROOT, file), 'utf8'),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('starts every module with one line of purpose', () => {
    const wrong = ALL.filter((file) => !/^(?:\/\*\*|\/\/ )/.test(readFileSync(join(ROOT, file), 'utf8')))
    expect(wrong).toEqual([])
  })
})
