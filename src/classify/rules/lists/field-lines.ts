/** A line of a field and its value (联系人：王某, 地址：…): what changes in the value is what the page says of one entry. */
import { type Comparison, type Difference, trimSpan } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { cuesOf } from '../../read/cue.ts'
import { quote, type Verdict } from '../verdict.ts'

const FIELD = wordPattern((set) => `${set('fields')}\\s*[：:]$`)

/** How far before a value its field is looked for. */
const REACH = 40

/** @returns the verdict, where each difference lies in the value of a field; a duty is never a value. */
export function judgeFields(comparison: Comparison): Verdict | undefined {
  const { before, after, differences } = comparison
  if (differences.length === 0) return undefined
  if (!differences.every((one) => isValue(one, comparison))) return undefined
  const spans = (side: 'before' | 'after') => differences.map(({ hunk }) => trimSpan(comparison[side].text, hunk[side]))
  const [from, to] = [spans('before'), spans('after')].map((all) => all.filter(([start, end]) => start < end))
  const [gone, came] = [before.text.slice(...(from?.[0] ?? [0, 0])), after.text.slice(...(to?.[0] ?? [0, 0]))]
  return {
    kind: 'listing.amended',
    rule: 'field.changed',
    reason: `${quote(gone)} → ${quote(came)}: the value of a field`,
    before: from ?? [],
    after: to ?? [],
  }
}

function isValue({ hunk, beforeCues, afterCues }: Difference, { before, after }: Comparison): boolean {
  if (cuesOf([...beforeCues, ...afterCues], 'duty', 'standing').length > 0) return false
  return [before.plain.slice(0, hunk.before[0]), after.plain.slice(0, hunk.after[0])].every((text) => {
    const line =
      text
        .slice(-REACH)
        .split(/[，。；;\n]/u)
        .at(-1) ?? ''
    const colon = Math.max(line.lastIndexOf('：'), line.lastIndexOf(':'))
    return colon >= 0 && FIELD(before.lexicon).test(line.slice(0, colon + 1))
  })
}
