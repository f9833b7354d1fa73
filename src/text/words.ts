/** A text cut into words: by pattern in Latin script, by `Intl.Segmenter` elsewhere. */
import type { Span } from '../model/text.ts'
import { allMatches } from './matches.ts'

/** Text in these characters is cut into words as Unicode does it (UAX 29), but by one pattern. */
const LATIN = /^[\n\x20-\x7E§€À-ÖØ-öø-ÿ]*$/

const LETTER = 'A-Za-zÀ-ÖØ-öø-ÿ'

/** "U.S", "don't" and "1,000.5" are one word each; of the other marks each is one. */
const LATIN_WORD = new RegExp(
  `[${LETTER}\\d_]+(?:(?:(?<=[${LETTER}])[.':](?=[${LETTER}])|(?<=\\d)[.,;'](?=\\d))[${LETTER}\\d_]+)*|\\S`,
  'g',
)

const segmenters = new Map<string, Intl.Segmenter>()

function wordSegmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, made)
  return made
}

/** @returns ranges of all words, numbers and punctuation marks; white space is between them. */
export function splitWords(text: string, language: string): Span[] {
  const spans: Span[] = []
  if (LATIN.test(text)) {
    for (const { 0: word, index } of allMatches(text, LATIN_WORD)) spans.push([index, index + word.length])
    return spans
  }
  for (const { segment, index } of wordSegmenter(language).segment(text)) {
    if (/\S/.test(segment)) spans.push([index, index + segment.length])
  }
  return spans
}
