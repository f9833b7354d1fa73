/** Reach: places, quantities, exceptions, conditions, classes (`scope.narrowed`, `scope.widened`). */
import type { Span } from '../../../model/text.ts'
import type { Comparison, Difference } from '../../compare/comparison.ts'
import { marks } from '../../compare/comparison.ts'
import { pairCues } from '../../compare/cue-pairs.ts'
import type { Family } from '../../lexicon/lexicon.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { type Cue, cuesOf, isExempting } from '../../read/cue.ts'
import { isNegative } from '../turns/negations.ts'
import { type Outcome, quote, type Verdict } from '../verdict.ts'
import { classOf } from './class-for-object.ts'
import { compareRanks } from './ranks.ts'

export type Scopes = Outcome & {
  /** An exception or a negation was said in other words: an odd negation is none. */
  readonly isReworded: boolean
}

/** Which way a cue of these families moves the reach of the rule when it comes in; gone, it moves the other way. */
const DIRECTION = { exception: -1, restriction: -1, extent: 1 } as const

/** @param settled differences that another rule has already explained. */
export function compareScopes(comparison: Comparison, settled: ReadonlySet<Difference>): Scopes {
  const verdicts: Verdict[] = []
  const settles = new Set<Difference>()
  const holding = (cues: readonly Cue[]) =>
    comparison.differences.filter((one) =>
      cues.some((cue) => one.beforeCues.includes(cue) || one.afterCues.includes(cue)),
    )
  const tell = (verdict: Verdict, cues: readonly Cue[]) => {
    verdicts.push(verdict)
    for (const one of holding(cues)) settles.add(one)
  }

  const equal = sameInOtherWords(comparison)
  for (const one of holding(equal)) settles.add(one)
  for (const [family, direction] of Object.entries(DIRECTION) as ['exception' | 'restriction' | 'extent', number][]) {
    const [gone, came] = lonely(comparison, family, equal)
    // An exception in other words ("except" → "unless") is no change of reach.
    const isReworded = gone.length > 0 && came.length > 0
    if (isReworded || (family === 'exception' && isNegated(comparison, gone.length > 0 ? 'after' : 'before'))) {
      if (family === 'exception') for (const one of holding([...gone, ...came])) settles.add(one)
      continue
    }
    for (const cue of came)
      if (isScope(cue, comparison, 'after')) tell(byCue(family, cue, comparison, 'after', direction), [cue])
    for (const cue of gone)
      if (isScope(cue, comparison, 'before')) tell(byCue(family, cue, comparison, 'before', -direction), [cue])
  }
  for (const family of ['place', 'quantifier'] as const) {
    for (const { verdict, cues } of compareRanks(comparison, family)) tell(verdict, cues)
  }
  for (const cue of cuesOf(comparison.changedAfter, 'inclusion')) {
    const verdict = classOf(cue, comparison)
    if (verdict !== undefined) tell(verdict, [cue])
  }
  for (const verdict of spelledOut(comparison)) tell(verdict.verdict, [verdict.cue])
  for (const { gone, came } of [pairCues(comparison, 'condition')]) {
    if (gone.length > 0 && came.length > 0) continue
    const free = (cue: Cue, side: 'before' | 'after') =>
      comparison.differences.some(
        (one) =>
          !settled.has(one) &&
          ((side === 'after' ? one.came : one.gone).length > 0 ||
            (isWholeCondition(cue, comparison) && isPure(one, side))) &&
          (side === 'after' ? one.afterCues : one.beforeCues).includes(cue) &&
          !isSpelledOut(cue, comparison, side),
      )
    const narrows = (cue: Cue, side: 'before' | 'after') => (isAlternative(cue, comparison, side) ? 1 : -1)
    for (const cue of came)
      if (free(cue, 'after')) tell(byCue('condition', cue, comparison, 'after', narrows(cue, 'after')), [cue])
    for (const cue of gone)
      if (free(cue, 'before')) tell(byCue('condition', cue, comparison, 'before', -narrows(cue, 'before')), [cue])
  }
  return { verdicts, settles, isReworded: equal.length > 0 }
}

const OR_BEFORE = wordPattern((set) => `${set('or')}\\s+(?:\\p{L}+\\s+)?$`)

/** "if you are cleared" → "if you are cleared, or subject to briefing": beside a condition that stands, one more way to meet it. */
function isAlternative(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  const { plain, cues, lexicon } = comparison[side]
  const at = cue.parts[0]?.[0] ?? 0
  if (lexicon.byCharacter || !OR_BEFORE(lexicon).test(plain.slice(Math.max(0, at - 20), at))) return false
  return cuesOf(cues, 'condition').some((other) => {
    const end = other.parts.at(-1)?.[1] ?? 0
    return other !== cue && end <= at && !/[.;:]/.test(plain.slice(end, at))
  })
}

/** 符合条件(的企业): the words of the condition are all that came. */
function isWholeCondition({ words }: Cue, { before }: Comparison): boolean {
  return before.lexicon.byCharacter && words.replace(/\P{Script=Han}/gu, '').length >= 4
}

function isPure({ hunk }: Difference, side: 'before' | 'after'): boolean {
  const other = hunk[side === 'after' ? 'before' : 'after']
  return other[0] === other[1]
}

/** Cues of a family without a counterpart, those aside that are said in other words. */
function lonely(comparison: Comparison, family: Family, equal: readonly Cue[]): [Cue[], Cue[]] {
  const { gone, came } = pairCues(comparison, family)
  const isLeft = (cue: Cue) => !equal.includes(cue)
  return [gone.filter(isLeft), came.filter(isLeft)]
}

/**
 * "No export unless licensed" is "export only if licensed"; "not subject to the duty to declare" is "need not be declared".
 * @returns the exceptions and restrictions that only changed their words.
 */
function sameInOtherWords({ changedBefore, changedAfter, before, after }: Comparison): Cue[] {
  const sides = [changedBefore, changedAfter, before.cues] as const
  const holds = (cues: readonly Cue[], ...families: Family[]) => cuesOf(cues, ...families)
  for (const [one, other, all] of [sides, [changedAfter, changedBefore, after.cues] as const]) {
    const exceptions = holds(one, 'exception')
    const restrictions = holds(other, 'restriction')
    const negated = one.some((cue) => isNegative(cue) || isExempting(cue))
    if (exceptions.length > 0 && restrictions.length > 0 && negated) return [...exceptions, ...restrictions]
    const conditions = holds(other, 'condition')
    if (exceptions.length > 0 && conditions.length > 0 && isTurnedOver(one, other, conditions, all))
      return [...exceptions, ...conditions]
    const free = other.filter(({ row }) => row.polarity === 'need-not')
    const exempt = exceptions.filter(isExempting)
    if (exempt.length > 0 && free.length > 0) return exempt
  }
  return []
}

/** "must pay unless" is "need not pay if"; "may not move it without" is "is prohibited unless". */
function isTurnedOver(
  excepting: readonly Cue[],
  conditional: readonly Cue[],
  conditions: readonly Cue[],
  all: readonly Cue[],
): boolean {
  const asks = (cues: readonly Cue[], polarity: string) => cues.some(({ row }) => row.polarity === polarity)
  // only "do not" went from "do not need to pay if": the duty that stands is no changed one
  if (asks(all, 'must') && asks(conditional, 'need-not')) return true
  if (asks(excepting, 'may') && asks(conditional, 'must-not')) return true
  const isWithout = conditions.every(({ row }) => row.sense === 'without')
  return isWithout && asks(excepting, 'must-not') && asks(conditional, 'must-not')
}

/** How long the words may be that put something outside a rule without more: "not", 不. */
const BARE_NEGATION = 12

/**
 * An exception or restriction that moves the reach of the rule: not one that only spells out ("including cases where X does not
 * apply"), nor a rule that was rewritten around "is not controlled".
 */
function isScope(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  if (isSpelledOut(cue, comparison, side)) return false
  if (cue.row.pairOnly !== true) return true
  if (comparison.differences.length > 2) return false
  return comparison.differences.some(
    ({ hunk, beforeCues, afterCues }) =>
      (side === 'after' ? afterCues : beforeCues).includes(cue) && hunk[side][1] - hunk[side][0] <= BARE_NEGATION,
  )
}

/** The cue stands behind ", including …" that came or went with it. */
function isSpelledOut(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  const at = cue.parts[0]?.[0] ?? 0
  return comparison.differences.some((one) => {
    const own = side === 'after' ? one.afterCues : one.beforeCues
    return own.includes(cue) && cuesOf(own, 'inclusion').some((other) => (other.parts[0]?.[0] ?? 0) < at)
  })
}

/** "other than an X" → "which is not an X" */
function isNegated({ changedBefore, changedAfter }: Comparison, side: 'before' | 'after'): boolean {
  return cuesOf(side === 'after' ? changedAfter : changedBefore, 'negation').length > 0
}

function byCue(
  family: keyof typeof DIRECTION | 'condition' | 'inclusion',
  cue: Cue,
  comparison: Comparison,
  side: 'before' | 'after',
  direction: number,
): Verdict {
  const span = wholeInsertion(cue, comparison, side)
  const text = (side === 'after' ? comparison.after : comparison.before).text
  return {
    kind: direction < 0 ? 'scope.narrowed' : 'scope.widened',
    rule: `${family}.${side === 'after' ? 'added' : 'removed'}`,
    reason: `${quote(text.slice(...span))} is ${side === 'after' ? 'added' : 'gone'} (${cue.row.gloss})`,
    before: side === 'before' ? marks([cue], comparison, 'before') : [],
    after: side === 'after' ? marks([cue], comparison, 'after') : [],
  }
}

/** The changed words in which the cue stands: "unless the goods are for medical use". */
function wholeInsertion(cue: Cue, comparison: Comparison, side: 'before' | 'after'): Span {
  const [start, end] = [cue.parts[0]?.[0] ?? 0, cue.parts.at(-1)?.[1] ?? 0]
  const hunk = comparison.hunks.find((one) => {
    const [from, to] = side === 'after' ? one.after : one.before
    return from < end && start < to
  })
  if (hunk === undefined) return [start, end]
  const [from, to] = side === 'after' ? hunk.after : hunk.before
  return [Math.min(start, Math.max(from, start)), Math.max(to, end)]
}

const INCLUDES = wordPattern((set) => `^${set('including')}`)

/** ", including cases where the check failed" is added: what the rule reaches is spelled out further. */
function spelledOut(comparison: Comparison): { verdict: Verdict; cue: Cue }[] {
  const { gone, came } = pairCues(comparison, 'inclusion')
  if (gone.length > 0 && came.length > 0) return []
  return [
    ...gone.map((cue) => ({ cue, side: 'before' as const })),
    ...came.map((cue) => ({ cue, side: 'after' as const })),
  ]
    .filter(
      ({ cue, side }) =>
        INCLUDES(comparison[side].lexicon).test(comparison[side].plain.slice(...(cue.parts[0] ?? [0, 0]))) &&
        comparison.differences.some(
          (one) =>
            (side === 'after' ? one.afterCues : one.beforeCues).includes(cue) &&
            (side === 'after' ? one.came : one.gone).length > 1 &&
            (side === 'after' ? one.gone : one.came).length === 0,
        ),
    )
    .map(({ cue, side }) => ({ cue, verdict: byCue('inclusion', cue, comparison, side, side === 'after' ? 1 : -1) }))
}
