/** What a second telling of a listing adds to the first: dates, citations, aliases, terms. Pure. */
import type { PartChange } from '../model/change.ts'
import type { Citation, Listing } from '../model/listing.ts'
import { foldName } from './identity.ts'
import { finerPlaces, newPlaces } from './place.ts'

/** The last column of a list cites the page of the table, not of the rule: 90 FR 14048 belongs to the rule at 14046. */
const SAME_RULE_PAGES = 40

type ManyPart =
  | 'formerNames'
  | 'aliases'
  | 'addresses'
  | 'crossReferences'
  | 'footnotes'
  | 'identifiers'
  | 'subordinates'
const MANY: readonly ManyPart[] = [
  'formerNames',
  'aliases',
  'addresses',
  'crossReferences',
  'footnotes',
  'identifiers',
  'subordinates',
]

export type Enriched = { readonly listing: Listing; readonly parts: readonly PartChange[] }

/** @returns `known` with what only `news` says, and which parts that were; what both say differently stays as it is known. */
export function enrich(known: Listing, news: Listing): Enriched {
  const parts: PartChange[] = []
  let listing = known
  for (const part of MANY) {
    const come = newValues(known, news, part)
    if (come.length === 0) continue
    parts.push({ part, before: '', after: come.join('; ') })
    const kept = part === 'addresses' ? finerPlaces(known.addresses, come) : known[part]
    listing = { ...listing, [part]: [...kept, ...come] }
  }
  for (const part of ['licenceRequirement', 'licencePolicy'] as const) {
    if (known[part].text !== '' || news[part].text === '') continue
    parts.push({ part, before: '', after: news[part].text })
    listing = { ...listing, [part]: news[part] }
  }
  for (const part of ['country', 'programme'] as const) {
    if (known[part] !== '' || news[part] === '') continue
    parts.push({ part, before: '', after: news[part] })
    listing = { ...listing, [part]: news[part] }
  }
  const citations = news.citations.filter((one) => !known.citations.some((other) => isSameRule(one, other)))
  if (citations.length > 0) {
    parts.push({ part: 'citations', before: '', after: citations.map(citationText).join('; ') })
    listing = { ...listing, citations: [...known.citations, ...citations] }
  }
  const date = news.effectiveDate
  if (date !== undefined && date.value !== known.effectiveDate?.value && outweighs(date.source, known)) {
    parts.push({ part: 'effectiveDate', before: known.effectiveDate?.value ?? '', after: date.value })
    listing = { ...listing, effectiveDate: date }
  }
  if (known.key === undefined && news.key !== undefined) listing = { ...listing, key: news.key }
  return { listing, parts }
}

function newValues(known: Listing, news: Listing, part: ManyPart): readonly string[] {
  const have = new Set(allNames(known, part).map(foldName))
  const come = news[part].filter((value) => value.trim() !== '' && !have.has(foldName(value)))
  return part === 'addresses' ? newPlaces(come, known.addresses) : come
}

/** What the rule says itself stands against what a list or a conclusion says. */
function outweighs(source: 'rule' | 'list' | 'inferred', { effectiveDate }: Listing): boolean {
  const rank = { rule: 2, list: 1, inferred: 0 }
  return effectiveDate === undefined || rank[source] >= rank[effectiveDate.source]
}

/** A name that the entry has in another role adds nothing. */
function allNames(listing: Listing, part: ManyPart): readonly string[] {
  return part === 'aliases' || part === 'formerNames'
    ? [listing.name, ...listing.aliases, ...listing.formerNames]
    : listing[part]
}

function isSameRule(a: Citation, b: Citation): boolean {
  return (
    a.volume === b.volume &&
    Math.abs(a.page - b.page) <= SAME_RULE_PAGES &&
    (a.date === undefined || b.date === undefined || a.date === b.date)
  )
}

/** 90 FR 14046 */
function citationText({ volume, page }: Citation): string {
  return `${volume} FR ${page}`
}
