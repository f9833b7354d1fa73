/** Dates, periods and numbers in a sentence, each in a form that can be compared, with its place. */
import { allMatches } from '../../text/matches.ts'
import type { Reading } from './cue.ts'
import { readClockTimes, readFrequencies } from './frequencies.ts'
import { readNamedQuantities } from './lexicon-quantities.ts'
import { readChinese } from './quantities-chinese.ts'
import type { Quantity } from './quantity.ts'
import { daysOf, daysValue, spanOf, WESTERN_DATES } from './quantity.ts'

const NUMBER_WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred'

// "within 30 days", "thirty (30) business days", "six months"
const WESTERN_PERIOD = new RegExp(
  `\\b(\\d+(?:\\.\\d+)?|${NUMBER_WORDS})(?:\\s{0,3}\\(\\d{1,6}\\))?[\\s-]{1,3}(?:calendar[\\s-]{1,3})?((?:business|working)[\\s-]{1,3})?(hour|day|week|month|year)s?\\b`,
  'g',
)

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

// "$364,992", "25 percent", "0.1%", "1,700 units", "910D" is a name and no number
const numberPattern = (figures: string) =>
  new RegExp(
    `(?:[$€£¥]\\s{0,3})?(?<![\\p{L}\\d.-])(?:${figures}|\\b(?:${NUMBER_WORDS})\\b)(?![\\p{L}\\d-])(?:\\s{0,3}(%|percent|per cent|thousand|million|billion|trillion))?`,
    'gu',
  )

const NUMBERS = { point: numberPattern(WITH_POINT), comma: numberPattern(WITH_COMMA) }

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

function readWestern({ plain: text, lexicon: { decimalComma } }: Reading): Quantity[] {
  const found: Quantity[] = []
  for (const [pattern, value] of WESTERN_DATES) {
    for (const match of allMatches(text, pattern)) {
      // "in a common format, e.g., 2025-01-23"
      if (/e\.g\.,?\s*$/.test(text.slice(Math.max(0, match.index - 8), match.index))) continue
      found.push({ kind: 'date', value: value(match), span: spanOf(match) })
    }
  }
  found.push(...readFrequencies(text, wordNumber), ...readClockTimes(text))
  for (const match of allMatches(text, WESTERN_PERIOD)) {
    const days = daysOf(wordNumber(match[1]) ?? 0, match[3] ?? '')
    const value = match[2] === undefined ? daysValue(days) : `${days} working days`
    found.push({ kind: isTimeToAct(text, match) ? 'period' : 'number', value, span: spanOf(match) })
  }
  for (const match of allMatches(text, decimalComma ? NUMBERS.comma : NUMBERS.point)) {
    if (isNoAmount(text, match)) continue
    const written = (decimalComma ? withPoint(match[0]) : match[0])
      .replace(/[^\d.\p{L}]/gu, '')
      .replace(/[a-z]+$/, (unit) => (match[1] === undefined ? unit : ''))
    const number = longNumber(written) ?? wordNumber(written)
    if (number !== undefined) {
      const unit = (match[1] ?? '').replace(/per ?cent/, '%')
      found.push({ kind: 'number', value: `${number} ${unit}`.trim(), span: spanOf(match) })
    }
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

function wordNumber(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const plain = Number(text.replace(/,/g, ''))
  if (Number.isFinite(plain)) return plain
  const index = NUMBER_WORDS.split('|').indexOf(text)
  if (index < 0) return undefined
  if (index < 20) return index + 1
  return index === 27 ? 100 : (index - 17) * 10
}
