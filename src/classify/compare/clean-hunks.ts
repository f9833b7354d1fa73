/** Changed places made as small and as clean as they can be: what both sides share is no change, and a list item is cut at its mark. */
import type { Hunk } from '../../model/change.ts'
import type { Span } from '../../model/text.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'
import type { Reading } from '../read/cue.ts'

/** Edges at which a reader would cut: the marks and words that join a list. */
const JOIN_START = wordPattern(
  (set) => `^(?:[、，]|[,;]\\s|\\s*(?:${set('and')}|${set('or')}|${set('also')}|${set('besides')}))`,
)
const JOIN_END = wordPattern((set) => `(?:[、，]|(?:[,;]|${set('and')}|${set('or')})\\s?)$`)
/** How far a change is moved to a better edge. */
const MOST_STEPS = 24

/** @returns the hunks moved to the join of a list; in Chinese without words that both sides share at an end. */
export function fitHunks(hunks: readonly Hunk[], before: Reading, after: Reading): Hunk[] {
  return hunks.map((hunk, index) => {
    const trimmed = before.lexicon.byCharacter ? trimShared(hunk, before, after) : hunk
    const room = {
      from: hunks[index - 1] ?? { before: [0, 0], after: [0, 0] },
      to: hunks[index + 1] ?? {
        before: [before.text.length, before.text.length],
        after: [after.text.length, after.text.length],
      },
    }
    if (isEmpty(trimmed.before) && !isEmpty(trimmed.after))
      return shift(trimmed, slide(trimmed.after, after, room.from.after[1], room.to.after[0]))
    if (isEmpty(trimmed.after) && !isEmpty(trimmed.before))
      return shift(trimmed, slide(trimmed.before, before, room.from.before[1], room.to.before[0]))
    return trimmed
  })
}

/** 十(倍) → 二十(倍): a change at the edge of a Chinese number, or inside it, changed the number. */
export function coverNumbers(
  hunks: readonly Hunk[],
  before: { readonly length: number; readonly numbers: readonly Span[] },
  after: { readonly length: number; readonly numbers: readonly Span[] },
): Hunk[] {
  const covered: Hunk[] = []
  for (const [index, hunk] of hunks.entries()) {
    const last = covered.at(-1)
    const next = hunks[index + 1]
    const back = Math.min(
      Math.max(reachOf(before.numbers, hunk.before)[0], reachOf(after.numbers, hunk.after)[0]),
      hunk.before[0] - (last?.before[1] ?? 0),
      hunk.after[0] - (last?.after[1] ?? 0),
    )
    const on = Math.min(
      Math.max(reachOf(before.numbers, hunk.before)[1], reachOf(after.numbers, hunk.after)[1]),
      (next?.before[0] ?? before.length) - hunk.before[1],
      (next?.after[0] ?? after.length) - hunk.after[1],
    )
    covered.push({
      before: [hunk.before[0] - back, hunk.before[1] + on],
      after: [hunk.after[0] - back, hunk.after[1] + on],
    })
  }
  return covered
}

/** How far the numbers that share a character with the span reach beyond it, back and on. */
function reachOf(numbers: readonly Span[], [start, end]: Span): [back: number, on: number] {
  const own = numbers.filter((number) => number[0] < end && start < number[1])
  return [Math.max(0, ...own.map((number) => start - number[0])), Math.max(0, ...own.map((number) => number[1] - end))]
}

function isEmpty([start, end]: Span): boolean {
  return start === end
}

/**
 * 向 → 在合理的时间内向: what came is 在合理的时间内. Only where one side is left with nothing and most of the other came:
 * 中国 → 中华民国 and 0.1% → 1% are exchanges. A cue is never cut: 不得 → 得 stays whole.
 */
function trimShared(hunk: Hunk, before: Reading, after: Reading): Hunk {
  const [a, b] = hunk.before
  const [c, d] = hunk.after
  const shared = Math.min(b - a, d - c)
  if (shared === 0 || Math.max(b - a, d - c) < 3 * shared) return hunk
  const short = b - a === shared ? before.plain.slice(a, b) : after.plain.slice(c, d)
  const long = b - a === shared ? after.plain.slice(c, d) : before.plain.slice(a, b)
  if (/\d/.test(long)) return hunk
  if (long.startsWith(short) && !cuts(before, a + shared) && !cuts(after, c + shared))
    return { before: [a + shared, b], after: [c + shared, d] }
  if (long.endsWith(short) && !cuts(before, b - shared) && !cuts(after, d - shared))
    return { before: [a, b - shared], after: [c, d - shared] }
  return hunk
}

/** True when the place lies inside a cue. */
function cuts({ cues }: Reading, at: number): boolean {
  return cues.some(({ parts }) => parts.some(([start, end]) => start < at && at < end))
}

/**
 * 调解(人、调解)委员 → (调解人、)调解委员; "the SERENE (IMO 9305568() and the QUARTZ (IMO 9312494))" → "…(and the QUARTZ (IMO 9312494))":
 * steps by which the change moves to begin or end where a list is joined.
 */
function slide([start, end]: Span, reading: Reading, least: number, most: number): number {
  const { plain } = reading
  if (isClean(reading, start, end)) return 0
  // a word of a Western language is not cut, so only what cuts a bracket is moved
  if (!reading.lexicon.byCharacter && !cutsBracket(plain.slice(start, end))) return 0
  for (let step = 1; step <= MOST_STEPS && start - step >= least; step++) {
    if (plain[start - step] !== plain[end - step]) break
    if (isClean(reading, start - step, end - step) && !cuts(reading, start - step)) return -step
  }
  for (let step = 1; step <= MOST_STEPS && end + step <= most; step++) {
    if (plain[start + step - 1] !== plain[end + step - 1]) break
    if (isClean(reading, start + step, end + step) && !cuts(reading, start + step)) return step
  }
  return 0
}

/** ") and the QUARTZ (IMO": a bracket is closed that was not opened. */
function cutsBracket(text: string): boolean {
  const close = text.search(/[)）]/u)
  const open = text.search(/[(（]/u)
  return close >= 0 && (open < 0 || close < open)
}

function isClean({ plain, lexicon }: Reading, start: number, end: number): boolean {
  const text = plain.slice(start, end)
  return JOIN_START(lexicon).test(text) || JOIN_END(lexicon).test(text)
}

function shift({ before, after }: Hunk, step: number): Hunk {
  const moved = ([start, end]: Span): Span => [start + step, end + step]
  return step === 0 ? { before, after } : { before: moved(before), after: moved(after) }
}
