/** Numbers that differ, and the bounds they stand under (`threshold.changed`). */
import type { Span } from '../../../model/text.ts'
import { changedWithin } from '../../compare/both-sides.ts'
import type { Comparison } from '../../compare/comparison.ts'
import { marks } from '../../compare/comparison.ts'
import { pairCues } from '../../compare/cue-pairs.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { cuesOf, type Reading } from '../../read/cue.ts'
import { OPEN_FREQUENCY } from '../../read/frequencies.ts'
import type { Quantity } from '../../read/quantity.ts'
import { quote, type Verdict, WEIGHTS } from '../verdict.ts'
import { said } from './said-times.ts'

export function numbers(
  gone: readonly Quantity[],
  came: readonly Quantity[],
  comparison: Comparison,
): Verdict | undefined {
  const [before, after] = [gone.filter((one) => one.kind === 'number'), came.filter((one) => one.kind === 'number')]
  const [first, second] = [before[0], after[0]]
  if (first === undefined || second === undefined) return range(before, after, comparison)
  const opened = [first, second].filter(({ value }) => value === OPEN_FREQUENCY)
  if (opened.length === 1 && ![first, second].every(({ value }) => value.startsWith('every '))) return undefined
  return {
    ...(opened.length !== 1
      ? ({ kind: 'threshold.changed', rule: 'number.changed' } as const)
      : opened[0] === second
        ? ({ kind: 'wording.softened', rule: 'frequency.opened' } as const)
        : ({ kind: 'wording.hardened', rule: 'frequency.fixed' } as const)),
    reason: `${said(first, comparison.before)} → ${said(second, comparison.after)}${before.length > 1 ? `, and ${before.length - 1} more` : ''}`,
    before: changedWithin(
      before.map((one) => one.span),
      comparison.hunks,
      'before',
    ),
    after: changedWithin(
      after.map((one) => one.span),
      comparison.hunks,
      'after',
    ),
    weight: isPenalty(comparison) ? WEIGHTS.obligation + 0.1 : WEIGHTS.threshold + 0.5,
  }
}

/** What stands between the ends of a range: 二十万元以上一百万元以下, 三百公尺至四百公尺. */
const RANGE = /^(?:以上|以下)?(?:至|到|[~～—–-]|)$/u

/** One end of a range came or went, and the other stands: 二十万元以上一百万元以下 → 一百万元以下. */
function range(gone: readonly Quantity[], came: readonly Quantity[], comparison: Comparison): Verdict | undefined {
  const side = gone.length > 0 ? 'before' : 'after'
  const { plain, lexicon } = comparison[side]
  const standing = comparison.quantities[side].filter(
    (one) => one.kind === 'number' && ![...gone, ...came].includes(one),
  )
  const end = lexicon.byCharacter
    ? [...gone, ...came].find((one) =>
        standing.some(
          (other) =>
            RANGE.test(plain.slice(one.span[1], other.span[0])) || RANGE.test(plain.slice(other.span[1], one.span[0])),
        ),
      )
    : undefined
  if (end === undefined) return undefined
  const spans = changedWithin([end.span], comparison.hunks, side)
  return {
    kind: 'threshold.changed',
    rule: 'number.range',
    reason: `${said(end, comparison[side])} is ${side === 'after' ? 'added' : 'gone'}: one end of a range`,
    before: side === 'before' ? spans : [],
    after: side === 'after' ? spans : [],
    weight: WEIGHTS.threshold + 0.5,
  }
}

/** A line of penalties: its amounts weigh more than a "may also" that comes or goes with them. */
function isPenalty({ before, after, quantities }: Comparison): boolean {
  return (
    [before, after].every((reading) => cuesOf(reading.cues, 'penalty').length > 0) &&
    [quantities.before, quantities.after].every((all) => all.filter((one) => one.kind === 'number').length >= 2)
  )
}

/** "up to 1,700" → "fewer than 1,700": the number stands, its boundary moved. */
export function bounds(comparison: Comparison): Verdict | undefined {
  const { pairs } = pairCues(comparison, 'bound')
  for (const { before, after } of pairs) {
    if (before.row.bound === after.row.bound || isFlipped(comparison) || isLead(comparison)) continue
    if (
      !besideNumber(comparison.quantities.before, before.parts) ||
      !besideNumber(comparison.quantities.after, after.parts)
    )
      continue
    // 三十日内 → 三十日后: a time to act is no threshold.
    const isTime = quantityBeside(comparison.quantities.after, after.parts)?.kind !== 'number'
    return {
      kind: isTime ? 'date.changed' : 'threshold.changed',
      rule: isTime ? 'date.bound-moved' : 'bound.moved',
      reason: `${quote(before.words)} (${before.row.gloss}) → ${quote(after.words)} (${after.row.gloss}) at the same ${isTime ? 'time' : 'number'}`,
      before: marks([before], comparison, 'before'),
      after: marks([after], comparison, 'after'),
      weight: isTime ? WEIGHTS.date + 0.8 : WEIGHTS.threshold,
    }
  }
  return undefined
}

/** "must have no greater than 39" → "must not have greater than 39": the negation moved, the boundary did not. */
function isFlipped(comparison: Comparison): boolean {
  const isBan = (cues: Comparison['changedBefore']) =>
    cuesOf(cues, 'duty').some((cue) => cue.row.polarity === 'must-not')
  return isBan(comparison.changedBefore) !== isBan(comparison.changedAfter)
}

const AHEAD = wordPattern((set) => `^\\s+${set('ahead')}`)

/** "at least 30 days before" → "no later than 30 days before": the same day. */
function isLead({ before, after, quantities }: Comparison): boolean {
  const leads = (reading: Reading, all: readonly Quantity[]) =>
    all.some(({ span }) => AHEAD(reading.lexicon).test(reading.plain.slice(span[1], span[1] + 14)))
  return leads(before, quantities.before) && leads(after, quantities.after)
}

function besideNumber(quantities: readonly Quantity[], parts: readonly Span[]): boolean {
  return quantityBeside(quantities, parts) !== undefined
}

function quantityBeside(quantities: readonly Quantity[], parts: readonly Span[]): Quantity | undefined {
  return quantities.find(({ span }) => parts.some(([start, end]) => span[0] - end <= 12 && start - span[1] <= 12))
}
