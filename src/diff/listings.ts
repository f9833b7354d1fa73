/** Changes of official lists: who is who by identity, never by row, then part by part. Order and typography are nothing. */
import type { ListingChange } from '../model/change.ts'
import type { Listing } from '../model/listing.ts'
import { matchDivided } from './listings/divided.ts'
import { placeOf } from './listings/entry.ts'
import { matchSame } from './listings/identity.ts'
import { joinRows } from './listings/join.ts'
import { matchRenamed, type Pair } from './listings/match.ts'
import { matchMoved } from './listings/moved.ts'
import { compareParts } from './listings/parts.ts'
import { samePrint } from './listings/same.ts'
import { withoutUnchanged } from './listings/unchanged.ts'

export type ListingDiff = {
  readonly changes: readonly ListingChange[]
  /** Entries that are printed otherwise and say the same. */
  readonly folded: number
}

/**
 * From the surest to the weakest: the list's own number; country and name, as printed, then folded; within one destination
 * another name, address and rule, or a name written anew; the same name in another destination; entries divided or joined;
 * the rest was added or removed. Names whose numbers differ are never one: the 13th institute is not the 14th.
 * @param rowsAreParts rows of one country and name are one entry (declared tables: a row for every address or alias).
 * @returns added and amended entries in the order of `after`, then removed ones in the order of `before`.
 */
export function diffListings(
  before: readonly Listing[],
  after: readonly Listing[],
  rowsAreParts: boolean,
): ListingDiff {
  if (before.length + after.length === 0) return { changes: [], folded: 0 }
  const [oldRows, nowRows] = rowsAreParts ? [joinRows(before), joinRows(after)] : [before, after]
  const { before: a, after: b } = withoutUnchanged(...sameList(oldRows, nowRows))
  const same = matchSame(a, b)
  const renamed = renamedWithin(same.gone, same.come)
  const taken = new Set(renamed.flat())
  const free = ({ key }: Listing) => key === undefined
  const [gone, come] = [same.gone, same.come].map((side) => side.filter((listing) => !taken.has(listing)))
  const moved = matchMoved((gone ?? []).filter(free), (come ?? []).filter(free))
  const pairs = [...same.pairs, ...renamed, ...moved.pairs]
  const divided = matchDivided(pairs, moved.gone, moved.come)
  const numbered = (side: readonly Listing[]) => side.filter((listing) => !free(listing))

  const found = new Map<Listing, ListingChange[]>()
  const tell = (at: Listing, change: ListingChange) => found.set(at, [...(found.get(at) ?? []), change])
  let folded = 0
  for (const [old, now] of pairs) {
    if (samePrint(old, now)) continue
    const parts = compareParts(old, now)
    if (parts.length === 0) folded++
    else tell(now, { type: 'amended', before: old, after: now, parts })
  }
  for (const change of divided.changes) tell(change.after, change)
  for (const now of [...numbered(same.come), ...divided.come]) tell(now, { type: 'added', before: null, after: now })
  const removed = new Set([...numbered(same.gone), ...divided.gone])
  return {
    changes: [
      ...(found.size === 0 ? [] : b.flatMap((listing) => found.get(listing) ?? [])),
      ...(removed.size === 0 ? [] : a.filter((listing) => removed.has(listing))).map(
        (old): ListingChange => ({ type: 'removed', before: old, after: null }),
      ),
    ],
    folded,
  }
}

/** A list that is called by its page or file may be called anew: where each side is one list, it is the same list. */
function sameList(a: readonly Listing[], b: readonly Listing[]): readonly [readonly Listing[], readonly Listing[]] {
  const [old, now] = [a[0]?.list, b[0]?.list]
  if (old === undefined || now === undefined || old === now) return [a, b]
  if (!a.every(({ list }) => list === old) || !b.every(({ list }) => list === now)) return [a, b]
  return [a.map((listing) => ({ ...listing, list: now })), b]
}

/** Pairs of names that are compared in all destinations together: about a second. */
const MAX_COMPARED = 100_000

function renamedWithin(gone: readonly Listing[], come: readonly Listing[]): Pair[] {
  const free = ({ key }: Listing) => key === undefined
  const old = Map.groupBy(gone.filter(free), placeOf)
  const places = [...Map.groupBy(come.filter(free), placeOf)].flatMap(([place, listings]) => {
    const others = old.get(place)
    return others === undefined ? [] : [{ others, listings }]
  })
  const most = Math.ceil(MAX_COMPARED / Math.max(1, places.length))
  return places.flatMap(({ others, listings }) => matchRenamed(others, listings, most))
}
