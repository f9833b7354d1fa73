/** How alike two names of organisations or people are: word by word, in any order, legal forms counting little. Pure. */
import { lettersBetween } from '../../names/distance.ts'

/** "Co." and "Company" are one form; a form alone says nothing of who somebody is. */
const FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    company: 'co',
    co: 'co',
    limited: 'ltd',
    ltd: 'ltd',
    incorporated: 'inc',
    inc: 'inc',
    corporation: 'corp',
    corp: 'corp',
    llc: 'llc',
    llp: 'llp',
    plc: 'plc',
    gmbh: 'gmbh',
    jsc: 'jsc',
    ojsc: 'jsc',
    pjsc: 'jsc',
    private: 'pvt',
    pvt: 'pvt',
    pte: 'pte',
    the: 'the',
    of: 'of',
    and: 'and',
    for: 'for',
  }),
)
const FORM_WEIGHT = 1
/** A word may differ by as much and still be the same word written anew. */
const SAME_WORD = 0.7
const MAX_WORDS = 40
const MAX_LETTERS = 40
const MAX_COMPARED = 120

/**
 * @param a @param b names in the form of `foldValue`.
 * @returns 0 … 1: the share of letters in words that both have; 0 where both have an initial that the other lacks.
 */
export function nameSimilarity(a: string, b: string): number {
  if (a === b) return 1
  const [left, right] = [wordsIn(a), wordsIn(b)]
  const forms = right.map(formOf)
  const total = weightOf(left) + weightOf(right)
  if (total === 0) return 0
  const rest = [...right]
  let shared = 0
  const open: string[] = []
  for (const word of left) {
    const at = forms.indexOf(formOf(word))
    if (at < 0) {
      open.push(word)
      continue
    }
    rest.splice(at, 1)
    forms.splice(at, 1)
    shared += 2 * weight(word)
  }
  // "Plant A" is not "Plant B"
  if (open.some(isInitial) && rest.some(isInitial)) return 0
  const unmatched: string[] = []
  for (const word of open) {
    let best = -1
    let most = SAME_WORD
    for (const [i, other] of rest.entries()) {
      const score = wordSimilarity(word, other)
      if (score < most) continue
      most = score
      best = i
    }
    const other = rest[best]
    if (other === undefined) {
      unmatched.push(word)
      continue
    }
    rest.splice(best, 1)
    shared += most * (weight(word) + weight(other))
  }
  // "Guo Fang" is "Guofang"
  const divided = wordSimilarity(unmatched.join(''), rest.join(''))
  if (divided >= SAME_WORD) shared += divided * (weightOf(unmatched) + weightOf(rest))
  return shared / total
}

function wordsIn(name: string): string[] {
  return name
    .split(' ', MAX_WORDS)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, MAX_LETTERS))
}

function formOf(word: string): string {
  return FORMS.get(word) ?? word
}

function weight(word: string): number {
  return FORMS.has(word) ? FORM_WEIGHT : word.length
}

function weightOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + weight(word), 0)
}

function isInitial(word: string): boolean {
  return word.length === 1
}

/** 1 less the edits (a swap of neighbours is one) over the length of the longer word. */
function wordSimilarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  const shortest = Math.min(a.length, b.length)
  if (longest > MAX_COMPARED) return 0
  if (longest === 0 || shortest / longest < SAME_WORD) return 0
  const most = Math.floor(longest * (1 - SAME_WORD))
  return 1 - lettersBetween(a, b, most) / longest
}
