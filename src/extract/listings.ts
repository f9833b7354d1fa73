/** Rows of a declared table as entries of an official list. */

import { emptyListing } from '../listing/listing.ts'
import { licencePolicyOf, licenceRequirementOf, listingStatusOf } from '../listing/terms.ts'
import type { Citation, Listing } from '../model/listing.ts'
import { findDate } from './dates.ts'

/**
 * @param list which list, in words.
 * @param fields field name (name, country, formerNames, aliases, addresses, crossReferences, licenceRequirement, licencePolicy,
 * footnotes, citations, effectiveDate, programme, identifiers, status) -> text of its cell; others are ignored.
 * @returns undefined for a row without a name. Texts stay as printed; only lists are split.
 */
export function listingOf(list: string, fields: ReadonlyMap<string, string>, timeZone: string): Listing | undefined {
  const text = (field: string): string => fields.get(field)?.trim() ?? ''
  const name = text('name').replace(/\s+/g, ' ')
  if (name === '') return undefined
  const effectiveDate = findDate(text('effectiveDate'), timeZone)?.value
  return {
    ...emptyListing(list),
    name,
    country: text('country').replace(/\s+/g, ' '),
    formerNames: entries(text('formerNames')),
    aliases: entries(text('aliases')),
    addresses: entries(text('addresses')),
    crossReferences: entries(text('crossReferences')),
    licenceRequirement: licenceRequirementOf(text('licenceRequirement'), entries(text('footnotes'))),
    licencePolicy: licencePolicyOf(text('licencePolicy')),
    footnotes: entries(text('footnotes')),
    citations: citationsIn(text('citations'), timeZone),
    ...(effectiveDate === undefined ? {} : { effectiveDate: { value: effectiveDate, source: 'list' } }),
    programme: text('programme'),
    identifiers: entries(text('identifiers')),
    status: listingStatusOf(text('status')),
  }
}

/** "a; b; and c." or one a line. A comma separates nothing: names and addresses hold commas. */
function entries(text: string): string[] {
  return text
    .split(/[;；\n]/)
    .map((entry) =>
      entry
        .replace(/^\s*(?:and|und|及|和)\s+/i, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .map((entry) => entry.replace(/^[-–•·]\s*/, ''))
    .filter((entry) => entry !== '')
}

/** "88 FR 85097, 12/7/23." */
function citationsIn(text: string, timeZone: string): Citation[] {
  return [...text.matchAll(/(\d{1,3})\s*F\.?\s?R\.?\s*(\d{1,6})(?:\s*,?\s*(\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})))?/g)].map(
    (match) => {
      const printed = match[3]?.replace(/(?<=\/)(\d{2})$/, (year) => (Number(year) > 60 ? `19${year}` : `20${year}`))
      const date = printed === undefined ? undefined : findDate(printed, timeZone)?.value
      return { volume: Number(match[1]), page: Number(match[2]), ...(date === undefined ? {} : { date }) }
    },
  )
}
