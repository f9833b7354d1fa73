/** Quantities that differ: dates first, then numbers, then the bounds beside them. */
import { touches } from '../../compare/both-sides.ts'
import type { Comparison } from '../../compare/comparison.ts'
import type { Quantity } from '../../read/quantity.ts'
import { liesIn } from '../../read/quiet-ranges.ts'
import type { Verdict } from '../verdict.ts'
import { dates } from './dates.ts'
import { bounds, numbers } from './thresholds.ts'

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
