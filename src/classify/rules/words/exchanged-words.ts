/** Words exchanged: a class for a member, a name for a name, one thing for several. */
import { type Comparison, type Difference, textOf, trimSpan } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { meaningfulWords } from '../../read/meaningful-words.ts'
import { isGeneric, isNamed, isTitleCase } from '../../read/name-shapes.ts'
import { liesIn } from '../../read/quiet-ranges.ts'
import { quote, type Verdict } from '../verdict.ts'

/** 公共场所 → 学校: a class for something in it, or the reverse. */
export function contained({ hunk }: Difference, { before, after }: Comparison): Verdict | undefined {
  const [left, right] = [before.plain.slice(...hunk.before).trim(), after.plain.slice(...hunk.after).trim()]
  const { members } = before.lexicon
  const narrows = members.has(`${left}/${right}`)
  if (!narrows && !members.has(`${right}/${left}`)) return undefined
  return {
    kind: narrows ? 'scope.narrowed' : 'scope.widened',
    rule: `class.${narrows ? 'down' : 'up'}`,
    reason: `${quote(left)} → ${quote(right)}: ${narrows ? 'a class → one thing in it' : 'one thing → the class that it is in'}`,
    before: [trimSpan(before.text, hunk.before)],
    after: [trimSpan(after.text, hunk.after)],
  }
}

/** One name for another. */
export function exchanged(difference: Difference, comparison: Comparison): Verdict | undefined {
  const { lexicon } = comparison.before
  const { byCharacter } = lexicon
  const [before, after] = (['before', 'after'] as const).map((side) => textOf(difference, comparison, side)) as [
    string,
    string,
  ]
  const named = byCharacter
    ? isNamed(comparison.before.plain.slice(...difference.hunk.before), lexicon) ||
      isNamed(comparison.after.plain.slice(...difference.hunk.after), lexicon)
    : isNamed(before, lexicon) && isNamed(after, lexicon)
  if (!named || isGeneric(before, lexicon) || isGeneric(after, lexicon)) return undefined
  // "1. Mai" → "15. Juni": the name of a month
  if (comparison.quantities.before.some(({ span }) => liesIn(difference.hunk.before, [span]))) return undefined
  // The first word of a sentence has a capital without being a name.
  if (!byCharacter && (difference.hunk.before[0] === 0 || isTitleCase(comparison.before.text, lexicon)))
    return undefined
  return {
    kind: 'listing.amended',
    rule: 'name.changed',
    reason: `${quote(before)} → ${quote(after)}: another name`,
    before: [trimSpan(comparison.before.text, difference.hunk.before)],
    after: [trimSpan(comparison.after.text, difference.hunk.after)],
  }
}

/** "printed materials" → "print or electronic materials": what stood there is now one of several. */
export function alternative(difference: Difference, comparison: Comparison): Verdict | undefined {
  const [before, after] = (['before', 'after'] as const).map((side) => {
    const joined = OR(comparison[side].lexicon).test(comparison[side].plain.slice(...difference.hunk[side]))
    return { joined, words: new Set(meaningfulWords(comparison[side], [difference.hunk[side]])) }
  })
  if (before === undefined || after === undefined || before.joined === after.joined) return undefined
  const shared = [...before.words].filter((word) => after.words.has(word)).length
  if (shared === 0 || shared < Math.min(before.words.size, after.words.size) / 2) return undefined
  return {
    kind: after.joined ? 'scope.widened' : 'scope.narrowed',
    rule: `object.alternative-${after.joined ? 'added' : 'removed'}`,
    reason: `${quote(textOf(difference, comparison, 'before'))} → ${quote(textOf(difference, comparison, 'after'))}: an alternative ${after.joined ? 'comes' : 'goes'}`,
    before: [trimSpan(comparison.before.text, difference.hunk.before)],
    after: [trimSpan(comparison.after.text, difference.hunk.after)],
  }
}

const OR = wordPattern((set) => set('or'))
