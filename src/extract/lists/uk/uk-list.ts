/**
 * Reader `uk-list`: the UK Sanctions List of the Foreign, Commonwealth and Development Office, since 2026-01-28 the only UK list
 * (https://www.gov.uk/government/publications/the-uk-sanctions-list; the addresses of its files hold a hash and change).
 * XML: `<Designations><DateGenerated>` with `<Designation>`: UniqueID (RUS0001), OFSIGroupID, UNReferenceNumber, Names/Name {Name1 …
 * Name6, NameType, AliasStrength}, NonLatinNames/NonLatinName, RegimeName, IndividualEntityShip, DesignationSource, SanctionsImposed,
 * SanctionsImposedIndicators, OtherInformation, UKStatementofReasons, Addresses/Address {AddressLine1 … 6, AddressPostalCode,
 * AddressCountry}, DateDesignated, and IndividualDetails, EntityDetails or ShipDetails.
 * CSV: the first line says "Report Date: …", the second is the header; one row for each name and address of a designation.
 * Traps: the date of the report moves without a change, LastUpdated with any; people have their family name in Name 6, everybody else
 * the whole name; days are DD/MM/YYYY, unknown parts "dd/mm/1970"; SanctionsImposed separates with "|", and the indicators repeat it
 * as elements of true and false.
 */

import type { Extract } from '../../../model/extract.ts'
import type { Listing } from '../../../model/listing.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import type { Head } from '../../head.ts'
import { rootName } from '../formats/root-name.ts'
import { type XmlRecord, xmlRecords } from '../formats/xml-records.ts'
import { hasColumns } from '../parts/columns.ts'
import { listExtract, withoutRepeatedKeys } from '../parts/list-extract.ts'
import { elementsAt, joinedParts, leftovers, textAt, textsAt } from '../parts/record-parts.ts'
import { ukCsvDesignations } from './csv.ts'
import { measuresOf, type UkDesignation, ukListing } from './entry.ts'

const LIST = 'UK Sanctions List'
const ROOT = 'Designations'
const RECORDS: ReadonlySet<string> = new Set(['Designation'])

/** Read by name below, or of no meaning to an entry. Every other element is kept as a remark. */
const HANDLED: ReadonlySet<string> = new Set(
  (
    'LastUpdated UniqueID OFSIGroupID UNReferenceNumber Names NonLatinNames RegimeName SanctionsImposed SanctionsImposedIndicators ' +
    'OtherInformation UKStatementofReasons Addresses DateDesignated PassportDetails NationalIdentifierDetails ' +
    'BusinessRegistrationNumbers IMONumbers HullIdentificationNumbers Subsidiaries ParentCompanies CurrentOwnerOperators ' +
    'PreviousOwnerOperators'
  ).split(' '),
)

export function isUkList(head: Head): boolean {
  return head.kind === 'xml'
    ? rootName(head.page) === ROOT
    : hasColumns(head, ['Unique ID', 'OFSI Group ID', 'Name 6', 'Name type', 'Regime Name'])
}

/** @throws CodedError of xmlRecords or csvRows; `page-unreadable` for a list without entries, `count-out-of-bounds`. */
export function readUkList(page: JudgedPage, reading: Reading): Extract {
  const list = reading.list ?? LIST
  const listings: Listing[] = []
  const found = rootName(page) === undefined ? ukCsvDesignations(page, reading) : xmlDesignations(page, reading)
  for (const designation of found) listings.push(ukListing(designation, list, reading.timeZone))
  return listExtract('uk-list', list, withoutRepeatedKeys(listings), reading)
}

function* xmlDesignations(page: JudgedPage, reading: Reading): Generator<UkDesignation> {
  for (const record of xmlRecords(page, reading, { roots: [ROOT], records: RECORDS })) yield designationOf(record)
}

function designationOf(record: XmlRecord): UkDesignation {
  const person = 'IndividualDetails/Individual'
  const company = 'EntityDetails/Entity'
  const ship = 'ShipDetails/Ship'
  return {
    uniqueId: textAt(record, 'UniqueID'),
    groupId: textAt(record, 'OFSIGroupID'),
    unReference: textAt(record, 'UNReferenceNumber'),
    names: elementsAt(record, 'Names/Name').map((name) => ({
      parts: [1, 2, 3, 4, 5, 6].map((part) => textAt(name, `Name${part}`)),
      type: textAt(name, 'NameType'),
      strength: textAt(name, 'AliasStrength'),
    })),
    nonLatinNames: textsAt(record, 'NonLatinNames/NonLatinName/NameNonLatinScript'),
    regime: textAt(record, 'RegimeName'),
    addresses: elementsAt(record, 'Addresses/Address').map((address) => ({
      lines: [
        ...[1, 2, 3, 4, 5, 6].map((line) => textAt(address, `AddressLine${line}`)),
        textAt(address, 'AddressPostalCode'),
      ],
      country: textAt(address, 'AddressCountry'),
    })),
    designated: textAt(record, 'DateDesignated'),
    nationalities: textsAt(record, `${person}/Nationalities/Nationality`),
    identifiers: [
      ...numbersAt(record, `${person}/PassportDetails/Passport`, 'Passport'),
      ...numbersAt(record, `${person}/NationalIdentifierDetails/NationalIdentifier`, 'National identifier'),
      ...labelledAt(
        record,
        `${company}/BusinessRegistrationNumbers/BusinessRegistrationNumber`,
        'Business registration number',
      ),
      ...labelledAt(record, `${ship}/IMONumbers/IMONumber`, 'IMO number'),
      ...labelledAt(record, `${ship}/HullIdentificationNumbers/HullIdentificationNumber`, 'Hull identification number'),
    ],
    crossReferences: [
      ...labelledAt(record, `${company}/ParentCompanies/ParentCompany`, 'Parent company:'),
      ...labelledAt(record, `${ship}/CurrentOwnerOperators/CurrentOwnerOperator`, 'Current owner/operator:'),
      ...labelledAt(record, `${ship}/PreviousOwnerOperators/PreviousOwnerOperator`, 'Previous owner/operator:'),
    ],
    subordinates: textsAt(record, `${company}/Subsidiaries/Subsidiary`),
    remarks: [...measuresOf(textAt(record, 'SanctionsImposed')), ...leftovers(record, HANDLED)],
    prose: [...textsAt(record, 'OtherInformation'), ...textsAt(record, 'UKStatementofReasons')],
  }
}

function labelledAt(record: XmlRecord, path: string, label: string): string[] {
  return textsAt(record, path).map((text) => `${label} ${text}`)
}

/** <Passport><PassportNumber/><PassportAdditionalInformation/></Passport> */
function numbersAt(record: XmlRecord, path: string, label: string): string[] {
  return elementsAt(record, path).map((element) => {
    const [number = '', note = ''] = ['Number', 'AdditionalInformation'].map((part) =>
      textAt(element, `${element.name}${part}`),
    )
    return joinedParts([label, number, note === '' ? '' : `(${note})`], ' ')
  })
}
