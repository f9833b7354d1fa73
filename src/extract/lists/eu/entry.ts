/** One entity of the EU's list from its parts, whichever of its two formats they were read in. Pure. */
import { emptyListing } from '../../../listing/listing.ts'
import type { Listing } from '../../../model/listing.ts'
import { printedDay } from '../../printed-day.ts'
import { joinedParts, oneLine, sortedSet } from '../parts/record-parts.ts'

/** A part of an entity: attributes of the XML's element, or the cells of one group of columns of the CSV, under their common names. */
export type EuPart = Readonly<Record<string, string>>

export type EuEntity = {
  readonly entity: EuPart
  readonly remarks: readonly string[]
  readonly regulations: readonly EuPart[]
  readonly names: readonly EuPart[]
  readonly addresses: readonly EuPart[]
  readonly births: readonly EuPart[]
  readonly citizenships: readonly EuPart[]
  readonly identifications: readonly EuPart[]
}

/**
 * The name is the strong one (in English or of no language) with the lowest number: the first ever given, wherever it stands now.
 * Date: the entity's own date of designation, else the first day on which one of its regulations entered into force.
 */
export function euListing(found: EuEntity, list: string, timeZone: string): Listing {
  const { entity } = found
  const key = entity.logicalId ?? ''
  const names = [...found.names].sort(byRank)
  const whole = sortedSet(names.map(wholeName))
  const name = wholeName(names[0] ?? {})
  const days = found.regulations.map((regulation) => isoFirst(regulation.entryIntoForceDate ?? '')).sort()
  const date = printedDay(
    entity.designationDate || (days.find((day) => day !== '') ?? ''),
    timeZone,
    'date of designation',
  )
  const countries = sortedSet(found.addresses.map(countryOf))
  const citizen = sortedSet(found.citizenships.map(countryOf))
  return {
    ...emptyListing(list),
    ...(key === '' ? {} : { key }),
    name,
    country: (citizen.length > 0 ? citizen : countries).join('; '),
    aliases: whole.filter((alias) => alias !== name),
    addresses: sortedSet(found.addresses.map(addressOf)),
    programme: sortedSet(found.regulations.map((regulation) => regulation.programme ?? '')).join('; '),
    ...(date.effectiveDate === undefined ? {} : { effectiveDate: date.effectiveDate }),
    identifiers: [
      ...new Set([
        ...[entity.euReferenceNumber ?? '', entity.unitedNationId ?? ''].filter((number) => number !== ''),
        ...sortedSet(found.identifications.map(identificationOf)),
      ]),
    ],
    remarks: sortedSet([
      ...found.remarks,
      entity.designationDetails ?? '',
      labelled('Type', entity.subjectType),
      ...names.flatMap((part) => [
        labelled('Function', part.function),
        labelled('Title', part.title),
        labelled('Gender', part.gender),
        part.strong === 'false' ? `Weak alias: ${wholeName(part)}` : '',
      ]),
      ...found.births.map((birth) => labelled('Born', birthOf(birth))),
      ...found.citizenships.map((part) => labelled('Citizen', countryOf(part))),
      ...found.regulations.map((part) => labelled('Regulation', regulationOf(part))),
    ]),
    doubts: [...date.doubts, ...(key === '' ? ['it has no number'] : [])],
  }
}

function byRank(a: EuPart, b: EuPart): number {
  return (
    rank(a) - rank(b) || Number(a.logicalId || Number.MAX_SAFE_INTEGER) - Number(b.logicalId || Number.MAX_SAFE_INTEGER)
  )
}

function rank({ strong, nameLanguage, wholeName: text }: EuPart): number {
  if (oneLine(text ?? '') === '') return 4
  return (strong === 'false' ? 2 : 0) + (/^(?:en)?$/i.test(nameLanguage ?? '') ? 0 : 1)
}

function wholeName({ wholeName: whole, firstName, middleName, lastName }: EuPart): string {
  return oneLine(whole ?? '') || joinedParts([firstName ?? '', middleName ?? '', lastName ?? ''], ' ')
}

/** "UNKNOWN" stands where the publisher has no country. */
function countryOf({ countryDescription }: EuPart): string {
  const country = oneLine(countryDescription ?? '')
  return /^unknown$/i.test(country) ? '' : country
}

function addressOf(part: EuPart): string {
  const box = part.poBox ? `P.O. Box ${part.poBox}` : ''
  const place = joinedParts(
    [part.street ?? '', box, part.place ?? '', part.zipCode ?? '', part.city ?? '', part.region ?? '', countryOf(part)],
    ', ',
  )
  return oneLine(`${place} ${[part.contactInfo, part.remark].flatMap((text) => (text ? [`(${text})`] : [])).join(' ')}`)
}

function identificationOf(part: EuPart): string {
  const number = part.number || part.latinNumber || ''
  if (number === '' && !part.remark) return ''
  const flags = ['knownExpired', 'knownFalse', 'reportedLost', 'revokedByIssuer'].filter(
    (flag) => part[flag] === 'true',
  )
  return joinedParts(
    [
      part.identificationTypeDescription || part.identificationTypeCode || '',
      number,
      ...[countryOf(part), part.issuedBy ?? '', ...flags.map(spaced), part.remark ?? ''].map((text) =>
        text === '' ? '' : `(${text})`,
      ),
    ],
    ' ',
  )
}

function birthOf(part: EuPart): string {
  const date = part.birthdate || joinedParts([part.year ?? '', part.monthOfYear ?? '', part.dayOfMonth ?? ''], '-')
  const where = joinedParts([part.place ?? '', part.city ?? '', part.region ?? '', countryOf(part)], ', ')
  return joinedParts([part.circa === 'true' ? 'circa' : '', date, where === '' ? '' : `in ${where}`], ' ')
}

function regulationOf(part: EuPart): string {
  const day = part.publicationDate ? `published ${isoFirst(part.publicationDate)}` : ''
  return joinedParts([part.numberTitle ?? '', part.regulationType ?? '', day], ', ')
}

function labelled(label: string, value: string | undefined): string {
  const text = oneLine(value ?? '')
  return text === '' ? '' : `${label}: ${text}`
}

/** Time zones stand behind days in old files: 2003-07-07+02:00 */
function isoFirst(text: string): string {
  return /^\d{4}-\d\d-\d\d/.exec(text.trim())?.[0] ?? text.trim()
}

function spaced(flag: string): string {
  return flag.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').toLowerCase()
}
