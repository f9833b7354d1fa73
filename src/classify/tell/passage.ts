/** The door for pairs of texts: one passage before and after, without a page around it. */

import type { Change, SentenceChange } from '../../model/change.ts'
import type { Finding } from '../../model/finding.ts'
import { mergeSentences } from '../compare/joined-sentences.ts'
import { rejoinSentences } from '../compare/rewritten-sentences.ts'
import type { Reader } from '../read/reader.ts'
import { judgeSentence } from '../rules/judge-sentence.ts'
import { byPlace } from '../rules/verdict.ts'
import { toFinding, wholesale } from './finding.ts'

/**
 * @param change one sentence; an empty side is a sentence that came or went.
 * @param language BCP 47.
 * @returns the primary finding first; none when the two sides differ only in typography and numbering.
 */
export function classifyPair(change: SentenceChange, reader: Reader, today?: string): Finding[] {
  return classifyPassage([change], reader, today)
}

/** @returns the findings of two texts, as `classifyPassage`; one finding where the texts are too different to be compared. */
export function classifyTexts(change: Change, reader: Reader, today?: string): Finding[] {
  return change.wholesale ? [wholesale(change, '')] : classifyPassage(change.sentences, reader, today)
}

/**
 * @param changes the sentences of one passage that changed.
 * @param today YYYY-MM-DD: a start date that has passed may go without a word.
 * @returns the findings of all of them, the primary one of the whole passage first.
 */
export function classifyPassage(changes: readonly SentenceChange[], reader: Reader, today?: string): Finding[] {
  const joined = mergeSentences(rejoinSentences(changes, reader, true), reader)
  return joined
    .flatMap((change) =>
      judgeSentence(change, { reader, today, alone: joined.every((one) => one.type === 'removed') }).map((verdict) => ({
        verdict,
        change,
      })),
    )
    .sort((a, b) => byPlace(a.verdict, b.verdict))
    .map(({ verdict, change }) => toFinding(verdict, change, reader))
}
