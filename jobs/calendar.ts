/**
 * Dates that arrive while no page changes: an effective date, the end of a suspension. Told 14 days before, the day before and on the
 * day, once each; what was missed is told late, once. On the day the entries wait for the word of a source.
 */
import { raiseAlerts } from '../src/alert/alert.ts'
import { dateFinding } from '../src/alert/date-reached.ts'
import { withSeverity } from '../src/alert/severity.ts'
import { storyOf } from '../src/alert/story.ts'
import type { Deps } from '../src/deps.ts'
import { daysLeft, nextTelling } from '../src/listing/calendar.ts'
import type { RegisterEntry, StoredDate } from '../src/model/register.ts'
import type { Alert, NewNotice, RegisterCommit, RegisterWrite, StoredChange } from '../src/ports/records.ts'
import { changeId } from '../src/snapshot/snapshot.ts'
import { withRegister } from './check/overtaken.ts'
import { createPartyScreen } from './check/parties.ts'

/** Told in one go; the next round brings the rest. */
const ROUND = 5_000

/** Nothing happens when no date is due: the hint may come twice. */
export async function calendar(deps: Deps): Promise<void> {
  const notices = await withRegister(() => tell(deps))
  for (const { deliveries } of notices) for (const { id } of deliveries) await deps.queue.offer('deliver', id)
}

async function tell(deps: Deps): Promise<readonly NewNotice[]> {
  const { store, clock, log } = deps
  const now = clock.now()
  const { version } = await store.register.basis()
  const due = await store.calendar.due(now, ROUND)
  if (due.length === 0) return []
  const entries = new Map(
    (await store.register.entries({ ids: due.map(({ subject }) => subject) })).map((entry) => [entry.id, entry]),
  )
  const told: Told[] = []
  // One message for each change that brought dates, one finding for each kind and date: "16 entries of …".
  for (const group of Map.groupBy(due.toSorted(byDate), originOf).values()) {
    const one = await tellGroup(deps, group, entries, now)
    if (one !== undefined) told.push(one)
  }
  const watchId = due[0]?.watchId ?? ''
  const commit: RegisterCommit = {
    update: {
      basis: version,
      watchId,
      at: now,
      writes: told.flatMap(({ writes }) => writes),
      seen: [],
      gone: [],
      openings: [],
      told: [],
    },
    told: due.map((date) => ({ ...date, nextAt: nextTelling(date.date, date.zone, now) })),
    changes: told.map(({ change }) => change),
    alerts: told.flatMap(({ alerts }) => alerts),
    notices: told.flatMap(({ notices }) => notices),
  }
  await store.calendar.commit(commit)
  log.info('Stored dates were told', { dates: due.length, findings: told.length })
  return commit.notices
}

function originOf({ changeId, watchId }: StoredDate): string {
  return `${changeId}\n${watchId}`
}

function kindAndDay({ kind, date }: StoredDate): string {
  return `${date} ${kind}`
}

/** The order of what is told is that of the dates, whatever the order of the table: listings first, then what is amended. */
function byDate(a: StoredDate, b: StoredDate): number {
  const order = (date: StoredDate) =>
    [date.date, date.kind === 'amendment' ? '1' : '0', date.kind, originOf(date), date.subject].join('\n')
  const [left, right] = [order(a), order(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

type Told = {
  readonly change: StoredChange
  readonly alerts: readonly Alert[]
  readonly notices: readonly NewNotice[]
  readonly writes: readonly RegisterWrite[]
}

async function tellGroup(
  deps: Deps,
  group: readonly StoredDate[],
  known: ReadonlyMap<string, RegisterEntry>,
  now: number,
): Promise<Told | undefined> {
  const { store, config } = deps
  const [date] = group
  const state = date === undefined ? undefined : await store.watches.get(date.watchId)
  if (date === undefined || state === undefined) return undefined
  const origin = date.changeId === '' ? undefined : await store.changes.get(date.changeId)
  const screen = createPartyScreen(config.parties)
  const told = [...Map.groupBy(group, kindAndDay).values()].flatMap((dates) => {
    const [one] = dates
    if (one === undefined) return []
    const entries = dates.flatMap(({ subject }) => known.get(subject) ?? [])
    const left = daysLeft(one.date, one.zone, now)
    const finding = dateFinding({ date: one, entries, left, origin }, screen.partiesOf)
    return [{ date: one, entries, left, finding }]
  })
  const findings = withSeverity(
    told.map(({ finding }) => finding),
    config.severity,
  )
  const stages = told.map(
    ({ date, left }) => `${kindAndDay(date)} ${left > 1 ? 'ahead' : left === 1 ? 'tomorrow' : 'reached'}`,
  )
  const change: StoredChange = {
    id: changeId(date.watchId, `dates of ${date.changeId}`, stages.join('\n')),
    watchId: date.watchId,
    at: now,
    title: origin?.title ?? state.watch.title,
    url: origin?.url ?? state.watch.url,
    ...(origin?.date === undefined ? {} : { date: origin.date }),
    findings,
    folded: 0,
  }
  const raised = raiseAlerts({ ...config, change, story: storyOf(state.watch, change, findings), findings, now })
  const writes = told.flatMap(({ date, left, entries }) =>
    left > 0 ? [] : entries.flatMap((entry) => dueWrite(entry, date, change.id)),
  )
  return { change, ...raised, writes }
}

/** From its day on the entry waits for a source to say what holds now. */
function dueWrite(entry: RegisterEntry, { kind }: StoredDate, change: string): RegisterWrite[] {
  // An amendment changes no state; a suspended entry that takes effect stays suspended.
  if (kind === 'amendment') return []
  if (entry.state !== (kind === 'suspension-end' ? 'suspended' : 'in-force')) return []
  const { until: _, ...status } = entry.listing.status
  const listing = { ...entry.listing, status: { ...status, state: 'due-unconfirmed' as const } }
  const waiting: RegisterEntry = { ...entry, state: 'due-unconfirmed', due: kind, events: entry.events + 1, listing }
  return [{ entry: waiting, event: { kind: 'due', changeId: change, parts: [] }, dates: [], cancelled: [] }]
}
