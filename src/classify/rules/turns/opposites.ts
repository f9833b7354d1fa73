/** One word for its opposite: import / export, with / without, 进 / 出. */
import type { Span } from '../../../model/text.ts'
import { type Comparison, type Difference, trimSpan } from '../../compare/comparison.ts'
import { stem } from '../../lexicon/word-forms.ts'
import type { Reading } from '../../read/cue.ts'
import { quote, type Verdict } from '../verdict.ts'

/** One word gave way to its opposite: "without a licence" → "with a licence". */
export function turned(difference: Difference, comparison: Comparison): Verdict | undefined {
  const { before, after } = comparison
  const [left, right] = [onlyWord(before, difference.hunk.before), onlyWord(after, difference.hunk.after)]
  if (left === undefined || right === undefined) return undefined
  const { opposites, byCharacter } = before.lexicon
  const pairs = [`${left}/${right}`, byCharacter ? `${left}${right}` : `${stem(left)}/${stem(right)}`]
  if (!pairs.some((pair) => opposites.has(pair))) return undefined
  // "before 1 June" → "after 1 June": for the rules on dates.
  if (isBeside(comparison.quantities.before, difference.hunk.before)) return undefined
  return {
    kind: 'wording.reworded',
    rule: 'words.turned',
    reason: `${quote(left)} → ${quote(right)}: the opposite`,
    before: [trimSpan(before.text, difference.hunk.before)],
    after: [trimSpan(after.text, difference.hunk.after)],
  }
}

function isBeside(quantities: Comparison['quantities']['before'], [, end]: Span): boolean {
  return quantities.some(({ span }) => span[0] >= end && span[0] - end <= 12)
}

/** Characters of a Chinese word that has an opposite. */
const MOST_OPPOSITE = 4

function onlyWord(reading: Reading, [start, end]: Span): string | undefined {
  if (reading.lexicon.byCharacter) return end - start <= MOST_OPPOSITE ? reading.plain.slice(start, end) : undefined
  const words = reading.words.filter((word) => word.start < end && word.end > start)
  return words.length === 1 ? words[0]?.form : undefined
}
