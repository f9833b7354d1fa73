/** One word of a name: its standard form, and how much it tells. Pure. */
import { PLACES } from './places.ts'
import { COMMON_WORDS, EMPTY_WORDS, KNOWN_WORDS, LITTLE_WORDS, NUMBER_WORDS, SAME_WORDS } from './word-tables.ts'

/** `rare`: a name of its own; `common`: a brand or family name that many share; `known`: a trade or body; `empty`: in every second name. */
type WordKind = 'rare' | 'common' | 'known' | 'place' | 'number' | 'empty'

export type Word = { readonly text: string; readonly kind: WordKind }

const WEIGHTS: Readonly<Record<WordKind, number>> = {
  rare: 1,
  common: 0.7,
  known: 0.4,
  place: 0.4,
  number: 0.3,
  empty: 0.15,
}

const LITTLE: ReadonlySet<string> = new Set(LITTLE_WORDS.split(' '))
const STANDARD: ReadonlyMap<string, string> = new Map(
  SAME_WORDS.flatMap(([first = '', ...others]) => others.map((word) => [word, first] as const)),
)
const NUMBERS: ReadonlyMap<string, number> = new Map(
  NUMBER_WORDS.split(' ').map((pair) => {
    const [word = '', value] = pair.split(':')
    return [word, Number(value)] as const
  }),
)
const KINDS: ReadonlyMap<string, WordKind> = new Map([
  ...kindOfAll(COMMON_WORDS, 'common'),
  ...kindOfAll(KNOWN_WORDS, 'known'),
  ...kindOfAll(EMPTY_WORDS, 'empty'),
])

/** The word that stands for others -> all of them: a misspelling is near one of them, not near the one that stands. */
const SPELLINGS = new Map<string, string[]>()
for (const [word, stands] of [...STANDARD, ...PLACES]) SPELLINGS.set(stands, [...(SPELLINGS.get(stands) ?? []), word])

const ROMAN: ReadonlyMap<string, number> = new Map(
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'
    .split(' ')
    .map((word, index) => [word, index + 1]),
)
/** They are syllables or initials as well: numbers only at the end of a name. */
const ONLY_LAST = /^(?:[ivx]|xi|vi)$/

function kindOfAll(words: string, kind: WordKind): (readonly [string, WordKind])[] {
  return words.split(' ').map((word) => [STANDARD.get(word) ?? word, kind] as const)
}

export function weightOf(words: readonly Word[]): number {
  return words.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0)
}

/** "the", "of", "al". */
export function isLittle(word: string): boolean {
  return LITTLE.has(word)
}

/** @returns `intl` as international, `third` and `3rd` as 3, `systems` as system. */
export function standardWord(word: string): string {
  const number = NUMBERS.get(word)
  if (number !== undefined) return String(number)
  const ordinal = /^0*(\d+)(?:st|nd|rd|th)?$/.exec(word)?.[1]
  if (ordinal !== undefined) return ordinal
  const standard = STANDARD.get(word)
  if (standard !== undefined) return standard
  if (word.length > 4 && word.endsWith('s')) {
    const singular = STANDARD.get(word.slice(0, -1)) ?? word.slice(0, -1)
    if (KINDS.has(singular) && KINDS.get(singular) !== 'common') return singular
  }
  return word
}

/** @returns the word and all that it stands for: china, chinese, cn; missile, missiles. */
export function spellingsOf({ text, kind }: Word): readonly string[] {
  if (kind === 'rare') return [text]
  return [text, ...(kind === 'place' ? [] : [`${text}s`]), ...(SPELLINGS.get(text) ?? [])]
}

/** @param last the word ends its name: a single I, V or X is a number there. */
export function readWord(word: string, first: boolean, last: boolean): Word {
  if (/^\p{Nd}+$/u.test(word)) return { text: word, kind: 'number' }
  const roman = first || (ONLY_LAST.test(word) && !last) ? undefined : ROMAN.get(word)
  if (roman !== undefined) return { text: String(roman), kind: 'number' }
  const place = PLACES.get(word)
  if (place !== undefined) return { text: place, kind: 'place' }
  // One letter is a part of a name at most: the A and T of AT&T.
  return { text: word, kind: KINDS.get(word) ?? (word.length > 1 ? 'rare' : 'known') }
}

/** Tens and units that stand apart: "forty four", "twenty-third". */
export function joinNumbers(words: readonly string[]): string[] {
  const joined: string[] = []
  for (let i = 0; i < words.length; i++) {
    const tens = NUMBERS.get(words[i] ?? '') ?? 0
    const units = NUMBERS.get(words[i + 1] ?? '') ?? 0
    if (tens >= 20 && tens < 100 && units > 0 && units < 10) {
      joined.push(String(tens + units))
      i++
    } else joined.push(words[i] ?? '')
  }
  return joined
}
