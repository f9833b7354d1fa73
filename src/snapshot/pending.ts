/** What a watch remembers between a look that is not believed yet and the one that agrees with it. Pure. */
import type { Listing } from '../model/listing.ts'
import type { WatchState } from '../ports/records.ts'

export type Pending = {
  /** How many looks in a row were not believed. */
  readonly doubts: number
  /** Extract hash of the last one. */
  readonly hash: string
  /** When the page was last seen without the news (ms). */
  readonly since?: number
  /** Entries that the last good revision has no more, and whose removal is not told yet. */
  readonly held: readonly Listing[]
  /** Entries that the last look did not have, as `entryMark`. */
  readonly missing: readonly string[]
}

/** @returns what waits for a second look; undefined when nothing does. */
export function pendingOf({ unconfirmed }: Pick<WatchState, 'unconfirmed'>): Pending | undefined {
  const [, doubts, hash = '', json = '{}'] = /^(\d+) (\S+)(?: (\{.*\}))?$/s.exec(unconfirmed ?? '') ?? []
  if (doubts === undefined) return undefined
  // Never from outside: `pendingMark` wrote it.
  const kept = JSON.parse(json) as Partial<Pending>
  return { held: [], missing: [], ...kept, doubts: Number(doubts), hash }
}

/** @returns the text that is kept with the watch. */
export function pendingMark({ doubts, hash, ...kept }: Pending): string {
  return `${doubts} ${hash} ${JSON.stringify(kept)}`
}

/** @returns one text for an entry as a look read it: the same entry of two looks has the same. */
export function entryMark(listing: Listing): string {
  return JSON.stringify(listing)
}
