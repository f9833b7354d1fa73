/** The fields that docs/compare-json.md describes are those that `compare --json` prints: all of them, and no others. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, expect, it } from 'vitest'
import type { Io } from '../../src/commands/io.ts'
import { createProgram } from '../../src/main.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const STORIES = join(ROOT, 'test', 'stories')
const home = mkdtempSync(join(tmpdir(), 'ruledrift-json-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Only where a register is at hand, or a document is seen for the first time. */
const NOT_HERE = /^findings\[\]\.(?:confirms|document)\b/

function file(name: string, content: string): string {
  writeFileSync(join(home, name), content)
  return join(home, name)
}

const page = (...lines: readonly string[]) =>
  `<!doctype html><html lang="en"><head><title>T</title></head><body><main><h1>Export controls</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</main></body></html>`
const table = (status: string) =>
  `<!doctype html><html lang="en"><head><title>List</title></head><body><table><tr><th>Code</th><th>Item</th><th>State</th></tr><tr><td>3A1</td><td>Gallium</td><td>${status}</td></tr><tr><td>3A2</td><td>Indium</td><td></td></tr></table></body></html>`

const KEPT = 'Exporters of such items must keep their records for five years and show them to the Bureau on request.'
const PAIRS: readonly (readonly string[])[] = [
  [`${STORIES}/new-footnote/supplement-1.xml`, `${STORIES}/new-footnote/supplement-2.xml`, '--config', join(home, 'c')],
  [`${STORIES}/eu-uk-2025-05-20/eu-1.xml`, `${STORIES}/eu-uk-2025-05-20/eu-2.xml`],
  ...(['notice-21 notice-22', 'answer-0514 answer-0812'] as const).map((names) => [
    ...names.split(' ').map((name) => `${STORIES}/counter-lists-2025/${name}.html`),
    ...['--as', 'mofcom-notice', '--select', '.art', '--lang', 'zh-Hans'],
  ]),
  [`${STORIES}/two-rules-2025-03/rule-12.xml`, `${STORIES}/two-rules-2025-03/rule-70.xml`],
  [file('v1.html', page(KEPT)), file('v2.html', page(KEPT, 'The rule on chips is suspended until November 9, 2026.'))],
  [
    file('t1.html', table('')),
    file('t2.html', table('suspended until 2025-08-12')),
    ...['--as', 'table', '--columns', 'item.code=Code,item.text=Item,status=State'],
  ],
]

async function printed(): Promise<string[]> {
  mkdirSync(join(home, 'c', 'watches'), { recursive: true })
  writeFileSync(join(home, 'c', 'ruledrift.yaml'), `data: ${join(home, 'data')}\n`)
  writeFileSync(join(home, 'c', 'parties.csv'), 'name,aliases,country,note\nTianjin Phytium,,CN,\n')
  writeFileSync(
    join(home, 'c', 'watches', 'w.yaml'),
    'id: w\nname: W\njurisdiction: US\nlanguage: en\ntimeZone: UTC\nwatches:\n  - { id: w, title: W, url: "https://www.example.org/" }\n',
  )
  const found = new Set<string>()
  for (const pair of PAIRS) collect(JSON.parse(await run(['compare', ...pair, '--json'])), '', found)
  return [...found]
}

/** The command in this process: what it writes on its standard output. */
async function run(argv: readonly string[]): Promise<string> {
  const stdout = new PassThrough()
  const io = {
    env: {},
    stdin: process.stdin,
    stdout,
    stderr: process.stderr,
    stop: new AbortController().signal,
    setExitCode: () => {},
  }
  await createProgram(io as unknown as Io).parseAsync([...argv], { from: 'user' })
  stdout.end()
  return await text(stdout)
}

/** Adds the path of every value that is no object and no list. */
function collect(value: unknown, path: string, into: Set<string>): void {
  if (Array.isArray(value)) {
    into.add(path)
    for (const one of value) if (typeof one === 'object' && !Array.isArray(one)) collect(one, `${path}[]`, into)
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, inner] of Object.entries(value)) collect(inner, path === '' ? field : `${path}.${field}`, into)
  } else into.add(path)
}

/** Rows of the tables; those on findings and listings stand below `findings[]`. */
function documented(): string[] {
  const [, object = '', finding = '', listing = ''] = readFileSync(join(ROOT, 'docs', 'compare-json.md'), 'utf8').split(
    /^## .*$/m,
  )
  const rows = (part: string) => [...part.matchAll(/^\| `([^`]+)`\?? \|/gm)].map(([, name = '']) => name)
  return [...rows(object), ...[...rows(finding), ...rows(listing)].map((name) => `findings[].${name}`)]
}

it('prints the documented fields and no others', { timeout: 120_000 }, async () => {
  const seen = await printed()
  const told = documented()
  expect(told.length).toBeGreaterThan(60)
  expect(seen.filter((path) => !told.includes(path)).sort()).toEqual([])
  const groups = (path: string) => seen.some((one) => one.startsWith(`${path}.`) || one.startsWith(`${path}[]`))
  expect(told.filter((path) => !NOT_HERE.test(path) && !seen.includes(path) && !groups(path)).sort()).toEqual([])
})
