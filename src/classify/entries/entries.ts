/** Entries of official lists that came, went or changed (`listing.*`). */
import type { ListingChange } from '../../model/change.ts'
import type { PageDate } from '../../model/extract.ts'
import type { FindingKind } from '../../model/finding.ts'
import type { Listing } from '../../model/listing.ts'
import { cuesOf } from '../read/cue.ts'
import type { Reader } from '../read/reader.ts'
import type { RuledFinding, RuleId } from '../rules/table.ts'
import { quote } from '../rules/verdict.ts'
import { severityOf } from '../tell/severity.ts'
import { describeAmendment, partWords } from './amended-parts.ts'

type Amended = Extract<ListingChange, { type: 'amended' }>

/** From as many entries on, one part amended in more than half of a list is told once (D-36). */
const MANY = 20

/**
 * @param changes of one list. @param entries how many it has now. @param today YYYY-MM-DD in the zone of the source.
 * @returns a finding for each, but one for a part that changed in more than half of the entries at once.
 */
export function judgeListings(
  changes: readonly ListingChange[],
  entries: number,
  today: string,
  pageDate: PageDate | undefined,
  reader: Reader,
): RuledFinding[] {
  const column = wholeColumnOf(changes, entries)
  const all = new Set<ListingChange>(column?.changes)
  return [
    ...(column === undefined ? [] : [wholeColumn(column.part, column.changes, entries)]),
    ...changes.filter((change) => !all.has(change)).map((change) => judgeListing(change, today, pageDate, reader)),
  ]
}

/** @returns the part that alone changed in more than half of the entries, with those changes; undefined where none did. */
export function wholeColumnOf(
  changes: readonly ListingChange[],
  entries: number,
): { readonly part: string; readonly changes: readonly Amended[] } | undefined {
  const amended = changes.flatMap((change) => (change.type === 'amended' ? [change] : []))
  for (const [part, those] of Map.groupBy(amended, onlyPart)) {
    if (part !== undefined && isWholesale(those.length, entries)) return { part, changes: those }
  }
  return undefined
}

/** A suspension of all is news of each. */
function onlyPart({ parts, origin }: Amended): string | undefined {
  const [only, ...others] = parts
  return others.length > 0 || origin !== undefined || only?.part === 'status' ? undefined : only?.part
}

function isWholesale(count: number, entries: number): boolean {
  return count >= MANY && count * 2 > entries
}

/** A new template of the page, or one rule that amends them all. */
function wholeColumn(part: string, amended: readonly Amended[], entries: number): RuledFinding {
  const pairs = Map.groupBy(amended, ({ parts }) => `${parts[0]?.before}\n${parts[0]?.after}`)
  const commonest = [...pairs.values()].sort((a, b) => b.length - a.length)[0] ?? []
  const example = commonest[0]?.parts[0] ?? { part, before: '', after: '' }
  const list = amended[0]?.after.list ?? ''
  return {
    kind: 'listing.amended',
    severity: severityOf('listing.amended'),
    flags: [],
    reason: `${partWords(part)} changed in ${amended.length} of ${entries} entries${list === '' ? '' : ` on ${list}`} at once, in ${commonest.length} of them ${quote(example.before)} → ${quote(example.after)}: one rule amends them all, or the page is written anew`,
    rule: 'list.column',
    before: { text: example.before, marks: [] },
    after: { text: example.after, marks: [] },
    parts: [example],
  }
}

function judgeListing(
  change: ListingChange,
  today: string,
  pageDate: PageDate | undefined,
  reader: Reader,
): RuledFinding {
  if (change.type === 'added') return addedListing(change.after, today, pageDate, 'list.added')
  if (change.type === 'removed') {
    return listingFinding(
      'listing.removed',
      'list.removed',
      `${describe(change.before)} is no longer listed`,
      change.before,
      'before',
    )
  }
  const turn = statusTurn(change, reader) ?? 'amended'
  const { before, after, parts, origin } = change
  return {
    ...listingFinding(
      `listing.${turn}`,
      `list.${origin ?? turn}`,
      `${describe(after)}: ${describeAmendment(change)}`,
      after,
      'after',
    ),
    before: { text: entryText(before), marks: [[0, before.name.length]] },
    parts,
  }
}

/**
 * @param rule names the reader of the listing.
 * @returns `listing.added`: critical when it is effective today or earlier, `early` when it was effective before it was published.
 */
export function addedListing(
  listing: Listing,
  today: string,
  pageDate: PageDate | undefined,
  rule: RuleId,
): RuledFinding {
  const effective = listing.effectiveDate?.value
  const printed = listing.citations.flatMap(({ date }) => (date === undefined ? [] : [date])).sort()[0]
  // An entry without a date of its own binds since it was printed.
  const since = effective ?? printed
  const published = [printed, pageDate?.value]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1)
  const early = effective !== undefined && published !== undefined && effective < published
  const finding = listingFinding(
    'listing.added',
    rule,
    `${describe(listing)} is added${terms(listing)}${early ? `, before its publication on ${published}` : ''}`,
    listing,
    'after',
  )
  return {
    ...finding,
    severity: since !== undefined && since <= today ? 'critical' : finding.severity,
    flags: early ? ['early'] : [],
  }
}

function listingFinding(
  kind: FindingKind,
  rule: RuleId,
  reason: string,
  listing: Listing,
  side: 'before' | 'after',
): RuledFinding {
  const evidence = { text: entryText(listing), marks: [[0, listing.name.length]] as const }
  return {
    kind,
    severity: severityOf(kind),
    flags: [],
    reason,
    rule,
    before: side === 'before' ? evidence : null,
    after: side === 'after' ? evidence : null,
    listing,
  }
}

/** The entry as one line; its name stands first. */
function entryText(listing: Listing): string {
  const { name, aliases, addresses, country } = listing
  const also = aliases.length === 0 ? '' : `, a.k.a. ${aliases.join('; ')}`
  return `${name}${also}${addresses.length === 0 ? '' : `, ${addresses.join('; ')}`}${country === '' ? '' : ` (${country})`}`
}

/** "‘Acme Optics’ (Taiwan) on Entity List" */
export function describe({ name, list, country }: Listing): string {
  return `${quote(name)}${country === '' ? '' : ` (${country})`}${list === '' ? '' : ` on ${list}`}`
}

function terms({ effectiveDate, licencePolicy, footnotes }: Listing): string {
  return [
    effectiveDate === undefined ? '' : `, effective ${effectiveDate.value}`,
    licencePolicy.text === '' ? '' : `, ${licencePolicy.text.toLowerCase()}`,
    footnotes.length === 0 ? '' : `, footnote ${footnotes.join(', ')}`,
  ].join('')
}

/** An entry whose status or text says that it is suspended or applies again. */
function statusTurn({ before, after, parts }: Amended, reader: Reader): 'suspended' | 'resumed' | undefined {
  if (before.status.state !== after.status.state) {
    if (after.status.state === 'suspended') return 'suspended'
    if (before.status.state === 'suspended' && after.status.state === 'in-force') return 'resumed'
  }
  for (const part of parts) {
    const [was, is] = [stateOf(part.before, reader), stateOf(part.after, reader)]
    if (is === 'suspended' && was !== 'suspended') return 'suspended'
    if (part.part !== 'status') continue
    if (is === 'reinstated' || (was === 'suspended' && is !== 'suspended')) return 'resumed'
  }
  return undefined
}

function stateOf(text: string, reader: Reader): string | undefined {
  return cuesOf(reader.read(text, 'en').cues, 'standing')[0]?.row.state
}
