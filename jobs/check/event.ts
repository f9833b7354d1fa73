/**
 * Between judge and alert: what the register knows of the findings. Acts on earlier notices become findings on their entries,
 * what was told before is told as a confirmation, and the register learns what is new.
 */
import { tellOnce } from '../../src/alert/event.ts'
import { expandNotice } from '../../src/alert/of-notice.ts'
import { isBy } from '../../src/classify/rules/table.ts'
import { dateIn } from '../../src/listing/calendar.ts'
import { nameKey } from '../../src/listing/identity.ts'
import { createKnown, type KnownEntries } from '../../src/listing/known.ts'
import { listMentioned } from '../../src/listing/mentioned.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { Opening, RegisterEntry } from '../../src/model/register.ts'
import type { RegisterUpdate } from '../../src/ports/records.ts'
import type { Register } from '../../src/ports/register.ts'
import { registerUpdate } from '../../src/snapshot/register.ts'
import { withParts } from './amendment.ts'
import { createPartyScreen, type PartyScreen } from './parties.ts'
import { ruleDates, withEnds } from './rule-dates.ts'
import type { Visit } from './visit.ts'

/** Tellings of additions to one list that belong to one event. */
const EVENT_MS = 14 * 24 * 60 * 60 * 1000

/** From so many listings on, a whole list is read from the register rather than one name after the other. */
const FEW = 40

export type ListedEvent = {
  /** As they are to be told. */
  readonly findings: readonly Finding[]
  /** Absent when the page says nothing of any list. */
  readonly register?: RegisterUpdate
}

/**
 * @param changeId of the change that the findings belong to; undefined for a baseline, which tells nothing and fills the
 * register.
 */
export async function eventOf(
  visit: Visit,
  judgement: Judgement,
  found: readonly Finding[],
  changeId: string | undefined,
  at: number,
): Promise<ListedEvent> {
  const { watch } = visit.state
  const day = judgement.date?.value ?? dateIn(watch.source.timeZone, at)
  const judged = withEnds(found, day)
  const { register } = visit.deps.store
  if (judgement.listings.length === 0 && !judged.some(isListed)) return { findings: judged }
  const screen = createPartyScreen(visit.deps.config.parties)
  // Read first: what is read after it belongs to this version or to a newer one, which the commit refuses (D-42)
  const { version } = await register.basis()
  const expanded = await expand(register, judgement, judged, screen)
  const known = await knownTo(register, judgement, expanded)
  const revised = expanded.map((finding) => withParts(finding, known))
  const openings = await openingsOf(visit, judgement, revised, changeId, at)
  const isList = judgement.listings.length > 0
  const isCopy = watch.reading.reader === 'csl'
  const { partiesOf } = screen
  const { timeZone, name: sourceName } = watch.source
  const findings = tellOnce({
    findings: revised,
    acts: judgement.acts,
    known,
    openings,
    isList,
    at,
    sourceName,
    timeZone,
    partiesOf,
  })
  const kept = isCopy ? await keptElsewhere(register, known, findings, watch.id) : new Set<string>()
  const update = registerUpdate({
    basis: version,
    watchId: watch.id,
    sourceName,
    timeZone,
    at,
    findings,
    acts: judgement.acts,
    listings: judgement.listings,
    listingChanges: judgement.listingChanges,
    known,
    shown: await register.shownBy(watch.id),
    keptElsewhere: kept,
    openings,
    partiesOf,
    ...(changeId === undefined ? {} : { changeId }),
    ...(judgement.number === undefined ? {} : { notice: judgement.number }),
    ...(judgement.date === undefined ? {} : { noticeDay: judgement.date.value }),
  })
  const told = findings.map((finding) => onlyACopy(finding, known, kept))
  const ahead = changeId === undefined ? undefined : ruleDates(findings, watch, changeId, day, at)
  const learnt = withDates(update, ahead, { basis: version, watchId: watch.id, at })
  return { findings: told, ...(learnt === undefined ? {} : { register: learnt }) }
}

function isListed({ kind, listing, ofNotice, until }: Finding): boolean {
  return (
    kind.startsWith('listing.') ||
    listing !== undefined ||
    ofNotice !== undefined ||
    until !== undefined ||
    kind === 'rule.reinstated' ||
    kind === 'rule.rescinded'
  )
}

function withDates(
  update: RegisterUpdate | undefined,
  ahead: ReturnType<typeof ruleDates> | undefined,
  base: Pick<RegisterUpdate, 'basis' | 'watchId' | 'at'>,
): RegisterUpdate | undefined {
  if (ahead === undefined || ahead.dates.length + ahead.cancelled.length === 0) return update
  return { ...(update ?? { ...base, writes: [], seen: [], gone: [], openings: [], told: [] }), ...ahead }
}

async function expand(
  register: Register,
  { acts }: Judgement,
  findings: readonly Finding[],
  screen: PartyScreen,
): Promise<readonly Finding[]> {
  const expanded: Finding[] = []
  for (const finding of findings) {
    const { ofNotice, listing } = finding
    if (ofNotice === undefined || listing !== undefined) expanded.push(finding)
    else expanded.push(...expandNotice(finding, acts, await register.byNotice(ofNotice)).map(screen.mark))
  }
  return expanded
}

/** What the register knows of all that the page names. */
async function knownTo(register: Register, judgement: Judgement, findings: readonly Finding[]): Promise<KnownEntries> {
  const named: Listing[] = [
    ...judgement.listings,
    ...findings.flatMap(({ listing }) => listing ?? []),
    ...judgement.listingChanges.flatMap(({ before }) => before ?? []),
  ]
  const lists = [...new Set(named.map(({ list }) => list))]
  if (named.length > FEW) return createKnown(await register.entries({ lists }))
  const names = [
    ...new Set(named.flatMap(({ name, aliases, formerNames }) => [name, ...aliases, ...formerNames]).map(nameKey)),
  ]
  const keys = [...new Set(named.flatMap(({ key }) => key ?? []))]
  return createKnown(await register.find({ lists, names: names.filter((name) => name !== ''), keys }))
}

/** Who has told of additions to these lists within the fortnight, this document among them. */
async function openingsOf(
  { deps, state }: Visit,
  { counts, acts }: Judgement,
  findings: readonly Finding[],
  changeId: string | undefined,
  at: number,
): Promise<readonly Opening[]> {
  if (changeId === undefined) return []
  const added = findings.filter((finding) => finding.kind === 'listing.added' && !isBy(finding, 'edition.same'))
  const lists = [...new Set(added.flatMap((finding) => listMentioned(finding, acts) ?? []))]
  const openings: Opening[] = []
  for (const list of lists) {
    const own = added.filter((finding) => listMentioned(finding, acts) === list)
    const stated = lists.length === 1 ? counts : []
    openings.push(...(await deps.store.register.openings(list, at - EVENT_MS)), {
      changeId,
      list,
      at,
      sourceName: state.watch.source.name,
      named: own.filter(({ listing }) => listing !== undefined).length,
      counts: stated.length > 0 ? stated : own.flatMap((finding) => finding.counts ?? []),
    })
  }
  return openings
}

/** A copy that has lost an entry removes nothing while another watch shows it. */
async function keptElsewhere(
  register: Register,
  known: KnownEntries,
  findings: readonly Finding[],
  watchId: string,
): Promise<ReadonlySet<string>> {
  const kept = new Set<string>()
  for (const { kind, listing } of findings) {
    const entry = kind === 'listing.removed' && listing !== undefined ? known.resolve(listing) : undefined
    if (entry === undefined || entry.state === 'removed') continue
    if ((await register.sources(entry.id)).some((source) => source !== watchId)) kept.add(entry.id)
  }
  return kept
}

function onlyACopy(finding: Finding, known: KnownEntries, kept: ReadonlySet<string>): Finding {
  const entry: RegisterEntry | undefined = finding.listing === undefined ? undefined : known.resolve(finding.listing)
  if (finding.kind !== 'listing.removed' || entry === undefined || !kept.has(entry.id)) return finding
  return {
    ...finding,
    severity: 'low',
    reason: `${finding.reason}; gone from this copy only, the list itself still has it`,
  }
}
