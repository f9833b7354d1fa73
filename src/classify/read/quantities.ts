/** Dates, periods and numbers in a sentence, each in a form that can be compared, with its place. */
import { allMatches } from '../../text/matches.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Reading } from './cue.ts'
import { readClockTimes, readFrequencies } from './frequencies.ts'
import { readNamedQuantities } from './lexicon-quantities.ts'
import { readChinese } from './quantities-chinese.ts'
import type { Quantity } from './quantity.ts'
import { daysOf, daysValue, spanOf, WESTERN_DATES } from './quantity.ts'

/** A period to act (as against a sentence, a validity, an interval). */
const TIME_TO_ACT_BEFORE =
  /\b(?:within|no later than|not later than|no more than|up to|after|in|at least|of|for)\s+(?:the\s+)?(?:next\s+|last\s+)?$/

const TIME_TO_ACT_AFTER =
  /^\s*(?:of|after|from|before|prior|following|in advance)\b|^\s+to\s+(?:respond|reply|appeal|comply|object|delete|correct|submit|file|pay|apply|return|remove|remedy|cure|answer|comment|withdraw|register)\b/

const VALIDITY_AFTER =
  /^\s+(?:(?:a|per|each)\s|of\s+(?:age|imprison|prison|jail|validity|detention|service)|in\s+(?:prison|jail)|imprison|old\b)/

const VALIDITY_BEFORE = /(?:valid|validity|interval|imprison|sentence|age|period greater than|exceed)[^.;]{0,40}$/

// "1,700.50"; "1.700,50", "1 700,50"
const WITH_POINT = '\\d[\\d,]*(?:\\.\\d+)?'
const WITH_COMMA = '\\d{1,3}(?:[.\\s]\\d{3})+(?!\\d)(?:,\\d+)?|\\d+(?:,\\d+)?'

type Patterns = { readonly numbers: RegExp; readonly periods: RegExp }
const patterns = new WeakMap<Lexicon, Patterns>()

/** Numbers in figures and in the words of the lexicon; an article that is a numeral too ("eine", "un") counts nothing. */
function patternsOf(lexicon: Lexicon): Patterns {
  const known = patterns.get(lexicon)
  if (known !== undefined) return known
  const { numerals, vocabulary, decimalComma } = lexicon
  const articles = vocabulary.get('articles') ?? []
  const words = [...numerals].flatMap(([word, number]) =>
    /^\d+$/.test(number) && !articles.includes(word) ? [RegExp.escape(word)] : [],
  )
  const anyWord = words.length === 0 ? '(?!)' : words.sort((a, b) => b.length - a.length).join('|')
  const built = {
    // "$364,992", "25 percent", "0.1%", "1,700 units", "ten units"; "910D" is a name and no number
    numbers: new RegExp(
      `(?:[$€£¥]\\s{0,3})?(?<![\\p{L}\\d.-])(${decimalComma ? WITH_COMMA : WITH_POINT}|${anyWord})(?![\\p{L}\\d-])(?:\\s{0,3}(%|percent|per cent|thousand|million|billion|trillion))?`,
      'gu',
    ),
    // "within 30 days", "thirty (30) business days", "six months"
    periods: new RegExp(
      `(?<![\\p{L}\\d_])(\\d+(?:\\.\\d+)?|${anyWord})(?:\\s{0,3}\\(\\d{1,6}\\))?[\\s-]{1,3}(?:calendar[\\s-]{1,3})?((?:business|working)[\\s-]{1,3})?(hour|day|week|month|year)s?\\b`,
      'gu',
    ),
  }
  patterns.set(lexicon, built)
  return built
}

/** @returns dates, periods and numbers in the order of the text; none lies inside another. */
export function readQuantities(reading: Reading): Quantity[] {
  const found = reading.lexicon.byCharacter
    ? readChinese(reading.plain)
    : [...readNamedQuantities(reading), ...readWestern(reading)]
  const kept: Quantity[] = []
  for (const quantity of found) {
    if (!kept.some(({ span }) => span[0] < quantity.span[1] && quantity.span[0] < span[1])) kept.push(quantity)
  }
  return kept.sort((a, b) => a.span[0] - b.span[0])
}

function readWestern({ plain: text, lexicon }: Reading): Quantity[] {
  const { numbers, periods } = patternsOf(lexicon)
  const wordNumber = (word: string) => numberOf(word, lexicon)
  const found: Quantity[] = []
  for (const [pattern, value] of WESTERN_DATES) {
    for (const match of allMatches(text, pattern)) {
      // "in a common format, e.g., 2025-01-23"
      if (/e\.g\.,?\s*$/.test(text.slice(Math.max(0, match.index - 8), match.index))) continue
      found.push({ kind: 'date', value: value(match), span: spanOf(match) })
    }
  }
  found.push(...readFrequencies(text, wordNumber), ...readClockTimes(text))
  for (const match of allMatches(text, periods)) {
    const days = daysOf(wordNumber(match[1] ?? '') ?? 0, match[3] ?? '')
    const value = match[2] === undefined ? daysValue(days) : `${days} working days`
    found.push({ kind: isTimeToAct(text, match) ? 'period' : 'number', value, span: spanOf(match) })
  }
  for (const match of allMatches(text, numbers)) {
    if (isNoAmount(text, match)) continue
    const figures = match[1] ?? ''
    const written = (lexicon.decimalComma ? withPoint(figures) : figures).replace(/\s/g, '')
    const number = longNumber(written.replace(/,/g, '')) ?? wordNumber(written)
    if (number === undefined) continue
    const unit = (match[2] ?? '').replace(/per ?cent/, '%')
    found.push({ kind: 'number', value: `${number} ${unit}`.trim(), span: spanOf(match) })
  }
  return found
}

/** "1.700,50" -> "1700.50" */
function withPoint(number: string): string {
  return number.replace(/(?<=\d)[.\s](?=\d{3})/gu, '').replace(',', '.')
}

/** "any one of the formats", "from one year to the next", "ISO 8601", "RFC 5280": no amount. */
function isNoAmount(text: string, match: RegExpMatchArray): boolean {
  const at = match.index ?? 0
  if (
    match[0] === 'one' &&
    !/^\s+of\s+the\s+(?:\d|two|three|four|five|six|seven|eight|nine|ten)\b/.test(text.slice(at + 3, at + 20))
  )
    return /\b(?:any|no|every|each|the|this|that|which|only|from)\s+$/.test(text.slice(Math.max(0, at - 8), at))
  return /\b(?:iso|iec|rfc|ieee|itu|astm|nist|fips)\s*$/.test(text.slice(Math.max(0, at - 8), at))
}

function isTimeToAct(text: string, match: RegExpMatchArray): boolean {
  const at = match.index ?? 0
  const before = text.slice(Math.max(0, at - 60), at)
  const after = text.slice(at + match[0].length, at + match[0].length + 20)
  // "20 hours a week", "18 years of age", "20 years of imprisonment"
  if (VALIDITY_BEFORE.test(before) || VALIDITY_AFTER.test(after)) return false
  return TIME_TO_ACT_BEFORE.test(before) || TIME_TO_ACT_AFTER.test(after)
}

/** A customs or register number of so many digits that two of them would round to one: it stays as it is written. */
function longNumber(text: string): string | undefined {
  return /^\d[\d.]{15,}$/.test(text) ? text.replace(/^0+(?=\d)/, '') : undefined
}

/** @param text figures with a point, or a number word. */
function numberOf(text: string, { numerals }: Lexicon): number | undefined {
  const word = text === '' ? undefined : (numerals.get(text) ?? text.replace(/,/g, ''))
  const number = Number(word)
  return Number.isFinite(number) ? number : undefined
}
