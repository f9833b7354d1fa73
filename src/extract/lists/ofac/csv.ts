/**
 * OFAC's legacy CSV files, each told by its number of columns; none has a header, and `-0-` stands for "nothing":
 * SDN.CSV, CONS_PRIM.CSV (12): ent_num, name, type, programme, title, call sign, vessel type, tonnage, gross tonnage, flag, owner, remarks;
 * ADD.CSV (6): ent_num, address number, address, city with region and postal code, country, remarks;
 * ALT.CSV (5): ent_num, name number, aka | fka | nka, name, remarks.
 * Documented at https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas.
 * Traps: several programmes read "SDGT] [NPWMD] [IFSR"; their order, that of the statements in the remarks and that of the entries
 * move without meaning; remarks are cut after 1,000 characters; the last line may be the end mark 0x1A of old systems.
 * An entry is whole only in SDN.XML: addresses and other names stand in files of their own here, which tell of parts of entries.
 */
import { CodedError } from '../../../errors.ts'
import { emptyListing } from '../../../listing/listing.ts'
import type { Extract } from '../../../model/extract.ts'
import type { Listing } from '../../../model/listing.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import { csvRows } from '../../csv.ts'
import { decodedChunks } from '../formats/decoded-chunks.ts'
import { listExtract, withoutRepeatedKeys } from '../parts/list-extract.ts'
import { joinedParts, oneLine, sortedSet } from '../parts/record-parts.ts'
import { ofacListName } from './list-name.ts'
import { readRemarks } from './remarks.ts'

type Row = readonly string[]

/** "-0- ", and "-0" where a file was cut. */
const NOTHING = /^\s*-0-?\s*$/

/** @throws CodedError `page-unreadable` when the columns are none of the three files, or a row has another number; `count-out-of-bounds`. */
export function readOfacCsv(page: JudgedPage, reading: Reading): Extract {
  const rows: Row[] = []
  let columns = 0
  for (const row of csvRows(decodedChunks(page, reading), ',')) {
    columns ||= row.length
    if (row.length !== columns) refuseRow(row, rows.length + 1, columns)
    if (!/^\s*\d{1,12}\s*$/.test(row[0] ?? '')) refuseRow(row, rows.length + 1, columns)
    rows.push(row.map((cell) => (NOTHING.test(cell) ? '' : oneLine(cell))))
  }
  const list = ofacListName(page, reading)
  switch (columns) {
    case 12:
      return listExtract('ofac-sdn', list, withoutRepeatedKeys(rows.map((row) => entryOf(row, list))), reading)
    case 6:
      return partsExtract(rows, partsName(list, 'addresses'), addressesOf, reading)
    case 5:
      return partsExtract(rows, partsName(list, 'other names'), namesOf, reading)
    case 0:
      return listExtract('ofac-sdn', list, [], reading)
    default:
      throw new CodedError('page-unreadable', `No file of OFAC has ${columns} columns.`, {
        hint: 'SDN.CSV has 12, ADD.CSV 6, ALT.CSV 5; SDN.XML has everything in one file.',
      })
  }
}

function entryOf(row: Row, list: string): Listing {
  const [number = '', name = '', type = '', programmes = '', title = '', callSign = '', ...rest] = row
  const [vesselType = '', tonnage = '', grossTonnage = '', flag = '', owner = '', remarks = ''] = rest
  const read = readRemarks(remarks)
  const labelled: readonly (readonly [label: string, value: string])[] = [
    ['Type', type],
    ['Title', title],
    ['Vessel type', vesselType],
    ['Tonnage', tonnage],
    ['Gross registered tonnage', grossTonnage],
    ['Vessel flag', flag],
    ['Vessel owner', owner],
  ]
  return {
    ...emptyListing(list),
    key: number,
    name,
    aliases: sortedSet(read.aliases),
    formerNames: sortedSet(read.formerNames),
    crossReferences: sortedSet(read.crossReferences),
    programme: sortedSet(programmes.replace(/^\[|\]$/g, '').split(/\]\s*\[/)).join('; '),
    identifiers: sortedSet([...read.identifiers, callSign === '' ? '' : `Call sign ${callSign}`]),
    remarks: sortedSet([
      ...labelled.flatMap(([label, value]) => (value === '' ? [] : [`${label}: ${value}`])),
      ...read.remarks,
    ]),
    doubts: read.doubts,
  }
}

/** A list of its own: an entry that loses its only address is not removed from the list of entries (D-12). */
function partsName(list: string, what: string): string {
  return list.startsWith('OFAC ')
    ? `OFAC ${what} of ${list.includes('SDN') ? 'SDN' : 'Consolidated'} entries`
    : `${list}: ${what}`
}

/** Rows of one entry as one listing that has nothing but the parts of this file. */
function partsExtract(
  rows: readonly Row[],
  list: string,
  partsOf: (rows: readonly Row[]) => Partial<Listing>,
  reading: Reading,
): Extract {
  const byEntry = Map.groupBy(rows, ([number]) => number ?? '')
  const listings = [...byEntry].map(([number, own]) => ({
    ...emptyListing(list),
    name: `Entry ${number}`,
    key: number,
    ...partsOf(own),
  }))
  return listExtract('ofac-sdn', list, listings, reading)
}

function addressesOf(rows: readonly Row[]): Partial<Listing> {
  return {
    addresses: sortedSet(
      rows.map(([, , address = '', city = '', country = '']) => joinedParts([address, city, country], ', ')),
    ),
    country: sortedSet(rows.map((row) => row[4] ?? '')).join('; '),
    remarks: sortedSet(rows.map((row) => row[5] ?? '')),
  }
}

function namesOf(rows: readonly Row[]): Partial<Listing> {
  const former = rows.filter((row) => row[2]?.toLowerCase() === 'fka')
  const other = rows.filter((row) => row[2]?.toLowerCase() !== 'fka')
  return {
    aliases: sortedSet(other.map((row) => row[3] ?? '')),
    formerNames: sortedSet(former.map((row) => row[3] ?? '')),
    remarks: sortedSet(rows.map((row) => row[4] ?? '')),
  }
}

function refuseRow(row: Row, at: number, columns: number): never {
  throw new CodedError(
    'page-unreadable',
    `Row ${at} of the file has ${row.length} columns under ${columns}, or no entry number.`,
    {
      hint: 'The file is truncated, or it is another one: SDN.CSV has 12 columns and no header.',
    },
  )
}
