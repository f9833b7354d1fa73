/** Hands one message to one channel and records the outcome. The outbox decides when it is tried again. */
import { deadDelivery, incidentNotices } from '../src/alert/incident.ts'
import { afterAttempt } from '../src/deliver/deliver.ts'
import type { Deps } from '../src/deps.ts'
import { asCoded } from '../src/errors.ts'
import type { Delivery, NewNotice } from '../src/ports/records.ts'
import type { SendOutcome } from '../src/ports.ts'

/** Longer than any attempt may take; a `sending` older than this has an unknown outcome and is tried again. */
const LEASE_MS = 120_000

/** @param deliveryId a row of the outbox; nothing happens when it is done or another worker has it. */
export async function deliver(deps: Deps, deliveryId: string): Promise<void> {
  const { store, clock, log } = deps
  const delivery = await store.outbox.take(deliveryId, clock.now(), LEASE_MS)
  if (delivery === undefined) return
  const outcome = await attempt(deps, delivery)
  const now = clock.now()
  const next = afterAttempt(outcome, delivery, now)
  const { reason, partsSent } = outcome
  const told = next.state === 'dead' ? toldByOthers(deps, delivery, reason, now) : []
  await store.outbox.settle(delivery, { reason, partsSent, ...next }, now, told)
  const fields = { delivery: deliveryId, channel: delivery.channel, attempts: delivery.attempts, state: next.state }
  if (next.state === 'sent') return log.info('A message was delivered', fields)
  log.warn('A message was not delivered', { ...fields, reason })
  for (const { deliveries } of told) for (const { id } of deliveries) await deps.queue.offer('deliver', id)
}

async function attempt(deps: Deps, delivery: Delivery): Promise<SendOutcome> {
  const notifier = deps.notifiers.get(delivery.channel)
  const { partsSent } = delivery
  if (notifier === undefined) {
    return { state: 'retry', reason: `The channel "${delivery.channel}" is not configured.`, partsSent }
  }
  try {
    return await notifier.send(delivery.notice, delivery.recipient, delivery.id, partsSent)
  } catch (error) {
    // A notifier says what it knows in its outcome; what it throws leaves the outcome open.
    return { state: 'unknown', reason: asCoded(error, 'delivery-failed').message, partsSent }
  }
}

/** A message that will never arrive is told by the other channels, in the transaction that gives it up. */
function toldByOthers(deps: Deps, delivery: Delivery, reason: string, now: number): readonly NewNotice[] {
  if (delivery.notice.kind === 'incident') return []
  return incidentNotices(deadDelivery(delivery, reason, now), deps.config, now)
    .map((notice) => ({
      ...notice,
      deliveries: notice.deliveries.filter(({ channel }) => channel !== delivery.channel),
    }))
    .filter(({ deliveries }) => deliveries.length > 0)
}
