/**
 * One watch, once: Watch -> Fetch -> Extract -> Snapshot -> Diff -> Classify -> Alert. Deliver is a job of its own.
 * Nothing is remembered before everything has been decided: the last step is one transaction, and what happens before it can
 * be done again.
 */
import { raiseAlerts } from '../src/alert/alert.ts'
import { withSeverity } from '../src/alert/severity.ts'
import { storyOf } from '../src/alert/story.ts'
import type { Deps } from '../src/deps.ts'
import { CodedError } from '../src/errors.ts'
import { refusalOf } from '../src/fetch/accept.ts'
import { fetchWatched } from '../src/fetch/find.ts'
import type { Page } from '../src/model/page.ts'
import type { Look, WatchState } from '../src/ports/records.ts'
import { pendingOf } from '../src/snapshot/pending.ts'
import { notModified, takeChange, takeLook, takeRevision } from '../src/snapshot/snapshot.ts'
import { verdictOf } from '../src/snapshot/verdict.ts'
import { announce } from './check/announce.ts'
import { commit } from './check/commit.ts'
import { conditionsOf, hasLied, validatorsOf } from './check/conditions.ts'
import { eventOf } from './check/event.ts'
import { withRegister } from './check/overtaken.ts'
import { hasMoved, isSameAddress, readPage } from './check/read.ts'
import { gapIncident, isBlind, mustWait, recordTrouble, recover } from './check/trouble.ts'
import type { CheckReport, Visit } from './check/visit.ts'

const CLOCK_STEP_MS = 60_000

/** The most that a second, confirming look waits. */
const CONFIRM_MS = 30_000
const MOST_CONFIRMING = 5

/**
 * @param when `due`: as the queue asks, whose hints may come twice; `now`: as a person asks.
 * @throws only what is a fault of ours or of the database; everything a page can do becomes a look and a report.
 */
export async function check(deps: Deps, watchId: string, when: 'due' | 'now' = 'due'): Promise<CheckReport> {
  // Watch: nobody else may hold it, and the fence that comes with the lease goes into the commit.
  const { leaseMs } = deps.config.workers
  const claimed = await deps.store.watches.claim(watchId, deps.clock.now(), leaseMs)
  if (claimed === undefined) return { watchId, outcome: 'busy', findings: [] }
  const visit: Visit = { deps, ...claimed }
  const { dueAt, watch } = claimed.state
  const aheadMs = dueAt - deps.clock.now()
  // A hint that came twice is let go; a time too far ahead was written before the clock was set back.
  if (when === 'due' && aheadMs > 0 && aheadMs <= watch.everyMs + CLOCK_STEP_MS) {
    await deps.store.watches.release(claimed.lease, dueAt)
    return { watchId, outcome: 'wait', findings: [] }
  }
  // A worker that dies is replaced when its lease has run out; one that lives renews it three times within that time.
  const renewing = setInterval(() => void renew(visit), leaseMs / 3)
  try {
    return await look(visit)
  } finally {
    clearInterval(renewing)
  }
}

async function look(visit: Visit): Promise<CheckReport> {
  const { deps } = visit
  const { watch } = visit.state
  let page: Page | undefined
  try {
    // Fetch: conditional, polite, through the one door out.
    const conditions = conditionsOf(visit.state, deps.clock.now())
    const fetched = await fetchWatched({ ...deps, hosts: deps.store.hosts }, watch, conditions, deps.config)
    if (fetched.kind === 'wait' && isBlind(visit.state, deps.clock.now()))
      throw mustWait(fetched.until - deps.clock.now())
    if (fetched.kind === 'wait') {
      await deps.store.watches.release(visit.lease, fetched.until)
      return { watchId: watch.id, outcome: 'wait', findings: [] }
    }
    if (fetched.kind === 'unchanged') return await unchanged(visit, undefined, notModified(fetched))
    page = fetched.page
    // The bytes are kept before anything judges them; of a page that names another one only when it does not.
    await deps.store.evidence.keep(page.sha256, page.body, page.fetchedAt)
    if (fetched.kind === 'lost') throw fetched.error
    const refusal = refusalOf(page, watch.reading.expect)
    if (refusal !== undefined) throw refusal
    const seen: Visit = hasLied(visit.state, page) ? { ...visit, validatorsLied: true } : visit
    // The old address of a document that lives elsewhere now only leads there: the new address is a watch of its own.
    const { movedTo, lastGoodSha256 } = visit.state
    const leadsOn = movedTo !== undefined && isSameAddress(page.finalUrl, movedTo)
    // The same bytes once more are the second look that a removal waits for.
    const isSame = page.sha256 === lastGoodSha256 && pendingOf(visit.state) === undefined
    if (leadsOn || isSame) return await unchanged(seen, page, takeLook(page, 'unchanged'))
    return await judged(seen, page)
  } catch (error) {
    if (!(error instanceof CodedError) || isOurs(error)) throw error
    return await recordTrouble(visit, error, page)
  }
}

/** Of the database or of another worker, not of the page. */
function isOurs({ code }: CodedError): boolean {
  return code === 'lease-lost' || code === 'register-overtaken' || code.startsWith('store-')
}

/** When the page was last seen without the news, which a look may have seen already that was not believed. */
function seenWithout(state: WatchState): number | undefined {
  const pending = pendingOf(state)
  return pending === undefined ? state.lastGoodAt : pending.since
}

/** A renewal that fails costs nothing yet: the commit finds out whether the lease still holds. */
async function renew({ deps, lease }: Visit): Promise<void> {
  try {
    await deps.store.watches.renew(lease, deps.clock.now() + deps.config.workers.leaseMs)
  } catch (error) {
    deps.log.warn('A lease could not be renewed', { watch: lease.watchId, problem: String(error) })
  }
}

/** Extract, Diff and Classify run behind the judge; Snapshot and Alert follow from what it says. */
async function judged(visit: Visit, page: Page): Promise<CheckReport> {
  const { deps, state } = visit
  const { watch } = state
  const { judgement, predecessor } = await readPage(visit, page)
  const before = predecessor ?? state.baseline
  const known = before === undefined ? state : { ...state, baseline: before }
  const verdict = verdictOf(judgement, page, known, hasMoved(page, before, predecessor))
  if (verdict.kind === 'unchanged' && predecessor === undefined) {
    return await unchanged(visit, page, takeLook(page, 'unchanged'))
  }
  if (verdict.kind === 'unconfirmed') {
    await commit(visit, {
      look: takeLook(page, 'unconfirmed'),
      nextDueAt: confirmAt(visit, pendingOf({ unconfirmed: verdict.mark })?.doubts),
      watch: { good: true, unconfirmed: verdict.mark },
    })
    return { watchId: watch.id, outcome: 'unconfirmed', message: verdict.reason, findings: [] }
  }

  // Snapshot: the page becomes a revision; what an index announces is watched in its turn.
  const revision = takeRevision(watch.id, before, page, judgement)
  const isNews = verdict.kind === 'news'
  const pending = isNews ? verdict.pending : undefined
  // Held entries still stand in the register, as shown by this watch.
  const standing =
    pending === undefined ? judgement : { ...judgement, listings: [...judgement.listings, ...pending.held] }
  const announced = announce(state, judgement, page.fetchedAt, !isNews)
  const named = isNews ? withSeverity([...verdict.findings, ...announced.findings], deps.config.severity) : []
  const recovery =
    judgement.gap === undefined ? await recover(visit, predecessor, page) : gapIncident(visit, judgement.gap)
  const livesOn = state.movedTo === undefined ? {} : ({ movedTo: null } as const)
  const change = await withRegister(async () => {
    const untold = takeChange(watch, before, revision, judgement, named, seenWithout(state))
    const event = await eventOf(visit, standing, named, isNews ? untold.id : undefined, page.fetchedAt)
    const { findings, register } = event
    const change = { ...untold, findings }

    // Alert: which findings go to whom, stored together with the facts they tell of.
    const story = storyOf(watch, change, findings)
    const told = raiseAlerts({ ...deps.config, change, story, findings, now: page.fetchedAt })
    await commit(visit, {
      look: takeLook(page, isNews ? 'changed' : 'baseline'),
      ...(pending === undefined ? {} : { nextDueAt: confirmAt(visit) }),
      watch: {
        good: true,
        // "Not modified" would be no second look.
        validators: pending === undefined ? validatorsOf(page) : null,
        unconfirmed: pending?.mark ?? null,
        goneSince: null,
        ...livesOn,
      },
      revision,
      documents: announced.documents,
      alerts: told.alerts,
      ...recovery,
      notices: [...told.notices, ...recovery.notices],
      // An index whose news are its documents has a new revision, but nothing to say of itself (D-4)
      ...(findings.length === 0 ? {} : { change }),
      ...(register === undefined ? {} : { register }),
    })
    return change
  })
  const { findings } = change
  if (!isNews) {
    const reason = verdict.kind === 'baseline' ? verdict.reason : 'the same text as at an older address'
    deps.log.info('A baseline was taken', { watch: watch.id, reason })
    return { watchId: watch.id, outcome: 'baseline', message: reason, findings: [] }
  }
  deps.log.info('The page changed', { watch: watch.id, change: change.id, findings: findings.length })
  return { watchId: watch.id, outcome: 'changed', changeId: change.id, findings }
}

/** Soon; a page that goes on to disagree with itself is asked no more often than any other. */
function confirmAt({ deps, state }: Visit, doubts = 1): number {
  const { everyMs } = state.watch
  return deps.clock.now() + (doubts > MOST_CONFIRMING ? everyMs : Math.min(CONFIRM_MS, everyMs))
}

/** The page says what it said before. Fresh validators are kept even so: old ones would bring the whole page each time. */
async function unchanged(visit: Visit, page: Page | undefined, look: Look): Promise<CheckReport> {
  const recovery = await recover(visit, undefined, undefined)
  const validators = page === undefined ? {} : { validators: validatorsOf(page) }
  await commit(visit, { look, watch: { good: true, ...validators, unconfirmed: null, goneSince: null }, ...recovery })
  return { watchId: visit.state.watch.id, outcome: 'unchanged', findings: [] }
}
