/** What stands behind an option, read and checked; several commands share these. */
import { InvalidArgumentError } from 'commander'

/** @returns milliseconds since 1970. */
export function parseDate(text: string): number {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new InvalidArgumentError('write a date as 2025-05-13 or 2025-05-13T08:00:00Z')
  return at
}

export function parseLimit(text: string): number {
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1) throw new InvalidArgumentError('a whole number above 0')
  return limit
}
