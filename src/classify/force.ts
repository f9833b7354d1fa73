/** Force: what a duty asks and how certain a statement is, before and after (`wording.softened`, `wording.hardened`). */
import type { Span } from '../model.ts'
import { changedWithin } from './alignment.ts'
import type { Comparison, Difference } from './comparison.ts'
import type { Family } from './lexicon.ts'
import { type CuePair, pairCues } from './pairing.ts'
import { type Cue, cuesOf } from './reading.ts'
import { meaningfulWords } from './residue.ts'
import { quote, quoteCue, type Verdict, WEIGHTS } from './verdict.ts'

const STRENGTHS: Family[] = ['duty', 'claim', 'attitude', 'effort', 'approval']

/** The least step on a scale that is told. */
const LEAST_STEP = 0.5

export type Forces = {
  readonly verdicts: readonly Verdict[]
  /** Cues that these verdicts, or an equal counterpart, have dealt with. */
  readonly explained: ReadonlySet<Cue>
  /** A ban became a duty, or the reverse, and a negation made them equal: 未取得…不得 is 取得…方可. */
  readonly isMended: boolean
  /** Duties that came or went with words of their own: for the rules on clauses. */
  readonly clauses: { readonly gone: readonly Cue[]; readonly came: readonly Cue[] }
}

export function compareForces(comparison: Comparison): Forces {
  const { pairs, ...lone } = pairCues(comparison, ...STRENGTHS)
  const [gone, came] = [lone.gone, lone.came].map((cues) => cues.filter((cue) => cue.row.pairOnly !== true)) as [
    Cue[],
    Cue[],
  ]
  const verdicts: Verdict[] = []
  const explained = new Set(pairs.flatMap((pair) => [pair.before, pair.after]))
  for (const pair of pairs) verdicts.push(...judgePair(pair, comparison))

  const claims = { gone: cuesOf(gone, 'claim'), came: cuesOf(came, 'claim') }
  const rest = {
    gone: gone.filter((cue) => cue.row.family !== 'claim'),
    came: came.filter((cue) => cue.row.family !== 'claim'),
  }
  const weakest = { before: least(claims.gone), after: least(claims.came) }
  if (weakest.before !== undefined && weakest.after !== undefined) {
    verdicts.push(...judgePair({ before: weakest.before, after: weakest.after }, comparison))
    for (const cue of [...claims.gone, ...claims.came]) explained.add(cue)
  } else {
    rest.gone.push(...claims.gone)
    rest.came.push(...claims.came)
  }

  const apart: { gone: Cue[]; came: Cue[] } = { gone: [], came: [] }
  // Cues that were rewritten elsewhere in the sentence: in order, one for one.
  while (rest.gone.length > 0 && rest.came.length > 0) {
    const pair = takePair(rest.gone, rest.came)
    if (pair === undefined) break
    if (!isSameAct(pair, comparison)) {
      apart.gone.push(pair.before)
      apart.came.push(pair.after)
      continue
    }
    explained.add(pair.before).add(pair.after)
    verdicts.push(...judgePair(pair, comparison))
  }

  rest.gone.push(...apart.gone)
  rest.came.push(...apart.came)
  for (const pair of pairAdvice(rest, lone)) {
    explained.add(pair.before).add(pair.after)
    verdicts.push(...judgePair(pair, comparison))
  }

  const alone = {
    gone: rest.gone.filter((cue) => !isClause(cue, comparison, 'before')),
    came: rest.came.filter((cue) => !isClause(cue, comparison, 'after')),
  }
  for (const cue of alone.came) verdicts.push(...judgeLone(cue, comparison, 'after'))
  for (const cue of alone.gone) verdicts.push(...judgeLone(cue, comparison, 'before'))
  for (const cue of [...alone.gone, ...alone.came]) explained.add(cue)
  verdicts.push(...judgeDegrees(comparison, verdicts.length > 0))
  return {
    verdicts,
    explained,
    isMended: [...pairs].some(({ before, after }) => isTurned(before, after)),
    clauses: {
      gone: rest.gone.filter((cue) => !explained.has(cue)),
      came: rest.came.filter((cue) => !explained.has(cue)),
    },
  }
}

/** 鼓励代理人公开 → 代理人应当公开: advice, read beside a duty only, that gave way to one elsewhere in the sentence, or the reverse. */
function pairAdvice(
  rest: { gone: Cue[]; came: Cue[] },
  lone: { gone: readonly Cue[]; came: readonly Cue[] },
): CuePair[] {
  const isDuty = (cue: Cue) => cue.row.family === 'duty' && cue.row.polarity === 'must'
  const isAdvice = (cue: Cue) => cue.row.pairOnly === true && isDuty(cue)
  const take = (cues: Cue[]) => cues.splice(cues.findIndex(isDuty), 1)[0]
  const [adviceGone, adviceCame] = [lone.gone.find(isAdvice), lone.came.find(isAdvice)]
  if (adviceGone !== undefined && adviceCame === undefined && rest.came.some(isDuty)) {
    const after = take(rest.came)
    return after === undefined ? [] : [{ before: adviceGone, after }]
  }
  if (adviceCame !== undefined && adviceGone === undefined && rest.gone.some(isDuty)) {
    const before = take(rest.gone)
    return before === undefined ? [] : [{ before, after: adviceCame }]
  }
  return []
}

/** How much of a clause behind its modal tells what it asks for. */
const ACT = { characters: 14, letters: 60 }

/** Both modals stand over the same act: some word of what follows one follows the other too. */
function isSameAct({ before, after }: CuePair, comparison: Comparison): boolean {
  const { byCharacter } = comparison.before.lexicon
  const wordsAfter = (cue: Cue, side: 'before' | 'after') => {
    const reading = comparison[side]
    const end = cue.parts.at(-1)?.[1] ?? 0
    const reach = byCharacter ? ACT.characters : ACT.letters
    return meaningfulWords(reading, [[end, Math.min(reading.text.length, end + reach)]])
  }
  const words = new Set(wordsAfter(after, 'after'))
  return words.size === 0 || wordsAfter(before, 'before').some((word) => words.has(word))
}

/** The claim that governs a clause is the weakest: "a risk of violating" is a risk. */
function least(cues: readonly Cue[]): Cue | undefined {
  return [...cues].reverse().sort((a, b) => (a.row.force ?? 0) - (b.row.force ?? 0))[0]
}

function takePair(gone: Cue[], came: Cue[]): CuePair | undefined {
  const first = gone[0]
  if (first === undefined) return undefined
  const at = came.findIndex((cue) => cue.row.family === first.row.family)
  if (at < 0) {
    const other = gone.findIndex((cue) => came.some((candidate) => candidate.row.family === cue.row.family))
    if (other < 0) return undefined
    gone.unshift(...gone.splice(other, 1))
    return takePair(gone, came)
  }
  const [after] = came.splice(at, 1)
  gone.shift()
  return after === undefined ? undefined : { before: first, after }
}

function judgePair(pair: CuePair, comparison: Comparison): Verdict[] {
  const { before, after } = pair
  if (isOnlyIf(pair, comparison)) return []
  const licence = licenceStep(pair, comparison)
  if (licence === undefined && isReversal(pair, comparison)) return [reversal(pair, comparison)]
  const step = licence ?? (after.row.force ?? 0) - (before.row.force ?? 0)
  if (Math.abs(step) < LEAST_STEP) return []
  const down = step < 0
  return [
    {
      kind: down ? 'wording.softened' : 'wording.hardened',
      rule: `${after.row.family === before.row.family ? after.row.family : 'force'}.${down ? 'down' : 'up'}`,
      reason: `${quoteCue(before)} → ${quoteCue(after)}`,
      before: marks([before], comparison, 'before'),
      after: marks([after], comparison, 'after'),
      step: Math.abs(step),
      // Of several claims the one on a breach is the one to name.
      weight: WEIGHTS.force + Math.min(Math.abs(step), 5) / 10 + (before.row.id === 'claim.breach' ? 0.05 : 0),
    },
  ]
}

/** "shall not act unless registered" → "only a registered person may act": the same. */
function isOnlyIf({ before, after }: CuePair, { before: old, after: now }: Comparison): boolean {
  const isBan = ({ row }: Cue) => row.polarity === 'must-not'
  const isPermission = ({ row }: Cue) => row.polarity === 'may'
  const [ban, free] = isBan(before) && isPermission(after) ? [old, now] : isPermission(before) && isBan(after) ? [now, old] : []
  if (ban === undefined || free === undefined) return false
  return cuesOf(ban.cues, 'exception').length > 0 && cuesOf(free.cues, 'restriction').length > 0
}

const LICENCE = /\b(?:licen[cs]es?|permits?|authori[sz]ations?|approval)\b|许可|批准/u
const WITHOUT = /\b(?:without|unless|except)\b|未经|未取得|未获|非经/u
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
  if (!LICENCE.test(duty)) return undefined
  if (LICENCE.test(ban)) return WITHOUT.test(ban) ? 0 : undefined
  return left === 'must' ? 1 : -1
}

function isTurned({ row: before }: Cue, { row: after }: Cue): boolean {
  return (
    (before.polarity === 'must' && after.polarity === 'must-not') ||
    (before.polarity === 'must-not' && after.polarity === 'must')
  )
}

/** A duty that became a ban, or the reverse, where no other negation takes it back ("no more than", "only", "not"). */
function isReversal({ before, after }: CuePair, comparison: Comparison): boolean {
  const polarities = [before.row.polarity, after.row.polarity]
  if (!polarities.includes('must') || !polarities.includes('must-not')) return false
  // Case-by-case review instead of a presumption of denial is a weaker rule, not an opposite one.
  if (Math.min(before.row.force ?? 0, after.row.force ?? 0) <= 2.5) return false
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
    weight: WEIGHTS.force,
  }
}

/** True when the cue came or went together with words of its own: a clause, not a modal put into a clause that stands. */
function isClause(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
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

/** A modal that came into, or went from, a clause that otherwise stands. */
function judgeLone(cue: Cue, comparison: Comparison, side: 'before' | 'after'): Verdict[] {
  const { lexicon } = comparison.before
  const force = cue.row.force ?? 0
  const binding = cue.row.polarity === 'must' || cue.row.polarity === 'must-not'
  // "breach", "finding", "risk" are what a clause says, not how surely it says it.
  const isHedge =
    (cue.row.family === 'claim' && force > 1 && force < 3.5 && !isAlternative(cue, comparison, side)) ||
    (cue.row.family === 'effort' && force <= 3)
  if (cue.row.family !== 'duty' && !isHedge) return []
  if (isRepeated(cue, comparison, side) || isOldNegation(cue, comparison, side)) return []
  if (cue.row.polarity === 'may' && isReordered(comparison)) return []
  if (isHedge && isBesideRisk(cue, comparison)) return []
  if (cue.row.polarity === 'need-not' && wasExempt(comparison, side)) return []
  const [only, ...more] = comparison.differences
  const isBare = side === 'before' && more.length === 0 && (only?.gone.length ?? 0) + (only?.came.length ?? 0) === 0
  const implicit =
    !isBare || isStatute(comparison) ? lexicon.implicitDuty : Math.min(lexicon.implicitDuty, IMPLICIT_OUTSIDE)
  const plain = binding && force >= implicit ? implicit : lexicon.implicit
  const step = side === 'after' ? force - plain : plain - force
  if (Math.abs(step) < LEAST_STEP) return []
  const down = step < 0
  const where =
    side === 'after' ? 'is put into a clause that stood without it' : 'is gone from a clause that stands without it'
  return [
    {
      kind: down ? 'wording.softened' : 'wording.hardened',
      rule: `${cue.row.family}.${side === 'after' ? 'inserted' : 'dropped'}`,
      reason: `${quoteCue(cue)} ${where}`,
      before: side === 'before' ? marks([cue], comparison, 'before') : [],
      after: side === 'after' ? marks([cue], comparison, 'after') : [],
      // 可以并处: beside fines that changed as well, the fines are the news.
      weight:
        (side === 'after' && cue.row.polarity === 'may' && punishes(cue, comparison)
          ? WEIGHTS.weakForce
          : WEIGHTS.force - 0.5) +
        Math.min(Math.abs(step), 4) / 10,
    },
  ]
}

/** "not subject to the duty to declare" → "need not be declared" */
function wasExempt({ changedBefore, changedAfter }: Comparison, side: 'before' | 'after'): boolean {
  return cuesOf(side === 'after' ? changedBefore : changedAfter, 'exception').some(({ words }) =>
    /^not subject|not apply|^exempt|不适用|免/iu.test(words),
  )
}

/** Outside a statute a clause that only loses its 应当 binds less than one that has it; one that gains it is made explicit. */
const IMPLICIT_OUTSIDE = 3.4

/** An article of a law, which binds with or without its modal: 第九条, 本办法, 前項. */
function isStatute({ before, after }: Comparison): boolean {
  return [before, after].some(({ plain }) =>
    /第[〇零一二三四五六七八九十百\d]+[条项款]|本(?:法|条例|办法|细则|规定|规则|准则|要点|标准)|前[一二三]?项|[、，]?(?:者|时)，/u.test(
      plain,
    ),
  )
}

function punishes({ parts }: Cue, { after }: Comparison): boolean {
  const end = parts.at(-1)?.[1] ?? 0
  const reach = after.lexicon.byCharacter ? 24 : 60
  return cuesOf(after.cues, 'penalty').some(
    ({ parts: [first] }) => first !== undefined && first[0] >= end && first[0] - end < reach,
  )
}

/** "harasses others, or is likely to harass others": the hedge stands in an alternative of its own. */
function isAlternative(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  return comparison.differences.some(
    (one) =>
      (side === 'after' ? one.afterCues : one.beforeCues).includes(cue) &&
      (side === 'after' ? one.came : one.gone).length > 0 &&
      /^[\s,，、]*(?:or\b|或者?)/u.test(comparison[side].plain.slice(...one.hunk[side])),
  )
}

/** "the risks it bears" → "the risks it may face": a risk is no more certain for it. */
function isBesideRisk(cue: Cue, { before, after }: Comparison): boolean {
  const risks = [before, after].map((reading) => reading.cues.filter((other) => other.row.id === 'claim.risk'))
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
    if (other.row.id === 'duty.advice') return true
    return other.row.polarity === cue.row.polarity && other.row.force === cue.row.force
  })
}

/** The same words in another order: a permission may have moved into a participle or a noun. */
function isReordered({ differences, hunks, before }: Comparison): boolean {
  const changed = hunks.reduce((sum, hunk) => sum + hunk.before[1] - hunk.before[0], 0)
  const left = differences.reduce((sum, one) => sum + one.gone.length + one.came.length, 0)
  return changed > before.text.length / 3 && left <= 1
}

/** The "not" of a ban stood there before its modal came. */
function isOldNegation(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  if (cue.row.polarity !== 'must-not') return false
  const reading = side === 'after' ? comparison.after : comparison.before
  const old = reading.words.filter(
    ({ start, end, form }) => form === 'not' && cue.parts.some(([from, to]) => start >= from && end <= to),
  )
  return (
    old.length > 0 && old.every(({ start, end }) => changedWithin([[start, end]], comparison.hunks, side).length === 0)
  )
}

/** Qualifiers: "generally" put in, "without delay" taken out. */
function judgeDegrees(comparison: Comparison, weaker: boolean): Verdict[] {
  const { pairs, gone, came } = pairCues(comparison, 'degree')
  const before = [...pairs.map((pair) => pair.before), ...gone]
  const after = [...pairs.map((pair) => pair.after), ...came]
  const step = sum(after) - sum(before)
  if (Math.abs(step) < LEAST_STEP) return []
  const down = step < 0
  return [
    {
      kind: down ? 'wording.softened' : 'wording.hardened',
      rule: `degree.${down ? 'down' : 'up'}`,
      reason: `${describe(before)} → ${describe(after)}`,
      before: marks(before, comparison, 'before'),
      after: marks(after, comparison, 'after'),
      step: Math.abs(step),
      weight: (Math.abs(step) >= 1 && !weaker ? WEIGHTS.force : WEIGHTS.weakForce) + Math.min(Math.abs(step), 4) / 10,
    },
  ]
}

function sum(cues: readonly Cue[]): number {
  return cues.reduce((total, cue) => total + (cue.row.shift ?? 0), 0)
}

function describe(cues: readonly Cue[]): string {
  return cues.length === 0 ? 'unqualified' : cues.map((cue) => `${quote(cue.words)} (${cue.row.gloss})`).join(', ')
}

/** @returns the changed words of the cues on one side. */
export function marks(cues: readonly Cue[], comparison: Comparison, side: 'before' | 'after'): Span[] {
  return cues.flatMap((cue) => changedWithin(cue.parts, comparison.hunks, side))
}
