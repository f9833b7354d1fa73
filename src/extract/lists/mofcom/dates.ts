/** Dates of a Chinese notice: when it was issued, from when it binds, which day of a suspension is the last. */
import { DAY, isoDate, momentOf, sinceOf, utc } from '../../../listing/chinese-days.ts'
import { foldNotice } from '../../../listing/simplified.ts'
import type { Extract } from '../../../model/extract.ts'
import type { EffectiveDate } from '../../../model/listing.ts'
import { readNumeral } from '../../../names/numerals.ts'
import type { Statement } from './statements.ts'

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
