/** Listings in groups: what one document does to entries of one list, with what they have in common said once. */
import type { Finding, Severity } from '../model/finding.ts'
import type { AmendedRow } from './amended.ts'
import { oneLine } from './clean.ts'
import { countLine } from './counts.ts'
import type { Line, Moment } from './effect.ts'
import { type Entry, entryOf } from './entry.ts'
import { bySeverity } from './passage.ts'
import type { Row } from './rows.ts'
import { excerpt, type Run, runsOf } from './runs.ts'
import { count, findingLabel, isTurn } from './words.ts'

/** Entries under one heading: "China (42)". */
export type Section = { readonly title: string; readonly entries: readonly Entry[] }

export type ListingGroup = {
  /** "Newly listed", "Suspended until 9 November 2025" */
  readonly label: string
  /** "12 entries, Entity List", "16 entries of 商务部公告2025年第21号, MOFCOM Export Control List" */
  readonly what: string
  readonly severity: Severity
  /** Above all: since when it binds, how many there are. */
  readonly lead: readonly Line[]
  /** The sentence of the notice that acts on all of them. */
  readonly says?: readonly Run[]
  /** "For all 12" */
  readonly shared: string
  readonly flags: readonly string[]
  readonly common: readonly Row[]
  readonly amended: readonly AmendedRow[]
  /** Parts that changed are shown, and they alone. */
  readonly asBefore: boolean
  readonly sections: readonly Section[]
}

/** Up to this many entries each has all its rows. */
const FULL = 5

/** What decides: of more entries only these rows are shown; the user's parties keep all of theirs. */
const DECIDING = /^(?:Effect|Licence|Review|Footnote|Doubtful)/

const SENTENCE_LENGTH = 600

/** @param findings those that carry a listing and are no confirmations; the user's parties come first in each section. */
export function listingGroups(findings: readonly Finding[], moment: Moment): ListingGroup[] {
  const groups = Map.groupBy(findings, (finding) =>
    [finding.kind, findingLabel(finding), finding.listing?.list, finding.ofNotice, isRevised(finding)].join('\n'),
  )
  const said = new Set<string>()
  return [...groups.values()].map((group) => {
    const says = sentenceOf(group, findings, said)
    return { ...groupOf(group, moment), ...(says === undefined ? {} : { says }) }
  })
}

/** What an entry reads now is known, and not what changed in it. */
function isRevised({ kind, parts = [] }: Finding): boolean {
  return kind === 'listing.amended' && parts.length === 0
}

function groupOf(findings: readonly Finding[], moment: Moment): ListingGroup {
  const [first] = findings
  const sorted = findings.toSorted((a, b) => Number(isParty(b)) - Number(isParty(a)))
  const many = sorted.length > FULL
  const entries = sorted.map((finding) => entryOf(finding, moment, many))
  const several = entries.length > 1
  const common = several ? commonRows(entries) : []
  const amended = several ? commonAmended(entries) : []
  const flags = several ? commonOf(entries.map((entry) => entry.flags)) : []
  const place = several && entries.every((entry) => entry.place === entries[0]?.place) ? (entries[0]?.place ?? '') : ''
  const own = entries
    .map((entry) => withoutCommon(entry, common, amended, flags, place))
    .map((entry) =>
      many && !entry.party ? { ...entry, rows: entry.rows.filter(({ label }) => DECIDING.test(label)) } : entry,
    )
  const counts = first?.kind === 'listing.added' ? countLine(findings) : undefined
  const effect = common.find(({ label }) => label === 'Effect')
  return {
    label: first === undefined ? '' : findingLabel(first),
    what: whatOf(findings, place),
    severity: bySeverity(findings)[0]?.severity ?? 'info',
    lead: [...(effect === undefined ? [] : [lineOf(effect)]), ...(counts === undefined ? [] : [counts])],
    shared: several ? `For all ${entries.length}` : '',
    flags,
    common: common.filter((row) => row !== effect),
    amended,
    asBefore: entries.some((entry) => entry.amended.length > 0),
    sections: many && place === '' ? byDestination(own) : [{ title: '', entries: own }],
  }
}

function lineOf({ values, note }: Row): Line {
  return { text: values.join('; '), ...(note === undefined ? {} : { note }) }
}

function isParty({ flags }: Finding): boolean {
  return flags.includes('party')
}

/** "16 entries of 商务部公告2025年第21号, MOFCOM Export Control List" */
function whatOf(findings: readonly Finding[], place: string): string {
  const { listing, ofNotice } = findings[0] ?? {}
  const of = ofNotice === undefined ? '' : `of ${oneLine(ofNotice, 80)}`
  const many = findings.length > 1 || of !== '' ? `${count(findings.length, 'entry', 'entries')} ${of}`.trim() : ''
  const list = oneLine(listing?.list ?? '', 120)
  return [many, list, place].filter((piece) => piece !== '').join(', ')
}

/**
 * One sentence speaks for all: that of the notice that suspends or stops them. Where it acts on several notices it is shown
 * with the first of them, and once.
 * @param said the sentences that stand in groups before this one; this one is put in.
 */
function sentenceOf(group: readonly Finding[], all: readonly Finding[], said: Set<string>): Run[] | undefined {
  const [first] = group
  const text = first?.after?.text
  if (first === undefined || text === undefined || first.ofNotice === undefined || !isTurn(first)) return undefined
  if (said.has(text) || !group.every(({ after }) => after?.text === text)) return undefined
  said.add(text)
  const same = new Map(
    all.flatMap(({ after }) => (after?.text === text ? [[JSON.stringify(after.marks), after.marks]] : [])),
  )
  return excerpt(runsOf({ text, marks: [...same.values()].flat() }), SENTENCE_LENGTH)
}

/** Rows that stand in every entry and say the same in all, printed as most of them print it. */
function commonRows(entries: readonly Entry[]): Row[] {
  return (entries[0]?.rows ?? []).flatMap(({ label, same }) => {
    const rows = entries.flatMap((entry) => entry.rows.find((row) => row.label === label) ?? [])
    if (rows.length < entries.length || rows.some((row) => row.same !== same)) return []
    const printed = [...Map.groupBy(rows, ({ note }) => note).values()].toSorted((a, b) => b.length - a.length)
    return printed[0]?.[0] ?? []
  })
}

function commonAmended(entries: readonly Entry[]): AmendedRow[] {
  const [first, ...rest] = entries.map(({ amended }) => amended.map((row) => JSON.stringify(row)))
  return (entries[0]?.amended ?? []).filter((_, i) => rest.every((rows) => rows.includes(first?.[i] ?? '')))
}

function commonOf(lists: readonly (readonly string[])[]): string[] {
  return (lists[0] ?? []).filter((value) => lists.every((list) => list.includes(value)))
}

function withoutCommon(
  entry: Entry,
  common: readonly Row[],
  amended: readonly AmendedRow[],
  flags: readonly string[],
  place: string,
): Entry {
  const labels = new Set(common.map(({ label }) => label))
  const said = new Set(amended.map((row) => JSON.stringify(row)))
  return {
    ...entry,
    place: place === '' ? entry.place : '',
    flags: entry.flags.filter((flag) => !flags.includes(flag)),
    rows: entry.rows.filter(({ label }) => !labels.has(label)),
    amended: entry.amended.filter((row) => !said.has(JSON.stringify(row))),
  }
}

/** The user's parties first, then the destinations with the most entries. */
function byDestination(entries: readonly Entry[]): Section[] {
  const sections = [...Map.groupBy(entries, ({ place }) => place)]
  const hasParty = (section: readonly Entry[]) => Number(section.some(({ party }) => party))
  return sections
    .toSorted(([, a], [, b]) => hasParty(b) - hasParty(a) || b.length - a.length)
    .map(([place, members]) => ({
      title: `${place === '' ? 'No destination' : place} (${members.length})`,
      entries: members.map((entry) => ({ ...entry, place: '' })),
    }))
}
