/** What no list does from one look to the next: then it is a faulty copy or a new layout, and nothing of it is news. Pure. */
import { CodedError } from '../../errors.ts'
import { foldCountry } from '../../listing/lists.ts'
import type { Listing } from '../../model/listing.ts'

/** Shorter lists may halve. */
const SMALLEST = 20
/** A column with fewer values may become empty, unless it was full. */
const FEWEST_VALUES = 10
/** More entries with doubts than this, and twice as many as before, are no coincidence. */
const DOUBTFUL = 20
const DOUBTFUL_SHARE = 0.05

const HINT = 'Look at the page. If the list is right: ruledrift accept WATCH.'

/**
 * @throws CodedError `list-shrunk`: less than half of the entries are left; `list-column-lost`: a part that entries had is
 * empty in all of them; `list-garbled`: far more entries than before are not as the format promises.
 */
export function guardListings(before: readonly Listing[], after: readonly Listing[]): void {
  if (before.length >= SMALLEST && after.length * 2 < before.length) {
    throw new CodedError('list-shrunk', `The list has ${after.length} entries; it had ${before.length}.`, {
      hint: HINT,
      details: { before: before.length, after: after.length },
    })
  }
  if (after.length === 0) return
  const lost = Object.entries(FILLED).filter(([, isFilled]) => isLost(before, after, isFilled))
  if (lost.length > 0) {
    const parts = lost.map(([part]) => part).join(', ')
    throw new CodedError('list-column-lost', `No entry of the list has ${parts} any more.`, {
      hint: HINT,
      details: { parts },
    })
  }
  const [was, is] = [doubtful(before), doubtful(after)]
  if (is >= DOUBTFUL && is > 2 * was && is - was > after.length * DOUBTFUL_SHARE) {
    throw new CodedError(
      'list-garbled',
      `${is} of ${after.length} entries are not as the format promises; before it were ${was} of ${before.length}.`,
      { hint: HINT, details: { before: was, after: is } },
    )
  }
}

const FILLED: Readonly<Record<string, (listing: Listing) => boolean>> = {
  country: ({ country }) => country !== '',
  formerNames: ({ formerNames }) => formerNames.length > 0,
  aliases: ({ aliases }) => aliases.length > 0,
  addresses: ({ addresses }) => addresses.length > 0,
  licenceRequirement: ({ licenceRequirement }) => licenceRequirement.text !== '',
  licencePolicy: ({ licencePolicy }) => licencePolicy.text !== '',
  footnotes: ({ footnotes }) => footnotes.length > 0,
  citations: ({ citations }) => citations.length > 0,
  effectiveDate: ({ effectiveDate }) => effectiveDate !== undefined,
  programme: ({ programme }) => programme !== '',
  identifiers: ({ identifiers }) => identifiers.length > 0,
  remarks: ({ remarks }) => remarks.length > 0,
}

function isLost(before: readonly Listing[], after: readonly Listing[], isFilled: (one: Listing) => boolean): boolean {
  if (after.some(isFilled)) return false
  const filled = before.filter(isFilled).length
  return filled >= FEWEST_VALUES || (filled >= 3 && filled * 2 >= before.length)
}

function doubtful(listings: readonly Listing[]): number {
  return listings.filter(({ doubts }) => doubts.length > 0).length
}

/**
 * @param bounds destination in any of its names (CHINA, "CHINA, PEOPLE'S REPUBLIC OF", CN) -> fewest and most entries (`expect.perCountry`).
 * @throws CodedError `count-out-of-bounds`
 */
export function requirePerCountry(
  listings: readonly Listing[],
  bounds: Readonly<Record<string, { readonly min?: number; readonly max?: number }>>,
): void {
  const counts = Map.groupBy(listings, ({ country }) => foldCountry(country))
  for (const [country, { min = 0, max = Number.POSITIVE_INFINITY }] of Object.entries(bounds)) {
    const count = counts.get(foldCountry(country))?.length ?? 0
    if (count >= min && count <= max) continue
    const wanted = `${min} to ${max === Number.POSITIVE_INFINITY ? 'any number' : max}`
    throw new CodedError(
      'count-out-of-bounds',
      `The list has ${count} entries under ${country}; the watch expects ${wanted}.`,
      {
        hint: 'Look at the page: if it really has so many now, correct expect.perCountry.',
        details: { count },
      },
    )
  }
}
