import { describe, expect, it } from 'vitest'
import { raiseAlerts } from '../../src/alert/alert.ts'
import { withSeverity } from '../../src/alert/severity.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Channel, Route } from '../../src/model/settings.ts'
import { cpuMs } from '../cpu.ts'
import { evidence, finding, SEEN_AT, silentEdit, story } from '../present/notices.ts'

const MAIL: Channel = {
  id: 'mail',
  kind: 'email',
  smtpUrl: 'smtp://localhost',
  from: 'r@example.org',
  to: ['a@example.org', 'b@example.org'],
}
const SLACK: Channel = { id: 'slack', kind: 'slack', webhookUrl: 'https://hooks.example' }
const HOOK: Channel = { id: 'hook', kind: 'webhook', url: 'https://example.org', secret: 'whsec_AA==' }
const DIGEST = { cron: '0 8 * * *', timeZone: 'Europe/Berlin' }

const URGENT: Route = { id: 'urgent', when: { severity: ['critical', 'high'] }, to: ['mail'], send: 'at-once' }
const SCOPES: Route = { id: 'scopes', when: { kind: ['scope.*'] }, to: ['mail', 'hook'], send: 'at-once' }
const DAILY: Route = { id: 'daily', when: { severity: ['medium', 'low'] }, to: ['slack'], send: DIGEST }

const softened = finding({
  kind: 'wording.softened',
  severity: 'high',
  before: evidence('violates'),
  after: evidence('risks'),
})
const narrowed = finding({
  kind: 'scope.narrowed',
  severity: 'medium',
  before: evidence('anywhere'),
  after: evidence('here'),
})
const published = finding({ kind: 'document.published', severity: 'low' })
const editorial = finding({ kind: 'editorial', severity: 'info' })

function raise(
  findings: readonly Finding[],
  routes: readonly Route[],
  channels: readonly Channel[] = [MAIL, SLACK, HOOK],
) {
  const told = story({ findings })
  return raiseAlerts({ change: { id: 'c_1' }, story: told, findings, routes, channels, now: SEEN_AT, timeZone: 'UTC' })
}

describe('alerts', () => {
  it('tells every route that matches, each with its own findings', () => {
    const { alerts } = raise([softened, narrowed, published], [URGENT, SCOPES, DAILY])
    expect(alerts.map(({ route, mode, findings }) => [route, mode, findings])).toEqual([
      ['urgent', 'at-once', [0]],
      ['scopes', 'at-once', [1]],
      ['daily', 'digest', [1, 2]],
    ])
  })

  it('raises nothing for an editorial change', () => {
    expect(raise([editorial], [URGENT, SCOPES, DAILY, { id: 'all', when: {}, to: ['mail'], send: 'at-once' }])).toEqual(
      { alerts: [], notices: [] },
    )
  })

  it('keeps findings about one sentence together', () => {
    const findings = silentEdit().stories[0]?.findings ?? []
    const { alerts, notices } = raise([published, ...findings], [URGENT])
    expect(alerts[0]?.findings).toEqual([1, 2, 3])
    expect(notices[0]?.notice.stories[0]?.findings.map(({ kind }) => kind)).toEqual([
      'wording.softened',
      'scope.narrowed',
      'scope.widened',
    ])
  })

  it('writes one message per address, also when two routes lead to it, with the findings of both', () => {
    const { notices } = raise([softened, narrowed, published], [URGENT, SCOPES])
    const mail = notices.find(({ deliveries }) => deliveries[0]?.channel === 'mail')
    expect(mail?.deliveries.map(({ recipient }) => recipient)).toEqual(['a@example.org', 'b@example.org'])
    expect(mail?.notice.stories[0]?.findings).toEqual([softened, narrowed])
    expect(mail?.notice.route).toBe('urgent, scopes')
    const hook = notices.find(({ deliveries }) => deliveries[0]?.channel === 'hook')
    expect(hook?.deliveries.map(({ recipient }) => recipient)).toEqual(['hook'])
    expect(hook?.notice.stories[0]?.findings).toEqual([narrowed])
    expect(notices).toHaveLength(2)
  })

  it('sends nothing at once for a digest route', () => {
    expect(raise([published], [DAILY]).notices).toEqual([])
  })

  it('has the same ids when it is done again, and others for another change', () => {
    const once = raise([softened, published], [URGENT, DAILY])
    expect(raise([softened, published], [URGENT, DAILY])).toEqual(once)
    const other = raiseAlerts({
      change: { id: 'c_2' },
      story: story({}),
      findings: [softened],
      routes: [URGENT],
      channels: [MAIL],
      now: SEEN_AT,
      timeZone: 'UTC',
    })
    const ids = [...once.notices, ...other.notices].flatMap(({ notice, deliveries }) => [
      notice.id,
      ...deliveries.map(({ id }) => id),
    ])
    expect(new Set(ids).size).toBe(6)
    for (const id of ids) expect(id).toMatch(/^[nd]_[0-9a-f]{20}$/)
  })

  it('tells an address once that stands twice in a channel', () => {
    const twice: Channel = { ...MAIL, to: ['a@example.org', 'a@example.org'] }
    expect(raise([softened], [URGENT], [twice]).notices[0]?.deliveries).toHaveLength(1)
  })

  it('matches ten thousand findings of one page in good time', () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      finding({ kind: 'wording.softened', severity: 'high', before: evidence(`a ${i}`), after: evidence(`b ${i}`) }),
    )
    const started = cpuMs()
    expect(raise(many, [URGENT, DAILY]).alerts[0]?.findings).toHaveLength(10_000)
    expect(cpuMs() - started).toBeLessThan(20_000)
  })
})

describe("the user's severities", () => {
  it('replace those of a kind', () => {
    const [changed] = withSeverity([published], { 'document.published': 'high' })
    expect(changed?.severity).toBe('high')
    expect(withSeverity([published], { 'wording.softened': 'low' })[0]).toBe(published)
  })

  it('never lower a finding that touches a party', () => {
    const party = finding({ kind: 'listing.added', severity: 'critical', flags: ['party'] })
    expect(withSeverity([party], { 'listing.added': 'low' })[0]?.severity).toBe('critical')
    const low = { ...party, severity: 'low' } as const
    expect(withSeverity([low], { 'listing.added': 'high' })[0]?.severity).toBe('high')
  })
})
