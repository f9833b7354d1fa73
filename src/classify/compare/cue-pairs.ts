/** Which cue of the old sentence became which cue of the new one. */
import type { Hunk } from '../../model/change.ts'
import type { Span } from '../../model/text.ts'
import type { Family } from '../lexicon/lexicon.ts'
import { type Cue, cuesOf } from '../read/cue.ts'
import { imageOf } from './both-sides.ts'
import type { Comparison } from './comparison.ts'

export type CuePair = { readonly before: Cue; readonly after: Cue }

export type Pairing = {
  readonly pairs: readonly CuePair[]
  /** Changed cues without a counterpart. */
  readonly gone: readonly Cue[]
  readonly came: readonly Cue[]
}

/**
 * Pairs the cues of some families: first those that stand at the same place, then equal ones that moved.
 * Pairs of equal force are kept: they say that nothing happened there.
 */
export function pairCues(comparison: Comparison, ...families: Family[]): Pairing {
  const { hunks } = comparison
  const changed = new Set([...comparison.changedBefore, ...comparison.changedAfter])
  const left = cuesOf(comparison.before.cues, ...families)
  const right = cuesOf(comparison.after.cues, ...families)
  const candidates: { before: Cue; after: Cue; score: number }[] = []
  for (const before of left) {
    for (const after of right) {
      if (!changed.has(before) && !changed.has(after)) continue
      const score = closeness(before, after, hunks)
      if (score > 0) candidates.push({ before, after, score })
    }
  }
  candidates.sort((a, b) => b.score - a.score)
  const used = new Set<Cue>()
  const pairs: CuePair[] = []
  for (const { before, after } of candidates) {
    if (used.has(before) || used.has(after)) continue
    used.add(before).add(after)
    pairs.push({ before, after })
  }
  const gone = left.filter((cue) => changed.has(cue) && !used.has(cue))
  const came = right.filter((cue) => changed.has(cue) && !used.has(cue))
  const moved = matchEqual(gone, came)
  return {
    pairs: [...pairs, ...moved],
    gone: gone.filter((cue) => !moved.some((pair) => pair.before === cue)),
    came: came.filter((cue) => !moved.some((pair) => pair.after === cue)),
  }
}

/** Characters of the other side among which a cue that is read only beside another finds it. */
const MOST_LOOSE = 60

/** 0: nowhere near each other; greater where they share a place, more so for one family, one polarity, one order. */
function closeness(before: Cue, after: Cue, hunks: readonly Hunk[]): number {
  const isLoose = before.row.pairOnly === true || after.row.pairOnly === true
  const shared = before.parts.some((part) => {
    const image = imageOf(part, hunks, 'before')
    if (isLoose && image[1] - image[0] > MOST_LOOSE) return false
    return after.parts.some((other) => {
      const back = imageOf(other, hunks, 'after')
      return overlaps(image, other) && overlaps(part, back) && !(isLoose && back[1] - back[0] > MOST_LOOSE)
    })
  })
  if (!shared || isOtherSense(before, after)) return 0
  const sameFamily = before.row.family === after.row.family ? 2 : 0
  const samePolarity = before.row.polarity === after.row.polarity ? 0.5 : 0
  const distance = Math.abs((before.parts[0]?.[0] ?? 0) - (after.parts[0]?.[0] ?? 0))
  return 1 + sameFamily + samePolarity + 1 / (2 + distance)
}

/** "confirms" beside "suspects" is a claim; beside "ensures" it is an act. */
function isOtherSense({ row: before }: Cue, { row: after }: Cue): boolean {
  const isLoose = ({ family, pairOnly }: Cue['row']) => family === 'claim' && pairOnly === true
  return before.family !== after.family && (isLoose(before) || isLoose(after))
}

function overlaps(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

function matchEqual(gone: readonly Cue[], came: readonly Cue[]): CuePair[] {
  const left = [...came]
  return gone.flatMap((before) => {
    const at = left.findIndex((after) => isEqual(before, after))
    const [after] = at < 0 ? [] : left.splice(at, 1)
    return after === undefined ? [] : [{ before, after }]
  })
}

function isEqual(a: Cue, b: Cue): boolean {
  return (
    a.row.family === b.row.family &&
    a.row.polarity === b.row.polarity &&
    a.row.force === b.row.force &&
    a.row.rank === b.row.rank &&
    a.row.state === b.row.state
  )
}
