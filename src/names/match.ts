/**
 * Whether two names of organisations mean the same one, how sure that is, and by what. Rules on words, no statistics: every
 * match can say its reason. Measured on labelled pairs in test/names/corpus.test.ts.
 */
import type { Sureness } from '../model/finding.ts'
import { type HanName, isPlaceHan } from './han.ts'
import { type Face, type Name, readName } from './names.ts'
import { isPinyinPair, isShort, soundOf, type Typo, typoBetween } from './typo.ts'
import type { WesternName } from './western.ts'
import { type Word, weightOf } from './words.ts'

/** `score`: 0 to 1, for sorting; `sureness` decides. */
export type NameMatch = { readonly sureness: Sureness | undefined; readonly how: string; readonly score: number }

const NO_MATCH: NameMatch = { sureness: undefined, how: 'other names', score: 0 }

/** "Trading Co", "China International": names that weigh less name nobody. */
const LEAST_WEIGHT = 0.6

/**
 * @returns false for a name that never matches, not even itself: CORP, Trading Co, China, 有限公司. General words that make up a
 * firm's name (Technical Services, Power S.A.L.) match the very same words, and are possible only.
 */
export function canMatch(face: Face): boolean {
  if (face.weight >= LEAST_WEIGHT) return true
  if (face.script === 'han') return face.weight >= LEAST_WEIGHT / 2
  const [first] = face.core
  return face.core.length > 1 || (first !== undefined && first.kind !== 'empty' && face.whole !== first.text)
}

/** Up to so many letters a word with another first letter is another word. */
const BRIEF = 6

export function matchNames(a: string, b: string): NameMatch {
  return matchRead(readName(a), readName(b))
}

/** The same on names read before. */
export function matchRead(a: Name, b: Name): NameMatch {
  let best = NO_MATCH
  for (const one of a.faces) {
    for (const other of b.faces) {
      const match = matchFaces(one, other)
      if (match.score > best.score) best = a.printed === b.printed ? { ...match, how: 'same name' } : match
    }
  }
  return best
}

function matchFaces(a: Face, b: Face): NameMatch {
  if (a.script === 'words') return b.script === 'words' ? matchWestern(a, b) : NO_MATCH
  return b.script === 'han' ? matchHan(a, b) : NO_MATCH
}

function sure(how: string, score = 1): NameMatch {
  return { sureness: 'sure', how, score }
}

function likely(how: string, score = 0.8): NameMatch {
  return { sureness: 'likely', how, score }
}

function possible(how: string, score = 0.5): NameMatch {
  return { sureness: 'possible', how, score }
}

// ---------------------------------------------------------------- words

function matchWestern(a: WesternName, b: WesternName): NameMatch {
  const abbreviation = matchInitials(a, b)
  if (abbreviation !== undefined) return abbreviation
  if (a.weight < LEAST_WEIGHT || b.weight < LEAST_WEIGHT)
    return a.whole === b.whole && canMatch(a) ? possible('the same general words') : NO_MATCH
  if (a.numbers !== b.numbers) return NO_MATCH
  if (a.whole === b.whole) return sure('same name, written differently')
  if (a.coreKey === b.coreKey) {
    const [only] = a.core
    if (a.core.length === 1 && only?.kind === 'common') return likely('same common name, another legal form', 0.85)
    return a.group === b.group
      ? sure('same name without legal form', 0.95)
      : likely('same name without “Group” or “Holding”', 0.9)
  }
  if (a.squeezed === b.squeezed) return sure('same name, words joined or split', 0.95)
  return matchWords(a, b)
}

function matchWords(a: WesternName, b: WesternName): NameMatch {
  const { left, right, shared } = pairEqual(a.core, b.core)
  if (left.length === 0 && right.length === 0) return likely('same words in another order', 0.85)
  if (left.length > 0 && squeeze(left) === squeeze(right)) return likely('same words, joined or split', 0.85)
  if (left.length === right.length && left.length <= 2) return matchTypos(left, right, shared, a.body || b.body)
  if (left.length > 0 && right.length > 0) return NO_MATCH
  return matchExtra(a, b, left.length > 0 ? left : right, shared)
}

function squeeze(words: readonly Word[]): string {
  return words.map(({ text }) => text).join('')
}

/** @returns the words that both have, and what is left on either side. */
function pairEqual(a: readonly Word[], b: readonly Word[]): { left: Word[]; right: Word[]; shared: Word[] } {
  const right = [...b]
  const left: Word[] = []
  const shared: Word[] = []
  for (const word of a) {
    const at = right.findIndex(({ text }) => text === word.text)
    if (at < 0) left.push(word)
    else shared.push(...right.splice(at, 1))
  }
  return { left, right, shared }
}

/** @param body one of them is a firm or body by its words; else it may be a person. */
function matchTypos(left: readonly Word[], right: readonly Word[], shared: readonly Word[], body: boolean): NameMatch {
  const rest = [...right]
  const says: string[] = []
  let letters = 0
  let doubtful = false
  for (const word of left) {
    const at = rest.findIndex((other) => typoBetween(word, other) !== undefined)
    const [other] = at < 0 ? [] : rest.splice(at, 1)
    const typo = other === undefined ? undefined : typoBetween(word, other)
    if (other === undefined || typo === undefined) return NO_MATCH
    letters += typo.letters
    doubtful ||= word.kind === 'rare' && other.kind === 'rare' && isPinyinPair(typo.one, typo.other)
    // Tadić and Radić, Hassan and Hussain are two people; Satar and Sattar are one
    doubtful ||= !body && isPerson(typo.one, typo.other, shared) && soundOf(typo.one) !== soundOf(typo.other)
    // Hamas and Tamas: with another first letter a short word is another word, whatever stands around it
    doubtful ||=
      typo.one.charAt(0) !== typo.other.charAt(0) && isBrief(typo) && soundOf(typo.one) !== soundOf(typo.other)
    doubtful ||= isShort(typo.one, typo.other) && !shared.some(({ kind }) => kind === 'rare')
    says.push(`‘${typo.one}’, ‘${typo.other}’`)
  }
  const how = `${letters === 1 ? 'one letter differs' : `${letters} letters differ`}: ${says.join('; ')}`
  return doubtful || left.length > 1 ? possible(how, 0.6) : likely(how, letters === 1 ? 0.8 : 0.75)
}

/** A letter in another's place; one too many or too few is a slip. */
function isBrief({ one, other }: Typo): boolean {
  return one.length === other.length && one.length <= BRIEF
}

/** Beside another word, or with another first letter, which is seldom a slip: a family name. */
function isPerson(one: string, other: string, shared: readonly Word[]): boolean {
  return shared.length > 0 || one.charAt(0) !== other.charAt(0)
}

/** One name has all words of the other, and more. */
function matchExtra(a: WesternName, b: WesternName, extra: readonly Word[], shared: readonly Word[]): NameMatch {
  // HP is not HP Trading: two letters stand for anybody.
  if (squeeze(shared).length < 3) return NO_MATCH
  if (weightOf(shared) < LEAST_WEIGHT || !shared.some(({ kind }) => kind !== 'empty' && kind !== 'place'))
    return NO_MATCH
  const says = extra.map(({ text }) => text).join(' ')
  const longer = a.core.length > b.core.length ? a.core : b.core
  const leads = longer.slice(0, shared.length).every((word, i) => word.text === shared[i]?.text)
  // Deutsche Bank (Schweiz), Faberlic Europe, Zhejiang Dahua Technology: the house of that name there.
  const trails = longer.slice(-shared.length).every((word, i) => word.text === shared[i]?.text)
  const isBrand = shared.some(({ kind }) => kind === 'rare')
  if ((leads || (trails && isBrand)) && extra.every(({ kind }) => kind === 'place'))
    return likely(`same name and a place: ${says}`, 0.75)
  if (weightOf(extra) > weightOf(shared) * (leads ? 1 : 0.5) || !shared.some(({ kind }) => kind === 'rare'))
    return NO_MATCH
  return possible(`same name and more words: ${says}`, 0.5)
}

/** SMIC is Semiconductor Manufacturing International Corporation. */
function matchInitials(a: WesternName, b: WesternName): NameMatch | undefined {
  const [short, long] = a.acronym ? [a, b] : [b, a]
  if (!short.acronym || long.core.length < 3 || !long.initials.includes(short.squeezed)) return undefined
  const how = 'abbreviation of the other name'
  // Three letters may be anybody's, but a body without a name of its own is called by them: the PLA.
  const body = short.squeezed.length === long.core.length && !long.core.some(({ kind }) => kind === 'rare')
  return short.squeezed.length >= 4 || body ? likely(how, 0.75) : possible(how, 0.5)
}

// ---------------------------------------------------------------- Chinese characters

function matchHan(a: HanName, b: HanName): NameMatch {
  if (a.weight < LEAST_WEIGHT || b.weight < LEAST_WEIGHT)
    return a.whole === b.whole && canMatch(a) ? possible('the same general words') : NO_MATCH
  if (a.numbers !== b.numbers) return NO_MATCH
  if (a.raw === b.raw) return sure('same name, written differently')
  if (a.whole === b.whole) return sure('same name in traditional and simplified characters')
  const script = a.traditional === b.traditional ? '' : ', traditional characters'
  if (a.core === b.core) {
    return a.group === b.group
      ? sure(`same name without legal form${script}`, 0.95)
      : likely(`same name without 集团 or 控股${script}`, 0.9)
  }
  const [short, long] = a.core.length < b.core.length ? [a.core, b.core] : [b.core, a.core]
  if (a.heart === b.heart && a.heart.length >= 2 && withoutPlaces(a) === withoutPlaces(b))
    return a.places === '' || b.places === '' ? possible('same name and a place', 0.6) : NO_MATCH
  const places = long.startsWith(short) && isPlaceHan(long.slice(short.length))
  if (short.length >= 2 && places) return likely(`same name and a place: ${long.slice(short.length)}`, 0.75)
  if (short.length >= 3 && long.startsWith(short)) return possible('same name and more words', 0.5)
  if (short.length >= 6 && lettersBetweenHan(a.core, b.core) === 1) return possible('one character differs', 0.6)
  return NO_MATCH
}

function withoutPlaces({ core, places }: HanName): string {
  return core.startsWith(places) ? core.slice(places.length) : core
}

function lettersBetweenHan(a: string, b: string): number {
  if (a.length !== b.length) return 2
  return [...a].filter((c, i) => c !== b[i]).length
}
