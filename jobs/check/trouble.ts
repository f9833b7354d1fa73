/** A look that brought no good page, and the look after which all is well again: incidents, withdrawals, unread news. */

import { raiseAlerts } from '../../src/alert/alert.ts'
import { incidentNotices } from '../../src/alert/incident.ts'
import { withSeverity } from '../../src/alert/severity.ts'
import { storyOf } from '../../src/alert/story.ts'
import type { CodedError, ErrorCode } from '../../src/errors.ts'
import type { Finding, Page } from '../../src/model.ts'
import type { Alert, CheckCommit, Look, NewNotice, Revision, StoredChange } from '../../src/ports.ts'
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
  'judge-timeout',
  'judge-crashed',
]

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
  const opened =
    trouble.opened && trouble.incident !== undefined ? incidentNotices(trouble.incident, deps.config, now) : []
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
    ...(trouble.incident === undefined ? {} : { incident: trouble.incident }),
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

/** What the commit of a good look adds when the watch, or the older address of its document, was blind until now. */
export async function recover(
  visit: Visit,
  predecessor: Revision | undefined,
  page: Page | undefined,
): Promise<Pick<CheckCommit, 'notices' | 'incident' | 'supersedes'>> {
  const { deps, state } = visit
  const now = deps.clock.now()
  const closed = state.openIncident === undefined ? undefined : { ...state.openIncident, closedAt: now }
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
  const { watch, lastLookAt } = visit.state
  return {
    id: changeId(watch.id, before?.id ?? '', after),
    watchId: watch.id,
    at: now,
    ...(lastLookAt === undefined ? {} : { lastLookAt }),
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
