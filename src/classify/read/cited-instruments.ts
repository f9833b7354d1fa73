/** Instruments that a sentence cites by number (第61号, Section 301 tariffs, Public Law 117-263). */
import type { Span } from '../../model/text.ts'
import { allMatches } from '../../text/matches.ts'

const NAMED: readonly [needs: RegExp, instrument: RegExp][] = [
  // 2025年第61号, 第61号、第62号; not the articles and paragraphs of a law
  [/第/u, /第[〇零一二三四五六七八九十百千\d]+[号號]/gu],
  // "Section 301 tariffs", "Sections 232 and 301 investigations": a power that gave its name to what is done under it
  [
    /section/iu,
    /\bsections?\s+\d{3}[a-z]?(?=(?:\s+(?:and|or)\s+\d{3}[a-z]?)?\s+(?:tariff|dut(?:y|ies)\b|investigation|exclusion|action|measure|proceeding|case|order)|\s+of\s+the\s+trade\b)/giu,
  ],
  // "Public Law 117-263", "Executive Order 14257", "Proclamation 10908", "Announcement No. 61", "Notice No. 55 of 2025"
  [
    /\d/u,
    /\bpublic\s+law\s+(?:no\.\s*)?\d+-\d+|\b(?:executive\s+order|proclamation|announcement|notice|decree|order)\s+(?:no\.?\s*)?\d{1,5}(?:\s+of\s+\d{4})?\b/giu,
  ],
]

/** @returns the places of the instruments that are cited by number. */
export function instrumentRanges(text: string): Span[] {
  return NAMED.flatMap(([needs, instrument]) =>
    needs.test(text)
      ? allMatches(text, instrument).map((match): Span => [match.index, match.index + match[0].length])
      : [],
  )
}
