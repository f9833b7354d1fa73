/** The last day of a suspension, as the sentence that tells of it says. Pure. */
import { type Moment, sinceOf, untilOf, utc } from './chinese-days.ts'
import { numberOf } from './number-words.ts'
import { foldNotice } from './simplified.ts'

/** Longer texts are no sentence. */
const MAX_CHARACTERS = 4_000

const SUSPENDS =
  /\b(?:suspend(?:s|ed|ing)?|suspension|paus(?:e|es|ed|ing)|stay(?:s|ed|ing)?|postpon(?:es|ed|ing)|defer(?:s|red|ring))\b/i
const SUSPENDS_ZH = /暂停|中止|暂缓|停止实施/u

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\\.?'
/** "12:01 a.m. eastern daylight time on" */
const CLOCK = '(?:(\\d{1,2}):(\\d{2})\\s*([ap])\\.?m\\.?,?\\s+(?:[a-z]{2,12}\\s+){0,3}?(?:on\\s+)?)?'
const DAY = `${CLOCK}(?:${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})|(\\d{1,2})\\s+${MONTH}\\s+(\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))`
/** "until August 12, 2025", "to 12 August 2025", "until the end of 12 August 2025" */
const UNTIL = new RegExp(
  `\\b(?:until|till|through|to|end(?:s|ing)?(?:\\s+on)?|expir(?:es?|ing)(?:\\s+on)?)\\s+(?:(?:the\\s+end\\s+of|and\\s+including|midnight\\s+on)\\s+)?${DAY}`,
  'i',
)
/** "from May 14, 2025", "effective 12:01 a.m. eastern time on May 14, 2025" */
const SINCE = new RegExp(
  `\\b(?:from|since|beginning|starting|effective|as\\s+of|commencing|on)\\s+(?:on\\s+)?${DAY}`,
  'i',
)
/** "for 90 days", "for an initial period of ninety days", "a 90-day suspension" */
const PERIOD =
  /\b(?:for|period\s+of)\s+(?:an?\s+)?(?:(?:initial|further|additional)\s+)?(?:period\s+of\s+)?([a-z]{3,9}(?:-[a-z]{3,5})?|\d{1,4})\s+(day|month|year)s?\b|\b(\d{1,4})-(day|month|year)\s+(?:suspension|pause|stay)\b/i

/**
 * @param text one sentence, English or Chinese in either script. @param day YYYY-MM-DD of the document: when a period begins
 * that names no beginning; undefined: such a period has no end that is known.
 * @returns YYYY-MM-DD; undefined where the sentence suspends nothing or gives no end. The first day counts, unless the suspension
 * begins in its midst: 90 days from 12:01 p.m. of 14 May end on 12 August. One that begins a minute past midnight begins the day.
 */
export function suspensionEnd(text: string, day: string | undefined): string | undefined {
  const sentence = text.slice(0, MAX_CHARACTERS)
  if (/\p{Script=Han}/u.test(sentence)) {
    const plain = foldNotice(sentence)
    if (!SUSPENDS_ZH.test(plain)) return undefined
    return untilOf(plain, sinceOf(plain, day) ?? dayFrom(day), day)
  }
  if (!SUSPENDS.test(sentence)) return undefined
  const end = dayOf(UNTIL.exec(sentence))
  if (end !== undefined) return end.date
  const period = PERIOD.exec(sentence)
  const length = numberOf(period?.[1] ?? period?.[3])
  if (period === null || length === undefined) return undefined
  const since = dayOf(SINCE.exec(sentence)) ?? dayFrom(day)
  if (since === undefined) return undefined
  const { date, midday } = since
  const [year = 0, month = 1, first = 1] = date.split('-').map(Number)
  const back = midday ? 0 : 1
  const unit = (period[2] ?? period[4] ?? '').toLowerCase()
  if (unit === 'year') return utc(year + length, month, first - back)
  return unit === 'month' ? utc(year, month + length, first - back) : utc(year, month, first + length - back)
}

function dayFrom(date: string | undefined): Moment | undefined {
  return date === undefined ? undefined : { date, midday: false }
}

function dayOf(match: RegExpExecArray | null): Moment | undefined {
  if (match === null) return undefined
  const [, hour, minute, half, monthFirst, dayAfter, yearAfter, dayFirst, monthAfter, yearLast, ...iso] = match
  if (iso[0] !== undefined) return { date: utc(Number(iso[0]), Number(iso[1]), Number(iso[2])), midday: false }
  const month = MONTHS.indexOf((monthFirst ?? monthAfter ?? '').slice(0, 3).toLowerCase()) + 1
  const [year, day] = [Number(yearAfter ?? yearLast), Number(dayAfter ?? dayFirst)]
  if (month === 0 || day < 1 || day > 31) return undefined
  const minutes = ((Number(hour ?? 12) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0)) * 60 + Number(minute ?? 0)
  return { date: utc(year, month, day), midday: minutes > 1 }
}
