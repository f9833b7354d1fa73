/** `compare --patch` and `show --patch`, as somebody types them, and applied with git. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../../src/commands/demo/site.ts'
import { oneLine } from '../../src/commands/io.ts'
import { fileNameOf, patchBetween } from '../../src/commands/patch.ts'
import type { JudgedPage } from '../../src/model/page.ts'
import { page, read, reading } from '../extract/reading.ts'
import { judge } from '../shipped.ts'
import { typeLine } from './lines.ts'

const HAS_GIT = spawnSync('git', ['--version']).status === 0

const home = mkdtempSync(join(tmpdir(), 'ruledrift-patch-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const ruledrift = (...args: string[]) => typeLine(args, { env: { RULEDRIFT_LOG: 'error' } })

const html = (paragraphs: readonly string[]) =>
  `<html lang="en"><meta charset="utf-8"><body><main><h1>Rules</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</main></body></html>`

function file(name: string, content: string): string {
  const path = join(home, name)
  writeFileSync(path, content)
  return path
}

/** The text that a patch is made of: the blocks as they are read, one a line. */
async function textOf(source: JudgedPage): Promise<string> {
  return (await read(source)).blocks.map(({ text }) => `${oneLine(text)}\n`).join('')
}

/** @returns what git makes of `before` with the patch. */
function applied(before: string | undefined, patch: string, name: string): string {
  const folder = mkdtempSync(join(home, 'git-'))
  if (before !== undefined) writeFileSync(join(folder, name), before)
  // outside of any repository, whatever stands above the folder
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: home, GIT_CONFIG_NOSYSTEM: '1', HOME: folder }
  const args = ['apply', '--whitespace=nowarn', '-']
  const { status, stderr } = spawnSync('git', args, { cwd: folder, env, input: patch, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  return readFileSync(join(folder, name), 'utf8')
}

const KEPT = Array.from({ length: 20 }, (_, i) => `Exporters keep record number ${i} for five years.`)
/** The one hunk from "must" to "may" behind the lines that are kept. */
const CHANGED = `@@ -19,4 +19,4 @@\n${KEPT.slice(-3)
  .map((line) => ` ${line}\n`)
  .join('')}-They must file.\n+They may file.\n`

/** Escape sequences, bidi overrides, line separators and lines that look like those of a patch. */
const HOSTILE = [
  'red \u001b[31m &#27;]0;title&#7; \u009b1m',
  'left \u202eto\u2066 right\u061c\u200f',
  'one\u2028two\u2029three\u0085four\u000bfive\u000csix',
  '--- a/etc/passwd',
  '+++ b/etc/passwd',
  '@@ -1,1 +1,1 @@',
  'diff --git a/x b/x',
  '\\ No newline at end of file',
  '浪潮𠮷野家 \ud83d\ude00',
]
const HARMFUL = /[\p{Bidi_Control}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u

describe.skipIf(!HAS_GIT)('a patch, applied by git (skipped where git is not installed)', () => {
  const many = (verb: string) => Array.from({ length: 3_000 }, (_, i) => `Office ${i * 7} ${verb} no. ${i}.`)

  it.each([
    ['of one sentence among many', ['Exporters must file.'], ['Exporters may file.']],
    ['of text that steers terminals', HOSTILE, HOSTILE.map((line) => `${line} and more`)],
    ['of text that steers terminals, and goes', HOSTILE, []],
    ['of text that steers terminals, and comes', [], HOSTILE],
    ['of thousands of paragraphs that are all others', many('files'), many('burns')],
  ])('gives the newer text: %s', { timeout: 120_000 }, async (_, older, newer) => {
    const [before, after] = [page(html([...KEPT, ...older])), page(html([...KEPT, ...newer]))]
    const patch = await patchBetween(judge, reading(), before, after, 'rules.txt')
    expect(patch).toMatch(/^--- a\/rules\.txt\n\+\+\+ b\/rules\.txt\n@@ /)
    expect(patch).not.toMatch(HARMFUL)
    expect(applied(await textOf(before), patch, 'rules.txt')).toBe(await textOf(after))
  })

  it('makes the file of a document that is new', async () => {
    const after = page(html(KEPT))
    const patch = await patchBetween(judge, reading(), undefined, after, '通知 "1".txt')
    expect(applied(undefined, patch, '通知 "1".txt')).toBe(await textOf(after))
  })
})

describe('compare --patch', { timeout: 120_000 }, () => {
  const [a, b] = [file('1.html', html([...KEPT, 'They must file.'])), file('2.html', html([...KEPT, 'They may file.']))]

  it('prints the patch alone, named after the newer page, and exits with 1 when asked to', async () => {
    const patch = `--- a/2.html.txt\n+++ b/2.html.txt\n${CHANGED}`
    expect(await ruledrift('compare', a, b, '--patch')).toEqual({ code: 0, out: patch, err: '' })
    expect(await ruledrift('compare', a, b, '--patch', '--exit-code')).toEqual({ code: 1, out: patch, err: '' })
  })

  it('prints nothing where the texts are the same', async () => {
    expect(await ruledrift('compare', a, a, '--patch', '--exit-code')).toEqual({ code: 0, out: '', err: '' })
  })

  it('does not go with --json', async () => {
    const { code, out, err } = await ruledrift('compare', a, b, '--patch', '--json')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain("option '--patch' cannot be used with option '--json'")
  })

  it('says so when the older page cannot be read', async () => {
    const challenge = '<title>Just a moment...</title><h1>Checking your browser before accessing bis.gov</h1>'
    const { code, out, err } = await ruledrift('compare', file('challenge.html', challenge), b, '--patch')
    expect([code, out, err]).toEqual([1, '', expect.stringContaining('page-blocked')])
  })
})

describe('show --patch', { timeout: 120_000 }, () => {
  let site: Site
  let folder: string
  const change = async () => JSON.parse((await ruledrift('changes', '--json', '--config', folder)).out).id as string
  const serve = (...lines: readonly string[]) =>
    site.serve('/notice', { body: Buffer.from(html([...KEPT, ...lines])), type: 'text/html', status: 200 })

  beforeAll(async () => {
    site = await openSite()
    folder = join(home, 'config')
    mkdirSync(join(folder, 'watches'), { recursive: true })
    writeFileSync(
      join(folder, 'ruledrift.yaml'),
      `data: ${join(home, 'data')}\negress: { allowPrivate: ["${new URL(site.origin).host}"] }\npoliteness: { gap: 0s }\n`,
    )
    writeFileSync(
      join(folder, 'watches', 'office.yaml'),
      `id: office\nname: Office\njurisdiction: US\nlanguage: en\ntimeZone: UTC\nwatches:\n  - { id: notice, title: Notice, url: "${site.origin}/notice", every: 1s, select: main }\n`,
    )
    serve('They must file.')
    await ruledrift('check', 'notice', '--config', folder)
    serve('They may file.')
    await ruledrift('check', 'notice', '--config', folder)
  }, 120_000)

  afterAll(async () => await site.close())

  it('is the patch between the two kept pages, named after the watch', async () => {
    const { code, out, err } = await ruledrift('show', await change(), '--patch', '--config', folder)
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(`--- a/notice.txt\n+++ b/notice.txt\n${CHANGED}`)
  })
})

describe('the file that a patch names', () => {
  it.each([
    ['file:///pages/after.html', 'after.html.txt'],
    ['file:///pages/%E9%80%9A%E7%9F%A5%201.html', '通知-1.html.txt'],
    ['https://www.bis.gov/press-release/x?lang=en#top', 'www.bis.gov-press-release-x.txt'],
    ['https://example.org/../../etc/%2e%2e/passwd%0a%00', 'example.org-..-..-etc-2e-2e-passwd-0a-00.txt'],
    ['https://example.org/', 'example.org.txt'],
    ['bis-press', 'bis-press.txt'],
    ['...', 'page.txt'],
  ])('of %s is one plain name', (place, name) => {
    expect(fileNameOf(place)).toBe(name)
  })

  it('is no longer than file systems take', () => {
    expect(Buffer.byteLength(fileNameOf(`https://example.org/${'𠮷'.repeat(5_000)}`))).toBeLessThan(255)
  })
})
