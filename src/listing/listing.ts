/** Building entries of official lists: an empty one, and the normal forms of parts that are not read yet. Pure. */
import type { LicencePolicy, LicenceRequirement, Listing, ListingStatus } from '../model/listing.ts'

const NO_REQUIREMENT: LicenceRequirement = { text: '', scope: 'none', sections: [], footnotes: [] }
const NO_POLICY: LicencePolicy = { text: '', class: 'none' }
const IN_FORCE: ListingStatus = { state: 'in-force', text: '' }

/** @returns an entry of `list` with nothing in it yet. */
export function emptyListing(list: string): Listing {
  return {
    list,
    name: '',
    country: '',
    formerNames: [],
    aliases: [],
    addresses: [],
    crossReferences: [],
    licenceRequirement: NO_REQUIREMENT,
    licencePolicy: NO_POLICY,
    footnotes: [],
    citations: [],
    programme: '',
    identifiers: [],
    status: IN_FORCE,
    subordinates: [],
    remarks: [],
    doubts: [],
  }
}
