/** Tables of listed entities in the text edition of the Federal Register: columns of characters between ruled lines. */
import { raiseDigits } from '../../../listing/raised.ts'
import type { Cell } from '../../../model/extract.ts'

export type GpoTable = {
  /** Index of the first line, and behind the last one. */
  readonly from: number
  readonly to: number
  readonly headers: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

const RULE = /^\s*-{20,}\s*$/
const STARS = /^[\s*]+$/
const MAX_WIDTH = 400
const HEADERS: readonly (readonly [pattern: RegExp, header: string])[] = [
  [/\bcountry\b/i, 'Country'],
  [/\bentity\b/i, 'Entity'],
  [/\blisted person\b/i, 'Listed person and address'],
  [/\brequirement\b/i, 'License requirement'],
  [/\bpolicy\b/i, 'License review policy'],
  [/\bcitation\b/i, 'Federal Register citation'],
]

/**
 * Format of govinfo's text: a ruled line, a centred header, a ruled line, rows of wrapped cells (a continued line is indented by
 * one), a ruled line. The country is led to its entity by dots; `--` is a dash, `\4\` a footnote mark.
 */
export function readGpoTables(lines: readonly string[]): GpoTable[] {
  const tables: GpoTable[] = []
  for (let at = 0; at < lines.length; at++) {
    if (!RULE.test(lines[at] ?? '')) continue
    const second = nextRule(lines, at + 1, 12)
    if (second < 0) continue
    const head = lines.slice(at + 1, second).join(' ')
    const headers = HEADERS.filter(([pattern]) => pattern.test(head)).map(([, header]) => header)
    if (!headers.includes('Country') || headers.length < 3) continue
    const third = nextRule(lines, second + 1, 200_000)
    const end = third < 0 ? lines.length : third
    const body = lines.slice(second + 1, end)
    const columns = columnsIn(body, headers.length)
    if (columns === undefined) continue
    tables.push({ from: at, to: end + 1, headers, rows: rowsOf(body, columns, headers) })
    at = end
  }
  return tables
}

function nextRule(lines: readonly string[], from: number, within: number): number {
  for (let at = from; at < Math.min(lines.length, from + within); at++) if (RULE.test(lines[at] ?? '')) return at
  return -1
}

/** Starts of the columns: the widest gutters that no line writes in. */
function columnsIn(body: readonly string[], count: number): number[] | undefined {
  const used = new Uint32Array(MAX_WIDTH)
  let width = 0
  for (const line of body) {
    if (STARS.test(line) || line.includes('[[Page')) continue
    const plain = line.replace(/\.{2,}/g, (dots) => ' '.repeat(dots.length))
    width = Math.max(width, Math.min(MAX_WIDTH, plain.length))
    for (let i = 0; i < Math.min(MAX_WIDTH, plain.length); i++)
      if (plain.charAt(i) !== ' ') used[i] = (used[i] ?? 0) + 1
  }
  const gutters: { readonly start: number; readonly end: number }[] = []
  let start = -1
  for (let i = 0; i < width; i++) {
    if (used[i] === 0) {
      if (start < 0) start = i
    } else {
      if (start > 0) gutters.push({ start, end: i })
      start = -1
    }
  }
  const widest = gutters
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .slice(0, count - 1)
    .map(({ end }) => end)
  return widest.length === count - 1 ? [0, ...widest.sort((a, b) => a - b)] : undefined
}

function rowsOf(body: readonly string[], columns: readonly number[], headers: readonly string[]): Cell[][] {
  const rows: Cell[][] = []
  let pieces: string[][] = []
  const flush = (): void => {
    if (pieces.some((column) => column.some((text) => text !== ''))) {
      rows.push(headers.map((header, i) => ({ header, text: joinLines(pieces[i] ?? []) })))
    }
    pieces = headers.map(() => [])
  }
  flush()
  for (const line of body) {
    if (/\S/.test(line) && STARS.test(line)) {
      flush()
      continue
    }
    if (!/\S/.test(line) || line.includes('[[Page')) continue
    const cells = columns.map((start, i) => line.slice(start, columns[i + 1] ?? line.length))
    // a row begins where its last column does: continued lines are indented by one
    const begins = cells.slice(2).some((cell) => /^\S/.test(cell)) || /^\S/.test(cells[0] ?? '')
    if (begins) flush()
    for (const [i, cell] of cells.entries()) pieces[i]?.push(cell.replace(/\.{2,}\s*$/, '').trim())
  }
  flush()
  return rows
}

/** "aliases:" + "--Caihong UAV; and" */
function joinLines(lines: readonly string[]): string {
  let text = ''
  for (const line of lines) {
    if (line === '') continue
    const isDash = line.startsWith('--')
    const piece = line.replace(/^--/, '—').replace(/--/g, '—')
    if (text === '') text = piece
    else if (/\/$/.test(text) || (/[A-Za-z]-$/.test(text) && /^[A-Za-z]/.test(piece))) text += piece
    else text += isDash ? ` ${piece}` : ` ${piece}`
  }
  return text
    .replace(/\s*\\(\d{1,2})\\/g, (_, digits: string) => raiseDigits(digits))
    .replace(/\bSec\.\s*Sec\.\s/g, '§§ ')
    .replace(/\bSec\.\s/g, '§ ')
}
