/** The normal form of a name in Chinese characters (or kana). Pure. */
import { HAN_FORMS, HAN_GROUP_WORDS } from './legal-forms.ts'
import { DIGITS } from './numerals.ts'
import { HAN_PLACES } from './places.ts'
import { toSimplified } from './simplified.ts'
import { HAN_COMMON, HAN_EMPTY, HAN_GENERIC } from './word-tables.ts'

export type HanName = {
  readonly script: 'han'
  /** Without spaces and marks, before characters are made simple. */
  readonly raw: string
  /** Simplified, legal form included. */
  readonly whole: string
  /** Without its legal form, 集团 and 控股. */
  readonly core: string
  /** Of the core: without the places before it or in brackets, and without the trades that follow: 浪潮. */
  readonly heart: string
  /** Places before the heart. */
  readonly places: string
  readonly group: boolean
  readonly numbers: string
  readonly weight: number
  /** Some of its characters are traditional ones. */
  readonly traditional: boolean
  /** The heart is a brand that many firms share. */
  readonly common: boolean
}

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length)
const literal = (word: string) => word.replace(/[()]/g, '\\$&')
const oneOf = (words: readonly string[]) => longestFirst(words).map(literal).join('|')

const FORMS = oneOf(HAN_FORMS.flatMap(({ words }) => words.split('|')))
const GROUPS = oneOf(HAN_GROUP_WORDS.split('|'))
const PLACES = `(?:${oneOf(HAN_PLACES.split('|'))})(?:特别行政区|[省市县区])?`
const GENERIC = oneOf(HAN_GENERIC.split('|'))
const EMPTY = oneOf(HAN_EMPTY.split('|'))
const COMMON: ReadonlySet<string> = new Set(HAN_COMMON.split('|'))

const FORM_AT_END = new RegExp(`(?:${FORMS})$`, 'u')
const FORM_AT_START = /^(?:株式会社|株式會社|有限会社|合同会社|\(株\)|\(有\))/u
const GROUP_AT_END = new RegExp(`\\(?(?:${GROUPS})\\)?$`, 'u')
const PLACE_AT_START = new RegExp(`^\\(?${PLACES}\\)?`, 'u')
const PLACE_IN_BRACKETS = new RegExp(`\\(${PLACES}\\)`, 'gu')
const GENERIC_AT_END = new RegExp(`(?:${GENERIC}|${GROUPS})$`, 'u')
const ALL_FORMAL = new RegExp(`(?:${GROUPS}|${FORMS})`, 'gu')
const ALL_EMPTY = new RegExp(`(?:${EMPTY})`, 'gu')
const ALL_GENERIC = new RegExp(`(?:${GENERIC}|${PLACES})`, 'gu')
const ONLY_EMPTY = new RegExp(`^(?:${EMPTY})*$`, 'u')
const ONLY_PLACES = new RegExp(`^(?:${PLACES})+$`, 'u')

const MAX_LENGTH = 120

/** @param folded a name, folded (`foldText`). */
export function readHan(folded: string): HanName | undefined {
  const bare = folded
    .replace(/[\s"'·,.、;:_~*-]/gu, '')
    .toLowerCase()
    .slice(0, MAX_LENGTH)
  const raw = bare.split('(').length === bare.split(')').length ? bare : bare.replace(/[()]/g, '')
  const whole = arabic(toSimplified(raw))
  if (whole === '') return undefined
  const formless = strip(whole.replace(FORM_AT_START, ''), FORM_AT_END)
  const core = strip(formless, GROUP_AT_END, FORM_AT_END)
  const placeless = core.replace(PLACE_IN_BRACKETS, '').replace(/[()]/g, '')
  const places = PLACE_AT_START.exec(placeless)?.[0] ?? ''
  const heart = strip(placeless.slice(places.length), GENERIC_AT_END)
  const formal = placeless.replace(ALL_FORMAL, '')
  const telling = formal.replace(ALL_EMPTY, '')
  const rest = telling.replace(ALL_GENERIC, '').replace(/\p{Nd}/gu, '')
  return {
    script: 'han',
    raw,
    whole,
    core: core.replace(/[()]/g, ''),
    heart,
    places,
    group: formless !== core,
    numbers: (whole.match(/\p{Nd}+/gu) ?? [])
      .map((digits) => String(Number(digits.slice(0, 15))))
      .sort()
      .join(' '),
    weight:
      rest.length * 0.5 +
      Math.min(telling.length - rest.length, 8) * 0.15 +
      Math.min(formal.length - telling.length, 8) * 0.05,
    traditional: raw !== toSimplified(raw),
    common: COMMON.has(heart),
  }
}

/** 科技, 国际: words of a firm's name that tell of no trade. */
export function isEmptyHan(text: string): boolean {
  return ONLY_EMPTY.test(text)
}

export function isPlaceHan(text: string): boolean {
  return ONLY_PLACES.test(text)
}

/** Takes endings away as long as something is left. */
function strip(text: string, ...endings: readonly RegExp[]): string {
  let left = text
  for (let guard = 0; guard < 8; guard++) {
    const next = endings.reduce((short, ending) => short.replace(ending, ''), left)
    if (next === left || next === '') return left
    left = next
  }
  return left
}

/** 第十三 is 第13, 二十四所 is 24所; one numeral alone stays a character, unless 第 stands before it. */
function arabic(text: string): string {
  return text.replace(/第?[〇零一二两三四五六七八九十百]+/gu, (found) => {
    const digits = found.replace('第', '')
    if (digits === '' || (digits === found && digits.length === 1)) return found
    return `${digits === found ? '' : '第'}${numeral(digits)}`
  })
}

function numeral(text: string): string {
  if (!/[十百]/u.test(text)) return [...text].map((c) => DIGITS[c] ?? 0).join('')
  let total = 0
  let digit: number | undefined
  for (const c of text) {
    if (c === '百' || c === '十') {
      total += (digit ?? 1) * (c === '百' ? 100 : 10)
      digit = undefined
    } else digit = DIGITS[c]
  }
  return String(total + (digit ?? 0))
}

/** @returns the name as printed without the legal form at its end; undefined where it has none or little is left. */
export function withoutHanForm(printed: string): string | undefined {
  const simple = toSimplified(printed.trim())
  const left = strip(simple, FORM_AT_END)
  return left === simple || left.length < 4 ? undefined : left
}
