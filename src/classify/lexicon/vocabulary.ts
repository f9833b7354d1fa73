/** Sets of words that rules ask for by name ("and", "or", a negation): read from the lexicon, compiled into patterns once. */
import type { WordSet } from '../../model/lexicon.ts'

/**
 * Name of a set -> its words in lower case. "…" stands for letters: behind a word any or none ("sanction…"), before it one for each at
 * least ("…gesellschaft").
 */
export type Vocabulary = ReadonlyMap<WordSet, readonly string[]>

type Named = { readonly vocabulary: Vocabulary }

/** Matches nothing: a language that has no such words. */
const NOTHING = '(?!)'

/**
 * @param build puts a pattern together; `set` gives the words of a set as one group, the longest first. Words are found whole: "or" not
 * in "for". Chinese has no spaces, and its words are found anywhere.
 * @param flags of the pattern.
 * @returns the pattern for the words of a lexicon: built at the first call, kept as long as the lexicon.
 */
export function wordPattern(
  build: (set: (name: WordSet) => string) => string,
  flags = 'u',
): (lexicon: Named) => RegExp {
  return perLexicon(
    (vocabulary) =>
      new RegExp(
        build((name) => alternatives(vocabulary.get(name) ?? [])),
        flags,
      ),
  )
}

/**
 * @param name of a set, or of several. @param form what of a word is kept: its stem, or the word itself.
 * @returns the words of a lexicon's set, to be looked up.
 */
export function wordSet(
  name: WordSet,
  form: (word: string) => string = (word) => word,
): (lexicon: Named) => ReadonlySet<string> {
  return perLexicon((vocabulary) => new Set((vocabulary.get(name) ?? []).map(form)))
}

function perLexicon<T extends object>(build: (vocabulary: Vocabulary) => T): (lexicon: Named) => T {
  const built = new WeakMap<Vocabulary, T>()
  return ({ vocabulary }) => {
    const known = built.get(vocabulary)
    if (known !== undefined) return known
    const made = build(vocabulary)
    built.set(vocabulary, made)
    return made
  }
}

/** Where a word of letters begins or ends; a Chinese character does neither. */
const [START, END] = ['(?<![\\p{L}\\p{N}_])', '(?![\\p{L}\\p{N}_])']

/** ["and/or", "or", "或"] -> "(?:(?<!…)(?:and\/or|or)(?!…)|(?:或))" */
function alternatives(words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  const groups = Map.groupBy(longestFirst, edgesOf)
  const patterns = [...groups].map(([edges, same]) => edges.replace('…', `(?:${same.map(patternOf).join('|')})`))
  return `(?:${patterns.join('|') || NOTHING})`
}

/** What must not stand before and behind the word, "…" in its place. */
function edgesOf(word: string): string {
  return `${isSpelled(word.at(0)) ? START : ''}…${isSpelled(word.at(-1)) ? END : ''}`
}

function isSpelled(character = ''): boolean {
  return /[\p{L}\p{N}]/u.test(character) && !/\p{Script=Han}/u.test(character)
}

/** "sanction…" -> "sanction\p{L}*"; "…gesellschaft" -> "(?<=\p{L}{1})gesellschaft"; "other than" -> "other\s+than" */
function patternOf(word: string): string {
  const letter = /\p{Script=Han}/u.test(word) ? '.' : '\\p{L}'
  return word
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/^…+/, (before) => `(?<=${letter}{${before.length}})`)
    .replace(/…/g, '\\p{L}*')
    .replace(/ /g, '\\s+')
}
