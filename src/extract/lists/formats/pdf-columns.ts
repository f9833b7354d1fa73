/** The table of a PDF: its columns by the white rivers between them, its cells in the order of the file. Pure. */
import { between } from '../../paragraphs.ts'
import type { PdfPiece } from '../../pdf-lines.ts'

/** One row: the text of each column, with line ends as printed. */
type PdfRow = readonly string[]

export type PdfTable = { readonly headers: readonly string[]; readonly rows: readonly PdfRow[] }

/** Points; an A3 page is 1191 wide. */
const MAX_WIDTH = 3000
/** So many pieces in a thousand may cross a river: a title, a page number. */
const CROSSING = 4
const PAGE_NUMBER = /^[-–—\s\d/頁ページ]{1,12}$/

type Range = { readonly from: number; readonly to: number }

/**
 * @param isHeader tells the pieces of a header; the table begins below the first ones, on every page that repeats them.
 * @returns undefined where no page has a header. A row begins with a number in the first column; files write row by row, cell by cell.
 */
export function pdfTable(
  pages: readonly (readonly PdfPiece[])[],
  isHeader: (text: string) => boolean,
): PdfTable | undefined {
  const heads: PdfPiece[] = []
  const body: { readonly page: number; readonly piece: PdfPiece }[] = []
  for (const [page, all] of pages.entries()) {
    const pieces = all.filter((piece) => piece.text.trim() !== '')
    const height = headerHeight(pieces.filter((piece) => isHeader(piece.text)))
    // both languages of a header stand around that height; a cell that says "CW" further down is no header
    const own =
      height === undefined
        ? []
        : pieces.filter((piece) => isHeader(piece.text) && Math.abs(piece.y - height) <= 2.5 * piece.size)
    heads.push(...own)
    const top = height === undefined ? Number.POSITIVE_INFINITY : Math.min(...own.map((piece) => piece.y)) - 0.5
    const floor = Math.min(...pieces.map((piece) => piece.y))
    const below = pieces.filter((piece) => piece.y < top)
    for (const piece of below) {
      if (piece.y <= floor + 1 && PAGE_NUMBER.test(piece.text) && !isFirst(piece, below)) continue
      body.push({ page, piece })
    }
  }
  if (heads.length === 0) return undefined
  const ranges = columnsOf(body.map(({ piece }) => piece))
  const headers = ranges.map((range) => distinctText(heads.filter((piece) => nearest(ranges, piece) === range)))
  const named = mergeUnnamed(ranges, headers)
  return { headers: named.headers, rows: rowsOf(body, named.ranges) }
}

/** The height at which most header pieces stand, at least three of them. */
function headerHeight(pieces: readonly PdfPiece[]): number | undefined {
  const groups = Map.groupBy(pieces, (piece) => Math.round(piece.y / 4))
  const [most = []] = [...groups.values()].sort((a, b) => b.length - a.length)
  return most.length >= 3 ? most[0]?.y : undefined
}

function isFirst(piece: PdfPiece, pieces: readonly PdfPiece[]): boolean {
  const left = Math.min(...pieces.map((other) => other.x))
  return piece.x < left + 40
}

function columnsOf(pieces: readonly PdfPiece[]): Range[] {
  const covered = new Int32Array(MAX_WIDTH)
  for (const { x, width } of pieces) {
    const to = Math.min(MAX_WIDTH - 1, Math.ceil(x + Math.max(1, width)))
    for (let at = Math.max(0, Math.floor(x)); at < to; at++) covered[at] = (covered[at] ?? 0) + 1
  }
  const allowed = Math.floor((pieces.length * CROSSING) / 1000)
  const ranges: Range[] = []
  let from = -1
  for (let at = 0; at < MAX_WIDTH; at++) {
    const inside = (covered[at] ?? 0) > allowed
    if (inside && from < 0) from = at
    if (!inside && from >= 0) {
      ranges.push({ from, to: at })
      from = -1
    }
  }
  return ranges
}

function nearest(ranges: readonly Range[], { x, width }: PdfPiece): Range | undefined {
  const middle = x + width / 2
  const away = (range: Range): number => Math.max(range.from - middle, middle - range.to, 0)
  return ranges.reduce<Range | undefined>(
    (best, range) => (best === undefined || away(range) < away(best) ? range : best),
    undefined,
  )
}

/** Bullets may stand in a river of their own: what has no header belongs to its nearer neighbour, of equals the right one. */
function mergeUnnamed(
  ranges: readonly Range[],
  headers: readonly string[],
): { readonly ranges: readonly Range[]; readonly headers: readonly string[] } {
  // the numbers of the rows need no header
  const named = ranges.flatMap((range, i) =>
    i === 0 || headers[i] !== '' ? [{ range, header: headers[i] ?? '' }] : [],
  )
  for (const [i, range] of ranges.entries()) {
    if (i === 0 || headers[i] !== '') continue
    const right = named.findIndex((other) => other.range.from >= range.to)
    const left = right < 0 ? named.length - 1 : right - 1
    const [a, b] = [named[left], right < 0 ? undefined : named[right]]
    const toRight = b === undefined ? Number.POSITIVE_INFINITY : b.range.from - range.to
    const toLeft = a === undefined || left === 0 ? Number.POSITIVE_INFINITY : range.from - a.range.to
    if (b !== undefined && toRight <= toLeft) named[right] = { ...b, range: { from: range.from, to: b.range.to } }
    else if (a !== undefined) named[left] = { ...a, range: { from: a.range.from, to: range.to } }
  }
  return { ranges: named.map(({ range }) => range), headers: named.map(({ header }) => header) }
}

function rowsOf(
  body: readonly { readonly page: number; readonly piece: PdfPiece }[],
  ranges: readonly Range[],
): PdfRow[] {
  const rows: string[][] = []
  let last: { readonly column: number; readonly page: number; readonly piece: PdfPiece } | undefined
  for (const { page, piece } of body) {
    const range = nearest(ranges, piece)
    const column = range === undefined ? -1 : ranges.indexOf(range)
    if (column < 0) continue
    if (column === 0 && /^\s*\d{1,5}\s*$/.test(piece.text)) {
      rows.push(ranges.map(() => ''))
      last = undefined
    }
    const row = rows.at(-1)
    if (row === undefined) continue
    const before = row[column] ?? ''
    const sameLine =
      last?.column === column && last.page === page && Math.abs(last.piece.y - piece.y) <= 0.5 * piece.size
    row[column] =
      before === ''
        ? piece.text.trim()
        : sameLine
          ? joinOnLine(before, piece, last?.piece)
          : `${before}\n${piece.text.trim()}`
    last = { column, page, piece }
  }
  return rows
}

function joinOnLine(before: string, piece: PdfPiece, last: PdfPiece | undefined): string {
  const gap = last === undefined ? 0 : piece.x - (last.x + last.width)
  return gap > 0.18 * piece.size || /\s$/.test(last?.text ?? '')
    ? `${before} ${piece.text.trim()}`
    : before + piece.text.trim()
}

function distinctText(pieces: readonly PdfPiece[]): string {
  return [...new Set(pieces.map((piece) => piece.text.trim()))].join(' ')
}

/** Lines of a cell as one: no space between Chinese or Japanese characters. */
export function unwrapped(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  return rest.reduce((joined, line) => joined + between(joined, line) + line, first)
}
