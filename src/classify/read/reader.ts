/** Who reads sentences for one page or passage: its language, the lexicons, and what it has read already. */
import type { Sentence } from '../../model/change.ts'
import { type Lexicon, type Lexicons, lexiconFor } from '../lexicon/lexicon.ts'
import type { Reading } from './cue.ts'
import { readSentence } from './reading.ts'

export type Reader = {
  /** BCP 47 of the page; a Chinese text is read as Chinese whatever it says. */
  readonly language: string
  readonly lexicons: Lexicons
  /** @param language BCP 47, where it is not that of the page. */
  read(text: string, language?: string): Reading
  /**
   * The same, once for each sentence: several rules ask for it.
   * @param lexicon the one to read with, where it is not that of the text: both sides of a pair are read with one.
   */
  readOnce(sentence: Sentence, lexicon?: Lexicon): Reading
}

/** @returns a reader for one judgement: what it has read goes with it. */
export function createReader(language: string, lexicons: Lexicons): Reader {
  const known = new WeakMap<Sentence, Reading>()
  return {
    language,
    lexicons,
    read: (text, own = language) => readSentence(text, own, lexiconFor(lexicons, text, own)),
    readOnce: (sentence, lexicon) => {
      const kept = known.get(sentence)
      if (kept !== undefined && (lexicon === undefined || kept.lexicon === lexicon)) return kept
      const reading = readSentence(sentence.text, language, lexicon ?? lexiconFor(lexicons, sentence.text, language))
      known.set(sentence, reading)
      return reading
    },
  }
}
