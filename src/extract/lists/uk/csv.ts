/** The UK Sanctions List as CSV: rows of one Unique ID joined. The format is described in uk-list.ts. */
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import { csvRows } from '../../csv.ts'
import { decodedChunks } from '../formats/decoded-chunks.ts'
import { headerOf, plainHeader, requireColumns } from '../parts/columns.ts'
import { joinedParts, oneLine } from '../parts/record-parts.ts'
import { measuresOf, type UkDesignation, type UkName } from './entry.ts'

/** A line with the date of the report stands above the header; more may. */
const HEADER_ROWS = 12
const REQUIRED = ['Unique ID', 'Name 6', 'Name type', 'Regime Name']

/** Header -> the part that its cells are, with the label that they get. */
const IDENTIFIERS: readonly (readonly [header: string, label: string, more?: string])[] = [
  ['Passport number', 'Passport', 'Passport additional information'],
  ['National Identifier number', 'National identifier', 'National Identifier additional information'],
  ['Business registration number (s)', 'Business registration number'],
  ['IMO number', 'IMO number'],
  ['Hull identification number (HIN)', 'Hull identification number'],
]
const LINKS: readonly (readonly [header: string, label: string])[] = [
  ['Parent company', 'Parent company'],
  ['Current owner/operator (s)', 'Current owner/operator'],
  ['Previous owner/operator (s)', 'Previous owner/operator'],
]
const NAMES = ['Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5', 'Name 6']
const ADDRESS = [1, 2, 3, 4, 5, 6].map((line) => `Address Line ${line}`)
const PROSE = ['Other Information', 'UK Statement of Reasons']
/** Read by name, or of no meaning to an entry: "Last Updated" moves with any amendment, which shows in a part. */
const READ = [
  ...REQUIRED,
  ...['Last Updated', 'OFSI Group ID', 'UN Reference Number'],
  ...['Alias strength', 'Name non-latin script', 'Non-latin script type', 'Non-latin script language'],
  ...NAMES,
  ...ADDRESS,
  ...[
    'Address Postal Code',
    'Address Country',
    'Date Designated',
    'Nationality(/ies)',
    'Nationality',
    'Subsidiaries',
    'Sanctions Imposed',
  ],
  ...IDENTIFIERS.flatMap(([header, , more]) => (more === undefined ? [header] : [header, more])),
  ...LINKS.map(([header]) => header),
  ...PROSE,
]

type Draft = {
  readonly head: Pick<UkDesignation, 'uniqueId' | 'groupId' | 'unReference' | 'regime' | 'designated'>
  readonly names: Map<string, UkName>
  readonly addresses: Map<string, UkDesignation['addresses'][number]>
  readonly sets: Record<
    'nonLatinNames' | 'nationalities' | 'identifiers' | 'crossReferences' | 'subordinates' | 'remarks' | 'prose',
    Set<string>
  >
}

/** @throws CodedError `page-unreadable` when a column is gone, or the file is truncated. */
export function ukCsvDesignations(page: JudgedPage, reading: Reading): UkDesignation[] {
  /** Column of each header that is read by name. */
  let places: ReadonlyMap<string, number> | undefined
  let others: readonly (readonly [at: number, label: string])[] = []
  let above = 0
  const drafts = new Map<string, Draft>()
  for (const row of csvRows(decodedChunks(page, reading), ',')) {
    if (places === undefined) {
      const candidate = headerOf(row)
      const isHeader =
        candidate.has(plainHeader('Unique ID')) || candidate.has(plainHeader('Name 6')) || row.length > 10
      if (!isHeader && ++above < HEADER_ROWS) continue
      requireColumns(row, REQUIRED)
      places = new Map(READ.map((name) => [name, candidate.get(plainHeader(name)) ?? -1]))
      const read = new Set(READ.map(plainHeader))
      others = row.flatMap((cell, at) =>
        cell.trim() === '' || read.has(plainHeader(cell)) ? [] : [[at, oneLine(cell)] as const],
      )
      continue
    }
    addRow(drafts, row, places, others)
  }
  if (places === undefined) requireColumns([], REQUIRED)
  return [...drafts.values()].map(({ head, names, addresses, sets }) => ({
    ...head,
    names: [...names.values()],
    addresses: [...addresses.values()],
    nonLatinNames: [...sets.nonLatinNames],
    nationalities: [...sets.nationalities],
    identifiers: [...sets.identifiers],
    crossReferences: [...sets.crossReferences],
    subordinates: [...sets.subordinates],
    remarks: [...sets.remarks],
    prose: [...sets.prose],
  }))
}

function addRow(
  drafts: Map<string, Draft>,
  row: readonly string[],
  places: ReadonlyMap<string, number>,
  others: readonly (readonly [at: number, label: string])[],
): void {
  const cell = (name: string): string => oneLine(row[places.get(name) ?? -1] ?? '')
  const uniqueId = cell('Unique ID')
  const draft = drafts.get(uniqueId) ?? newDraft(cell, uniqueId)
  drafts.set(uniqueId, draft)
  const { names, addresses, sets } = draft
  const name = {
    parts: NAMES.map(cell),
    type: cell('Name type'),
    strength: cell('Alias strength'),
  }
  names.set(JSON.stringify(name), name)
  const lines = ADDRESS.map(cell)
  const address = { lines: [...lines, cell('Address Postal Code')], country: cell('Address Country') }
  if (joinedParts([...address.lines, address.country], '') !== '') addresses.set(JSON.stringify(address), address)
  const put = (set: Set<string>, text: string): void => {
    if (text !== '') set.add(text)
  }
  put(sets.nonLatinNames, cell('Name non-latin script'))
  put(sets.nationalities, cell('Nationality(/ies)') || cell('Nationality'))
  put(sets.subordinates, cell('Subsidiaries'))
  for (const [column, label, more] of IDENTIFIERS) {
    const number = cell(column)
    const note = more === undefined ? '' : cell(more)
    if (number !== '' || note !== '')
      put(sets.identifiers, joinedParts([label, number, note === '' ? '' : `(${note})`], ' '))
  }
  for (const [column, label] of LINKS) {
    const text = cell(column)
    if (text !== '') sets.crossReferences.add(`${label}: ${text}`)
  }
  for (const measure of measuresOf(cell('Sanctions Imposed'))) sets.remarks.add(measure)
  for (const column of PROSE) put(sets.prose, cell(column))
  for (const [at, label] of others) {
    const text = oneLine(row[at] ?? '')
    if (text !== '') sets.remarks.add(`${label}: ${text}`)
  }
}

function newDraft(cell: (name: string) => string, uniqueId: string): Draft {
  return {
    head: {
      uniqueId,
      groupId: cell('OFSI Group ID'),
      unReference: cell('UN Reference Number'),
      regime: cell('Regime Name'),
      designated: cell('Date Designated'),
    },
    names: new Map(),
    addresses: new Map(),
    sets: {
      nonLatinNames: new Set(),
      nationalities: new Set(),
      identifiers: new Set(),
      crossReferences: new Set(),
      subordinates: new Set(),
      remarks: new Set(),
      prose: new Set(),
    },
  }
}
