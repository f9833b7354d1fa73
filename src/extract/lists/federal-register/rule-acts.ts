/** What a rule does to entries of a list: the rows of its tables, told apart by its amendatory instructions. */
import { unprintedDate } from '../../../listing/citations.ts'
import { emptyListing } from '../../../listing/listing.ts'
import { foldCountry } from '../../../listing/lists.ts'
import type { Block } from '../../../model/extract.ts'
import type { EffectiveDate, Listing, ListingAct } from '../../../model/listing.ts'
import { foldText } from '../../../text/folding.ts'
import { type Columns, columnsOf } from '../parts/supplement-columns.ts'
import { type RowReader, readRows } from '../parts/supplement-rows.ts'
import { type RuleDates, ruleDates } from './rule-dates.ts'
import { type Instruction, readInstructions } from './rule-instructions.ts'

const STARS = /^[*\s•]+$/

type Placed = { readonly listing: Listing; readonly block: number }

/**
 * Never by the title: a rule titled "Additions" also corrects entries. A row is what its instruction says (adding, revising);
 * names without a row (removals; tables that a copy has lost) are entries of a name and a destination only.
 * @param offset index of the first block in the extract.
 */
export function ruleActs(blocks: readonly Block[], timeZone: string, offset: number): ListingAct[] {
  const instructions = readInstructions(blocks)
  const rows = readTables(blocks)
  if (instructions.length === 0 && rows.length === 0) return []
  const dates = ruleDates(blocks, timeZone)
  const named = new Map<string, Instruction>()
  for (const instruction of instructions) {
    for (const key of [keyOf(instruction), keyOf({ ...instruction, country: '' })]) {
      if (!named.has(key)) named.set(key, instruction)
    }
  }
  const acts: ListingAct[] = []
  const told = new Set<Instruction>()
  for (const { listing, block } of rows) {
    const instruction = named.get(keyOf(listing)) ?? named.get(keyOf({ ...listing, country: '' }))
    if (instruction !== undefined) told.add(instruction)
    const act = instruction?.act ?? usualAct(listing, instructions)
    acts.push({
      act,
      list: listing.list,
      // what is revised was listed long before the revision takes effect
      listing: act === 'added' ? { ...listing, ...dateOf(dates, instruction) } : listing,
      ...dateOf(dates, instruction),
      evidence: evidenceOf(blocks[block]?.text ?? '', listing.name),
      block: block + offset,
    })
  }
  for (const instruction of instructions) {
    if (told.has(instruction) || acts.some(({ listing }) => listing !== undefined && isSame(listing, instruction)))
      continue
    const { act, list, country, name, block, at } = instruction
    const date = dateOf(dates, instruction)
    acts.push({
      act,
      list,
      listing: { ...emptyListing(list), name, country, ...(act === 'added' ? date : {}) },
      ...date,
      evidence: { text: blocks[block]?.text ?? '', marks: [[at, at + name.length]] },
      block: block + offset,
    })
  }
  return acts
}

function isSame(listing: Listing, instruction: Instruction): boolean {
  return (
    foldName(listing.name) === foldName(instruction.name) &&
    foldCountry(listing.country) === foldCountry(instruction.country)
  )
}

/** A row that no instruction names: added, unless its destination (or the whole rule) only revises. */
function usualAct(listing: Listing, instructions: readonly Instruction[]): 'added' | 'amended' {
  const near = instructions.filter(
    ({ country, list }) => list === listing.list && foldCountry(country) === foldCountry(listing.country),
  )
  const about = near.length > 0 ? near : instructions
  return about.length > 0 && about.every(({ act }) => act === 'amended') ? 'amended' : 'added'
}

function dateOf(
  { rule, instructions }: RuleDates,
  instruction: Instruction | undefined,
): { readonly effectiveDate?: EffectiveDate } {
  const value = instructions.get(instruction?.number ?? '') ?? rule
  return value === undefined ? {} : { effectiveDate: { value, source: 'rule' } }
}

/** Entries of the tables of listed entities in a rule, with their blocks. */
function readTables(blocks: readonly Block[]): Placed[] {
  const found: Placed[] = []
  let columns: Columns | undefined
  let rows: RowReader | undefined
  let header = ''
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'row' || block.cells === undefined) continue
    if (block.cells.every(({ text }) => text === '' || STARS.test(text))) continue
    const headers = headersAt(blocks, index)
    if (headers.join('|') !== header) {
      rows?.end()
      rows = undefined
      header = headers.join('|')
      columns = /^(?:country|destination)/i.test(headers[0] ?? '') ? headersOf(headers) : undefined
      if (columns !== undefined) rows = readRows(columns, (listing, origin) => found.push({ listing, block: origin }))
    }
    if (rows === undefined || columns === undefined) continue
    const cells = block.cells.map((cell) => cell.text)
    const entity = cells[columns.entity] ?? ''
    const isHeader = /^(?:entity|listed person)/i.test(entity)
    if (isHeader) continue
    rows.add(
      cells.map((cell) => (STARS.test(cell) ? '' : cell)),
      index,
    )
  }
  rows?.end()
  return found
}

/** Rows between a destination alone in its row and the first entry under it. */
const MAX_APART = 5

/** A row that ends early ("IRAN" alone) stands under the headers of the longer rows below it. */
function headersAt(blocks: readonly Block[], index: number): string[] {
  const headersOf = (block: Block | undefined) => (block?.cells ?? []).map(({ header }) => header)
  const own = headersOf(blocks[index])
  for (const block of blocks.slice(index + 1, index + 1 + MAX_APART)) {
    const next = headersOf(block)
    if (next.length > own.length) return own.every((header, i) => header === next[i]) ? next : own
    if (block.kind !== 'row' || !block.cells?.every(({ text }) => text === '' || STARS.test(text))) break
  }
  return own
}

/** A table of the preamble may have other columns: it is none of these lists. */
function headersOf(headers: readonly string[]): Columns | undefined {
  try {
    return columnsOf(headers, undefined)
  } catch {
    return undefined
  }
}

/** The printed-on date of a citation that has no page yet: "90 FR [INSERT FR PAGE NUMBER], 3/28/25." */
export function printedOn(blocks: readonly Block[]): string | undefined {
  for (const block of blocks) {
    if (block.kind !== 'row') continue
    const date = unprintedDate(block.text)
    if (date !== undefined) return date
  }
  return undefined
}

function evidenceOf(text: string, name: string): ListingAct['evidence'] {
  const at = text.indexOf(name)
  return { text, marks: at < 0 ? [] : [[at, at + name.length]] }
}

function keyOf({ name, country }: { readonly name: string; readonly country: string }): string {
  return `${foldName(name)}\n${country === '' ? '' : foldCountry(country)}`
}

/** Names in instructions lack the last full stop, and part of what stands in brackets. */
function foldName(name: string): string {
  return foldText(name)
    .toLowerCase()
    .replace(/[.,;\s]+$/, '')
    .replace(/[.,]/g, '')
}
