/** Names screened against entries of official lists: every pair that may be the same, the surest first. Pure. */
import type { PartyMatch, Sureness } from '../model/finding.ts'
import type { Listing } from '../model/listing.ts'
import type { NameRow } from './name-file.ts'
import { findParties, prepareParties } from './parties.ts'

/** An entry as the register has it. `since`: YYYY-MM-DD, the day from which it holds. */
export type ListedEntry = { readonly id: string; readonly listing: Listing; readonly since?: string }

export type ScreenHit = { readonly row: NameRow; readonly entry: ListedEntry; readonly match: PartyMatch }

export type Screening = {
  /** By line, the surest of each line first. */
  readonly hits: readonly ScreenHit[]
  /** Of all pairs found, those below the asked sureness included. */
  readonly counts: Readonly<Record<Sureness, number>>
}

const RANK: Readonly<Record<Sureness, number>> = { sure: 3, likely: 2, possible: 1 }
const STEP = 200

/**
 * @param least hits below it are only counted. @param onProgress called now and then with the share that is done, 0 to 1.
 * Costs as much as the entries have words, however many rows there are.
 */
export function screen(
  rows: readonly NameRow[],
  entries: readonly ListedEntry[],
  least: Sureness = 'likely',
  onProgress: (done: number) => void = () => {},
): Screening {
  const search = prepareParties(rows.map(({ party }) => party))
  const rowOf = new Map(rows.map((row) => [row.party, row]))
  const counts = { sure: 0, likely: 0, possible: 0 }
  const hits: ScreenHit[] = []
  entries.forEach((entry, i) => {
    if (i % STEP === 0) onProgress(i / entries.length)
    for (const { party, match } of findParties(search, entry.listing)) {
      counts[match.sureness]++
      const row = rowOf.get(party)
      if (row !== undefined && RANK[match.sureness] >= RANK[least]) hits.push({ row, entry, match })
    }
  })
  onProgress(1)
  hits.sort((a, b) => a.row.line - b.row.line || RANK[b.match.sureness] - RANK[a.match.sureness])
  return { hits, counts }
}
