/** What `screen` prints: a table, CSV or JSON, with a count of what could not be read. */
import { sinceCell, statedSince } from '../listing/since.ts'
import type { Sureness } from '../model/finding.ts'
import type { NameFile } from '../names/name-file.ts'
import type { ListedEntry, ScreenHit, Screening } from '../names/screen.ts'
import { type Io, printJson, printLine, printTable } from './io.ts'

const BAR = 30

export function progress(io: Io): (done: number) => void {
  if (!('isTTY' in io.stderr) || io.stderr.isTTY !== true) return () => {}
  return (done) => {
    const full = Math.round(done * BAR)
    const bar = `[${'#'.repeat(full)}${' '.repeat(BAR - full)}] ${Math.round(done * 100)} %`
    io.stderr.write(done === 1 ? `\r${' '.repeat(bar.length)}\r` : `\r${bar}`)
  }
}

const COLUMNS = ['line', 'name', 'by', 'listed as', 'list', 'country', 'listed since', 'state', 'how sure', 'how']

function cellsOf({ row, entry, match }: ScreenHit): string[] {
  const { listing, since } = entry
  const listedAs = match.matched === listing.name ? listing.name : `${listing.name} (${match.matched})`
  return [
    String(row.line),
    row.party.name,
    match.by === row.party.name ? '' : match.by,
    listedAs,
    listing.list,
    listing.country,
    since === undefined ? (statedSince(listing) ?? '') : sinceCell(listing, since),
    listing.status.state,
    match.sureness,
    match.how,
  ]
}

export function printReport(
  io: Io,
  names: NameFile,
  entries: readonly ListedEntry[],
  screening: Screening,
  min: Sureness,
): void {
  for (const line of summaryOf(names, entries, screening, min)) printLine(io, line)
  if (screening.hits.length > 0) {
    printLine(io)
    printTable(io, COLUMNS, screening.hits.map(cellsOf))
  }
  if (names.unread.length === 0) return
  printLine(io)
  printTable(
    io,
    ['line', 'not screened', 'reason'],
    names.unread.map(({ line, text, reason }) => [String(line), text, reason]),
  )
}

function summaryOf(
  { rows, unread }: NameFile,
  entries: readonly ListedEntry[],
  { hits, counts }: Screening,
  min: Sureness,
): string[] {
  const lists = new Set(entries.map(({ listing }) => listing.list)).size
  const found = new Set(hits.map(({ row }) => row.line)).size
  const hidden = counts.sure + counts.likely + counts.possible - hits.length
  return [
    `Screened ${amount(rows.length, 'name')} against ${amount(entries.length, 'entry', 'entries')} of ${amount(lists, 'list')}: ${amount(found, 'name')} found.`,
    `Matches: ${counts.sure} sure, ${counts.likely} likely, ${counts.possible} possible.`,
    ...(hidden === 0
      ? []
      : [`${amount(hidden, 'match', 'matches')} below "${min}" not shown; --min possible shows all.`]),
    ...(unread.length === 0 ? [] : [`${amount(unread.length, 'row')} could not be screened, listed below.`]),
    'Names are screened, ownership is not.',
  ]
}

function amount(value: number, one: string, many = `${one}s`): string {
  return `${value.toLocaleString('en-US')} ${value === 1 ? one : many}`
}

export function printAsJson(
  io: Io,
  names: NameFile,
  entries: readonly ListedEntry[],
  { hits, counts }: Screening,
): void {
  for (const { row, entry, match } of hits) {
    const { listing } = entry
    printJson(io, {
      type: 'match',
      line: row.line,
      name: row.party.name,
      by: match.by,
      matched: match.matched,
      sureness: match.sureness,
      how: match.how,
      entry: entry.id,
      listing: {
        list: listing.list,
        name: listing.name,
        country: listing.country,
        since: statedSince(listing) ?? null,
        state: listing.status.state,
      },
    })
  }
  for (const { line, text, reason } of names.unread) printJson(io, { type: 'unread', line, text, reason })
  printJson(io, {
    type: 'summary',
    names: names.rows.length,
    entries: entries.length,
    unread: names.unread.length,
    ...counts,
  })
}

export function printAsCsv(
  io: Io,
  names: NameFile,
  entries: readonly ListedEntry[],
  screening: Screening,
  min: Sureness,
): void {
  printLine(io, COLUMNS.join(','))
  for (const hit of screening.hits) printLine(io, cellsOf(hit).map(csvCell).join(','))
  for (const line of summaryOf(names, entries, screening, min)) io.stderr.write(`${line}\n`)
  for (const { line, text, reason } of names.unread)
    io.stderr.write(`line ${line}: ${JSON.stringify(text)}: ${reason}\n`)
}

/** A cell that a spreadsheet would run is kept a text. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
