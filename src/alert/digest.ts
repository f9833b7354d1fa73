/** A route's held alerts in one message, with the health of the watches; it is sent also when there is nothing to tell. */
import { idOf } from '../id.ts'
import type { Health, Notice, Story } from '../model/notice.ts'
import type { Channel, Route } from '../model/settings.ts'
import type { NewNotice } from '../ports/records.ts'
import { deliveriesOf } from './recipients.ts'

export type DigestInput = {
  readonly route: Route
  /** One per held alert, with the findings that the alert names. */
  readonly stories: readonly Story[]
  readonly health: Health
  /** The scheduled time (ms): one digest a slot, so a redone one keeps its ids. */
  readonly slot: number
  /** ms since 1970. */
  readonly now: number
  readonly channels: readonly Channel[]
  /** IANA zone for a route without one of its own. */
  readonly timeZone: string
}

/** @returns the digest and its deliveries to the channels of the route. */
export function buildDigest({ route, stories, health, slot, now, channels, timeZone }: DigestInput): NewNotice {
  const notice: Notice = {
    id: idOf('n', 'digest', route.id, String(slot)),
    kind: 'digest',
    route: route.id,
    at: now,
    timeZone: route.send === 'at-once' ? timeZone : route.send.timeZone,
    stories,
    incidents: [],
    health,
  }
  const told = channels.filter(({ id }) => route.to.includes(id))
  return { notice, deliveries: deliveriesOf(notice.id, told) }
}
