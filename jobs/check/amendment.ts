/** What a rule changes in an entry that it revises: the row of its table beside the entry as the register has it. */
import { describeAmendment } from '../../src/classify/entries/amended-parts.ts'
import { describe } from '../../src/classify/entries/entries.ts'
import { isBy } from '../../src/classify/rules/table.ts'
import { compareParts } from '../../src/diff/listings/parts.ts'
import { countryKey, nameKey } from '../../src/listing/identity.ts'
import type { KnownEntries } from '../../src/listing/known.ts'
import { newPlaces } from '../../src/listing/place.ts'
import type { PartChange } from '../../src/model/change.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Listing } from '../../src/model/listing.ts'

/** Parts that a row of a rule has of its own: its citation has no page yet, and its day is that of the amendment (D-55). */
const NOT_IN_ROWS: ReadonlySet<string> = new Set([
  'citations',
  'effectiveDate',
  'status',
  'programme',
  'identifiers',
  'remarks',
])

/** @returns the finding of an act that revises an entry, with the parts that differ; others as they are. */
export function withParts(finding: Finding, known: KnownEntries): Finding {
  const { listing, parts = [] } = finding
  if (!isBy(finding, 'act.amended') || listing === undefined || parts.length > 0 || !isWhole(listing)) return finding
  const entry = known.resolve(listing)
  if (entry === undefined) return finding
  const before = entry.listing
  const changed = compareParts(before, listing).filter((part) => tells(part, before, listing))
  if (changed.length === 0) {
    return { ...finding, reason: `${finding.reason}; its row differs in nothing from the entry as it is known here` }
  }
  const change = { type: 'amended', before, after: listing, parts: changed } as const
  return { ...finding, parts: changed, reason: `${describe(listing)}: ${describeAmendment(change)}` }
}

/** A row with its terms; an instruction that only names the entry says nothing of its parts. */
function isWhole({ licenceRequirement, licencePolicy }: Listing): boolean {
  return licenceRequirement.text !== '' || licencePolicy.text !== ''
}

function tells({ part, before: gone }: PartChange, before: Listing, after: Listing): boolean {
  if (NOT_IN_ROWS.has(part)) return false
  if (part === 'country') return countryKey(before.country) !== countryKey(after.country)
  if (part === 'name') return nameKey(before.name) !== nameKey(after.name)
  if (part !== 'addresses' || gone === '') return true
  return newPlaces(after.addresses, before.addresses).length + newPlaces(before.addresses, after.addresses).length > 0
}
