/** A CSV list as rows that are asked for by header: any order of columns, a header that must be there. */
import { CodedError } from '../../errors.ts'
import { parseCsv } from '../csv.ts'
import { refuseMissing } from './supplement-columns.ts'

/** @returns the trimmed field, '' where the file has no such column. */
export type CsvRow = (column: string) => string

/**
 * @param needed columns without which the list cannot be read.
 * @throws CodedError `page-unreadable`: no row below the header, a needed column missing (with the headers that are there),
 * or a last row that is cut.
 */
export function readCsvRows(text: string, needed: readonly string[]): CsvRow[] {
  const [header = [], ...rows] = parseCsv(text)
  const places = new Map<string, number>()
  for (const [i, name] of header.entries()) if (!places.has(plainHeader(name))) places.set(plainHeader(name), i)
  const find = (column: string): number => places.get(plainHeader(column)) ?? -1
  refuseMissing(
    needed.map((column) => [column, find(column)] as const),
    header,
  )
  if (rows.length === 0) {
    throw new CodedError('page-unreadable', 'The list has a header and no rows.', {
      hint: 'Look at the address: an official list is hardly ever empty.',
    })
  }
  const last = rows.at(-1) ?? []
  if (Math.max(...needed.map(find)) >= last.length) {
    throw new CodedError('page-unreadable', 'The file ends within a row: it was cut.', {
      hint: 'It may be whole at the next look.',
      retryable: true,
    })
  }
  return rows.map((row) => (column) => (row[find(column)] ?? '').trim())
}

/** "License Requirement", "license_requirement" */
export function plainHeader(name: string): string {
  return name
    .replace(/[\uFEFF"]/g, '')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase()
}
