/** From pieces of text with places to lines, and lines that run on every page (headers, footers, page numbers) left out. */

/** One piece as the PDF draws it; y grows upwards, units are points. */
export type PdfPiece = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly endsLine: boolean
}

export type PdfLine = {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
}

/** More jumps back to the top than columns and a footer make: the file draws its lines in no order. */
const MAX_JUMPS = 8

/**
 * @param pieces in the order of the file, which is the order of reading in all but odd files: columns come one after the
 * other, so lines are not sorted by height across them.
 */
export function pageLines(pieces: readonly PdfPiece[]): PdfLine[] {
  const groups: PdfPiece[][] = []
  for (const piece of pieces) {
    if (piece.text === '') continue
    const group = groups.at(-1)
    const last = group?.at(-1)
    const sameLine =
      last !== undefined &&
      Math.abs(last.y - piece.y) <= 0.5 * Math.max(last.size, piece.size, 1) &&
      piece.x >= last.x - 0.5 * Math.max(last.size, 1)
    if (sameLine && group !== undefined) group.push(piece)
    else groups.push([piece])
  }
  const lines = groups.map(lineOf).filter((line) => line.text !== '')
  const jumps = lines.filter((line, i) => i > 0 && line.y > (lines[i - 1]?.y ?? 0) + line.size).length
  return jumps > MAX_JUMPS && jumps > lines.length / 6 ? byPlace(lines) : lines
}

/** Lines without those at the top and bottom that stand on most pages, numbers aside, and without page numbers. */
export function withoutRunningLines(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const seen = new Map<string, number>()
  for (const lines of pages) {
    for (const key of new Set(edges(lines).map(runningKey))) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  const needed = Math.max(2, Math.ceil(pages.length * 0.6))
  return pages.map((lines) => {
    const edge = new Set(edges(lines))
    return lines.filter((line) => {
      if (!edge.has(line)) return true
      if (PAGE_NUMBER.test(line.text)) return false
      return pages.length < 2 || (seen.get(runningKey(line)) ?? 0) < needed
    })
  })
}

const PAGE_NUMBER =
  /^(?:[-–—]\s*)?(?:page\s*|seite\s*|第\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:\/|of|von|-|共|页，共)\s*\d{1,4})?(?:\s*[页頁])?(?:\s*[-–—])?$/i

/** The two lowest and two highest lines, wherever in the file they are drawn. */
function edges(lines: readonly PdfLine[]): PdfLine[] {
  const sorted = [...lines].sort((a, b) => b.y - a.y)
  return sorted.length <= 4
    ? sorted.filter((_, i) => i === 0 || i === sorted.length - 1)
    : [...sorted.slice(0, 2), ...sorted.slice(-2)]
}

function runningKey(line: PdfLine): string {
  return `${Math.round(line.y / 12)}:${line.text.replace(/\d+/g, '#').replace(/\s+/g, ' ')}`
}

function lineOf(pieces: readonly PdfPiece[]): PdfLine {
  let text = ''
  let right = Number.NaN
  let size = 0
  for (const piece of pieces) {
    const gap = piece.x - right
    if (text !== '' && gap > 0.18 * Math.max(piece.size, 1) && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' '
    text += piece.text
    right = piece.x + piece.width
    if (piece.text.trim() !== '') size = Math.max(size, piece.size)
  }
  const clean = text
    .replace(/[\x00-\x1F\x7F]/g, ' ')
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim()
  const first = pieces.find((piece) => piece.text.trim() !== '') ?? pieces[0]
  return { text: clean, x: first?.x ?? 0, right, y: first?.y ?? 0, size }
}

/** By height, then from the left; pieces at one height become one line. */
function byPlace(lines: readonly PdfLine[]): PdfLine[] {
  const sorted = [...lines].sort((a, b) => (Math.abs(a.y - b.y) <= 2 ? a.x - b.x : b.y - a.y))
  const merged: PdfLine[] = []
  for (const line of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && Math.abs(last.y - line.y) <= 2) {
      merged[merged.length - 1] = { ...last, text: `${last.text} ${line.text}`, right: line.right }
    } else merged.push(line)
  }
  return merged
}
