/** Dates of a Chinese notice: when it was issued, from when it binds, which day of a suspension is the last. */

import { foldNotice } from '../../../listing/simplified.ts'
import type { EffectiveDate } from '../../../model/listing.ts'
import type { Extract } from '../../../model.ts'
import { readNumeral } from '../../../names/numerals.ts'
import type { Statement } from './statements.ts'

/** A day, and whether it begins in its midst: 2025年4月10日12时01分起. */
export type Moment = { readonly date: string; readonly midday: boolean }

const DAY = '(?:(20\\d\\d)年)?(\\d{1,2})月(\\d{1,2})日(?:\\s?(\\d{1,2})(?:时|点|[：:])(\\d{1,2})?分?)?'
const SINCE = new RegExp(`(?:自|从)?(?:北京时间)?${DAY}[^，。；]{0,4}?起`)
const UNTIL = new RegExp(`(?:至|到)(?:北京时间)?${DAY}(?:止|为止|前)?`)
const PERIOD = /(\d{1,4}|[一二三四五六七八九十两百]{1,4})\s?(天|日|个月|年)(?!第|公告|\d)/
const FROM_PUBLICATION = /自(?:公布|发布|印发|即)[之]?日起|即日起/

/** @returns the day on which the notice was issued: its sign-off or 【发文日期】, else the date of the page. */
export function issuedOn(extract: Extract): string | undefined {
  const lines = [...extract.blocks.slice(0, 12), ...extract.blocks.slice(-60)].flatMap(({ text }) =>
    text.length > 400 ? [] : text.split('\n'),
  )
  for (const line of lines.reverse()) {
    const plain = foldNotice(line).replace(/\s+/g, '')
    const match =
      /^(?:【(?:发文|发布|成文)日期】)?([〇零一二三四五六七八九○\d]{4})年([一二三四五六七八九十\d]{1,3})月([一二三四五六七八九十\d]{1,3})日$/.exec(
        plain,
      )
    const [year, month, day] = [match?.[1]?.replace(/○/g, '〇'), match?.[2], match?.[3]].map((one) =>
      readNumeral(one ?? ''),
    )
    const date = day === undefined ? undefined : isoDate(year ?? 0, month ?? 0, day)
    if (date !== undefined) return date
  }
  return extract.date?.value
}

/** @returns the day from which a sentence says that something holds: 自2025年4月10日12时01分起, 自公布之日起. */
export function sinceOf(plain: string, issued: string | undefined): Moment | undefined {
  const match = SINCE.exec(plain)
  const day = match === null ? undefined : momentOf(match, issued)
  if (day !== undefined) return day
  return FROM_PUBLICATION.test(plain) && issued !== undefined ? { date: issued, midday: false } : undefined
}

/** The date of effect of the whole notice: 本公告自公布之日起实施. */
export function effectiveDate(statements: readonly Statement[], issued: string | undefined): EffectiveDate | undefined {
  for (const { plain } of statements) {
    if (!/(?:实施|施行|生效|执行|公告|公布|发布|即日起)/.test(plain)) continue
    const since = sinceOf(plain, issued)
    if (since !== undefined && /(?:自|从)[^。；]{1,30}起|即日起/.test(plain))
      return { value: since.date, source: 'rule' }
  }
  return undefined
}

/**
 * @param since when it begins.
 * @returns the last day of a suspension. 90 days from the beginning of 12 August end with 9 November; 90 days from one minute
 * past noon of 14 May end in the midst of 12 August, which is still suspended until then.
 */
export function untilOf(plain: string, since: Moment | undefined, issued: string | undefined): string | undefined {
  const end = UNTIL.exec(plain)
  const day = end === null ? undefined : momentOf(end, issued)
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

/** 4月4日，商务部发布第21号公告，将…; 我部于2025年4月4日公布…, 决定于2025年2月4日将…: told of the past, unless the sentence then comes to today (现决定). */
const PAST = new RegExp(
  `(?<![自从至到（(\\d年月])${DAY}(?:[、和及与](?:\\d{1,2}月)?\\d{1,2}日)*(?!起)(?:[，,]|\\s?$|[^，。；起]{0,30}?(?:发布|公布|宣布|决定|印发)(?!的))`,
)
const TODAY = /现决定|现将|现对|现就|经研究|为落实|为此|即日起/

/** @returns whether what stands behind `before` is an act of an earlier day than the document's own, by more than a week. */
export function isHistory(before: string, issued: string | undefined): boolean {
  if (issued === undefined) return false
  const match = PAST.exec(before)
  const day = match === null ? undefined : momentOf(match, issued)
  if (match === null || day === undefined) return false
  if (TODAY.test(before.slice(match.index + match[0].length - 2))) return false
  const [year = 0, month = 1, date = 1] = issued.split('-').map(Number)
  return day.date < utc(year, month, date - 7)
}

function momentOf(match: RegExpExecArray, issued: string | undefined): Moment | undefined {
  const year = match[1] === undefined ? Number(issued?.slice(0, 4)) : Number(match[1])
  const date = isoDate(year, Number(match[2]), Number(match[3]))
  if (date === undefined) return undefined
  return { date, midday: Number(match[4] ?? 0) * 60 + Number(match[5] ?? 0) > 1 }
}

function isoDate(year: number, month: number, day: number): string | undefined {
  if (!(year >= 1949 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined
  return utc(year, month, day)
}

function utc(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}
