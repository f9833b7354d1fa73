/**
 * OFAC's SDN.XML and CONSOLIDATED.XML: `<sdnList>` with an `<sdnEntry>` for each entry. Elements (each may be missing or repeated):
 * uid; firstName, lastName; title; sdnType; remarks (statements as in the CSV); programList/program; idList/id {idType, idNumber,
 * idCountry, issueDate, expirationDate}; akaList/aka {type, category, lastName, firstName}; addressList/address {address1-3, city,
 * stateOrProvince, postalCode, country}; nationalityList, citizenshipList, dateOfBirthList, placeOfBirthList, vesselInfo.
 * Schema: https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas (sdn.xsd).
 * Traps: the element is spelled `publshInformation`; `Publish_Date` moves without a change; every small part has a `uid` of its own that
 * means nothing here; people's names come in two parts and are printed "LAST, First".
 */
import { emptyListing } from '../../../listing/listing.ts'
import type { Extract } from '../../../model/extract.ts'
import type { Listing, StatedCount } from '../../../model/listing.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import { type XmlRecord, xmlRecords } from '../formats/xml-records.ts'
import { listExtract, withoutRepeatedKeys } from '../parts/list-extract.ts'
import { elementsAt, joinedParts, leftovers, sortedSet, textAt, textsAt } from '../parts/record-parts.ts'
import { ofacListName } from './list-name.ts'
import { readRemarks } from './remarks.ts'

const RECORDS: ReadonlySet<string> = new Set(['sdnEntry', 'publshInformation', 'publishInformation'])

/** Read by name below, or of no meaning to an entry (uid, mainEntry). */
const HANDLED: ReadonlySet<string> = new Set(
  (
    'uid firstName lastName remarks programList idList akaList addressList nationalityList citizenshipList dateOfBirthList ' +
    'placeOfBirthList callSign mainEntry'
  ).split(' '),
)

/** @throws CodedError of xmlRecords; `page-unreadable` for a list without entries, `count-out-of-bounds`. */
export function readOfacXml(page: JudgedPage, reading: Reading): Extract {
  const list = ofacListName(page, reading)
  const listings: Listing[] = []
  let stated = ''
  for (const record of xmlRecords(page, reading, { roots: ['sdnList'], records: RECORDS })) {
    if (record.name === 'sdnEntry') listings.push(entryOf(record, list))
    else stated = textAt(record, 'Record_Count')
  }
  const counts: StatedCount[] = /^\d{1,9}$/.test(stated)
    ? [{ value: Number(stated), text: `Record_Count ${stated}`, found: listings.length }]
    : []
  return { ...listExtract('ofac-sdn', list, withoutRepeatedKeys(listings), reading), counts }
}

function entryOf(entry: XmlRecord, list: string): Listing {
  const key = textAt(entry, 'uid')
  const read = readRemarks(textAt(entry, 'remarks'))
  const others = elementsAt(entry, 'akaList/aka').map((aka) => ({
    name: nameOf(aka),
    former: /^f/i.test(textAt(aka, 'type')),
    weak: /^weak/i.test(textAt(aka, 'category')),
  }))
  const addresses = elementsAt(entry, 'addressList/address')
  const documents = elementsAt(entry, 'idList/id').map(documentOf)
  const callSign = textAt(entry, 'vesselInfo/callSign')
  const nations = [
    ...textsAt(entry, 'nationalityList/nationality/country'),
    ...textsAt(entry, 'citizenshipList/citizenship/country'),
  ]
  const places = sortedSet(addresses.map((address) => textAt(address, 'country')))
  const statements = [
    ...textsAt(entry, 'dateOfBirthList/dateOfBirthItem/dateOfBirth').map((value) => `DOB ${value}`),
    ...textsAt(entry, 'placeOfBirthList/placeOfBirthItem/placeOfBirth').map((value) => `POB ${value}`),
    ...textsAt(entry, 'nationalityList/nationality/country').map((value) => `nationality ${value}`),
    ...textsAt(entry, 'citizenshipList/citizenship/country').map((value) => `citizen ${value}`),
    ...others.flatMap(({ name, weak }) => (weak ? [`Weak alias: ${name}`] : [])),
    ...documents.filter((document) => !document.identifies).map((document) => document.text),
    ...leftovers(entry, HANDLED),
  ]
  return {
    ...emptyListing(list),
    ...(key === '' ? {} : { key }),
    name: nameOf(entry),
    country: (places.length > 0 ? places : sortedSet(nations)).join('; '),
    aliases: sortedSet([...others.filter((other) => !other.former).map((other) => other.name), ...read.aliases]),
    formerNames: sortedSet([...others.filter((other) => other.former).map((other) => other.name), ...read.formerNames]),
    addresses: sortedSet(addresses.map(addressOf)),
    crossReferences: sortedSet(read.crossReferences),
    programme: sortedSet(textsAt(entry, 'programList/program')).join('; '),
    identifiers: sortedSet([
      ...documents.filter((document) => document.identifies).map((document) => document.text),
      ...read.identifiers,
      callSign === '' ? '' : `Call sign ${callSign}`,
    ]),
    remarks: sortedSet([...statements, ...read.remarks]),
    doubts: [...read.doubts, ...(key === '' ? ['it has no number'] : [])],
  }
}

function nameOf(element: XmlRecord): string {
  return joinedParts([textAt(element, 'lastName'), textAt(element, 'firstName')], ', ')
}

function addressOf(address: XmlRecord): string {
  const parts = ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode', 'country']
  return joinedParts(
    parts.map((part) => textAt(address, part)),
    ', ',
  )
}

/** The idList holds numbers, and also statements that have no place elsewhere: "Gender Male", "Additional Sanctions Information -". */
function documentOf(id: XmlRecord): { readonly text: string; readonly identifies: boolean } {
  const [type, number, country] = [textAt(id, 'idType'), textAt(id, 'idNumber'), textAt(id, 'idCountry')]
  const issued = textAt(id, 'issueDate')
  const expires = textAt(id, 'expirationDate')
  const text = joinedParts(
    [
      type,
      number,
      country === '' ? '' : `(${country})`,
      issued === '' ? '' : `issued ${issued}`,
      expires === '' ? '' : `expires ${expires}`,
    ],
    ' ',
  )
  return { text, identifies: /\d/.test(number) && !/sanction|executive order|website|e-?mail|phone|date/i.test(type) }
}
