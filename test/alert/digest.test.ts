import { describe, expect, it } from 'vitest'
import { buildDigest } from '../../src/alert/digest.ts'
import { deadDelivery, incidentNotices } from '../../src/alert/incident.ts'
import type { Channel, Route } from '../../src/model/settings.ts'
import { HEALTH, INCIDENT, notice, SEEN_AT, story } from '../present/notices.ts'

const MAIL: Channel = {
  id: 'mail',
  kind: 'email',
  smtpUrl: 'smtp://localhost',
  from: 'r@example.org',
  to: ['a@example.org', 'b@example.org'],
}
const SLACK: Channel = { id: 'slack', kind: 'slack', webhookUrl: 'https://hooks.example' }
const ROUTE: Route = { id: 'daily', when: {}, to: ['slack'], send: { cron: '0 8 * * *', timeZone: 'Asia/Shanghai' } }
const INPUT = {
  route: ROUTE,
  stories: [story({})],
  health: HEALTH,
  slot: SEEN_AT,
  now: SEEN_AT + 5,
  channels: [MAIL, SLACK],
  timeZone: 'UTC',
}

describe('a digest', () => {
  it('goes to the channels of its route, in the zone of its route', () => {
    const { notice: digest, deliveries } = buildDigest(INPUT)
    expect(digest).toMatchObject({
      kind: 'digest',
      route: 'daily',
      timeZone: 'Asia/Shanghai',
      health: HEALTH,
      stories: INPUT.stories,
    })
    expect(deliveries.map(({ channel, recipient }) => [channel, recipient])).toEqual([['slack', 'slack']])
  })

  it('is sent also when there is nothing to tell', () => {
    expect(buildDigest({ ...INPUT, stories: [] }).deliveries).toHaveLength(1)
  })

  it('has ids of its slot: the same when redone later, others for the next slot', () => {
    const ids = (input: typeof INPUT) => buildDigest(input).deliveries[0]?.id
    expect(ids({ ...INPUT, now: SEEN_AT + 60_000, stories: [] })).toBe(ids(INPUT))
    expect(ids({ ...INPUT, slot: SEEN_AT + 86_400_000 })).not.toBe(ids(INPUT))
  })
})

describe('an incident', () => {
  const settings = { channels: [MAIL, SLACK], incidentChannels: ['mail'], timeZone: 'UTC' }

  it('is told to the channels for incidents, once when it opens and once when it closes', () => {
    const opened = incidentNotices(INCIDENT, settings, SEEN_AT)
    const closed = incidentNotices({ ...INCIDENT, closedAt: SEEN_AT + 1 }, settings, SEEN_AT + 1)
    expect(opened.flatMap(({ deliveries }) => deliveries.map(({ recipient }) => recipient))).toEqual(MAIL.to)
    expect(opened[0]?.notice).toMatchObject({ kind: 'incident', incidents: [INCIDENT] })
    expect(incidentNotices(INCIDENT, settings, SEEN_AT + 9)[0]?.notice.id).toBe(opened[0]?.notice.id)
    expect(closed[0]?.notice.id).not.toBe(opened[0]?.notice.id)
  })

  it('is told to nobody when no channel hears of incidents', () => {
    expect(incidentNotices(INCIDENT, { ...settings, incidentChannels: [] }, SEEN_AT)).toEqual([])
  })

  it('can be a message that was given up: it names the recipient, the reason and the command that shows the change', () => {
    const delivery = {
      id: 'd_1',
      noticeId: 'n_1',
      channel: 'mail',
      recipient: 'a@example.org',
      state: 'sending',
      attempts: 1,
      partsSent: 0,
      createdAt: 0,
      notice: notice({}),
    } as const
    const incident = deadDelivery(delivery, '550 no such user', SEEN_AT)
    expect(incident).toMatchObject({ code: 'delivery-failed', openedAt: SEEN_AT })
    expect(incident.title).toContain('a@example.org')
    expect(incident.message).toBe('After 1 attempt: 550 no such user')
    expect(incident.hint).toContain('ruledrift show c_1f0e9d8c7b6a59483726')
  })
})
