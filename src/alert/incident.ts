/** Incidents are told to their channels twice: when one opens and when it closes. */

import { idOf } from '../id.ts'
import type { Channel, IncidentNote, Notice } from '../model.ts'
import type { Delivery, NewNotice } from '../ports.ts'
import { deliveriesOf } from './recipients.ts'

export type IncidentSettings = {
  readonly channels: readonly Channel[]
  /** Ids of the channels that hear of incidents. */
  readonly incidentChannels: readonly string[]
  readonly timeZone: string
}

/**
 * @param incident open, or closed when it has `closedAt`.
 * @param now ms since 1970.
 * @returns one notice per channel; none when no channel hears of incidents.
 */
export function incidentNotices(incident: IncidentNote, settings: IncidentSettings, now: number): NewNotice[] {
  const phase = incident.closedAt === undefined ? 'opened' : 'closed'
  const told = settings.channels.filter(({ id }) => settings.incidentChannels.includes(id))
  return told.map((channel) => {
    const notice: Notice = {
      id: idOf('n', incident.id, phase, channel.id),
      kind: 'incident',
      route: 'incidents',
      at: now,
      timeZone: settings.timeZone,
      stories: [],
      incidents: [incident],
    }
    return { notice, deliveries: deliveriesOf(notice.id, [channel]) }
  })
}

/** @returns the incident of a message that will never arrive: which one, to whom, and why. */
export function deadDelivery(delivery: Delivery, reason: string, now: number): IncidentNote {
  const story = delivery.notice.stories[0]
  return {
    id: idOf('i', 'dead', delivery.id),
    watchId: story?.watchId ?? '',
    title: `A message to ${delivery.recipient} by channel ${delivery.channel} was given up`,
    url: story?.url ?? '',
    code: 'delivery-failed',
    message: `After ${delivery.attempts} ${delivery.attempts === 1 ? 'attempt' : 'attempts'}: ${reason}`,
    hint:
      story === undefined
        ? 'Mend the channel, then run "ruledrift doctor".'
        : `Read it with "ruledrift show ${story.changeId}", mend the channel, then run "ruledrift doctor".`,
    openedAt: now,
  }
}
