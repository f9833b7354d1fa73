/** Which sentence is which, wherever they stand: by the words that few sentences have, so linear in their number. */
import type { Pair } from './align.ts'
import { type Features, likeness } from './similarity.ts'

/** How alike two sentences (indexes into the two lists) must be at least, for reasons of their own; Infinity: never. */
export type Required = (before: number, after: number) => number

/** Of a sentence found elsewhere on the page, or used as an anchor in a large gap. */
const FAR = 0.6
/** A word that stands in more sentences than this finds none of them. */
const COMMON = 40

/**
 * Sentences that are each other's best match anywhere, in any order: for what was moved and edited.
 * @returns pairs of indexes, rising in the first.
 */
export function pairFar(before: readonly Features[], after: readonly Features[], required: Required): Pair[] {
  const postings = new Map<number, number[]>()
  for (const [i, { ids, weights }] of before.entries()) {
    for (const [at, id] of ids.entries()) {
      if ((weights[at] ?? 0) < 0.5) continue
      const list = postings.get(id)
      if (list === undefined) postings.set(id, [i])
      else if (list.length <= COMMON) list.push(i)
    }
  }
  const votes = new Float32Array(before.length)
  const bestOfBefore = new Map<number, { readonly after: number; readonly score: number }>()
  for (const [j, b] of after.entries()) {
    const touched: number[] = []
    for (const [at, id] of b.ids.entries()) {
      const list = postings.get(id) ?? []
      if (list.length > COMMON) continue
      for (const i of list) {
        if (votes[i] === 0) touched.push(i)
        votes[i] = (votes[i] ?? 0) + (b.weights[at] ?? 0)
      }
    }
    // Only the few with most votes are compared in full.
    const candidates = touched.sort((x, y) => (votes[y] ?? 0) - (votes[x] ?? 0) || x - y).slice(0, 3)
    let best = { before: -1, score: FAR }
    for (const i of candidates) {
      const a = before[i]
      if (a === undefined) continue
      const { score } = likeness(a, b)
      if (score > best.score && score >= required(i, j)) best = { before: i, score }
    }
    for (const i of touched) votes[i] = 0
    if (best.before >= 0 && best.score > (bestOfBefore.get(best.before)?.score ?? 0)) {
      bestOfBefore.set(best.before, { after: j, score: best.score })
    }
  }
  return [...bestOfBefore].map(([i, { after: j }]): Pair => [i, j]).sort((x, y) => x[0] - y[0])
}
