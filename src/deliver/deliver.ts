/** Deliver: what an attempt means for a message: done, again at a certain time, or given up. Pure. */
import type { Delivery, DeliveryState } from '../ports/records.ts'
import type { SendOutcome } from '../ports.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Waits after the first, second, … attempt; the last one repeats until the message is given up. */
const WAITS_MS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR] as const

/** A message that may have arrived is repeated no sooner than this: the first copy should be there to be recognised. */
const UNKNOWN_WAIT_MS = MINUTE

/** Multi-day, as Standard Webhooks and RFC 5321 (4.5.4.1) advise: a channel may be down over a weekend. */
export const GIVE_UP_AFTER_MS = 72 * HOUR

/** However old a message is (we may have been away), it gets this many attempts. */
export const LEAST_ATTEMPTS = 8

/** A Retry-After beyond this is a mistake of the other side. */
const MAX_RETRY_AFTER_MS = 24 * HOUR

/**
 * @param delivery `attempts` counts the one that has just ended; `createdAt` is when the message was written (ms).
 * @param now ms since 1970.
 * @returns the state of the outbox row; `nextAt` (ms) for `pending` and `unknown`. The wait is longer by up to a tenth,
 * fixed by the id, so that what failed together does not come back together.
 */
export function afterAttempt(
  outcome: SendOutcome,
  delivery: Pick<Delivery, 'id' | 'attempts' | 'createdAt'>,
  now: number,
): { readonly state: DeliveryState; readonly nextAt?: number } {
  if (outcome.state === 'sent') return { state: 'sent' }
  if (outcome.state === 'dead') return { state: 'dead' }
  const nextAt = now + waitMs(outcome, delivery)
  const old = nextAt - delivery.createdAt > GIVE_UP_AFTER_MS
  if (old && delivery.attempts >= LEAST_ATTEMPTS) return { state: 'dead' }
  return { state: outcome.state === 'unknown' ? 'unknown' : 'pending', nextAt }
}

function waitMs(outcome: SendOutcome, { id, attempts }: Pick<Delivery, 'id' | 'attempts'>): number {
  const step = WAITS_MS[Math.min(Math.max(attempts, 1), WAITS_MS.length) - 1] ?? 2 * HOUR
  const floor = outcome.state === 'unknown' ? UNKNOWN_WAIT_MS : 0
  const asked = Math.min(Math.max(outcome.retryAfterMs ?? 0, 0), MAX_RETRY_AFTER_MS)
  return Math.max(Math.round(Math.max(step, floor) * (1 + spread(id) / 10)), asked)
}

/** @returns 0 ≤ n < 1, always the same for an id (FNV-1a). */
function spread(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash >>> 0) / 2 ** 32
}
