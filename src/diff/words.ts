/** Which words of a changed sentence changed: hunks over the words of the folded texts, as ranges of the originals. */
import type { Hunk } from '../model/change.ts'
import type { Span } from '../model/text.ts'
import { type Folded, foldWithOffsets, originalSpan } from '../text/folding.ts'
import { splitWords } from '../text/words.ts'
import { alignWords, changedRanges, createInterner, type Pair, type Range } from './align.ts'
import { furnitureSpans } from './folding.ts'

/** Longer sentences are no sentences: what lies between their equal ends is one hunk. */
const MAX_LENGTH = 20_000

type Side = {
  readonly text: string
  readonly words: readonly Span[]
  readonly toOriginal: (start: number, end: number) => Span
}

/**
 * @param numbering how much of their beginnings only numbers them.
 * @param language BCP 47, for the segmentation into words.
 * @returns the changed words in order; none when the two differ only in what folds away. Outside of the hunks (and of
 * numbering and furniture) both texts are equal after folding.
 */
export function diffWords(
  before: string,
  after: string,
  numbering: readonly [number, number],
  language: string,
): Hunk[] {
  if (before.length > MAX_LENGTH || after.length > MAX_LENGTH) return [differingRange(before, after)]
  const folded = [foldSide(before, numbering[0]), foldSide(after, numbering[1])] as const
  const part = differingPart(...folded)
  const sides = [readSide(folded[0], part.before, language), readSide(folded[1], part.after, language)] as const
  const intern = createInterner()
  const [idsBefore, idsAfter] = sides.map((side) => side.words.map(([s, e]) => intern(side.text.slice(s, e)))) as [
    number[],
    number[],
  ]
  const ranges = changedRanges(alignWords(idsBefore, idsAfter), idsBefore.length, idsAfter.length)
  return mergeOverMarks(ranges, sides[0]).flatMap((range) => hunksOf(range, ...sides))
}

/** A sentence without its numbering, folded. */
type FoldedSide = { readonly folded: Folded; readonly skipped: number; readonly furniture: readonly Span[] }

function foldSide(text: string, skipped: number): FoldedSide {
  const folded = foldWithOffsets(text.slice(skipped))
  return { folded, skipped, furniture: furnitureSpans(folded.text) }
}

/** @param part the part of the folded text whose words are read. */
function readSide({ folded, skipped, furniture }: FoldedSide, part: Span, language: string): Side {
  const words = splitWords(folded.text.slice(...part), language)
    .map(([start, end]): Span => [part[0] + start, part[0] + end])
    .filter(([start, end]) => !furniture.some(([from, to]) => start < to && end > from))
  const toOriginal = (start: number, end: number): Span => {
    const [from, to] = originalSpan(folded, start, end)
    return [from + skipped, to + skipped]
  }
  return { text: folded.text, words, toOriginal }
}

/**
 * The part whose words are compared: what both sides share at their ends is left out but for a word at its start. It is
 * cut where what stands beyond has no part in how the text is cut into words, for to find Chinese words is slow.
 */
function differingPart(before: FoldedSide, after: FoldedSide): Range {
  const [a, b] = [before.folded.text, after.folded.text]
  if (before.furniture.length + after.furniture.length > 0) return { before: [0, a.length], after: [0, b.length] }
  const { before: differing } = differingRange(a, b)
  let from = cutBefore(a, differing[0] - 1)
  // a mark is a word, a blank is none
  if (a[from] === ' ') from = cutBefore(a, from - 1)
  let to = differing[1] + 1
  while (to < a.length && !isCut(a, to)) to++
  to = Math.min(to, a.length)
  return { before: [from, to], after: [from, b.length - (a.length - to)] }
}

function cutBefore(text: string, at: number): number {
  while (at > 0 && !isCut(text, at)) at--
  return Math.max(at, 0)
}

const MARKS = ',;:、。()"\'!?《》'

/** At a blank, or at a mark after a Chinese character. */
function isCut(text: string, at: number): boolean {
  const unit = text.charAt(at)
  return unit === ' ' || (MARKS.includes(unit) && /\p{Script=Han}/u.test(text.charAt(at - 1)))
}

/** Two replacements with nothing but a comma, hyphen, slash or quote between them are one. */
function mergeOverMarks(ranges: readonly Range[], { text, words }: Side): Range[] {
  const merged: Range[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    const [start, end] = [last?.before[1] ?? 0, range.before[0]]
    const mark = text.slice(...(words[start] ?? [0, 0]))
    const bothReplace = last !== undefined && replaces(last) && replaces(range)
    if (last === undefined || end - start !== 1 || !bothReplace || !/^[-,/'"·、]$/u.test(mark)) {
      merged.push(range)
      continue
    }
    merged[merged.length - 1] = {
      before: [last.before[0], range.before[1]],
      after: [last.after[0], range.after[1]],
    }
  }
  return merged
}

function replaces({ before, after }: Range): boolean {
  return before[1] > before[0] && after[1] > after[0]
}

function hunksOf(range: Range, before: Side, after: Side): Hunk[] {
  const a = textSpan(before, range.before)
  const b = textSpan(after, range.after)
  if (withoutLooseSpaces(before.text.slice(...a)) === withoutLooseSpaces(after.text.slice(...b))) return []
  return charRanges(before, a, after, b).map((part) => ({
    before: before.toOriginal(a[0] + part.before[0], a[0] + part.before[1]),
    after: after.toOriginal(b[0] + part.after[0], b[0] + part.after[1]),
  }))
}

/** "§744" is "§ 744", but "1 2" is not "12". */
function withoutLooseSpaces(text: string): string {
  return text.replace(/ (?![\p{L}\p{N}])|(?<![\p{L}\p{N}]) /gu, '')
}

/** The text that a range of words covers; an empty range lies at the end of the word before it. */
function textSpan({ words }: Side, [from, to]: Span): Span {
  if (to > from) return [words[from]?.[0] ?? 0, words[to - 1]?.[1] ?? 0]
  const at = words[from - 1]?.[1] ?? words[from]?.[0] ?? 0
  return [at, at]
}

/** Where words begin and end in a part of the text, counted from its start. */
function boundaries({ words }: Side, [from, to]: Span): ReadonlySet<number> {
  const edges = new Set<number>()
  for (const [start, end] of words) {
    if (start >= from && start <= to) edges.add(start - from)
    if (end >= from && end <= to) edges.add(end - from)
  }
  return edges
}

const HAN_WORD = /\p{Script=Han}{2}/u

/**
 * Chinese words are guesses: 国家安全局 may be one word here and two there. So the characters of a hunk are aligned as
 * well, and runs of two or more Han that begin and end where a word does, on either side, are equal after all.
 */
function charRanges(before: Side, spanBefore: Span, after: Side, spanAfter: Span): Range[] {
  const [a, b] = [before.text.slice(...spanBefore), after.text.slice(...spanAfter)]
  const whole: Range = { before: [0, a.length], after: [0, b.length] }
  if (!HAN_WORD.test(a) || !HAN_WORD.test(b) || a.length > 400 || b.length > 400) return [whole]
  const [edgesA, edgesB] = [boundaries(before, spanBefore), boundaries(after, spanAfter)]
  const edge = (i: number, j: number) => edgesA.has(i) || edgesB.has(j)
  const codes = (text: string) => text.split('').map((unit) => unit.charCodeAt(0))
  const ranges: Range[] = []
  let [i, j] = [0, 0]
  for (const [startA, startB, length] of runs(alignWords(codes(a), codes(b)))) {
    const text = a.slice(startA, startA + length)
    if (length < 2 || !/^\p{Script=Han}+$/u.test(text)) continue
    if (!edge(startA, startB) || !edge(startA + length, startB + length)) continue
    ranges.push({ before: [i, startA], after: [j, startB] })
    i = startA + length
    j = startB + length
  }
  ranges.push({ before: [i, a.length], after: [j, b.length] })
  return ranges.filter((r) => r.before[1] > r.before[0] || r.after[1] > r.after[0])
}

function runs(pairs: readonly Pair[]): [startA: number, startB: number, length: number][] {
  const found: [number, number, number][] = []
  for (const [i, j] of pairs) {
    const last = found.at(-1)
    if (last !== undefined && last[0] + last[2] === i && last[1] + last[2] === j) last[2]++
    else found.push([i, j, 1])
  }
  return found
}

/** @returns what lies between the equal beginnings and the equal ends of two texts; no surrogate pair is cut. */
export function differingRange(before: string, after: string): Hunk {
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (start > 0 && isLeadSurrogate(before.charCodeAt(start - 1))) start--
  let end = 0
  while (
    end < least - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++
  }
  if (end > 0 && isTrailSurrogate(before.charCodeAt(before.length - end))) end--
  return { before: [start, before.length - end], after: [start, after.length - end] }
}

function isLeadSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00
}

function isTrailSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000
}
