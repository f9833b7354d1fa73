/** Stored dates that arrive: told before and on the day, once, whatever the clock and the process do. */
import { describe, expect, it } from 'vitest'
import { calendar } from '../../jobs/calendar.ts'
import { expandNotice } from '../../src/alert/of-notice.ts'
import { createKnown } from '../../src/listing/known.ts'
import { emptyListing } from '../../src/listing/listing.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Listing, ListingAct } from '../../src/model/listing.ts'
import { registerUpdate } from '../../src/snapshot/register.ts'
import { DAY, HOUR, openWorld, type World } from '../jobs/world.ts'

const NOTICE = '商务部公告2025年第21号'
const MINISTRY = (zone: string) => `id: mofcom
name: Ministry of Commerce
jurisdiction: CN
language: en
timeZone: ${zone}
watches:
  - { id: notices, title: Notices, url: "{site}/notices", every: 24h, select: main }
`

const NAMES = ['High Point Aerotechnologies', 'Universal Logistics Holdings', 'Sierra Nevada Example']
const listed = (name: string): Listing => ({ ...emptyListing('MOFCOM Export Control List'), name, country: 'US' })

const finding = (given: Partial<Finding>): Finding => ({
  kind: 'listing.added',
  severity: 'high',
  flags: [],
  reason: 'said so',
  rule: 'test',
  before: null,
  after: null,
  ...given,
})
const act = (given: Partial<ListingAct>): ListingAct => ({
  act: 'suspended',
  list: 'MOFCOM Export Control List',
  evidence: { text: '', marks: [] },
  block: 0,
  ...given,
})

let world: World
async function open(start = '2025-05-14T06:00:00Z', zone = 'Asia/Shanghai'): Promise<void> {
  world = await openWorld({ watches: { mofcom: MINISTRY(zone) }, start: Date.parse(start) })
  world.html('/notices', '<h1>Notices</h1><p>The ministry publishes its notices here.</p>')
  await world.look('notices')
}

/** Stores a change with these findings as a check of the watch does. */
async function publish(
  id: string,
  findings: readonly Finding[],
  acts: readonly ListingAct[] = [],
  notice?: string,
): Promise<void> {
  const { store } = world.deps
  const at = world.clock.now()
  const { version } = await store.register.basis()
  const claimed = await store.watches.claim('notices', at, 60_000)
  if (claimed === undefined) throw new Error('the watch is not free')
  const { source } = claimed.state.watch
  const register = registerUpdate({
    basis: version,
    watchId: 'notices',
    sourceName: source.name,
    timeZone: source.timeZone,
    at,
    changeId: id,
    findings,
    acts,
    listings: [],
    listingChanges: [],
    known: createKnown(await store.register.entries({})),
    shown: new Map(),
    keptElsewhere: new Set(),
    openings: [],
    partiesOf: () => [],
    ...(notice === undefined ? {} : { notice }),
  })
  if (register === undefined) throw new Error('nothing to learn')
  await store.evidence.commit({
    lease: claimed.lease,
    look: {
      at,
      status: 200,
      url: 'http://x.example',
      finalUrl: 'http://x.example',
      redirects: [],
      headers: {},
      sha256: '',
      outcome: 'changed',
      code: '',
    },
    nextDueAt: at + 3650 * DAY,
    watch: { good: true },
    change: { id, watchId: 'notices', at, title: `Notice ${id}`, url: 'http://x.example/notice', findings, folded: 0 },
    alerts: [],
    notices: [],
    documents: [],
    register,
  })
}

const added = () =>
  publish(
    'c_21',
    NAMES.map((name) => finding({ listing: listed(name) })),
    [],
    NOTICE,
  )

/** A notice that suspends, continues or stops the earlier one. */
async function actOn(id: string, given: Partial<ListingAct> & Pick<ListingAct, 'act'>): Promise<void> {
  const acts = [act({ ofNotice: NOTICE, ...given })]
  const kind =
    given.act === 'stopped' ? 'listing.amended' : given.act === 'resumed' ? 'listing.resumed' : 'listing.suspended'
  const entries = await world.deps.store.register.byNotice(NOTICE)
  await publish(id, expandNotice(finding({ kind, ofNotice: NOTICE }), acts, entries), acts)
}

const told = async () =>
  (await world.deps.store.changes.list({ limit: 50, kind: 'date.reached' }))
    .toReversed()
    .flatMap((change) => change.findings)
const to = async (time: string, step = HOUR) => {
  for (let at = world.clock.now(); at < Date.parse(time); at = world.clock.now()) {
    world.clock.set(Math.min(at + step, Date.parse(time)))
    await world.idle()
  }
}
const states = async () => (await world.deps.store.register.byNotice(NOTICE)).map(({ state }) => state)

describe('the end of a suspension', () => {
  it('is told 14 days before, the day before and on the day, as one finding for all entries of the notice', async () => {
    await open()
    await added()
    await actOn('c_suspend', { act: 'suspended', until: '2025-08-12' })
    expect(await states()).toEqual(['suspended', 'suspended', 'suspended'])
    await to('2025-07-28T15:59:00Z', DAY)
    expect(await told()).toEqual([])
    await to('2025-07-28T16:00:00Z')
    await to('2025-08-12T04:00:00Z')
    expect((await told()).map(({ severity, reason }) => [severity, reason])).toEqual([
      ['medium', `3 entries of ${NOTICE}: the suspension ends in 14 days, on 12 August 2025`],
      ['medium', `3 entries of ${NOTICE}: the suspension ends tomorrow, 12 August 2025`],
      [
        'medium',
        `3 entries of ${NOTICE}: the suspension ends today, 12 August 2025; no source has said yet what comes then`,
      ],
    ])
    expect(await states()).toEqual(['due-unconfirmed', 'due-unconfirmed', 'due-unconfirmed'])
    await to('2025-08-12T22:00:00Z', HOUR)
    expect(world.mailbox.mails).toEqual([])
    expect(world.desk.posts.map(({ text }) => text).join('\n')).toContain('no source has said yet what comes then')
    await to('2025-12-01T00:00:00Z', 10 * DAY)
    expect(await told()).toHaveLength(3)
  })

  it('comes at the first moment of the day in the zone of the source', async () => {
    await open()
    await added()
    await actOn('c_suspend', { act: 'suspended', until: '2025-08-12' })
    await to('2025-08-11T15:59:59Z', DAY)
    expect(await told()).toHaveLength(2)
    await to('2025-08-11T16:00:00Z')
    expect(await told()).toHaveLength(3)
  })

  it('that was missed is told late, once, by what is left', async () => {
    await open()
    await added()
    await actOn('c_suspend', { act: 'suspended', until: '2025-08-12' })
    await to('2025-08-04T00:00:00Z', 365 * DAY)
    expect((await told()).map(({ reason }) => reason)).toEqual([
      `3 entries of ${NOTICE}: the suspension ends in 8 days, on 12 August 2025`,
    ])
    await to('2025-08-20T00:00:00Z', 365 * DAY)
    expect((await told()).at(-1)?.reason).toBe(
      `3 entries of ${NOTICE}: the suspension ended on 12 August 2025; no source has said yet what comes then`,
    )
    expect(await told()).toHaveLength(2)
  })

  it('is told once by several workers and after a job that ran twice', async () => {
    await open()
    await added()
    await actOn('c_suspend', { act: 'suspended', until: '2025-08-12' })
    world.clock.set(Date.parse('2025-08-12T01:00:00Z'))
    await Promise.all([calendar(world.deps), calendar(world.deps), calendar(world.deps)])
    await calendar(world.deps)
    await world.idle()
    expect(await told()).toHaveLength(1)
  })

  it('that is continued moves: the old date is told no more, the new one is', async () => {
    await open()
    await added()
    await actOn('c_suspend', { act: 'suspended', until: '2025-08-12' })
    await to('2025-08-01T00:00:00Z', DAY)
    await actOn('c_continue', { act: 'continued', until: '2025-11-10' })
    await to('2025-09-30T00:00:00Z', DAY)
    expect(await told()).toHaveLength(1)
    await to('2025-11-10T12:00:00Z', DAY)
    expect((await told()).slice(1).map(({ reason }) => reason.replace(/^.*: /, ''))).toEqual([
      'the suspension ends in 14 days, on 10 November 2025',
      'the suspension ends tomorrow, 10 November 2025',
      'the suspension ends today, 10 November 2025; no source has said yet what comes then',
    ])
  })

  it('that came is confirmed by what a source says then, with its new end', async () => {
    await open()
    await added()
    await actOn('c_suspend', { act: 'suspended', until: '2025-08-12' })
    await to('2025-08-12T04:00:00Z', DAY)
    await actOn('c_continue', { act: 'continued', until: '2025-11-10' })
    expect(await states()).toEqual(['suspended', 'suspended', 'suspended'])
    await to('2025-11-10T04:00:00Z', DAY)
    expect((await told()).at(-1)?.reason).toContain('10 November 2025; no source')
  })

  it.each([['stopped'], ['resumed']] as const)('is told no more when the measure is %s', async (name) => {
    await open()
    await added()
    await actOn('c_suspend', { act: 'suspended', until: '2025-08-12' })
    await actOn('c_end', { act: name })
    await to('2025-09-01T00:00:00Z', DAY)
    expect(await told()).toEqual([])
    expect(await states()).toEqual(Array(3).fill(name === 'stopped' ? 'stopped' : 'in-force'))
  })

  it('leaves out the entries that the act leaves out', async () => {
    await open()
    await added()
    await actOn('c_suspend', {
      act: 'suspended',
      until: '2025-08-12',
      except: ['Universal Logistics Holdings, Inc.', 'SIERRA NEVADA EXAMPLE'],
    })
    expect((await states()).sort()).toEqual(['in-force', 'suspended', 'suspended'])
  })
})

describe('an effective date', () => {
  const effective = (date: string) =>
    publish('c_rule', [
      finding({ listing: { ...listed('Example Foundry'), effectiveDate: { value: date, source: 'rule' } } }),
    ])

  it('of an amendment is told apart from that of listings, after them, and makes nothing wait for a source', async () => {
    await open()
    await added()
    const revised = { listing: listed(NAMES[0] ?? ''), kind: 'listing.amended' } as const
    const acts = [
      act({ act: 'amended', listing: revised.listing, effectiveDate: { value: '2025-05-17', source: 'rule' } }),
    ]
    const fresh = { ...listed('Example Foundry'), effectiveDate: { value: '2025-05-17', source: 'rule' } } as const
    await publish('c_rule', [finding(revised), finding({ listing: fresh })], acts)
    expect(await world.deps.store.register.byNotice(NOTICE)).not.toContainEqual(
      expect.objectContaining({ since: '2025-05-17' }),
    )
    await to('2025-05-18T00:00:00Z')
    expect((await told()).filter(({ reason }) => reason.includes('today')).map(({ reason }) => reason)).toEqual([
      '‘Example Foundry’ (US) on MOFCOM Export Control List: the listing takes effect today, 17 May 2025; no source has confirmed it yet',
      '‘High Point Aerotechnologies’ (US) on MOFCOM Export Control List: the amendment takes effect today, 17 May 2025; it was told when it was announced',
    ])
    expect(await states()).toEqual(['in-force', 'in-force', 'in-force'])
  })

  it('in the past when it is first seen is told to nobody', async () => {
    await open()
    await effective('2025-05-14')
    await to('2025-06-01T00:00:00Z', DAY)
    expect(await told()).toEqual([])
  })

  it('tells only what still lies ahead when it is seen three days before', async () => {
    await open()
    await effective('2025-05-17')
    await to('2025-05-18T00:00:00Z')
    expect((await told()).map(({ severity, reason }) => [severity, reason])).toEqual([
      [
        'medium',
        '‘Example Foundry’ (US) on MOFCOM Export Control List: the listing takes effect tomorrow, 17 May 2025',
      ],
      [
        'medium',
        '‘Example Foundry’ (US) on MOFCOM Export Control List: the listing takes effect today, 17 May 2025; no source has confirmed it yet',
      ],
    ])
  })

  it.each([
    ['America/New_York', '2025-11-02', '2025-11-02T04:00:00Z', 'the night in which the clock is set back'],
    ['America/New_York', '2025-03-09', '2025-03-09T05:00:00Z', 'the night in which it is set forward'],
    ['Asia/Beirut', '2025-03-30', '2025-03-29T22:00:00Z', 'a day that has no midnight'],
    ['Pacific/Kiritimati', '2025-03-30', '2025-03-29T10:00:00Z', 'the earliest zone'],
  ])('in %s comes at its first moment: %s', async (zone, date, moment) => {
    await open(new Date(Date.parse(`${date}T00:00:00Z`) - 3 * DAY).toISOString(), zone)
    await effective(date)
    await to(new Date(Date.parse(moment) - 1_000).toISOString())
    expect((await told()).filter(({ reason }) => reason.includes('today'))).toEqual([])
    await to(moment)
    expect((await told()).filter(({ reason }) => reason.includes('today'))).toHaveLength(1)
  })
})

describe("the end of a rule's suspension", () => {
  const SUSPENDED = 'The order suspends the additional duty for 90 days, until August 12, 2025.'
  const say = async (...sentences: string[]) => {
    const lines = ['The ministry publishes its notices here.', ...sentences].map((one) => `<p>${one}</p>`)
    world.html('/notices', `<h1>Notices</h1>${lines.join('')}`)
    await world.look('notices')
  }
  const reasons = async () => (await told()).map(({ reason }) => reason)

  it('is told as the end of a listing’s is, with the sentence that gave it', async () => {
    await open('2025-05-14T06:00:00Z', 'America/New_York')
    await say(SUSPENDED)
    await to('2025-08-12T06:00:00Z', DAY)
    expect(await reasons()).toEqual([
      '“Notices”: the suspension ends in 14 days, on 12 August 2025',
      '“Notices”: the suspension ends tomorrow, 12 August 2025',
      '“Notices”: the suspension ends today, 12 August 2025; no source has said yet what comes then',
    ])
    expect((await told()).map(({ after }) => after?.text)).toEqual([SUSPENDED, SUSPENDED, SUSPENDED])
    await to('2025-12-01T00:00:00Z', 30 * DAY)
    expect(await told()).toHaveLength(3)
  })

  it('moves when the page gives another end', async () => {
    await open('2025-05-14T06:00:00Z', 'America/New_York')
    await say(SUSPENDED)
    await say('The order suspends the additional duty for 180 days, until November 10, 2025.')
    await to('2025-11-10T06:00:00Z', DAY)
    expect(await reasons()).toEqual([
      '“Notices”: the suspension ends in 14 days, on 10 November 2025',
      '“Notices”: the suspension ends tomorrow, 10 November 2025',
      '“Notices”: the suspension ends today, 10 November 2025; no source has said yet what comes then',
    ])
  })

  it('is told no more when the rule is withdrawn or in force again', async () => {
    await open('2025-05-14T06:00:00Z', 'America/New_York')
    await say(SUSPENDED)
    await say('The order on the additional duty is rescinded.')
    await to('2025-09-01T00:00:00Z', DAY)
    expect(await told()).toEqual([])
  })

  it('of two rules on one page is told of each', async () => {
    await open('2025-05-14T06:00:00Z', 'America/New_York')
    await say(SUSPENDED, 'The rule on port fees is suspended until November 9, 2026.')
    await to('2026-11-09T06:00:00Z', 30 * DAY)
    expect((await reasons()).filter((reason) => reason.includes('no source')).map((one) => one.slice(11, 60))).toEqual([
      'the suspension ends today, 12 August 2025; no sou',
      'the suspension ends today, 9 November 2026; no so',
    ])
  })
})
