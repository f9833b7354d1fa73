/** What the rules on force, reach, numbers and names leave of a sentence: other words for the same, or words that nobody can weigh. */
import { touches } from '../../compare/both-sides.ts'
import type { Comparison, Difference } from '../../compare/comparison.ts'
import { isSignChanged } from '../../compare/signs.ts'
import { meaningfulWords } from '../../read/meaningful-words.ts'
import { isNegative, isOnlyNegated, isTurnedByNegation } from '../turns/negations.ts'
import { quote, type Verdict } from '../verdict.ts'
import { isWeighty } from './worth-telling.ts'

/** "does not create duties" → "creates duties for all providers": a negation that went beside other words turns the sentence. */
export function negated(comparison: Comparison): Verdict {
  const hold = ({ beforeCues, afterCues }: Difference) => [...beforeCues, ...afterCues].some(isNegative)
  const hunks = comparison.differences.filter(hold).map(({ hunk }) => hunk)
  return {
    kind: 'wording.reworded',
    rule: 'words.negated',
    reason: 'a negation came or went beside other words',
    before: hunks.map((hunk) => hunk.before),
    after: hunks.map((hunk) => hunk.after),
    circumstance: 'beside',
  }
}

/** Words that were exchanged beside what is told: no change of words is kept from the reader. */
export function unsaid(comparison: Comparison, isSaid: (one: Difference) => boolean): Verdict[] {
  const { before, after, quantities } = comparison
  const rest = comparison.differences.filter(
    (one) =>
      !isSaid(one) &&
      one.gone.length > 0 &&
      one.came.length > 0 &&
      isWeighty(one, comparison) &&
      // "ORDER-1" → "ORDER-2" is a number of its own
      /\p{L}/u.test(before.text.slice(...one.hunk.before)) &&
      /\p{L}/u.test(after.text.slice(...one.hunk.after)) &&
      ![...one.beforeCues, ...one.afterCues].some(({ row }) => row.family === 'bound') &&
      !(['before', 'after'] as const).some((side) =>
        quantities[side].some(({ span }) => touches([span], [one.hunk], side)),
      ) &&
      // words that only moved stand on the other side as they are
      !after.text.includes(before.text.slice(...one.hunk.before)) &&
      !before.text.includes(after.text.slice(...one.hunk.after)),
  )
  const [first] = rest
  if (first === undefined) return []
  const words = `${quote(before.text.slice(...first.hunk.before))} → ${quote(after.text.slice(...first.hunk.after))}`
  return [
    {
      kind: 'wording.reworded',
      rule: 'words.beside',
      reason: `${words}: other words beside what is told, and no rule can order their force`,
      before: rest.map(({ hunk }) => hunk.before),
      after: rest.map(({ hunk }) => hunk.after),
    },
  ]
}

/** Nothing that can be ordered: other words for the same, or other words that nobody can weigh. */
export function remainder(comparison: Comparison, settled: ReadonlySet<Difference>, isMended: boolean): Verdict {
  const weighty = comparison.differences.find(
    (one) => !settled.has(one) && isWeighty(one, comparison) && !(isMended && isJoint(one)),
  )
  const told = (weighty ?? comparison.differences[0])?.hunk ?? comparison.hunks[0]
  const words =
    told === undefined
      ? ''
      : `${quote(comparison.before.text.slice(...told.before))} → ${quote(comparison.after.text.slice(...told.after))}`
  const [before, after] = [spans(comparison, 'before'), spans(comparison, 'after')]
  const tell = (kind: Verdict['kind'], rule: Verdict['rule'], says: string): Verdict => ({
    kind,
    rule,
    reason: `${words}: ${says}`,
    before,
    after,
  })
  const isNegated = isOnlyNegated(comparison) || isTurnedByNegation(comparison)
  if (!isMended && isNegated && comparison.differences.length > 0) {
    return tell('wording.reworded', 'words.negated', 'a negation came or went')
  }
  const isSigned = comparison.hunks.some((hunk) => isSignChanged(hunk, comparison.before, comparison.after))
  return !isSigned && (weighty === undefined || isRestated(comparison, settled))
    ? tell('editorial', 'words.equal', 'other words for the same')
    : tell('wording.reworded', 'words.unordered', 'other words, and no rule can order their force')
}

/** Share of the changed words that only one side has, and how many, in a sentence that says the same in another order. */
const MOST_LEFT = { share: 0.3, words: 3 }
const LEAST_CHANGED = 5

/** "Items that need a permit are listed in Annex 2" → "Annex 2 lists the items that need a permit": nearly every changed word stands in both. */
function isRestated({ before, after, hunks, differences }: Comparison, settled: ReadonlySet<Difference>): boolean {
  if (before.lexicon.byCharacter || settled.size > 0) return false
  const left = differences.reduce((sum, one) => sum + one.gone.length + one.came.length, 0)
  if (left > MOST_LEFT.words || differences.some(({ gone, came }) => gone.length > 0 && came.length > 0)) return false
  const count = (reading: Comparison['before'], side: 'before' | 'after') =>
    hunks.reduce((sum, hunk) => sum + meaningfulWords(reading, [hunk[side]]).length, 0)
  const changed = count(before, 'before') + count(after, 'after')
  return changed >= LEAST_CHANGED && left / changed <= MOST_LEFT.share
}

/** 的，不得 → 后，方可: beside two forms of the same a single character more says nothing. */
function isJoint({ gone, came, beforeCues, afterCues }: Difference): boolean {
  return gone.length + came.length <= 1 && beforeCues.length > 0 && afterCues.length > 0
}

function spans(comparison: Comparison, side: 'before' | 'after'): Verdict['before'] {
  return comparison.hunks.map((hunk) => hunk[side]).filter(([start, end]) => start < end)
}
