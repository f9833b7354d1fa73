/** What every reader of a bulk list gives: its entries, and nothing that is compared twice. */
import { CodedError } from '../../../errors.ts'
import type { Extract } from '../../../model/extract.ts'
import type { Listing } from '../../../model/listing.ts'
import type { ReaderName, Reading } from '../../../model/watch.ts'
import { requireExpected } from '../../expect.ts'

/**
 * Date and time of the export are no part of it: they move every night although no entry does.
 * @param text what the words that a watch expects are looked for in: the names, where the whole text is too large for it.
 * @throws CodedError `page-unreadable` for a list without entries, `count-out-of-bounds`.
 */
export function listExtract(
  reader: ReaderName,
  list: string,
  listings: readonly Listing[],
  reading: Reading,
  text = (): string => [list, ...listings.map((listing) => listing.name)].join('\n'),
): Extract {
  if (listings.length === 0) {
    throw new CodedError('page-unreadable', 'The list has no entries.', {
      hint: 'Look at the address: an official list is hardly ever empty.',
    })
  }
  requireExpected(listings.length, 'entries', text, reading.expect)
  return {
    reader,
    title: list,
    language: reading.language || 'en',
    blocks: [],
    items: [],
    listings,
    acts: [],
    counts: [],
  }
}

/** An entry that appears twice under one number would be two entries with one identity: the number is doubted. */
export function withoutRepeatedKeys(listings: readonly Listing[]): Listing[] {
  const seen = new Map<string, number>()
  return listings.map((listing) => {
    if (listing.key === undefined) return listing
    const times = (seen.get(listing.key) ?? 0) + 1
    seen.set(listing.key, times)
    if (times === 1) return listing
    const { key, ...rest } = listing
    return { ...rest, doubts: [...listing.doubts, `the number ${key} stands on more than one entry`] }
  })
}
