/** What turns the sense of a sentence with hardly a word: roles exchanged, opposites, "and" for "or". */
import type { Comparison, Difference } from '../../compare/comparison.ts'
import type { Outcome, Verdict } from '../verdict.ts'
import { joined } from './and-or.ts'
import { turned } from './opposites.ts'
import { findSwap, madePassive, swapVerdict, turnedRoles } from './swapped-roles.ts'

export function judgeTurns(comparison: Comparison): Outcome {
  const verdicts: Verdict[] = []
  const settles = new Set<Difference>()
  const swapped = findSwap(comparison)
  if (swapped !== undefined) {
    for (const one of swapped) settles.add(one)
    verdicts.push(swapVerdict(swapped, comparison))
  }
  const passive = madePassive(comparison) ?? turnedRoles(comparison)
  if (passive !== undefined) {
    for (const one of comparison.differences) settles.add(one)
    verdicts.push(passive)
  }
  for (const difference of comparison.differences) {
    if (settles.has(difference)) continue
    const verdict = turned(difference, comparison) ?? joined(difference, comparison)
    if (verdict === undefined) continue
    settles.add(difference)
    verdicts.push(verdict)
  }
  return { verdicts, settles }
}
