/** Statements whose words stand and that stand under something else now: "Lathes" under "Goods that need no licence". */
import type { GovernorChange, RowChange, Sentence, SentenceChange } from '../model/change.ts'
import type { Block, Extract } from '../model/extract.ts'
import { isMonth } from '../text/months.ts'
import { comparisonKey } from './folding.ts'
import { openerAt } from './openers.ts'
import { diffWords } from './words.ts'

/** A statement of one side: a block, a sentence of one, or a row. */
export type Statement = { readonly block: Block; readonly index: number; readonly text: string }

export type StatementPair = readonly [before: Statement, after: Statement]

/** More statements than these are counted and not compared one by one. */
const MOST = 1_000

/**
 * What governs a statement is the nearest heading, paragraph in bold, lead, caption, term or item above it. A governor that came, went
 * or was edited is told by itself, and not again of all that stands under it: only governors of both pages are compared, by their
 * words without numbering. Equal statements are counted under each governor, so that it does not matter which was paired with which.
 * @param pairs statements with equal words. @param edited sentences and rows that were edited in place.
 */
export function diffGovernors(
  before: Extract,
  after: Extract,
  pairs: readonly StatementPair[],
  edited: { readonly sentences: readonly SentenceChange[]; readonly rows: readonly RowChange[] },
): GovernorChange[] {
  const suspects = pairs.filter(([a, b]) => !areEqual(governorsOf(a.block), governorsOf(b.block)))
  if (suspects.length === 0) return []
  const sides = { before: readSide(before), after: readSide(after) }
  const renamed = renamedGovernors(before, after, edited, sides)
  const was = (statement: Statement) => placeOf(statement, sides.before, (key) => renamed.get(key) ?? key)
  const is = (statement: Statement) => placeOf(statement, sides.after, (key) => key)
  const common = new Set([...sides.before.keys].map((key) => renamed.get(key) ?? key)).intersection(sides.after.keys)
  const ambiguous = sides.before.ambiguous.union(sides.after.ambiguous)
  const changes: GovernorChange[] = []
  for (const group of Map.groupBy(suspects, ([statement]) => comparisonKey(statement.text)).values()) {
    const gone = group.map(([statement]) => ({ statement, place: was(statement) }))
    const come = group.map(([, statement]) => ({ statement, place: is(statement) }))
    for (const { statement, place } of come) {
      const at = gone.findIndex((one) => isSame(one.place, place, common, ambiguous))
      if (at >= 0) gone.splice(at, 1)
      else if (gone.length > 0) {
        const other = gone.shift()
        if (other !== undefined) changes.push(changeOf(other, { statement, place }, after.language))
      }
    }
  }
  return changes.slice(0, MOST)
}

type Side = {
  /** All governors of the page, as compared. */
  readonly keys: ReadonlySet<string>
  /** The first heading: what stands under it alone stands under nothing else. */
  readonly title: string | undefined
  /** Those that stand under more than one other. */
  readonly ambiguous: ReadonlySet<string>
}

/** What governs, as compared and as printed, the nearest last. */
type Place = readonly { readonly key: string; readonly text: string }[]

function readSide({ blocks }: Extract): Side {
  const parents = new Map<string, Set<string>>()
  for (const block of blocks) {
    const keys = governorsOf(block).map(keyOf)
    for (const [i, key] of keys.entries()) {
      const known = parents.get(key) ?? new Set()
      parents.set(key, known.add(keys[i - 1] ?? ''))
    }
  }
  return {
    keys: new Set(parents.keys()),
    title: blocks.find(({ kind }) => kind === 'heading')?.text,
    ambiguous: new Set([...parents].filter(([, above]) => above.size > 1).map(([key]) => key)),
  }
}

function governorsOf({ path, under = [] }: Block): readonly string[] {
  return under.length === 0 ? path : [...path, ...under]
}

function areEqual(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((text, i) => text === b[i]))
}

/** By its words, however it is numbered. */
function keyOf(text: string): string {
  const opener = openerAt(text, 0, true)
  return comparisonKey(opener === undefined || opener.opensNumber ? text : text.slice(opener.length))
}

/** "B", "A–C", "2025-05-19", "19 May 2025" and "3" sort what stands under them and say nothing of it. */
function governs(key: string): boolean {
  const words = key.match(/\p{Script=Han}+|\p{L}+/gu) ?? []
  if (words.every((word) => word.length < 3 && !/\p{Script=Han}/u.test(word))) return false
  return !(/\p{Nd}/u.test(key) && isDate(key))
}

/** A day, or a month of a year, with nothing beside it: "3 czerwca 2025", 2025年5月. */
function isDate(key: string): boolean {
  const words = key.match(/\p{Script=Han}+|\p{L}+/gu) ?? []
  return /\p{Nd}{4}/u.test(key) && words.every((word) => isMonth(word) || /^\p{Script=Han}$/u.test(word))
}

/** A governor whose words were edited in place is the same one: what it was called -> what it is called. */
function renamedGovernors(
  before: Extract,
  after: Extract,
  { sentences, rows }: { readonly sentences: readonly SentenceChange[]; readonly rows: readonly RowChange[] },
  sides: { readonly before: Side; readonly after: Side },
): ReadonlyMap<string, string> {
  const texts = [
    ...sentences.flatMap((one) =>
      one.type === 'changed'
        ? [[before.blocks[one.before.block]?.text ?? '', after.blocks[one.after.block]?.text ?? ''] as const]
        : [],
    ),
    ...rows.flatMap((one) => (one.type === 'changed' ? [[one.before.text, one.after.text] as const] : [])),
  ]
  return new Map(
    texts
      .map(([a, b]) => [keyOf(a), keyOf(b)] as const)
      .filter(([a, b]) => sides.before.keys.has(a) && sides.after.keys.has(b) && !sides.after.keys.has(a)),
  )
}

function placeOf({ block }: Statement, { title }: Side, named: (key: string) => string): Place {
  return governorsOf(block)
    .filter((text) => text !== title)
    .map((text) => ({ key: named(keyOf(text)), text }))
    .filter(({ key }) => governs(key))
}

function isSame(a: Place, b: Place, common: ReadonlySet<string>, ambiguous: ReadonlySet<string>): boolean {
  const [was, is] = [a.at(-1), b.at(-1)]
  if (was === undefined || is === undefined) return true
  // one that came or went is told by itself
  if (!common.has(was.key) || !common.has(is.key)) return true
  if (was.key !== is.key) return false
  return !ambiguous.has(was.key) || isSame(a.slice(0, -1), b.slice(0, -1), common, ambiguous)
}

type Placed = { readonly statement: Statement; readonly place: Place }

function changeOf(a: Placed, b: Placed, language: string): GovernorChange {
  // of two places that begin alike the first that differs is named
  const [was, is] = [a.place, b.place].map((place) => place.map(({ text }) => text))
  const [from, to] = [lastOf(was), lastOf(is)]
  const before = whole(a.statement, from === to ? `${was?.at(-2) ?? ''} ${from}` : from)
  const after = whole(b.statement, from === to ? `${is?.at(-2) ?? ''} ${to}` : to)
  return {
    text: b.statement.text,
    from: before.governor,
    to: after.governor,
    sentence: {
      type: 'changed',
      before: before.sentence,
      after: after.sentence,
      hunks: diffWords(before.sentence.text, after.sentence.text, [0, 0], language),
    },
  }
}

function lastOf(texts: readonly string[] | undefined): string {
  return texts?.at(-1) ?? ''
}

/** "Goods that need a licence: Lathes with five axes" */
function whole(
  { block, index, text }: Statement,
  above: string,
): { readonly governor: string; readonly sentence: Sentence } {
  const governor = above.replace(/[\s:：]+$/u, '').replace(/\n/g, ' ')
  const colon = /\p{Script=Han}/u.test(governor) ? '：' : ': '
  return {
    governor,
    sentence: { text: `${governor}${colon}${text}`, block: index, path: block.path, kind: block.kind },
  }
}
