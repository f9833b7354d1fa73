/** A date, a period or a number as read in a sentence, and the calendar behind it. */
import type { Span } from '../../model/text.ts'

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

export const WESTERN_DATES: readonly [RegExp, (m: RegExpMatchArray) => string][] = [
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

/** Days of one unit; months and years are counted by `daysOf`. */
const DAYS: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7 }

const CHINESE_DAYS: Readonly<Record<string, number>> = { 小时: 1 / 24, 工作日: 1, 日: 1, 天: 1, 周: 7 }

const MONTHS_OF: Readonly<Record<string, number>> = { month: 1, year: 12, 月: 1, 年: 12 }

function isoDate(year: string | undefined, month: string | undefined, day: string | undefined): string {
  const index = MONTHS.indexOf((month ?? '').slice(0, 3))
  const number = index >= 0 ? index + 1 : Number(month)
  return `${year ?? '----'}-${pad(number)}${day === undefined ? '' : `-${pad(Number(day))}`}`
}

/** A month has 30 days, and twelve of them a year of 365: 4 years are 48 months, one month is 30 days. */
export function daysOf(number: number, unit: string): number {
  const months = number * (MONTHS_OF[unit] ?? 0)
  return months === 0 ? number * (DAYS[unit] ?? CHINESE_DAYS[unit] ?? 1) : months * 30 + Math.floor(months / 12) * 5
}

export function daysValue(days: number): string {
  // 366 days a year is 365, six months are 180 days: a leap day is no change.
  if (days >= 364 && days <= 366) return '365 days'
  return `${Math.round(days * 100) / 100} days`
}

export function pad(number: number): string {
  return String(number).padStart(2, '0')
}

export function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0
  return [start, start + match[0].trimEnd().length]
}
