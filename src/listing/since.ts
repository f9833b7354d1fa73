/** Since when an entry is listed, as far as its list says so; else when it was first seen there. Pure. */
import type { Listing } from '../model/listing.ts'

/** @returns its effective date, else the day on which it was first printed (YYYY-MM-DD); undefined where the list gives neither. */
export function statedSince({ effectiveDate, citations }: Listing): string | undefined {
  return effectiveDate?.value ?? citations.flatMap(({ date }) => date ?? []).sort()[0]
}

/**
 * @param firstSeen YYYY-MM-DD: says only that it stood there on that day, which may be years after it was listed.
 * @returns for a column: "2025-03-25", or "seen 2026-11-25".
 */
export function sinceCell(listing: Listing, firstSeen: string): string {
  return statedSince(listing) ?? `seen ${firstSeen}`
}

/** @returns "is listed since 2025-03-25", or "was on the list when it was first seen, on 2026-11-25". */
export function sinceWords(listing: Listing, firstSeen: string): string {
  const stated = statedSince(listing)
  return stated === undefined ? `was on the list when it was first seen, on ${firstSeen}` : `is listed since ${stated}`
}
