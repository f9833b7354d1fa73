/** All rules on one sentence, in one place: what they say, strongest first. */

import type { Sentence, SentenceChange } from '../../model/change.ts'
import type { Side } from '../compare/both-sides.ts'
import { type ChangedSentence, type Comparison, compareSentence, trimSpan } from '../compare/comparison.ts'
import { type Lexicon, lexiconFor } from '../lexicon/lexicon.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'
import type { Reader } from '../read/reader.ts'
import { runPasses } from './order.ts'
import { attribute } from './others-words.ts'
import { besideStanding } from './standing.ts'
import { isOf } from './table.ts'
import { mergeByKind, type Verdict } from './verdict.ts'
import { judgeListItem } from './whole/list-item.ts'
import { judgeLoneSentence } from './whole/whole-sentence.ts'

/** Longer sentences are not read word by word: nobody wrote them as sentences. */
const MAX_CHARACTERS = 20_000

export type Situation = {
  /** Reads in the language of the page. */
  readonly reader: Reader
  /** YYYY-MM-DD, or undefined where no day is known. */
  readonly today: string | undefined
  /** A sentence that went was all there was of its block or passage. */
  readonly alone: boolean
}

/** @returns verdicts, the primary one first; none when the two sides differ in nothing but typography and numbering. */
export function judgeSentence(change: SentenceChange, { reader, today, alone }: Situation): Verdict[] {
  if (change.type === 'added') return judgeLone(change.after, 'after', reader, alone)
  if (change.type === 'removed') return judgeLone(change.before, 'before', reader, alone)
  if (Math.max(change.before.text.length, change.after.text.length) > MAX_CHARACTERS) return [tooLong(change)]
  const comparison = compareSentence(change, reader)
  if (comparison === undefined) return [tooLong(change)]
  const { verdicts, isFinal } = runPasses({ comparison, hunks: change.hunks, today })
  if (isFinal) return [...verdicts]
  const marked = verdicts.map((verdict) => withCounterpart(verdict, comparison))
  return mergeByKind(besideStanding(attribute(marked, comparison), comparison.after))
}

function judgeLone({ text, lead }: Sentence, side: Side, reader: Reader, alone: boolean): Verdict[] {
  const own = judgeLoneSentence(cut(text), side, reader, alone)
  // what an item does follows from its lead-in; a duty of its own, and that something ends, from its own words
  if (lead === undefined || own.some((verdict) => isOf(verdict, 'standing'))) return own
  if (
    own.some(({ kind }) => kind.startsWith('obligation.')) &&
    !isNounPhrase(text, lexiconFor(reader.lexicons, text, reader.language))
  )
    return own
  const item = judgeListItem(lead, cut(text), side, reader)
  return item === undefined ? own : [item]
}

const NOUN_PHRASE = wordPattern((set) => `${set('attributive')}[^，,。；;]{1,16}[。；;]?$`)

/** 不得转让之股票；: what looks like a duty describes the thing that is named. */
function isNounPhrase(text: string, lexicon: Lexicon): boolean {
  return NOUN_PHRASE(lexicon).test(text)
}

/** Longer words on the other side are more than what a mark answers. */
const MOST_COUNTERPART = 80

/**
 * "rejects" → "may reject": where a rule marks one side only, the words that stood there before are marked too. Where none stood
 * ("collect" → "may collect"), the empty span marks the place.
 */
function withCounterpart(verdict: Verdict, comparison: Comparison): Verdict {
  const [side, other] = verdict.before.length === 0 ? (['before', 'after'] as const) : (['after', 'before'] as const)
  if (verdict[side].length > 0 || verdict[other].length === 0) return verdict
  const spans = comparison.hunks
    .filter((hunk) => verdict[other].some(([start, end]) => start < hunk[other][1] && hunk[other][0] < end))
    .map((hunk) => trimSpan(comparison[side].text, hunk[side]))
    .filter(([start, end]) => end - start <= MOST_COUNTERPART)
  return { ...verdict, [side]: spans }
}

function cut(text: string): string {
  return text.slice(0, MAX_CHARACTERS)
}

function tooLong(change: ChangedSentence): Verdict {
  const size = Math.max(change.before.text.length, change.after.text.length)
  return {
    kind: 'wording.reworded',
    rule: 'sentence.too-long',
    reason: `a passage of ${size} characters differs and is no sentence that can be compared word by word`,
    before: change.hunks.map((hunk) => hunk.before).filter(([start, end]) => start < end),
    after: change.hunks.map((hunk) => hunk.after).filter(([start, end]) => start < end),
  }
}
