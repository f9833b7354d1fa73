/** What turns the sense of a sentence with hardly a word: roles exchanged, opposites, "and" for "or". */
import type { Comparison, Difference } from '../../compare/comparison.ts'
import type { Clauses } from '../force/duty-clauses.ts'
import type { Verdict } from '../verdict.ts'
import { joined } from './and-or.ts'
import { turned } from './opposites.ts'
import { findSwap, madePassive, swapVerdict, turnedRoles } from './swapped-roles.ts'

export function judgeTurns(comparison: Comparison): Clauses {
  const verdicts: Verdict[] = []
  const explained = new Set<Difference>()
  const swapped = findSwap(comparison)
  if (swapped !== undefined) {
    for (const one of swapped) explained.add(one)
    verdicts.push(swapVerdict(swapped, comparison))
  }
  const passive = madePassive(comparison) ?? turnedRoles(comparison)
  if (passive !== undefined) {
    for (const one of comparison.differences) explained.add(one)
    verdicts.push(passive)
  }
  for (const difference of comparison.differences) {
    if (explained.has(difference)) continue
    const verdict = turned(difference, comparison) ?? joined(difference, comparison)
    if (verdict === undefined) continue
    explained.add(difference)
    verdicts.push(verdict)
  }
  return { verdicts, explained }
}
