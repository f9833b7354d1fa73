/** Words that the lexicon holds to be equal, where they reach beyond the changed characters: 颁(发) → 核(发), 行政许可 → 许可. */
import type { Hunk } from '../../model/change.ts'
import type { Span } from '../../model/text.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Reading } from '../read/cue.ts'

/** Characters that such words may reach back from a change. */
const MOST_BACK = 10

/** Changes that lie so close that one word may hold them all. */
const MOST_TOGETHER = 3

/** @returns the hunks that only exchange words of one group of equal words for each other, in Chinese. */
export function equalHunks(hunks: readonly Hunk[], before: Reading, after: Reading): ReadonlySet<Hunk> {
  const equal = new Set<Hunk>()
  if (!before.lexicon.byCharacter) return equal
  for (let first = 0; first < hunks.length; first++) {
    for (let last = first; last < Math.min(hunks.length, first + MOST_TOGETHER); last++) {
      if (isEqual(hunks, first, last, before, after)) for (const hunk of hunks.slice(first, last + 1)) equal.add(hunk)
    }
  }
  return equal
}

function isEqual(hunks: readonly Hunk[], first: number, last: number, before: Reading, after: Reading): boolean {
  const [from, to] = [hunks[first], hunks[last]]
  if (from === undefined || to === undefined) return false
  const [left, right] = [hunks[first - 1], hunks[last + 1]]
  const room = {
    back: Math.min(MOST_BACK, from.before[0] - (left?.before[1] ?? 0), from.after[0] - (left?.after[1] ?? 0)),
    on: Math.min(
      (right?.before[0] ?? before.plain.length) - to.before[1],
      (right?.after[0] ?? after.plain.length) - to.after[1],
    ),
  }
  const spans: [Span, Span] = [
    [from.before[0], to.before[1]],
    [from.after[0], to.after[1]],
  ]
  return isCovered(before, after, ...spans, room) || isCovered(after, before, spans[1], spans[0], room)
}

/** A word of the lexicon covers the change on one side, and what stands in its place on the other is its equal. */
function isCovered(
  one: Reading,
  other: Reading,
  [start, end]: Span,
  [from, to]: Span,
  room: { readonly back: number; readonly on: number },
): boolean {
  const { synonyms } = one.lexicon
  for (let back = 0; back <= room.back; back++) {
    const at = start - back
    for (const word of wordsFrom(one.lexicon).get(one.plain.charAt(at)) ?? []) {
      const on = at + word.length - end
      if (on < 0 || on > room.on || !one.plain.startsWith(word, at)) continue
      const counterpart = other.plain.slice(from - back, to + on)
      if (counterpart !== '' && synonyms.get(counterpart) === synonyms.get(word)) return true
    }
  }
  return false
}

const indexed = new WeakMap<Lexicon, ReadonlyMap<string, readonly string[]>>()

/** First character -> the equal words that begin with it. */
function wordsFrom(lexicon: Lexicon): ReadonlyMap<string, readonly string[]> {
  const known = indexed.get(lexicon)
  if (known !== undefined) return known
  const index = Map.groupBy(lexicon.synonyms.keys(), (word) => word.charAt(0))
  indexed.set(lexicon, index)
  return index
}
