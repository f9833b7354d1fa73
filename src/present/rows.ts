/** The parts of a listing as labelled rows, in normal form where the list has one, with the printed words beside it. */
import type { Citation, LicencePolicy, LicenceRequirement, Listing } from '../model/listing.ts'
import { oneLine } from './clean.ts'
import { countryName } from './country.ts'
import { effectLine, type Moment } from './effect.ts'
import { footnoteMeaning } from './footnotes.ts'
import { plainDate } from './times.ts'
import { partLabel } from './words.ts'

/** `same`: two entries say the same when these are equal, however they print it. */
export type Row = {
  readonly label: string
  readonly values: readonly string[]
  /** Small print: the words of the list. */
  readonly note?: string
  readonly same: string
}

const VALUE_LENGTH = 600

/**
 * @returns all parts of an entry that are not empty, in the order in which a reader asks for them; its name and the line below
 * it (entry.ts) say the rest.
 */
export function listingRows(listing: Listing, moment: Moment, dated: boolean): Row[] {
  return [
    ...(dated ? effectRow(listing, moment) : []),
    ...requirementRow(listing.licenceRequirement),
    ...policyRow(listing.licencePolicy),
    ...footnoteRows(listing),
    ...itemRows(listing),
    ...plainRow('formerNames', listing.formerNames),
    ...plainRow('subordinates', listing.subordinates),
    ...plainRow('identifiers', listing.identifiers),
    ...plainRow('programme', [listing.programme]),
    ...(listing.status.state === 'in-force' ? plainRow('status', [listing.status.text]) : []),
    ...plainRow('remarks', listing.remarks),
    ...plainRow('crossReferences', listing.crossReferences.map(countryName)),
    ...plainRow('citations', listing.citations.map(citationText)),
    ...plainRow('doubts', listing.doubts),
  ]
}

/** @returns a row of the part's values as they are; none when they are all empty. */
export function plainRow(part: string, values: readonly string[]): Row[] {
  const written = values.map((value) => oneLine(value, VALUE_LENGTH)).filter((value) => value !== '')
  return written.length === 0
    ? []
    : [{ label: oneLine(partLabel(part), 80), values: written, same: written.join('\n').toLowerCase() }]
}

function effectRow({ effectiveDate }: Listing, moment: Moment): Row[] {
  if (effectiveDate === undefined) return []
  const { text, note } = effectLine(effectiveDate, moment)
  return [{ label: 'Effect', values: [text], same: text, ...(note === undefined ? {} : { note }) }]
}

/** "all items subject to the EAR (§§ 734.9(e)(2), 744.11)" */
function requirementRow({ text, scope, sections }: LicenceRequirement): Row[] {
  const printed = oneLine(text, VALUE_LENGTH)
  if (printed === '') return []
  if (scope !== 'all-items') return [{ label: 'Licence', values: [printed], same: fold(printed) }]
  const items = /\bEAR\b/.test(printed) ? 'all items subject to the EAR' : 'all items'
  const value = `${items}${sectionsText(sections)}`
  return [{ label: 'Licence', values: [value], same: value, ...noteOf(printed, value) }]
}

function sectionsText(sections: readonly string[]): string {
  if (sections.length === 0) return ''
  return ` (${sections.length === 1 ? '§' : '§§'} ${sections.slice(0, 12).join(', ')})`
}

const BARE_POLICIES: readonly [printed: RegExp, words: string][] = [
  [/^presumption of denial\.?$/i, 'presumption of denial'],
  [/^policy of denial\.?$/i, 'policy of denial'],
  [/^case[- ]by[- ]case(?: basis| review)?\.?$/i, 'case by case'],
]

function policyRow({ text }: LicencePolicy): Row[] {
  const printed = oneLine(text, VALUE_LENGTH)
  if (printed === '') return []
  const value = BARE_POLICIES.find(([pattern]) => pattern.test(printed))?.[1] ?? printed
  return [{ label: 'Review', values: [value], same: fold(value) }]
}

function footnoteRows({ list, footnotes }: Listing): Row[] {
  const known = footnotes.filter((footnote) => footnoteMeaning(list, footnote) !== undefined)
  const rest = footnotes.filter((footnote) => !known.includes(footnote))
  return [
    ...known.map((footnote) => {
      const value = footnoteMeaning(list, footnote) ?? ''
      return { label: `Footnote ${footnote}`, values: [value], same: value }
    }),
    ...plainRow('footnotes', rest),
  ]
}

/** What stands in no line above it: the code and the name lead the entry. */
function itemRows({ item, name }: Listing): Row[] {
  if (item === undefined) return []
  return [
    ...(item.text === name ? [] : plainRow('item.text', [item.text])),
    ...plainRow('item.thresholds', item.thresholds),
    ...plainRow('item.reasons', item.reasons),
  ]
}

/** 90 FR 14046, 28 March 2025 */
function citationText({ volume, page, date }: Citation): string {
  return `${volume} FR ${page}${date === undefined ? '' : `, ${plainDate(date)}`}`
}

/** The printed words stand beside a normal form unless they say the very same. */
function noteOf(printed: string, value: string): { note?: string } {
  return fold(printed) === fold(value) ? {} : { note: `as printed: ${printed}` }
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}§()]+/gu, ' ')
    .trim()
}
