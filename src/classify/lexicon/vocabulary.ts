/** Sets of words that rules ask for by name ("and", "or", a negation): read from the lexicon, compiled into patterns once. */
import type { WordSet } from '../../model/lexicon.ts'

/** Name of a set -> its words in lower case; "…" at an end stands for any letters ("sanction…"). */
export type Vocabulary = ReadonlyMap<WordSet, readonly string[]>

/** Matches nothing: a language that has no such words. */
const NOTHING = '(?!)'

/**
 * @param build puts a pattern together; `set` gives the words of a set as alternatives, the longest first, without a group.
 * @param flags of the pattern.
 * @returns the pattern for the words of a lexicon: built at the first call, kept as long as the lexicon.
 */
export function wordPattern(
  build: (set: (name: WordSet) => string) => string,
  flags = 'u',
): (lexicon: { readonly vocabulary: Vocabulary }) => RegExp {
  const built = new WeakMap<Vocabulary, RegExp>()
  return ({ vocabulary }) => {
    const known = built.get(vocabulary)
    if (known !== undefined) return known
    const pattern = new RegExp(
      build((name) => alternatives(vocabulary.get(name) ?? [])),
      flags,
    )
    built.set(vocabulary, pattern)
    return pattern
  }
}

/** ["and/or", "or"] -> "and\/or|or" */
function alternatives(words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  return longestFirst.map(patternOf).join('|') || NOTHING
}

/** "sanction…" -> "sanction\p{L}*"; "other than" -> "other\s+than" */
function patternOf(word: string): string {
  return word
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replace(/…/g, '\\p{L}*')
    .replace(/ /g, '\\s+')
}
