/** Columns of a list asked for by their headers, in any order, case and spacing; a column that is gone is named. */
import { CodedError } from '../../../errors.ts'
import { parseCsv } from '../../csv.ts'
import type { Head } from '../../head.ts'

/** A header that stands twice counts where it stands first. */
export type Header = ReadonlyMap<string, number>

export function headerOf(row: readonly string[]): Header {
  const header = new Map<string, number>()
  for (const [at, cell] of row.entries()) {
    const name = plainHeader(cell)
    if (name !== '' && !header.has(name)) header.set(name, at)
  }
  return header
}

/** The comparison form of a header, letters and digits alone: "License Requirement" is "license_requirement". */
export function plainHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A header stands among the first rows: above it files carry titles and report dates. */
const HEADER_ROWS = 12

/** @returns true for rows of text of which one of the first has all of these columns, in any order. */
export function hasColumns({ kind, text }: Head, columns: readonly string[]): boolean {
  if (kind !== 'csv' && kind !== 'text') return false
  return firstRows(text).some((row) => {
    const header = headerOf(row.split(/[,;\t]/))
    return columns.every((column) => header.has(plainHeader(column)))
  })
}

/** The first lines of a file, at most twelve; empty ones are none. */
export function firstRows(text: string): string[] {
  return text.split(/[\r\n]+/, HEADER_ROWS)
}

/**
 * @param row the header as printed.
 * @throws CodedError `page-unreadable` that names the columns which are gone, and those that are there.
 */
export function requireColumns(row: readonly string[], wanted: readonly string[]): Header {
  const header = headerOf(row)
  refuseMissing(
    wanted.filter((name) => !header.has(plainHeader(name))),
    row,
  )
  return header
}

/** @throws CodedError `page-unreadable` where any is missing, with the headers that are there. */
export function refuseMissing(missing: readonly string[], headers: readonly string[]): void {
  if (missing.length === 0) return
  const there = headers.slice(0, 40).map((header) => JSON.stringify(header.trim().slice(0, 60)))
  throw new CodedError(
    'page-unreadable',
    `The list lacks the column ${missing.map((name) => JSON.stringify(name)).join(', ')}; its headers are ${there.join(', ') || 'none'}.`,
    { hint: 'Look at the address: is it still this list? If its form has changed, the reader must learn it.' },
  )
}

/** @returns the trimmed field, '' where the file has no such column. */
export type CsvRow = (column: string) => string

/**
 * A whole CSV list with its header in the first row.
 * @param needed columns without which the list cannot be read.
 * @throws CodedError `page-unreadable`: no row below the header, a needed column missing, or a file that is cut.
 */
export function readCsvRows(text: string, needed: readonly string[]): CsvRow[] {
  const [first = [], ...rows] = parseCsv(text)
  const header = requireColumns(first, needed)
  const find = (column: string): number => header.get(plainHeader(column)) ?? -1
  if (rows.length === 0) {
    throw new CodedError('page-unreadable', 'The list has a header and no rows.', {
      hint: 'Look at the address: an official list is hardly ever empty.',
    })
  }
  return rows.map((row) => (column) => (row[find(column)] ?? '').trim())
}
