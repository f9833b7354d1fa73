/** Entries of a list for the tests of the register. */
import { createKnown } from '../../src/listing/known.ts'
import { emptyListing } from '../../src/listing/listing.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { RegisterUpdate } from '../../src/ports/records.ts'
import { registerUpdate } from '../../src/snapshot/register.ts'
import { NOON } from './store.samples.ts'

/** One entry of a list as its reader gives it. */
export const listingOf = (name: string, overrides: Partial<Listing> = {}): Listing => ({
  ...emptyListing('Entity List'),
  name,
  country: "CHINA, PEOPLE'S REPUBLIC OF",
  ...overrides,
})

/** What a first look at a list makes of it. */
export function baselineOf(basis: number, listings: readonly Listing[], watchId = 'list'): RegisterUpdate {
  const update = registerUpdate({
    basis,
    watchId,
    sourceName: 'BIS',
    timeZone: 'America/New_York',
    at: NOON,
    findings: [],
    acts: [],
    listings,
    listingChanges: [],
    known: createKnown([]),
    shown: new Map(),
    keptElsewhere: new Set(),
    openings: [],
    partiesOf: () => [],
  })
  if (update === undefined) throw new Error('nothing to learn')
  return update
}
