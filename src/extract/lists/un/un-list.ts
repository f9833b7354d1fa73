/**
 * Reader `un-list`: the United Nations Security Council Consolidated List as XML
 * (https://scsanctions.un.org/resources/xml/en/consolidated.xml; schema https://www.un.org/sc/resources/sc-sanctions.xsd).
 * `<CONSOLIDATED_LIST dateGenerated>` with INDIVIDUALS/INDIVIDUAL and ENTITIES/ENTITY: DATAID (the stable number), VERSIONNUM,
 * FIRST_NAME … FOURTH_NAME, NAME_ORIGINAL_SCRIPT, UN_LIST_TYPE (the regime), REFERENCE_NUMBER (CDi.001), LISTED_ON, COMMENTS1,
 * DESIGNATION, NATIONALITY, *_ALIAS {QUALITY, ALIAS_NAME}, *_ADDRESS, INDIVIDUAL_DATE_OF_BIRTH, …_PLACE_OF_BIRTH, …_DOCUMENT.
 * Traps: `dateGenerated` moves every night. VERSIONNUM and LAST_DAY_UPDATED say that something was amended; they are no part of the
 * entry, since an amendment shows in a part, and a number that rises alone is nothing that anybody could act on. Empty elements
 * (`<INDIVIDUAL_DOCUMENT/>`) stand for "none". An entity's name stands in FIRST_NAME. Comments hold line ends within sentences.
 */
import { emptyListing } from '../../../listing/listing.ts'
import type { Extract } from '../../../model/extract.ts'
import type { Listing } from '../../../model/listing.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import type { Head } from '../../head.ts'
import { printedDay } from '../../printed-day.ts'
import { rootName } from '../formats/root-name.ts'
import { type XmlRecord, xmlRecords } from '../formats/xml-records.ts'
import { listExtract, withoutRepeatedKeys } from '../parts/list-extract.ts'
import {
  elementsAt,
  joinedParts,
  leftovers,
  oneLine,
  sortedSet,
  statementsAndProse,
  textAt,
  textsAt,
} from '../parts/record-parts.ts'

const LIST = 'UN Security Council Consolidated List'
const ROOT = 'CONSOLIDATED_LIST'
const RECORDS: ReadonlySet<string> = new Set(['INDIVIDUAL', 'ENTITY'])

/** Read by name below, or of no meaning to an entry. */
const HANDLED: ReadonlySet<string> = new Set(
  (
    'DATAID VERSIONNUM FIRST_NAME SECOND_NAME THIRD_NAME FOURTH_NAME NAME_ORIGINAL_SCRIPT UN_LIST_TYPE REFERENCE_NUMBER LISTED_ON ' +
    'COMMENTS1 NATIONALITY LIST_TYPE LAST_DAY_UPDATED INDIVIDUAL_ALIAS ENTITY_ALIAS INDIVIDUAL_ADDRESS ENTITY_ADDRESS ' +
    'INDIVIDUAL_DATE_OF_BIRTH INDIVIDUAL_PLACE_OF_BIRTH INDIVIDUAL_DOCUMENT SORT_KEY SORT_KEY_LAST_MOD DESIGNATION TITLE GENDER'
  ).split(' '),
)

export function isUnList({ kind, page }: Head): boolean {
  return kind === 'xml' && rootName(page) === ROOT
}

/** @throws CodedError of xmlRecords; `page-unreadable` for a list without entries, `count-out-of-bounds`. */
export function readUnList(page: JudgedPage, reading: Reading): Extract {
  const listings: Listing[] = []
  for (const record of xmlRecords(page, reading, { roots: [ROOT], records: RECORDS })) {
    listings.push(entryOf(record, reading.list ?? LIST, reading.timeZone))
  }
  return listExtract('un-list', reading.list ?? LIST, withoutRepeatedKeys(listings), reading)
}

function entryOf(entry: XmlRecord, list: string, timeZone: string): Listing {
  const kind = entry.name
  const key = textAt(entry, 'DATAID')
  const reference = textAt(entry, 'REFERENCE_NUMBER')
  const listed = printedDay(textAt(entry, 'LISTED_ON'), timeZone, 'date of listing')
  const aliases = elementsAt(entry, `${kind}_ALIAS`).map((alias) => ({
    name: textAt(alias, 'ALIAS_NAME'),
    quality: textAt(alias, 'QUALITY'),
    rest: leftovers(alias, new Set(['ALIAS_NAME', 'QUALITY'])),
  }))
  const former = aliases.filter(({ quality }) => /^f\.?k\.?a/i.test(quality))
  const addresses = elementsAt(entry, `${kind}_ADDRESS`)
  const nationalities = textsAt(entry, 'NATIONALITY/VALUE')
  const countries = sortedSet(addresses.map((address) => textAt(address, 'COUNTRY')))
  return {
    ...emptyListing(list),
    ...(key === '' ? {} : { key }),
    name: joinedParts(
      ['FIRST', 'SECOND', 'THIRD', 'FOURTH'].map((part) => textAt(entry, `${part}_NAME`)),
      ' ',
    ),
    country: (nationalities.length > 0 ? sortedSet(nationalities) : countries).join('; '),
    aliases: sortedSet([
      ...aliases.filter((alias) => !former.includes(alias)).map((alias) => alias.name),
      ...textsAt(entry, 'NAME_ORIGINAL_SCRIPT'),
    ]),
    formerNames: sortedSet(former.map((alias) => alias.name)),
    addresses: sortedSet(addresses.map(addressOf)),
    programme: textAt(entry, 'UN_LIST_TYPE'),
    ...(listed.effectiveDate === undefined ? {} : { effectiveDate: listed.effectiveDate }),
    identifiers: [
      ...(reference === '' ? [] : [reference]),
      ...sortedSet(elementsAt(entry, 'INDIVIDUAL_DOCUMENT').map(documentOf)).filter((text) => text !== reference),
    ],
    remarks: statementsAndProse(
      [
        ...aliases.flatMap(({ name, quality }) =>
          /^low/i.test(quality) && name !== '' ? [`Low quality alias: ${name}`] : [],
        ),
        ...aliases.flatMap(({ name, rest }) => rest.map((text) => `Alias ${name}: ${text}`)),
        ...labelled('Title', textsAt(entry, 'TITLE/VALUE')),
        ...labelled('Designation', textsAt(entry, 'DESIGNATION/VALUE')),
        ...labelled('Nationality', nationalities),
        ...labelled('Gender', textsAt(entry, 'GENDER')),
        ...labelled('Date of birth', elementsAt(entry, 'INDIVIDUAL_DATE_OF_BIRTH').map(birthOf)),
        ...labelled('Place of birth', elementsAt(entry, 'INDIVIDUAL_PLACE_OF_BIRTH').map(addressOf)),
        ...leftovers(entry, HANDLED),
      ],
      textsAt(entry, 'COMMENTS1'),
    ),
    doubts: [...listed.doubts, ...(key === '' ? ['it has no number'] : [])],
  }
}

function labelled(label: string, values: readonly string[]): string[] {
  return values.filter((value) => value !== '').map((value) => `${label}: ${value}`)
}

/** STREET, CITY, STATE_PROVINCE, ZIP_CODE, COUNTRY; NOTE in brackets. What else stands there is kept. */
function addressOf(address: XmlRecord): string {
  const known = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY', 'NOTE']
  const place = joinedParts(
    known.slice(0, 5).map((part) => textAt(address, part)),
    ', ',
  )
  const notes = [textAt(address, 'NOTE'), ...leftovers(address, new Set(known))].filter((note) => note !== '')
  return oneLine(`${place} ${notes.map((note) => `(${note})`).join(' ')}`)
}

/** TYPE_OF_DATE EXACT | APPROXIMATELY | BETWEEN, with DATE, YEAR, or FROM_YEAR and TO_YEAR. */
function birthOf(birth: XmlRecord): string {
  const type = textAt(birth, 'TYPE_OF_DATE')
  const range = joinedParts([textAt(birth, 'FROM_YEAR'), textAt(birth, 'TO_YEAR')], ' to ')
  const date = joinedParts([textAt(birth, 'DATE') || textAt(birth, 'YEAR'), range], ' ')
  const note = textAt(birth, 'NOTE')
  if (date === '' && note === '') return ''
  const how = /^(?:exact|between)?$/i.test(type) ? '' : `${type.toLowerCase()} `
  return oneLine(`${how}${date}${note === '' ? '' : ` (${note})`}`)
}

function documentOf(document: XmlRecord): string {
  const known = [
    'TYPE_OF_DOCUMENT',
    'TYPE_OF_DOCUMENT2',
    'NUMBER',
    'ISSUING_COUNTRY',
    'COUNTRY_OF_ISSUE',
    'CITY_OF_ISSUE',
    'DATE_OF_ISSUE',
    'NOTE',
  ]
  const [type, type2, number, issuer, country, city, date, note] = known.map((part) => textAt(document, part))
  const issued = joinedParts([city ?? '', country || (issuer ?? '')], ', ')
  const rest = [note ?? '', ...leftovers(document, new Set(known))].filter((text) => text !== '')
  return joinedParts(
    [
      type ?? '',
      type2 === '' || type2 === type ? '' : `(${type2})`,
      number ?? '',
      issued === '' ? '' : `(${issued})`,
      date === '' ? '' : `issued ${date}`,
      ...rest.map((text) => `(${text})`),
    ],
    ' ',
  )
}
