/** The one transaction of a check, with what every commit has in common, and the hints that follow it. */
import type { CheckCommit } from '../../src/ports/records.ts'
import { nextDue } from '../../src/watch/watch.ts'
import type { Visit } from './visit.ts'

type Decided = Pick<CheckCommit, 'look' | 'watch'> & Partial<Omit<CheckCommit, 'lease' | 'look' | 'watch'>>

/** Stores everything or nothing; then says what is due now. The hints may be lost: jobs/poll.ts finds the same in the database. */
export async function commit(visit: Visit, decided: Decided): Promise<void> {
  const { deps, lease, state } = visit
  const now = deps.clock.now()
  // Not in the middle of something: what waits for a second look gets it.
  const { followUntil } = state.watch
  const ended = followUntil !== undefined && now > followUntil && typeof decided.watch.unconfirmed !== 'string'
  const open = decided.incident ?? state.openIncident
  const check: CheckCommit = {
    lease,
    nextDueAt: nextDue(state.watch, now, { failures: decided.watch.good ? 0 : state.failures + 1 }, deps.random()),
    alerts: [],
    notices: [],
    documents: [],
    ...decided,
    // Nobody looks any more: then nothing is wrong any more either.
    ...(ended && open !== undefined ? { incident: { ...open, closedAt: open.closedAt ?? now } } : {}),
    watch: {
      ...(ended ? { stop: true } : {}),
      ...(visit.validatorsLied === true ? { validatorsLied: true } : {}),
      ...decided.watch,
    },
  }
  await deps.store.evidence.commit(check)
  for (const { deliveries } of check.notices) for (const { id } of deliveries) await deps.queue.offer('deliver', id)
  for (const { watch, dueAt } of check.documents) if (dueAt <= now) await deps.queue.offer('check', watch.id)
}
