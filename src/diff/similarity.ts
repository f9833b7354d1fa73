/** How alike two sentences are: shared words (Latin) and character pairs (Han), function words counting little. */
import { foldText } from '../text/folding.ts'
import { createInterner } from './align.ts'

/** The words of a text as a rising set of ids with their weights. */
export type Features = {
  readonly ids: Int32Array
  readonly weights: Float32Array
  readonly total: number
}

export type Likeness = {
  /** 0 … 1 */
  readonly score: number
  /** Weight of the shared words that carry content: chance agreement of function words has none. */
  readonly content: number
}

/** From this weight on a word carries content. */
const CONTENT = 0.5

const FUNCTION_WORDS = new Set(
  `a an and any are as at be been by can do for from had has have if in into is it its may must no not of on or our shall
  should such that the their them these they this those to under up was we were which who will with would you your
  der die das den dem des ein eine einer eines einem einen und oder ist sind war wird werden von zu zum zur im mit auf
  für an als auch bei nach nicht es sie er wir`.split(/\s+/),
)
const FUNCTION_HAN = new Set('的了在和与及或是为等对将于也均其之以所有由向并')

/** A run of Han, a number, a word. */
const WORDS = /\p{Script=Han}+|\p{Nd}+|[\p{L}\p{M}]+/gu

/** @returns a function that gives the features of a folded text; ids agree within one such function. */
export function createFeatures(): (text: string) => Features {
  const intern = createInterner()
  // id -> its place among the features of the text that is read
  const places: number[] = []
  return (text) => {
    const ids: number[] = []
    const weights: number[] = []
    const add: Add = (feature, weight) => {
      const id = intern(feature)
      const place = places[id] ?? -1
      if (ids[place] === id) weights[place] = weight
      else {
        places[id] = ids.length
        ids.push(id)
        weights.push(weight)
      }
    }
    // Words beyond this change no likeness that matters, and a hostile page may be one sentence.
    for (const word of foldText(text.slice(0, 8_000)).toLowerCase().match(WORDS) ?? []) addWord(word, add)
    const rising = new Int32Array(ids).sort()
    const sorted = new Float32Array(rising.length)
    let total = 0
    for (let at = 0; at < rising.length; at++) {
      const weight = weights[places[rising[at] ?? 0] ?? 0] ?? 0
      sorted[at] = weight
      total += weight
    }
    return { ids: rising, weights: sorted, total }
  }
}

type Add = (feature: string, weight: number) => void

/** Gives the features of one word to `add`. */
function addWord(word: string, add: Add): void {
  if (/^\p{Script=Han}/u.test(word)) {
    let last = ''
    for (const letter of word) {
      add(letter, FUNCTION_HAN.has(letter) ? 0.1 : 0.3)
      if (last !== '') add(last + letter, 0.6)
      last = letter
    }
  } else if (/^\p{Nd}/u.test(word)) {
    add(word, 0.6)
    add('#', 0.4)
  } else if (FUNCTION_WORDS.has(word)) add(word, 0.15)
  // "chips" and "chip", "controls" and "controlled" share their beginning.
  else add(word.length > 6 ? word.slice(0, 6) : word.replace(/s$/, ''), word.length > 1 ? 1 : 0.3)
}

/** @returns the features of two texts read as one. */
export function joinFeatures(a: Features, b: Features): Features {
  const ids: number[] = []
  const weights: number[] = []
  let total = 0
  let i = 0
  let j = 0
  while (i < a.ids.length || j < b.ids.length) {
    const x = a.ids[i] ?? Infinity
    const y = b.ids[j] ?? Infinity
    const weight = (x <= y ? a.weights[i] : b.weights[j]) ?? 0
    ids.push(Math.min(x, y))
    weights.push(weight)
    total += weight
    if (x <= y) i++
    if (y <= x) j++
  }
  return { ids: Int32Array.from(ids), weights: Float32Array.from(weights), total }
}

/** @returns Dice's coefficient of the weighted words; a text that is nearly contained in a longer one counts as alike. */
export function likeness(a: Features, b: Features): Likeness {
  let shared = 0
  let content = 0
  let i = 0
  let j = 0
  while (i < a.ids.length && j < b.ids.length) {
    const x = a.ids[i] ?? 0
    const y = b.ids[j] ?? 0
    if (x === y) {
      const weight = a.weights[i] ?? 0
      shared += weight
      if (weight >= CONTENT) content += weight
    }
    if (x <= y) i++
    if (y <= x) j++
  }
  if (shared === 0) return { score: 0, content: 0 }
  const dice = (2 * shared) / (a.total + b.total)
  const least = Math.min(a.total, b.total)
  const contained = least >= 4 ? (0.75 * shared) / least : 0
  return { score: Math.max(dice, contained), content }
}

/** @returns the part of `part` that also stands in `whole`, 0 … 1. */
export function containedIn(part: Features, whole: Features): number {
  if (part.total === 0) return 0
  let shared = 0
  let j = 0
  for (const [i, id] of part.ids.entries()) {
    while ((whole.ids[j] ?? Infinity) < id) j++
    if (whole.ids[j] === id) shared += part.weights[i] ?? 0
  }
  return shared / part.total
}
