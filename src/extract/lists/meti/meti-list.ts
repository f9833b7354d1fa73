/**
 * Reader `meti-list`: Japan's End User List (外国ユーザーリスト) of the Ministry of Economy, Trade and Industry, a yearly PDF beside its
 * press release (https://www.meti.go.jp/policy/anpo/law05.html); also as a table on a page or as CSV. Columns: No. · 国名、地域名 (Country or
 * Region) · 企業名、組織名 (Company or Organization) · 別名 (Also Known As) · 懸念区分 (Type of WMD: B, C, M, N) · 通常兵器 (conventional
 * weapons, CW).
 * Traps: rows are renumbered every year, so that No. is never an identity, and there is no other; the country stands in Japanese and
 * English in one cell; "・" begins each alias, and also stands inside Japanese names; brackets are half-width or full-width at will; a
 * header may be in both languages in one cell or in two rows; cells wrap at any place. The name must not be split at its line ends.
 */
import { CodedError } from '../../../errors.ts'
import { emptyListing } from '../../../listing/listing.ts'
import type { Extract } from '../../../model/extract.ts'
import type { Listing } from '../../../model/listing.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import { csvRows } from '../../csv.ts'
import { openDocument } from '../../document.ts'
import { gateHtml } from '../../gate.ts'
import type { Head, Kind } from '../../head.ts'
import { contentBlocks, selectContent } from '../../page.ts'
import { pdfPieces } from '../../pdf.ts'
import { decodedChunks } from '../formats/decoded-chunks.ts'
import { pdfTable, unwrapped } from '../formats/pdf-columns.ts'
import { listExtract } from '../parts/list-extract.ts'
import { oneLine, sortedSet } from '../parts/record-parts.ts'

const LIST = 'METI End User List'

type Field = 'country' | 'name' | 'aliases' | 'weapons' | 'conventional'

/** "国名、地域名 Country or Region", "企業名・組織名 Company or Organization", "別名 Also Known As", "懸念区分 Type of WMD", "通常兵器 CW" */
const HEADERS: readonly (readonly [field: Field, pattern: RegExp])[] = [
  ['aliases', /別\s*名|also known as|^\s*a\.?k\.?a\.?\s*$/i],
  ['name', /(?:企業|組織)\s*名|company or org|^\s*organi[sz]ation\s*$/i],
  ['country', /国\s*名|地域\s*名|country or region|^\s*country\s*$/i],
  ['conventional', /通常\s*兵器|conventional|^\s*\(?CW\)?\s*$/i],
  ['weapons', /懸念\s*区分|type of (?:wmd|concern)/i],
]
const HEADER_ROWS = 12
/** A header cell of the PDF wraps: "Conventional" over "Weapons". */
const FRAGMENT = /^\s*(?:no\.?|country(?: or)?|(?:or )?region|company(?: or)?|also|known as|type of|wmd|weapons)\s*$/i

/** Its headers hold both languages and a line end: the words are looked for, not the columns. */
export function isMetiList({ kind, text }: Head): boolean {
  return kind === 'csv' && /(?:企業|組織)名/.test(text) && text.includes('懸念区分')
}

/**
 * @throws CodedError `page-unreadable` when a column is gone or there is no entry; of the gate for HTML, `pdf-encrypted`;
 * `count-out-of-bounds`.
 */
export async function readMetiList(page: JudgedPage, reading: Reading, kind: Kind): Promise<Extract> {
  const rows =
    kind === 'pdf'
      ? await pdfRows(page)
      : kind === 'html'
        ? htmlRows(page, reading)
        : [...csvRows(decodedChunks(page, reading), ',')]
  const places = rows.slice(0, HEADER_ROWS).map(placesOf)
  const at = places.findIndex((found) => found.has('name') && found.has('country'))
  const header = places[at] ?? new Map<Field, number>()
  // the second language of the header may stand in a row of its own
  const below = rows.slice(at + 1).filter((row) => placesOf(row).size < 2)
  requireColumns(header, rows)
  const list = reading.list ?? LIST
  const listings = below.flatMap((row) => {
    const cell = (field: Field): string => row[header.get(field) ?? -1] ?? ''
    return cell('name').trim() === '' ? [] : [entryOf(cell, list)]
  })
  return listExtract('meti-list', list, listings, reading)
}

function entryOf(cell: (field: Field) => string, list: string): Listing {
  // "○" in the column says what its header says
  const conventional = sortedSet(codesOf(cell('conventional'))).map((code) => (/^[○◯〇●]$/.test(code) ? 'CW' : code))
  return {
    ...emptyListing(list),
    name: oneLine(unwrapped(cell('name'))),
    country: oneLine(unwrapped(cell('country'))),
    aliases: aliasesOf(cell('aliases')),
    programme: sortedSet([...codesOf(cell('weapons')), ...conventional]).join('; '),
  }
}

/** Each line that begins with a bullet begins an alias; without any bullet the cell is one alias a line or one between semicolons. */
function aliasesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  const bulleted = lines.some((line) => BULLET.test(line))
  const entries: string[] = []
  for (const line of lines) {
    if (bulleted && !BULLET.test(line) && entries.length > 0) entries[entries.length - 1] += `\n${line}`
    else entries.push(...line.replace(BULLET, '').split(bulleted ? / (?=[・･•]\s*\S)/ : /[;；]/))
  }
  return sortedSet(
    entries.map((entry) => unwrapped(entry).replace(BULLET, '').trim()).filter((entry) => !/^[-－―]?$/.test(entry)),
  )
}

const BULLET = /^\s*[・･•·]\s*/

/** "B,C,M,N", "生物、化学、ミサイル、核" */
function codesOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[,、・\s/]+/)
    .filter((code) => code !== '' && !/^[-―]$/.test(code))
}

function placesOf(row: readonly string[]): Map<Field, number> {
  const places = new Map<Field, number>()
  for (const [at, text] of row.entries()) {
    if (text.length > 120) continue
    const field = HEADERS.find(([name, pattern]) => !places.has(name) && pattern.test(text))?.[0]
    if (field !== undefined) places.set(field, at)
  }
  return places
}

function requireColumns(header: ReadonlyMap<Field, number>, rows: readonly (readonly string[])[]): void {
  const names: Readonly<Record<Field, string>> = {
    country: '国名',
    name: '企業名・組織名',
    aliases: '別名',
    weapons: '懸念区分',
    conventional: '通常兵器',
  }
  // editions before 2025 know weapons of mass destruction only
  const missing = (['country', 'name', 'aliases', 'weapons'] as const).filter((field) => !header.has(field))
  if (missing.length === 0) return
  const there = oneLine((rows.find((row) => row.length > 2) ?? []).join(' · ')).slice(0, 300)
  throw new CodedError(
    'page-unreadable',
    `The list lacks the column ${missing.map((field) => names[field]).join(', ')}; it has ${there || 'none'}.`,
    {
      hint: 'Look at the file: is it still the End User List? If its columns were renamed, the reader must learn them.',
    },
  )
}

async function pdfRows(page: JudgedPage): Promise<readonly (readonly string[])[]> {
  const isHeader = (text: string): boolean =>
    text.length < 80 && (FRAGMENT.test(text) || HEADERS.some(([, pattern]) => pattern.test(text)))
  const table = pdfTable(await pdfPieces(page.body), isHeader)
  return table === undefined ? [] : [table.headers, ...table.rows]
}

function htmlRows(page: JudgedPage, reading: Reading): readonly (readonly string[])[] {
  const document = openDocument(page, reading)
  gateHtml(document)
  const rows: string[][] = []
  contentBlocks(document, selectContent(document, reading, Math.max(0, reading.expect.max ?? 0)), (found) => {
    for (const row of found) {
      const texts: string[] = []
      for (const [i, cell] of row.cells.entries()) texts[row.columns[i] ?? i] = cell.text
      rows.push(Array.from(texts, (text) => text ?? ''))
    }
  })
  return rows
}
