/** How sure a verdict is: high, medium or weak. Only routes and messages use it; a weak sign is told as one. */
import type { Confidence } from '../../model/finding.ts'
import type { Rests } from '../rules/table/row.ts'
import { rowOf } from '../rules/table.ts'
import type { Verdict } from '../rules/verdict.ts'

/** Less than a whole step of a scale: "generally" put in, "must" for "shall always". */
const WHOLE_STEP = 1

/** How sure a verdict is by what it rests on, where it moves a whole step and stands alone. */
export const SURENESS: Readonly<Record<Rests, Confidence>> = {
  rows: 'high',
  values: 'high',
  assumption: 'medium',
  nothing: 'weak',
}

export function confidenceOf({ rule, circumstance, step, agreeing = 1 }: Verdict): Confidence {
  const row = rowOf(rule)
  const found = circumstance === undefined ? undefined : row.circumstances?.[circumstance]
  const sureness = SURENESS[found?.rests ?? row.rests]
  if (step !== undefined && step < WHOLE_STEP) return 'weak'
  return agreeing > 1 && sureness === 'high' ? 'medium' : sureness
}
