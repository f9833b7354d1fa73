/** An act on an earlier notice becomes one finding for each entry of that notice. Pure. */
import { nameKey } from '../listing/identity.ts'
import { actOf, statusAfter, statusText } from '../listing/status.ts'
import type { Finding } from '../model/finding.ts'
import type { ListingAct } from '../model/listing.ts'
import type { RegisterEntry } from '../model/register.ts'

/** No notice lists more. */
const MOST_ENTRIES = 2_000

/**
 * @param entries what the register knows of the notice that the finding names.
 * @returns one finding for each entry that the act does not leave out; the finding itself when the notice is not known here.
 */
export function expandNotice(
  finding: Finding,
  acts: readonly ListingAct[],
  entries: readonly RegisterEntry[],
): readonly Finding[] {
  const { ofNotice } = finding
  if (ofNotice === undefined || finding.listing !== undefined || entries.length === 0) return [finding]
  const act = actOf(finding, acts)
  const left = new Set((act?.except ?? []).map(nameKey))
  // One notice, or several of one day, may have put entries on two lists.
  const onList = entries.filter(({ listing }) => listing.list === act?.list)
  const meant = (onList.length > 0 ? onList : entries)
    .filter(({ listing: { name, aliases } }) => ![name, ...aliases].some((one) => left.has(nameKey(one))))
    .slice(0, MOST_ENTRIES)
  return meant.map(({ listing }) => {
    const status = statusAfter(finding, act, listing.status)
    const country = listing.country === '' ? '' : ` (${listing.country})`
    return {
      ...finding,
      listing: { ...listing, status: { ...status, text: statusText(status) } },
      parts: [{ part: 'status', before: statusText(listing.status), after: statusText(status) }],
      reason: `‘${listing.name}’${country} on ${listing.list}, listed by ${ofNotice}: ${finding.reason}`,
    }
  })
}
