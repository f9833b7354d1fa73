/** Changes of official lists: entries by list, country and name, then part by part. Order is nothing. */
import type { Citation, Listing, ListingChange, PartChange } from '../model.ts'
import { foldText } from '../text.ts'

/** @returns added and amended entries in the order of `after`, then removed ones in the order of `before`. */
export function diffListings(before: readonly Listing[], after: readonly Listing[]): ListingChange[] {
  const waiting = Map.groupBy(before, keyOf)
  const found: ListingChange[] = []
  // Of several entries with one key the unchanged ones are matched first.
  const unmatched = after.filter((listing) => {
    const candidates = waiting.get(keyOf(listing)) ?? []
    const same = candidates.findIndex((old) => comparePartsOf(old, listing).length === 0)
    if (same >= 0) candidates.splice(same, 1)
    return same < 0
  })
  for (const listing of unmatched) {
    const old = waiting.get(keyOf(listing))?.shift()
    if (old === undefined) found.push({ type: 'added', before: null, after: listing })
    else found.push({ type: 'amended', before: old, after: listing, parts: comparePartsOf(old, listing) })
  }
  const left = new Set([...waiting.values()].flat())
  for (const old of before) {
    if (left.has(old)) found.push({ type: 'removed', before: old, after: null })
  }
  return found
}

function keyOf({ list, country, name }: Listing): string {
  return JSON.stringify([list, country, name].map(foldText))
}

type Parts = Readonly<Record<string, readonly string[]>>

function partsOf(listing: Listing): Parts {
  return {
    formerNames: listing.formerNames,
    aliases: listing.aliases,
    addresses: listing.addresses,
    crossReferences: listing.crossReferences,
    licenceRequirement: [listing.licenceRequirement],
    licencePolicy: [listing.licencePolicy],
    footnotes: listing.footnotes,
    citations: listing.citations.map(printCitation),
    effectiveDate: listing.effectiveDate === undefined ? [] : [listing.effectiveDate],
    programme: [listing.programme],
    identifiers: listing.identifiers,
    status: [listing.status],
  }
}

/** The printed form of the Federal Register: "90 FR 14048, 2025-03-28". */
function printCitation({ volume, page, date }: Citation): string {
  return `${volume} FR ${page}${date === undefined ? '' : `, ${date}`}`
}

/** One change per part, with only the values that went and came. */
function comparePartsOf(before: Listing, after: Listing): PartChange[] {
  const [a, b] = [partsOf(before), partsOf(after)]
  return Object.keys(a).flatMap((part) => {
    const gone = without(a[part] ?? [], b[part] ?? [])
    const come = without(b[part] ?? [], a[part] ?? [])
    return gone.length + come.length === 0 ? [] : [{ part, before: gone.join('; '), after: come.join('; ') }]
  })
}

function without(values: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(foldText))
  return values.filter((value) => foldText(value) !== '' && !known.has(foldText(value)))
}
