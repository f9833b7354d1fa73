/** Blocks of text (not table rows) aligned: equal ones, moved ones, and the gaps in which something changed. */
import type { Block, Extract } from '../model/extract.ts'
import { foldText } from '../text/folding.ts'
import { alignEqual, type Pair } from './align.ts'
import { comparisonKey, isFurniture } from './folding.ts'
import { NO_NUMBERING, type Numbering, numberingOf } from './numbering.ts'

/** A block of one side, ready to be compared. */
export type Prepared = {
  readonly block: Block
  /** Its index in the extract. */
  readonly index: number
  /** Equal ids: no difference. */
  readonly id: number
  /** For an item of a list: the nearest heading above it that stands on both pages; elsewhere ''. */
  readonly section: string
  /** Which of its lines open with numbering. */
  readonly numbering: Numbering
}

/** Neighbouring blocks of both sides that have no equal. */
export type Gap = { readonly before: readonly Prepared[]; readonly after: readonly Prepared[] }

export type Blocks = {
  readonly equal: readonly (readonly [before: Prepared, after: Prepared])[]
  readonly moved: readonly (readonly [before: Prepared, after: Prepared])[]
  /** In the order of the page. */
  readonly gaps: readonly Gap[]
  /** Differences in the site's furniture. */
  readonly folded: number
}

export function alignBlocks(before: Extract, after: Extract, intern: (key: string) => number): Blocks {
  const numbering = numberingOf(before.blocks, after.blocks)
  const stable = stableHeadings(before, after, numbering)
  const [a, furnitureA] = prepare(before.blocks, stable, numbering, intern)
  const [b, furnitureB] = prepare(after.blocks, stable, numbering, intern)
  const aligned = alignEqual(
    a.map((p) => p.id),
    b.map((p) => p.id),
  )
  const equal = picked(a, b, aligned)
  const taken = { before: new Set(equal.map(([p]) => p)), after: new Set(equal.map(([, p]) => p)) }
  const restA = a.filter((p) => !taken.before.has(p))
  const restB = b.filter((p) => !taken.after.has(p))
  const moved = matchAnywhere(restA, restB)
  for (const [p, q] of moved) {
    taken.before.add(p)
    taken.after.add(q)
  }
  const gaps: Gap[] = []
  let [fromA, fromB] = [0, 0]
  for (const [toA, toB] of [...aligned, [a.length, b.length] as Pair]) {
    const gap = {
      before: a.slice(fromA, toA).filter((p) => !taken.before.has(p)),
      after: b.slice(fromB, toB).filter((p) => !taken.after.has(p)),
    }
    if (gap.before.length > 0 || gap.after.length > 0) gaps.push(gap)
    fromA = toA + 1
    fromB = toB + 1
  }
  return { equal, moved, gaps, folded: countDifferent(furnitureA, furnitureB) }
}

/** An item stands under another heading than the other one, though both headings stand on both pages: similar words make them no pair. */
export function crosses(
  a: { readonly block: Block; readonly section: string } | undefined,
  b: { readonly block: Block; readonly section: string } | undefined,
): boolean {
  return a?.block.kind === 'item' && b?.block.kind === 'item' && a.section !== b.section
}

/** @returns pairs of equal ids, wherever they stand: under the same heading first, else the first with the first. */
export function matchAnywhere<T extends { readonly id: number; readonly block: Block; readonly section: string }>(
  before: readonly T[],
  after: readonly T[],
): (readonly [T, T])[] {
  const waiting = Map.groupBy(before, (p) => p.id)
  const pairs: (readonly [T, T])[] = []
  for (const q of after) {
    const list = waiting.get(q.id)
    if (list === undefined || list.length === 0) continue
    const at = Math.max(
      0,
      list.findIndex((p) => !crosses(p, q)),
    )
    const p = list[at]
    if (p === undefined) continue
    list.splice(at, 1)
    pairs.push([p, q])
  }
  return pairs
}

function prepare(
  blocks: readonly Block[],
  stable: Headings,
  numbered: ReadonlyMap<Block, Numbering>,
  intern: (key: string) => number,
): [prepared: Prepared[], furniture: string[]] {
  const prepared: Prepared[] = []
  const furniture: string[] = []
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'row') continue
    const numbering = numbered.get(block) ?? NO_NUMBERING
    const key = keyOf(block, numbering)
    if (isFurniture(key)) furniture.push(foldText(block.text))
    else prepared.push({ block, index, id: intern(key), section: sectionOf(block, stable), numbering })
  }
  return [prepared, furniture]
}

function sectionOf({ kind, path }: Block, stable: Headings): string {
  if (kind !== 'item') return ''
  return path.map((heading) => stable.get(heading) ?? '').findLast((key) => key !== '') ?? ''
}

/** Headings of both pages, as printed -> as compared. */
type Headings = ReadonlyMap<string, string>

function stableHeadings(before: Extract, after: Extract, numbered: ReadonlyMap<Block, Numbering>): Headings {
  const headings = ({ blocks }: Extract) => {
    const own = new Map<string, string>()
    for (const block of blocks)
      if (block.kind === 'heading') own.set(block.text, keyOf(block, numbered.get(block) ?? NO_NUMBERING))
    const paths = new Set(blocks.flatMap((block) => block.path))
    return new Map([...paths].map((text) => [text, own.get(text) ?? comparisonKey(text)] as const))
  }
  const [a, b] = [headings(before), headings(after)]
  const common = new Set(a.values()).intersection(new Set(b.values()))
  return new Map([...a, ...b].filter(([, key]) => common.has(key)))
}

function keyOf({ text }: Block, numbering: Numbering): string {
  return comparisonKey(text.slice(numbering.get(0)?.length ?? 0))
}

function picked(a: readonly Prepared[], b: readonly Prepared[], pairs: readonly Pair[]) {
  const found: (readonly [Prepared, Prepared])[] = []
  for (const [i, j] of pairs) {
    const [p, q] = [a[i], b[j]]
    if (p !== undefined && q !== undefined) found.push([p, q])
  }
  return found
}

/** How many texts of one side have no equal on the other; one that replaced another counts once. */
export function countDifferent(before: readonly string[], after: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const text of before) counts.set(text, (counts.get(text) ?? 0) + 1)
  for (const text of after) counts.set(text, (counts.get(text) ?? 0) - 1)
  const gone = [...counts.values()].reduce((sum, n) => sum + Math.max(n, 0), 0)
  const come = [...counts.values()].reduce((sum, n) => sum + Math.max(-n, 0), 0)
  return Math.max(gone, come)
}
