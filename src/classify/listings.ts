/** Entries of official lists that came, went or changed (`listing.*`). */

import type { Listing } from '../model/listing.ts'
import type { Finding, FindingKind, ListingChange, PageDate, PartChange } from '../model.ts'
import { cuesOf, readSentence } from './reading.ts'
import { severityOf } from './severity.ts'
import { quote } from './verdict.ts'

/** @param today YYYY-MM-DD in the zone of the source. */
export function judgeListing(change: ListingChange, today: string, pageDate: PageDate | undefined): Finding {
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
  const turned = statusTurn(change.parts)
  const said = change.parts.slice(0, 6).map(describePart).join('; ')
  const kind = turned ?? 'listing.amended'
  return {
    ...listingFinding(kind, `list.${kind.split('.')[1]}`, `${describe(change.after)}: ${said}`, change.after, 'after'),
    before: { text: entryText(change.before), marks: [] },
    parts: change.parts,
  }
}

/**
 * @param rule names the reader of the listing.
 * @returns `listing.added`: critical when it is effective today or earlier, `early` when it was effective before it was published.
 */
export function addedListing(listing: Listing, today: string, pageDate: PageDate | undefined, rule: string): Finding {
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
  rule: string,
  reason: string,
  listing: Listing,
  side: 'before' | 'after',
): Finding {
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
function statusTurn(parts: readonly PartChange[]): FindingKind | undefined {
  for (const part of parts) {
    const before = stateOf(part.before)
    const after = stateOf(part.after)
    if (after === 'suspended' && before !== 'suspended') return 'listing.suspended'
    if (part.part !== 'status') continue
    if (after === 'reinstated' || (before === 'suspended' && after !== 'suspended')) return 'listing.resumed'
  }
  return undefined
}

function stateOf(text: string): string | undefined {
  return cuesOf(readSentence(text, 'en').cues, 'standing')[0]?.row.state
}

const PARTS: Readonly<Record<string, string>> = {
  formerNames: 'former name',
  aliases: 'alias',
  addresses: 'address',
  crossReferences: 'cross-reference',
  licenceRequirement: 'licence requirement',
  licencePolicy: 'licence policy',
  footnotes: 'footnote',
  citations: 'citation',
  effectiveDate: 'effective date',
}

function describePart({ part, before, after }: PartChange): string {
  const name = PARTS[part] ?? part
  if (before === '') return `${name} ${quote(after)} added`
  if (after === '') return `${name} ${quote(before)} gone`
  return `${name} ${quote(before)} → ${quote(after)}`
}
