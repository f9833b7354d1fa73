/** Ids are hashes of what they name, so that work which is done again repeats them. */
import { createHash } from 'node:crypto'

/**
 * @param prefix of a revision, change, alert, notice, delivery, incident or listing.
 * @returns prefix, underscore, 80 bits of SHA-256 over the parts and their lengths: short enough to type, long enough never
 * to meet another.
 */
export function idOf(prefix: 'r' | 'c' | 'a' | 'n' | 'd' | 'i' | 'l', ...parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:${part}`)
  return `${prefix}_${hash.digest('hex').slice(0, 20)}`
}
