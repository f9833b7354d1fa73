/** Which sentence became which, in one run of sentences without an equal and then across the page. */
import type { Sentence, SentenceChange } from '../model/change.ts'
import { foldText } from '../text/folding.ts'
import type { Pair } from './align.ts'
import { pairFar, type Required } from './far.ts'
import { type Bound, type Match, pairSimilar } from './pairing.ts'
import type { Features } from './similarity.ts'
import { requiredLikeness, sentenceOf, textOf, type Unit } from './units.ts'
import { differingRange, diffWords } from './words.ts'

/** Sentences without an equal in one place of the page, both sides together, that are compared at all. */
export const MAX_COMPARED = 40_000

/** Changed sentences whose words are compared one by one. */
const MAX_WORDED = 3_000

/** What the comparison gathers on its way. */
export type State = {
  readonly changes: { readonly change: SentenceChange; readonly place: number }[]
  readonly places: Map<Unit, number>
  readonly bound: Bound
  readonly featuresOf: (unit: Unit) => Features
  readonly language: string
  /** Sentences with an equal, in their place or elsewhere. */
  readonly same: (readonly [Unit, Unit])[]
  moved: number
  folded: number
  worded: number
}

export function cached(features: (text: string) => Features): (unit: Unit) => Features {
  const known = new WeakMap<Unit, Features>()
  return (unit) => {
    const found = known.get(unit) ?? features(textOf(unit))
    known.set(unit, found)
    return found
  }
}

/** More sentences than any run has: a place is the number of the run, then the position in it. */
export const RUN = 2 ** 26

export function addChange(change: SentenceChange, at: Unit | undefined, { changes, places }: State): void {
  changes.push({ change, place: at === undefined ? 0 : (places.get(at) ?? 0) })
}

/** Also gives every sentence of the run its place: one that was removed stands after the last match before it. */
export function pairRun(
  before: readonly Unit[],
  after: readonly Unit[],
  start: number,
  state: State,
): ReadonlySet<Unit> {
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

/** Share of the longer sentence that both have at their ends, from which on their words need not be weighed (D-25). */
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

export function pairElsewhere(before: readonly Unit[], after: readonly Unit[], state: State): ReadonlySet<Unit> {
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
  // where a figure is content on one side, what opens the other is compared with it
  const opened = a.figure === true || b.figure === true
  const skipped = opened ? ([0, 0] as const) : ([a.numbering ?? 0, b.numbering ?? 0] as const)
  return diffWords(a.text, b.text, skipped, state.language)
}
