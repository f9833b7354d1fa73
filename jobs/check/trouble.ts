/** A look that brought no good page, and the look after which all is well again: incidents, withdrawals, unread news. */
import { raiseAlerts } from '../../src/alert/alert.ts'
import { gatherIncidents, incidentNotices } from '../../src/alert/incident.ts'
import { withSeverity } from '../../src/alert/severity.ts'
import { storyOf } from '../../src/alert/story.ts'
import { CodedError, type ErrorCode } from '../../src/errors.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import type { IncidentNote } from '../../src/model/notice.ts'
import type { Page } from '../../src/model/page.ts'
import type {
  Alert,
  CheckCommit,
  Look,
  NewNotice,
  Revision,
  StoredChange,
  WatchState,
} from '../../src/ports/records.ts'
import { changeId, takeLook } from '../../src/snapshot/snapshot.ts'
import { troubleOf } from '../../src/snapshot/trouble.ts'
import { unreadFinding, withdrawnFinding } from '../../src/snapshot/verdict.ts'
import { nextDue } from '../../src/watch/watch.ts'
import { commit } from './commit.ts'
import type { CheckReport, Visit } from './visit.ts'

/** A document that will not become readable by asking again. */
const UNREADABLE: readonly ErrorCode[] = [
  'pdf-no-text',
  'pdf-encrypted',
  'page-wrong-type',
  'page-unreadable',
  'select-nothing',
  'judge-crashed',
]

const DAY_MS = 24 * 60 * 60 * 1000

/** Looks after which a new document is told although it could not be read. */
const UNREAD_AFTER = 3

/** @returns the report of the refused or failed look, after it has been stored. The baseline is not touched. */
export async function recordTrouble(visit: Visit, error: CodedError, page: Page | undefined): Promise<CheckReport> {
  const { deps, state } = visit
  const { watch } = state
  const now = deps.clock.now()
  const trouble = troubleOf(error, state, now)
  const news = newsOf(visit, error, trouble.withdrawn, trouble.goneSince, now)
  const told = news === undefined ? { alerts: [], notices: [] } : tell(visit, news, now)
  const { incident, opened } = await openingOf(visit, trouble, now)
  const outcome = page === undefined ? 'failed' : 'refused'
  await commit(visit, {
    look: page === undefined ? failedLook(watch.url, error, now) : takeLook(page, 'refused', error.code),
    nextDueAt: nextDue(
      watch,
      now,
      {
        failures: state.failures + 1,
        ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
      },
      deps.random(),
    ),
    watch: { good: false, goneSince: trouble.goneSince },
    ...(news === undefined ? {} : { change: news }),
    ...(incident === undefined ? {} : { incident }),
    alerts: told.alerts,
    notices: [...told.notices, ...opened],
  })
  deps.log.warn('A look brought no good page', {
    watch: watch.id,
    code: error.code,
    problem: error.message,
    failures: state.failures + 1,
  })
  const changed = news === undefined ? {} : { changeId: news.id }
  return {
    watchId: watch.id,
    outcome,
    code: error.code,
    message: error.message,
    findings: news?.findings ?? [],
    ...changed,
  }
}

/** Who hears that an incident opens: of many with one cause a few messages tell. */
async function openingOf(
  { deps, state }: Visit,
  { incident, opened }: ReturnType<typeof troubleOf>,
  now: number,
): Promise<{ readonly incident?: IncidentNote; readonly opened: readonly NewNotice[] }> {
  if (incident === undefined) return { opened: [] }
  if (!opened) return { incident, opened: [] }
  const others = (await deps.store.watches.list()).flatMap(({ watch, openIncident }) =>
    openIncident === undefined || watch.id === state.watch.id ? [] : openIncident,
  )
  const gathered = gatherIncidents(incident, others)
  return { incident: gathered.incident, opened: incidentNotices(gathered.incident, deps.config, now, gathered.named) }
}

/** What the commit of a good look adds when the watch, or the older address of its document, was blind until now. */
export async function recover(
  visit: Visit,
  predecessor: Revision | undefined,
  page: Page | undefined,
): Promise<Pick<CheckCommit, 'notices' | 'incident' | 'supersedes'>> {
  const { deps, state } = visit
  const now = deps.clock.now()
  // A page that alternates looks well every other time: it has settled when it has been quiet for a day.
  const flapping = state.openIncident?.code === 'page-flapping' && now - (state.recent[0]?.at ?? 0) < DAY_MS
  const closed = state.openIncident === undefined || flapping ? undefined : { ...state.openIncident, closedAt: now }
  const notices: NewNotice[] = closed === undefined ? [] : [...incidentNotices(closed, deps.config, now)]
  if (predecessor === undefined || page === undefined)
    return { notices, ...(closed === undefined ? {} : { incident: closed }) }
  const older = await deps.store.watches.get(predecessor.watchId)
  if (older?.openIncident !== undefined)
    notices.push(...incidentNotices({ ...older.openIncident, closedAt: now }, deps.config, now))
  return {
    notices,
    ...(closed === undefined ? {} : { incident: closed }),
    supersedes: { watchId: predecessor.watchId, to: page.finalUrl },
  }
}

/** An index that jumped: taken as it is, with what is new on it, and told as an incident that names both dates (D-6). */
export function gapIncident(
  { deps, state }: Visit,
  { lastBefore, firstAfter }: NonNullable<Judgement['gap']>,
): Pick<CheckCommit, 'notices' | 'incident'> {
  const now = deps.clock.now()
  const between = lastBefore === '' ? '' : ` Known until ${lastBefore}; this one begins with ${firstAfter}.`
  const error = new CodedError('index-gap', `No item of the index stood on the last good one.${between}`, {
    hint: 'What appeared in between may have been missed: look at the archive of the site, and let the watch read older pages (next).',
  })
  const { incident } = troubleOf(error, state, now)
  return incident === undefined ? { notices: [] } : { incident, notices: incidentNotices(incident, deps.config, now) }
}

/** No good look for longer than the watch may be without one. */
export function isBlind({ lastGoodAt, watch }: WatchState, now: number): boolean {
  return lastGoodAt !== undefined && now - lastGoodAt >= watch.blindAfterMs
}

/** The site has asked for so much patience that the watch is blind in the meantime. */
export function mustWait(waitMs: number): CodedError {
  return new CodedError('http-rate-limited', 'The host must be left alone, and the watch is blind meanwhile.', {
    hint: 'The site asked for it (Retry-After), or too many watches share the host: raise every, or lower politeness.gap.',
    retryable: true,
    retryAfterMs: waitMs,
  })
}

/** Absence that is news: a document withdrawn, or a new one that cannot be read. */
function newsOf(
  visit: Visit,
  error: CodedError,
  withdrawn: boolean,
  goneSince: number | null,
  now: number,
): StoredChange | undefined {
  const { deps, state } = visit
  const { watch, baseline } = state
  if (withdrawn && baseline !== undefined) {
    const finding = withdrawnFinding(baseline.title, baseline.finalUrl, Number(error.details.status))
    return absence(visit, baseline, `gone since ${goneSince}`, withSeverity([finding], deps.config.severity), now)
  }
  const unread = UNREADABLE.includes(error.code) || state.failures + 1 >= UNREAD_AFTER
  if (!state.isNews || baseline !== undefined || !unread) return undefined
  return absence(
    visit,
    undefined,
    'unread',
    withSeverity([unreadFinding(watch.title, watch.url, error)], deps.config.severity),
    now,
  )
}

function absence(
  visit: Visit,
  before: Revision | undefined,
  after: string,
  findings: readonly Finding[],
  now: number,
): StoredChange {
  const { watch, lastGoodAt } = visit.state
  return {
    id: changeId(watch.id, before?.id ?? '', after),
    watchId: watch.id,
    at: now,
    ...(lastGoodAt === undefined ? {} : { lastLookAt: lastGoodAt }),
    ...(before === undefined ? {} : { beforeRevision: before.id }),
    title: before?.title ?? watch.title,
    url: watch.url,
    findings,
    folded: 0,
  }
}

function tell(
  visit: Visit,
  change: StoredChange,
  now: number,
): { alerts: readonly Alert[]; notices: readonly NewNotice[] } {
  const { deps, state } = visit
  const { findings } = change
  return raiseAlerts({ ...deps.config, change, story: storyOf(state.watch, change, findings), findings, now })
}

function failedLook(url: string, error: CodedError, at: number): Look {
  return {
    at,
    status: 0,
    url,
    finalUrl: url,
    redirects: [],
    headers: {},
    sha256: '',
    outcome: 'failed',
    code: error.code,
  }
}
