/** Whether a negation came or went: what turns the sense of a sentence whatever else is said. */
import { type Comparison, type Difference, isSameBound } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import type { Cue } from '../../read/cue.ts'

const NEGATIONS = wordPattern((set) => set('not'), 'gu')

/** The two say the same but for a bare negation: "will be required" and "will not be required". */
export function isOnlyNegated({ before, after }: Comparison): boolean {
  const negations = NEGATIONS(before.lexicon)
  const bare = (text: string) => text.replace(negations, '').replace(/\s+/g, '')
  const count = (text: string) => text.match(negations)?.length ?? 0
  return count(before.plain) !== count(after.plain) && bare(before.plain) === bare(after.plain)
}

/** An odd number of negations came or went in words that stand otherwise; a clause that came whole brings its own along. */
export function isTurnedByNegation(comparison: Comparison): boolean {
  if (negations(comparison, 'before') === negations(comparison, 'after')) return false
  const ofClauses = comparison.differences.filter((one) => isWholeClause(one, comparison.before.lexicon.byCharacter))
  return !ofClauses.some(({ beforeCues, afterCues }) => [...beforeCues, ...afterCues].some(isNegative))
}

/** Words of its own on one side, none on the other. */
function isWholeClause({ gone, came }: Difference, byCharacter: boolean): boolean {
  return Math.min(gone.length, came.length) === 0 && Math.max(gone.length, came.length) >= (byCharacter ? 4 : 3)
}

/** Whether the changed words of one side hold an odd number of negations: "must have no more" is "must not have more". */
function negations(comparison: Comparison, side: 'before' | 'after'): number {
  const changed = side === 'after' ? comparison.changedAfter : comparison.changedBefore
  const others = side === 'after' ? comparison.changedBefore : comparison.changedAfter
  return changed.filter((cue) => isNegative(cue) && !(isBound(cue) && isSameBound(cue.row, others))).length % 2
}

/** The words deny: "not", "without", a ban, a duty that is none, "no evidence", "no more than". */
export function isNegative({ row }: Cue): boolean {
  return (
    row.family === 'negation' ||
    row.sense === 'without' ||
    // "no more than"
    row.sense === 'negated' ||
    row.polarity === 'must-not' ||
    row.polarity === 'need-not' ||
    // "no evidence", 没有证据
    (row.family === 'claim' && row.force === 0)
  )
}

function isBound({ row }: Cue): boolean {
  return row.family === 'bound'
}
