/** What is due and what lies undelivered, as the database says: offered to the queue. A lost hint is found here again. */
import { nextSlot } from '../src/alert/schedule.ts'
import type { Deps } from '../src/deps.ts'

/** Offered in one round; the next round brings the rest. */
const ROUND = 200

/** @returns how much was offered, for the log. */
export async function poll(
  deps: Deps,
): Promise<{ checks: number; deliveries: number; digests: number; dates: number }> {
  const { store, queue, config, clock } = deps
  const now = clock.now()
  const checks = await store.watches.due(now, ROUND, config.politeness.inFlight)
  for (const watchId of checks) await queue.offer('check', watchId)
  const deliveries = await store.outbox.due(now, ROUND)
  for (const id of deliveries) await queue.offer('deliver', id)
  const digests = await dueDigests(deps, now)
  for (const route of digests) await queue.offer('digest', route)
  const dates = await store.calendar.due(now, 1)
  if (dates.length > 0) await queue.offer('calendar', 'dates')
  return { checks: checks.length, deliveries: deliveries.length, digests: digests.length, dates: dates.length }
}

async function dueDigests({ config, store }: Deps, now: number): Promise<string[]> {
  const due: string[] = []
  for (const route of config.routes) {
    if (route.send === 'at-once') continue
    const last = await store.digests.lastSlot(route.id)
    // A route that is new counts from now: it owes nobody a digest of the past.
    if (last === undefined) await store.digests.close(route.id, now, [], undefined, now)
    else if (nextSlot(route.send, last) <= now) due.push(route.id)
  }
  return due
}
