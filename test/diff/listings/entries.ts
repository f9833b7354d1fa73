/** Entries of an Entity List in the style of the real one, and a plain view of what a comparison tells of them. */
import { diffListings } from '../../../src/diff/listings.ts'
import { emptyListing } from '../../../src/listing/listing.ts'
import { licencePolicyOf, licenceRequirementOf } from '../../../src/listing/terms.ts'
import type { Citation, Listing } from '../../../src/model/listing.ts'

export function cite(volume: number, page: number, date?: string): Citation {
  return { volume, page, ...(date === undefined ? {} : { date }) }
}

/** An entity in China, added by 80 FR 8524. */
export function entity(name: string, rest: Partial<Listing> = {}): Listing {
  return {
    ...emptyListing('Entity List'),
    name,
    country: 'CHINA',
    licenceRequirement: licenceRequirementOf('For all items subject to the EAR. (See § 744.11 of the EAR)'),
    licencePolicy: licencePolicyOf('Presumption of denial'),
    citations: [cite(80, 8524, '2015-02-18')],
    ...rest,
  }
}

/** "+ A" added, "- A" removed, "A ~ B: part [before => after]" amended, "split" and "merged" as they are called. */
export function told(before: readonly Listing[], after: readonly Listing[], rowsAreParts = false): string[] {
  return diffListings(before, after, rowsAreParts).changes.map((change) => {
    if (change.type === 'added') return `+ ${change.after.name}`
    if (change.type === 'removed') return `- ${change.before.name}`
    const { before: old, after: now, origin = '' } = change
    const who = old.name === now.name ? now.name : `${old.name} ~ ${now.name}`
    const parts = change.parts.map((part) => `${part.part} [${part.before} => ${part.after}]`)
    return `${origin}${origin === '' ? '' : ' '}${who}: ${parts.join(', ')}`
  })
}
