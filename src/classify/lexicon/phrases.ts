/** The words of a lexicon's rows made ready for matching: phrases by their first two words (Chinese: characters). */
import type { Row } from '../../model/lexicon.ts'
import { inflect } from './word-forms.ts'

/** A phrase ready to be matched: words (or, in Chinese, strings), a gap between two groups of them. */
export type Phrase = { readonly row: Row; readonly parts: readonly (readonly string[])[]; readonly weight: number }

/** How the phrases of a language are written. */
type Spelling = {
  /** Chinese is matched by character, other languages by word. */
  readonly byCharacter: boolean
  /** What "~" at the end of a word stands for; empty: the endings of an English verb. */
  readonly endings: readonly string[]
  /** Words that stand alone before their apostrophe. */
  readonly elisions: ReadonlySet<string>
}

const WORD = /[\p{L}\p{M}\p{N}…]+(?:['’][\p{L}]+)*|['’]ll\b/gu

/** @returns the words of a phrase as texts are cut into words. */
function wordsOf(text: string, elisions: ReadonlySet<string>): string[] {
  return (text.match(WORD) ?? []).flatMap((word) => cutElision(word, elisions))
}

/** "l'arme" -> ["l", "arme"], where "l" is an elision; any other word stays whole. */
export function cutElision(word: string, elisions: ReadonlySet<string>): string[] {
  const at = word.search(/['’]/)
  return at > 0 && elisions.has(word.slice(0, at)) ? [word.slice(0, at), word.slice(at + 1)] : [word]
}

/** Phrases that begin with one word: by the word after it those that go on with it, each list with those of `alone`. */
export type Beginning = { readonly alone: readonly Phrase[]; readonly next: ReadonlyMap<Unit, readonly Phrase[]> }

/** A word; of Chinese a character, as its code unit. */
export type Unit = string | number

/** @returns first word (or character) -> phrases, longest first; of equal length those of earlier rows first. */
export function indexPhrases(rows: readonly Row[], spelling: Spelling): Map<Unit, Beginning> {
  const read = (row: Row, words: string) =>
    spelling.byCharacter ? [chinesePhrase(row, words)] : westernPhrases(row, words, spelling)
  const all = longestFirst(rows.flatMap((row) => row.words.flatMap((words) => read(row, words))))
  const unitAt = spelling.byCharacter ? characterAt : wordAt
  const index = new Map<Unit, Beginning>()
  for (const [first, phrases] of Map.groupBy(all, (phrase) => unitAt(phrase, 0))) {
    if (first !== undefined)
      index.set(
        first,
        divide(phrases, (phrase) => unitAt(phrase, 1)),
      )
  }
  return index
}

function divide(phrases: readonly Phrase[], secondOf: (phrase: Phrase) => Unit | undefined): Beginning {
  const alone: Phrase[] = []
  const next = new Map<Unit, Phrase[]>()
  for (const phrase of phrases) {
    const second = secondOf(phrase)
    if (second === undefined) {
      alone.push(phrase)
      for (const list of next.values()) list.push(phrase)
      continue
    }
    const same = next.get(second)
    if (same === undefined) next.set(second, [...alone, phrase])
    else same.push(phrase)
  }
  return { alone, next }
}

function characterAt({ parts }: Phrase, at: number): Unit | undefined {
  const start = parts[0]?.[0] ?? ''
  return at < start.length ? start.charCodeAt(at) : undefined
}

/** Undefined also for a word that stands for many: "…zu…en". */
function wordAt({ parts }: Phrase, at: number): Unit | undefined {
  const word = parts[0]?.[at]
  return at > 0 && word?.includes('…') ? undefined : word
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
function westernPhrases(row: Row, words: string, { endings, elisions }: Spelling): Phrase[] {
  const formsOf = (word: string) => {
    if (!word.endsWith('~')) return [word]
    const base = word.slice(0, -1)
    return endings.length === 0 ? inflect(base) : [base, ...endings.map((ending) => base + ending)]
  }
  let readings: string[][][] = [[]]
  for (const group of words.split(' * ')) {
    let grown: string[][] = [[]]
    for (const word of group.split(' ')) {
      const next = formsOf(word).map((form) => wordsOf(form.toLowerCase(), elisions))
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
