/** What remains of changed words when everything that carries no meaning of its own is taken away. */
import type { Span } from '../model.ts'
import { stem } from './inflect.ts'
import type { Reading } from './reading.ts'

/** Characters that hold a Chinese sentence together: their change alone means nothing that can be ordered. */
const CHINESE_FUNCTION =
  /[的了之者于在由对以为所其该此并且而则与及和或等也都就还被把将从向到自至上中下内里个项各本即使因时有是处予之乎乃亦应可得将已曾届现\s\p{P}\p{S}]/u

/**
 * @returns the words (Chinese: characters) of the spans that carry meaning, each in one standard form: without function
 * words, inflection, spelling variants, contractions; synonyms stand for each other.
 */
export function meaningfulWords(reading: Reading, spans: readonly Span[], leaveOut: readonly Span[] = []): string[] {
  return reading.lexicon.byCharacter ? chineseUnits(reading, spans, leaveOut) : westernUnits(reading, spans, leaveOut)
}

function westernUnits(reading: Reading, spans: readonly Span[], leaveOut: readonly Span[]): string[] {
  const { contractions, functionWords } = reading.lexicon
  const units: string[] = []
  for (const word of reading.words) {
    if (!spans.some(([start, end]) => word.start < end && word.end > start)) continue
    if (leaveOut.some(([start, end]) => word.start >= start && word.end <= end)) continue
    for (const part of (contractions.get(word.form) ?? word.form).split(' ')) {
      if (!functionWords.has(part)) units.push(standardForm(part, reading))
    }
  }
  return units
}

function standardForm(word: string, reading: Reading): string {
  const { synonyms } = reading.lexicon
  const bare = word.replace(/'s?$/, '').replace(/([a-z])is(e|ed|es|ing|ation|ations)$/, '$1iz$2')
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
        units.push(synonym.stands)
        i += synonym.length - 1
        continue
      }
      const c = reading.plain.charAt(i)
      if (!CHINESE_FUNCTION.test(c)) units.push(c)
    }
  }
  return units
}

function synonymAt(reading: Reading, at: number, end: number): { stands: string; length: number } | undefined {
  for (let length = Math.min(4, end - at); length >= 2; length--) {
    const stands = reading.lexicon.synonyms.get(reading.plain.slice(at, at + length))
    if (stands !== undefined) return { stands, length }
  }
  return undefined
}

/** @returns what each side has that the other has not, counting repetitions. */
export function unshared(before: readonly string[], after: readonly string[]): { before: string[]; after: string[] } {
  return { before: without(before, after), after: without(after, before) }
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1)
  return words.filter((word) => {
    const count = left.get(word) ?? 0
    if (count === 0) return true
    left.set(word, count - 1)
    return false
  })
}
