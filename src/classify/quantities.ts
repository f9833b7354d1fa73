/** Dates, periods and numbers in a sentence, each in a form that can be compared, with its place. */

import type { Span } from '../model.ts'
import { NUMERAL, readNumeral } from '../names/numerals.ts'
import { allMatches } from '../text.ts'
import { readClockTimes, readFrequencies } from './frequencies.ts'
import { readNamedQuantities } from './named-quantities.ts'
import type { Reading } from './reading.ts'

export type Quantity = {
  /** A calendar date; a time to act; any other number. */
  readonly kind: 'date' | 'period' | 'number'
  /** Comparable: "2025-05-15", "----05-15", "30 days", "25 %". */
  readonly value: string
  readonly span: Span
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

const WESTERN_DATES: readonly [RegExp, (m: RegExpMatchArray) => string][] = [
  // "March 25, 2025", "March 25"
  [
    new RegExp(`\\b${MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?\\b`, 'g'),
    (m) => isoDate(m[3], m[1], m[2]),
  ],
  // "25 March 2025", "15-May-2018"
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${MONTH}\\.?(?:,?[\\s-]+(\\d{4}))?\\b`, 'g'),
    (m) => isoDate(m[3], m[2], m[1]),
  ],
  // "2025-03-25"
  [/\b(\d{4})-(\d{2})-(\d{2})\b/g, (m) => isoDate(m[1], m[2], m[3])],
  // "3/25/2025"
  [/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g, (m) => isoDate(m[3], m[1], m[2])],
  // "14.8.2017"
  [/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/g, (m) => isoDate(m[3], m[2], m[1])],
  // "May 2026", "May, 2026"
  [new RegExp(`\\b${MONTH}\\.?\\s{0,3},?\\s{1,3}(\\d{4})\\b`, 'g'), (m) => isoDate(m[2], m[1], undefined)],
  // "due in May", "until the end of June"
  [
    new RegExp(`(?<=\\b(?:in|of|until|by|since|early|mid|late)[\\s-])${MONTH}\\b`, 'g'),
    (m) => isoDate(undefined, m[1], undefined),
  ],
]

const CHINESE_DATES: readonly [RegExp, (m: RegExpMatchArray) => string][] = [
  // 中华民国一百十三年七月三十一日
  [new RegExp(`(?:中华)?民国(${NUMERAL})年(?:(${NUMERAL})月)?(?:(${NUMERAL})日)?`, 'g'), (m) => chineseDate(m, 1911)],
  // 2025年11月10日, 二〇二五年十一月
  [
    new RegExp(`(?:西元|公元)?(\\d{4}|[〇零一二三四五六七八九]{4})年(?:(${NUMERAL})月)?(?:(${NUMERAL})日)?`, 'g'),
    (m) => chineseDate(m, 0),
  ],
  // 一百十三年十二月二十日 (years of the Republic without saying so)
  [
    new RegExp(`([一百零〇十]{0,4}百[〇零一二三四五六七八九十]{0,6})年(${NUMERAL})月(?:(${NUMERAL})日)?`, 'g'),
    (m) => chineseDate(m, 1911),
  ],
  // 12月1日
  [new RegExp(`()(${NUMERAL})月(${NUMERAL})日`, 'g'), (m) => chineseDate(m, 0)],
]

const NUMBER_WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred'
/** Days of one unit; months and years are counted by `daysOf`. */
const DAYS: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7 }

// "within 30 days", "thirty (30) business days", "six months"
const WESTERN_PERIOD = new RegExp(
  `\\b(\\d+(?:\\.\\d+)?|${NUMBER_WORDS})(?:\\s{0,3}\\(\\d{1,6}\\))?[\\s-]{1,3}(?:calendar[\\s-]{1,3})?((?:business|working)[\\s-]{1,3})?(hour|day|week|month|year)s?\\b`,
  'g',
)
const CHINESE_PERIOD = new RegExp(`(${NUMERAL})(?:个)?(小时|工作日|日|天|周(?!岁)|月|年)(?!度|级)`, 'g')
const CHINESE_DAYS: Readonly<Record<string, number>> = { 小时: 1 / 24, 工作日: 1, 日: 1, 天: 1, 周: 7 }
const MONTHS_OF: Readonly<Record<string, number>> = { month: 1, year: 12, 月: 1, 年: 12 }

/** A period to act (as against a sentence, a validity, an interval). */
const TIME_TO_ACT_BEFORE =
  /\b(?:within|no later than|not later than|no more than|up to|after|in|at least|of|for)\s+(?:the\s+)?(?:next\s+|last\s+)?$/
const TIME_TO_ACT_AFTER =
  /^\s*(?:of|after|from|before|prior|following|in advance)\b|^\s+to\s+(?:respond|reply|appeal|comply|object|delete|correct|submit|file|pay|apply|return|remove|remedy|cure|answer|comment|withdraw|register)\b/
const VALIDITY_AFTER =
  /^\s+(?:(?:a|per|each)\s|of\s+(?:age|imprison|prison|jail|validity|detention|service)|in\s+(?:prison|jail)|imprison|old\b)/
const VALIDITY_BEFORE = /(?:valid|validity|interval|imprison|sentence|age|period greater than|exceed)[^.;]{0,40}$/

// "$364,992", "25 percent", "0.1%", "1,700 units", "910D" is a name and no number
const WESTERN_NUMBER = new RegExp(
  `(?:[$€£¥]\\s{0,3})?(?<![\\p{L}\\d.-])(?:\\d[\\d,]*(?:\\.\\d+)?|\\b(?:${NUMBER_WORDS})\\b)(?![\\p{L}\\d-])(?:\\s{0,3}(%|percent|per cent|thousand|million|billion|trillion))?`,
  'gu',
)
// 百分之五十, 三分之二
const CHINESE_FRACTION = new RegExp(`(${NUMERAL})分之(${NUMERAL})`, 'g')
// Units that one thing is seldom counted by without being meant as one: 三份, 五十平方米.
const MEASURE_WORDS =
  '平方米|平方公尺|平方公里|立方米|公顷|亩|米|公尺|厘米|公分|毫米|海里|升|公升|毫升|毫克|微克|克|份|户|辆|艘|架|台|套|枚|株|席|美元|欧元|日元|港元|英镑|卢布|人次|瓦|兆瓦|伏|赫兹|纳米|微米|度|分贝|百分点|个百分点'
// 三公里 is 三千米: the latter reads as three thousand metres.
const THOUSANDS = new Set(['公里', '公斤'])
const HALF = /半数/g
// 五千元, 三十万元, 1.5%, 二人, 两倍, 十六家
const CHINESE_NUMBER = new RegExp(
  `(${NUMERAL})(万|亿)?(元|％|%|人|名|家|倍|次|条|项|件|吨|公斤|周岁|岁|个|款|公里|位|票|章|职等|日|年|月|${MEASURE_WORDS})?`,
  'g',
)

/** @returns dates, periods and numbers in the order of the text; none lies inside another. */
export function readQuantities(reading: Reading): Quantity[] {
  const found = reading.lexicon.byCharacter
    ? readChinese(reading.plain)
    : [...readNamedQuantities(reading), ...readWestern(reading.plain)]
  const kept: Quantity[] = []
  for (const quantity of found) {
    if (!kept.some(({ span }) => span[0] < quantity.span[1] && quantity.span[0] < span[1])) kept.push(quantity)
  }
  return kept.sort((a, b) => a.span[0] - b.span[0])
}

function readWestern(text: string): Quantity[] {
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
  for (const match of allMatches(text, WESTERN_NUMBER)) {
    if (isNoAmount(text, match)) continue
    const number = wordNumber(
      match[0].replace(/[^\d.\p{L}]/gu, '').replace(/[a-z]+$/, (unit) => (match[1] === undefined ? unit : '')),
    )
    if (number !== undefined) {
      const unit = (match[1] ?? '').replace(/per ?cent/, '%')
      found.push({ kind: 'number', value: `${number} ${unit}`.trim(), span: spanOf(match) })
    }
  }
  return found
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

function readChinese(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const [pattern, value] of CHINESE_DATES) {
    for (const match of allMatches(text, pattern))
      found.push({ kind: 'date', value: value(match), span: spanOf(match) })
  }
  for (const match of allMatches(text, CHINESE_FRACTION)) {
    const below = readNumeral(match[1] ?? '')
    const above = readNumeral(match[2] ?? '')
    if (below && above !== undefined) found.push({ kind: 'number', value: `${above / below}`, span: spanOf(match) })
  }
  for (const match of allMatches(text, HALF)) found.push({ kind: 'number', value: '0.5', span: spanOf(match) })
  for (const match of allMatches(text, CHINESE_PERIOD)) {
    const number = readNumeral(match[1] ?? '')
    if (number === undefined) continue
    const after = text.slice((match.index ?? 0) + match[0].length, (match.index ?? 0) + match[0].length + 6)
    const toAct =
      /^(?:以?内|之内|前|之前|期|后|间)/.test(after) ||
      /起$|[^前]后$|届?满$|经$/.test(text.slice(Math.max(0, (match.index ?? 0) - 3), match.index))
    found.push({
      kind: toAct ? 'period' : 'number',
      value: daysValue(daysOf(number, match[2] ?? '')),
      span: spanOf(match),
    })
  }
  for (const match of allMatches(text, CHINESE_NUMBER)) {
    // A single character without a unit is part of a word more often than a number: 一切, 统一.
    if (match[2] === undefined && match[3] === undefined && !/\d/.test(match[0])) continue
    const written = readNumeral(`${match[1]}${match[2] ?? ''}`)
    const number = written === undefined ? undefined : written * (THOUSANDS.has(match[3] ?? '') ? 1000 : 1)
    if (number !== undefined)
      found.push({
        kind: 'number',
        value: `${number}${match[3] === '%' || match[3] === '％' ? ' %' : ''}`,
        span: spanOf(match),
      })
  }
  return found
}

function isoDate(year: string | undefined, month: string | undefined, day: string | undefined): string {
  const index = MONTHS.indexOf((month ?? '').slice(0, 3))
  const number = index >= 0 ? index + 1 : Number(month)
  return `${year ?? '----'}-${pad(number)}${day === undefined ? '' : `-${pad(Number(day))}`}`
}

function chineseDate(match: RegExpMatchArray, offset: number): string {
  const year = readNumeral(match[1] ?? '')
  const [month, day] = [match[2], match[3]].map((part) => (part === undefined ? undefined : readNumeral(part)))
  return `${match[1] ? (year ?? 0) + offset : '----'}${month === undefined ? '' : `-${pad(month)}`}${day === undefined ? '' : `-${pad(day)}`}`
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

/** A month has 30 days, and twelve of them a year of 365: 4 years are 48 months, one month is 30 days. */
function daysOf(number: number, unit: string): number {
  const months = number * (MONTHS_OF[unit] ?? 0)
  return months === 0 ? number * (DAYS[unit] ?? CHINESE_DAYS[unit] ?? 1) : months * 30 + Math.floor(months / 12) * 5
}

function daysValue(days: number): string {
  // 366 days a year is 365, six months are 180 days: a leap day is no change.
  if (days >= 364 && days <= 366) return '365 days'
  return `${Math.round(days * 100) / 100} days`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0
  return [start, start + match[0].trimEnd().length]
}
