/** Reader `table`: rows of HTML tables or CSV under declared columns; rows with a name are entries of a list. */
import { CodedError } from '../errors.ts'
import { listNameOf } from '../listing/lists.ts'
import type { Block, Extract } from '../model/extract.ts'
import type { Listing } from '../model/listing.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Link } from '../model/text.ts'
import type { Reading } from '../model/watch.ts'
import { foldText } from '../text/folding.ts'
import { tidy } from './blocks.ts'
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
import { rowBlock } from './row-blocks.ts'
import type { ElementNode } from './tree.ts'

type PlainRow = { readonly texts: readonly string[]; readonly links: readonly Link[]; readonly path: readonly string[] }
/** The header of a field in its comparison form; several where tables of one list differ: `Name of Entity | Entity Name`. */
type Columns = readonly (readonly [field: string, headers: readonly string[]])[]

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
  const read = rowsUnder(tables, columnsOf(reading), reading.list ?? listNameOf(title), reading, true)
  requireRows(read.blocks, reading, () => lineOf(document.root, 5_000_000))
  return {
    reader: 'table',
    title,
    language: languageOf(document, read.blocks, reading),
    ...(date === undefined ? {} : { date }),
    items: [],
    acts: [],
    counts: [],
    ...read,
  }
}

/** As readHtmlTable, for CSV in any charset. Named by the list of the watch, else by its file. */
export function readCsvTable(page: JudgedPage, reading: Reading): Extract {
  const { contentType } = page
  const { text } = decodeText(page.body, { contentType, language: reading.language, charset: reading.charset })
  const rows = parseCsv(text).map((texts) => ({ texts: texts.map((field) => tidy(field)), links: [], path: [] }))
  // a new file name of a list that has a name is no news
  const title = reading.list ?? fileName(page.finalUrl)
  const read = rowsUnder([rows], columnsOf(reading), reading.list ?? listNameOf(title), reading, false)
  requireRows(read.blocks, reading, () => text)
  return {
    reader: 'table',
    title,
    language: languageOf(undefined, read.blocks, reading),
    items: [],
    acts: [],
    counts: [],
    ...read,
  }
}

function requireRows(rows: readonly Block[], reading: Reading, text: () => string): void {
  if (rows.length === 0) {
    throw new CodedError('page-unreadable', 'The declared table has no rows.', {
      hint: 'Look at the page: an official list is hardly ever empty.',
    })
  }
  requireExpected(rows.length, 'rows', text, reading.expect)
}

/** @throws CodedError `page-unreadable` without columns: there is nothing to look for. */
function columnsOf(reading: Reading): Columns {
  if (Object.keys(reading.columns).length === 0) {
    throw new CodedError('page-unreadable', 'No columns are declared for the table.', {
      hint: 'Name them: columns of the watch, or --columns name=Header,… on the command line.',
    })
  }
  return Object.keys(reading.columns).map((field) => {
    const headers = (reading.columns[field] ?? '').split('|').map(plainHeader)
    return [field, headers.filter((header) => header !== '')]
  })
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
  list: string,
  reading: Reading,
  inherits: boolean,
): { readonly blocks: Block[]; readonly listings: Listing[] } {
  const blocks: Block[] = []
  const listings: Listing[] = []
  let found = false
  const others: PlainRow[] = []
  for (const rows of tables) {
    const header = headerOf(rows, columns)
    if (header === undefined) {
      const first = rows.find((row) => row.texts.length > 1)
      if (first !== undefined) others.push(first)
      continue
    }
    found = true
    let country = ''
    for (const row of rows.slice(header.next)) {
      const cells = columns.map(([field], i) => ({ header: field, text: row.texts[header.places[i] ?? -1] ?? '' }))
      const again = header.rows.has(rowKey(row))
      if (cells.every((cell) => cell.text === '') || again || isHeaderAgain(cells, columns)) continue
      blocks.push(rowBlock({ cells, links: row.links }, row.path))
      const fields = new Map(cells.map((cell) => [cell.header, cell.text]))
      // on a page the entries of one country stand under its name, printed once
      if (inherits && fields.get('country') === '') fields.set('country', country)
      country = fields.get('country') ?? ''
      const listing = listingOf(list, fields, reading.timeZone)
      if (listing !== undefined) listings.push(listing)
    }
  }
  // a table with some of the columns is a part of the list that would be lost without a word
  const partly = others.filter((row) => columns.length > 1 && columns.some((column) => placeOf(column, row) >= 0))
  if (!found || partly.length > 0) refuseColumns(columns, found ? partly : others, tables.length)
  return { blocks, listings }
}

type Header = {
  /** Where the data begins. */
  readonly next: number
  readonly places: readonly number[]
  /** Its rows, and those above it, in comparison form: they may be printed again further down. */
  readonly rows: ReadonlySet<string>
}

/** A header in two languages, or of groups of columns, takes up to three rows. */
const MAX_HEIGHT = 3

/** The first row in which every declared header stands; else the first few rows which have them all together. */
function headerOf(rows: readonly PlainRow[], columns: Columns): Header | undefined {
  for (let height = 1; height <= MAX_HEIGHT; height++) {
    for (let at = 0; at < Math.min(HEADER_ROWS, rows.length); at++) {
      const own = rows.slice(at, at + height)
      const places = columns.map((column) => placeOf(column, stacked(own)))
      if (places.some((place) => place < 0) || own.length < height) continue
      return { next: at + height, places, rows: new Set(rows.slice(0, at + height).map(rowKey)) }
    }
  }
  return undefined
}

function rowKey({ texts }: PlainRow): string {
  return texts.map(plainHeader).join('\n')
}

/** Rows of a header as one: the texts of each column under each other, those that span rows once. */
function stacked(rows: readonly PlainRow[]): PlainRow {
  const [first] = rows
  if (first === undefined || rows.length === 1) return first ?? { texts: [], links: [], path: [] }
  const width = Math.max(...rows.map((row) => row.texts.length))
  const texts = Array.from({ length: width }, (_, i) => {
    const own = rows.map((row) => row.texts[i] ?? '').filter((text) => text !== '')
    return [...new Set(own)].join('\n')
  })
  return { ...first, texts }
}

/** The same words before a header that only begins with them, and that before one of which they are a line: "国名\nCountry". */
function placeOf([, wanted]: Columns[number], row: PlainRow): number {
  const headers = row.texts.map(plainHeader)
  const same = headers.findIndex((text) => wanted.includes(text))
  if (same >= 0) return same
  const begins = headers.findIndex((text) => wanted.some((header) => text.startsWith(header)))
  if (begins >= 0) return begins
  return row.texts.findIndex((text) => headerParts(text).some((part) => wanted.includes(part)))
}

/** "国名 Country", "国名\nCountry", "Code / 编码": each language for itself. */
function headerParts(text: string): string[] {
  if (text.length > 300) return []
  const lines = text.split(
    /\n|\s\/\s|(?<=[\p{Script=Han}\p{Script=Kana}])\s+(?=\p{Script=Latin})|(?<=\p{Script=Latin})\s+(?=\p{Script=Han})/u,
  )
  return lines.map(plainHeader).filter((part) => part !== '')
}

function isHeaderAgain(cells: readonly { readonly text: string }[], columns: Columns): boolean {
  return columns.every(([, headers], i) => headers.includes(plainHeader(cells[i]?.text ?? '')))
}

/** "Name of Entity:*" is "name of entity". */
function plainHeader(text: string): string {
  return foldText(text.slice(0, 500))
    .toLowerCase()
    .replace(/(?:[\s:*†‡±§¶]|\^\d)+$/, '')
}

function refuseColumns(columns: Columns, rows: readonly PlainRow[], tables: number): never {
  const missing = columns.filter((column) => rows.some((row) => placeOf(column, row) < 0))
  const named = (missing.length === 0 ? columns : missing)
    .map(([, headers]) => JSON.stringify(headers.join(' | ')))
    .join(', ')
  const seen = new Set(rows.flatMap((row) => row.texts))
  const there = [...seen].slice(0, 30).map((text) => JSON.stringify(text.slice(0, 60)))
  throw new CodedError(
    'page-unreadable',
    tables === 0
      ? 'There is no table in the part of the page that is read.'
      : `A table lacks the column ${named}; its headers are ${there.join(', ') || 'none'}.`,
    { hint: 'Give the watch the headers as the page prints them now; several of one column are joined by "|".' },
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
