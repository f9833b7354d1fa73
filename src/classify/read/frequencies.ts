/** How often something is done, and times of the day: "twice a year", "every six hours", "5 p.m.". */
import type { Span } from '../../model/text.ts'
import { allMatches } from '../../text/matches.ts'
import type { Quantity } from './quantity.ts'

const DAYS: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7, month: 30, quarter: 91, year: 365 }
const UNIT = '(hour|day|week|month|quarter|year)'
const COUNT =
  '\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety'

// "twice a year", "at least four times per calendar year"
const TIMES = new RegExp(
  `\\b(once|twice|thrice|(?:${COUNT})\\s+times)\\s+(?:a|an|per|each|every|in\\s+(?:any|each|every))\\s+(?:calendar\\s+)?${UNIT}\\b`,
  'g',
)
// "every year", "once every two years", "every other week", "at intervals of 90 days"
const EVERY = new RegExp(
  `\\b(?:(?:once\\s+)?every|(?:at|in)\\s+(?:an\\s+)?intervals?\\s+of(?:\\s+(?:at\\s+most|no\\s+more\\s+than|up\\s+to))?)\\s+(?:(other|second|third|${COUNT})\\s+)?(?:calendar\\s+)?${UNIT}s?\\b`,
  'g',
)
const PER = new RegExp(`\\b(?:a|per|each)\\s+(?:calendar\\s+)?${UNIT}\\b`, 'g')
const ADVERBS: Readonly<Record<string, number>> = {
  hourly: 1 / 24,
  daily: 1,
  weekly: 7,
  biweekly: 14,
  fortnightly: 14,
  monthly: 30,
  bimonthly: 61,
  quarterly: 91,
  biannually: 182.5,
  'semi-annually': 182.5,
  semiannually: 182.5,
  'semi-annual': 182.5,
  semiannual: 182.5,
  'half-yearly': 182.5,
  yearly: 365,
  annually: 365,
  annual: 365,
  biennially: 730,
  biennial: 730,
}
// How often is left open
const VAGUE = /\b(?:regularly|periodically|occasionally|from time to time|at regular intervals)\b/g

/** The value of a frequency that is left open. */
export const OPEN_FREQUENCY = 'every so often'

const ADVERB = new RegExp(`\\b(?:${Object.keys(ADVERBS).join('|')})\\b`, 'g')

/** @param text lower case. @param number what a number word says. @returns frequencies as the days between two times. */
export function readFrequencies(text: string, number: (word: string) => number | undefined): Quantity[] {
  const days = (unit: string | undefined) => DAYS[unit ?? ''] ?? 0
  const found: Quantity[] = []
  for (const match of allMatches(text, TIMES)) {
    const word = match[1] ?? ''
    const times = word === 'once' ? 1 : word === 'twice' ? 2 : word === 'thrice' ? 3 : number(word.split(/\s/)[0] ?? '')
    if (times !== undefined && times > 0) found.push(frequency(days(match[2]) / times, match))
  }
  for (const match of allMatches(text, EVERY)) {
    const word = match[1]
    const every =
      word === undefined ? 1 : word === 'other' || word === 'second' ? 2 : word === 'third' ? 3 : number(word)
    if (every !== undefined) found.push(frequency(days(match[2]) * every, match))
  }
  for (const match of allMatches(text, PER)) found.push(frequency(days(match[1]), match))
  for (const match of allMatches(text, ADVERB)) found.push(frequency(ADVERBS[match[0]] ?? 0, match))
  for (const match of allMatches(text, VAGUE))
    found.push({ kind: 'number', value: OPEN_FREQUENCY, span: spanOf(match) })
  return found
}

function frequency(days: number, match: RegExpMatchArray): Quantity {
  // a leap day is no change: once every 366 days is once a year
  const value = days >= 364 && days <= 366 ? 365 : Math.round(days * 100) / 100
  return { kind: 'number', value: `every ${value} days`, span: spanOf(match) }
}

// "9:30 a.m.", "9.30 am", "17:00", "5 p.m."
const CLOCK = /(?<![\d:.,-])(\d{1,2})(?:([:.])(\d{2}))?(?::\d{2})?(?:\s?([ap])\.?m\b\.?)?(?![\d:]|[.,-]\d)/g

/** @returns times of the day, as times to act. */
export function readClockTimes(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of allMatches(text, CLOCK)) {
    const [, hour = '', mark, minute = '00', half] = match
    if (half === undefined && mark !== ':') continue
    if (Number(hour) > 24 || Number(minute) > 59) continue
    const hours = (Number(hour) % (half === undefined ? 24 : 12)) + (half === 'p' ? 12 : 0)
    found.push({ kind: 'period', value: `T${String(hours).padStart(2, '0')}:${minute}`, span: spanOf(match) })
  }
  return found
}

function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0
  return [start, start + match[0].trimEnd().length]
}
