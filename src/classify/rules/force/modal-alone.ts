/** A modal or hedge that came into, or went from, a clause that otherwise stands. */
import { changedWithin } from '../../compare/both-sides.ts'
import { type Comparison, cuesIn, type Difference, marks } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { type Cue, cuesOf, isExempting } from '../../read/cue.ts'
import { nuanceOf, quoteCue, type Verdict } from '../verdict.ts'
import { LEAST_STEP } from './steps.ts'
import { wasDenied } from './turned-modals.ts'

/** True when the cue came or went together with words of its own: a clause, not a modal put into a clause that stands. */
export function isClause(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  const { before, differences } = comparison
  if (cue.row.family !== 'duty' && cue.row.family !== 'claim') return false
  const own = differences.filter((difference) =>
    (side === 'before' ? difference.beforeCues : difference.afterCues).includes(cue),
  )
  const [mine, theirs] = own.reduce(
    ([a, b], difference: Difference) =>
      side === 'before'
        ? [a + difference.gone.length, b + difference.came.length]
        : [a + difference.came.length, b + difference.gone.length],
    [0, 0],
  )
  const least = cue.row.family === 'claim' ? 1 : 0
  if (governsStanding(cue, own, comparison, side)) return false
  return mine - theirs >= (before.lexicon.byCharacter ? 3 : 2) + least
}

/** Its clause stood there: what came ends with the modal ("the reports must" before "be published"). */
function governsStanding(
  cue: Cue,
  own: readonly Difference[],
  comparison: Comparison,
  side: 'before' | 'after',
): boolean {
  const end = cue.parts.at(-1)?.[1] ?? 0
  const last = own.at(-1)?.hunk[side]
  const { plain } = comparison[side]
  return last !== undefined && last[1] - end < 1 && /^[\s]*[\p{L}]/u.test(plain.slice(end))
}

/** Steps that move the place of a verdict. */
const MOST_STEPS = 4

/** A modal that came into, or went from, a clause that otherwise stands. */
export function judgeLone(cue: Cue, comparison: Comparison, side: 'before' | 'after'): Verdict[] {
  const { lexicon } = comparison.before
  const force = cue.row.force ?? 0
  const binding = cue.row.polarity === 'must' || cue.row.polarity === 'must-not'
  const scale = scaleOf(cue, comparison, side)
  if (scale === undefined) return []
  const isHedge = scale !== 'duty'
  if (isRepeated(cue, comparison, side) || isOldNegation(cue, comparison, side)) return []
  if (cue.row.polarity === 'may' && isReordered(comparison)) return []
  if (isDeclared(cue, comparison) || isInstruction(cue, comparison, side) || isRemark(cue, comparison, side)) return []
  if (isHedge && isBesideRisk(cue, comparison)) return []
  if (cue.row.polarity === 'need-not' && wasExempt(comparison, side)) return []
  const [only, ...more] = comparison.differences
  const isBare = side === 'before' && more.length === 0 && (only?.gone.length ?? 0) + (only?.came.length ?? 0) === 0
  const implicit =
    !isBare || isStatute(comparison) ? lexicon.implicitDuty : Math.min(lexicon.implicitDuty, IMPLICIT_OUTSIDE)
  const plain = binding && force >= implicit ? implicit : lexicon.implicit
  const step = side === 'after' ? force - plain : plain - force
  if (Math.abs(step) < LEAST_STEP) return []
  // 前往 → 请勿前往: where a weak ban takes the place of no ban at all the sense turns
  if (cue.row.polarity === 'must-not' && force < plain) return []
  if ((isHedge || cue.row.polarity === 'may') && wasDenied(cue, comparison, side))
    return [denied(cue, comparison, side)]
  const down = step < 0
  const where =
    side === 'after' ? 'is put into a clause that stood without it' : 'is gone from a clause that stands without it'
  return [
    {
      kind: down ? 'wording.softened' : 'wording.hardened',
      rule: `${scale}.${side === 'after' ? 'inserted' : 'dropped'}`,
      reason: `${quoteCue(cue)} ${where}`,
      before: side === 'before' ? marks([cue], comparison, 'before') : [],
      after: side === 'after' ? marks([cue], comparison, 'after') : [],
      nuance: nuanceOf(step, MOST_STEPS),
      // 可以并处: beside fines that changed as well, the fines are the news.
      ...(side === 'after' && cue.row.polarity === 'may' && punishes(cue, comparison)
        ? { circumstance: 'penalty' }
        : {}),
    },
  ]
}

/** @returns on which scale the cue asks, or hedges; undefined where it does neither. */
function scaleOf(cue: Cue, comparison: Comparison, side: 'before' | 'after'): 'duty' | 'claim' | 'effort' | undefined {
  const { family, force = 0 } = cue.row
  if (family === 'duty') return family
  // "breach", "finding", "risk" are what a clause says, not how surely it says it.
  if (family === 'claim' && force > 1 && force < 3.5 && !isAlternative(cue, comparison, side)) return family
  return family === 'effort' && force <= 3 ? family : undefined
}

const DECLARES = wordPattern((set) => `^${set('declares')}$`, 'iu')

/** "A motion shall be adopted if" → "A motion is adopted if", in a sentence that was restyled: what the text itself brings about. */
function isDeclared({ words }: Cue, comparison: Comparison): boolean {
  const left = comparison.differences.reduce((sum, { gone, came }) => sum + gone.length + came.length, 0)
  return DECLARES(comparison.before.lexicon).test(words) && left === 0 && comparison.hunks.length > 2
}

const REMARKED = wordPattern((set) => `^\\s+${set('auxiliaries')}\\s+\\p{L}+,?\\s+(?:${set('and')}|${set('but')})$`)

/** "charges can be high, and must be paid" → "charges must be paid": the modal went with what it said, up to the next one. */
function isRemark(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  if (cue.row.polarity !== 'may' || comparison.before.lexicon.byCharacter) return false
  const own = comparison.differences.find((one) => cuesIn(one, side).includes(cue))
  const other = own?.hunk[side === 'after' ? 'before' : 'after']
  const behind = comparison[side].plain.slice(cue.parts.at(-1)?.[1] ?? 0, own?.hunk[side][1] ?? 0)
  return other !== undefined && other[0] === other[1] && REMARKED(comparison.before.lexicon).test(behind.trimEnd())
}

const ADDRESSEE = wordPattern((set) => `${set('addressee')}\\s+$`)
const LONGEST = 16
const LEADS = wordPattern((set) => `(?:^|[.;:,]\\s+|(?:${set('and')}|${set('or')}|${set('please')})\\s+)$`)

/** "and notify the desk" → "you shall notify the desk": the instruction binds without its modal. */
function isInstruction(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  const { row, parts } = cue
  const [here, there] = side === 'after' ? [comparison.after, comparison.before] : [comparison.before, comparison.after]
  const at = parts[0]?.[0] ?? 0
  if (
    row.polarity !== 'must' ||
    (row.force ?? 0) < 4 ||
    !ADDRESSEE(here.lexicon).test(here.plain.slice(Math.max(0, at - LONGEST), at))
  )
    return false
  const act = /^\s+(\p{L}+\s+\p{L}+)/u.exec(here.plain.slice(parts.at(-1)?.[1] ?? 0))?.[1]
  const stood = act === undefined ? -1 : there.plain.indexOf(act)
  return stood >= 0 && LEADS(there.lexicon).test(there.plain.slice(0, stood))
}

/** "does not violate" → "may violate": what was denied is held possible now. */
function denied(cue: Cue, comparison: Comparison, side: 'before' | 'after'): Verdict {
  return {
    kind: 'wording.reworded',
    rule: 'duty.reversed',
    reason: `${quoteCue(cue)} ${side === 'after' ? 'takes the place of' : 'gives way to'} a negation: the sense is reversed`,
    before: side === 'before' ? marks([cue], comparison, 'before') : [],
    after: side === 'after' ? marks([cue], comparison, 'after') : [],
  }
}

/** "not subject to the duty to declare" → "need not be declared" */
function wasExempt({ changedBefore, changedAfter }: Comparison, side: 'before' | 'after'): boolean {
  return cuesOf(side === 'after' ? changedBefore : changedAfter, 'exception').some(isExempting)
}

/** Outside a statute a clause that only loses its 应当 binds less than one that has it; one that gains it is made explicit (D-33). */
const IMPLICIT_OUTSIDE = 3.4

const STATUTE = wordPattern((set) => `${set('thisLaw')}|${set('statute')}`)

/** An article of a law, which binds with or without its modal: 第九条, 本办法, 前項. */
function isStatute({ before, after }: Comparison): boolean {
  const marker = STATUTE(before.lexicon)
  return [before, after].some(
    ({ plain }) => /第[〇零一二三四五六七八九十百\d]+[条项款]|前[一二三]?项/u.test(plain) || marker.test(plain),
  )
}

function punishes({ parts }: Cue, { after }: Comparison): boolean {
  const end = parts.at(-1)?.[1] ?? 0
  const reach = after.lexicon.byCharacter ? 24 : 60
  return cuesOf(after.cues, 'penalty').some(
    ({ parts: [first] }) => first !== undefined && first[0] >= end && first[0] - end < reach,
  )
}

const OR = wordPattern((set) => `^[\\s,，、]*${set('or')}`)

/** "harasses others, or is likely to harass others": the hedge stands in an alternative of its own. */
function isAlternative(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  return comparison.differences.some(
    (one) =>
      (side === 'after' ? one.afterCues : one.beforeCues).includes(cue) &&
      (side === 'after' ? one.came : one.gone).length > 0 &&
      OR(comparison[side].lexicon).test(comparison[side].plain.slice(...one.hunk[side])),
  )
}

/** "the risks it bears" → "the risks it may face": a risk is no more certain for it. */
function isBesideRisk(cue: Cue, { before, after }: Comparison): boolean {
  const risks = [before, after].map((reading) => reading.cues.filter((other) => other.row.sense === 'risk'))
  const at = cue.parts[0]?.[0] ?? 0
  return (
    cue.row.family === 'claim' &&
    risks.every((cues) => cues.length > 0) &&
    risks.flat().some((other) => Math.abs((other.parts[0]?.[0] ?? 0) - at) <= (before.lexicon.byCharacter ? 12 : 30))
  )
}

/** How far before a cue an equal one may stand that governs its clause as well. */
const REACH = { characters: 30, letters: 90 }

/** "may attend but not vote" → "may attend but may not vote": the modal stood over the clause already. */
function isRepeated(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  const reading = comparison[side]
  const changed = side === 'after' ? comparison.changedAfter : comparison.changedBefore
  const at = cue.parts[0]?.[0] ?? 0
  const reach = reading.lexicon.byCharacter ? REACH.characters : REACH.letters
  return cuesOf(reading.cues, cue.row.family).some((other) => {
    const end = other.parts[0]?.[1] ?? 0
    if (changed.includes(other) || end > at || at - end > reach) return false
    // "recommends that states should prohibit" is a recommendation with or without "should".
    if (other.row.sense === 'advice' || other.row.sense === 'advises-that') return true
    return other.row.polarity === cue.row.polarity && other.row.force === cue.row.force
  })
}

/** The same words in another order: a permission may have moved into a participle or a noun. */
function isReordered({ differences, hunks, before }: Comparison): boolean {
  const changed = hunks.reduce((sum, hunk) => sum + hunk.before[1] - hunk.before[0], 0)
  const left = differences.reduce((sum, one) => sum + one.gone.length + one.came.length, 0)
  return changed > before.text.length / 3 && left <= 1
}

const NEGATION = wordPattern((set) => `^${set('not')}$`)

/** The "not" of a ban stood there before its modal came. */
function isOldNegation(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  if (cue.row.polarity !== 'must-not') return false
  const reading = side === 'after' ? comparison.after : comparison.before
  const negation = NEGATION(reading.lexicon)
  const old = reading.words.filter(
    ({ start, end, form }) => negation.test(form) && cue.parts.some(([from, to]) => start >= from && end <= to),
  )
  return (
    old.length > 0 && old.every(({ start, end }) => changedWithin([[start, end]], comparison.hunks, side).length === 0)
  )
}
