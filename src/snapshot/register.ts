/** What a judged page means for the register: entries as they stand afterwards, their events, the dates that lie ahead. Pure. */
import { idOf } from '../id.ts'
import { dateIn, nextTelling } from '../listing/calendar.ts'
import { enrich } from '../listing/enrich.ts'
import { countryKey, nameKey } from '../listing/identity.ts'
import type { KnownEntries } from '../listing/known.ts'
import { statedSince } from '../listing/since.ts'
import { actOf, eventKindOf, statusAfter } from '../listing/status.ts'
import type { ListingChange, PartChange } from '../model/change.ts'
import type { Finding } from '../model/finding.ts'
import type { Listing, ListingAct, ListingStatus } from '../model/listing.ts'
import type { DateKind, Opening, RegisterEntry, RegisterEventKind, StoredDate } from '../model/register.ts'
import type { RegisterUpdate, RegisterWrite } from '../ports/records.ts'

export type RegisterInput = {
  readonly basis: number
  readonly watchId: string
  readonly sourceName: string
  readonly timeZone: string
  readonly at: number
  /** Absent for a baseline. */
  readonly changeId?: string
  /** As told: confirmations are marked. */
  readonly findings: readonly Finding[]
  readonly acts: readonly ListingAct[]
  /** The list as it stands; empty for what is no list. */
  readonly listings: readonly Listing[]
  readonly listingChanges: readonly ListingChange[]
  readonly notice?: string
  /** The day that the document gives itself. */
  readonly noticeDay?: string
  /** Is changed: new entries are put in. */
  readonly known: KnownEntries
  /** What the watch showed before. */
  readonly shown: ReadonlyMap<string, 'shown' | 'gone'>
  /** Entries that a copy of a list no longer has, while another watch shows them still. */
  readonly keptElsewhere: ReadonlySet<string>
  readonly openings: readonly Opening[]
  partiesOf(listing: Listing): readonly string[]
}

type Plan = Omit<RegisterWrite, 'entry'> & { readonly entry: RegisterEntry }

/** @returns what the register learns; undefined when that is nothing. */
export function registerUpdate(input: RegisterInput): RegisterUpdate | undefined {
  const plans = new Map<string, Plan>()
  const seen = new Set<string>()
  const told: { party: string; listingId: string }[] = []
  const put = (plan: Plan) => {
    const earlier = plans.get(plan.entry.id)
    plans.set(plan.entry.id, earlier === undefined ? plan : joined(earlier, plan))
    input.known.put(plan.entry)
  }
  for (const finding of input.findings) {
    const plan = planOf(finding, input)
    if (plan === undefined) continue
    put(plan)
    if (plan.entry.state !== 'removed') seen.add(plan.entry.id)
    if (!finding.flags.includes('party') || finding.listing === undefined) continue
    for (const party of input.partiesOf(finding.listing)) told.push({ party, listingId: plan.entry.id })
  }
  for (const listing of input.listings) {
    const entry = input.known.resolve(listing)
    if (entry === undefined) put(baselinePlan(listing, input))
    else if (!seen.has(entry.id) && input.shown.get(entry.id) !== 'shown') {
      const plan = shownPlan(entry, listing, input)
      if (plan !== undefined) put(plan)
    }
    const id = entry?.id ?? input.known.resolve(listing)?.id
    if (id !== undefined) seen.add(id)
  }
  const gone =
    input.listings.length === 0
      ? []
      : [...input.shown].flatMap(([id, how]) => (how === 'shown' && !seen.has(id) ? [id] : []))
  const writes = [...plans.values()]
  const openings = input.openings.filter(({ changeId }) => changeId === input.changeId)
  if (writes.length + seen.size + gone.length + openings.length === 0) return undefined
  const { basis, watchId, at } = input
  return { basis, watchId, at, writes, seen: [...seen], gone, openings, told }
}

/** What a finding does to the entry that it means. */
function planOf(finding: Finding, input: RegisterInput): Plan | undefined {
  const { listing, kind } = finding
  if (listing === undefined || !kind.startsWith('listing.')) return undefined
  const known =
    input.known.resolve(listing) ?? input.known.resolve(nameBefore(listing, input.listingChanges) ?? listing)
  if (finding.confirms !== undefined && known !== undefined && isQuiet(finding)) {
    return confirmedPlan(known, listing, finding.parts ?? [], input)
  }
  if (kind === 'listing.removed' && known !== undefined && input.keptElsewhere.has(known.id)) return undefined
  const act = actOf(finding, input.acts)
  const status = statusAfter(finding, act, known?.listing.status)
  const event = eventKindOf(finding, status)
  const isNew = known === undefined || (event === 'added' && (known.state === 'removed' || known.state === 'stopped'))
  const stands = isNew
    ? listing
    : event === 'amended'
      ? amended(known.listing, finding)
      : enrich(known.listing, listing).listing
  const amendedFrom = event === 'amended' ? act?.effectiveDate?.value : undefined
  const happened = { event, parts: finding.parts ?? [], ...(amendedFrom === undefined ? {} : { amendedFrom }) }
  return plan(known, { ...stands, status }, happened, input, event === 'added')
}

function isQuiet({ severity }: Finding): boolean {
  return severity === 'low' || severity === 'info'
}

/** An entry that was renamed is known by its old name. */
function nameBefore(listing: Listing, changes: readonly ListingChange[]): Listing | undefined {
  const change = changes.find(
    ({ type, after }) =>
      type === 'amended' &&
      after.name === listing.name &&
      after.country === listing.country &&
      after.list === listing.list,
  )
  return change?.before ?? undefined
}

/** Only the parts that the change names: another source may know more of the others. */
function amended(known: Listing, { listing, parts = [] }: Finding): Listing {
  if (listing === undefined) return known
  const fields = new Set(parts.map(({ part }) => part.split('.')[0] ?? ''))
  // the marks of footnotes stand in the licence requirement
  if (fields.has('footnotes')) fields.add('licenceRequirement')
  const changed = Object.fromEntries(Object.entries(listing).filter(([field]) => fields.has(field)))
  const formerNames =
    fields.has('name') && !known.formerNames.includes(known.name)
      ? [...known.formerNames, known.name]
      : known.formerNames
  return { ...enrich({ ...known, formerNames, ...changed }, listing).listing }
}

/** A second source: what it adds is kept, and what waited for a word of a source has it now. */
function confirmedPlan(
  known: RegisterEntry,
  listing: Listing,
  parts: readonly PartChange[],
  input: RegisterInput,
): Plan {
  const status: ListingStatus =
    known.due === 'effective' ? { ...known.listing.status, state: 'in-force' } : known.listing.status
  const stands = { ...enrich(known.listing, listing).listing, status }
  return plan(known, stands, { event: 'confirmed', parts }, input, false)
}

/** First shown by this watch, without news: nothing to write down when it adds nothing. */
function shownPlan(known: RegisterEntry, listing: Listing, input: RegisterInput): Plan | undefined {
  const { parts } = enrich(known.listing, listing)
  return parts.length === 0 && known.due !== 'effective' ? undefined : confirmedPlan(known, listing, parts, input)
}

function baselinePlan(listing: Listing, input: RegisterInput): Plan {
  return plan(undefined, listing, { event: 'baseline', parts: [] }, input, false)
}

function plan(
  known: RegisterEntry | undefined,
  listing: Listing,
  happened: {
    readonly event: RegisterEventKind
    readonly parts: readonly PartChange[]
    readonly amendedFrom?: string
  },
  input: RegisterInput,
  isTold: boolean,
): Plan {
  const { at, timeZone, changeId, sourceName, notice } = input
  const { status } = listing
  const ref = changeId === undefined ? undefined : { changeId, sourceName, at }
  const told = isTold ? (ref ?? known?.told) : known?.told
  const { event, parts } = happened
  const unsaid = event === 'amended' && parts.length === 0 ? { unsaid: true as const } : {}
  const last = ref === undefined || event === 'confirmed' ? known?.last : { ...ref, kind: event, ...unsaid }
  const amendedFrom = happened.amendedFrom ?? known?.amendedFrom
  const isListing = happened.event === 'added' && notice !== undefined
  const listedBy = known?.notice ?? (isListing ? notice : undefined)
  const listedOn = known?.notice === undefined ? (isListing ? input.noticeDay : undefined) : known.noticeDay
  const due = status.state === 'due-unconfirmed' ? known?.due : undefined
  const entry: RegisterEntry = {
    id: known?.id ?? idOf('l', listing.list, listing.key ?? '', countryKey(listing.country), nameKey(listing.name)),
    state: status.state,
    since: statedSince(listing) ?? dateIn(timeZone, known?.firstSeen ?? at),
    firstSeen: known?.firstSeen ?? at,
    ...(told === undefined ? {} : { told }),
    ...(last === undefined ? {} : { last }),
    ...(listedBy === undefined ? {} : { notice: listedBy }),
    ...(listedOn === undefined ? {} : { noticeDay: listedOn }),
    ...(amendedFrom === undefined ? {} : { amendedFrom }),
    ...(due === undefined ? {} : { due }),
    events: (known?.events ?? 0) + 1,
    listing,
  }
  return {
    entry,
    event: { kind: event, ...(changeId === undefined ? {} : { changeId }), parts },
    ...datesOf(entry, known, input),
  }
}

/**
 * What lies ahead of the entry, and what no longer does. A date that is past when it is first seen is told to nobody; one that
 * has come and is not told yet waits for the calendar.
 */
function datesOf(
  entry: RegisterEntry,
  known: RegisterEntry | undefined,
  input: RegisterInput,
): Pick<Plan, 'dates' | 'cancelled'> {
  const dates: StoredDate[] = []
  const cancelled: DateKind[] = []
  const before = known === undefined ? {} : datesAhead(known)
  for (const [kind, date] of Object.entries(datesAhead(entry)) as [DateKind, string | undefined][]) {
    if (date === undefined) {
      if (known !== undefined) cancelled.push(kind)
      continue
    }
    // The zone in which the source dates its pages is the one in which its dates begin.
    const nextAt = nextTelling(date, input.timeZone, input.at)
    const { timeZone: zone, watchId, changeId = '' } = input
    if (nextAt !== null) dates.push({ subject: entry.id, kind, date, zone, changeId, watchId, nextAt })
    else if (known !== undefined && before[kind] !== date) cancelled.push(kind)
  }
  return { dates, cancelled }
}

function datesAhead({ listing, state, amendedFrom }: RegisterEntry): Partial<Record<DateKind, string | undefined>> {
  const over = state === 'removed' || state === 'stopped'
  return {
    effective: over ? undefined : listing.effectiveDate?.value,
    amendment: over ? undefined : amendedFrom,
    'suspension-end': state === 'suspended' ? listing.status.until : undefined,
  }
}

/** Two rows or sentences about one entry: one event, the entry as it stands after both. */
function joined(earlier: Plan, later: Plan): Plan {
  const events = earlier.entry.events
  const event =
    earlier.event === undefined
      ? later.event
      : { ...earlier.event, parts: [...earlier.event.parts, ...(later.event?.parts ?? [])] }
  return { ...later, entry: { ...later.entry, events }, ...(event === undefined ? {} : { event }) }
}
