/** The last day of a suspension, as the sentence that suspends states it. Pure. */

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const NAMES = MONTHS.split('|')
/** "November 9, 2026", "9 November 2026", "2026-11-09" */
const DATE = `(?:(${MONTHS})\\s{1,3}(\\d{1,2}),?\\s{1,3}(\\d{4})|(\\d{1,2})\\s{1,3}(${MONTHS})\\s{1,3}(\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))`
/** "until November 9, 2026", "through 9 November 2026", "to November 9, 2026", "expires on …" */
const LAST_DAY = new RegExp(
  `\\b(?:until|through|to|till|end(?:s|ing)?(?:\\s+on)?|expir(?:es|ing)(?:\\s+on)?)\\s{1,3}(?:the\\s+end\\s+of\\s+|and\\s+including\\s+|midnight\\s+on\\s+)?${DATE}`,
  'i',
)
/** "from November 10, 2025", "effective on November 10, 2025", "on November 10, 2025" */
const FIRST_DAY = new RegExp(`\\b(?:from|effective|beginning|starting|on|as\\s+of)\\s{1,3}(?:on\\s+)?${DATE}`, 'i')
const PERIOD = /\bfor\s{1,3}(?:a\s+period\s+of\s+)?(\d{1,4}|one|a|two)[\s-]{1,3}(day|month|year)s?\b/i

/** 至2026年11月10日 */
const LAST_DAY_ZH = /(?:至|到)\s?(\d{4})年(\d{1,2})月(\d{1,2})日/u
/** 自2025年11月10日起 … 暂停 … 1年 */
const FIRST_DAY_ZH = /自?(\d{4})年(\d{1,2})月(\d{1,2})日\s?(?:\d{1,2}时(?:\d{1,2}分)?)?(?:起|开始)/u
const PERIOD_ZH = /(?:暂停|中止|停止实施)[^。；]{0,80}?(?<!\d)(\d{1,3}|一)\s?(天|日|个月|年)/u

/** @returns YYYY-MM-DD; undefined where the sentence states no end. A period counts from its first day: 90 days from 12 August end with 9 November. */
export function suspensionEnd(text: string): string | undefined {
  const last = dayOf(LAST_DAY.exec(text)) ?? dayOf(LAST_DAY_ZH.exec(text))
  if (last !== undefined) return isoOf(last)
  const first = dayOf(FIRST_DAY.exec(text)) ?? dayOf(FIRST_DAY_ZH.exec(text))
  const period = PERIOD.exec(text) ?? PERIOD_ZH.exec(text)
  if (first === undefined || period === null) return undefined
  const count = { one: 1, a: 1, two: 2, 一: 1 }[(period[1] ?? '').toLowerCase()] ?? Number(period[1])
  const [year, month, day] = first
  const unit = period[2] ?? ''
  if (/day|天|日/i.test(unit)) return isoOf([year, month, day + count - 1])
  return /month|月/i.test(unit) ? isoOf([year, month + count, day - 1]) : isoOf([year + count, month, day - 1])
}

type Day = readonly [year: number, month: number, day: number]

function dayOf(match: RegExpExecArray | null): Day | undefined {
  if (match === null) return undefined
  const [a, b, c, d, e, f, g, h, i] = match.slice(1)
  if (/^\d{4}$/.test(a ?? '')) return [Number(a), Number(b), Number(c)]
  if (a !== undefined) return [Number(c), monthOf(a), Number(b)]
  if (e !== undefined) return [Number(f), monthOf(e), Number(d)]
  return [Number(g), Number(h), Number(i)]
}

function monthOf(name: string): number {
  return NAMES.findIndex((one) => one.toLowerCase() === name.toLowerCase()) + 1
}

function isoOf([year, month, day]: Day): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}
