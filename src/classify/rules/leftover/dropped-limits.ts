/** Words that came or went and hold nothing but function words and cues, and are a change all the same: a bound, a condition, an alternative. */
import { type Comparison, cuesIn, type Difference } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { cuesOf } from '../../read/cue.ts'

/** ", or on behalf of,", ", or will be,", 和个人: one more that is reached, and not only the word that joins. */
const ALTERNATIVE = wordPattern(
  (set) => `^[\\s,，、]*(?:${set('or')}\\s+\\p{L}+|(?:${set('and')}|${set('or')})\\p{Script=Han}{2,})`,
)

/** ", if applicable": only where it is so. */
const CONDITIONAL = wordPattern((set) => `^[\\s,，]*${set('conditions')}\\s+\\p{L}+`)

/** @returns true where one side only has a limit ("at least"), a condition or an alternative that the other does not give in other words. */
export function isLimitDropped(difference: Difference, comparison: Comparison): boolean {
  const { before, after } = difference.hunk
  const side = before[0] === before[1] ? 'after' : after[0] === after[1] ? 'before' : undefined
  if (side === undefined) return false
  const { plain, lexicon } = comparison[side]
  const words = plain.slice(...difference.hunk[side])
  const others = side === 'after' ? comparison.changedBefore : comparison.changedAfter
  if (others.length > 0) return false
  // "at least" before "five years"; 'the list below' limits nothing
  const bounds = cuesOf(cuesIn(difference, side), 'bound').flatMap(({ parts }) => parts)
  const isBounded = comparison.quantities[side].some(({ span }) =>
    bounds.some(([, end]) => span[0] >= end && span[0] - end <= NEAREST),
  )
  return isBounded || ALTERNATIVE(lexicon).test(words) || CONDITIONAL(lexicon).test(words)
}

/** Characters between a bound and its number. */
const NEAREST = 3
