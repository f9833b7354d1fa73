/** The normal form of a name that is written in words. Pure. */
import { lettersBetween } from './distance.ts'
import { toLatin } from './latin.ts'
import { GROUP_WORDS, LEGAL_FORMS, LONG_FORM_WORDS } from './legal-forms.ts'
import { type PhraseTable, phraseLength, phraseTable } from './phrases.ts'
import { PLACE_PHRASES } from './places.ts'
import { isLittle, joinNumbers, readWord, standardWord, type Word, weightOf } from './words.ts'

export type WesternName = {
  readonly script: 'words'
  /** All words but the little ones, legal forms included, as one key. */
  readonly whole: string
  /** The words without legal forms and without "Group" and "Holding". */
  readonly core: readonly Word[]
  readonly coreKey: string
  /** Without spaces: "ya mahdi" is yamahdi. */
  readonly squeezed: string
  /** Digits in the order of their value, e.g. "3 14". */
  readonly numbers: string
  /** "Group" or "Holding" stands in it. */
  readonly group: boolean
  /** It is a firm or body by its form or its words, not the bare name of a person. */
  readonly body: boolean
  readonly weight: number
  /** First letters of its words, without and with those of legal forms. */
  readonly initials: readonly string[]
  /** A single word in capitals: "SMIC", "S.M.I.C." */
  readonly acronym: boolean
}

const ANYWHERE = phraseTable(formsAt('anywhere'))
const EDGE = phraseTable(formsAt('edge'))
const PLACE = phraseTable(PLACE_PHRASES.split('|'))
const GROUP: ReadonlySet<string> = new Set(GROUP_WORDS.split('|'))
const GLUED =
  /(\p{Ll}{3,})(AG|SA|SE|NV|BV|AB|AS|GmbH|SpA|SAS|LLC|LLP|PLC|Ltd|LTD|Inc|INC|OOO|OAO|ZAO|JSC|FZE)(?=$|[\s,.)])/gu

const LONG_FORMS = LONG_FORM_WORDS.split(' ')

const MAX_WORDS = 40

/** Forms of several words are no other word's, wherever they stand. */
function formsAt(at: 'anywhere' | 'edge'): string[] {
  return LEGAL_FORMS.flatMap((form) =>
    form.words.split('|').filter((words) => (form.at === 'edge' && !words.includes(' ')) === (at === 'edge')),
  )
}

/** @param folded a name, folded (`foldText`). @returns undefined where it has no word. */
export function readWestern(folded: string): WesternName | undefined {
  const words = joinPhrases(joinNumbers(splitName(folded)).map(standardWord), PLACE)
  const bare = words.filter((word) => !isLittle(word))
  if (bare.length === 0) return undefined
  const forms = legalForms(words)
  const rest = words.filter((word, i) => !forms[i] && !isLittle(word))
  const core = rest.filter((word) => !GROUP.has(word))
  const read = core.map((word, i) => readWord(word, i === 0, i === core.length - 1))
  return {
    script: 'words',
    whole: bare.join(' '),
    core: read,
    coreKey: read.map(({ text }) => text).join(' '),
    squeezed: read.map(({ text }) => text).join(''),
    numbers: numbersOf(read),
    group: core.length < rest.length,
    body:
      forms.includes(true) ||
      core.length < rest.length ||
      read.some(({ kind }) => kind === 'known' || kind === 'empty' || kind === 'place'),
    weight: weightOf(read),
    initials: initialsOf(rest, bare),
    acronym: isAcronym(read, folded),
  }
}

function isAcronym(read: readonly Word[], folded: string): boolean {
  const [word] = read
  if (word === undefined || read.length > 1 || word.kind !== 'rare' || !/^\p{L}{3,8}$/u.test(word.text)) return false
  return folded.replace(/[.\s]/g, '').includes(word.text.toUpperCase())
}

function initialsOf(rest: readonly string[], bare: readonly string[]): string[] {
  const first = (words: readonly string[]) => words.map((word) => word.charAt(0)).join('')
  return [...new Set([first(rest), first(bare)])].filter(({ length }) => length >= 3)
}

/** Words in lower case without marks; initials joined: "A.B.C. & Co" is abc, and, co. */
function splitName(folded: string): string[] {
  const text = toLatin(folded.replace(GLUED, '$1 $2'))
    .replace(/(?<=\p{L})['´`](?=\p{L})|['"]/gu, '')
    .replace(/&|\+/g, ' and ')
    .replace(
      /(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,8}(?:\p{L}(?![\p{L}\p{N}]))?/gu,
      (found) => ` ${found.replace(/[.\s]/g, '')} `,
    )
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return joinLetters(words.slice(0, MAX_WORDS))
}

/** "P T Astra" is pt astra, "J P Morgan" is jp morgan. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = []
  let open = false
  for (const word of words) {
    const letter = /^\p{Script=Latin}$/u.test(word)
    if (letter && open) joined.push(`${joined.pop()}${word}`)
    else joined.push(word)
    open = letter
  }
  return joined
}

function joinPhrases(words: readonly string[], table: PhraseTable): string[] {
  const joined: string[] = []
  for (let i = 0; i < words.length; ) {
    const length = Math.max(1, phraseLength(table, words, i))
    joined.push(words.slice(i, i + length).join(''))
    i += length
  }
  return joined
}

/** @returns which words belong to a legal form. Short forms count only at either end, beside other forms. */
function legalForms(words: readonly string[]): boolean[] {
  const marked = words.map(() => false)
  for (let i = 0; i < words.length; i++) {
    const length = phraseLength(ANYWHERE, words, i)
    for (let j = i; j < i + length; j++) marked[j] = true
    if (length > 0) i += length - 1
  }
  const skip = (i: number) => marked[i] === true || isLittle(words[i] ?? '')
  words.forEach((word, i) => {
    if (i > 0 && !marked[i] && isMisspeltForm(word)) marked[i] = true
  })
  let first = 0
  while (first < words.length && skip(first)) first++
  // A name is more than its legal form: AB Volvo, but not the whole of "AB".
  const leading = phraseLength(EDGE, words, first)
  if (leading > 0 && first + leading < words.length) marked.fill(true, first, first + leading)
  let last = words.length - 1
  for (let guard = 0; guard < 4; guard++) {
    while (last > 0 && skip(last)) last--
    const length = [3, 2, 1].find((n) => last - n + 1 > 0 && phraseLength(EDGE, words, last - n + 1) === n) ?? 0
    if (length === 0 || marked.slice(0, last - length + 1).every(Boolean)) break
    marked.fill(true, last - length + 1, last + 1)
  }
  return marked
}

function isMisspeltForm(word: string): boolean {
  return word.length >= 6 && LONG_FORMS.some((form) => form[0] === word[0] && lettersBetween(word, form, 1) === 1)
}

/** All digits of the words: CETC 13 is never CETC 14, 2007-AHL1 never 2007-AHL2. */
function numbersOf(words: readonly Word[]): string {
  return words
    .flatMap(({ text }) => text.match(/\p{Nd}+/gu) ?? [])
    .map((digits) => String(Number(digits.slice(0, 15))))
    .sort()
    .join(' ')
}

/**
 * @returns the name as printed without the legal form at its end: "Example Tech Co., Ltd." is Example Tech. Undefined where it
 * has none, or where what is left would be found in every text.
 */
export function withoutLegalForm(printed: string): string | undefined {
  let left = printed.trim()
  for (let guard = 0; guard < 5; guard++) {
    const [ending = '', letters = ''] = /[\s,(]+([\p{L}.]{2,24})[).,\s]*$/u.exec(left) ?? []
    const word = toLatin(letters.replace(/\./g, ''))
    if (ending === '' || (!isForm(ANYWHERE, word) && !isForm(EDGE, word))) break
    left = left.slice(0, left.length - ending.length)
  }
  if (left === printed.trim()) return undefined
  const read = readWestern(left)
  if (read === undefined || left.length < 4) return undefined
  return read.core.some(({ kind }) => kind === 'rare') || (read.core.length >= 2 && read.weight >= 0.8)
    ? left
    : undefined
}

function isForm(table: PhraseTable, word: string): boolean {
  return phraseLength(table, [word], 0) === 1
}
