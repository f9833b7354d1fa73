/** Words of degree beside a cue of force: "strictly", "generally", 严格. */
import { type Comparison, marks } from '../../compare/comparison.ts'
import { pairCues } from '../../compare/cue-pairs.ts'
import type { Cue } from '../../read/cue.ts'
import { nuanceOf, quote, type Verdict } from '../verdict.ts'
import { LEAST_STEP } from './steps.ts'
import { isNegated, isOfPermission } from './turned-modals.ts'

/** Steps that move the place of a verdict. */
const MOST_STEPS = 4

/** Qualifiers: "generally" put in, "without delay" taken out. */
export function judgeDegrees(comparison: Comparison, weaker: boolean, explained: ReadonlySet<Cue>): Verdict[] {
  const { pairs, ...lone } = pairCues(comparison, 'degree')
  // 原则上不予许可 → 逐案审查: the qualifier went with the force that it qualified
  const isFree = (cue: Cue) =>
    !comparison.differences.some(({ beforeCues, afterCues }) =>
      [beforeCues, afterCues].some((cues) => cues.includes(cue) && cues.some((other) => explained.has(other))),
    )
  const [gone, came] = [lone.gone.filter(isFree), lone.came.filter(isFree)]
  const turns = (cues: readonly Cue[], side: 'before' | 'after') =>
    cues.some((cue) => isNegated(cue, comparison, side) || isOfPermission(cue, comparison, side))
  if (turns(gone, 'before') || turns(came, 'after')) return degreeTurned(gone, came, comparison)
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
      nuance: nuanceOf(step, MOST_STEPS),
      ...(Math.abs(step) >= 1 && !weaker ? {} : { circumstance: 'slight' }),
    },
  ]
}

/** "not always permitted" → "not permitted", "generally permitted" → "permitted": a qualifier under a negation or of a permission. */
function degreeTurned(gone: readonly Cue[], came: readonly Cue[], comparison: Comparison): Verdict[] {
  return [
    {
      kind: 'wording.reworded',
      rule: 'degree.turned',
      reason: `${describe(gone)} → ${describe(came)}, under a negation or of a permission: its force cannot be ordered`,
      before: marks(gone, comparison, 'before'),
      after: marks(came, comparison, 'after'),
    },
  ]
}

function sum(cues: readonly Cue[]): number {
  return cues.reduce((total, cue) => total + (cue.row.shift ?? 0), 0)
}

function describe(cues: readonly Cue[]): string {
  return cues.length === 0 ? 'unqualified' : cues.map((cue) => `${quote(cue.words)} (${cue.row.gloss})`).join(', ')
}
