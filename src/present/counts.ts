/** How many entries each document says, beside what was read: shown together, never an alarm. */
import type { Finding } from '../model/finding.ts'
import type { StatedCount } from '../model/listing.ts'
import { oneLine } from './clean.ts'
import { countryCode, countryName } from './country.ts'
import type { Line } from './effect.ts'
import { shortName } from './words.ts'

/** What one document says: a number in all, and by destination where it says so. */
type Stated = { readonly whole: StatedCount; readonly parts: readonly StatedCount[] }

const SOURCES = 8
const COUNTRIES = 12

/** Destinations that the press counts as Chinese. */
const CHINESE = ['CN', 'HK', 'MO', 'TW']

/**
 * @param findings of one group; the first that carries counts speaks for all of them.
 * @returns "BIS: 80 · Federal Register: 12 + 70 = 82 · these 70 = China 42, Iran 2, …"; nothing when there is nothing to compare.
 */
export function countLine(findings: readonly Finding[]): Line | undefined {
  const counts = findings.find(({ counts = [] }) => counts.length > 0)?.counts ?? []
  const stated = documentsOf(counts)
  const entries = findings.filter(({ listing }) => listing !== undefined).length
  if (stated.length <= 1 && stated.every((one) => saysNothing(one, entries))) return undefined
  const pieces = [
    ...stated.slice(0, SOURCES).map(statedWords),
    ...hereWords(stated, entries, tally(findings)),
    ...togetherWords(stated),
  ]
  const values = new Set(stated.map(({ whole }) => whole.value))
  const note = values.size > 1 ? 'Entities and entries are counted differently: no error.' : undefined
  return { text: `How many: ${pieces.join(' · ')}`, ...(note === undefined ? {} : { note }) }
}

/** The counts of destinations follow the count of their document. */
function documentsOf(counts: readonly StatedCount[]): Stated[] {
  const documents: { whole: StatedCount; parts: StatedCount[] }[] = []
  for (const count of counts.slice(0, 200)) {
    const last = documents.at(-1)
    if (count.country !== undefined && last !== undefined) last.parts.push(count)
    else documents.push({ whole: count, parts: [] })
  }
  return documents
}

/** A document that states the number of entries shown has no news in it. */
function saysNothing({ whole, parts }: Stated, entries: number): boolean {
  return parts.length < 2 && isMet(whole) && (entries === 0 || whole.value === entries)
}

/** "Federal Register: 12 + 70 = 82; 12 = China 11, Taiwan 1; 70 = China 42, Iran 2" */
function statedWords({ whole, parts }: Stated): string {
  const text = oneLine(whole.text, 160)
  const source = /^(.{1,120}): (\d[\d +=]*)$/.exec(text)
  const said = source === null ? text : `${shortName(source[1] ?? '')}: ${source[2] ?? ''}`
  const read = isMet(whole) ? '' : ` (read: ${whole.found})`
  const divided = divide(parts, source?.[2]?.split(' = ')[0]?.split(' + ').map(Number) ?? [])
  if (parts.length === 0) return `${said}${read}`
  if (divided === undefined || divided.length === 1) return `${said}${read} = ${list(parts.map(named))}`
  return [`${said}${read}`, ...divided.map((own) => `${own.reduce(sum, 0)} = ${list(own.map(named))}`)].join('; ')
}

/** The parts of each document, one after the other: 11 + 1 are the 12, 42 + 28 the 70. Undefined where they do not add up. */
function divide(parts: readonly StatedCount[], wholes: readonly number[]): StatedCount[][] | undefined {
  const documents: StatedCount[][] = wholes.map(() => [])
  let at = 0
  for (const part of parts) {
    documents[at]?.push(part)
    if (documents[at]?.reduce(sum, 0) === wholes[at]) at++
  }
  return wholes.length > 0 && at === wholes.length ? documents : undefined
}

function sum(total: number, { value }: StatedCount): number {
  return total + value
}

function named({ country = '', value }: StatedCount): readonly [name: string, value: number] {
  return [countryName(country), value]
}

function isMet({ value, found }: StatedCount): boolean {
  return found === undefined || found === value
}

/** "these 70 = China 42, Iran 2": where no document says it by destination. */
function hereWords(stated: readonly Stated[], entries: number, byCountry: ReadonlyMap<string, number>): string[] {
  if (byCountry.size < 2 || stated.some(({ parts }) => parts.length > 0)) return []
  return [`these ${entries} = ${list([...byCountry])}`]
}

function list(countries: readonly (readonly [name: string, value: number])[]): string {
  const shown = countries.slice(0, COUNTRIES).map(([name, value]) => `${name} ${value}`)
  return `${shown.join(', ')}${countries.length > COUNTRIES ? ` and ${countries.length - COUNTRIES} more destinations` : ''}`
}

/** "China and Taiwan together 54", as the press counts: only of what the documents say by destination. */
function togetherWords(stated: readonly Stated[]): string[] {
  const sums = new Map<string, number>()
  for (const { country = '', value } of stated.flatMap(({ parts }) => parts)) {
    const name = countryName(country)
    if (CHINESE.includes(countryCode(name))) sums.set(name, (sums.get(name) ?? 0) + value)
  }
  if (sums.size < 2) return []
  const names = [...sums.keys()].sort((a, b) => CHINESE.indexOf(countryCode(a)) - CHINESE.indexOf(countryCode(b)))
  const total = [...sums.values()].reduce((a, b) => a + b, 0)
  // There are no others: the sum is said already.
  if (total === stated.flatMap(({ parts }) => parts).reduce(sum, 0)) return []
  return [`${names.slice(0, -1).join(', ')} and ${names.at(-1)} together ${total}`]
}

/** Entries by their destination, the most first. */
function tally(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { listing } of findings) {
    if (listing === undefined || listing.country === '') continue
    const name = countryName(listing.country)
    found.set(name, (found.get(name) ?? 0) + 1)
  }
  return new Map([...found].sort((a, b) => b[1] - a[1]))
}
