/** When a rule takes effect: the DATES of its preamble, for the whole rule and for single amendatory instructions. */
import type { Block } from '../../../model/extract.ts'
import { findDate, findDates } from '../../dates.ts'

export type RuleDates = {
  /** YYYY-MM-DD of the rule; undefined where it states none. */
  readonly rule: string | undefined
  /** By number of the amendatory instruction. */
  readonly instructions: ReadonlyMap<string, string>
}

/** What ends the DATES: the next caption of a preamble. */
const NEXT_CAPTION = /^(?:ADDRESSES|FOR FURTHER INFORMATION|SUPPLEMENTARY INFORMATION|SUMMARY|AGENCY|ACTION)\b/
/** "This rule is effective March 25, 2025.", "Effective 9/12/25", "The effective date is …" */
const EFFECTIVE = /\beffective\b/i
/** "except for amendatory instruction 11, which is effective 11/17/2023"; "instructions 3 and 4, which are delayed" */
const INSTRUCTIONS =
  /\binstructions?\s+((?:\d{1,3}(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+through\s+)?){1,20})[^.;]{0,60}?\b(?:is|are)\s+effective\s+(?:on\s+)?/gi
/** What is not the date of effect: goods under way, comments. */
const OTHER_DATES =
  /\bsavings clause\b|\bcomments?\b|\ben route\b|\baboard\b|\bmust be received\b|\bno later than\b|\bbefore midnight\b/i
const ON_INSPECTION = /\[?INSERT (?:THE )?DATE OF (?:FILING FOR )?PUBLIC INSPECTION/i
const ON_PUBLICATION = /\[?INSERT (?:THE )?DATE OF PUBLICATION/i

/**
 * A savings clause has dates of its own: they are no date of effect. "[INSERT DATE OF FILING FOR PUBLIC INSPECTION]" is the day
 * that the last line of the document says it was filed.
 */
export function ruleDates(blocks: readonly Block[], timeZone: string): RuleDates {
  const instructions = new Map<string, string>()
  let rule: string | undefined
  for (const text of datesSection(blocks)) {
    for (const sentence of text.split(/(?<=\.)\s+(?=[A-Z])/).slice(0, 20)) {
      if (!EFFECTIVE.test(sentence) || OTHER_DATES.test(sentence)) continue
      for (const match of sentence.matchAll(INSTRUCTIONS)) {
        const date = findDate(sentence.slice(match.index + match[0].length), timeZone)?.value ?? slashDate(sentence)
        if (date === undefined) continue
        for (const number of numbersIn(match[1] ?? '')) instructions.set(number, date)
      }
      rule ??= dateIn(sentence, blocks, timeZone)
    }
  }
  return { rule, instructions }
}

function datesSection(blocks: readonly Block[]): string[] {
  const start = blocks.findIndex(({ text }) => /^DATES?:?\b/.test(text))
  if (start < 0) {
    return blocks
      .filter(
        ({ kind, text }) =>
          kind !== 'row' && /\b(?:rule|action|order|notice)\s+(?:is|takes|becomes|will be)\s+effect/i.test(text),
      )
      .map(({ text }) => text.slice(0, 2_000))
      .slice(0, 5)
  }
  const section: string[] = []
  for (const [i, { text, kind }] of blocks.slice(start, start + 12).entries()) {
    if (i > 0 && (NEXT_CAPTION.test(text) || (kind === 'heading' && i > 1))) break
    section.push(text.replace(/^DATES?:?\s*/, '').slice(0, 2_000))
  }
  return section
}

function dateIn(sentence: string, blocks: readonly Block[], timeZone: string): string | undefined {
  const behind = sentence.slice(sentence.search(EFFECTIVE))
  const except = behind.search(/\bexcept\b/i)
  const own = except < 0 ? behind : behind.slice(0, except)
  if (ON_INSPECTION.test(own)) return filedDate(blocks)
  if (ON_PUBLICATION.test(own)) return publicationDate(blocks, timeZone)
  return findDates(own, timeZone)[0]?.value ?? slashDate(own) ?? findDate(sentence, timeZone)?.value
}

/** "11/17/2023", "9/12/25", "3-25-25" */
function slashDate(text: string): string | undefined {
  const match = /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])/.exec(text)
  if (match === null) return undefined
  const [, month = '', , day = '', year = ''] = match
  return `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** "[FR Doc. 2025-05427 Filed: 3/25/2025 4:15 pm; Publication Date: 3/28/2025]", "[FR Doc. 2024-02930 Filed 2-8-24; 2:00 pm]" */
function filedDate(blocks: readonly Block[]): string | undefined {
  const line = blocks.findLast(({ text }) => /\[FR Doc\b/.test(text))?.text ?? ''
  const at = line.search(/\bFiled\b/)
  return at < 0 ? undefined : slashDate(line.slice(at))
}

export function publicationDate(blocks: readonly Block[], timeZone: string): string | undefined {
  const line = blocks.findLast(({ text }) => /Publication Date:/i.test(text))?.text
  const stated = line === undefined ? undefined : slashDate(line.slice(line.search(/Publication Date:/i)))
  if (stated !== undefined) return stated
  const head = blocks.slice(0, 12).find(({ text }) => /\[?Federal Register(?: Volume|,| \/ Vol)/.test(text))
  return head === undefined ? undefined : findDate(head.text, timeZone)?.value
}

/** "3 and 4", "5, 7, and 9", "3 through 6" */
function numbersIn(text: string): string[] {
  const range = /(\d+)\s+through\s+(\d+)/.exec(text)
  if (range !== null) {
    const [first, last] = [Number(range[1]), Number(range[2])]
    return Array.from({ length: Math.min(100, Math.max(0, last - first + 1)) }, (_, i) => String(first + i))
  }
  return text.match(/\d+/g) ?? []
}
