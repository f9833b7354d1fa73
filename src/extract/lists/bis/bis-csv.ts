/**
 * Reader `bis-csv`: the exports of the Bureau of Industry and Security.
 *
 * 1. Its lists in one file (32 columns): `Source List, …, Name, …, Address, City, State/Province, Postal Code, Country, Federal
 *    Register Notice, Effective Date, …, License Requirement, License Policy, …, Remarks/Notes, …, Alternate Name, …`. One row
 *    for each address (and some aliases): rows of one list, name and country are one entry. `Source List` is EL, UVL, MEU or DPL;
 *    blank rows belong to the list of the file.
 * 2. The Denied Persons List: `Name_and_Address, Effective_Date, Expiration_Date, Appropriate Federal Register Citations, Type of
 *    Denial`. One row for each address: "NAME, STREET, …, CITY, STATE, COUNTRY CODE, POSTCODE", the last three may be blank.
 *
 * Quirks: a byte order mark (or two), untrimmed names, names that end in a comma, `?` for characters that were lost, several
 * dates in one cell (the first is that of the listing), "A; B; and C" as alternate names, a row whose remarks are cross references.
 * The notice that is cited is another page of the same rule than the eCFR cites.
 */
import { parseCitations } from '../../../listing/citations.ts'
import { emptyListing } from '../../../listing/listing.ts'
import { foldCountry, listNameOf } from '../../../listing/lists.ts'
import { licencePolicyOf, readRequirement } from '../../../listing/terms.ts'
import type { Extract } from '../../../model/extract.ts'
import type { Listing } from '../../../model/listing.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import type { Head } from '../../head.ts'
import { firstDay } from '../../printed-day.ts'
import { decodedText } from '../formats/decoded-chunks.ts'
import { type CsvRow, hasColumns, plainHeader, readCsvRows } from '../parts/columns.ts'
import { listExtract } from '../parts/list-extract.ts'
import { mergeListings } from '../parts/merge-rows.ts'
import { crossReferencesIn, joinAddress, listedName, splitNames } from '../parts/name-list.ts'

const DENIED = ['Name_and_Address', 'Effective_Date']
const LISTS = [
  'Source List',
  'Name',
  'Address',
  'Country',
  'Federal Register Notice',
  'License Requirement',
  'License Policy',
]

export function isBisCsv(head: Head): boolean {
  return hasColumns(head, ['Source List', 'Entity Number', 'Federal Register Notice']) || hasColumns(head, DENIED)
}

/**
 * @throws CodedError `page-unreadable` for a file without rows or with a column missing (it names the headers that are there),
 * `count-out-of-bounds` (entries are counted, not rows).
 */
export function readBisCsv(page: JudgedPage, reading: Reading): Extract {
  const text = decodedText(page, reading)
  const isDenied = plainHeader(text.slice(0, 60)).startsWith('nameandaddress')
  const rows = readCsvRows(text, isDenied ? DENIED : LISTS)
  const usual = isDenied
    ? 'Denied Persons List'
    : listNameOf(rows.map((row) => row('Source List')).find((list) => list !== '') ?? 'EL')
  const entries = new Map<string, Listing>()
  for (const row of rows) {
    const listing = isDenied ? deniedPerson(row) : listedEntity(row, usual)
    if (listing.name === '') continue
    const key = `${listing.list}\n${listing.name}\n${foldCountry(listing.country)}`
    const known = entries.get(key)
    entries.set(key, known === undefined ? listing : mergeListings(known, listing))
  }
  const listings = [...entries.values()]
  return listExtract('bis-csv', usual, listings, reading, () => text)
}

function listedEntity(row: CsvRow, usual: string): Listing {
  const source = row('Source List')
  const { name, doubts } = listedName(row('Name'))
  const requirement = readRequirement(row('License Requirement').replace(/\s+/g, ' '))
  const policy = licencePolicyOf(row('License Policy').replace(/\s+/g, ' '))
  const address = joinAddress([row('Address'), row('City'), row('State/Province'), row('Postal Code')])
  const date = firstDay(row('Effective Date'), 'effective date')
  const remarks = row('Remarks/Notes')
  return {
    ...emptyListing(source === '' ? usual : listNameOf(source)),
    name,
    country: row('Country').replace(/\s+/g, ' '),
    aliases: splitNames(row('Alternate Name')),
    addresses: address === '' ? [] : [address],
    crossReferences: crossReferencesIn(remarks) ?? [],
    licenceRequirement: requirement,
    licencePolicy: policy,
    footnotes: requirement.footnotes,
    citations: parseCitations(row('Federal Register Notice')),
    ...(date.effectiveDate === undefined ? {} : { effectiveDate: date.effectiveDate }),
    programme: row('Programs'),
    doubts: [
      ...doubts,
      ...(policy.class === 'unknown' ? ['the review policy has words that no rule knows'] : []),
      ...date.doubts,
    ],
  }
}

/** "NAME, STREET, CITY, STATE, US, 85043", "NAME, STREET, CITY, , CY, " */
function deniedPerson(row: CsvRow): Listing {
  const fields = row('Name_and_Address')
    .split(',')
    .map((field) => field.trim())
  const place = fields.findLastIndex((field) => /^[A-Z]{2}$/.test(field) && foldCountry(field) === field)
  const last = place < 2 ? fields.length : place
  let named = 1
  while (
    named < last &&
    /^(?:INC|LLC|LTD|CORP|CO|L\.?L\.?C|S\.?A|JR|SR|II|III|GMBH|LIMITED)\b\.?/i.test(fields[named] ?? '')
  )
    named++
  const { name, doubts } = listedName(fields.slice(0, named).join(', '))
  const [own = '', ...aliases] = name.split(/\s+(?:A\/K\/A|AKA|A\.K\.A\.)\s+/i)
  const address = joinAddress([...fields.slice(named, last), ...fields.slice(last + 1)])
  const date = firstDay(row('Effective_Date'), 'effective date')
  const expires = row('Expiration_Date')
  const expiry = firstDay(expires, 'date of expiry')
  return {
    ...emptyListing('Denied Persons List'),
    name: own,
    country: place < 2 ? '' : (fields[place] ?? ''),
    aliases,
    addresses: address === '' ? [] : [address],
    citations: parseCitations(row('Appropriate Federal Register Citations')),
    ...(date.effectiveDate === undefined ? {} : { effectiveDate: date.effectiveDate }),
    programme: row('Type of Denial'),
    status: { state: 'in-force', text: expires === '' ? '' : `expires ${expires}` },
    doubts: [...doubts, ...date.doubts, ...expiry.doubts],
  }
}
