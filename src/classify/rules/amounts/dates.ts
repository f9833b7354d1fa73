/** Dates, deadlines and numbers that differ (`date.changed`, `threshold.changed`). */
import { changedWithin, touches } from '../../compare/both-sides.ts'
import type { Comparison } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { cuesOf, type Reading } from '../../read/cue.ts'
import { whenOf } from '../../read/date-roles.ts'
import type { Quantity } from '../../read/quantity.ts'
import type { Verdict } from '../verdict.ts'
import { saidTimes } from './said-times.ts'

export function dates(
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
    ...(isStart(role.rule, comparison)
      ? { circumstance: 'start' }
      : first !== undefined && second !== undefined
        ? { circumstance: 'exchanged' }
        : {}),
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

const ALTERNATIVE = wordPattern((set) => `^(?:、|${set('and')}|${set('or')})`)

function isInAlternative({ span }: Quantity, { after, hunks }: Comparison): boolean {
  return hunks.some(
    (hunk) =>
      hunk.after[0] <= span[0] &&
      span[1] <= hunk.after[1] &&
      after.lexicon.byCharacter &&
      ALTERNATIVE(after.lexicon).test(after.plain.slice(...hunk.after)),
  )
}

/** A sentence about the start alone: "takes effect on publication, except Article 4, which applies from 3 April". */
function isStart(rule: string, { after }: Comparison): boolean {
  return (
    rule === 'effective' &&
    cuesOf(after.cues, 'duty').length === 0 &&
    cuesOf(after.cues, 'when').some(({ row }) => row.sense === 'begins' || row.sense === 'past')
  )
}

/** A start date that is no longer said because it has passed; an end that goes, and a date of another kind, is a change. */
function isStartPassed(date: Quantity, { before, quantities }: Comparison, today: string | undefined): boolean {
  if (date.kind !== 'date') return false
  const when = whenOf(before, date, quantities.before)
  // "took effect on 1 May": the sentence itself says that the day lies behind it
  if (when?.row.sense === 'past') return true
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
): { rule: keyof typeof ROLES | 'other'; gloss: string } {
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
