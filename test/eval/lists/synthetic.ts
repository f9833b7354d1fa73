/** Synthetic edits of 500 rows of the real Supplement No. 4: reader and comparison measured together. */
import { foldValue } from '../../../src/diff/listings/fold.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { Case, Outcome } from './case.ts'
import { compare, measure, readCorpus, reading } from './corpus.ts'
import { CONTROLS, EDITS, type Edit, type Edited, withCitation } from './edits.ts'
import { type Random, randomFrom } from './random.ts'
import { isWhole, plain, type SourceRow, sourceRows } from './supplement-source.ts'

const FILE = 'entity-list/ecfr-supp4-2023-12.xml'
const ROWS = 500
const LEAST = 0.98

type Done = {
  readonly row: SourceRow
  readonly how: string
  readonly edited: Edited
  /** Of a move: the row before which it stands now, and its new destination. */
  readonly movedTo?: SourceRow
}

export const syntheticCases: readonly Case[] = [
  {
    name: 'synthetic edits of 500 rows',
    mustBe: 'precision and recall >= 0.98 on kind and part',
    run: () => measure([FILE], () => scored(20_231_207)),
  },
  {
    name: 'typography of 500 rows, order within all',
    mustBe: '0 findings',
    run: () => measure([FILE], () => quiet(7)),
  },
]

async function scored(seed: number): Promise<Outcome> {
  const xml = readCorpus(FILE)
  const rows = sourceRows(xml)
  const random = randomFrom(seed)
  const done = editRows(rows, random, { ...EDITS, 'moved destination': () => undefined }, ROWS)
  const judged = await compare(
    { name: FILE, text: xml },
    { name: FILE, text: withEdits(xml, done) },
    reading('ecfr-supplement'),
  )
  return score(done, judged.findings)
}

async function quiet(seed: number): Promise<Outcome> {
  const xml = readCorpus(FILE)
  const rows = sourceRows(xml)
  const done = editRows(rows, randomFrom(seed), CONTROLS, ROWS)
  const { findings, stats } = await compare(
    { name: FILE, text: xml },
    { name: FILE, text: withEdits(xml, done) },
    reading('ecfr-supplement'),
  )
  const measured = `${findings.length} findings, ${stats.folded} folded`
  return {
    measured,
    met: findings.length === 0,
    notes: findings.slice(0, 10).map(({ reason }) => reason.slice(0, 250)),
  }
}

/** Kinds of edits in turn, on rows that no other edit touches; every second amendment cites its rule. */
function editRows(
  rows: readonly SourceRow[],
  random: Random,
  edits: Readonly<Record<string, Edit>>,
  count: number,
): Done[] {
  // beside a broken row a row may belong to its neighbour
  const free = rows.filter((_, i) => rows.slice(Math.max(0, i - 1), i + 2).every(isWhole))
  const names = Object.keys(edits)
  const done: Done[] = []
  const taken = new Set<SourceRow>()
  let tries = 0
  for (let turn = 0; done.length < count && tries < count * 400; tries++) {
    const row = free[random(free.length)]
    const how = names[turn % names.length] ?? ''
    if (row === undefined || taken.has(row)) continue
    const moved = how === 'moved destination' ? placeFor(row, free, random) : undefined
    const edited = moved === undefined ? edits[how]?.(row, random) : { cells: {}, parts: ['country'] }
    if (edited === undefined) continue
    turn++
    taken.add(row)
    const cites = edited.parts.length > 0 && random(2) === 0
    done.push({
      row,
      how,
      edited: cites ? withCitation(row, edited) : edited,
      ...(moved === undefined ? {} : { movedTo: moved }),
    })
  }
  return done
}

/** A row of another destination where nobody has that name yet; the first row of a destination stays where it is. */
function placeFor(row: SourceRow, rows: readonly SourceRow[], random: Random): SourceRow | undefined {
  const to = rows[random(rows.length)]
  if (row.first || to === undefined || to.first || to.country === row.country) return undefined
  const name = (one: SourceRow) => foldValue(plain(one.cells[1]?.text ?? '').split(',')[0] ?? '')
  return rows.some((one) => one.country === to.country && name(one) === name(row)) ? undefined : to
}

function withEdits(xml: string, done: readonly Done[]): string {
  const splices: { start: number; end: number; by: string }[] = []
  for (const { row, edited, movedTo } of done) {
    if (movedTo === undefined) {
      for (const [column, by] of Object.entries(edited.cells)) {
        const cell = row.cells[Number(column)]
        if (cell !== undefined) splices.push({ start: cell.start, end: cell.end, by })
      }
      continue
    }
    const cells = row.cells.map(({ text }, i) => `<TD>${edited.cells[i] ?? text}</TD>`)
    splices.push({ start: row.start, end: row.end, by: '' })
    splices.push({ start: movedTo.start, end: movedTo.start, by: `<TR>${cells.join('')}</TR>\n` })
  }
  let text = ''
  let at = 0
  for (const { start, end, by } of splices.sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += xml.slice(at, start) + by
    at = Math.max(at, end)
  }
  return text + xml.slice(at)
}

type Told = { readonly name: string; readonly country: string; readonly part: string; readonly reason: string }
type Wanted = { readonly entity: string; readonly country: string; readonly part: string; readonly how: string }

/** (entry, kind, part): a finding that is no amendment counts as one that is wrong. */
function score(done: readonly Done[], findings: readonly Finding[]): Outcome {
  const told = findings.flatMap(({ kind, listing, parts = [], reason }): Told[] => {
    const who = { name: foldValue(listing?.name ?? ''), country: foldValue(listing?.country ?? ''), reason }
    return kind === 'listing.amended' ? parts.map(({ part }) => ({ ...who, part })) : [{ ...who, part: kind }]
  })
  const wanted = done.flatMap(({ row, edited, movedTo, how }): Wanted[] => {
    const entity = foldValue(plain(edited.cells[1] ?? row.cells[1]?.text ?? ''))
    return edited.parts.map((part) => ({ entity, country: foldValue(movedTo?.country ?? row.country), part, how }))
  })
  const open = new Set(wanted)
  const wrong: Told[] = []
  // the longest name first: "X" begins the entries of "X" and of "X, Second Institute"
  for (const one of told.toSorted((a, b) => b.name.length - a.name.length)) {
    const fits = [...open].filter(
      ({ entity, country, part }) => part === one.part && country === one.country && entity.includes(one.name),
    )
    const match = fits.find(({ entity }) => entity.startsWith(one.name)) ?? fits[0]
    if (match === undefined) wrong.push(one)
    else open.delete(match)
  }
  const right = told.length - wrong.length
  const [precision, recall] = [right / Math.max(1, told.length), right / Math.max(1, wanted.length)]
  const counts = [...Map.groupBy(done, ({ how }) => how)].map(([how, all]) => `${all.length} ${how}`)
  return {
    measured: `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${done.length} rows, ${wanted.length} parts)`,
    met: done.length >= ROWS && precision >= LEAST && recall >= LEAST,
    notes: [
      counts.join(', '),
      ...wrong.slice(0, 12).map(({ part, reason }) => `wrongly told ${part}: ${reason.slice(0, 240)}`),
      ...[...open].slice(0, 12).map(({ how, part, entity }) => `missed ${part} (${how}): ${entity.slice(0, 140)}`),
    ],
  }
}
