/** The judge and the reader with the shipped lexicons, and with rows of a user's laid over them. */
import { openLexicons } from '../src/adapters/lexicons.ts'
import type { Lexicons } from '../src/classify/lexicon/lexicon.ts'
import type { Reading } from '../src/classify/read/cue.ts'
import { createReader, type Reader } from '../src/classify/read/reader.ts'
import { judge as judgePages } from '../src/judge/judge.ts'
import { explainPair as explain, judgePair as judgeTexts } from '../src/judge/pair.ts'
import type { Explanation } from '../src/model/explanation.ts'
import type { Finding } from '../src/model/finding.ts'
import type { JudgeInput, Judgement } from '../src/model/judgement.ts'
import type { LexiconOverlay } from '../src/model/lexicon.ts'

export const lexicons: (overlay?: LexiconOverlay) => Lexicons = openLexicons()

export function readerFor(language: string, overlay?: LexiconOverlay): Reader {
  return createReader(language, lexicons(overlay))
}

export function readSentence(text: string, language: string): Reading {
  return readerFor(language).read(text)
}

export function judge(input: JudgeInput): Promise<Judgement> {
  return judgePages(input, lexicons(input.lexicon))
}

export function judgePair(
  before: string,
  after: string,
  language: string,
  overlay?: LexiconOverlay,
  today?: string,
): readonly Finding[] {
  return judgeTexts(before, after, readerFor(language, overlay), today)
}

export function explainPair(
  before: string,
  after: string,
  language: string,
  overlay?: LexiconOverlay,
  today?: string,
): Explanation[] {
  return explain(before, after, readerFor(language, overlay), today)
}
