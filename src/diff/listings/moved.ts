/** Entries that moved from one destination to another: Hong Kong to China in December 2020. Pure. */
import type { Listing } from '../../model/listing.ts'
import { foldValue } from './fold.ts'
import { type Matching, pairBy } from './identity.ts'
import type { Pair } from './match.ts'

/**
 * The same name and the same rule of addition; where a list has no citations, a name that only one entry on each side has.
 * @returns the pairs among entries without a partner in their own destination, and what is left.
 */
export function matchMoved(before: readonly Listing[], after: readonly Listing[]): Matching {
  if (before.length === 0 || after.length === 0) return { pairs: [], gone: before, come: after }
  const byName = pairBy(before, after, (listing) => identity(listing, listing.name))
  const byAlias = pairByAlias(byName.gone, byName.come)
  const backwards = pairByAlias(byAlias.come, byAlias.gone)
  return {
    pairs: [...byName.pairs, ...byAlias.pairs, ...backwards.pairs.map(([now, old]): Pair => [old, now])],
    gone: backwards.come,
    come: backwards.gone,
  }
}

function identity({ list, citations }: Listing, name: string): string {
  const [first] = citations
  return `${list}\n${first === undefined ? '' : `${first.volume} ${first.page}`}\n${foldValue(name)}`
}

/** An old name that is another name of the new entry. */
function pairByAlias(before: readonly Listing[], after: readonly Listing[]): Matching {
  const byAlias = new Map<string, Listing>()
  for (const listing of after) {
    if (listing.citations.length === 0) continue
    for (const alias of [...listing.aliases, ...listing.formerNames]) byAlias.set(identity(listing, alias), listing)
  }
  const pairs: Pair[] = []
  const taken = new Set<Listing>()
  for (const old of before) {
    const now = old.citations.length === 0 ? undefined : byAlias.get(identity(old, old.name))
    if (now === undefined || taken.has(now)) continue
    taken.add(old).add(now)
    pairs.push([old, now])
  }
  return {
    pairs,
    gone: before.filter((listing) => !taken.has(listing)),
    come: after.filter((listing) => !taken.has(listing)),
  }
}
