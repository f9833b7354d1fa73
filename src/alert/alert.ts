/** Alert: findings meet the routes. Every route that matches tells; nothing here decides what is stored. */
import { idOf } from '../id.ts'
import type { Finding } from '../model/finding.ts'
import type { Notice, Story } from '../model/notice.ts'
import type { Channel, Route } from '../model/settings.ts'
import type { Alert, NewNotice } from '../ports/records.ts'
import { matchRoute } from './match.ts'
import { deliveriesOf } from './recipients.ts'

export type AlertInput = {
  readonly change: { readonly id: string }
  readonly story: Story
  /** All findings of the change, in its order: alerts name them by position. */
  readonly findings: readonly Finding[]
  readonly routes: readonly Route[]
  readonly channels: readonly Channel[]
  /** ms since 1970. */
  readonly now: number
  /** IANA zone in which the message states times. */
  readonly timeZone: string
}

/**
 * @returns one alert per route that matches, and for the at-once routes one notice per channel: a recipient gets one message
 * about a change however many routes lead to it. The alerts of digest routes wait for their slot.
 */
export function raiseAlerts(input: AlertInput): { alerts: Alert[]; notices: NewNotice[] } {
  const alerts = input.routes.flatMap((route): Alert[] => {
    const findings = findingsFor(route, input)
    if (findings.length === 0) return []
    const mode = route.send === 'at-once' ? 'at-once' : 'digest'
    return [{ id: idOf('a', input.change.id, route.id), changeId: input.change.id, route: route.id, mode, findings }]
  })
  return { alerts, notices: noticesOf(alerts, input) }
}

/**
 * Positions of the findings that a route tells. With a finding go those about the same words: "softened" alone would be half
 * of a sentence that was also narrowed.
 */
function findingsFor(route: Route, { findings, story }: AlertInput): readonly number[] {
  const matched = new Set(findings.filter((finding) => matchRoute(finding, story, route).matched))
  const pairs = [...matched].filter(({ before, after }) => before !== null && after !== null)
  const sentences = new Set(pairs.map(sentenceOf))
  return findings.flatMap((finding, i) => {
    const companion = finding.kind !== 'editorial' && sentences.has(sentenceOf(finding))
    return matched.has(finding) || companion ? [i] : []
  })
}

function sentenceOf(finding: Finding): string {
  return JSON.stringify([finding.before?.text, finding.after?.text])
}

function noticesOf(alerts: readonly Alert[], input: AlertInput): NewNotice[] {
  const { change, story, findings, now, timeZone } = input
  const atOnce = alerts.filter(({ mode }) => mode === 'at-once')
  return input.channels.flatMap((channel): NewNotice[] => {
    const leading = atOnce.filter(({ route }) =>
      input.routes.some(({ id, to }) => id === route && to.includes(channel.id)),
    )
    if (leading.length === 0) return []
    const positions = new Set(leading.flatMap((alert) => alert.findings))
    const notice: Notice = {
      id: idOf('n', change.id, channel.id),
      kind: 'alert',
      route: leading.map(({ route }) => route).join(', '),
      at: now,
      timeZone,
      stories: [{ ...story, findings: findings.filter((_, i) => positions.has(i)) }],
      incidents: [],
    }
    return [{ notice, deliveries: deliveriesOf(notice.id, [channel]) }]
  })
}
