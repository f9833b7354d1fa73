/** How far one modal lies from the one that took its place, and where their negations or licences make them equal. */
import { type Comparison, marks } from '../../compare/comparison.ts'
import type { CuePair } from '../../compare/cue-pairs.ts'
import type { Family } from '../../lexicon/lexicon.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { type Cue, cuesOf, isExempting } from '../../read/cue.ts'
import { nuanceOf, quoteCue, type Verdict } from '../verdict.ts'
import { isDenied, isOtherAct } from './turned-modals.ts'

/** The scales on which force is measured. */
export const STRENGTHS = ['duty', 'claim', 'attitude', 'effort', 'approval'] as const satisfies Family[]
type Strength = (typeof STRENGTHS)[number]

/** The least step on a scale that is told. */
export const LEAST_STEP = 0.5
/** From here on a duty binds: advice that need not be followed says nothing new. */
const BINDING_DUTY = 3.5

/** Steps that move the place of a verdict, and the points of a breach beside them. */
const MOST_STEPS = 5
const BREACH = 5

export function judgePair(pair: CuePair, comparison: Comparison): Verdict[] {
  const { before, after } = pair
  if (isOnlyIf(pair, comparison) || isMightNot(pair, comparison)) return []
  if (isDenied(pair, comparison) || isOtherAct(pair, comparison)) return [reversal(pair, comparison)]
  const licence = licenceStep(pair, comparison)
  if (licence === undefined && isReversal(pair, comparison)) return [reversal(pair, comparison)]
  const step = licence ?? (after.row.force ?? 0) - (before.row.force ?? 0)
  if (Math.abs(step) < LEAST_STEP) return []
  const down = step < 0
  const lifted = liftedDuty(pair, comparison)
  return [
    ...(lifted === undefined ? [] : [lifted]),
    {
      kind: down ? 'wording.softened' : 'wording.hardened',
      rule: `${scaleOf(pair)}.${down ? 'down' : 'up'}`,
      reason: `${quoteCue(before)} → ${quoteCue(after)}`,
      before: marks([before], comparison, 'before'),
      after: marks([after], comparison, 'after'),
      step: Math.abs(step),
      // Of several claims the one on a breach is the one to name.
      nuance: nuanceOf(step, MOST_STEPS) + (before.row.sense === 'breach' ? BREACH : 0),
    },
  ]
}

/** @returns the scale on which both cues stand; `force` where one gave way to a cue of another scale. */
function scaleOf({ before, after }: CuePair): Strength | 'force' {
  const scale = STRENGTHS.find((family) => family === after.row.family)
  return scale === undefined || before.row.family !== scale ? 'force' : scale
}

/** "must notify" → "need not notify", 应当备案 → 无需备案: the duty is gone; the reverse makes one. */
function liftedDuty({ before, after }: CuePair, comparison: Comparison): Verdict | undefined {
  const isDuty = ({ row }: Cue) => row.polarity === 'must' && (row.force ?? 0) >= BINDING_DUTY
  const isFree = ({ row }: Cue) => row.polarity === 'need-not'
  const went = isDuty(before) && isFree(after)
  if (!went && !(isFree(before) && isDuty(after))) return undefined
  return {
    kind: went ? 'obligation.removed' : 'obligation.added',
    rule: `duty.${went ? 'lifted' : 'imposed'}`,
    reason: `${quoteCue(before)} → ${quoteCue(after)}: ${went ? 'it is asked no longer' : 'it is asked now'}`,
    before: marks([before], comparison, 'before'),
    after: marks([after], comparison, 'after'),
  }
}

/** "shall not act unless registered" → "only a registered person may act": the same. */
function isOnlyIf(pair: CuePair, comparison: Comparison): boolean {
  const { before, after } = pair
  const { before: old, after: now } = comparison
  if (isUnlessForIf(pair, comparison)) return true
  const isBan = ({ row }: Cue) => row.polarity === 'must-not'
  const isPermission = ({ row }: Cue) => row.polarity === 'may'
  const [ban, free] =
    isBan(before) && isPermission(after) ? [old, now] : isPermission(before) && isBan(after) ? [now, old] : []
  if (ban === undefined || free === undefined) return false
  return cuesOf(ban.cues, 'exception').length > 0 && cuesOf(free.cues, 'restriction').length > 0
}

const NEGATED_NEXT = wordPattern((set) => `^\\s*${set('not')}`)

/** "might not have kept" → "may not have kept": a possibility on both sides, and no ban. */
export function isMightNot({ before, after }: CuePair, comparison: Comparison): boolean {
  const [might, may] = before.row.family === 'claim' ? [before, after] : [after, before]
  if (might.row.sense !== 'maybe' || may.row.sense !== 'maybe' || might.row.family === may.row.family) return false
  const { plain, lexicon } = might === before ? comparison.before : comparison.after
  return NEGATED_NEXT(lexicon).test(plain.slice(might.parts.at(-1)?.[1] ?? 0))
}

/** "need not pay if under 18" → "must pay unless under 18": the negation went into the condition. */
function isUnlessForIf({ before, after }: CuePair, { changedBefore, changedAfter }: Comparison): boolean {
  const freed = ({ row }: Cue) => row.polarity === 'need-not' || row.polarity === 'must-not'
  const bound = ({ row }: Cue) => row.polarity === 'must' || row.polarity === 'may'
  const isTurnedOver = (negative: Cue, positive: Cue) =>
    (negative.row.polarity === 'need-not' && positive.row.polarity === 'must') ||
    (negative.row.polarity === 'must-not' && positive.row.polarity === 'may')
  const swaps = (one: readonly Cue[], other: readonly Cue[]) =>
    cuesOf(one, 'condition').length > 0 && cuesOf(other, 'exception').some((cue) => !isExempting(cue))
  if (freed(before) && bound(after)) return isTurnedOver(before, after) && swaps(changedBefore, changedAfter)
  if (bound(before) && freed(after)) return isTurnedOver(after, before) && swaps(changedAfter, changedBefore)
  return false
}

const LICENCE = wordPattern((set) => set('licence'))

const LACKING = wordPattern((set) => set('lacking'))

/** How far from a cue the licence of its clause may be named. */
const NEAR = { letters: 60, characters: 14 }

/**
 * "A licence is required to export" → "Export is prohibited": what was allowed with a licence no longer is. A ban "without a
 * licence" is the same as the duty to have one.
 * @returns the step of force, or undefined where no licence stands on one side only.
 */
function licenceStep({ before, after }: CuePair, comparison: Comparison): number | undefined {
  const [left, right] = [before.row.polarity, after.row.polarity]
  if (!(left === 'must' && right === 'must-not') && !(left === 'must-not' && right === 'must')) return undefined
  const near = (cue: Cue, side: 'before' | 'after') => {
    const { plain, lexicon } = comparison[side]
    const reach = lexicon.byCharacter ? NEAR.characters : NEAR.letters
    return plain.slice(Math.max(0, (cue.parts[0]?.[0] ?? 0) - reach), (cue.parts.at(-1)?.[1] ?? 0) + reach)
  }
  const [duty, ban] =
    left === 'must' ? [near(before, 'before'), near(after, 'after')] : [near(after, 'after'), near(before, 'before')]
  const licence = LICENCE(comparison.before.lexicon)
  if (!licence.test(duty)) return undefined
  if (licence.test(ban)) return LACKING(comparison.before.lexicon).test(ban) ? 0 : undefined
  return left === 'must' ? 1 : -1
}

export function isTurned({ row: before }: Cue, { row: after }: Cue): boolean {
  return (
    (before.polarity === 'must' && after.polarity === 'must-not') ||
    (before.polarity === 'must-not' && after.polarity === 'must')
  )
}

/** A duty that became a ban, or the reverse, where no other negation takes it back ("no more than", "only", "not"). */
function isReversal({ before, after }: CuePair, comparison: Comparison): boolean {
  const polarities = [before.row.polarity, after.row.polarity]
  if (!polarities.includes('must') || !polarities.includes('must-not')) return false
  // Case-by-case review instead of a presumption of denial is a weaker rule, not an opposite one; advice against for advice is.
  const [least, most] = [before.row.force ?? 0, after.row.force ?? 0].sort((a, b) => a - b) as [number, number]
  if (least <= 2.5 && most >= BINDING_DUTY) return false
  return negations(comparison.changedBefore) === negations(comparison.changedAfter)
}

const NEGATIVE: Family[] = ['negation', 'exception', 'restriction', 'bound']

function negations(changed: readonly Cue[]): number {
  return cuesOf(changed, ...NEGATIVE).length
}

function reversal({ before, after }: CuePair, comparison: Comparison): Verdict {
  return {
    kind: 'wording.reworded',
    rule: 'duty.reversed',
    reason: `${quoteCue(before)} → ${quoteCue(after)}: the sense is reversed`,
    before: marks([before], comparison, 'before'),
    after: marks([after], comparison, 'after'),
  }
}
