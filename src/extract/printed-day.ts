/** A date in a cell or element of a list: in any usual form, also one that cannot be right. */
import type { EffectiveDate } from '../model/listing.ts'
import { type FoundDate, findDate } from './dates.ts'

/** Later years are typing errors of the publisher: kept as printed, with a doubt. */
const LAST_YEAR = 2099
const FIRST_YEAR = 1940

/** `rest` is what stands beside the date in its cell: a second date, a word. */
export type PrintedDay = {
  readonly effectiveDate?: EffectiveDate
  readonly rest: string
  readonly doubts: readonly string[]
}

/**
 * @param what names the date in doubts: "date of listing".
 * @returns the date, if there is one, and what is odd about it: "the date of listing is in the year 3035".
 */
export function printedDay(text: string, timeZone: string, what: string): PrintedDay {
  // a day of XML Schema may name its zone: 2015-04-07-04:00
  const printed = text
    .trim()
    .slice(0, 200)
    .replace(/^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)$/, '$1')
  if (printed === '') return { rest: '', doubts: [] }
  const found = findDate(printed, timeZone)
  if (found !== undefined) {
    return { effectiveDate: { value: found.value, source: 'list' }, rest: beside(printed, found), doubts: [] }
  }
  const year = /(?<!\d)[2-9]\d{3}(?!\d)/.exec(printed)?.[0]
  if (year !== undefined && Number(year) > LAST_YEAR) {
    // read in a year of this century that has the same leap day, then put back
    const near = String(2000 + (Number(year) % 4))
    const day = findDate(printed.replace(year, near), timeZone)
    if (day !== undefined) {
      const far = { value: `${year}${day.value.slice(4)}`, source: 'list' as const }
      return { effectiveDate: far, rest: beside(printed, day), doubts: [`the ${what} is in the year ${year}`] }
    }
  }
  return { rest: printed, doubts: [`the ${what} ${JSON.stringify(printed)} is none that can be read`] }
}

/** Without brackets and punctuation. */
function beside(printed: string, { index, text }: FoundDate): string {
  return `${printed.slice(0, index)} ${printed.slice(index + text.length)}`.replace(/[\s().,;:]+/g, ' ').trim()
}

/**
 * The first day of a cell whose days are written as the United States write them: "11/21/2011", "5/28/99; 9/20/2016", "2011-11-21".
 * @returns as printedDay; what is no day is no date, and no doubt.
 */
export function firstDay(text: string, what: string): Omit<PrintedDay, 'rest'> {
  for (const match of text.slice(0, 2_000).matchAll(DAYS)) {
    const year = match[1] ?? fullYear(match[6] ?? '')
    const [month, day] = [match[2] ?? match[4] ?? '', match[3] ?? match[5] ?? '']
    if (Number(month) > 12 || Number(day) > 31 || Number(month) === 0 || Number(day) === 0) continue
    const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const isPossible = Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR
    return {
      effectiveDate: { value, source: 'list' },
      doubts: isPossible ? [] : [`the ${what} is in the year ${year}`],
    }
  }
  return { doubts: [] }
}

const DAYS = /(?<!\d)(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2}))(?!\d)/g

/** Of two digits: the oldest entries are of the seventies. */
function fullYear(year: string): string {
  return year.length === 4 ? year : `${Number(year) >= 60 ? 19 : 20}${year}`
}
