/** The user's parties in findings that no judge has seen: those of the register and of the calendar. */
import { markParties } from '../../src/classify/flags.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { Finding, Party } from '../../src/model.ts'
import { matchParties, preparedParties } from '../../src/names/parties.ts'

export type PartyScreen = {
  /** @returns the finding flagged and critical where it touches a party. */
  mark(finding: Finding): Finding
  /** @returns the names of the parties that a listing touches. */
  partiesOf(listing: Listing): readonly string[]
}

/** @param parties as configured. */
export function createPartyScreen(parties: readonly Party[]): PartyScreen {
  const search = preparedParties(parties)
  return {
    mark: (finding) => (finding.flags.includes('party') ? finding : markParties(finding, search, '')),
    partiesOf: (listing) => [...new Set(matchParties(search, listing).map(({ party }) => party))],
  }
}
