/** The order of the rules on one sentence that changed: the passes, what each sees, and what it settles for the later ones. */
import type { Hunk } from '../../model/change.ts'
import type { Comparison, Difference } from '../compare/comparison.ts'
import { cuesOf } from '../read/cue.ts'
import { compareAmounts } from './amounts/amounts.ts'
import { judgeDutyClauses } from './force/duty-clauses.ts'
import { compareForces, type Forces } from './force/force.ts'
import { negated, remainder, unsaid } from './leftover/leftover.ts'
import { isAttribution } from './leftover/worth-telling.ts'
import { compareInstruments } from './lists/cited-instruments.ts'
import { compareCodes } from './lists/codes.ts'
import { judgeFields } from './lists/field-lines.ts'
import { judgeItemLists } from './lists/item-lists.ts'
import { judgeSpeaker } from './others-words.ts'
import { compareScopes } from './reach/reach.ts'
import { compareStanding } from './standing.ts'
import { isOf } from './table.ts'
import { isTurnedByNegation } from './turns/negations.ts'
import { judgeTurns } from './turns/turns.ts'
import type { Outcome, Verdict } from './verdict.ts'
import { judgeInsertions } from './words/words.ts'

/** What a pass may look at. */
type Seen = {
  readonly comparison: Comparison
  /** All that changed, also what means nothing. */
  readonly hunks: readonly Hunk[]
  /** YYYY-MM-DD, or undefined where no day is known. */
  readonly today: string | undefined
  /** What the passes before it told. */
  readonly told: ReadonlyMap<PassName, readonly Verdict[]>
  /** Differences that they dealt with. */
  readonly settled: ReadonlySet<Difference>
  /** What was found of force. It settles cues and no differences: other words may stand beside a modal. */
  readonly forces: Forces
  /** A ban or an exception was said in other words, with a negation more or less: an odd negation turns nothing. */
  readonly isMended: boolean
}

type PassName =
  | 'speaker'
  | 'field line'
  | 'force'
  | 'standing'
  | 'turns'
  | 'codes'
  | 'cited instruments'
  | 'item lists'
  | 'duty clauses'
  | 'attributions'
  | 'reach'
  | 'amounts'
  | 'words'
  | 'leftover'

type Pass = {
  readonly name: PassName
  /** It is asked also where the two sides differ in nothing but typography, numbering and equal words. */
  readonly always?: true
  /** Where it tells something: no later pass is asked (`passes`), and nothing that it tells is touched afterwards (`all`). */
  readonly ends?: 'passes' | 'all'
  run(seen: Seen): Outcome & Partial<Pick<Seen, 'forces' | 'isMended'>>
}

/** Verdicts of one place keep this order. */
export const PASSES: readonly Pass[] = [
  {
    name: 'speaker',
    always: true,
    ends: 'all',
    run: ({ comparison, hunks }) => only(judgeSpeaker(comparison, hunks)),
  },
  { name: 'field line', ends: 'passes', run: ({ comparison }) => only(judgeFields(comparison)) },
  { name: 'force', run: judgeForce },
  { name: 'standing', run: judgeStanding },
  { name: 'turns', run: ({ comparison }) => judgeTurns(comparison) },
  { name: 'codes', run: ({ comparison }) => compareCodes(comparison) },
  { name: 'cited instruments', run: ({ comparison }) => compareInstruments(comparison) },
  { name: 'item lists', run: ({ comparison }) => judgeItemLists(comparison) },
  { name: 'duty clauses', run: ({ comparison, forces }) => judgeDutyClauses(comparison, forces) },
  { name: 'attributions', run: settleAttributions },
  { name: 'reach', run: judgeReach },
  // a date or a number is told whatever else its difference said
  { name: 'amounts', run: ({ comparison, today }) => ({ verdicts: compareAmounts(comparison, today), settles: [] }) },
  { name: 'words', run: judgeWords },
  { name: 'leftover', run: judgeLeftover },
]

const NO_FORCES: Forces = { verdicts: [], explained: new Set(), isMended: false, clauses: { gone: [], came: [] } }

/** @returns what the passes tell, in their order; `isFinal`: it stands as it is. */
export function runPasses({ comparison, hunks, today }: Pick<Seen, 'comparison' | 'hunks' | 'today'>): {
  readonly verdicts: readonly Verdict[]
  readonly isFinal: boolean
} {
  const differs = comparison.hunks.length > 0
  let seen: Seen = {
    comparison,
    hunks,
    today,
    told: new Map(),
    settled: new Set(),
    forces: NO_FORCES,
    isMended: false,
  }
  for (const { name, always, ends, run } of PASSES) {
    if (!differs && always !== true) continue
    const { verdicts, settles, ...found } = run(seen)
    if (ends !== undefined && verdicts.length > 0) return { verdicts, isFinal: ends === 'all' }
    const settled = new Set([...seen.settled, ...settles])
    seen = { ...seen, ...found, told: new Map([...seen.told, [name, verdicts]]), settled }
  }
  return { verdicts: [...seen.told.values()].flat(), isFinal: false }
}

function only(verdict: Verdict | undefined): Outcome {
  return { verdicts: verdict === undefined ? [] : [verdict], settles: [] }
}

function judgeForce({ comparison }: Seen): ReturnType<Pass['run']> {
  const forces = compareForces(comparison)
  return { verdicts: forces.verdicts, settles: [], forces, isMended: forces.isMended }
}

function judgeStanding({ comparison }: Seen): Outcome {
  const verdicts = compareStanding(comparison)
  const holds = ({ beforeCues, afterCues }: Difference) => cuesOf([...beforeCues, ...afterCues], 'standing').length > 0
  return { verdicts, settles: verdicts.length > 0 ? comparison.differences.filter(holds) : [] }
}

/** Who says it came or went with nothing else: nothing is told of that. */
function settleAttributions({ comparison }: Seen): Outcome {
  return { verdicts: [], settles: comparison.differences.filter((one) => isAttribution(one, comparison)) }
}

function judgeReach({ comparison, settled, isMended }: Seen): ReturnType<Pass['run']> {
  const { isReworded, ...outcome } = compareScopes(comparison, settled)
  return { ...outcome, isMended: isMended || isReworded }
}

function judgeWords(seen: Seen): Outcome {
  const { comparison } = seen
  return judgeInsertions(
    comparison,
    comparison.differences.filter((one) => !isSaid(one, seen)),
  )
}

/** Settled, or it holds words of which the pass on force told. */
function isSaid(one: Difference, { settled, forces }: Seen): boolean {
  if (settled.has(one)) return true
  const isToldOf = forces.verdicts.length > 0
  return isToldOf && [...one.beforeCues, ...one.afterCues].some((cue) => forces.explained.has(cue))
}

/** Where nothing was told, something is now; else what words no pass has spoken of. */
function judgeLeftover(seen: Seen): Outcome {
  const { comparison, settled, isMended, told } = seen
  const verdicts = [...told.values()].every((one) => one.length === 0)
    ? [remainder(comparison, settled, isMended)]
    : [...(isTurned(seen) ? [negated(comparison)] : []), ...unsaid(comparison, (one) => isSaid(one, seen))]
  return { verdicts, settles: [] }
}

/** Passes that read the sense of a clause: where they tell something, the negations beside it have been weighed. */
const SENSE: readonly PassName[] = ['force', 'standing', 'turns', 'duty clauses']

function isTurned({ comparison, isMended, told }: Seen): boolean {
  const of = (name: PassName) => told.get(name) ?? []
  return (
    !isMended &&
    SENSE.every((name) => of(name).length === 0) &&
    of('reach').every((verdict) => isOf(verdict, 'scale')) &&
    isTurnedByNegation(comparison)
  )
}
