/**
 * Reader `csl`: the Consolidated Screening List of the International Trade Administration, one file for thirteen lists.
 *
 * Addresses: `https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json` (also `.csv`, `.tsv`). JSON is
 * `{"results":[{…}]}`; CSV and TSV have the same fields under one header: `source, entity_number, type, programs, name, title,
 * addresses, federal_register_notice, start_date, end_date, standard_order, license_requirement, license_policy, …, remarks,
 * source_list_url, alt_names, citizenships, dates_of_birth, nationalities, places_of_birth, source_information_url, ids`.
 * In JSON addresses are objects and names an array; in CSV both are joined by "; ", an address ends in its country's code.
 *
 * Identity: OFAC's entries carry `entity_number`, which is the key. `_id` and `id` are hashes of the content: they change with
 * it and are never an identity. Entries of BIS and State have none: list, name and country say who they are.
 *
 * Quirks: a late and lossy copy (a cross-check, no source): names that are addresses ("Address 07", since 2024), names that end
 * in a comma, expired entries kept, notices cited by another page than the eCFR does, "Vol. 83, No. 91, 05/10/2018". Objects
 * are read one at a time: the whole file has some 60 MB.
 */
import { CodedError } from '../../../errors.ts'
import { parseCitations } from '../../../listing/citations.ts'
import { emptyListing } from '../../../listing/listing.ts'
import { foldCountry, listNameOf } from '../../../listing/lists.ts'
import { licencePolicyOf, readRequirement } from '../../../listing/terms.ts'
import type { Extract } from '../../../model/extract.ts'
import type { Listing } from '../../../model/listing.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import type { Head, Kind } from '../../head.ts'
import { isObject, type JsonObject } from '../../json-value.ts'
import { firstDay } from '../../printed-day.ts'
import { decodedChunks, decodedText } from '../formats/decoded-chunks.ts'
import { eachElement } from '../formats/json-elements.ts'
import { hasColumns, readCsvRows } from '../parts/columns.ts'
import { listExtract } from '../parts/list-extract.ts'
import { mergeListings } from '../parts/merge-rows.ts'
import { joinAddress, listedName, splitNames } from '../parts/name-list.ts'

type Field =
  | 'source'
  | 'entity_number'
  | 'programs'
  | 'name'
  | 'federal_register_notice'
  | 'start_date'
  | 'end_date'
  | 'license_requirement'
  | 'license_policy'
  | 'title'
type Entry = {
  readonly text: (field: Field) => string
  readonly addresses: readonly string[]
  readonly country: string
  readonly aliases: readonly string[]
  readonly identifiers: readonly string[]
}

export function isCsl(head: Head): boolean {
  return head.kind === 'json'
    ? /"source"\s*:\s*"[^"]{3,120} - (?:Bureau of Industry|Treasury|State)/.test(head.text)
    : hasColumns(head, ['source', 'entity_number', 'federal_register_notice'])
}

/**
 * @throws CodedError `page-unreadable`: no entry, a column missing (with the headers that are there), or a file that was cut;
 * `count-out-of-bounds`.
 */
export function readCsl(page: JudgedPage, reading: Reading, kind: Kind): Extract {
  const entries = new Map<string, Listing>()
  const put = (entry: Entry): void => {
    const listing = listingOf(entry)
    if (listing.name === '') return
    const key = `${listing.list}\n${listing.key ?? `${listing.name}\n${foldCountry(listing.country)}`}`
    const known = entries.get(key)
    entries.set(key, known === undefined ? listing : mergeListings(known, listing))
  }
  if (kind === 'json') readObjects(page, reading, put)
  else for (const row of readCsvRows(decodedText(page, reading), ['source', 'name', 'addresses'])) put(entryOfRow(row))
  const listings = [...entries.values()]
  return listExtract('csl', 'Consolidated Screening List', listings, reading, () => decodedText(page, reading))
}

function readObjects(page: JudgedPage, reading: Reading, put: (entry: Entry) => void): void {
  const isWhole = eachElement(decodedChunks(page, reading), (json) => {
    let value: unknown
    try {
      value = JSON.parse(json)
    } catch (cause) {
      throw new CodedError('page-unreadable', 'The JSON of the list is not well formed.', {
        cause,
        hint: 'The file may be damaged.',
      })
    }
    if (isObject(value)) put(entryOfObject(value))
  })
  if (!isWhole) unreadable('The JSON of the list does not end: the file was cut.')
}

function entryOfObject(value: JsonObject): Entry {
  const text = (field: string): string => {
    const found = value[field]
    if (Array.isArray(found)) return found.filter((part) => typeof part === 'string').join('; ')
    return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
  }
  const addresses = arrayAt(value, 'addresses').map((address) => ({
    line: joinAddress(['address', 'city', 'state', 'postal_code', 'country'].map((part) => plain(address[part]))),
    country: plain(address.country),
  }))
  const ids = arrayAt(value, 'ids').map((id) => joinAddress([plain(id.country), plain(id.number), plain(id.type)]))
  return {
    text,
    addresses: addresses.map(({ line }) => line).filter((line) => line !== ''),
    country: addresses.map(({ country }) => country).find((country) => country !== '') ?? '',
    aliases: Array.isArray(value.alt_names)
      ? splitNames(value.alt_names.filter((name) => typeof name === 'string').join(';'))
      : splitNames(text('alt_names')),
    identifiers: ids.filter((id) => id !== ''),
  }
}

function entryOfRow(row: (column: string) => string): Entry {
  const addresses = row('addresses')
    .split(/;\s*/)
    .map((address) => joinAddress([address]))
    .filter((address) => address !== '')
  const codes = addresses.map((address) => /(?:^|, )([A-Z]{2})$/.exec(address)?.[1])
  return {
    text: row,
    addresses,
    country: codes.find((code) => code !== undefined) ?? '',
    aliases: splitNames(row('alt_names')),
    identifiers: row('ids')
      .split(/;\s*/)
      .filter((id) => id !== ''),
  }
}

function listingOf({ text, addresses, country, aliases, identifiers }: Entry): Listing {
  const { name, doubts } = listedName(text('name'))
  const requirement = readRequirement(text('license_requirement').replace(/\s+/g, ' '))
  const policy = licencePolicyOf(text('license_policy').replace(/\s+/g, ' '))
  const start = firstDay(text('start_date'), 'start date')
  const end = text('end_date')
  const number = text('entity_number').trim()
  return {
    ...emptyListing(listNameOf(text('source'))),
    name: text('source').trim() === '' ? '' : name,
    country,
    aliases,
    addresses,
    licenceRequirement: requirement,
    licencePolicy: policy,
    footnotes: requirement.footnotes,
    citations: parseCitations(text('federal_register_notice')),
    ...(start.effectiveDate === undefined ? {} : { effectiveDate: start.effectiveDate }),
    programme: text('programs').replace(/;\s*/g, ', '),
    identifiers: number === '' ? identifiers : [number, ...identifiers],
    status: { state: 'in-force', text: end === '' ? '' : `ends ${end}` },
    ...(number === '' ? {} : { key: number }),
    doubts: [
      ...doubts,
      ...(/^address \d+$/i.test(name) ? ['an address is listed under this name'] : []),
      ...start.doubts,
    ],
  }
}

function arrayAt(value: JsonObject, field: string): JsonObject[] {
  const found = value[field]
  return Array.isArray(found) ? found.filter(isObject).slice(0, 2_000) : []
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function unreadable(message: string): never {
  throw new CodedError('page-unreadable', message, {
    hint: 'Look at the address: is it the whole Consolidated Screening List?',
    retryable: true,
  })
}
