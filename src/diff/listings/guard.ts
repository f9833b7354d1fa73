/** What no list does from one look to the next: then it is a faulty copy or a new layout, and nothing of it is news. Pure. */
import { CodedError } from '../../errors.ts'
import { foldCountry, listNameOf } from '../../listing/lists.ts'
import type { Listing } from '../../model/listing.ts'
import type { ReaderName } from '../../model/watch.ts'

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
 * empty in all of them, or in more than half of those that had it; `list-garbled`: far more entries than before are not as the format promises.
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
    const left = lost.some(([, isFilled]) => after.some(isFilled))
      ? 'Most entries have lost'
      : 'No entry of the list has'
    throw new CodedError('list-column-lost', `${left} ${parts}${left.startsWith('No') ? ' any more' : ''}.`, {
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

/** These say themselves which list they hold; a page or a declared table is called what its watch or title calls it. */
const SELF_NAMED: readonly ReaderName[] = ['ecfr-supplement', 'bis-csv', 'csl', 'ofac-sdn']

/**
 * @param wanted the list that the watch names. @param before entries of the last good page; none for a baseline.
 * @throws CodedError `list-other` when the page holds none of that list, else none of the lists that stood on it before.
 */
export function requireSameList(
  reader: ReaderName,
  wanted: string | undefined,
  before: readonly Listing[],
  after: readonly Listing[],
): void {
  if (!SELF_NAMED.includes(reader) || after.length === 0) return
  const known = new Set((wanted === undefined ? before.map(({ list }) => list) : [wanted]).map(listNameOf))
  const found = [...new Set(after.map(({ list }) => listNameOf(list)))]
  if (known.size === 0 || found.some((list) => known.has(list))) return
  throw new CodedError(
    'list-other',
    `The page holds ${found.slice(0, 3).join(', ')}; the watch is of ${[...known].slice(0, 3).join(', ')}.`,
    { hint: 'Look at the address and the list of the watch: it leads to another list.' },
  )
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
  const filled = before.filter(isFilled).length
  const left = after.filter(isFilled).length
  // its share halves: a list that loses entries loses their cells with them
  if (left > 0) return filled >= SMALLEST && left * before.length * 2 < filled * after.length
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
