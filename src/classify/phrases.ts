/** The words of a lexicon's rows made ready for matching: phrases by their first word (Chinese: first two characters). */
import type { Row } from '../model/lexicon.ts'
import { inflect } from './inflect.ts'

/** A phrase ready to be matched: words (or, in Chinese, strings), a gap between two groups of them. */
export type Phrase = { readonly row: Row; readonly parts: readonly (readonly string[])[]; readonly weight: number }

const WORD = /[\p{L}\p{M}\p{N}…]+(?:['’][\p{L}]+)*|['’]ll\b/gu

/** @returns the words of a phrase as texts are cut into words. */
function wordsOf(text: string): string[] {
  return text.match(WORD) ?? []
}

/** @returns first word -> phrases, longest first; of equal length those of earlier rows first. */
export function indexPhrases(rows: readonly Row[], endings: readonly string[]): Map<string, Phrase[]> {
  const all = rows.flatMap((row) => row.words.flatMap((words) => westernPhrases(row, words, endings)))
  return Map.groupBy(longestFirst(all), ({ parts }) => parts[0]?.[0] ?? '')
}

/** Chinese phrases that begin with one character: by the next one those that are longer, each list with those of `alone`. */
export type Beginning = { readonly alone: readonly Phrase[]; readonly next: ReadonlyMap<number, readonly Phrase[]> }

/** @returns first character (as code unit) -> phrases, in the order of `indexPhrases`. */
export function indexCharacters(rows: readonly Row[]): Map<number, Beginning> {
  const all = longestFirst(rows.flatMap((row) => row.words.map((words) => chinesePhrase(row, words))))
  return new Map([...Map.groupBy(all, (phrase) => codeAt(phrase, 0))].map(([code, phrases]) => [code, divide(phrases)]))
}

function divide(phrases: readonly Phrase[]): Beginning {
  const alone = phrases.filter((phrase) => Number.isNaN(codeAt(phrase, 1)))
  const longer = phrases.filter((phrase) => !alone.includes(phrase))
  const nexts = [...new Set(longer.map((phrase) => codeAt(phrase, 1)))]
  const beginWith = (code: number) => phrases.filter((phrase) => alone.includes(phrase) || codeAt(phrase, 1) === code)
  return { alone, next: new Map(nexts.map((code) => [code, beginWith(code)])) }
}

/** A code unit of the first part; NaN beyond its end. */
function codeAt({ parts }: Phrase, at: number): number {
  return parts[0]?.[0]?.charCodeAt(at) ?? Number.NaN
}

function longestFirst(phrases: readonly Phrase[]): Phrase[] {
  return phrases.toSorted((a, b) => b.weight - a.weight)
}

/** "除…外" -> [["除"], ["外"]] */
function chinesePhrase(row: Row, words: string): Phrase {
  const parts = words.split('…').map((part) => [part])
  return { row, parts, weight: words.length }
}

/** "alert~ * to" -> [["alert"], ["to"]], [["alerts"], ["to"]], …; "ist * …zu…en" -> [["ist"], ["…zu…en"]] */
function westernPhrases(row: Row, words: string, endings: readonly string[]): Phrase[] {
  const formsOf = (word: string) => {
    if (!word.endsWith('~')) return [word]
    const base = word.slice(0, -1)
    return endings.length === 0 ? inflect(base) : [base, ...endings.map((ending) => base + ending)]
  }
  let readings: string[][][] = [[]]
  for (const group of words.split(' * ')) {
    let grown: string[][] = [[]]
    for (const word of group.split(' ')) {
      const next = formsOf(word).map((form) => wordsOf(form.toLowerCase()))
      grown = grown.flatMap((start) => next.map((form) => [...start, ...form]))
    }
    readings = readings.flatMap((reading) => grown.map((part) => [...reading, part]))
  }
  return readings.map((parts) => ({ row, parts, weight: parts.flat().length + parts.flat().join('').length / 100 }))
}

/** @returns true when a word of a text is the word of a phrase, in which "…" stands for at least two letters. */
export function isForm(word: string, pattern: string): boolean {
  if (word === pattern || !pattern.includes('…')) return word === pattern
  const [head = '', ...rest] = pattern.split('…')
  const tail = rest.pop() ?? ''
  if (!word.startsWith(head) || !word.endsWith(tail)) return false
  let from = head.length
  const end = word.length - tail.length
  for (const middle of rest) {
    const at = word.indexOf(middle, from + LEAST)
    if (at < 0) return false
    from = at + middle.length
  }
  return from + LEAST <= end
}

/** Letters that "…" stands for at the least. */
const LEAST = 2
