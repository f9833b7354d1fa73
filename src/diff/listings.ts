/** Changes of official lists: entries by list, country and name, then part by part. Order is nothing. */

import { licencePolicyOf, licenceRequirementOf } from '../listing/terms.ts'
import type { Citation, Listing } from '../model/listing.ts'
import type { ListingChange, PartChange } from '../model.ts'
import { foldText } from '../text.ts'

/**
 * Rows with one list, country and name are one entry: publishers print a row for every address or alias.
 * @returns added and amended entries in the order of `after`, then removed ones in the order of `before`.
 */
export function diffListings(before: readonly Listing[], after: readonly Listing[]): ListingChange[] {
  const [a, b] = [Map.groupBy(before, keyOf), Map.groupBy(after, keyOf)]
  const found: ListingChange[] = []
  for (const [key, rows] of b) {
    const old = a.get(key)
    const parts = old === undefined ? [] : compareParts(old, rows)
    if (old === undefined) found.push({ type: 'added', before: null, after: joined(rows) })
    else if (parts.length > 0) found.push({ type: 'amended', before: joined(old), after: joined(rows), parts })
  }
  for (const [key, rows] of a) {
    if (!b.has(key)) found.push({ type: 'removed', before: joined(rows), after: null })
  }
  return found
}

function keyOf({ list, country, name }: Listing): string {
  return JSON.stringify([list, country, name].map(foldText))
}

/** Every part of an entry as the set of its values, as printed. */
const PARTS: Readonly<Record<string, (listing: Listing) => readonly string[]>> = {
  formerNames: (listing) => listing.formerNames,
  aliases: (listing) => listing.aliases,
  addresses: (listing) => listing.addresses,
  crossReferences: (listing) => listing.crossReferences,
  licenceRequirement: (listing) => [listing.licenceRequirement.text],
  licencePolicy: (listing) => [listing.licencePolicy.text],
  footnotes: (listing) => listing.footnotes,
  citations: (listing) => listing.citations.map(printCitation),
  effectiveDate: (listing) => (listing.effectiveDate === undefined ? [] : [listing.effectiveDate.value]),
  programme: (listing) => [listing.programme],
  identifiers: (listing) => listing.identifiers,
  status: (listing) => [listing.status.text],
  remarks: (listing) => listing.remarks,
}

/** Names of the cells that a listing already tells: a row of them is not told again. */
export const LISTING_CELLS: ReadonlySet<string> = new Set(['name', 'country', ...Object.keys(PARTS)])

/** The printed form of the Federal Register: "90 FR 14048, 2025-03-28". */
function printCitation({ volume, page, date }: Citation): string {
  return `${volume} FR ${page}${date === undefined ? '' : `, ${date}`}`
}

/** One change per part, with only the values that went and came. */
function compareParts(before: readonly Listing[], after: readonly Listing[]): PartChange[] {
  return Object.entries(PARTS).flatMap(([part, valuesOf]) => {
    const [a, b] = [distinct(before.flatMap(valuesOf)), distinct(after.flatMap(valuesOf))]
    const gone = [...a].flatMap(([key, value]) => (b.has(key) ? [] : [value]))
    const come = [...b].flatMap(([key, value]) => (a.has(key) ? [] : [value]))
    return gone.length + come.length === 0 ? [] : [{ part, before: gone.join('; '), after: come.join('; ') }]
  })
}

/** Folded value -> the value as first printed. */
function distinct(values: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const value of values) {
    const key = foldText(value)
    if (key !== '' && !found.has(key)) found.set(key, value)
  }
  return found
}

/** The rows of one entry as one: all their values once; of several effective dates the first. */
function joined(rows: readonly Listing[]): Listing {
  const [first] = rows
  if (first === undefined) throw new Error('an entry without rows')
  if (rows.length === 1) return first
  const all = (valuesOf: (listing: Listing) => readonly string[]) => [...distinct(rows.flatMap(valuesOf)).values()]
  const effectiveDate = all((listing) =>
    listing.effectiveDate === undefined ? [] : [listing.effectiveDate.value],
  ).sort()[0]
  const citations = new Map(rows.flatMap((row) => row.citations).map((citation) => [printCitation(citation), citation]))
  return {
    list: first.list,
    name: first.name,
    country: first.country,
    formerNames: all((listing) => listing.formerNames),
    aliases: all((listing) => listing.aliases),
    addresses: all((listing) => listing.addresses),
    crossReferences: all((listing) => listing.crossReferences),
    licenceRequirement: licenceRequirementOf(
      all((listing) => [listing.licenceRequirement.text]).join('; '),
      all((listing) => listing.licenceRequirement.footnotes),
    ),
    licencePolicy: licencePolicyOf(all((listing) => [listing.licencePolicy.text]).join('; ')),
    footnotes: all((listing) => listing.footnotes),
    citations: [...citations.values()],
    ...(effectiveDate === undefined
      ? {}
      : { effectiveDate: { value: effectiveDate, source: first.effectiveDate?.source ?? 'list' } }),
    programme: all((listing) => [listing.programme]).join('; '),
    identifiers: all((listing) => listing.identifiers),
    status: first.status,
    subordinates: all((listing) => listing.subordinates),
    remarks: all((listing) => listing.remarks),
    doubts: all((listing) => listing.doubts),
  }
}
