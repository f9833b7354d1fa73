/**
 * Reader `eu-list`: the EU's consolidated list of persons, groups and entities under financial sanctions ("FSF"), version 1.1.
 * XML (…/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content): `<export generationDate>` with `<sanctionEntity logicalId
 * euReferenceNumber unitedNationId designationDate designationDetails>`, all data in attributes of its elements: regulation {programme,
 * numberTitle, publicationDate, entryIntoForceDate}, subjectType {code}, nameAlias {wholeName, strong, nameLanguage, function, logicalId},
 * address, birthdate, citizenship, identification; `<remark>` holds text. Each of them repeats its regulation in a regulationSummary.
 * CSV (…/csvFullSanctionsList_1_1/content): semicolons, one row for each part of an entity, columns "Entity_LogicalId",
 * "Entity_Regulation_Programme", "NameAlias_WholeName", "Address_City", "Identification_Number", …
 * Documented at https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions.
 * Traps: `generationDate` moves without a change; the list lags days behind the Official Journal; the order of names moves; the CSV
 * says neither whether a name is strong nor all countries that the XML does: never compare the two with each other.
 */

import type { Extract } from '../../../model/extract.ts'
import type { Listing } from '../../../model/listing.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import { csvRows } from '../../csv.ts'
import type { Head } from '../../head.ts'
import { decodedChunks } from '../formats/decoded-chunks.ts'
import { rootName } from '../formats/root-name.ts'
import { type XmlRecord, xmlRecords } from '../formats/xml-records.ts'
import { hasColumns, plainHeader, requireColumns } from '../parts/columns.ts'
import { listExtract, withoutRepeatedKeys } from '../parts/list-extract.ts'
import { elementsAt, leftovers, oneLine, textsAt } from '../parts/record-parts.ts'
import { type EuEntity, type EuPart, euListing } from './entry.ts'

const LIST = 'EU Consolidated List'

/** `export` alone is a common word: the EU's has its own namespace. */
export function isEuList(head: Head): boolean {
  return head.kind === 'xml'
    ? rootName(head.page) === 'export' && /fsd\/export|<sanctionEntity\b/.test(head.text)
    : hasColumns(head, ['Entity_LogicalId', 'NameAlias_WholeName', 'Entity_Regulation_Programme'])
}

/** @throws CodedError of xmlRecords or csvRows; `page-unreadable` for a list without entries, `count-out-of-bounds`. */
export function readEuList(page: JudgedPage, reading: Reading): Extract {
  const list = reading.list ?? LIST
  const listings: Listing[] = []
  const entities = rootName(page) === undefined ? csvEntities(page, reading) : xmlEntities(page, reading)
  for (const entity of entities) listings.push(euListing(entity, list, reading.timeZone))
  return listExtract('eu-list', list, withoutRepeatedKeys(listings), reading)
}

const RECORDS: ReadonlySet<string> = new Set(['sanctionEntity'])
const HANDLED: ReadonlySet<string> = new Set(
  'remark regulation subjectType nameAlias address birthdate citizenship identification'.split(' '),
)

function* xmlEntities(page: JudgedPage, reading: Reading): Generator<EuEntity> {
  for (const record of xmlRecords(page, reading, { roots: ['export'], records: RECORDS })) {
    const subjectType = elementsAt(record, 'subjectType')[0]?.attributes.code ?? ''
    yield {
      entity: { ...record.attributes, subjectType },
      remarks: [...textsAt(record, 'remark'), ...leftovers(record, HANDLED)],
      regulations: elementsAt(record, 'regulation').map(partOf),
      names: elementsAt(record, 'nameAlias').map(partOf),
      addresses: elementsAt(record, 'address').map(partOf),
      births: elementsAt(record, 'birthdate').map(partOf),
      citizenships: elementsAt(record, 'citizenship').map(partOf),
      identifications: elementsAt(record, 'identification').map(partOf),
    }
  }
}

function partOf(element: XmlRecord): EuPart {
  const contacts = elementsAt(element, 'contactInfo').map(({ attributes }) =>
    oneLine(`${attributes.key ?? ''} ${attributes.value ?? ''}`),
  )
  return { ...element.attributes, remark: textsAt(element, 'remark').join(' '), contactInfo: contacts.join(', ') }
}

type Group = Exclude<keyof EuEntity, 'entity' | 'remarks'>

/** Prefix of the columns of each group; those of a part's own regulation (NameAlias_Regulation_…) are left out. */
const GROUPS: readonly (readonly [prefix: string, group: Group])[] = [
  ['Entity_Regulation_', 'regulations'],
  ['NameAlias_', 'names'],
  ['Address_', 'addresses'],
  ['BirthDate_', 'births'],
  ['Citizenship_', 'citizenships'],
  ['Identification_', 'identifications'],
]
/** Names of columns that are not simply the attribute's with a capital. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  EU_ReferenceNumber: 'euReferenceNumber',
  UN_ReferenceNumber: 'unitedNationId',
  Type: 'regulationType',
  BirthDate: 'birthdate',
  Day: 'dayOfMonth',
  Month: 'monthOfYear',
  TypeCode: 'identificationTypeCode',
  TypeDescription: 'identificationTypeDescription',
}

type Column = { readonly at: number; readonly attribute: string }
type Draft = { readonly entity: EuPart; readonly remarks: Set<string> } & Record<Group, Map<string, EuPart>>

/** Rows of one entity need not follow each other: all are gathered before the first is given. */
function csvEntities(page: JudgedPage, reading: Reading): EuEntity[] {
  let header: readonly string[] | undefined
  let entityColumns: Column[] = []
  let groups: { readonly group: Group; readonly columns: readonly Column[] }[] = []
  const drafts = new Map<string, Draft>()
  for (const row of csvRows(decodedChunks(page, reading), ';')) {
    if (header === undefined) {
      header = row.map((cell) => cell.trim())
      requireColumns(header, ['Entity_LogicalId', 'Entity_Regulation_Programme', 'NameAlias_WholeName'])
      entityColumns = columnsUnder(header, 'Entity_').filter(({ attribute }) => !attribute.startsWith('regulation_'))
      groups = GROUPS.map(([prefix, group]) => ({ group, columns: columnsUnder(header ?? [], prefix) }))
      continue
    }
    const entity = cellsOf(row, entityColumns) ?? {}
    const id = entity.logicalId ?? ''
    const draft = drafts.get(id) ?? newDraft(entity)
    drafts.set(id, draft)
    if (entity.remark) draft.remarks.add(entity.remark)
    for (const { group, columns } of groups) {
      const cells = cellsOf(row, columns)
      if (cells !== undefined) draft[group].set(JSON.stringify(cells), cells)
    }
  }
  return [...drafts.values()].map((draft) => ({
    entity: draft.entity,
    remarks: [...draft.remarks],
    regulations: [...draft.regulations.values()],
    names: [...draft.names.values()],
    addresses: [...draft.addresses.values()],
    births: [...draft.births.values()],
    citizenships: [...draft.citizenships.values()],
    identifications: [...draft.identifications.values()],
  }))
}

function newDraft(entity: EuPart): Draft {
  const none = (): Map<string, EuPart> => new Map()
  return {
    entity,
    remarks: new Set(),
    regulations: none(),
    names: none(),
    addresses: none(),
    births: none(),
    citizenships: none(),
    identifications: none(),
  }
}

function columnsUnder(header: readonly string[], prefix: string): Column[] {
  return header.flatMap((name, at) => {
    if (!plainHeader(name).startsWith(plainHeader(prefix))) return []
    const rest = name.slice(prefix.length)
    if (rest.startsWith('Regulation_') && prefix !== 'Entity_') return []
    return [{ at, attribute: ATTRIBUTES[rest] ?? rest.charAt(0).toLowerCase() + rest.slice(1) }]
  })
}

/** @returns undefined where all cells are empty: the row is about another part of the entity. */
function cellsOf(row: readonly string[], columns: readonly Column[]): EuPart | undefined {
  const filled = columns.flatMap(({ at, attribute }) => {
    const text = oneLine(row[at] ?? '')
    return text === '' ? [] : [[attribute, text] as const]
  })
  return filled.length === 0 ? undefined : Object.fromEntries(filled)
}
