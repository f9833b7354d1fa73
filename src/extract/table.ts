/** Reader `table`: rows of HTML tables or CSV under declared columns; rows with a name are entries of a list. */
import { CodedError } from '../errors.ts'
import type { Block, Extract, JudgedPage, Link, Listing, Reading } from '../model.ts'
import { foldText } from '../text.ts'
import { rowBlock, tidy } from './blocks.ts'
import { decodeText } from './charset.ts'
import { parseCsv } from './csv.ts'
import { documentTitle, lineOf, openDocument } from './document.ts'
import { requireExpected } from './expect.ts'
import { gateHtml } from './gate.ts'
import type { TableRow } from './grid.ts'
import { languageOf } from './language.ts'
import { listingOf } from './listings.ts'
import { around, contentBlocks, selectContent } from './page.ts'
import { pageDate } from './page-date.ts'
import type { ElementNode } from './tree.ts'

type PlainRow = { readonly texts: readonly string[]; readonly links: readonly Link[]; readonly path: readonly string[] }
type Columns = readonly (readonly [field: string, header: string])[]

/** A header row stands among the first rows: above it files carry titles and report dates. */
const HEADER_ROWS = 12

/**
 * @throws CodedError of the gate, `page-unreadable` when a declared column is missing (with the headers that are there) or
 * there is no row, `count-out-of-bounds`, `select-nothing`.
 */
export function readHtmlTable(page: JudgedPage, reading: Reading): Extract {
  const document = openDocument(page, reading)
  gateHtml(document)
  const tables: PlainRow[][] = []
  const selected = selectContent(document, reading, Math.max(0, reading.expect.max ?? 0))
  const prose = contentBlocks(document, selected, (rows, path) => tables.push(plainRows(rows, path)))
  const elements = selected.parts.filter((node): node is ElementNode => node.type !== 'text')
  const title = documentTitle(document, elements)
  const date = pageDate(document, prose, around(document, selected.parts), selected.parts, reading.timeZone)
  const read = rowsUnder(tables, columnsOf(reading), title, reading)
  requireRows(read.blocks, reading, () => lineOf(document.root, 5_000_000))
  return {
    reader: 'table',
    title,
    language: languageOf(document, read.blocks, reading),
    ...(date === undefined ? {} : { date }),
    items: [],
    ...read,
  }
}

/** As readHtmlTable, for CSV in any charset. The list is named by its file. */
export function readCsvTable(page: JudgedPage, reading: Reading): Extract {
  const { contentType } = page
  const { text } = decodeText(page.body, { contentType, language: reading.language, charset: reading.charset })
  const rows = parseCsv(text).map((texts) => ({ texts: texts.map((field) => tidy(field)), links: [], path: [] }))
  const title = fileName(page.finalUrl)
  const read = rowsUnder([rows], columnsOf(reading), title, reading)
  requireRows(read.blocks, reading, () => text)
  return { reader: 'table', title, language: languageOf(undefined, read.blocks, reading), items: [], ...read }
}

function requireRows(rows: readonly Block[], reading: Reading, text: () => string): void {
  if (rows.length === 0) {
    throw new CodedError('page-unreadable', 'The declared table has no rows.', {
      hint: 'Look at the page: an official list is hardly ever empty.',
    })
  }
  requireExpected(rows.length, 'rows', text, reading.expect)
}

function columnsOf(reading: Reading): Columns {
  return Object.keys(reading.columns).map((field) => [field, reading.columns[field] ?? ''])
}

function plainRows(rows: readonly TableRow[], path: readonly string[]): PlainRow[] {
  return rows.map((row) => {
    const texts: string[] = []
    for (const [i, cell] of row.cells.entries()) texts[row.columns[i] ?? i] = cell.text
    return { texts: Array.from(texts, (text) => text ?? ''), links: row.links, path }
  })
}

function rowsUnder(
  tables: readonly (readonly PlainRow[])[],
  columns: Columns,
  title: string,
  reading: Reading,
): { readonly blocks: Block[]; readonly listings: Listing[] } {
  const blocks: Block[] = []
  const listings: Listing[] = []
  let found = false
  const seen: string[] = []
  for (const rows of tables) {
    const header = headerOf(rows, columns)
    if (header === undefined) {
      seen.push(...(rows.find((row) => row.texts.length > 1)?.texts ?? []))
      continue
    }
    found = true
    for (const row of rows.slice(header.row + 1)) {
      const cells = columns.map(([field], i) => ({ header: field, text: row.texts[header.places[i] ?? -1] ?? '' }))
      if (cells.every((cell) => cell.text === '') || isHeaderAgain(cells, columns)) continue
      blocks.push(rowBlock({ cells, links: row.links }, row.path))
      const listing = listingOf(title, new Map(cells.map((cell) => [cell.header, cell.text])), reading.timeZone)
      if (listing !== undefined) listings.push(listing)
    }
  }
  if (!found) refuseColumns(columns, seen, tables.length)
  return { blocks, listings }
}

/** The first row in which every declared header stands; the same words before a header that begins with them. */
function headerOf(
  rows: readonly PlainRow[],
  columns: Columns,
): { readonly row: number; readonly places: readonly number[] } | undefined {
  for (const [at, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const headers = row.texts.map(plainHeader)
    const places = columns.map(([, header]) => {
      const wanted = plainHeader(header)
      const same = headers.indexOf(wanted)
      return same >= 0 ? same : headers.findIndex((text) => text.startsWith(wanted) && wanted !== '')
    })
    if (places.every((place) => place >= 0)) return { row: at, places }
  }
  return undefined
}

function isHeaderAgain(cells: readonly { readonly text: string }[], columns: Columns): boolean {
  return columns.every(([, header], i) => plainHeader(cells[i]?.text ?? '') === plainHeader(header))
}

/** "Name of Entity:*" is "name of entity". */
function plainHeader(text: string): string {
  return foldText(text.slice(0, 500))
    .toLowerCase()
    .replace(/[\s:*†‡]+$/, '')
}

function refuseColumns(columns: Columns, seen: readonly string[], tables: number): never {
  const headers = seen.map(plainHeader)
  const missing = columns.filter(([, header]) => !headers.some((text) => text.startsWith(plainHeader(header))))
  const named = (missing.length === 0 ? columns : missing).map(([, header]) => JSON.stringify(header)).join(', ')
  const there = [...new Set(seen)].slice(0, 30).map((text) => JSON.stringify(text.slice(0, 60)))
  throw new CodedError(
    'page-unreadable',
    tables === 0
      ? 'There is no table in the part of the page that is read.'
      : `No table has the column ${named}; the headers are ${there.join(', ') || 'none'}.`,
    { hint: 'Give the watch the headers as the page prints them now.' },
  )
}

function fileName(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : address
  const name = path.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
