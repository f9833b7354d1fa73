/** When a Chinese text says that something begins, and which day of a suspension is the last. Pure. */
import { readNumeral } from '../names/numerals.ts'

/** A day, and whether it begins in its midst: 2025年4月10日12时01分起. */
export type Moment = { readonly date: string; readonly midday: boolean }

/** A day as notices print it: year (also of the Republic: 民国114年), month, day, hour, minute. */
export const DAY =
  '(?:(?:民国)?(20\\d\\d|1[01]\\d)年)?(\\d{1,2})月(\\d{1,2})日(?:\\s?(\\d{1,2})(?:时|点|[：:])(\\d{1,2})?分?)?'
const SINCE = new RegExp(`(?:自|从)?(?:北京时间)?${DAY}[^，。；]{0,4}?(?:起|开始|至|到)`)
const UNTIL = new RegExp(`(?:至|到)(?:北京时间)?${DAY}(?:止|为止|前)?`)
const PERIOD = /(\d{1,4}|[一二三四五六七八九十两百]{1,4})\s?(天|日|个月|年)(?!第|公告|\d)/
const FROM_PUBLICATION = /自(?:公布|发布|印发|即)[之]?日起|即日起/

/** @returns the day from which a sentence says that something holds: 自2025年4月10日12时01分起, 自公布之日起. */
export function sinceOf(plain: string, issued: string | undefined): Moment | undefined {
  const match = SINCE.exec(plain)
  const day = match === null ? undefined : momentOf(match, issued)
  if (day !== undefined) return day
  return FROM_PUBLICATION.test(plain) && issued !== undefined ? { date: issued, midday: false } : undefined
}

/**
 * @param since when it begins.
 * @returns the last day of a suspension. 90 days from the beginning of 12 August end with 9 November; 90 days from one minute
 * past noon of 14 May end in the midst of 12 August, which is still suspended until then.
 */
export function untilOf(plain: string, since: Moment | undefined, issued: string | undefined): string | undefined {
  const end = UNTIL.exec(plain)
  // 自2025年5月14日至8月12日: of the same year
  const day = end === null ? undefined : momentOf(end, since?.date ?? issued)
  if (day !== undefined) return day.date
  const rest = plain.replace(new RegExp(DAY, 'g'), (found) => ' '.repeat(found.length))
  const period = PERIOD.exec(rest)
  const length = readNumeral(period?.[1] ?? '')
  if (period === null || length === undefined || length > 4_000 || since === undefined) return undefined
  const [year = 0, month = 1, date = 1] = since.date.split('-').map(Number)
  const back = since.midday ? 0 : 1
  if (period[2] === '年') return utc(year + length, month, date - back)
  if (period[2] === '个月') return utc(year, month + length, date - back)
  return utc(year, month, date + length - back)
}

/** @param match of DAY. @param issued gives the year where the text gives none. */
export function momentOf(match: RegExpExecArray, issued: string | undefined): Moment | undefined {
  const stated = Number(match[1] ?? issued?.slice(0, 4))
  const year = stated < 200 ? stated + 1911 : stated
  const date = isoDate(year, Number(match[2]), Number(match[3]))
  if (date === undefined) return undefined
  return { date, midday: Number(match[4] ?? 0) * 60 + Number(match[5] ?? 0) > 1 }
}

/** @returns undefined for a day that no calendar has. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (!(year >= 1949 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined
  return utc(year, month, day)
}

/** @returns the day; months and days beyond the last run over, as in 31 January plus one month. */
export function utc(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}
