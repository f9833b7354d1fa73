/** Incidents are told to their channels twice: when one opens and when it closes. */
import { idOf } from '../id.ts'
import type { IncidentNote, Notice } from '../model/notice.ts'
import type { Channel } from '../model/settings.ts'
import type { Delivery, NewNotice } from '../ports/records.ts'
import { deliveriesOf } from './recipients.ts'

export type IncidentSettings = {
  readonly channels: readonly Channel[]
  /** Ids of the channels that hear of incidents. */
  readonly incidentChannels: readonly string[]
  readonly timeZone: string
}

/** A network that is away, here or there, has many faces. */
const NETWORK: readonly string[] = ['dns-failed', 'connect-failed', 'fetch-timeout', 'http-protocol']
/** Watches that were last well within so many hours of each other, and are blind for one cause now, may be blind by one event. */
const ONE_EVENT_MS = 6 * 60 * 60 * 1000
/** From so many on they are told together, and again when they are four times as many. */
const MANY = 4

/**
 * The storm guard of incidents: three blind watches are three messages, eighty-three with one cause are six.
 * @param others the open incidents of all other watches.
 * @returns the incident with what is to be remembered of its telling, and the incidents that its message names; none: it has no
 * message of its own ("ruledrift watches --blind" and the digests show it).
 */
export function gatherIncidents(
  incident: IncidentNote,
  others: readonly IncidentNote[],
): { readonly incident: IncidentNote; readonly named: readonly IncidentNote[] } {
  const alike = others.filter(
    (other) =>
      other.closedAt === undefined &&
      causeOf(other) === causeOf(incident) &&
      Math.abs(other.openedAt - incident.openedAt) <= ONE_EVENT_MS,
  )
  const count = alike.length + 1
  if (count < MANY) return { incident, named: [incident] }
  const step = MANY ** Math.floor(Math.log(count + 0.5) / Math.log(MANY))
  if (alike.some(({ among = 0 }) => among >= step)) return { incident: { ...incident, among: 0 }, named: [] }
  const told = { ...incident, among: count }
  return { incident: told, named: [told, ...alike] }
}

function causeOf({ code }: IncidentNote): string {
  return NETWORK.includes(code) ? 'network' : code
}

/**
 * @param incident open, or closed when it has `closedAt`.
 * @param now ms since 1970.
 * @param named the incidents that the message names, this one first.
 * @returns one notice per channel; none when no channel hears of incidents.
 */
export function incidentNotices(
  incident: IncidentNote,
  settings: IncidentSettings,
  now: number,
  named: readonly IncidentNote[] = incident.among === 0 ? [] : [incident],
): NewNotice[] {
  if (named.length === 0) return []
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
      incidents: named,
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
