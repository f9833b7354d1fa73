/**
 * Entries that were divided or joined: what one entry named within it now has an entry of its own, or the other way round.
 * Told as amended, each new (or old) entry once, beside the entry that named it: nobody was listed and nobody was removed.
 */
import type { ListingChange, PartChange } from '../../model/change.ts'
import type { Listing } from '../../model/listing.ts'
import { entryOf, overlaps } from './entry.ts'
import { foldValue } from './fold.ts'
import type { Pair } from './match.ts'
import { compareParts, compareTerms } from './parts.ts'

type Amended = Extract<ListingChange, { type: 'amended' }>

export type Division = {
  readonly changes: readonly Amended[]
  readonly gone: readonly Listing[]
  readonly come: readonly Listing[]
}

const MAX_COMPARED = 50_000

/** @param pairs who is who already. @param gone @param come the entries without a partner. */
export function matchDivided(pairs: readonly Pair[], gone: readonly Listing[], come: readonly Listing[]): Division {
  const split = piecesOf([...gone.map(alone), ...pairs.map(([old, now]): Whole => ({ old, now }))], come)
  const [openGone, openCome] = [without(gone, wholesOf(split)), without(come, new Set(split.keys()))]
  const merged = piecesOf(
    [...openCome.map(alone), ...pairs.map(([old, now]): Whole => ({ old: now, now: old }))],
    openGone,
  )
  return {
    changes: [
      ...[...split].map(([piece, { whole, how }]) => amended(whole.old, piece, 'split', how)),
      ...[...merged].map(([piece, { whole, how }]) => amended(piece, whole.old, 'merged', how)),
    ],
    gone: without(openGone, new Set(merged.keys())),
    come: without(openCome, wholesOf(merged)),
  }
}

function alone(old: Listing): Whole {
  return { old }
}

function wholesOf(found: ReadonlyMap<Listing, Found>): ReadonlySet<Listing> {
  return new Set([...found.values()].map(({ whole }) => whole.old))
}

function without(listings: readonly Listing[], taken: ReadonlySet<Listing>): Listing[] {
  return listings.filter((listing) => !taken.has(listing))
}

/** The entry that named the pieces and, where it still stands, what it is on the other side. */
type Whole = { readonly old: Listing; readonly now?: Listing }
type Found = { readonly whole: Whole; readonly how: PartChange | undefined }

/** Each piece with the first entry that named it and names it no more, or that it shares rule and address with. */
function piecesOf(wholes: readonly Whole[], pieces: readonly Listing[]): Map<Listing, Found> {
  const found = new Map<Listing, Found>()
  const open = pieces.filter(({ key }) => key === undefined)
  if (open.length === 0) return found
  const named = new Map<
    string,
    { readonly whole: Whole; readonly part: 'aliases' | 'subordinates'; readonly value: string }
  >()
  for (const whole of wholes) {
    if (whole.old.key !== undefined) continue
    const still =
      whole.now === undefined ? undefined : new Set(namesWithin(whole.now).map(([, value]) => foldValue(value)))
    for (const [part, value] of namesWithin(whole.old)) {
      const id = `${whole.old.list}\n${foldValue(value)}`
      if (!still?.has(foldValue(value)) && !named.has(id)) named.set(id, { whole, part, value })
    }
  }
  for (const piece of open) {
    const by = named.get(`${piece.list}\n${foldValue(piece.name)}`)
    if (by === undefined || !sharesRule(by.whole.old, piece)) continue
    found.set(piece, { whole: by.whole, how: { part: by.part, before: by.value, after: '' } })
  }
  const left = () => open.filter((piece) => !found.has(piece))
  for (const [piece, whole] of namesakes(wholes, left())) found.set(piece, { whole, how: undefined })
  for (const [piece, whole] of nearPieces(wholes, left())) found.set(piece, { whole, how: undefined })
  return found
}

function namesWithin({
  aliases,
  formerNames,
  subordinates,
}: Listing): (readonly ['aliases' | 'subordinates', string])[] {
  return [
    ...subordinates.map((name) => ['subordinates', name] as const),
    ...[...aliases, ...formerNames].map((name) => ['aliases', name] as const),
  ]
}

/** Where both cite rules, one of them is the same: an entry that a new rule adds is new. */
function sharesRule(a: Listing, b: Listing): boolean {
  if (a.citations.length === 0 || b.citations.length === 0) return true
  return a.citations.some(({ volume, page }) =>
    b.citations.some((other) => other.volume === volume && other.page === page),
  )
}

/** An entry of the same name and rule, in whatever destination, at an address that the other one had and has no more. */
function namesakes(wholes: readonly Whole[], pieces: readonly Listing[]): (readonly [Listing, Whole])[] {
  const id = ({ list, name, citations: [first] }: Listing) =>
    `${list}\n${first === undefined ? '' : `${first.volume} ${first.page}`}\n${foldValue(name)}`
  const wanted = new Set(pieces.map(id))
  const byId = Map.groupBy(
    wholes.filter(({ old, now }) => now !== undefined && old.key === undefined && wanted.has(id(old))),
    ({ old }) => id(old),
  )
  return pieces.flatMap((piece) => {
    const addresses = entryOf(piece).addresses
    const whole = byId.get(id(piece))?.find(({ old, now }) => {
      const lost = now === undefined ? undefined : entryOf(old).addresses.difference(entryOf(now).addresses)
      return lost !== undefined && overlaps(lost, addresses)
    })
    return whole === undefined ? [] : [[piece, whole] as const]
  })
}

/** Two or more entries in place of one that is gone, at its address and added by its rule, with its numbers. */
function nearPieces(wholes: readonly Whole[], pieces: readonly Listing[]): (readonly [Listing, Whole])[] {
  const lost = wholes.filter(({ old, now }) => now === undefined && old.citations.length > 0)
  if (lost.length * pieces.length > MAX_COMPARED) return []
  const entries = pieces.map(entryOf)
  return lost.flatMap((whole) => {
    const old = entryOf(whole.old)
    const near = entries.filter(
      (one) =>
        one.place === old.place &&
        one.numbers === old.numbers &&
        one.citations[0] === old.citations[0] &&
        overlaps(one.addresses, old.addresses),
    )
    return near.length < 2 ? [] : near.map((one) => [one.listing, whole] as const)
  })
}

function amended(before: Listing, after: Listing, origin: 'split' | 'merged', how: PartChange | undefined): Amended {
  const within = how === undefined ? [] : origin === 'split' ? [how] : [{ ...how, before: '', after: how.before }]
  const who = compareParts(before, after).filter(({ part }) => part === 'name' || part === 'country')
  return { type: 'amended', before, after, origin, parts: [...who, ...within, ...compareTerms(before, after)] }
}
