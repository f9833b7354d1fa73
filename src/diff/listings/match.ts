/** Entries of one destination that are one entity under another name. Bounded: only entries that share something are compared. */
import type { Listing } from '../../model/listing.ts'
import { type Entry, entryOf, overlaps } from './entry.ts'
import { numbersIn } from './fold.ts'
import { nameSimilarity } from './similarity.ts'

export type Pair = readonly [before: Listing, after: Listing]

/** Names so alike, with the same numbers, are one name written anew. */
const SAME_NAME = 0.9
/** Name and addresses together hold more words that twins share. */
const SAME_WHOLE = 0.96
/** What more entries than this share tells nobody from another. */
const MAX_SHARING = 40
const MAX_CANDIDATES = 30

/**
 * @param most how many pairs are compared: beyond it entries stay without a partner.
 * @returns the pairs among entries without a partner of their own name, surest first; each entry at most once.
 */
export function matchRenamed(before: readonly Listing[], after: readonly Listing[], most: number): Pair[] {
  if (before.length === 0 || after.length === 0) return []
  const right = after.map(entryOf)
  const index = indexOf(right)
  const found: { readonly a: number; readonly b: number; readonly score: number }[] = []
  let compared = 0
  for (const [a, listing] of before.entries()) {
    if (compared >= most) break
    const left = entryOf(listing)
    for (const b of candidatesFor(left, index)) {
      compared++
      const other = right[b]
      const score = other === undefined ? 0 : sureness(left, other)
      if (score > 0) found.push({ a, b, score })
    }
  }
  found.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
  const [takenA, takenB] = [new Set<number>(), new Set<number>()]
  return found.flatMap(({ a, b }): Pair[] => {
    const [old, now] = [before[a], after[b]]
    if (old === undefined || now === undefined || takenA.has(a) || takenB.has(b)) return []
    takenA.add(a)
    takenB.add(b)
    return [[old, now]]
  })
}

/** What an entry shares with those that may be it: names, addresses, words of the name. */
function traces({ place, name, others, addresses }: Entry): string[] {
  const words = name.split(' ', 40).filter((word) => word.length > 2)
  // a word that is written anew keeps its beginning or its end
  const pieces = words.flatMap((word) => [`^${word.slice(0, 4)}`, `$${word.slice(-4)}`])
  return [...[name, ...others].map((one) => `n ${one}`), ...[...addresses].map((one) => `a ${one}`), ...pieces].map(
    (trace) => `${place}\n${trace}`,
  )
}

function indexOf(entries: readonly Entry[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  for (const [at, entry] of entries.entries()) {
    for (const trace of new Set(traces(entry))) {
      const sharing = index.get(trace)
      if (sharing === undefined) index.set(trace, [at])
      else if (sharing.length <= MAX_SHARING) sharing.push(at)
    }
  }
  return index
}

/** Those that share most traces first. */
function candidatesFor(entry: Entry, index: ReadonlyMap<string, readonly number[]>): number[] {
  const shared = new Map<number, number>()
  for (const trace of new Set(traces(entry))) {
    const sharing = index.get(trace) ?? []
    if (sharing.length > MAX_SHARING) continue
    for (const at of sharing) shared.set(at, (shared.get(at) ?? 0) + 1)
  }
  return [...shared]
    .sort((x, y) => y[1] - x[1] || x[0] - y[0])
    .slice(0, MAX_CANDIDATES)
    .map(([at]) => at)
}

/**
 * 4: the name of one is another name of the other; 3: another name shared; 2: the rule of its addition shared, and an address
 * or name and addresses as a whole; 1: names alike and every page cited before still cited. Numbers that
 * differ part all but the first.
 */
function sureness(a: Entry, b: Entry): number {
  const likeness = () => nameSimilarity(a.name, b.name) * 0.99
  if (b.others.has(a.name) || a.others.has(b.name)) return 4 + likeness()
  const sameRule = a.citations[0] !== undefined && a.citations[0] === b.citations[0]
  if (sameRule && isSameWhole(a, b)) return 2 + likeness()
  if (a.numbers !== b.numbers) return 0
  if (overlaps(a.others, b.others)) return 3 + likeness()
  if (sameRule && overlaps(a.addresses, b.addresses)) return 2 + likeness()
  if (!citesAll(a, b)) return 0
  const alike = nameSimilarity(a.name, b.name)
  return alike >= SAME_NAME ? 1 + alike * 0.99 : 0
}

/** "Corporation, Plant Molot | 40 Gogol Street" is "Corportaion | Plant Molot, 40 Gogol Street". */
function isSameWhole(a: Entry, b: Entry): boolean {
  if (a.addresses.size === 0 || b.addresses.size === 0 || numbersIn(a.whole) !== numbersIn(b.whole)) return false
  return nameSimilarity(a.whole, b.whole) >= SAME_WHOLE
}

/** A removed entry and a new one never share the rule that added the old one; lists without citations leave it to the name. */
function citesAll(a: Entry, b: Entry): boolean {
  if (a.citations.length === 0) return b.citations.length === 0
  const now = new Set(b.citations)
  return a.citations.every((page) => now.has(page))
}
