/** Citations of the Federal Register as lists print them, however they are punctuated. Pure. */
import type { Citation } from '../model/listing.ts'

/**
 * "76 FR 71869, 11/21/11." and what stands in its place: a missing comma, ". " for ", ", a year of four digits, "88 FR FR
 * 12158", a line break inside, "88 FR 121582/27/23", "46 F.R. 46154 9/17/81 and …".
 */
const CITATION =
  /(\d{1,3})\s+F\.?\s?R\.?(?:\s+F\.?R\.?)?\s+(\d{1,6}?)(?:[,.]{0,2}\s{0,4}(0?[1-9]|1[0-2])\/(\d{1,2})\/(\d{4}|\d{2}))?(?!\d)/g
/** Of a rule before it is printed: "90 FR [INSERT FR PAGE NUMBER], 3/28/25." */
const UNPRINTED = /\bFR\s*\[[^\]]{0,60}\][,.]?\s*(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})/

/** Citations in the order of the text; `date` is that of printing. What is no citation is left out. */
export function parseCitations(text: string): Citation[] {
  const found: Citation[] = []
  for (const [, volume, page, month = '', day = '', year] of text.slice(0, 20_000).matchAll(CITATION)) {
    const date = year === undefined ? undefined : dayOf(year, month, day)
    found.push({ volume: Number(volume), page: Number(page), ...(date === undefined ? {} : { date }) })
  }
  return found
}

/** @returns the day of printing that a citation without a page gives: "90 FR [INSERT FR PAGE NUMBER], 3/28/25." */
export function unprintedDate(text: string): string | undefined {
  const [, month = '', day = '', year] = UNPRINTED.exec(text) ?? []
  return year === undefined ? undefined : dayOf(year, month, day)
}

/** The oldest entries are of 1977: years of two digits from 60 on are of the last century. */
function dayOf(year: string, month: string, day: string): string | undefined {
  const whole = year.length === 4 ? year : `${Number(year) >= 60 ? 19 : 20}${year}`
  const date = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Number(day) >= 1 && Number(day) <= 31 ? date : undefined
}
