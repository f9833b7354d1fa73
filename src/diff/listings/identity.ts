/** Who is who in two states of a list: by the list's own number, else by destination and name. Pure. */
import type { Listing } from '../../model/listing.ts'
import { pagesOf, placeOf } from './entry.ts'
import { foldValue } from './fold.ts'
import type { Pair } from './match.ts'

export type Matching = {
  readonly pairs: readonly Pair[]
  readonly gone: readonly Listing[]
  readonly come: readonly Listing[]
}

/**
 * A number of the list alone decides; without one, the same country and name: as printed first, so that what did not change
 * costs nothing, then folded.
 */
export function matchSame(before: readonly Listing[], after: readonly Listing[]): Matching {
  const printed = pairBy(before, after, printedId)
  const numbered = ({ key }: Listing) => key !== undefined
  const named = pairBy(
    printed.gone.filter((listing) => !numbered(listing)),
    printed.come.filter((listing) => !numbered(listing)),
    (listing) => `${placeOf(listing)}\n${foldValue(listing.name)}`,
  )
  return {
    pairs: [...printed.pairs, ...named.pairs],
    gone: [...printed.gone.filter(numbered), ...named.gone],
    come: [...printed.come.filter(numbered), ...named.come],
  }
}

function printedId({ list, country, name, key }: Listing): string {
  return key === undefined ? `${list}\n${country}\n${name}` : `${list}\nkey ${key}`
}

/** @returns pairs of equal ids. An id may stand for several rows: rows of one name at several addresses. */
export function pairBy(
  before: readonly Listing[],
  after: readonly Listing[],
  idOf: (listing: Listing) => string,
): Matching {
  const [old, now] = [Map.groupBy(before, idOf), Map.groupBy(after, idOf)]
  const pairs: Pair[] = []
  const gone: Listing[] = []
  const come: Listing[] = []
  for (const [id, rows] of now) {
    const others = old.get(id)
    if (others === undefined) {
      come.push(...rows)
      continue
    }
    const [left, right] = [others[0], rows[0]]
    if (others.length === 1 && rows.length === 1 && left !== undefined && right !== undefined) {
      pairs.push([left, right])
      continue
    }
    const paired = pairRows(others, rows)
    pairs.push(...paired.pairs)
    gone.push(...paired.gone)
    come.push(...paired.come)
  }
  for (const [id, rows] of old) if (!now.has(id)) gone.push(...rows)
  return { pairs, gone, come }
}

/** Beyond as many rows of one name, what is not printed alike is paired in order. */
const MAX_ROWS = 80

/** Rows of one name: those printed alike, then those that share most addresses and citations. */
function pairRows(before: readonly Listing[], after: readonly Listing[]): Matching {
  const alike = Map.groupBy(before, (listing) => JSON.stringify(listing))
  const pairs: Pair[] = []
  const taken = new Set<Listing>()
  const pair = (old: Listing, now: Listing) => {
    taken.add(old).add(now)
    pairs.push([old, now])
  }
  for (const now of after) {
    const old = alike.get(JSON.stringify(now))?.shift()
    if (old !== undefined) pair(old, now)
  }
  const free = (listing: Listing) => !taken.has(listing)
  const [restA, restB] = [before.filter(free), after.filter(free)]
  const few = restA.length <= MAX_ROWS && restB.length <= MAX_ROWS
  const scored = few
    ? restA.flatMap((old) => restB.map((now) => ({ old, now, score: sharedBy(old, now) })))
    : restA.slice(0, restB.length).map((old, i) => ({ old, now: restB[i], score: 0 }))
  for (const { old, now } of scored.sort((x, y) => y.score - x.score)) {
    if (now !== undefined && free(old) && free(now)) pair(old, now)
  }
  return { pairs, gone: restA.filter(free), come: restB.filter(free) }
}

function sharedBy(a: Listing, b: Listing): number {
  const addresses = new Set(b.addresses.map(foldValue))
  const pages = new Set(pagesOf(b))
  return (
    2 * a.addresses.filter((address) => addresses.has(foldValue(address))).length +
    pagesOf(a).filter((page) => pages.has(page)).length
  )
}
