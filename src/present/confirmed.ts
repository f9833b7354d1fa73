/** Second tellings in one line: what another source confirms, when it was told, and what is new in it. */
import type { PartChange } from '../model/change.ts'
import type { Finding } from '../model/finding.ts'
import { oneLine } from './clean.ts'
import { entryName } from './entry.ts'
import { dayIn, plainDate, withPlainDates } from './times.ts'
import { count, shortName } from './words.ts'

/** Values of a part that are named; with more of them only their entries are counted. */
const VALUES = 3
const TOLD = 4

/**
 * @param findings confirmations only. @param source the name of the source that confirms.
 * @returns "Confirmed by eCFR: 82 entries told on 25 March 2025 (BIS). New: citation 90 FR 14048."
 */
export function confirmedLines(findings: readonly Finding[], source: string, timeZone: string): string[] {
  const groups = Map.groupBy(findings, ({ kind, listing }) => `${kind}\n${listing?.list ?? ''}`)
  return [...groups.values()].map((group) => lineOf(group, source, timeZone))
}

function lineOf(findings: readonly Finding[], source: string, timeZone: string): string {
  const [first] = findings
  const list = oneLine(first?.listing?.list ?? '', 120)
  const names = findings.flatMap(({ listing }) => (listing === undefined ? [] : [entryName(listing)]))
  const only = new Set(names).size === 1 ? `: ${names[0]}` : ''
  const what = `${whatOf(findings)}${list === '' ? '' : ` (${list})`}${only}`
  const news = first?.kind === 'listing.added' ? newsOf(findings) : ''
  return `Confirmed by ${source}: ${what}, told on ${toldOf(findings, timeZone)}. ${news === '' ? 'Nothing new.' : `New: ${news}.`}`
}

const WHAT: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'listing.added': ['entry', 'entries'],
  'listing.removed': ['removal', 'removals'],
  'listing.amended': ['amendment', 'amendments'],
  'listing.suspended': ['suspension', 'suspensions'],
  'listing.resumed': ['resumption', 'resumptions'],
}

function whatOf(findings: readonly Finding[]): string {
  const [one, many] = WHAT[findings[0]?.kind ?? ''] ?? ['finding', 'findings']
  return count(findings.length, one, many)
}

/** "25 March 2025 (BIS, Federal Register)" */
function toldOf(findings: readonly Finding[], timeZone: string): string {
  const tellings = findings.flatMap(({ confirms }) => confirms ?? [])
  const byDay = Map.groupBy(tellings, ({ at }) => dayIn(at, timeZone))
  return [...byDay]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .slice(0, TOLD)
    .map(([day, told]) => {
      const sources = [...new Set(told.map(({ sourceName }) => shortName(sourceName)))].slice(0, TOLD)
      return `${plainDate(day)} (${sources.join(', ')})`
    })
    .join(' and ')
}

const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  effectiveDate: ['effective date', 'effective dates'],
  citations: ['citation', 'citations'],
  aliases: ['alias', 'aliases'],
  formerNames: ['former name', 'former names'],
  addresses: ['address', 'addresses'],
  crossReferences: ['cross-reference', 'cross-references'],
  licenceRequirement: ['licence requirement', 'licence requirements'],
  licencePolicy: ['licence policy', 'licence policies'],
  footnotes: ['footnote', 'footnotes'],
  identifiers: ['identifier', 'identifiers'],
}

/** "citations 90 FR 14048 (12), 90 FR 14038 (70); addresses of 3 entries" */
function newsOf(findings: readonly Finding[]): string {
  const parts = findings.flatMap(({ parts = [] }) => parts)
  return [...Map.groupBy(parts, ({ part }) => part)]
    .map(([part, changes]) => partNews(part, changes, findings.length))
    .join('; ')
}

function partNews(part: string, changes: readonly PartChange[], all: number): string {
  const [one, many] = Object.hasOwn(WORDS, part)
    ? (WORDS[part] ?? [part, part])
    : [oneLine(part, 60), oneLine(part, 60)]
  const values = [...Map.groupBy(changes, ({ after }) => after)]
  if (values.length > VALUES) return `${many} of ${count(changes.length, 'entry', 'entries')}`
  const said = values.map(([value, same]) => {
    const counted = values.length === 1 && same.length === all ? '' : ` (${count(same.length, 'entry', 'entries')})`
    return `${withPlainDates(oneLine(value, 160))}${counted}`
  })
  return `${values.length === 1 ? one : many} ${said.join(', ')}`
}
