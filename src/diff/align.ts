/** Longest common runs of two sequences of ids: unique ids anchor (patience), jsdiff fills, both bounded. */
import { diffArrays } from 'diff'
import type { Span } from '../model/text.ts'

export type Pair = readonly [before: number, after: number]

/** Positions on both sides, half open. */
export type Range = { readonly before: Span; readonly after: Span }

/** Most edits that are looked for at first, and between halves of what took more: a search takes their square in steps. */
const MAX_EDITS = 512
const MAX_EDITS_OF_HALVES = 128
const MAX_DEPTH = 24

/** @returns a number for every distinct key, counted from 0. */
export function createInterner(): (key: string) => number {
  const ids = new Map<string, number>()
  return (key) => {
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, ids.size)
    return ids.size - 1
  }
}

/**
 * @returns pairs of equal ids, rising on both sides. The work is bounded, never quadratic; between anchors that are no more
 * than 512 edits apart the pairs are a longest common subsequence.
 */
export function alignEqual(before: readonly number[], after: readonly number[]): Pair[] {
  const pairs: Pair[] = []
  const indexes = (ids: readonly number[]) => ids.map((_, i) => i)
  alignRange(before, after, indexes(before), indexes(after), 0, pairs)
  return pairs
}

/** As `alignEqual`, without anchors: for the words of a sentence, where a unique word may be a chance. */
export function alignWords(before: readonly number[], after: readonly number[]): Pair[] {
  const pairs: Pair[] = []
  const indexes = (ids: readonly number[]) => ids.map((_, i) => i)
  trimmed(before, after, indexes(before), indexes(after), pairs, (a, b) => fill(before, after, a, b, MAX_EDITS, pairs))
  return pairs
}

/** @returns the ranges between pairs of two sequences of `n` and `m` elements: what differs. */
export function changedRanges(pairs: readonly Pair[], n: number, m: number): Range[] {
  const ranges: Range[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...pairs, [n, m] as Pair]) {
    if (nextI > i || nextJ > j) ranges.push({ before: [i, nextI], after: [j, nextJ] })
    i = nextI + 1
    j = nextJ + 1
  }
  return ranges
}

/** Takes equal ends off, lets `inner` align what is between, keeps the order of the pairs. */
function trimmed(
  before: readonly number[],
  after: readonly number[],
  a: readonly number[],
  b: readonly number[],
  pairs: Pair[],
  inner: (a: readonly number[], b: readonly number[]) => void,
): void {
  const same = (i: number, j: number) => before[a[i] ?? -1] === after[b[j] ?? -1]
  let start = 0
  while (start < a.length && start < b.length && same(start, start)) {
    pairs.push([a[start] ?? 0, b[start] ?? 0])
    start++
  }
  let end = 0
  while (end < a.length - start && end < b.length - start && same(a.length - 1 - end, b.length - 1 - end)) end++
  if (start < a.length - end && start < b.length - end) {
    inner(a.slice(start, a.length - end), b.slice(start, b.length - end))
  }
  for (let i = end; i > 0; i--) pairs.push([a[a.length - i] ?? 0, b[b.length - i] ?? 0])
}

/** `a` and `b` are the positions still to align, rising. */
function alignRange(
  before: readonly number[],
  after: readonly number[],
  a: readonly number[],
  b: readonly number[],
  depth: number,
  pairs: Pair[],
): void {
  trimmed(before, after, a, b, pairs, (innerA, innerB) => {
    const { restA, restB, countsA, countsB } = commonIds(before, after, innerA, innerB)
    if (restA.length === 0 || restB.length === 0) return
    const anchors = depth < MAX_DEPTH ? uniqueAnchors(before, after, restA, restB, countsA, countsB) : []
    if (anchors.length === 0) {
      fill(before, after, restA, restB, MAX_EDITS, pairs)
      return
    }
    let fromA = 0
    let fromB = 0
    for (const [toA, toB] of [...anchors, [restA.length, restB.length] as Pair]) {
      alignRange(before, after, restA.slice(fromA, toA), restB.slice(fromB, toB), depth + 1, pairs)
      if (toA < restA.length) pairs.push([restA[toA] ?? 0, restB[toB] ?? 0])
      fromA = toA + 1
      fromB = toB + 1
    }
  })
}

/** Positions whose ids stand on both sides, and how often each id stands on each. */
function commonIds(before: readonly number[], after: readonly number[], a: readonly number[], b: readonly number[]) {
  const [countsA, countsB] = [count(before, a), count(after, b)]
  const restA = a.filter((i) => countsB.has(before[i] ?? -1))
  const restB = b.filter((j) => countsA.has(after[j] ?? -1))
  return { restA, restB, countsA, countsB }
}

function count(ids: readonly number[], positions: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const i of positions) counts.set(ids[i] ?? -1, (counts.get(ids[i] ?? -1) ?? 0) + 1)
  return counts
}

/** Ids that stand once on each side, in the longest rising chain; pairs are positions in `a` and `b`. */
function uniqueAnchors(
  before: readonly number[],
  after: readonly number[],
  a: readonly number[],
  b: readonly number[],
  countsA: ReadonlyMap<number, number>,
  countsB: ReadonlyMap<number, number>,
): Pair[] {
  const unique = (id: number) => countsA.get(id) === 1 && countsB.get(id) === 1
  const placeInB = new Map<number, number>()
  for (const [j, position] of b.entries()) {
    const id = after[position] ?? -1
    if (unique(id)) placeInB.set(id, j)
  }
  const candidates: Pair[] = []
  for (const [i, position] of a.entries()) {
    const j = placeInB.get(before[position] ?? -1)
    if (j !== undefined) candidates.push([i, j])
  }
  return longestRising(candidates)
}

/** @param pairs rising in their first number. @returns the longest chain that rises in the second one too. */
export function longestRising(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = []
  const previous = new Int32Array(pairs.length).fill(-1)
  for (const [i, [, value]] of pairs.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[i] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = i
  }
  const chain: Pair[] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) {
    const pair = pairs[i]
    if (pair !== undefined) chain.push(pair)
  }
  return chain.reverse()
}

/** What no id anchors is left to jsdiff; where that gives up, each half is aligned with the half that faces it. */
function fill(
  before: readonly number[],
  after: readonly number[],
  a: readonly number[],
  b: readonly number[],
  maxEdits: number,
  pairs: Pair[],
): void {
  const { restA, restB } = commonIds(before, after, a, b)
  const leastEdits = a.length - restA.length + b.length - restB.length
  if (leastEdits <= maxEdits && longestCommon(before, after, a, b, maxEdits, pairs)) return
  const [i, j] = [restA.length >> 1, restB.length >> 1]
  fill(before, after, restA.slice(0, i), restB.slice(0, j), MAX_EDITS_OF_HALVES, pairs)
  fill(before, after, restA.slice(i), restB.slice(j), MAX_EDITS_OF_HALVES, pairs)
}

/** Adds the pairs of a longest common subsequence. @returns false, and adds none, where it takes more edits than `maxEditLength`. */
function longestCommon(
  before: readonly number[],
  after: readonly number[],
  a: readonly number[],
  b: readonly number[],
  maxEditLength: number,
  pairs: Pair[],
): boolean {
  const idsA = a.map((i) => before[i] ?? -1)
  const idsB = b.map((j) => after[j] ?? -1)
  const runs = diffArrays(idsA, idsB, { maxEditLength })
  if (runs === undefined) return false
  let [i, j] = [0, 0]
  for (const { added, removed, count } of runs) {
    if (!added && !removed) for (let n = 0; n < count; n++) pairs.push([a[i + n] ?? 0, b[j + n] ?? 0])
    if (!added) i += count
    if (!removed) j += count
  }
  return true
}
