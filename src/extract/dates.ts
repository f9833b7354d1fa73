/** Dates as official pages print them, in the languages of their issuers. Pure text to YYYY-MM-DD. */

/** `value` is YYYY-MM-DD; `index` and `text` say where and how it stands in the given text. */
export type FoundDate = { readonly value: string; readonly text: string; readonly index: number }

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jän', 'jänner', 'januari', 'janvier', 'enero', 'gennaio'],
  ['february', 'feb', 'februar', 'februari', 'février', 'fevrier', 'febrero', 'febbraio'],
  ['march', 'mar', 'märz', 'maerz', 'maart', 'mars', 'marzo'],
  ['april', 'apr', 'avril', 'abril', 'aprile'],
  ['may', 'mai', 'mei', 'mayo', 'maggio'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno'],
  ['july', 'jul', 'juli', 'juillet', 'julio', 'luglio'],
  ['august', 'aug', 'augustus', 'août', 'aout', 'agosto'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'settembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre'],
  ['november', 'nov', 'novembre', 'noviembre'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'decembre', 'diciembre', 'dicembre'],
]
const MONTH_NUMBER = new Map(MONTHS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)))
const MONTH = `(?:${[...MONTH_NUMBER.keys()].sort((a, b) => b.length - a.length).join('|')})`
const HAN_DIGITS = '〇○Ｏ零一二三四五六七八九十廿卅元'

type Form = { readonly pattern: RegExp; readonly read: (parts: readonly string[], numericOrder: 'md' | 'dm') => Ymd }
type Ymd = readonly [year: number, month: number, day: number]

/** Tried together; the match that begins first wins, at the same place the first form. */
const FORMS: readonly Form[] = [
  // 2025-05-19, 2025/5/19, 2025.05.19, 2025-05-19T15:32
  {
    pattern: /(?<![\d/.-])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/]|[.-]\d)/g,
    read: (p) => [num(p[0]), num(p[2]), num(p[3])],
  },
  // 2025年5月19日; 2025년 5월 19일; 2025. 5. 19.
  {
    pattern:
      /(?<!\d)((?:19|20)\d\d)\s*(?:年|년|\.)\s*(\d{1,2})\s*(?:月|월|\.)\s*(\d{1,2})(?!\d)\s*(?:日|號|号|일|\.)?/g,
    read: (p) => [num(p[0]), num(p[1]), num(p[2])],
  },
  // 民國114年5月19日; 中華民國一百一十四年 is not read
  {
    pattern: /(?:中[華华])?民[國国]\s*(\d{2,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g,
    read: (p) => [num(p[0]) + 1911, num(p[1]), num(p[2])],
  },
  // 令和7年5月19日, 令和元年
  {
    pattern: /(令和|平成|昭和)\s*(\d{1,2}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g,
    read: (p) => [
      (p[0] === '令和' ? 2018 : p[0] === '平成' ? 1988 : 1925) + (p[1] === '元' ? 1 : num(p[1])),
      num(p[2]),
      num(p[3]),
    ],
  },
  // 二〇二五年五月十九日
  {
    pattern: new RegExp(`([二一][${HAN_DIGITS}]{3})年([${HAN_DIGITS}]{1,3})月([${HAN_DIGITS}]{1,3})[日號号]`, 'g'),
    read: (p) => [hanYear(p[0] ?? ''), hanNumber(p[1] ?? ''), hanNumber(p[2] ?? '')],
  },
  // May 13, 2025; Tuesday, May 13, 2025; Sept. 5 2025
  {
    pattern: new RegExp(`(?<!\\p{L})(${MONTH})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d\\d)(?!\\d)`, 'giu'),
    read: (p) => [num(p[2]), month(p[0]), num(p[1])],
  },
  // 13 May 2025; 13. Mai 2025; 13th of May 2025; 13 de mayo de 2025
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er)?\\.?\\s+(?:(?:of|de)\\s+)?(${MONTH})\\.?,?\\s+(?:de\\s+)?((?:19|20)\\d\\d)(?!\\d)`,
      'giu',
    ),
    read: (p) => [num(p[2]), month(p[1]), num(p[0])],
  },
  // 13.05.2025
  {
    pattern: /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/g,
    read: (p) => [num(p[2]), num(p[1]), num(p[0])],
  },
  // 01/14/2025 (United States), 14/01/2025 (elsewhere)
  {
    pattern: /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/])/g,
    read: (p, order) => {
      const [first, second] = [num(p[0]), num(p[2])]
      const monthFirst = order === 'md' ? first <= 12 : second > 12
      return monthFirst ? [num(p[3]), first, second] : [num(p[3]), second, first]
    },
  },
]

/**
 * @param timeZone of the source: 01/02/2025 is January in America, February elsewhere.
 * @returns every real date of the text (1900 to 2099), in order, none inside another.
 */
export function findDates(text: string, timeZone: string): FoundDate[] {
  const order = /^(America|US|Pacific\/Honolulu)/.test(timeZone) || timeZone === '' ? 'md' : 'dm'
  const found: FoundDate[] = []
  for (const { pattern, read } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const value = isoDate(read(match.slice(1), order))
      if (value !== undefined) found.push({ value, text: match[0], index: match.index })
    }
  }
  found.sort((a, b) => a.index - b.index)
  let end = -1
  return found.filter((date) => {
    if (date.index < end) return false
    end = date.index + date.text.length
    return true
  })
}

/** The first date of the text; see findDates. */
export function findDate(text: string, timeZone: string): FoundDate | undefined {
  return findDates(text, timeZone)[0]
}

/**
 * A machine-readable time stamp (2025-05-13T23:30:00Z, RFC 822 of feeds, a plain date) as the day it names in `timeZone`.
 * Without an offset the day is taken as printed.
 */
export function dayOf(stamp: string, timeZone: string): string | undefined {
  const hasOffset = /\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d|GMT|UTC|[ECMP][SD]T)\s*$/i.test(stamp.trim())
  const instant = hasOffset ? Date.parse(stamp.trim().replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN
  if (Number.isNaN(instant)) {
    const compact = /^\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4,6})?\s*$/.exec(stamp)
    if (compact !== null) return isoDate([num(compact[1]), num(compact[2]), num(compact[3])])
    return findDate(stamp, timeZone)?.value ?? findDate(stamp.replace(/[T ].*$/s, ''), timeZone)?.value
  }
  try {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    return parts.format(instant)
  } catch {
    return new Date(instant).toISOString().slice(0, 10)
  }
}

function isoDate([year, monthNumber, day]: Ymd): string | undefined {
  if (!(year >= 1900 && year < 2100 && monthNumber >= 1 && monthNumber <= 12 && day >= 1)) return undefined
  const date = new Date(Date.UTC(year, monthNumber - 1, day))
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined
}

function num(digits: string | undefined): number {
  return Number(digits)
}

function month(name: string | undefined): number {
  return MONTH_NUMBER.get((name ?? '').toLowerCase()) ?? 0
}

function hanDigit(digit: string): number {
  return /[〇○Ｏ零]/.test(digit) ? 0 : '一二三四五六七八九'.indexOf(digit) + 1
}

function hanYear(digits: string): number {
  return [...digits].reduce((year, digit) => year * 10 + hanDigit(digit), 0)
}

/** 五, 十九, 二十一, 三十, 廿一 */
function hanNumber(text: string): number {
  const plain = text.replace('廿', '二十').replace('卅', '三十').replace('元', '一')
  const ten = plain.indexOf('十')
  if (ten < 0) return hanYear(plain)
  const tens = ten === 0 ? 1 : hanDigit(plain.charAt(0))
  return tens * 10 + (ten === plain.length - 1 ? 0 : hanDigit(plain.charAt(plain.length - 1)))
}
