/** Marks: whether they lie in the changed words, and whether they meet the words that the label's reason quotes. */
import type { Finding } from '../../../src/model/finding.ts'
import type { Span } from '../../../src/model/text.ts'
import type { Judged, Pair } from './pairs.ts'
import { type Share, shareOf } from './scores.ts'

/** @returns of all marks of all findings those that hold nothing but changed words. */
export function marksInside(judged: readonly Judged[]): Share {
  let inside = 0
  let n = 0
  for (const { pair, findings } of judged) {
    for (const finding of findings) {
      for (const side of ['before', 'after'] as const) {
        for (const words of markedWords(finding, side)) {
          n++
          if (isChanged(words, pair, side, finding)) inside++
        }
      }
    }
  }
  return shareOf(inside, n)
}

/** A sentence that came or went is changed as a whole; else the words around the mark do not stand on the other side as they are. */
function isChanged(
  words: { text: string; span: Span },
  pair: Pair,
  side: 'before' | 'after',
  finding: Finding,
): boolean {
  const evidence = finding[side]
  const other = side === 'before' ? pair.after : pair.before
  if (evidence === null || finding[side === 'before' ? 'after' : 'before'] === null) return true
  const [start, end] = words.span
  const around = evidence.text.slice(Math.max(0, start - CONTEXT), end + CONTEXT)
  return !other.includes(around)
}

/** Letters around a mark that make its place one of its own. */
const CONTEXT = 12

export type QuotedMarks = { readonly both: Share; readonly misses: readonly Judged[] }

/**
 * Of the pairs whose `why` quotes a literal pair ('X' -> 'Y', “X”→“Y”, 「X」→「Y」) and whose sides hold it: on how many marks
 * meet it on both sides.
 */
export function marksQuoted(judged: readonly Judged[]): QuotedMarks {
  const misses: Judged[] = []
  let n = 0
  for (const one of judged) {
    const quoted = quotedPair(one.pair)
    // noise of which rightly nothing is told has no marks
    if (quoted === undefined || (one.findings.length === 0 && one.truth === 'editorial')) continue
    n++
    const met = (['before', 'after'] as const).every((side) =>
      one.findings.some((finding) => quoted[side].some((piece) => meets(finding, side, piece))),
    )
    if (!met) misses.push(one)
  }
  return { both: shareOf(n - misses.length, n), misses }
}

const QUOTED =
  /(?:'([^']{1,200})'|“([^”]{1,200})”|「([^」]{1,200})」)\s*(?:->|→)\s*(?:'([^']{1,200})'|“([^”]{1,200})”|「([^」]{1,200})」)/u

/** @returns the pieces ("…" parts them) that each side truly holds; undefined where nothing literal is quoted. */
function quotedPair(pair: Pair): { readonly before: readonly string[]; readonly after: readonly string[] } | undefined {
  const match = QUOTED.exec(pair.why)
  if (match === null) return undefined
  const piecesOf = (text: string, whole: string) =>
    text
      .split(/…+|\.{3}/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '' && fold(whole).includes(fold(piece)))
  const before = piecesOf(match[1] ?? match[2] ?? match[3] ?? '', pair.before)
  const after = piecesOf(match[4] ?? match[5] ?? match[6] ?? '', pair.after)
  return before.length === 0 || after.length === 0 ? undefined : { before, after }
}

function markedWords(finding: Finding, side: 'before' | 'after'): { text: string; span: Span }[] {
  const evidence = finding[side]
  return (evidence?.marks ?? []).map((span) => ({ text: evidence?.text.slice(...span) ?? '', span }))
}

/** A mark shares words with the quoted piece; or, where the other side's words have no counterpart, their place is in it or at its edge. */
function meets(finding: Finding, side: 'before' | 'after', piece: string): boolean {
  if (markedWords(finding, side).some(({ text }) => overlaps(piece, text))) return true
  const { text = '', places = [] } = finding[side] ?? {}
  return places.some((at) => overlapsAt(text, at, piece))
}

function overlapsAt(text: string, at: number, piece: string): boolean {
  const [whole, part] = [fold(text), fold(piece)]
  const place = fold(`${text.slice(0, at)}|`).length - 1
  for (let from = whole.indexOf(part); from >= 0; from = whole.indexOf(part, from + 1)) {
    // a space stands between the place and the words beside it
    if (from - 1 <= place && place <= from + part.length + 1) return true
  }
  return false
}

function overlaps(a: string, b: string): boolean {
  const [left, right] = [fold(a), fold(b)]
  return right !== '' && (left.includes(right) || right.includes(left))
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim()
}
