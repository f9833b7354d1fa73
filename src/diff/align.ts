/** Longest common runs of two sequences of ids: unique ids anchor (patience), Myers' O(ND) fills, both bounded. */

export type Pair = readonly [before: number, after: number]

/** Most edits that one round of Myers explores; then the furthest point is taken and the search starts anew there. */
const MAX_EDITS = 512
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
 * @returns pairs of equal ids, rising on both sides. At most (n + m) · 256 steps beside linear work, so never quadratic;
 * within the bound the result of Myers is a longest common subsequence.
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
  trimmed(before, after, indexes(before), indexes(after), pairs, (a, b) => myers(before, after, a, b, pairs))
  return pairs
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
    const countsA = count(before, innerA)
    const countsB = count(after, innerB)
    const restA = innerA.filter((i) => countsB.has(before[i] ?? -1))
    const restB = innerB.filter((j) => countsA.has(after[j] ?? -1))
    if (restA.length === 0 || restB.length === 0) return
    const anchors = depth < MAX_DEPTH ? uniqueAnchors(before, after, restA, restB, countsA, countsB) : []
    if (anchors.length === 0) {
      myers(before, after, restA, restB, pairs)
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

/** Myers 1986, greedy, forward; restarted from the furthest point whenever MAX_EDITS are spent. */
function myers(
  before: readonly number[],
  after: readonly number[],
  a: readonly number[],
  b: readonly number[],
  pairs: Pair[],
): void {
  const idsA = a.map((i) => before[i] ?? -1)
  const idsB = b.map((j) => after[j] ?? -1)
  let x = 0
  let y = 0
  while (x < idsA.length && y < idsB.length) {
    const { found, endX, endY } = myersRound(idsA, idsB, x, y)
    for (const [i, j] of found) pairs.push([a[i] ?? 0, b[j] ?? 0])
    x = endX
    y = endY
  }
}

/** One search from (fromX, fromY): all its equal pairs up to the end, or up to the furthest point within the bound. */
function myersRound(a: readonly number[], b: readonly number[], fromX: number, fromY: number) {
  const n = a.length - fromX
  const m = b.length - fromY
  const most = Math.min(MAX_EDITS, n + m)
  const centre = most + 1
  // reach[centre + k]: the greatest x on diagonal k = x - y; -1: none inside the table.
  const reach = Array<number>(2 * most + 3).fill(-1)
  const trace: number[][] = []
  let end = { k: 0, edits: 0, x: 0 }
  for (let edits = 0; edits <= most; edits++) {
    trace.push(reach.slice(centre - edits - 1, centre + edits + 2))
    let furthest = -1
    for (let k = -edits; k <= edits; k += 2) {
      let x = edits === 0 ? 0 : stepFrom(reach, centre, k, n, m).x
      if (x < 0) continue
      while (x < n && x - k < m && a[fromX + x] === b[fromY + x - k]) x++
      reach[centre + k] = x
      if (2 * x - k > furthest) {
        furthest = 2 * x - k
        end = { k, edits, x }
      }
    }
    if (furthest === n + m) break
  }
  const found = backtrack(trace, end, n, m).map(([i, j]): Pair => [fromX + i, fromY + j])
  return { found, endX: fromX + end.x, endY: fromY + end.x - end.k }
}

/** The better way onto diagonal k: right from k - 1 (an element of `a` goes) or down from k + 1 (one of `b` comes). */
function stepFrom(
  reach: readonly number[],
  centre: number,
  k: number,
  n: number,
  m: number,
): { x: number; fromK: number } {
  const left = reach[centre + k - 1] ?? -1
  const above = reach[centre + k + 1] ?? -1
  const right = left >= 0 && left < n ? left + 1 : -1
  const down = above >= 0 && above - k <= m ? above : -1
  return right > down ? { x: right, fromK: k - 1 } : { x: down, fromK: k + 1 }
}

function backtrack(
  trace: readonly (readonly number[])[],
  end: { readonly k: number; readonly edits: number; readonly x: number },
  n: number,
  m: number,
): Pair[] {
  const found: Pair[] = []
  let { k, x } = end
  for (let edits = end.edits; edits >= 0; edits--) {
    const reach = trace[edits] ?? []
    const step = edits === 0 ? { x: 0, fromK: 0 } : stepFrom(reach, edits + 1, k, n, m)
    for (; x > step.x; x--) found.push([x - 1, x - 1 - k])
    x = step.fromK < k ? step.x - 1 : step.x
    k = step.fromK
  }
  return found.reverse()
}
