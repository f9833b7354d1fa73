/** What differs between two states of one entry, part by part: values as sets, terms by what they mean. Pure. */
import type { PartChange } from '../../model/change.ts'
import type { Citation, Listing } from '../../model/listing.ts'
import { foldValue, wordsOf } from './fold.ts'
import { sameTexts } from './same.ts'
import { policyForm, requirementForm, statusForm } from './terms.ts'

/** A part whose value is one text: its print, and the form in which it is compared. */
type Single = {
  readonly print: (listing: Listing) => string
  readonly form: (listing: Listing) => string
}
/** A part that holds several values; `key` is the form of one. */
type Several = {
  readonly values: (listing: Listing) => readonly string[]
  readonly key?: (value: string) => string
  /** Texts cut in pieces by their marks: where only the cuts differ, nothing does. */
  readonly cut?: true
}

const folded = (print: (listing: Listing) => string): Single => ({
  print,
  form: (listing) => foldValue(print(listing)),
})

const PARTS: Readonly<Record<string, Single | Several>> = {
  name: folded((listing) => listing.name),
  country: folded((listing) => listing.country),
  formerNames: { values: (listing) => listing.formerNames },
  aliases: { values: (listing) => listing.aliases },
  addresses: { values: (listing) => listing.addresses, cut: true },
  subordinates: { values: (listing) => listing.subordinates },
  crossReferences: { values: (listing) => listing.crossReferences, cut: true },
  licenceRequirement: {
    print: (listing) => listing.licenceRequirement.text,
    form: (listing) => requirementForm(listing.licenceRequirement),
  },
  licencePolicy: {
    print: (listing) => listing.licencePolicy.text,
    form: (listing) => policyForm(listing.licencePolicy),
  },
  footnotes: { values: (listing) => [...listing.footnotes, ...listing.licenceRequirement.footnotes] },
  citations: { values: (listing) => listing.citations.map(printCitation), key: (text) => text.replace(/,.*/, '') },
  effectiveDate: {
    print: (listing) => listing.effectiveDate?.value ?? '',
    form: (listing) => listing.effectiveDate?.value ?? '',
  },
  programme: { values: (listing) => listing.programme.split(/[;,\n]|\]\s*\[/) },
  identifiers: { values: (listing) => listing.identifiers },
  status: {
    print: ({ status: { text, state, until } }) =>
      text || [state, ...(until === undefined ? [] : [until])].join(' until '),
    form: (listing) => statusForm(listing.status),
  },
  // the order of statements, and of sentences within one, means nothing
  remarks: { values: (listing) => listing.remarks, cut: true },
  'item.code': folded((listing) => listing.item?.code ?? ''),
  'item.text': folded((listing) => listing.item?.text ?? ''),
  'item.reasons': { values: (listing) => listing.item?.reasons ?? [] },
  'item.thresholds': { values: (listing) => listing.item?.thresholds ?? [] },
}
const TERMS = ['licenceRequirement', 'licencePolicy', 'footnotes', 'citations', 'effectiveDate', 'programme', 'status']

/** Names of the cells that a listing already tells: a row of them is not told again. */
export const LISTING_CELLS: ReadonlySet<string> = new Set(['key', ...Object.keys(PARTS)])

/** @returns one change for each part that says something else, with only what went and came, as printed. */
export function compareParts(before: Listing, after: Listing): PartChange[] {
  return changesOf(Object.keys(PARTS), before, after)
}

/** @returns all parts of one entry as printed: "Acme | SDN List | country: CN | aliases: A; B". */
export function printParts(listing: Listing): string {
  const { name: _, ...others } = PARTS
  const parts = Object.entries(others).flatMap(([part, how]) => {
    const value = 'values' in how ? [...distinct(how.values(listing)).values()].join('; ') : how.print(listing)
    return value === '' || value === 'in-force' ? [] : [`${part}: ${value}`]
  })
  return [listing.name, listing.list, ...parts].join(' | ')
}

/** As compareParts, for what an entry means in law: all but who and where. */
export function compareTerms(before: Listing, after: Listing): PartChange[] {
  return changesOf(TERMS, before, after)
}

function changesOf(parts: readonly string[], before: Listing, after: Listing): PartChange[] {
  return parts.flatMap((part) => {
    const how = PARTS[part]
    if (how === undefined) return []
    const change = 'values' in how ? severalChange(how, before, after) : singleChange(how, before, after)
    return change === undefined ? [] : [{ part, ...change }]
  })
}

type Sides = Omit<PartChange, 'part'>

function singleChange({ print, form }: Single, before: Listing, after: Listing): Sides | undefined {
  const [a, b] = [print(before), print(after)]
  // words that are the same mean the same, whatever was made of them
  if (a === b || form(before) === form(after) || foldValue(a) === foldValue(b)) return undefined
  return { before: a, after: b }
}

function severalChange({ values, key = foldValue, cut }: Several, before: Listing, after: Listing): Sides | undefined {
  const [printedA, printedB] = [values(before), values(after)]
  if (sameTexts(printedA, printedB)) return undefined
  const [a, b] = [distinct(printedA, key), distinct(printedB, key)]
  const gone = [...a].filter(([form]) => !b.has(form))
  const come = [...b].filter(([form]) => !a.has(form))
  if (gone.length + come.length === 0) return undefined
  const forms = (side: typeof gone) => side.map(([form]) => form)
  if (cut === true && wordsOf(forms(gone)) === wordsOf(forms(come))) return undefined
  const print = (side: typeof gone) => side.map(([, value]) => value).join('; ')
  return { before: print(gone), after: print(come) }
}

/** @returns form -> the value as first printed; what holds no letter or digit is no value. */
export function distinct(values: readonly string[], key: (value: string) => string = foldValue): Map<string, string> {
  const found = new Map<string, string>()
  for (const value of values) {
    const form = key(value)
    if (form !== '' && !found.has(form)) found.set(form, value.trim())
  }
  return found
}

/** The printed form of the Federal Register: "90 FR 14048, 2025-03-28". */
export function printCitation({ volume, page, date }: Citation): string {
  return `${volume} FR ${page}${date === undefined ? '' : `, ${date}`}`
}
