/** Rows of a supplement to 15 CFR Part 744 as entries: countries inherited, broken rows repaired, cells in normal form. */
import { splitAddresses } from '../../../listing/address.ts'
import { parseCitations } from '../../../listing/citations.ts'
import { parseEntry } from '../../../listing/entry.ts'
import { emptyListing } from '../../../listing/listing.ts'
import { licencePolicyOf, readRequirement } from '../../../listing/terms.ts'
import type { Citation, LicencePolicy, LicenceRequirement, Listing } from '../../../model/listing.ts'
import type { Columns } from './supplement-columns.ts'

type Row = {
  readonly origin: number
  readonly country: string
  readonly entity: string
  readonly requirement: string
  readonly policy: string
  readonly citations: string
}

/** `origin` is where the row stands; an entry comes with that of the row that holds its licence cells. */
export type RowReader = { readonly add: (cells: readonly string[], origin?: number) => void; readonly end: () => void }

/** A cell with this text has the same normal form everywhere: 49 spellings of requirements stand in 2,674 rows. */
const MAX_MEMORY = 5_000

const RESERVED = /^\[?reserved\]?\.?$/i
const DASH = /^(?:[—–]|--)\S/

/**
 * Takes the rows of one table below its header, in order. Repairs what real editions hold: a cell too many ("SPAIN", empty,
 * entity, …); a row without its last cells that continues the row before it ("Subordinate institution …", an address), or
 * (when the next row begins with a dash) is the head of the next one.
 */
export function readRows(columns: Columns, put: (listing: Listing, origin: number) => void): RowReader {
  const build = listingBuilder(columns.list)
  let country = ''
  let pending: Row | undefined
  let loose: string[] = []

  const flush = (): void => {
    if (pending !== undefined) put(build(pending), pending.origin)
    pending = undefined
  }
  const joinBack = (): void => {
    if (loose.length === 0) return
    const text = loose.join('\n')
    loose = []
    if (pending === undefined)
      pending = { origin: 0, country, entity: text, requirement: '', policy: '', citations: '' }
    else pending = { ...pending, entity: `${pending.entity}\n${text}` }
  }
  return {
    add: (raw, origin = 0) => {
      const cells = raw.length > columns.count ? withoutSurplus(raw, columns.count) : raw
      const cell = (place: number): string => (place < 0 ? '' : (cells[place] ?? ''))
      const stated = cell(columns.country)
      if (stated !== '') {
        joinBack()
        country = stated
      }
      const entity = cell(columns.entity)
      if (entity === '' || RESERVED.test(entity)) return
      const row = {
        origin,
        country,
        entity,
        requirement: cell(columns.requirement),
        policy: cell(columns.policy),
        citations: cell(columns.citations),
      }
      if (row.requirement === '' && row.policy === '' && row.citations === '') {
        loose.push(entity)
        return
      }
      if (loose.length > 0 && DASH.test(entity)) {
        const head = loose.pop() ?? ''
        joinBack()
        flush()
        pending = { ...row, entity: `${head} ${entity}` }
        return
      }
      joinBack()
      flush()
      pending = row
    },
    end: () => {
      joinBack()
      flush()
    },
  }
}

/** Empty cells behind the first are left out until the row fits. */
function withoutSurplus(cells: readonly string[], count: number): readonly string[] {
  let surplus = cells.length - count
  return cells.filter((cell, i) => i === 0 || cell !== '' || surplus-- <= 0)
}

/** @returns a function that makes an entry of `list` of one whole row. */
function listingBuilder(list: string): (row: Row) => Listing {
  const empty = emptyListing(list)
  const requirements = memory(readTail)
  const policies = memory(licencePolicyOf)
  const citations = memory(parseCitations)
  return (row) => {
    const entry = parseEntry(row.entity)
    const { requirement, tail } = requirements(row.requirement)
    const policy = policies(row.policy)
    const cited = citations(row.citations)
    const doubts = [...entry.doubts, ...doubtsOf(row, requirement, policy, cited)]
    if (tail !== '') doubts.push('has an address in the cell of the licence requirement')
    return {
      ...empty,
      ...entry,
      country: row.country,
      addresses: tail === '' ? entry.addresses : [...entry.addresses, ...splitAddresses(tail)],
      licenceRequirement: requirement,
      licencePolicy: policy,
      footnotes: requirement.footnotes,
      citations: cited,
      doubts,
    }
  }
}

/** "… of the EAR)" and, in a section of its own, what slipped into the wrong cell: "48 Prospekt Makeeva, Miass, …, Russia." */
function readTail(cell: string): { readonly requirement: LicenceRequirement; readonly tail: string } {
  const line = cell.indexOf('\n')
  const tail = line < 0 ? '' : cell.slice(line + 1)
  const isTail = line > 0 && /\bEAR\)?\.?$/.test(cell.slice(0, line)) && /^\S*\d/.test(tail)
  return isTail
    ? { requirement: readRequirement(cell.slice(0, line)), tail: tail.replace(/\(See [^()]{0,200}\)\.?/g, '') }
    : { requirement: readRequirement(cell.replaceAll('\n', ' ')), tail: '' }
}

function doubtsOf(
  row: Row,
  requirement: LicenceRequirement,
  policy: LicencePolicy,
  citations: readonly Citation[],
): string[] {
  const doubts: string[] = []
  if (requirement.scope === 'unknown') doubts.push('the licence requirement has words that no rule knows')
  if (policy.class === 'unknown') doubts.push('the review policy has words that no rule knows')
  if (row.citations !== '' && citations.length === 0) doubts.push('no citation can be read')
  if (citations.some(({ date }) => date !== undefined && (date > '2100' || date < '1970'))) {
    doubts.push('a citation has a date that cannot be')
  }
  return doubts
}

function memory<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) {
      value = read(text)
      if (known.size < MAX_MEMORY) known.set(text, value)
    }
    return value
  }
}
