/** Listings as tables: one in full, or many with what they have in common said once. */

import type { Citation, Listing } from '../model/listing.ts'
import type { Finding, Severity } from '../model.ts'
import { oneLine } from './clean.ts'
import { plainDate } from './times.ts'
import { count, findingLabel, flagWords, isConfirmation, partLabel } from './words.ts'

export type Row = { readonly label: string; readonly values: readonly string[] }

/** A part that was different before; either side may be empty. */
export type AmendedRow = { readonly label: string; readonly before: string; readonly after: string }

export type Entry = {
  readonly name: string
  readonly flags: readonly string[]
  readonly party: boolean
  readonly rows: readonly Row[]
  readonly amended: readonly AmendedRow[]
  /** Empty where many entries stand together and say the same. */
  readonly reason: string
  readonly rule: string
}

export type ListingGroup = {
  /** "Newly listed: 70 entries, Entity List" */
  readonly title: string
  readonly severity: Severity
  /** What holds for every entry of many. */
  readonly flags: readonly string[]
  readonly common: readonly Row[]
  readonly entries: readonly Entry[]
}

/** Up to this many entries each has all its rows and its reason. */
const FULL = 5

const VALUE_LENGTH = 600

/** @param findings those that carry a listing; the user's parties come first, then the order of the page. */
export function listingGroups(findings: readonly Finding[]): ListingGroup[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${finding.kind} ${finding.listing?.list ?? ''} ${isConfirmation(finding)}`
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()].map(groupOf)
}

function groupOf(findings: readonly Finding[]): ListingGroup {
  const sorted = [...findings].sort((a, b) => Number(isParty(b)) - Number(isParty(a)))
  const first = sorted[0]
  const many = sorted.length > FULL
  const entries = sorted.map((finding) => entryOf(finding, many))
  const common = [...countRows(sorted), ...toldRows(sorted), ...(many ? commonRows(entries) : [])]
  const flags = many ? commonFlags(entries) : []
  const shared = new Set(common.map(({ label }) => label))
  const list = oneLine(first?.listing?.list ?? '', 120)
  return {
    title: [
      first === undefined ? '' : findingLabel(first),
      sorted.length === 1 ? '' : `: ${count(sorted.length, 'entry', 'entries')}`,
      list === '' ? '' : `, ${list}`,
    ].join(''),
    severity: first?.severity ?? 'info',
    common,
    flags,
    entries: entries.map((entry) => ({
      ...entry,
      flags: entry.flags.filter((flag) => !flags.includes(flag)),
      rows: entry.rows.filter(({ label }) => !shared.has(label)),
    })),
  }
}

function isParty(finding: Finding): boolean {
  return finding.flags.includes('party')
}

function entryOf(finding: Finding, many: boolean): Entry {
  const { listing, parts = [] } = finding
  return {
    name: oneLine(listing?.name ?? '', 300),
    flags: finding.flags.map(flagWords),
    party: isParty(finding),
    rows: listing === undefined ? [] : listingRows(listing),
    amended: parts.map(({ part, before, after }) => ({
      label: oneLine(partLabel(part), 80),
      before: oneLine(before, VALUE_LENGTH),
      after: oneLine(after, VALUE_LENGTH),
    })),
    reason: many && !isParty(finding) ? '' : oneLine(finding.reason, VALUE_LENGTH),
    rule: finding.rule,
  }
}

/** @returns all parts of an entry that are not empty, in the order in which a reader asks for them. */
function listingRows(listing: Listing): Row[] {
  const rows: readonly [part: string, values: readonly string[]][] = [
    ['country', [listing.country]],
    ['formerNames', listing.formerNames],
    ['aliases', listing.aliases],
    ['addresses', listing.addresses],
    ['subordinates', listing.subordinates],
    ['identifiers', listing.identifiers],
    ['item.code', [listing.item?.code ?? '']],
    ['item.text', [listing.item?.text ?? '']],
    ['item.reasons', listing.item?.reasons ?? []],
    ['item.thresholds', listing.item?.thresholds ?? []],
    ['effectiveDate', listing.effectiveDate === undefined ? [] : [plainDate(listing.effectiveDate.value)]],
    ['licenceRequirement', [listing.licenceRequirement.text]],
    ['licencePolicy', [listing.licencePolicy.text]],
    ['footnotes', listing.footnotes],
    ['programme', [listing.programme]],
    ['status', [listing.status.text]],
    ['remarks', listing.remarks],
    ['crossReferences', listing.crossReferences],
    ['citations', listing.citations.map(citationText)],
  ]
  return rows.flatMap(([part, values]) => {
    const written = values.map((value) => oneLine(value, VALUE_LENGTH)).filter((value) => value !== '')
    return written.length === 0 ? [] : [{ label: oneLine(partLabel(part), 80), values: written }]
  })
}

/** 90 FR 14046, 28 March 2025 */
function citationText({ volume, page, date }: Citation): string {
  return `${volume} FR ${page}${date === undefined ? '' : `, ${plainDate(date)}`}`
}

/** What each source of the event states, side by side: "BIS: 80", "Federal Register: 12 + 70 = 82". */
function countRows(findings: readonly Finding[]): Row[] {
  const stated = findings.find(({ counts = [] }) => counts.length > 0)?.counts ?? []
  if (stated.length < 2) return []
  return [{ label: 'Counts', values: stated.slice(0, 10).map(({ text }) => oneLine(text, 200)) }]
}

/** By whom, and when, the entries of many were told first. */
function toldRows(findings: readonly Finding[]): Row[] {
  if (findings.length <= FULL || !findings.every(isConfirmation)) return []
  const told = findings.flatMap(({ confirms }) =>
    confirms === undefined
      ? []
      : [`${plainDate(new Date(confirms.at).toISOString().slice(0, 10))}, ${oneLine(confirms.sourceName, 120)}`],
  )
  return [{ label: 'Told before', values: [...new Set(told)].slice(0, 5) }]
}

/** Rows that stand in every entry with the same values. */
function commonRows(entries: readonly Entry[]): Row[] {
  const rest = entries.slice(1)
  return (entries[0]?.rows ?? []).filter(({ label, values }) =>
    rest.every(({ rows }) => {
      const other = rows.find((row) => row.label === label)
      return other !== undefined && other.values.join('\n') === values.join('\n')
    }),
  )
}

function commonFlags(entries: readonly Entry[]): readonly string[] {
  return (entries[0]?.flags ?? []).filter((flag) => entries.every(({ flags }) => flags.includes(flag)))
}
