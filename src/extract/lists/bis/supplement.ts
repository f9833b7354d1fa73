/**
 * Reader `ecfr-supplement`: the lists in the supplements to 15 CFR Part 744 (No. 4 Entity List, No. 6 Unverified List, No. 7
 * Military End User List), as the eCFR gives them.
 *
 * Addresses: XML `https://www.ecfr.gov/api/versioner/v1/full/{YYYY-MM-DD}/title-15.xml?part=744&appendix=Supplement No. 4 to
 * Part 744` (`current` is no date; the newest is in `/api/versioner/v1/titles.json`), or the rendered HTML of the same; or
 * that table as CSV with the header `Country,Entity,License requirement,License review policy,Federal Register citation`.
 *
 * Format: `<DIV9 N="Supplement No. 4 to Part 744"><HEAD>…<TABLE><TR><TH>…<TR><TD>`. A country stands on the first row of its
 * entries only (blank or a no-break space after it). `<br>` begins each alias and, doubled, a new section; CSV has a space and
 * two spaces there. `<sup>4</sup>` in the licence requirement is footnote 4; CSV has the bare digit. The same state gives the
 * same entries in all three forms, but for letters (`7/1` and `7⁄1`) that folding makes equal.
 *
 * Quirks: seven rows of 2023 are broken (see readRows); `[Reserved]` rows hold nothing; two addresses stand in the wrong cell;
 * one row has requirement and policy exchanged (kept, with doubts). Read in pieces without a tree.
 */
import { CodedError } from '../../../errors.ts'
import type { Extract } from '../../../model/extract.ts'
import type { Listing } from '../../../model/listing.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import { parseCsv } from '../../csv.ts'
import { markupOf } from '../../document.ts'
import type { Head, Kind } from '../../head.ts'
import { decodedChunks, decodedText } from '../formats/decoded-chunks.ts'
import { scanMarkup } from '../formats/markup.ts'
import { cellText, flattenedCell, raised } from '../parts/cells.ts'
import { hasColumns } from '../parts/columns.ts'
import { listExtract } from '../parts/list-extract.ts'
import { type Columns, columnsOf } from '../parts/supplement-columns.ts'
import { type RowReader, readRows } from '../parts/supplement-rows.ts'

/** Longer lists are refused: the longest real one has 3,400 rows. */
const MAX_ENTRIES = 500_000
const SUPPLEMENT = /\bSupplement\s+No\.?\s*([467])\s+to\s+Part\s+744/i

const DIVISION = /<div9\b[^>]{0,600}\bN="Supplement No\.?\s*[467] to Part 744"/i
const RENDERED = /<h[1-6][^>]*>\s*(?:<[^>]*>\s*)*Supplement No\.?\s*[467] to Part 744/i
const TABLE_HEADER = /<th[^>]*>\s*(?:Entity|Listed person)/i
const HEADERS: readonly (readonly string[])[] = [
  ['Country', 'Entity', 'License requirement'],
  ['Country', 'Entity', 'Federal Register citation'],
  ['Country', 'Listed person and address'],
]

/** A rule that amends the supplement quotes its heading too; it says when it takes effect (`DATES:`). */
export function isSupplement(head: Head): boolean {
  const { kind, text } = head
  if (kind !== 'xml' && kind !== 'html') return HEADERS.some((columns) => hasColumns(head, columns))
  return DIVISION.test(text) || (RENDERED.test(text) && TABLE_HEADER.test(text) && !/\bDATES:/.test(text))
}

/**
 * @throws CodedError `page-unreadable`: no such table, a column missing (with the headers that are there), no row, or the
 * end of the table or document missing (a cut file is no shorter list); `count-out-of-bounds`.
 */
export function readSupplement(page: JudgedPage, reading: Reading, kind: Kind): Extract {
  const { title, listings } =
    kind === 'xml' || kind === 'html' ? fromMarkup(page, reading, kind) : fromCsv(page, reading)
  return listExtract('ecfr-supplement', title || (listings[0]?.list ?? ''), listings, reading, () =>
    decodedText(page, reading),
  )
}

type Read = { readonly title: string; readonly listings: readonly Listing[] }

function fromCsv(page: JudgedPage, reading: Reading): Read {
  const rows = parseCsv(decodedText(page, reading))
  const [header = [], ...body] = rows
  const columns = columnsOf(header, undefined)
  if (columns === undefined)
    unreadable(`There is no header of such a list; the first row is ${JSON.stringify(header.join(',').slice(0, 200))}.`)
  const last = body.at(-1)
  if (last !== undefined && last.length < columns.count) unreadable('The file ends within a row.')
  const listings: Listing[] = []
  const reader = readRows(columns, (listing) => listings.push(listing))
  for (const cells of body) reader.add(cells.map(flattenedCell))
  reader.end()
  return { title: columns.list, listings }
}

function fromMarkup(page: JudgedPage, reading: Reading, kind: 'xml' | 'html'): Read {
  const listings: Listing[] = []
  const cell = cellText()
  const heading = cellText()
  let title = ''
  let root = ''
  let rootDepth = 0
  let division: string | undefined
  let supplement: number | undefined
  let tables = 0
  let columns: Columns | undefined
  let rows: RowReader | undefined
  let found = false
  let row: string[] = []
  let inRow = false
  let inCell = false
  let inHeading = false
  let inRaised = false
  let mark = ''
  let others: string[] = []

  const endCell = (): void => {
    if (inCell) row.push(cell.take())
    inCell = false
  }
  const endRow = (): void => {
    endCell()
    if (inRow && row.some((text) => text !== '')) takeRow()
    row = []
    inRow = false
  }
  const takeRow = (): void => {
    const isSkipped = division !== undefined && supplement === undefined
    if (isSkipped) return
    if (rows !== undefined && columns !== undefined) {
      // the header again, on the next page of the same table
      if (row.length === columns.count && /^entity$|^listed person/i.test(row[columns.entity] ?? '')) return
      rows.add(row)
      if (listings.length > MAX_ENTRIES) unreadable(`The list has more than ${MAX_ENTRIES} entries.`)
      return
    }
    columns = columnsOf(row, supplement)
    if (columns === undefined) {
      if (others.length === 0) others = row
      return
    }
    found = true
    rows = readRows(columns, (listing) => listings.push(listing))
  }
  scanMarkup(decodedChunks(page, reading), kind === 'xml' ? 'xml' : markupOf(page), {
    attributesOf: new Set(['div9']),
    text: (text) => {
      if (inRaised) mark += text
      else if (inCell) cell.add(text)
      else if (inHeading) heading.add(text)
    },
    open: (name, attributes) => {
      if (root === '') root = name
      if (name === root) rootDepth++
      if (inCell && name === 'br') {
        cell.addBreak()
        return
      }
      if (name === 'td' || name === 'th') {
        endCell()
        inCell = tables > 0
        inRow = tables > 0
      } else if (name === 'tr') endRow()
      else if (isRaised(name)) {
        inRaised = inCell
        mark = ''
        if (inCell) cell.joinLine(/\S/)
      } else if (name === 'fr') cell.joinLine(/\d/)
      else if (name === 'table') tables++
      else if (name === 'div9') {
        division = attributes.n ?? ''
        const number = SUPPLEMENT.exec(division)?.[1]
        supplement = number === undefined ? undefined : Number(number)
      } else if ((name === 'head' && division !== undefined) || isHeading(name)) inHeading = tables === 0
      else if (inCell && (name === 'p' || name === 'li')) cell.addBreak()
    },
    close: (name) => {
      if (name === root) rootDepth--
      if (name === 'td' || name === 'th') endCell()
      else if (name === 'tr') endRow()
      else if (isRaised(name) && inRaised) {
        inRaised = false
        cell.add(raised(mark))
      } else if (name === 'table' && tables > 0) {
        endRow()
        tables--
        if (tables === 0) {
          rows?.end()
          rows = undefined
          columns = undefined
        }
      } else if (inHeading && (name === 'head' || isHeading(name))) {
        inHeading = false
        const text = heading.take().replaceAll('\n', ' ')
        const number = SUPPLEMENT.exec(text)?.[1]
        if (number !== undefined) {
          supplement = Number(number)
          if (title === '') title = text
        }
      }
    },
  })
  const isXml = root !== 'html' && /^(?:div\d|xml|ecfr|cfr|dlpstextclass|part|fdsys|title)/.test(root)
  if (tables > 0) unreadable('The table of the list does not end: the file was cut.')
  if (isXml && rootDepth > 0) unreadable(`The element ${root} does not end: the file was cut.`)
  if (!found) {
    const there = others.slice(0, 30).map((text) => JSON.stringify(text.slice(0, 60)))
    unreadable(
      `There is no table of Supplement No. 4, 6 or 7 to Part 744; the first row of a table is ${there.join(', ') || 'none'}.`,
    )
  }
  return { title, listings }
}

function unreadable(message: string): never {
  throw new CodedError('page-unreadable', message, {
    hint: 'Look at the address: is it the whole supplement to Part 744? A list that is cut is no baseline and no news.',
  })
}

/** `<sup>` of HTML and the eCFR, `<SU>` of the Federal Register. */
function isRaised(name: string): boolean {
  return name === 'sup' || name === 'su'
}

/** h1 to h6; `hr` is none, and holds no text. */
function isHeading(name: string): boolean {
  return name.length === 2 && name.startsWith('h') && name !== 'hr'
}
