/** What remains of changed words when everything that carries no meaning of its own is taken away. */
import type { Span } from '../../model/text.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { stem } from '../lexicon/word-forms.ts'
import type { Reading } from './cue.ts'

/** Marks and spaces; the characters that hold a sentence together are function words of the lexicon. */
const MARK = /[\s\p{P}\p{S}]/u

/**
 * @returns the words (Chinese: characters) of the spans that carry meaning, each in one standard form: without function
 * words, inflection, spelling variants, contractions; synonyms stand for each other.
 */
export function meaningfulWords(reading: Reading, spans: readonly Span[], leaveOut: readonly Span[] = []): string[] {
  return reading.lexicon.byCharacter ? chineseUnits(reading, spans, leaveOut) : westernUnits(reading, spans, leaveOut)
}

function westernUnits(reading: Reading, spans: readonly Span[], leaveOut: readonly Span[]): string[] {
  const { contractions, functionWords } = reading.lexicon
  const { words } = reading
  const synonyms = synonymsIn(reading)
  // "According to the ministry," → "The ministry said that": the word of speech stands for nothing of its own
  const speech = reading.speech.filter(({ row }) => row.family === 'report').flatMap(({ parts }) => parts)
  const isLeftOut = (word: Word) =>
    [...leaveOut, ...speech].some(([start, end]) => word.start >= start && word.end <= end)
  const isAsked = (word: Word) => spans.some(([start, end]) => word.start < end && word.end > start)
  const units: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === undefined) break
    const phrase = synonyms[at]
    const own = phrase === undefined ? [word] : words.slice(at, at + phrase.length)
    if (phrase !== undefined && !own.some(isLeftOut)) {
      at += phrase.length - 1
      if (own.some(isAsked) && !functionWords.has(phrase.stands)) units.push(stem(phrase.stands))
      continue
    }
    if (!isAsked(word) || isLeftOut(word)) continue
    const printed = reading.text.slice(word.start, word.end)
    // "Group A": a letter that names something; "A person" begins a sentence.
    if (
      /^\p{Lu}$/u.test(printed) &&
      /[\p{L}\p{N},&]\s*$/u.test(reading.text.slice(Math.max(0, word.start - 3), word.start))
    ) {
      units.push(printed)
      continue
    }
    for (const part of (contractions.get(word.form) ?? word.form).split(' ')) {
      const bare = part.replace(/'s?$/, '')
      if (functionWords.has(bare)) continue
      const form = standardForm(bare, reading, printed)
      if (!functionWords.has(form)) units.push(form)
    }
  }
  return units
}

type Word = Reading['words'][number]

const readSynonyms = new WeakMap<Reading, ReturnType<typeof phraseAt>[]>()

/** What `phraseAt` finds at each word, once for each reading: every difference asks for it. */
function synonymsIn(reading: Reading): ReturnType<typeof phraseAt>[] {
  const known = readSynonyms.get(reading)
  if (known !== undefined) return known
  const found = reading.words.map((_, at) => phraseAt(reading, at))
  readSynonyms.set(reading, found)
  return found
}

/** @returns the synonym of several words ("prior to") that begins at a word of the text, and how many words it has. */
function phraseAt({ words, lexicon }: Reading, at: number): { stands: string; length: number } | undefined {
  const first = words[at]?.form ?? ''
  for (const phrase of phrasesOf(lexicon).get(stem(first)) ?? []) {
    const isHere = phrase.words.every((word, i) => i === 0 || words[at + i]?.form === word)
    if (isHere) return { stands: phrase.stands, length: phrase.words.length }
  }
  return undefined
}

type SynonymPhrase = { readonly words: readonly string[]; readonly stands: string }

const phraseIndexes = new WeakMap<Lexicon, ReadonlyMap<string, readonly SynonymPhrase[]>>()

/** Stem of the first word -> synonyms of several words, longest first. */
function phrasesOf(lexicon: Lexicon): ReadonlyMap<string, readonly SynonymPhrase[]> {
  const known = phraseIndexes.get(lexicon)
  if (known !== undefined) return known
  const phrases = [...lexicon.synonyms]
    .map(([key, stands]): SynonymPhrase => ({ words: key.toLowerCase().split(/[\s-]+/), stands }))
    .filter(({ words }) => words.length > 1)
    .sort((a, b) => b.words.length - a.words.length)
  const index = Map.groupBy(phrases, ({ words }) => stem(words[0] ?? ''))
  phraseIndexes.set(lexicon, index)
  return index
}

/** @param printed the word as it stands: "CAs" is the plural of "CA". */
function standardForm(word: string, reading: Reading, printed: string): string {
  const { synonyms } = reading.lexicon
  if (/^\p{Lu}{2,}s$/u.test(printed)) return word.slice(0, -1)
  const bare = word.replace(/([a-z])is(e|ed|es|ing|ation|ations)$/, '$1iz$2')
  const stems = [bare, stem(bare), `${stem(bare)}e`]
  for (const form of stems) {
    const stands = synonyms.get(form)
    if (stands !== undefined) return stem(stands)
  }
  return reading.lexicon.numerals.get(bare) ?? stem(bare)
}

function chineseUnits(reading: Reading, spans: readonly Span[], leaveOut: readonly Span[]): string[] {
  const units: string[] = []
  for (const [start, end] of spans) {
    for (let i = start; i < end; i++) {
      if (leaveOut.some(([from, to]) => i >= from && i < to)) continue
      const synonym = synonymAt(reading, i, end)
      if (synonym !== undefined) {
        if (!reading.lexicon.functionWords.has(synonym.stands)) units.push(...synonym.stands)
        i += synonym.length - 1
        continue
      }
      const c = reading.plain.charAt(i)
      if (!MARK.test(c) && !reading.lexicon.functionWords.has(c)) units.push(c)
    }
  }
  return units
}

function synonymAt({ plain, lexicon }: Reading, at: number, end: number): EqualWord | undefined {
  const words = equalWordsOf(lexicon).get(plain.charCodeAt(at))
  return words?.find(({ word, length }) => length <= end - at && plain.startsWith(word, at))
}

function standsFor(word: string, { functionWords, synonyms }: Lexicon): string {
  return functionWords.has(word) ? word : (synonyms.get(word) ?? word)
}

type EqualWord = { readonly word: string; readonly length: number; readonly stands: string }

const equalWords = new WeakMap<Lexicon, ReadonlyMap<number, readonly EqualWord[]>>()

/** First character -> synonyms and function words of several characters that begin with it, longest first. */
function equalWordsOf(lexicon: Lexicon): ReadonlyMap<number, readonly EqualWord[]> {
  const known = equalWords.get(lexicon)
  if (known !== undefined) return known
  const words = [...new Set([...lexicon.synonyms.keys(), ...lexicon.functionWords])]
    .filter((word) => word.length > 1)
    .map((word): EqualWord => ({ word, length: word.length, stands: standsFor(word, lexicon) }))
    .sort((a, b) => b.length - a.length)
  const index = Map.groupBy(words, ({ word }) => word.charCodeAt(0))
  equalWords.set(lexicon, index)
  return index
}
