/** Codes of items (ECCN, HS, CAS) that came or went (`code.*`). */
import type { Span } from '../../../model/text.ts'
import { changedWithin } from '../../compare/both-sides.ts'
import type { Comparison, Difference } from '../../compare/comparison.ts'
import type { Code } from '../../read/codes.ts'
import { type Outcome, quote } from '../verdict.ts'

/** "headings 7601, 7602 and 7603" → "7601 and 7602": which codes came and went. */
export function compareCodes(comparison: Comparison): Outcome {
  const { codes, hunks } = comparison
  const has = (all: readonly Code[], one: Code) => all.some(({ value }) => value === one.value)
  const gone = codes.before.filter((one) => !has(codes.after, one))
  const came = codes.after.filter((one) => !has(codes.before, one))
  // a code where there was none, or the reverse, is no list that changed
  const isList = codes.before.length > 0 && codes.after.length > 0
  if (!isList || gone.length + came.length === 0) return { verdicts: [], settles: [] }
  const change = gone.length === 0 ? 'added' : came.length === 0 ? 'removed' : 'amended'
  const words = (all: readonly Code[], side: 'before' | 'after') =>
    all.length === 0 ? 'nothing' : quote(all.map(({ span }) => comparison[side].text.slice(...span)).join(', '))
  const marksOf = (all: readonly Code[], side: 'before' | 'after') =>
    changedWithin(
      all.map(({ span }) => span),
      hunks,
      side,
    )
  const spans = [...gone, ...came]
  const touched = (one: Difference) =>
    spans.some((code) => {
      const [start, end] = (gone.includes(code) ? one.hunk.before : one.hunk.after) as Span
      return code.span[0] < end && start < code.span[1]
    })
  const isCodeOnly = (one: Difference) => [...one.gone, ...one.came].every((word) => !/^\p{L}{2,}/u.test(word))
  return {
    verdicts: [
      {
        kind: `listing.${change}`,
        rule: `code.${change}`,
        reason: `${words(gone, 'before')} → ${words(came, 'after')} where codes are listed`,
        before: marksOf(gone, 'before'),
        after: marksOf(came, 'after'),
      },
    ],
    settles: comparison.differences.filter((one) => touched(one) && isCodeOnly(one)),
  }
}
