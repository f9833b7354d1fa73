/** The words of a lexicon's rows made ready for matching: phrases by their first word (Chinese: character). */
import type { Row } from '../model/lexicon.ts'
import { inflect } from './inflect.ts'

/** A phrase ready to be matched: words (or, in Chinese, strings), a gap between two groups of them. */
export type Phrase = { readonly row: Row; readonly parts: readonly (readonly string[])[]; readonly weight: number }

/** How the phrases of a language are written. */
export type Spelling = {
  /** Chinese is matched by character, other languages by word. */
  readonly byCharacter: boolean
  /** What "~" at the end of a word stands for; empty: the endings of an English verb. */
  readonly endings: readonly string[]
}

const WORD = /[\p{L}\p{M}\p{N}…]+(?:['’][\p{L}]+)*|['’]ll\b/gu

/** @returns the words of a phrase as texts are cut into words. */
function wordsOf(text: string): string[] {
  return text.match(WORD) ?? []
}

/** @returns first word (or character) -> phrases, longest first; of equal length those of earlier rows first. */
export function indexPhrases(rows: readonly Row[], spelling: Spelling): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>()
  for (const row of rows) {
    for (const words of row.words) {
      for (const phrase of spelling.byCharacter ? [chinesePhrase(row, words)] : westernPhrases(row, words, spelling)) {
        const first = phrase.parts[0]?.[0] ?? ''
        const key = spelling.byCharacter ? ([...first][0] ?? '') : first
        if (key === '') continue
        const same = index.get(key)
        if (same === undefined) index.set(key, [phrase])
        else same.push(phrase)
      }
    }
  }
  for (const phrases of index.values()) phrases.sort((a, b) => b.weight - a.weight)
  return index
}

/** "除…外" -> [["除"], ["外"]] */
function chinesePhrase(row: Row, words: string): Phrase {
  const parts = words.split('…').map((part) => [part])
  return { row, parts, weight: words.length }
}

/** "alert~ * to" -> [["alert"], ["to"]], [["alerts"], ["to"]], …; "ist * …zu…en" -> [["ist"], ["…zu…en"]] */
function westernPhrases(row: Row, words: string, { endings }: Spelling): Phrase[] {
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
  if (!pattern.includes('…')) return word === pattern
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
