/** Changes of prose: sentence by sentence within the blocks that have no equal, then across the page. */

import type { Sentence, SentenceChange } from '../model/change.ts'
import type { Extract } from '../model.ts'
import { foldText } from '../text.ts'
import { alignEqual, createInterner, type Pair } from './align.ts'
import { alignBlocks, type Blocks, countDifferent, crosses, type Gap, matchAnywhere, type Prepared } from './blocks.ts'
import { pairFar, type Required } from './far.ts'
import { ALL_CELLS, type Bound, type Match, pairSimilar } from './pairing.ts'
import { createFeatures, type Features } from './similarity.ts'
import { requiredLikeness, sentenceOf, textOf, type Unit, unitsOf } from './units.ts'
import { differingRange, diffWords } from './words.ts'

export type Prose = {
  readonly sentences: readonly SentenceChange[]
  readonly moved: number
  readonly folded: number
  readonly wholesale: boolean
  /** Sentences without an equal, all of them. */
  readonly differing: { readonly before: number; readonly after: number }
  /** Groups of blocks that belong together, for what is compared beside their words. */
  readonly groups: readonly Gap[]
}

/** Sentences added or removed that are listed when the whole page changed. */
const MAX_LISTED = 1_000
/** Sentences without an equal in one place of the page, both sides together, that are compared at all. */
const MAX_COMPARED = 40_000
/** Changed sentences whose words are compared one by one. */
const MAX_WORDED = 3_000

/** @returns every sentence that changed, was added or removed; of a wholesale change the first ones of each kind. */
export function diffProse(before: Extract, after: Extract): Prose {
  const intern = createInterner()
  const blocks = alignBlocks(before, after, intern)
  const state: State = {
    changes: [],
    places: new Map(),
    bound: { cells: ALL_CELLS, givenUp: 0 },
    featuresOf: cached(createFeatures()),
    language: after.language,
    moved: blocks.moved.length,
    folded: blocks.folded,
    worded: 0,
  }
  for (const [p, q] of [...blocks.equal, ...blocks.moved]) {
    if (p.block.text !== q.block.text || p.block.kind !== q.block.kind) state.folded++
  }
  compareGaps(blocks, before.language, after.language, intern, state)
  state.changes.sort((x, y) => x.place - y.place)
  return {
    sentences: listed(
      state.changes.map(({ change }) => change),
      isWholesale(state),
    ),
    moved: state.moved,
    folded: state.folded,
    wholesale: isWholesale(state),
    differing: {
      before: state.changes.filter(({ change }) => change.type !== 'added').length,
      after: state.changes.filter(({ change }) => change.type !== 'removed').length,
    },
    groups: [...[...blocks.equal, ...blocks.moved].map(([p, q]) => ({ before: [p], after: [q] })), ...blocks.gaps],
  }
}

/** What the comparison gathers on its way. */
type State = {
  readonly changes: { readonly change: SentenceChange; readonly place: number }[]
  readonly places: Map<Unit, number>
  readonly bound: Bound
  readonly featuresOf: (unit: Unit) => Features
  readonly language: string
  moved: number
  folded: number
  worded: number
}

/** Fewer sentences that were not compared one by one are all listed, as removed and added: nothing is hidden. */
function isWholesale({ bound }: State): boolean {
  return bound.givenUp > 2 * MAX_LISTED
}

function cached(features: (text: string) => Features): (unit: Unit) => Features {
  const known = new WeakMap<Unit, Features>()
  return (unit) => {
    const found = known.get(unit) ?? features(textOf(unit))
    known.set(unit, found)
    return found
  }
}

function compareGaps(
  blocks: Blocks,
  languageBefore: string,
  languageAfter: string,
  intern: (key: string) => number,
  state: State,
): void {
  // 1. Equal sentences in their order; what remains of every gap is a run of sentences without an equal.
  const runs: { before: Unit[]; after: Unit[] }[] = []
  for (const gap of blocks.gaps) {
    const read = (side: readonly Prepared[], language: string) => side.map((p) => unitsOf(p, language, intern))
    const [readA, readB] = [read(gap.before, languageBefore), read(gap.after, languageAfter)]
    const furniture = [readA, readB].map((side) => side.flatMap((block) => block.furniture))
    state.folded += countDifferent(furniture[0] ?? [], furniture[1] ?? [])
    const a = readA.flatMap((block) => block.units)
    const b = readB.flatMap((block) => block.units)
    const pairs = alignEqual(
      a.map((u) => u.id),
      b.map((u) => u.id),
    ).filter(([i, j]) => !crosses(a[i], b[j]))
    let [fromA, fromB] = [0, 0]
    for (const [toA, toB] of [...pairs, [a.length, b.length] as const]) {
      runs.push({ before: a.slice(fromA, toA), after: b.slice(fromB, toB) })
      const [p, q] = [a[toA], b[toB]]
      if (p !== undefined && q !== undefined && textOf(p) !== textOf(q)) state.folded++
      fromA = toA + 1
      fromB = toB + 1
    }
  }
  // 2. Equal sentences elsewhere have moved.
  const moved = matchAnywhere(
    runs.flatMap((r) => r.before),
    runs.flatMap((r) => r.after),
  )
  state.moved += moved.length
  const gone = new Set<Unit>(moved.flat())
  // 3. Alike sentences at the same place, then anywhere; the rest was removed and added.
  const restA: Unit[] = []
  const restB: Unit[] = []
  for (const [r, run] of runs.entries()) {
    const a = run.before.filter((u) => !gone.has(u))
    const b = run.after.filter((u) => !gone.has(u))
    if (a.length === 0 && b.length === 0) continue
    const matched = pairRun(a, b, r * RUN, state)
    for (const u of a) if (!matched.has(u)) restA.push(u)
    for (const u of b) if (!matched.has(u)) restB.push(u)
  }
  const far =
    restA.length + restB.length > MAX_COMPARED || isWholesale(state)
      ? new Set<Unit>()
      : pairElsewhere(restA, restB, state)
  for (const u of restA) {
    if (!far.has(u)) addChange({ type: 'removed', before: sentenceOf([u]), after: null }, u, state)
  }
  for (const u of restB) {
    if (!far.has(u)) addChange({ type: 'added', before: null, after: sentenceOf([u]) }, u, state)
  }
}

/** More sentences than any run has: a place is the number of the run, then the position in it. */
const RUN = 2 ** 26

function addChange(change: SentenceChange, at: Unit | undefined, { changes, places }: State): void {
  changes.push({ change, place: at === undefined ? 0 : (places.get(at) ?? 0) })
}

/** Also gives every sentence of the run its place: one that was removed stands after the last match before it. */
function pairRun(before: readonly Unit[], after: readonly Unit[], start: number, state: State): ReadonlySet<Unit> {
  const matched = new Set<Unit>()
  for (const [j, unit] of after.entries()) state.places.set(unit, start + j)
  const required: Required = (i, j) => requiredLikeness(before[i], after[j])
  const tooMany = before.length > 0 && after.length > 0 && before.length + after.length > MAX_COMPARED
  if (tooMany) state.bound.givenUp += before.length + after.length
  const matches = tooMany ? [] : pairedRun(before, after, required, state)
  for (const match of matches) {
    const a = before.slice(match.before, match.before + match.beforeCount)
    const b = after.slice(match.after, match.after + match.afterCount)
    for (const unit of [...a, ...b]) matched.add(unit)
    addChanged(a, b, state)
  }
  const matchAt = new Map(matches.map((m) => [m.before, m]))
  let last = start - 0.5
  for (const [i, unit] of before.entries()) {
    const match = matchAt.get(i)
    if (match !== undefined) last = start + match.after + 0.5
    state.places.set(unit, last)
  }
  return matched
}

/** The only sentence of one side is the only one of the other. */
const ONE: Match = { before: 0, beforeCount: 1, after: 0, afterCount: 1 }

/** Share of the longer sentence that both have at their ends, from which on their words need not be weighed. */
const PLAINLY = 1 / 2

function isOnePlainly(before: readonly Unit[], after: readonly Unit[], required: Required): boolean {
  if (before.length !== 1 || after.length !== 1 || required(0, 0) > 0) return false
  const [a, b] = [before, after].map(([unit]) => (unit === undefined ? '' : textOf(unit))) as [string, string]
  const longer = Math.max(a.length, b.length)
  const { before: differing, after: other } = differingRange(a, b)
  return longer - Math.max(differing[1] - differing[0], other[1] - other[0]) >= PLAINLY * longer
}

/** Of pairings that are equally good, the one found does not depend on which page is the older one. */
function pairedRun(before: readonly Unit[], after: readonly Unit[], required: Required, state: State): Match[] {
  if (isOnePlainly(before, after, required)) return [ONE]
  const { featuresOf, bound } = state
  if (!isTurned(before, after)) return pairSimilar(before.map(featuresOf), after.map(featuresOf), required, bound)
  const turned = pairSimilar(after.map(featuresOf), before.map(featuresOf), (j, i) => required(i, j), bound)
  return turned.map((match) => ({
    before: match.after,
    beforeCount: match.afterCount,
    after: match.before,
    afterCount: match.beforeCount,
  }))
}

/** The side whose first differing sentence comes later in the order of code units is taken first. */
function isTurned(before: readonly Unit[], after: readonly Unit[]): boolean {
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    const [a, b] = [before[at], after[at]].map((unit) => (unit === undefined ? '' : textOf(unit)))
    if (a !== b) return (a ?? '') < (b ?? '')
  }
  return false
}

function pairedFar(before: readonly Unit[], after: readonly Unit[], required: Required, { featuresOf }: State): Pair[] {
  if (!isTurned(before, after)) return pairFar(before.map(featuresOf), after.map(featuresOf), required)
  const turned = pairFar(after.map(featuresOf), before.map(featuresOf), (j, i) => required(i, j))
  return turned.map(([j, i]) => [i, j])
}

function pairElsewhere(before: readonly Unit[], after: readonly Unit[], state: State): ReadonlySet<Unit> {
  const matched = new Set<Unit>()
  if (before.length === 0 || after.length === 0) return matched
  const required: Required = (i, j) => requiredLikeness(before[i], after[j])
  for (const [i, j] of pairedFar(before, after, required, state)) {
    const [p, q] = [before[i], after[j]]
    if (p === undefined || q === undefined) continue
    matched.add(p).add(q)
    addChanged([p], [q], state)
  }
  return matched
}

function addChanged(before: readonly Unit[], after: readonly Unit[], state: State): void {
  const [a, b] = [sentenceOf(before), sentenceOf(after)]
  // Only words that fold away may differ: a sentence that was cut in two or joined, a space.
  const same = foldText(a.text) === foldText(b.text)
  state.worded++
  const hunks = same ? [] : hunksOf(a, b, state)
  if (hunks.length === 0) state.folded++
  else addChange({ type: 'changed', before: a, after: b, hunks }, after[0], state)
}

function hunksOf(a: Sentence, b: Sentence, state: State) {
  if (state.worded > MAX_WORDED) {
    return [{ before: [0, a.text.length], after: [0, b.text.length] } as const]
  }
  return diffWords(a.text, b.text, a.kind === 'heading' && b.kind === 'heading', state.language)
}

/** All of them; of a page that changed as a whole the first ones. */
function listed(changes: readonly SentenceChange[], wholesale: boolean): SentenceChange[] {
  if (!wholesale) return [...changes]
  const counts = { changed: 0, added: 0, removed: 0 }
  return changes.filter((change) => ++counts[change.type] <= MAX_LISTED)
}
