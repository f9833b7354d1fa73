/** Large CSV files row by row (RFC 4180, quoted line ends): memory holds one chunk of the file and one row. */
import { CodedError } from '../../errors.ts'
import type { JudgedPage, Reading } from '../../model.ts'
import { decodedChunks } from './decoded-chunks.ts'

/** Ten times the largest real list: one row for each name or address of an entry. */
const MAX_ROWS = 2_000_000
const MAX_CELLS = 1000
const MAX_ROW_CHARACTERS = 2_000_000
/** A cell that a spreadsheet left of a file of the eighties: the end of the text. */
const END_MARK = '\u001A'

/**
 * @param delimiter one character: `,` or `;`.
 * @returns the rows with their cells as printed, without empty rows and the end mark of old files.
 * @throws CodedError `page-unreadable` when a quote is open at the end (truncated), or beyond a bound.
 */
export function* csvStream(page: JudgedPage, reading: Reading, delimiter: string): Generator<readonly string[]> {
  const special = new RegExp(`["\\r\\n${delimiter === '\t' ? '\\t' : delimiter}]`, 'g')
  let row: string[] = []
  let field = ''
  let size = 0
  /** `plain` outside of quotes, `quoted` inside, `closed` after a quote that may be the first of two. */
  let state: 'plain' | 'quoted' | 'closed' = 'plain'
  let wasReturn = false
  let rows = 0
  let width = 0
  const add = (text: string): void => {
    size += text.length
    if (size > MAX_ROW_CHARACTERS) refuse('One row of the CSV is longer than a row is: a quote is open.')
    field += text
  }
  const endField = (): void => {
    if (row.length >= MAX_CELLS) refuse(`One row of the CSV has more than ${MAX_CELLS} cells.`)
    row.push(field)
    field = ''
  }
  const takeRow = (isLast = false): readonly string[] | undefined => {
    endField()
    const done = row
    row = []
    size = 0
    if (done.every((cell) => cell.trim() === '' || cell.trim() === END_MARK)) return undefined
    if (++rows > MAX_ROWS) refuse(`The CSV has more than ${MAX_ROWS} rows.`)
    // a last row that no line end ends, and shorter than the one before it, was cut
    if (isLast && done.length < width) refuse('The CSV ends inside of a row: it is truncated.')
    width = done.length
    return done
  }
  for (const chunk of decodedChunks(page, reading)) {
    let at = 0
    while (at < chunk.length) {
      if (state === 'quoted') {
        const end = chunk.indexOf('"', at)
        add(chunk.slice(at, end < 0 ? undefined : end))
        if (end < 0) break
        state = 'closed'
        at = end + 1
        continue
      }
      const char = chunk.charAt(at)
      if (state === 'closed') {
        state = char === '"' ? 'quoted' : 'plain'
        if (char === '"') {
          add('"')
          at++
          continue
        }
      }
      if (char === '\n' && wasReturn) {
        wasReturn = false
        at++
        continue
      }
      wasReturn = false
      if (char === '"' && field.trim() === '') {
        field = ''
        state = 'quoted'
        at++
      } else if (char === delimiter) {
        endField()
        at++
      } else if (char === '\n' || char === '\r') {
        wasReturn = char === '\r'
        const done = takeRow()
        if (done !== undefined) yield done
        at++
      } else {
        special.lastIndex = at + 1
        const next = special.exec(chunk)?.index ?? chunk.length
        add(chunk.slice(at, next))
        at = next
      }
    }
  }
  if (state === 'quoted') refuse('The CSV ends inside of a quoted cell: it is truncated.')
  const last = field !== '' || row.length > 0 ? takeRow(true) : undefined
  if (last !== undefined) yield last
}

/** Columns by their header in any case and spacing; a header that stands twice counts where it stands first. */
export type CsvHeader = ReadonlyMap<string, number>

export function headerOf(row: readonly string[]): CsvHeader {
  const header = new Map<string, number>()
  for (const [at, cell] of row.entries()) {
    const name = plainHeader(cell)
    if (name !== '' && !header.has(name)) header.set(name, at)
  }
  return header
}

/** The comparison form of a header: letters and digits alone. */
export function plainHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** @throws CodedError `page-unreadable` that names the columns which are gone, and those that are there. */
export function requireColumns(header: CsvHeader, wanted: readonly string[]): void {
  const missing = wanted.filter((name) => !header.has(plainHeader(name)))
  if (missing.length === 0) return
  const there = [...header.keys()].slice(0, 20).join(', ').slice(0, 400)
  refuse(
    `The CSV lacks the column ${missing.map((name) => JSON.stringify(name)).join(', ')}; it has ${there || 'none'}.`,
  )
}

function refuse(message: string): never {
  throw new CodedError('page-unreadable', message, {
    hint: 'Look at the address: is it still this list, and is it whole?',
  })
}
