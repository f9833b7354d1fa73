/** The user's parties in findings that no judge has seen: those of the register and of the calendar. */
import { markParties } from '../../src/classify/tell/party-flag.ts'
import type { Finding, PartyMatch } from '../../src/model/finding.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { Party } from '../../src/model/notice.ts'
import { matchParties, preparedParties } from '../../src/names/parties.ts'

export type PartyScreen = {
  /** @returns the finding flagged where it touches a party, critical where that is sure or likely. */
  mark(finding: Finding): Finding
  /** @returns how a listing meets the parties, each once, the surest first; also what only may be one. */
  matches(listing: Listing): readonly PartyMatch[]
  /** @returns the names of the parties that a listing surely or likely touches. */
  partiesOf(listing: Listing): readonly string[]
}

/** @param parties as configured. */
export function createPartyScreen(parties: readonly Party[]): PartyScreen {
  const search = preparedParties(parties)
  const matches = (listing: Listing) => matchParties(search, listing)
  return {
    mark: (finding) => (finding.flags.includes('party') ? finding : markParties(finding, search, '')),
    matches,
    partiesOf: (listing) => [
      ...new Set(matches(listing).flatMap(({ party, sureness }) => (sureness === 'possible' ? [] : [party]))),
    ],
  }
}
