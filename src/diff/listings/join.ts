/** Rows of a declared table that are one entry: publishers print a row for every address or alias. Pure. */
import { licencePolicyOf, licenceRequirementOf } from '../../listing/terms.ts'
import type { Listing } from '../../model/listing.ts'
import { foldValue } from './fold.ts'
import { distinct, printCitation } from './parts.ts'

/** @returns the entries in the order of their first rows: one for each key or, without keys, for each country and name. */
export function joinRows(rows: readonly Listing[]): readonly Listing[] {
  const groups = Map.groupBy(rows, rowKey)
  return groups.size === rows.length ? rows : [...groups.values()].map(joined)
}

function rowKey({ list, country, name, key }: Listing): string {
  return key === undefined ? [list, country, name].map(foldValue).join('\n') : `${list}\nkey ${key}`
}

/** All values of the rows once. Of several effective dates the first is that of the entry, the others are remarks. */
function joined(rows: readonly Listing[]): Listing {
  const [first] = rows
  if (first === undefined) throw new Error('an entry without rows')
  if (rows.length === 1) return first
  const all = (valuesOf: (listing: Listing) => readonly string[]) => [...distinct(rows.flatMap(valuesOf)).values()]
  const dates = rows.flatMap((row) => row.effectiveDate ?? []).sort((a, b) => (a.value < b.value ? -1 : 1))
  const [effectiveDate] = dates
  const later = [...new Set(dates.map(({ value }) => value))].slice(1)
  const citations = new Map(rows.flatMap((row) => row.citations).map((citation) => [printCitation(citation), citation]))
  return {
    ...first,
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
    ...(effectiveDate === undefined ? {} : { effectiveDate }),
    programme: all((listing) => [listing.programme]).join('; '),
    identifiers: all((listing) => listing.identifiers),
    subordinates: all((listing) => listing.subordinates),
    remarks: [...all((listing) => listing.remarks), ...later.map((date) => `another row is effective ${date}`)],
    doubts: all((listing) => listing.doubts),
  }
}
