/** Ids of alerts, notices and deliveries: hashes of what they name, so that work which is done again repeats them. */
import { createHash } from 'node:crypto'

/** @returns prefix, underscore, 80 bits of SHA-256 over the parts and their lengths. */
export function idOf(prefix: 'a' | 'n' | 'd' | 'i', ...parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:${part}`)
  return `${prefix}_${hash.digest('hex').slice(0, 20)}`
}
