/** From the lines of a PDF to paragraphs: wraps rejoined, hyphenation undone, page breaks of no meaning. */
import type { Block } from '../model/extract.ts'
import { isChinese } from '../text/scripts.ts'
import { between } from './paragraphs.ts'
import type { PdfLine } from './pdf-lines.ts'

const BULLET =
  /^(?:[-–•·‣▪○●◦❑➢✓]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|(?:Q|A)\d*[.:]\s)/i
/** Prefixes that keep their hyphen when a line ends after them: re-export, not reexport. */
const KEEPS_HYPHEN =
  /(?:^|[\s(])(?:re|non|co|pre|post|anti|multi|semi|self|dual|third|high|low|long|short|well|so|end|cross|in|sub|foreign|case|state|on|off|U\.S)-$/i

type Paragraph = { text: string; size: number; readonly first: PdfLine; lines: number }

/**
 * @param pages lines in reading order. A paragraph goes on over the page break unless it ended.
 * @returns headings (larger type, short) with the paragraphs under them; numbered and bulleted paragraphs are items.
 */
export function pdfBlocks(pages: readonly (readonly PdfLine[])[]): Block[] {
  const all = pages.flat()
  const body = bodySize(all)
  const words = new Set(all.flatMap((line) => line.text.toLowerCase().match(/\p{L}+(?:-\p{L}+)+|\p{L}{4,}/gu) ?? []))
  const gap = usualGap(pages, body)
  const width = usualRight(all)
  const paragraphs: Paragraph[] = []
  let last: PdfLine | undefined
  for (const lines of pages) {
    let onPage = false
    for (const line of lines) {
      const current = paragraphs.at(-1)
      const begins =
        current === undefined ||
        last === undefined ||
        startsParagraph(last, line, current, { gap, body, width, onPage })
      if (begins) paragraphs.push({ text: line.text, size: line.size, first: line, lines: 1 })
      else {
        current.text = joinWrapped(current.text, line.text, words)
        current.lines++
      }
      last = line
      onPage = true
    }
  }
  return toBlocks(paragraphs, body)
}

type Layout = { readonly gap: number; readonly body: number; readonly width: number; readonly onPage: boolean }

function startsParagraph(last: PdfLine, line: PdfLine, current: Paragraph, layout: Layout): boolean {
  if (Math.abs(line.size - last.size) > 0.15 * Math.max(line.size, last.size)) return true
  if (BULLET.test(line.text)) return true
  const ended = /[.:;!?。：；！？]["'”’)\]）」』]*$/.test(current.text.slice(-20))
  const goesOn = /^[\p{Ll},;]/u.test(line.text) || /\p{L}[-\u00AD]$/u.test(last.text)
  const deliberate = wouldFit(last, line, layout.width)
  const drop = last.y - line.y
  // the next page or the next column: the distance says nothing
  if (!layout.onPage || drop < -layout.body) return ended ? !goesOn : deliberate && !goesOn
  if (drop > 1.45 * layout.gap) return true
  const indented = line.x > last.x + 0.8 * layout.body && ended
  return indented || (deliberate && (ended || !goesOn))
}

/** The first word of the next line had room on this one: the line was ended on purpose. */
function wouldFit(last: PdfLine, line: PdfLine, width: number): boolean {
  const perCharacter = (last.right - last.x) / Math.max(1, last.text.length)
  const word = isChinese(line.text.slice(0, 4)) ? 2 : (/^\S+/.exec(line.text)?.[0].length ?? 1) + 1
  return width - last.right > (word + 1) * perCharacter
}

function joinWrapped(before: string, after: string, words: ReadonlySet<string>): string {
  if (before.endsWith('\u00AD')) return before.slice(0, -1) + after
  const left = /(\p{L}+)-$/u.exec(before.slice(-60))
  const right = /^\p{Ll}+/u.exec(after)
  if (left?.[1] === undefined || right === null) return before + between(before, after) + after
  const hyphenated = `${left[1]}-${right[0]}`.toLowerCase()
  const joined = `${left[1]}${right[0]}`.toLowerCase()
  const keeps = words.has(hyphenated) || (!words.has(joined) && KEEPS_HYPHEN.test(before.slice(-60)))
  return keeps ? before + after : before.slice(0, -1) + after
}

function toBlocks(paragraphs: readonly Paragraph[], body: number): Block[] {
  const blocks: Block[] = []
  const headings: { readonly size: number; readonly text: string }[] = []
  for (const { text, size, lines } of paragraphs) {
    const path = headings.map((heading) => heading.text)
    const isHeading = size > 1.15 * body && text.length <= 200 && lines <= 4 && /\p{L}/u.test(text)
    if (isHeading) {
      while ((headings.at(-1)?.size ?? Number.POSITIVE_INFINITY) <= size + 0.5) headings.pop()
      blocks.push({ kind: 'heading', text, path: headings.map((heading) => heading.text), links: [] })
      headings.push({ size, text })
    } else blocks.push({ kind: BULLET.test(text) ? 'item' : 'paragraph', text, path, links: [] })
  }
  return blocks
}

/** The size that most characters are set in. */
function bodySize(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2
    counts.set(size, (counts.get(size) ?? 0) + line.text.length)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

/** The distance of most lines of the body. */
function usualGap(pages: readonly (readonly PdfLine[])[], body: number): number {
  const counts = new Map<number, number>()
  for (const lines of pages) {
    for (const [i, line] of lines.entries()) {
      const before = lines[i - 1]
      if (before === undefined) continue
      const drop = Math.round((before.y - line.y) * 2) / 2
      if (drop > 0.5 * body && drop < 4 * body) counts.set(drop, (counts.get(drop) ?? 0) + 1)
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1.2 * body
}

/** Where full lines end: the ninth tenth of all right ends. */
function usualRight(lines: readonly PdfLine[]): number {
  const ends = lines.map((line) => line.right).sort((a, b) => a - b)
  return ends[Math.floor(ends.length * 0.9)] ?? 0
}
