/** Which changed sentence is which: monotone pairing by likeness, with one sentence made two and two made one. */
import { longestRising, type Pair } from './align.ts'
import { pairFar, type Required } from './far.ts'
import { containedIn, type Features, joinFeatures, likeness } from './similarity.ts'

/** `count` sentences from `before` on are `afterCount` sentences from `after` on. */
export type Match = {
  readonly before: number
  readonly beforeCount: 1 | 2
  readonly after: number
  readonly afterCount: 1 | 2
}

/** Work left for one comparison of two extracts, and how many sentences were given up for want of it. */
export type Bound = { cells: number; givenUp: number }

/** Comparisons of two sentences: about 0.3 µs each. */
export const ALL_CELLS = 1_500_000
const CELLS_AT_ONCE = 160_000

/** Clearly the same sentence; the same one among few; the only one left on both sides. */
const CLEAR = 0.42
const AMONG_FEW = 0.3
const ALONE = 0.2
const FEW = 6

/** @returns matches in order, none crossing another. Sentences in none of them are removed or added. */
export function pairSimilar(
  before: readonly Features[],
  after: readonly Features[],
  required: Required,
  bound: Bound,
): Match[] {
  if (before.length === 0 || after.length === 0) return []
  const cells = before.length * after.length
  if (cells > CELLS_AT_ONCE || cells > bound.cells) return pairLarge(before, after, required, bound)
  bound.cells -= cells
  return refine(before, after, required, CLEAR)
}

/** A gap too large for the table: sentences that are each other's best anchor it, and the gaps between are paired. */
function pairLarge(before: readonly Features[], after: readonly Features[], required: Required, bound: Bound): Match[] {
  const anchors = longestRising(pairFar(before, after, required))
  if (anchors.length === 0) {
    bound.givenUp += before.length + after.length
    return []
  }
  return between(anchors, before.length, after.length).flatMap(([fromA, toA, fromB, toB]) => [
    ...shifted(
      pairSimilar(before.slice(fromA, toA), after.slice(fromB, toB), (i, j) => required(fromA + i, fromB + j), bound),
      fromA,
      fromB,
    ),
    ...(toA < before.length ? [{ before: toA, beforeCount: 1, after: toB, afterCount: 1 } satisfies Match] : []),
  ])
}

/** Pairs by the table, then again more tolerantly between the matches, where only few or one are left. */
function refine(before: readonly Features[], after: readonly Features[], required: Required, floor: number): Match[] {
  const matches = pairByTable(before, after, required, floor)
  if (floor === ALONE) return matches
  const [next, most] = floor === CLEAR ? [AMONG_FEW, FEW] : [ALONE, 1]
  const found: Match[] = []
  let fromA = 0
  let fromB = 0
  for (const match of [...matches, undefined]) {
    const [startA, startB] = [fromA, fromB]
    const a = before.slice(startA, match?.before)
    const b = after.slice(startB, match?.after)
    if (a.length > 0 && b.length > 0 && a.length <= most && b.length <= most) {
      found.push(
        ...shifted(
          refine(a, b, (i, j) => required(startA + i, startB + j), next),
          startA,
          startB,
        ),
      )
    }
    if (match === undefined) break
    found.push(match)
    fromA = match.before + match.beforeCount
    fromB = match.after + match.afterCount
  }
  return found
}

function shifted(matches: readonly Match[], before: number, after: number): Match[] {
  return matches.map((m) => ({ ...m, before: m.before + before, after: m.after + after }))
}

function between(anchors: readonly Pair[], n: number, m: number): [number, number, number, number][] {
  const ranges: [number, number, number, number][] = []
  let fromA = 0
  let fromB = 0
  for (const [toA, toB] of [...anchors, [n, m] as Pair]) {
    ranges.push([fromA, toA, fromB, toB])
    fromA = toA + 1
    fromB = toB + 1
  }
  return ranges
}

const STEPS: readonly (readonly [beforeCount: 1 | 2, afterCount: 1 | 2])[] = [
  [1, 1],
  [1, 2],
  [2, 1],
]

/** Needleman-Wunsch: the greatest sum of (score - base) over matches whose score reaches the floor. */
function pairByTable(
  before: readonly Features[],
  after: readonly Features[],
  required: Required,
  floor: number,
): Match[] {
  const n = before.length
  const m = after.length
  const width = m + 1
  const base = floor * 0.6
  const scores = singleScores(before, after, required, floor)
  const best = new Float64Array((n + 1) * width)
  // 0: leave the sentence before, 1: leave the one after, 2…: STEPS[way - 2]
  const way = new Uint8Array((n + 1) * width)
  const value = (i: number, j: number) => best[i * width + j] ?? 0
  for (let i = n; i >= 0; i--) {
    for (let j = m; j >= 0; j--) {
      if (i === n || j === m) {
        way[i * width + j] = i === n ? 1 : 0
        continue
      }
      let top = value(i + 1, j)
      let chosen = 0
      if (value(i, j + 1) > top) {
        top = value(i, j + 1)
        chosen = 1
      }
      for (const [step, [countA, countB]] of STEPS.entries()) {
        if (i + countA > n || j + countB > m) continue
        const score =
          step === 0 ? (scores[i * m + j] ?? 0) : mergedScore(before, after, scores, required, i, j, countA, countB)
        if (score < floor) continue
        const sum = score - base + value(i + countA, j + countB)
        if (sum > top) {
          top = sum
          chosen = step + 2
        }
      }
      best[i * width + j] = top
      way[i * width + j] = chosen
    }
  }
  const matches: Match[] = []
  for (let i = 0, j = 0; i < n && j < m; ) {
    const chosen = way[i * width + j] ?? 0
    const step = STEPS[chosen - 2]
    if (step === undefined) {
      if (chosen === 0) i++
      else j++
      continue
    }
    matches.push({ before: i, beforeCount: step[0], after: j, afterCount: step[1] })
    i += step[0]
    j += step[1]
  }
  return matches
}

function singleScores(
  before: readonly Features[],
  after: readonly Features[],
  required: Required,
  floor: number,
): Float32Array {
  const scores = new Float32Array(before.length * after.length)
  for (const [i, a] of before.entries()) {
    for (const [j, b] of after.entries()) {
      const { score, content } = likeness(a, b)
      // Low likeness must at least rest on words of content, unless there are hardly any.
      const founded = floor >= CLEAR || content >= 1.5 || Math.min(a.total, b.total) <= 3
      if (founded && score >= required(i, j)) scores[i * after.length + j] = score
    }
  }
  return scores
}

/** The likeness of two sentences joined to one: only where both of them stand in it by more than half. */
function mergedScore(
  before: readonly Features[],
  after: readonly Features[],
  scores: Float32Array,
  required: Required,
  i: number,
  j: number,
  countA: 1 | 2,
  countB: 1 | 2,
): number {
  const a = before[i]
  const b = after[j]
  const a2 = countA === 2 ? before[i + 1] : undefined
  const b2 = countB === 2 ? after[j + 1] : undefined
  if (a === undefined || b === undefined) return 0
  const first = scores[i * after.length + j] ?? 0
  const second = scores[(i + countA - 1) * after.length + j + countB - 1] ?? 0
  if (first < 0.2 || second < 0.2 || required(i + countA - 1, j + countB - 1) > 1) return 0
  const whole = a2 === undefined ? a : joinFeatures(a, a2)
  const other = b2 === undefined ? b : joinFeatures(b, b2)
  const parts = [...(a2 === undefined ? [] : [a, a2]), ...(b2 === undefined ? [] : [b, b2])]
  if (parts.some((part) => containedIn(part, a2 === undefined ? whole : other) < 0.5)) return 0
  const { score } = likeness(whole, other)
  return score > Math.max(first, second) + 0.08 ? score : 0
}
