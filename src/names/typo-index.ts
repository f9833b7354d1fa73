/** Words found again though a letter or two differ: each word under its forms with one letter left out. Pure. */
import { lettersBetween } from './distance.ts'
import { soundOf } from './typo.ts'

export type TypoIndex = {
  readonly words: ReadonlySet<string>
  readonly deletions: ReadonlyMap<string, readonly string[]>
  /** Long words by their first and by their last letters: two letters differ, hardly ever one at each end. */
  readonly ends: ReadonlyMap<string, readonly string[]>
}

const LEAST = 4
const LONG = 8
const END = 4
const MAX_LENGTH = 30

export function indexTypos(words: readonly string[]): TypoIndex {
  const deletions = new Map<string, string[]>()
  const ends = new Map<string, string[]>()
  for (const word of words) {
    if (!isWord(word)) continue
    for (const key of deletionsOf(word)) add(deletions, key, word)
    if (word.length >= LONG) for (const key of endsOf(word)) add(ends, key, word)
  }
  return { words: new Set(words), deletions, ends }
}

/** @returns the word itself, where it is known, and known words that differ in one letter (long ones: two). */
export function similarWords({ words, deletions, ends }: TypoIndex, word: string): string[] {
  const found = new Set<string>(words.has(word) ? [word] : [])
  if (!isWord(word)) return [...found]
  for (const key of deletionsOf(word)) for (const other of deletions.get(key) ?? []) found.add(other)
  if (word.length >= LONG) {
    for (const key of endsOf(word))
      for (const other of ends.get(key) ?? [])
        if (!found.has(other) && lettersBetween(word, other, 2) <= 2) found.add(other)
  }
  return [...found]
}

function isWord(word: string): boolean {
  return word.length >= LEAST && word.length <= MAX_LENGTH && !/\p{Nd}/u.test(word)
}

function deletionsOf(word: string): string[] {
  return [word, `~${soundOf(word)}`, ...new Set(Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1)))]
}

function endsOf(word: string): string[] {
  return [`${word.slice(0, END)}-`, `-${word.slice(-END)}`]
}

function add(map: Map<string, string[]>, key: string, word: string): void {
  const held = map.get(key)
  if (held === undefined) map.set(key, [word])
  else held.push(word)
}
