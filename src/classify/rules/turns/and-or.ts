/** "and" for "or" and the reverse: conditions that must all hold, or one of them. */
import { type Comparison, type Difference, trimSpan } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { type Cue, cuesOf } from '../../read/cue.ts'
import { quote, type Verdict } from '../verdict.ts'

const AND = wordPattern((set) => `^(?:${set('and')}|${set('also')}|${set('besides')})$`)
const OR = wordPattern((set) => `^${set('or')}$`)

/** "a permit and a bond" → "a permit or a bond": what it does depends on what governs the list. */
export function joined(difference: Difference, comparison: Comparison): Verdict | undefined {
  const [left, right] = [
    comparison.before.plain.slice(...difference.hunk.before).trim(),
    comparison.after.plain.slice(...difference.hunk.after).trim(),
  ]
  const [and, or] = [AND(comparison.before.lexicon), OR(comparison.before.lexicon)]
  const loosens = and.test(left) && or.test(right)
  if (!loosens && !(or.test(left) && and.test(right))) return undefined
  const governor = governorOf(comparison, difference)
  if (governor === undefined) return undefined
  const words = `${quote(left)} → ${quote(right)}`
  const tell = (kind: Verdict['kind'], rule: Verdict['rule'], says: string): Verdict => ({
    kind,
    rule,
    reason: `${words}: ${says}`,
    before: [trimSpan(comparison.before.text, difference.hunk.before)],
    after: [trimSpan(comparison.after.text, difference.hunk.after)],
  })
  if (governor === 'duty') {
    return loosens
      ? tell('wording.softened', 'join.alternative', 'one of what was asked together is enough')
      : tell('wording.hardened', 'join.together', 'what was asked as an alternative is asked together')
  }
  if (governor === 'condition') {
    return loosens
      ? tell('scope.widened', 'join.condition-alternative', 'one of the conditions is enough')
      : tell('scope.narrowed', 'join.condition-together', 'the conditions must be met together')
  }
  return tell('wording.reworded', 'join.changed', 'alternatives and what is asked together are not the same')
}

const RELATIVE = wordPattern((set) => `${set('relatives')}\\s+\\p{L}+`)

/** What stands last before the join in its sentence: a duty, a condition, or something that turns both. */
function governorOf(
  { before, changedBefore }: Comparison,
  { hunk }: Difference,
): 'duty' | 'condition' | 'other' | undefined {
  const { plain, cues, lexicon } = before
  const at = hunk.before[0]
  const start = Math.max(...['.', ';', '。', '；'].map((mark) => plain.lastIndexOf(mark, at - 1)))
  const isBefore = (cue: Cue) => (cue.parts[0]?.[0] ?? 0) > start && (cue.parts[0]?.[1] ?? 0) <= at
  const last = cuesOf(cues, 'duty', 'condition', 'exception')
    .filter((cue) => isBefore(cue) && !changedBefore.includes(cue))
    .at(-1)
  const clause = plain.slice(Math.max(start + 1, last?.parts.at(-1)?.[1] ?? 0), at)
  // "an applicant who holds a permit and a bond"
  if (!lexicon.byCharacter && RELATIVE(lexicon).test(clause)) return 'condition'
  if (last === undefined) return undefined
  if (last.row.family === 'duty') return last.row.polarity === 'must' ? 'duty' : 'other'
  return last.row.family === 'condition' && last.row.sense !== 'without' ? 'condition' : 'other'
}
