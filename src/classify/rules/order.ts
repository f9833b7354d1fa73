/** The order of the rules on one sentence that changed: the passes, what each sees, and what it settles for the later ones. */
import type { Comparison, Difference } from '../compare/comparison.ts'
import { compareAmounts } from './amounts/amounts.ts'
import { judgeDutyClauses } from './force/duty-clauses.ts'
import { compareForces } from './force/force.ts'
import { negated, remainder, unsaid } from './leftover/leftover.ts'
import { isAttribution } from './leftover/worth-telling.ts'
import { compareInstruments } from './lists/cited-instruments.ts'
import { compareCodes } from './lists/codes.ts'
import { judgeItemLists } from './lists/item-lists.ts'
import { compareScopes } from './reach/reach.ts'
import { compareStanding } from './standing.ts'
import { isOf } from './table.ts'
import { isTurnedByNegation } from './turns/negations.ts'
import { judgeTurns } from './turns/turns.ts'
import type { Verdict } from './verdict.ts'
import { judgeInsertions } from './words/words.ts'

export function judgeComparison(comparison: Comparison, today: string | undefined): Verdict[] {
  const forces = compareForces(comparison)
  const standing = compareStanding(comparison)
  const clauses = judgeDutyClauses(comparison, forces)
  const turns = judgeTurns(comparison)
  const codes = compareCodes(comparison)
  const instruments = compareInstruments(comparison)
  const lists = judgeItemLists(comparison)
  const settled = new Set<Difference>([
    ...clauses.explained,
    ...turns.explained,
    ...codes.explained,
    ...instruments.explained,
    ...lists.explained,
  ])
  for (const one of comparison.differences) {
    if (standing.length > 0 && [...one.beforeCues, ...one.afterCues].some((cue) => cue.row.family === 'standing'))
      settled.add(one)
  }
  for (const one of comparison.differences) if (isAttribution(one, comparison)) settled.add(one)
  const scopes = compareScopes(comparison, settled)
  for (const one of scopes.explained) settled.add(one)
  const amounts = compareAmounts(comparison, today)
  const spoken = (one: Difference) =>
    settled.has(one) ||
    (forces.verdicts.length > 0 && [...one.beforeCues, ...one.afterCues].some((cue) => forces.explained.has(cue)))
  const insertions = judgeInsertions(
    comparison,
    comparison.differences.filter((one) => !spoken(one)),
  )
  for (const one of insertions.explained) settled.add(one)
  const verdicts = [
    ...forces.verdicts,
    ...standing,
    ...turns.verdicts,
    ...codes.verdicts,
    ...instruments.verdicts,
    ...lists.verdicts,
    ...clauses.verdicts,
    ...scopes.verdicts,
    ...amounts,
    ...insertions.verdicts,
  ]
  const isMended = scopes.isReworded || forces.isMended
  if (verdicts.length === 0) return [remainder(comparison, settled, isMended)]
  const isTurned =
    !isMended &&
    [forces.verdicts, standing, turns.verdicts, clauses.verdicts].every((told) => told.length === 0) &&
    scopes.verdicts.every((verdict) => isOf(verdict, 'scale')) &&
    isTurnedByNegation(comparison)
  if (isTurned) verdicts.push(negated(comparison))
  return [...verdicts, ...unsaid(comparison, (one) => settled.has(one) || spoken(one))]
}
