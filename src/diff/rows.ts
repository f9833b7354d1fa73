/** Changes of tables: rows by their key cell, then cell by cell. Never lines. */
import type { CellChange, RowChange } from '../model/change.ts'
import type { Block, Cell, Extract } from '../model/extract.ts'
import { foldText } from '../text/folding.ts'
import { comparisonKey } from './folding.ts'
import type { Statement, StatementPair } from './governors.ts'
import { LISTING_CELLS } from './listings/parts.ts'
import { createFeatures, type Features, likeness } from './similarity.ts'

export type Rows = {
  readonly rows: readonly RowChange[]
  /** Rows with the same words on both sides, entries of lists apart. */
  readonly same: readonly StatementPair[]
  readonly moved: number
  readonly folded: number
}

/** A row ready to be compared. */
type Row = {
  readonly block: Block
  /** Its index in the extract. */
  readonly index: number
  readonly cells: readonly Cell[]
  readonly key: string
  /** Key and cells, folded. */
  readonly whole: string
  readonly section: string
  /** One of several things that nothing tells apart but what they hold. */
  readonly unnamed: boolean
  /** A listing tells of it. */
  readonly listed: boolean
}

type Pair = readonly [before: Row, after: Row]

/** Rows of one key at least so alike are one row; keys so alike are one key written anew. */
const SAME_ROW = 0.3
const SAME_KEY = 0.6
/** Rows of one key, or without their key, that are compared one with another. */
const MAX_COMPARED = 300

/**
 * Rows that are entries of an official list are told as listings; here only those of their cells that a listing lacks.
 * @returns added and changed rows in the order of `after`, then removed ones in the order of `before`.
 */
export function diffRows(before: Extract, after: Extract): Rows {
  const listed = before.listings.length + after.listings.length > 0
  const [a, b] = [readRows(before, listed), readRows(after, listed)]
  if (a.length + b.length === 0) return { rows: [], same: [], moved: 0, folded: 0 }
  const matched: Pair[] = []
  let [restA, restB]: [readonly Row[], readonly Row[]] = [a, b]
  // From the surest match to the weakest: the same row in its table, in another one, the same key, a changed key.
  for (const match of [
    byText((row) => `${row.section}\n${row.whole}`),
    byText((row) => row.whole),
    byKey((row) => `${row.section}\n${row.key}`),
    byKey((row) => row.key),
    byCells,
  ]) {
    const pairs = match(restA, restB)
    matched.push(...pairs)
    const [takenA, takenB] = [new Set(pairs.map(([p]) => p)), new Set(pairs.map(([, q]) => q))]
    restA = restA.filter((row) => !takenA.has(row))
    restB = restB.filter((row) => !takenB.has(row))
  }
  return report(a, b, matched)
}

function report(a: readonly Row[], b: readonly Row[], matched: readonly Pair[]): Rows {
  const oldOf = new Map(matched.map(([old, row]) => [row, old]))
  const left = new Set(matched.map(([old]) => old))
  const found: RowChange[] = []
  const same: StatementPair[] = []
  let folded = 0
  for (const row of b) {
    const old = oldOf.get(row)
    if (old === undefined) {
      if (!row.listed) found.push({ type: 'added', before: null, after: row.block })
      continue
    }
    const cells = compareCells(old, row)
    if (cells.length === 0 && !row.listed) same.push([statementOf(old), statementOf(row)])
    if (cells.length > 0) found.push({ type: 'changed', before: old.block, after: row.block, cells })
    // what folds away in an entry of a list is counted with the list
    else if (old.block.text !== row.block.text && !row.listed) folded++
  }
  for (const old of a)
    if (!left.has(old) && !old.listed) found.push({ type: 'removed', before: old.block, after: null })
  return { rows: found, same, moved: countMoved(a, b, oldOf), folded }
}

function statementOf({ block, index }: Row): Statement {
  return { block, index, text: block.text }
}

/** Rows that stand before one that they stood after. */
function countMoved(a: readonly Row[], b: readonly Row[], oldOf: ReadonlyMap<Row, Row>): number {
  const places = new Map(a.map((row, i) => [row, i]))
  let furthest = -1
  let moved = 0
  for (const row of b) {
    const old = oldOf.get(row)
    const place = old === undefined ? furthest : (places.get(old) ?? furthest)
    if (place < furthest) moved++
    else furthest = place
  }
  return moved
}

/** What names an entry: an item has its code or its text. */
const NAME_CELLS = ['name', 'item.code', 'item.text']

function readRows({ blocks, json }: Extract, listings: boolean): Row[] {
  const isJson = json !== undefined
  const rows = [...blocks.entries()].filter(([, block]) => block.kind === 'row')
  const ordinal = ordinalTables(rows.map(([, block]) => block))
  return rows.flatMap(([index, block]): Row[] => {
    const section = sectionOf(block)
    const all = block.cells ?? [{ header: '', text: block.text }]
    const name = listings
      ? NAME_CELLS.find((field) => all.some((cell) => cell.header === field && cell.text.trim() !== ''))
      : undefined
    const listed = name !== undefined
    const cells = listed
      ? all.filter(({ header }) => header === name || !LISTING_CELLS.has(header))
      : all.slice(ordinal.has(section) ? 1 : 0)
    if (listed && cells.length === 1) return []
    // a row of JSON is named by its path, where the objects of its list have names
    const named = isJson ? undefined : cells.find(({ header }) => /^(?:key|name)$/i.test(header.trim()))
    const keyCell = named ?? cells.find(({ text }) => foldText(text) !== '')
    const key = comparisonKey(keyCell?.text ?? '')
    const whole = cells.map((cell) => `${comparisonKey(cell.header)}\t${comparisonKey(cell.text)}`).join('\n')
    const unnamed = isJson && (keyCell?.text.includes('[]') ?? true)
    return [{ block, index, cells, key, whole, section, listed, unnamed }]
  })
}

function sectionOf({ path, cells }: Block): string {
  return [...path, ...(cells ?? []).map((cell) => cell.header)].map(foldText).join('\n')
}

const ORDINAL =
  /^(?:no\.?|#|nr\.?|lfd\.? ?nr\.?|s\.?\/?n\.?o?\.?|serial (?:no\.?|number)|item no\.?|序号|序號|编号|編號)?$/i

/** Tables whose first cell only counts the rows (1, 2, 3 …): it names no row, and a new row shifts it. */
function ordinalTables(rows: readonly Block[]): ReadonlySet<string> {
  const tables = Map.groupBy(rows, sectionOf)
  const counted = [...tables].filter(([, table]) => {
    const numbers = table.map(({ cells }) => Number.parseInt(cells?.[0]?.text ?? '', 10))
    const first = numbers[0] ?? Number.NaN
    return (
      table.every(({ cells }) => (cells?.length ?? 0) > 1 && /^\s*\d{1,5}[.、]?\s*$/.test(cells?.[0]?.text ?? '')) &&
      ORDINAL.test(foldText(table[0]?.cells?.[0]?.header ?? '')) &&
      (first === 1 || table.length > 2) &&
      numbers.every((n, i) => n === first + i)
    )
  })
  return new Set(counted.map(([section]) => section))
}

type Matcher = (before: readonly Row[], after: readonly Row[]) => Pair[]

/** Rows with equal names, the first with the first. */
function byText(nameOf: (row: Row) => string): Matcher {
  return (before, after) => {
    const waiting = Map.groupBy(before, nameOf)
    for (const list of waiting.values()) list.reverse()
    return after.flatMap((row): Pair[] => {
      const old = waiting.get(nameOf(row))?.pop()
      return old === undefined ? [] : [[old, row]]
    })
  }
}

/** Rows with equal keys. Where several share one, the likest belong together. */
function byKey(nameOf: (row: Row) => string): Matcher {
  return (before, after) => {
    const waiting = Map.groupBy(before, nameOf)
    return [...Map.groupBy(after, nameOf)].flatMap(([name, rows]): Pair[] => {
      const old = waiting.get(name) ?? []
      const [first, only] = [old[0], rows[0]]
      if (first === undefined || only === undefined) return []
      if (old.length === 1 && rows.length === 1 && first.key !== '' && !first.unnamed) return [[first, only]]
      return likest(old.slice(0, MAX_COMPARED), rows.slice(0, MAX_COMPARED))
    })
  }
}

/** Greedy, the likest first; of equals those that stand first. */
function likest(before: readonly Row[], after: readonly Row[]): Pair[] {
  const features = createFeatures()
  const read = (row: Row) => features(row.cells.map((cell) => cell.text).join('\n'))
  const [a, b] = [before.map(read), after.map(read)]
  const scored = a.flatMap((x: Features, i) =>
    b.flatMap((y, j) => {
      const { score } = likeness(x, y)
      return score >= SAME_ROW ? [{ i, j, score }] : []
    }),
  )
  scored.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j)
  const [takenA, takenB] = [new Set<number>(), new Set<number>()]
  return scored.flatMap(({ i, j }): Pair[] => {
    const [old, row] = [before[i], after[j]]
    if (takenA.has(i) || takenB.has(j) || old === undefined || row === undefined) return []
    takenA.add(i)
    takenB.add(j)
    return [[old, row]]
  })
}

/** Rows whose key was written anew: all other cells are equal, the keys alike, and every number in them the same. */
function byCells(before: readonly Row[], after: readonly Row[]): Pair[] {
  const others = (row: Row) =>
    row.cells
      .map((cell) => comparisonKey(cell.text))
      .filter((text) => text !== row.key)
      .join('\n')
  const features = createFeatures()
  const waiting = Map.groupBy(before.slice(0, MAX_COMPARED), others)
  return after.slice(0, MAX_COMPARED).flatMap((row): Pair[] => {
    const candidates = waiting.get(others(row)) ?? []
    const own = features(row.key)
    const at = candidates.findIndex(
      (old) => numbers(old.key) === numbers(row.key) && likeness(features(old.key), own).score >= SAME_KEY,
    )
    const old = at < 0 ? undefined : candidates.splice(at, 1)[0]
    return old === undefined ? [] : [[old, row]]
  })
}

/** CETC 13 and CETC 14 are two institutes, not one with a new name. */
function numbers(text: string): string {
  return (text.match(/\p{Nd}+/gu) ?? []).join(' ')
}

/** Cells by header where headers tell them apart, else by position. */
function compareCells({ cells: before }: Row, { cells: after }: Row): CellChange[] {
  const headers = (cells: readonly Cell[]) => cells.map((cell) => foldText(cell.header))
  const [a, b] = [headers(before), headers(after)]
  const named = [a, b].every((list) => list.every((h) => h !== '') && new Set(list).size === list.length)
  const keys = named ? [...new Set([...a, ...b])] : [...Array(Math.max(a.length, b.length)).keys()].map(String)
  return keys.flatMap((key) => {
    const old = before[named ? a.indexOf(key) : Number(key)]
    const cell = after[named ? b.indexOf(key) : Number(key)]
    if (comparisonKey(old?.text ?? '') === comparisonKey(cell?.text ?? '')) return []
    return [{ header: cell?.header ?? old?.header ?? '', before: old?.text ?? '', after: cell?.text ?? '' }]
  })
}
