/** Rows of a declared table as entries of an official list: entities, or items. */
import { emptyListing } from '../listing/listing.ts'
import { licencePolicyOf, licenceRequirementOf, listingStatusOf } from '../listing/terms.ts'
import type { Citation, EffectiveDate, Listing } from '../model/listing.ts'
import { findDate } from './dates.ts'
import { readNameNotes } from './name-notes.ts'
import { printedDay } from './printed-day.ts'
import { withoutMarks } from './printed-marks.ts'

/**
 * @param list which list, in words.
 * @param fields field name -> text of its cell; others than these are ignored: name, country, key, formerNames, aliases, addresses,
 * crossReferences, licenceRequirement, licencePolicy, footnotes, citations, effectiveDate, programme, identifiers, status,
 * subordinates, remarks, item.code, item.text, item.reasons, item.thresholds.
 * @returns undefined for a row without a name, and without an item (whose name is its text, else its code). Texts stay as printed;
 * only lists are split, and footnote marks after a name or a date are footnotes.
 */
export function listingOf(list: string, fields: ReadonlyMap<string, string>, timeZone: string): Listing | undefined {
  const text = (field: string): string => fields.get(field)?.trim() ?? ''
  const item = itemOf(text)
  const marked = withoutMarks(oneLine(text('name')) || oneLine(item?.text ?? '') || (item?.code ?? ''))
  if (marked.text === '') return undefined
  // a column of its own for other names: what stands in brackets then belongs to the name
  const named =
    fields.has('aliases') || text('name') === '' ? { ...NO_NOTES, name: marked.text } : readNameNotes(marked.text)
  const date = dateOf(text('effectiveDate'), timeZone)
  const key = oneLine(text('key'))
  const footnotes = [...new Set([...entries(text('footnotes')), ...marked.footnotes, ...date.footnotes])]
  const identifiers = [...text('identifiers').split('\n').flatMap(numbersIn), ...customsNumbers(item?.text ?? '')]
  return {
    ...emptyListing(list),
    ...(key === '' ? {} : { key }),
    name: named.name,
    country: oneLine(text('country')),
    formerNames: [...entries(text('formerNames')), ...named.formerNames],
    aliases: [...entries(text('aliases')), ...named.aliases],
    addresses: entries(text('addresses')),
    crossReferences: entries(text('crossReferences')),
    licenceRequirement: licenceRequirementOf(text('licenceRequirement'), entries(text('footnotes'))),
    licencePolicy: licencePolicyOf(text('licencePolicy')),
    footnotes,
    citations: citationsIn(text('citations'), timeZone),
    ...(date.effectiveDate === undefined ? {} : { effectiveDate: date.effectiveDate }),
    programme: text('programme'),
    identifiers: [...new Set(identifiers)],
    status: listingStatusOf(text('status')),
    subordinates: [...entries(text('subordinates')), ...named.subordinates],
    remarks: [...entries(text('remarks')), ...date.remarks],
    ...(item === undefined ? {} : { item }),
    doubts: [...named.doubts, ...date.doubts],
  }
}

const NO_NOTES = { aliases: [], formerNames: [], subordinates: [], doubts: [] }

/** "管制编码 1C229", "管制编码：3C001.a", "Control code 1C229", "ECCN 3A090" */
const CODE = /(?:管制编码|管制編碼|管制番号|control code|ECCN|HS code)\s*[:：]?\s*([0-9A-Z][0-9A-Z.-]{2,20})/i
/** "参考海关商品编号：8106101091、8106101092" */
const CUSTOMS =
  /(?:参考)?(?:海关商品编号|海關商品編號|税则号列)\s*[:：]?\s*((?:\d[\d.]{3,15}[\s、,，;；和及]{0,3}){1,60})/g

function itemOf(text: (field: string) => string): Listing['item'] {
  const printed = text('item.text')
  const cell = text('item.code')
  const code = CODE.exec(cell)?.[1] ?? (oneLine(cell) || (CODE.exec(printed)?.[1] ?? ''))
  if (code === '' && printed === '') return undefined
  return {
    code,
    text: printed,
    reasons: entries(text('item.reasons')),
    thresholds: entries(text('item.thresholds')),
  }
}

function customsNumbers(text: string): string[] {
  return [...text.matchAll(CUSTOMS)].flatMap((match) => match[1]?.match(/\d[\d.]*\d/g) ?? [])
}

/** A line of nothing but numbers holds several: "8106101091、8106101092". */
function numbersIn(line: string): string[] {
  const plain = line.replace(/^\s*(?:参考)?(?:海关商品编号|海關商品編號)\s*[:：]?\s*/, '')
  return /^[\d.\s、,，;；]+$/.test(plain) ? (plain.match(/\d[\d.]*/g) ?? []) : entries(plain)
}

/** "(June 22, 2026)*†±", "March 12, 2021 (August 5, 2024)": the first date is the one of effect; more words are kept. */
function dateOf(
  text: string,
  timeZone: string,
): {
  readonly effectiveDate?: EffectiveDate
  readonly footnotes: readonly string[]
  readonly remarks: readonly string[]
  readonly doubts: readonly string[]
} {
  const marked = withoutMarks(oneLine(text))
  const plain = marked.text.replace(/,{2,}/g, ',')
  const found = printedDay(plain, timeZone, 'date of effect')
  // "July 7,, 2026" is a correction waiting to happen: both forms are seen
  const odd = found.rest !== '' || plain !== marked.text
  return {
    ...(found.effectiveDate === undefined ? {} : { effectiveDate: found.effectiveDate }),
    doubts: found.doubts,
    footnotes: marked.footnotes,
    remarks: odd ? [`Date: ${marked.text}`] : [],
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** "a; b; and c." or one a line. A comma separates nothing: names and addresses hold commas. */
function entries(text: string): string[] {
  return separated(text)
    .map((entry) => oneLine(entry.replace(/^\s*(?:and|und|及|和)\s+/i, '')).replace(/^[-–•·・]\s*/, ''))
    .filter((entry) => entry !== '')
}

/** At line ends and semicolons; "Foo (formerly A; B)" is one, where its brackets close. */
function separated(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const found: string[] = []
    let depth = 0
    let from = 0
    for (let at = 0; at < line.length; at++) {
      const char = line.charAt(at)
      if (/[([（［]/.test(char)) depth++
      else if (/[)\]）］]/.test(char)) depth--
      else if (depth === 0 && (char === ';' || char === '；')) {
        found.push(line.slice(from, at))
        from = at + 1
      }
      if (depth < 0) return line.split(/[;；]/)
    }
    return depth === 0 ? [...found, line.slice(from)] : line.split(/[;；]/)
  })
}

/** "88 FR 85097, 12/7/23." */
function citationsIn(text: string, timeZone: string): Citation[] {
  return [...text.matchAll(/(\d{1,3})\s*F\.?\s?R\.?\s*(\d{1,6})(?:\s*,?\s*(\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})))?/g)].map(
    (match) => {
      const printed = match[3]?.replace(/(?<=\/)(\d{2})$/, (year) => (Number(year) > 60 ? `19${year}` : `20${year}`))
      const date = printed === undefined ? undefined : findDate(printed, timeZone)?.value
      return { volume: Number(match[1]), page: Number(match[2]), ...(date === undefined ? {} : { date }) }
    },
  )
}
