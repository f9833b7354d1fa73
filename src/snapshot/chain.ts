/** The chain of looks: each hash covers the look and the hash before it, so no look can be changed or left out unseen. */
import { createHash } from 'node:crypto'
import type { Look } from '../ports/records.ts'

/**
 * The hash of a look in the chain of its watch: SHA-256 over one JSON array in a fixed order, headers sorted by name.
 * @param previous the hash of the look before it; '' for the first look of a watch.
 * @returns 64 lower-case hex digits; the same for a look that went through JSON and back.
 */
export function lookHash(previous: string, watchId: string, look: Look): string {
  const headers = Object.entries(look.headers).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const redirects = look.redirects.map(({ status, from, to }) => [status, from, to])
  const { at, status, url, finalUrl, sha256, outcome, code } = look
  const link = [previous, watchId, at, status, url, finalUrl, redirects, headers, sha256, outcome, code]
  return createHash('sha256').update(JSON.stringify(link)).digest('hex')
}
