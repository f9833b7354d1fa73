/** The fields that docs/compare-json.md describes are those that `compare --json` prints: all of them, and no others. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Reading } from '../../src/model/watch.ts'
import { page as pageOf, reading } from '../extract/reading.ts'
import { judge } from '../shipped.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const STORIES = join(ROOT, 'test', 'stories')

/** Only where a register is at hand, or a document is seen for the first time. */
const NOT_HERE = /^findings\[\]\.(?:confirms|document)\b/

const page = (...lines: readonly string[]) =>
  `<!doctype html><html lang="en"><head><title>T</title></head><body><main><h1>Export controls</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</main></body></html>`
const table = (status: string) =>
  `<!doctype html><html lang="en"><head><title>List</title></head><body><table><tr><th>Code</th><th>Item</th><th>State</th></tr><tr><td>3A1</td><td>Gallium</td><td>${status}</td></tr><tr><td>3A2</td><td>Indium</td><td></td></tr></table></body></html>`

const KEPT = 'Exporters of such items must keep their records for five years and show them to the Bureau on request.'
const notices = { reader: 'mofcom-notice', select: ['.art'], language: 'zh-Hans' } as const
const items = { reader: 'table', columns: { 'item.code': 'Code', 'item.text': 'Item', status: 'State' } } as const
const PARTY = { name: 'Tianjin Phytium', aliases: [], country: 'CN', note: '' }
const story = (name: string) => readFileSync(join(STORIES, name), 'utf8')

type Side = readonly [body: string, contentType: string]
type Pair = readonly [before: Side, after: Side, reading?: Partial<Reading>]

const stories = (folder: string, names: string, type: string, reading: Partial<Reading> = {}): Pair => {
  const [before = '', after = ''] = names.split(' ')
  return [[story(`${folder}/${before}`), type], [story(`${folder}/${after}`), type], reading]
}

const PAIRS: readonly Pair[] = [
  stories('new-footnote', 'supplement-1.xml supplement-2.xml', 'text/xml'),
  stories('eu-uk-2025-05-20', 'eu-1.xml eu-2.xml', 'text/xml'),
  stories('counter-lists-2025', 'notice-21.html notice-22.html', 'text/html', notices),
  stories('counter-lists-2025', 'answer-0514.html answer-0812.html', 'text/html', notices),
  stories('two-rules-2025-03', 'rule-12.xml rule-70.xml', 'text/xml'),
  [
    [page(KEPT), 'text/html'],
    [page(KEPT, 'The rule on chips is suspended until November 9, 2026.'), 'text/html'],
  ],
  [
    [page(KEPT, 'The agency may refuse applications for such items.'), 'text/html'],
    [page(KEPT, 'The agency refuses applications for such items.'), 'text/html'],
  ],
  [
    [page(KEPT, 'The controls apply to such items anywhere in the world.'), 'text/html'],
    [page(KEPT, 'The controls apply to such items.'), 'text/html'],
  ],
  [[table(''), 'text/html'], [table('suspended until 2025-08-12'), 'text/html'], items],
]

/** What `compare` prints of each pair. */
async function printed(): Promise<string[]> {
  const found = new Set<string>()
  for (const [before, after, changes = {}] of PAIRS) {
    const { changed, findings, stats } = await judge({
      reading: reading(changes),
      before: pageOf(...before),
      after: pageOf(...after),
      earlier: [],
      today: '2026-11-25',
      parties: [PARTY],
    })
    collect({ changed, findings, stats }, '', found)
  }
  return [...found]
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
