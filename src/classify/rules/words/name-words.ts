/** Names that came or went within a sentence. */
import type { Span } from '../../../model/text.ts'
import type { Comparison } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { cuesOf, type Reading } from '../../read/cue.ts'
import { isTitleCase } from '../../read/name-shapes.ts'
import { isOf } from '../table.ts'
import type { Verdict } from '../verdict.ts'

/** Names went and others came: the list of names was amended. */
export function renewedNames(verdicts: readonly Verdict[]): Verdict[] {
  const names = verdicts.filter((verdict) => isOf(verdict, 'name'))
  const [gone, came] = [names.find(({ before }) => before.length > 0), names.find(({ after }) => after.length > 0)]
  if (gone === undefined || came === undefined || gone === came || came.before.length > 0) return []
  return [
    {
      kind: 'listing.amended',
      rule: 'names.renewed',
      reason: `${gone.reason}; ${came.reason}`,
      before: names.flatMap(({ before }) => before),
      after: names.flatMap(({ after }) => after),
    },
  ]
}

const LEADS_NAME = wordPattern((set) => `(?:${set('articles')}|${set('determiners')})\\s+$`)
const LONGEST_LEAD = 16

/** "the Line Manager" → "the Senior Line Manager": words of a name, put before or taken from before the rest of it. */
export function isPartOfName(
  { text, plain, lexicon }: Reading,
  [start, end]: Span,
  comparison: Comparison,
  side: 'before' | 'after',
): boolean {
  const [difference] = comparison.differences.filter(({ hunk }) => hunk[side][0] === start)
  const other = difference?.hunk[side === 'after' ? 'before' : 'after']
  return (
    other !== undefined &&
    other[0] === other[1] &&
    /^\p{Lu}\p{L}+\s*$/u.test(text.slice(start, end)) &&
    /^\s*\p{Lu}\p{Ll}/u.test(text.slice(end)) &&
    LEADS_NAME(lexicon).test(plain.slice(Math.max(0, start - LONGEST_LEAD), start)) &&
    !isTitleCase(text, lexicon)
  )
}

/** Characters between the word for other names and the last of them. */
const OTHER_NAMES = 160

/** "also known as A and B": another name of the same. */
export function followsAlias({ plain, cues }: Reading, [start, end]: Span): boolean {
  return cuesOf(cues, 'alias').some(({ parts }) => {
    const [from, to] = parts[0] ?? [0, 0]
    if (from >= start && from < end) return true
    return (
      to <= start &&
      start - to < OTHER_NAMES &&
      !/[.。](?:\s|$)/.test(plain.slice(to, start).replace(/\b(?:ltd|co|inc|corp)\./g, ''))
    )
  })
}
