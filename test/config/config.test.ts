import { describe, expect, it } from 'vitest'
import type { Watch } from '../../src/model/watch.ts'
import { load, PUBLISHER } from './folder.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** The one watch of the publisher, with other lines after its address. */
function watchWith(lines: string[], settings = '', more: { head?: string; now?: number } = {}): Watch {
  const text = PUBLISHER.replace(/ {4}every: 30m\n {4}select: main\n/, lines.map((line) => `    ${line}\n`).join(''))
  const head = more.head ?? ''
  const config = load(
    { 'watches/office.yaml': text.replace('watches:\n', `${head}watches:\n`), 'ruledrift.yaml': settings },
    {},
    more.now,
  )
  const [watch] = config.watches
  if (watch === undefined) throw new Error('no watch')
  return watch
}

describe('a watch', () => {
  it('takes five lines: id, title, url, every, select', () => {
    expect(load().watches).toEqual([
      {
        id: 'office-notices',
        source: {
          id: 'office',
          name: 'Office of Rules',
          jurisdiction: 'EU',
          language: 'en',
          timeZone: 'Europe/Brussels',
        },
        title: 'Notices',
        url: 'https://office.example/notices',
        everyMs: 30 * MINUTE,
        blindAfterMs: 90 * MINUTE,
        unconditionalMs: 1440 * MINUTE,
        reading: {
          select: ['main'],
          remove: [],
          columns: {},
          links: [],
          language: 'en',
          timeZone: 'Europe/Brussels',
          expect: {},
        },
      },
    ])
  })

  it('takes three: a page every 15 minutes, blind after 45, its main part, the reader chosen from the content', () => {
    const watch = watchWith([])
    expect(watch).toMatchObject({ everyMs: 15 * MINUTE, blindAfterMs: 45 * MINUTE })
    expect(watch.reading.select).toEqual([])
    expect(watch.reading.reader).toBeUndefined()
    expect(watch.follow).toBeUndefined()
  })

  it.each(['index', 'feed', 'json'])(
    'of reader %s comes every 5 minutes and follows its documents for 14 days',
    (reader) => {
      const watch = watchWith([`reader: ${reader}`, 'select: .list', 'charset: gb18030'])
      expect(watch).toMatchObject({ everyMs: 5 * MINUTE, blindAfterMs: 15 * MINUTE })
      expect(watch.follow).toEqual({
        forMs: 14 * DAY,
        everyMs: 15 * MINUTE,
        // The selector of the list is not one for the documents.
        reading: {
          select: [],
          remove: [],
          columns: {},
          links: [],
          language: 'en',
          timeZone: 'Europe/Brussels',
          charset: 'gb18030',
          expect: {},
        },
      })
    },
  )

  it('may follow otherwise, or not at all', () => {
    const watch = watchWith([
      'follow: { for: 2d, every: 1h, reader: pdf, select: [article], remove: .share, expect: { min: 2 } }',
    ])
    expect(watch.reading.reader).toBe('index')
    expect(watch.follow).toMatchObject({
      forMs: 2 * DAY,
      everyMs: 60 * MINUTE,
      reading: { reader: 'pdf', select: ['article'], remove: ['.share'], expect: { min: 2 } },
    })
    expect(watchWith(['reader: index', 'follow: no']).follow).toBeUndefined()
    expect(watchWith(['reader: index', 'follow: false']).follow).toBeUndefined()
  })

  it('is an index where links or next are given, and a table where columns are', () => {
    expect(watchWith(['links: /art/']).reading).toMatchObject({ reader: 'index', links: ['/art/'] })
    expect(watchWith(['next: a.next']).reading).toMatchObject({ reader: 'index', next: 'a.next' })
    expect(watchWith(['columns: { key: Entity, country: Country }']).reading).toMatchObject({
      reader: 'table',
      columns: { key: 'Entity', country: 'Country' },
    })
  })

  it('takes what it does not say from the defaults of its publisher, then from the settings', () => {
    const head = 'defaults: { every: 6h, remove: [nav, footer], charset: big5, expect: { min: 3, mayBeEmpty: no } }\n'
    const watch = watchWith(['remove: aside'], 'schedule: { pages: 1h }', { head })
    expect(watch.everyMs).toBe(6 * 60 * MINUTE)
    expect(watch.reading).toMatchObject({ remove: ['aside'], charset: 'big5', expect: { min: 3, mayBeEmpty: false } })
    expect(watchWith([], 'schedule: { pages: 1h }').everyMs).toBe(60 * MINUTE)
    expect(watchWith(['reader: feed'], 'schedule: { indexes: 1m, followFor: 3d, followEvery: 2h }')).toMatchObject({
      everyMs: MINUTE,
      follow: { forMs: 3 * DAY, everyMs: 120 * MINUTE },
    })
  })

  it('is blind after at least 15 minutes, unless it says otherwise', () => {
    expect(watchWith(['every: 10s']).blindAfterMs).toBe(15 * MINUTE)
    expect(watchWith(['every: 10s', 'blindAfter: 1m']).blindAfterMs).toBe(MINUTE)
  })

  it('reads in its own language and zone where it has them', () => {
    expect(watchWith(['language: fr', 'timeZone: Europe/Paris']).reading).toMatchObject({
      language: 'fr',
      timeZone: 'Europe/Paris',
    })
  })

  it('carries all its expectations', () => {
    const lines = [
      'expect: { min: 1, max: 9, contains: 不可靠实体, mayBeEmpty: yes, redirectHosts: [a.example, b.example] }',
    ]
    expect(watchWith(lines).reading.expect).toEqual({
      min: 1,
      max: 9,
      contains: ['不可靠实体'],
      mayBeEmpty: true,
      redirectHosts: ['a.example', 'b.example'],
    })
  })
})

describe('an index of one year', () => {
  const text = (zone: string) =>
    PUBLISHER.replace('Europe/Brussels', zone)
      .replace('/notices', '/gg/{year}/index.html')
      .replace('every: 30m', 'reader: index')

  it('has the year of its publisher, the index of last year as its older page, and a time to read the configuration again', () => {
    // In Beijing it is 2027 already.
    const now = Date.UTC(2026, 11, 31, 17)
    const beijing = load({ 'watches/office.yaml': text('Asia/Shanghai') }, {}, now)
    expect(beijing.watches[0]).toMatchObject({
      url: 'https://office.example/gg/2027/index.html',
      olderUrl: 'https://office.example/gg/2026/index.html',
    })
    expect(beijing.reloadAt).toBe(Date.UTC(2027, 11, 31, 16))
    const washington = load({ 'watches/office.yaml': text('America/New_York') }, {}, now)
    expect(washington.watches[0]?.url).toBe('https://office.example/gg/2026/index.html')
    expect(washington.reloadAt).toBe(Date.UTC(2027, 0, 1, 5))
  })

  it('keeps its id over the years', () => {
    const ids = [2026, 2027].map(
      (year) => load({ 'watches/office.yaml': text('UTC') }, {}, Date.UTC(year, 5)).watches[0]?.id,
    )
    expect(ids).toEqual(['office-notices', 'office-notices'])
  })

  it('is the only reason to read the configuration again', () => {
    const config = load()
    expect(config.reloadAt).toBeUndefined()
    expect(config.watches[0]?.olderUrl).toBeUndefined()
  })
})

describe('the settings', () => {
  it('all have a default: a folder needs nothing but a watch', () => {
    const { sources, watches, ...settings } = load()
    expect(sources).toHaveLength(1)
    expect(watches).toHaveLength(1)
    expect(settings).toEqual({
      channels: [],
      routes: [],
      incidentChannels: [],
      parties: [],
      politeness: { gapMs: 2_000, inFlight: 1, robots: true, contact: '' },
      limits: {
        deadlineMs: 60_000,
        maxBodyBytes: 32_000_000,
        maxRedirects: 10,
        judgeDeadlineMs: 30_000,
        judgeHeapMb: 512,
      },
      egress: { allowPrivate: [] },
      severity: {},
      database: 'data/ruledrift.db',
      timeZone: 'UTC',
      workers: { check: 8, deliver: 4, threads: 2, leaseMs: 15_000 },
      log: { level: 'info' },
      notes: [
        'No channel is set up: changes are recorded, and nobody is told of them.',
        'politeness.contact is not set: a site that has a wish cannot reach you.',
      ],
    })
  })

  it('are read from ruledrift.yaml', () => {
    const config = load(
      {
        'ruledrift.yaml': `
timeZone: Asia/Shanghai
data: /var/lib/ruledrift
politeness: { gap: 0s, inFlight: 3, robots: no, contact: watch@example.org }
limits: { deadline: 10s, maxBody: 1MB, maxRedirects: 0, judgeDeadline: 5s, judgeHeapMb: 128 }
egress: { allowPrivate: ["127.0.0.1:8080"], proxy: env:PROXY, ca: ca.pem }
severity: { editorial: low, listing.added: critical, code.removed: low }
workers: { check: 1, deliver: 1, threads: 1, lease: 2s }
log: { level: debug }
`,
        'ca.pem': '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      },
      { PROXY: 'http://user:secret@proxy.example:3128' },
    )
    expect(config).toMatchObject({
      timeZone: 'Asia/Shanghai',
      database: '/var/lib/ruledrift/ruledrift.db',
      politeness: { gapMs: 0, inFlight: 3, robots: false, contact: 'watch@example.org' },
      limits: {
        deadlineMs: 10_000,
        maxBodyBytes: 1_000_000,
        maxRedirects: 0,
        judgeDeadlineMs: 5_000,
        judgeHeapMb: 128,
      },
      egress: {
        allowPrivate: ['127.0.0.1:8080'],
        proxy: 'http://user:secret@proxy.example:3128',
        ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      },
      severity: { editorial: 'low', 'listing.added': 'critical', 'code.removed': 'low' },
      workers: { check: 1, deliver: 1, threads: 1, leaseMs: 2_000 },
      log: { level: 'debug' },
    })
  })

  it('take the data folder and Redis from the environment', () => {
    const env = { RULEDRIFT_DATA: '/data', REDIS_URL: 'redis://redis:6379' }
    expect(load({ 'ruledrift.yaml': 'data: elsewhere\n' }, env)).toMatchObject({
      database: '/data/ruledrift.db',
      redisUrl: 'redis://redis:6379',
    })
  })

  it('are never changed by a key of every object', () => {
    const config = load({ 'ruledrift.yaml': 'timeZone: UTC\n' }, { toString: 'x' })
    expect(config.severity).toEqual({})
    expect(Object.getPrototypeOf(config.severity)).toBe(Object.prototype)
  })
})

const MAIL =
  '{ id: mail, kind: email, smtpUrl: env:SMTP, from: Ruledrift <r@x.example>, to: [a@x.example, b@x.example] }'
const SLACK = '{ id: chat, kind: slack, webhookUrl: env:SLACK }'
const HOOK = '{ id: hook, kind: webhook, url: "https://h.example/in", secret: env:SIGN }'
const ENV = {
  SMTP: 'smtps://u:p@mail.example',
  SLACK: 'https://hooks.example/services/x',
  SIGN: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
}
const channels = (...list: string[]) => `channels:\n${list.map((one) => `  - ${one}\n`).join('')}`

describe('a channel', () => {
  it('has its secret from the environment', () => {
    expect(load({ 'routes.yaml': channels(MAIL, SLACK, HOOK) }, ENV).channels).toEqual([
      {
        id: 'mail',
        kind: 'email',
        smtpUrl: ENV.SMTP,
        from: 'Ruledrift <r@x.example>',
        to: ['a@x.example', 'b@x.example'],
      },
      { id: 'chat', kind: 'slack', webhookUrl: ENV.SLACK },
      { id: 'hook', kind: 'webhook', url: 'https://h.example/in', secret: ENV.SIGN },
    ])
  })

  it('may have several recipients in one variable', () => {
    const mail = '{ id: mail, kind: email, smtpUrl: env:SMTP, from: env:FROM, to: env:TO }'
    const env = { ...ENV, FROM: 'r@x.example', TO: 'a@x.example, b@x.example' }
    expect(load({ 'routes.yaml': channels(mail) }, env).channels[0]).toMatchObject({
      from: 'r@x.example',
      to: ['a@x.example', 'b@x.example'],
    })
  })

  it('that is optional is left out while a variable is not set, and a note says which', () => {
    const optional = SLACK.replace(' }', ', optional: yes }')
    const config = load({ 'routes.yaml': `${channels(MAIL, optional)}incidents: [mail, chat]\n` }, { SMTP: ENV.SMTP })
    expect(config.channels.map((channel) => channel.id)).toEqual(['mail'])
    expect(config.incidentChannels).toEqual(['mail'])
    expect(config.notes).toContain('Channel chat is left out: SLACK not set in the environment.')
  })
})

describe('the routes', () => {
  it('by default: critical and high at once by email, medium and low in a Slack digest, all at once to programs', () => {
    const config = load({ 'routes.yaml': channels(MAIL, SLACK, HOOK), 'ruledrift.yaml': 'timeZone: Asia/Tokyo\n' }, ENV)
    expect(config.routes).toEqual([
      { id: 'urgent', when: { severity: ['critical', 'high'] }, to: ['mail'], send: 'at-once' },
      {
        id: 'rest',
        when: { severity: ['medium', 'low'] },
        to: ['chat'],
        send: { cron: '0 8 * * *', timeZone: 'Asia/Tokyo' },
      },
      { id: 'programs', when: { severity: ['critical', 'high', 'medium', 'low'] }, to: ['hook'], send: 'at-once' },
    ])
    expect(config.incidentChannels).toEqual(['mail', 'chat', 'hook'])
  })

  it.each([
    ['email', MAIL, 'mail'],
    ['Slack', SLACK, 'chat'],
  ])('by default send everything to %s where nothing else is there', (_, channel, id) => {
    const config = load({ 'routes.yaml': channels(channel) }, ENV)
    expect(config.routes.map((route) => [route.id, route.to])).toEqual([
      ['urgent', [id]],
      ['rest', [id]],
    ])
  })

  it('of the file replace the default; one word or a list, a zone of their own or the general one', () => {
    const routes = `${channels(MAIL, SLACK)}routes:
  - id: listed
    when: { kind: listing.*, flags: [party, silent], jurisdiction: US, text: 浪潮, watch: office-notices, source: office }
    to: mail
  - id: weekly
    to: [chat, chat]
    send: { digest: "0 9 * * 1" }
  - id: nightly
    to: chat
    send: { digest: "0 22 * * *", timeZone: America/New_York }
`
    expect(load({ 'routes.yaml': routes, 'ruledrift.yaml': 'timeZone: Asia/Shanghai' }, ENV).routes).toEqual([
      {
        id: 'listed',
        when: {
          kind: ['listing.*'],
          flags: ['party', 'silent'],
          jurisdiction: ['US'],
          text: ['浪潮'],
          watch: ['office-notices'],
          source: ['office'],
        },
        to: ['mail'],
        send: 'at-once',
      },
      { id: 'weekly', when: {}, to: ['chat'], send: { cron: '0 9 * * 1', timeZone: 'Asia/Shanghai' } },
      { id: 'nightly', when: {}, to: ['chat'], send: { cron: '0 22 * * *', timeZone: 'America/New_York' } },
    ])
  })

  it('lose the channels that are left out, and are left out with the last of them', () => {
    const optional = SLACK.replace(' }', ', optional: yes }')
    const routes = `${channels(MAIL, optional)}routes:\n  - { id: both, to: [mail, chat] }\n  - { id: chat-only, to: chat }\n`
    const config = load({ 'routes.yaml': routes }, { SMTP: ENV.SMTP })
    expect(config.routes.map((route) => [route.id, route.to])).toEqual([['both', ['mail']]])
    expect(config.notes).toContain('Route chat-only is left out: none of its channels is set up.')
  })

  it('may be none at all', () => {
    expect(load({ 'routes.yaml': `${channels(MAIL)}routes: []\nincidents: []\n` }, ENV)).toMatchObject({
      routes: [],
      incidentChannels: [],
    })
  })
})

describe('the parties', () => {
  it('come from parties.csv, with or without a byte order mark', () => {
    const config = load({ 'parties.csv': '\uFEFFname,aliases\nInspur Group,浪潮集团;浪潮\n' })
    expect(config.parties).toEqual([{ name: 'Inspur Group', aliases: ['浪潮集团', '浪潮'], country: '', note: '' }])
  })
})
