/** A rule that reaches what listed entities own: told to everybody who has parties, suspended until a day, told when the day comes. */
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, openWorld, type World } from './world.ts'

const BIS = `id: bis
name: Bureau of Industry and Security
jurisdiction: US
language: en
timeZone: America/New_York
watches:
  - { id: press, title: Press, url: "{site}/press", every: 5m, reader: index, select: main, links: [/release/], follow: { for: 14d, every: 15m, select: main } }
`
const FR = `id: federal-register
name: Federal Register
jurisdiction: US
language: en
timeZone: America/New_York
watches:
  - { id: rules, title: Rules, url: "{site}/rules", every: 15m, reader: index, select: main, links: [/rule/], follow: { for: 14d, every: 6h, select: main } }
`
const PARTIES = 'name,aliases,country,note\nGrand Canal Machinery,,CN,lenses\n'
const index = (folder: string, ...ids: readonly string[]) =>
  `<ul>${ids.map((id) => `<li><a href="/${folder}/${id}">Document ${id} on export controls</a></li>`).join('')}</ul>`

const ISSUED = `<h1>Affiliates Rule</h1><p>September 29, 2025</p><p>This interim final rule extends the Entity List to any foreign affiliate
that is owned 50 percent or more by one or more entities on the Entity List. The rule takes effect today.</p>`
const SUSPENDED = `<h1>Suspension of the Affiliates Rule</h1><p>November 10, 2025</p><p>The Bureau suspends the Affiliates Rule for entities on
the Entity List from November 10, 2025. The suspension lasts until November 9, 2026.</p>`
const RESUMED = `<h1>Affiliates Rule back</h1><p>March 2, 2026</p><p>The Affiliates Rule, which reaches affiliates of entities on the Entity List,
is again in effect as of today.</p>`

let world: World
async function open(parties: string | undefined): Promise<void> {
  world = await openWorld({
    watches: { bis: BIS, fr: FR },
    start: Date.parse('2025-09-29T13:00:00Z'),
    ...(parties === undefined ? {} : { parties }),
  })
  world.html(
    '/release/old',
    '<h1>Remarks</h1><p>September 2, 2025</p><p>The Under Secretary spoke of chips in Geneva.</p>',
  )
  world.html('/rule/old', '<h1>Fees</h1><p>September 2, 2025</p><p>The fee for a copy of a licence is ten dollars.</p>')
  world.html('/press', index('release', 'old'))
  world.html('/rules', index('rule', 'old'))
  await world.pass(30 * MINUTE, 5 * MINUTE)
}

async function publish(folder: 'release' | 'rule', id: string, body: string, at: string): Promise<void> {
  world.clock.set(Date.parse(at))
  await world.idle()
  world.html(`/${folder}/${id}`, body)
  world.html(folder === 'release' ? '/press' : '/rules', index(folder, id, 'old'))
  await world.pass(30 * MINUTE, 5 * MINUTE)
}

const told = async () =>
  [...(await world.deps.store.changes.list({ limit: 50 }))]
    .reverse()
    .flatMap(({ findings }) => findings.filter(({ kind }) => !kind.startsWith('document.')))
const dates = async () => (await told()).filter(({ kind }) => kind === 'date.reached')
const to = async (time: string, step = DAY) => {
  for (let at = world.clock.now(); at < Date.parse(time); at = world.clock.now()) {
    world.clock.set(Math.min(at + step, Date.parse(time)))
    await world.idle()
  }
}

describe('an ownership rule', () => {
  it('is told to every user with parties, who hears that ownership is not screened', async () => {
    await open(PARTIES)
    await publish('release', 'affiliates', ISSUED, '2025-09-29T14:00:00Z')
    expect(await told()).toMatchObject([{ kind: 'scope.widened', severity: 'critical', flags: ['party'] }])
    expect(world.mailbox.mails).toHaveLength(1)
    expect(world.mailbox.mails[0]?.text).toContain('who owns them is not screened')
  })

  it('without parties is told by its severity, and no party is claimed', async () => {
    await open(undefined)
    await publish('release', 'affiliates', ISSUED, '2025-09-29T14:00:00Z')
    expect(await told()).toMatchObject([{ kind: 'scope.widened', severity: 'high', flags: [] }])
  })

  it('that is suspended until a day is told 14 days and one day before it and on it, once, whoever told of it', async () => {
    await open(PARTIES)
    await publish('release', 'suspension', SUSPENDED, '2025-11-10T15:00:00Z')
    await publish('rule', '2025-19846', SUSPENDED, '2025-11-12T15:00:00Z')
    expect((await told()).map(({ kind, until, flags }) => [kind, until, flags])).toEqual([
      ['rule.suspended', '2026-11-09', ['party']],
      ['rule.suspended', '2026-11-09', ['party']],
    ])
    await to('2026-10-25T12:00:00Z', 30 * DAY)
    expect(await dates()).toEqual([])
    await to('2026-11-12T12:00:00Z', 12 * HOUR)
    expect(
      (await dates()).map(({ severity, flags, reason }) => [severity, flags, reason.replace(/^“.*?”: /, '')]),
    ).toEqual(
      [
        ['in 14 days, on 9 November 2026'],
        ['tomorrow, 9 November 2026'],
        ['today, 9 November 2026; no source has said yet what comes then'],
      ].map(([when]) => [
        'high',
        ['party'],
        `the suspension ends ${when}; it may reach any of your parties: who owns them is not screened`,
      ]),
    )
    expect(world.mailbox.mails.at(-1)?.text).toContain('the suspension ends today, 9 November 2026')
  })

  it('that is in effect again has no end of its suspension ahead', async () => {
    await open(PARTIES)
    await publish('release', 'suspension', SUSPENDED, '2025-11-10T15:00:00Z')
    await publish('release', 'back', RESUMED, '2026-03-02T15:00:00Z')
    expect((await told()).map(({ kind }) => kind)).toEqual(['rule.suspended', 'rule.reinstated'])
    await to('2026-11-12T12:00:00Z', 10 * DAY)
    expect(await dates()).toEqual([])
  })
})
