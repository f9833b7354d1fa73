/** Dates, deadlines and numbers that differ (`date.changed`, `threshold.changed`). */
import type { Span } from '../model.ts'
import { changedWithin, touches } from './alignment.ts'
import type { Comparison } from './comparison.ts'
import { marks } from './comparison.ts'
import { whenOf } from './date-roles.ts'
import { OPEN_FREQUENCY } from './frequencies.ts'
import { liesIn } from './insignificant.ts'
import { pairCues } from './pairing.ts'
import type { Quantity } from './quantities.ts'
import { cuesOf, type Reading } from './reading.ts'
import { said, saidTimes } from './said-times.ts'
import { quote, type Verdict, WEIGHTS } from './verdict.ts'

/** @param today YYYY-MM-DD: tells a start date that has passed from one that lies ahead; undefined: all have passed. */
export function compareAmounts(comparison: Comparison, today: string | undefined): Verdict[] {
  const before = changedQuantities(comparison, 'before')
  const after = changedQuantities(comparison, 'after')
  const gone = before.filter((one) => comparison.exchanged.has(one) || !holds(comparison.quantities.after, one))
  const came = after.filter((one) => comparison.exchanged.has(one) || !holds(comparison.quantities.before, one))
  const verdicts = [dates(gone, came, comparison, today), numbers(gone, came, comparison)].filter(
    (verdict) => verdict !== undefined,
  )
  return verdicts.length > 0 ? verdicts : [bounds(comparison)].filter((verdict) => verdict !== undefined)
}

function changedQuantities(comparison: Comparison, side: 'before' | 'after'): Quantity[] {
  const quiet = comparison.quiet[side]
  return comparison.quantities[side].filter(
    (one) => touches([one.span], comparison.hunks, side) && !liesIn(one.span, quiet),
  )
}

function holds(quantities: readonly Quantity[], one: Quantity): boolean {
  return quantities.some((other) => other.value === one.value)
}

function dates(
  gone: readonly Quantity[],
  came: readonly Quantity[],
  comparison: Comparison,
  today: string | undefined,
): Verdict | undefined {
  const isTime = (one: Quantity) => one.kind !== 'number'
  const [before, after] = [gone.filter(isTime), came.filter(isTime)]
  const [first, second] = choose(before, after, comparison)
  if (first === undefined && second === undefined) return undefined
  if (second === undefined && first !== undefined && isStartPassed(first, comparison, today)) return undefined
  // 或…五年内: a time within an alternative is no date that changed
  if (first === undefined && second?.kind === 'period' && isInAlternative(second, comparison)) return undefined
  const role = roleOf(comparison, first, second)
  return {
    kind: 'date.changed',
    rule: `date.${role.rule}`,
    reason: `${role.gloss}: ${saidTimes(first, second, comparison).join(' → ')}`,
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
    weight: isStart(role.rule, comparison)
      ? WEIGHTS.scope + 0.6
      : WEIGHTS.date + (first !== undefined && second !== undefined ? 0.8 : 0),
  }
}

/** Of several dates the two that are for the same; where dates only came, or only went, the first whose purpose is said. */
function choose(
  before: readonly Quantity[],
  after: readonly Quantity[],
  comparison: Comparison,
): [Quantity | undefined, Quantity | undefined] {
  const role = (one: Quantity, side: 'before' | 'after') =>
    whenOf(comparison[side], one, comparison.quantities[side])?.row.role
  const named = (all: readonly Quantity[], side: 'before' | 'after') =>
    all.length < 2 ? all[0] : (all.find((one) => one.kind === 'date' && role(one, side) !== undefined) ?? all[0])
  if (before.length === 0 || after.length === 0) return [named(before, 'before'), named(after, 'after')]
  if (before.length + after.length > 2) {
    const isAtOnePlace = (first: Quantity, second: Quantity) =>
      first.kind === second.kind &&
      comparison.hunks.some(
        (hunk) => touches([first.span], [hunk], 'before') && touches([second.span], [hunk], 'after'),
      )
    for (const first of before) {
      const second = after.find((one) => isAtOnePlace(first, one))
      if (second !== undefined) return [first, second]
    }
    for (const first of before) {
      const its = role(first, 'before')
      const second = after.find(
        (one) => one.kind === first.kind && one.value !== first.value && role(one, 'after') === its,
      )
      if (second !== undefined) return [first, second]
    }
  }
  return [before[0], after[0]]
}

function isInAlternative({ span }: Quantity, { after, hunks }: Comparison): boolean {
  return hunks.some(
    (hunk) =>
      hunk.after[0] <= span[0] &&
      span[1] <= hunk.after[1] &&
      /^(?:或者?|以及|及|、)/u.test(after.plain.slice(...hunk.after)),
  )
}

/** A sentence about the start alone: "takes effect on publication, except Article 4, which applies from 3 April". */
function isStart(rule: string, { after }: Comparison): boolean {
  return (
    rule === 'effective' && cuesOf(after.cues, 'duty').length === 0 && /施行|生效|实施|effect|force/u.test(after.plain)
  )
}

/** A start date that is no longer said because it has passed; an end that goes, and a date of another kind, is a change. */
function isStartPassed(date: Quantity, { before, quantities }: Comparison, today: string | undefined): boolean {
  if (date.kind !== 'date') return false
  const when = whenOf(before, date, quantities.before)
  // "took effect on 1 May": the sentence itself says that the day lies behind it
  if (when?.row.role === 'effective' && /^(?:took|entered|came|began)\b/i.test(when.words)) return true
  if (today === undefined || date.value > today) return false
  return when?.row.role === 'effective' || isAfter(date, before)
}

/** "after 31 July 2019", "since May 2020", 2020年5月1日起 */
function isAfter({ span: [start, end] }: Quantity, { plain, cues }: Reading): boolean {
  const near = cuesOf(cues, 'bound').some(
    ({ row, parts: [place = [0, 0]] }) =>
      row.bound?.startsWith('>') === true && start - place[1] >= 0 && start - place[1] <= NEAREST,
  )
  return near || /^起/u.test(plain.slice(end))
}

/** Characters between "after" and its date. */
const NEAREST = 6

function numbers(gone: readonly Quantity[], came: readonly Quantity[], comparison: Comparison): Verdict | undefined {
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
function bounds(comparison: Comparison): Verdict | undefined {
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

/** "at least 30 days before" → "no later than 30 days before": the same day. */
function isLead({ before, after, quantities }: Comparison): boolean {
  const leads = (reading: Reading, all: readonly Quantity[]) =>
    all.some(({ span }) =>
      /^\s+(?:before|prior to|in advance|ahead of)\b/.test(reading.plain.slice(span[1], span[1] + 14)),
    )
  return leads(before, quantities.before) && leads(after, quantities.after)
}

function besideNumber(quantities: readonly Quantity[], parts: readonly Span[]): boolean {
  return quantityBeside(quantities, parts) !== undefined
}

function quantityBeside(quantities: readonly Quantity[], parts: readonly Span[]): Quantity | undefined {
  return quantities.find(({ span }) => parts.some(([start, end]) => span[0] - end <= 12 && start - span[1] <= 12))
}

const ROLES = {
  effective: 'effective date',
  comments: 'comment deadline',
  expiry: 'expiry',
  hearing: 'hearing date',
  deadline: 'deadline',
} as const

/** What the date is for. Comments that close are not a rule that takes effect. */
function roleOf(
  comparison: Comparison,
  before: Quantity | undefined,
  after: Quantity | undefined,
): { rule: string; gloss: string } {
  const near =
    (after === undefined ? undefined : whenOf(comparison.after, after, comparison.quantities.after)) ??
    (before === undefined ? undefined : whenOf(comparison.before, before, comparison.quantities.before))
  if (near?.row.role !== undefined && (after ?? before)?.kind === 'date')
    return { rule: near.row.role, gloss: ROLES[near.row.role] }
  const roles = [
    ...(after === undefined ? [] : cuesOf(comparison.after.cues, 'when')),
    ...(before === undefined ? [] : cuesOf(comparison.before.cues, 'when')),
  ].map((cue) => cue.row.role)
  // 三十日内: a time with an end is a deadline.
  if (
    (before ?? after)?.kind === 'period' &&
    cuesOf(comparison.after.cues, 'bound').some(({ row }) => row.bound === '<=')
  )
    roles.push('deadline')
  for (const role of ['comments', 'hearing', 'expiry', 'effective', 'deadline'] as const) {
    if (roles.includes(role)) return { rule: role, gloss: ROLES[role] }
  }
  return { rule: 'other', gloss: (before ?? after)?.kind === 'period' ? 'period' : 'date' }
}
