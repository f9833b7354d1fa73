/** One object that became a class which includes it. */
import type { Span } from '../../../model/text.ts'
import { changedWithin } from '../../compare/both-sides.ts'
import { type Comparison, marks } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import type { Cue, Reading } from '../../read/cue.ts'
import { quote, type Verdict } from '../verdict.ts'

/** "Huawei chips" → "advanced ICs, including specific Huawei chips": one thing became a class that includes it. */
export function classOf(cue: Cue, comparison: Comparison): Verdict | undefined {
  const { before, after, hunks } = comparison
  const [start, end] = cue.parts[0] ?? [0, 0]
  const member = memberAfter(after, end, hunks)
  const named = after.text.slice(...member)
  if (named === '' || !holds(before.plain, after.plain.slice(...member))) return undefined
  // The words that came right before ", including" are the class.
  const lead = changedWithin([classBefore(after.plain, start, after.lexicon.byCharacter)], hunks, 'after').at(-1)
  if (lead === undefined || /[\p{L}\p{N}]/u.test(after.text.slice(lead[1], start))) return undefined
  return {
    kind: 'scope.widened',
    rule: 'object.class',
    reason: `${quote(named)} → ${quote(after.text.slice(lead[0], member[1]))} (one object → a class that includes it)`,
    before: [],
    after: [lead, ...marks([cue], comparison, 'after')],
  }
}

/** What is included: up to the end of the phrase, or to the next changed words. */
const CERTAIN = wordPattern((set) => `^[\\s:：]*(?:${set('certain')}|${set('articles')})?\\s*的?`)

function memberAfter({ text, plain, lexicon }: Reading, from: number, hunks: Comparison['hunks']): Span {
  const skipped = CERTAIN(lexicon).exec(plain.slice(from))?.[0].length ?? 0
  const start = from + skipped
  const changed = hunks.map(({ after }) => after[0]).find((at) => at > start) ?? text.length
  const length = /^[^,.;:()，。；：、（）”"」]{2,80}/u.exec(text.slice(start, changed))?.[0].trimEnd().length ?? 0
  return [start, start + length]
}

/** The phrase before ", including": back to the punctuation mark before it. */
function classBefore(plain: string, to: number, byCharacter: boolean): Span {
  const text = plain.slice(0, to).replace(/(?<![\s,，（(])[\s,，（(]+$/u, '')
  const from = Math.max(0, text.length - (byCharacter ? 24 : 80))
  const stop = [...text.slice(from).matchAll(/[,.;:，。；：、]/gu)].at(-1)
  return [stop === undefined ? from : from + stop.index + 1, text.length]
}

/** Most of the member's words stood in the old sentence. */
function holds(plain: string, member: string): boolean {
  const units = /\p{Script=Han}/u.test(member)
    ? (member.match(/../gu) ?? [member])
    : (member.match(/[\p{L}\p{N}]+/gu) ?? [])
  if (units.length === 0) return false
  return units.filter((unit) => plain.includes(unit)).length / units.length >= 0.6
}
