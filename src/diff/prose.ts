/** Changes of prose: sentence by sentence within the blocks that have no equal, then across the page. */
import type { SentenceChange } from '../model/change.ts'
import type { Extract } from '../model/extract.ts'
import { alignEqual, createInterner } from './align.ts'
import { alignBlocks, type Blocks, countDifferent, type Gap, matchAnywhere, type Prepared } from './blocks.ts'
import type { Statement, StatementPair } from './governors.ts'
import { ALL_CELLS } from './pairing.ts'
import type { State } from './sentence-pairs.ts'
import { addChange, cached, MAX_COMPARED, pairElsewhere, pairRun, RUN } from './sentence-pairs.ts'
import { createFeatures } from './similarity.ts'
import { sentenceOf, textOf, type Unit, unitsOf } from './units.ts'

export type Prose = {
  readonly sentences: readonly SentenceChange[]
  readonly moved: number
  readonly folded: number
  readonly wholesale: boolean
  /** Sentences without an equal, all of them. */
  readonly differing: { readonly before: number; readonly after: number }
  /** Blocks and sentences with the same words on both sides. */
  readonly same: readonly StatementPair[]
  /** Groups of blocks that belong together, for what is compared beside their words. */
  readonly groups: readonly Gap[]
}

/** Sentences added or removed that are listed when the whole page changed. */
const MAX_LISTED = 1_000

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
    same: [],
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
    same: [
      ...[...blocks.equal, ...blocks.moved]
        .filter(([p]) => p.block.kind !== 'heading')
        .map(([p, q]) => [statementOf(p), statementOf(q)] as const),
      ...state.same.map(([p, q]) => [statementOf(p), statementOf(q)] as const),
    ],
    groups: [...[...blocks.equal, ...blocks.moved].map(([p, q]) => ({ before: [p], after: [q] })), ...blocks.gaps],
  }
}

function statementOf(part: Prepared | Unit): Statement {
  const { block, index } = part
  return { block, index, text: 'span' in part ? textOf(part) : block.text }
}

/** Fewer sentences that were not compared one by one are all listed, as removed and added: nothing is hidden. */
function isWholesale({ bound }: State): boolean {
  return bound.givenUp > 2 * MAX_LISTED
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
    )
    let [fromA, fromB] = [0, 0]
    for (const [toA, toB] of [...pairs, [a.length, b.length] as const]) {
      runs.push({ before: a.slice(fromA, toA), after: b.slice(fromB, toB) })
      const [p, q] = [a[toA], b[toB]]
      if (p !== undefined && q !== undefined) state.same.push([p, q])
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
  state.same.push(...moved)
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

/** All of them; of a page that changed as a whole the first ones. */
function listed(changes: readonly SentenceChange[], wholesale: boolean): SentenceChange[] {
  if (!wholesale) return [...changes]
  const counts = { changed: 0, added: 0, removed: 0 }
  return changes.filter((change) => ++counts[change.type] <= MAX_LISTED)
}
