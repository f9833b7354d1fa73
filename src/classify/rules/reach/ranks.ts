/** Places and quantities on their scales: which reaches further. */
import { type Comparison, type Difference, marks } from '../../compare/comparison.ts'
import { pairCues } from '../../compare/cue-pairs.ts'
import { wordPattern, wordSet } from '../../lexicon/vocabulary.ts'
import { stem } from '../../lexicon/word-forms.ts'
import { type Cue, cuesOf, type Reading } from '../../read/cue.ts'
import { quote, type Verdict } from '../verdict.ts'

/** Places and quantities are steps on a scale; a place or quantity that is not stated is the middle of nothing. */
export function compareRanks(
  comparison: Comparison,
  family: 'place' | 'quantifier',
): { verdict: Verdict; cues: Cue[] }[] {
  const { pairs, gone, came } = pairCues(comparison, family)
  const told: { verdict: Verdict; cues: Cue[] }[] = []
  for (const { before, after } of pairs) {
    const step = (after.row.rank ?? 0) - (before.row.rank ?? 0)
    if (step !== 0) told.push({ verdict: ranked(comparison, family, before, after, step), cues: [before, after] })
  }
  if (gone.length > 0 && came.length > 0) return told
  // "the world" or "only a part" without a counterpart; "in China" that goes says nothing about reach.
  const unstated = family === 'place' ? 2 : 2.5
  for (const cue of gone) {
    const step = unstated - rankAlone(cue, comparison.before)
    // "companies in the country" → "only companies formed under foreign law"
    const isCut = family === 'place' && cuesOf(comparison.changedAfter, 'restriction').length > 0
    if (!isCut && isTold(cue, comparison, 'before'))
      told.push({ verdict: ranked(comparison, family, cue, undefined, step), cues: [cue] })
  }
  for (const cue of came) {
    const step = rankAlone(cue, comparison.before) - unstated
    if (isTold(cue, comparison, 'after'))
      told.push({ verdict: ranked(comparison, family, undefined, cue, step), cues: [cue] })
  }
  return told
}

/** "transfers abroad" says where the rule stops as much as "transfers within the country" does; "at home and abroad" does not. */
function rankAlone({ row, words }: Cue, { lexicon }: Reading): number {
  const isAbroad = row.sense === 'abroad' && !AND(lexicon).test(words.toLowerCase())
  return isAbroad ? 1 : (row.rank ?? 0)
}

/**
 * "all" is often said or left out without a difference ("(all) certificates must"); where it takes the place of something
 * narrower ("compliance staff" → "any employee") it is told. A place that gives way to "any" is not told as lost.
 */
function isTold(cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  const own = comparison.differences.filter((one) => (side === 'after' ? one.afterCues : one.beforeCues).includes(cue))
  if (cue.row.family === 'place') {
    // 企业 → 企业及其境外分支机构: what joins the subject is told as that
    if (own.some((one) => isConjunct(one, cue, comparison, side))) return false
    const others = own.flatMap((one) => (side === 'after' ? one.beforeCues : one.afterCues))
    return !cuesOf(others, 'quantifier').some((other) => other.row.rank === 4)
  }
  // 少数民族的习惯 → 与特定风俗有关的习惯: another object, not less of the same.
  if (side === 'before' && cue.row.rank === 4 && isRestyled(comparison)) return false
  if ((cue.row.rank ?? 0) < 4) return !own.some((one) => one.gone.length > 0 && one.came.length > 0)
  return own.some((one) =>
    (side === 'after' ? one.gone : one.came).some((word) => !PEOPLE(comparison.before.lexicon).has(word)),
  )
}

/** "A person who" is "anyone who": stems. */
const PEOPLE = wordSet('people', stem)

/** Most of the sentence was written anew: an "all" that has no place in it any more says nothing. */
function isRestyled({ before, hunks }: Comparison): boolean {
  const changed = hunks.reduce((sum, hunk) => sum + hunk.before[1] - hunk.before[0], 0)
  return !before.lexicon.byCharacter && hunks.length > 2 && changed > before.text.length / 3
}

/** The words that came or went begin with "and" and hold the cue behind it. */
function isConjunct({ hunk }: Difference, cue: Cue, comparison: Comparison, side: 'before' | 'after'): boolean {
  const { plain, lexicon } = comparison[side]
  const words = plain.slice(...hunk[side])
  return lexicon.byCharacter && JOINED(lexicon).test(words) && (cue.parts[0]?.[0] ?? 0) > hunk[side][0]
}

const AND = wordPattern((set) => set('and'))
const JOINED = wordPattern((set) => `^[，、]?(?:${set('and')}|${set('or')}|${set('also')})`)

function ranked(
  comparison: Comparison,
  family: 'place' | 'quantifier',
  before: Cue | undefined,
  after: Cue | undefined,
  step: number,
): Verdict {
  const name = family === 'place' ? 'place' : 'quantity'
  const from = before?.row.gloss ?? 'not stated'
  const to = after?.row.gloss ?? 'not stated'
  const words =
    before === undefined
      ? `${quote(after?.words ?? '')} is added`
      : after === undefined
        ? `${quote(before.words)} is gone`
        : `${quote(before.words)} → ${quote(after.words)}`
  return {
    kind: step < 0 ? 'scope.narrowed' : 'scope.widened',
    rule: `${family}.${step < 0 ? 'down' : 'up'}`,
    reason: `${words} (${name}: ${from} → ${to})`,
    before: before === undefined ? [] : marks([before], comparison, 'before'),
    after: after === undefined ? [] : marks([after], comparison, 'after'),
  }
}
