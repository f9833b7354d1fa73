/** One event, told once, growing: real pages over loopback, the real register behind them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { screen } from '../../jobs/screen.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Party } from '../../src/model/notice.ts'
import { HOUR, MINUTE, openWorld, type World } from './world.ts'

const source = (id: string, name: string, watches: string) => `id: ${id}
name: ${name}
jurisdiction: US
language: en
timeZone: America/New_York
watches:
${watches}`

const COLUMNS =
  '{ name: Entity, country: Country, aliases: Aliases, effectiveDate: Effective, citations: Citation, status: Status }'
const table = (id: string) =>
  `  - { id: ${id}, title: The list, url: "{site}/${id}", every: 1h, reader: table, select: table, columns: ${COLUMNS} }\n`

const WATCHES = {
  bis: source(
    'bis',
    'Bureau of Industry and Security',
    `  - { id: press, title: Press, url: "{site}/press", every: 5m, reader: index, select: main, links: [/release/], follow: { for: 14d, every: 15m, select: main } }\n`,
  ),
  ecfr: source('ecfr', 'eCFR', table('ecfr-list')),
  bulk: source('bulk', 'Bulk export', table('bulk-list')),
}

type Row = { name: string; country?: string; aliases?: string; effective?: string; citation?: string; status?: string }
const rows = (...entries: readonly Row[]) =>
  `<h1>Entity List</h1><table><tr><th>Entity</th><th>Country</th><th>Aliases</th><th>Effective</th><th>Citation</th><th>Status</th></tr>${entries
    .map(
      ({ name, country = 'China', aliases = '', effective = '', citation = '', status = '' }) =>
        `<tr><td>${name}</td><td>${country}</td><td>${aliases}</td><td>${effective}</td><td>${citation}</td><td>${status}</td></tr>`,
    )
    .join('')}</table>`

const OLD: readonly Row[] = [{ name: 'Old Harbor Trading LLC' }, { name: 'Second Foundry Institute' }]
const release = (...names: readonly string[]) =>
  `<h1>Additions to the Entity List</h1><p>May 12, 2025</p><p>The Bureau is adding the following ${names.length} entities to the Entity List:</p><ul>${names.map((name) => `<li>${name}</li>`).join('')}</ul>`
const index = (...ids: readonly string[]) =>
  `<ul>${ids.map((id) => `<li><a href="/release/${id}">Release ${id} on export controls</a> <span>May 12, 2025</span></li>`).join('')}</ul>`

let world: World

async function open(parties?: string): Promise<World> {
  const opened = await openWorld({ watches: WATCHES, ...(parties === undefined ? {} : { parties }) })
  opened.html(
    '/release/older',
    '<h1>Remarks on export controls</h1><p>May 9, 2025</p><p>The Under Secretary spoke in Geneva.</p>',
  )
  opened.html('/press', index('older'))
  opened.html('/ecfr-list', rows(...OLD))
  opened.html('/bulk-list', rows(...OLD))
  await opened.pass(10 * MINUTE)
  return opened
}

async function announce(...names: readonly string[]): Promise<void> {
  world.html('/release/new', release(...names))
  world.html('/press', index('new', 'older'))
  await world.pass(20 * MINUTE)
}

const findings = async (): Promise<readonly Finding[]> =>
  (await world.deps.store.changes.list({ limit: 50 })).flatMap((change) => change.findings)
const entries = async () => await world.deps.store.register.search({ words: [] })
const entry = async (word: string) => (await world.deps.store.register.search({ words: [word] }))[0]

beforeEach(async () => {
  world = await open()
})

describe('the register', () => {
  it('is filled silently by the first look at a list; a second list confirms the same entries', async () => {
    expect(world.mailbox.mails).toEqual([])
    expect((await entries()).map(({ listing: { name }, state }) => `${name}: ${state}`)).toEqual([
      'Old Harbor Trading LLC: in-force',
      'Second Foundry Institute: in-force',
    ])
    const [first] = await entries()
    expect(await world.deps.store.register.sources(first?.id ?? '')).toEqual(['bulk-list', 'ecfr-list'])
  })

  it('tells a release at once; the list that follows confirms it and lands in the digest with what it adds', async () => {
    await announce('Alpha Dynamics Co., Ltd.', 'Beta Works')
    expect(world.mailbox.mails).toHaveLength(1)
    world.html(
      '/ecfr-list',
      rows(
        ...OLD,
        {
          name: 'Alpha Dynamics Co., Ltd.,',
          aliases: 'ADC Systems',
          effective: '2025-05-12',
          citation: '90 FR 20001, 5/15/25.',
        },
        { name: 'Beta Works', country: 'CHINA, PEOPLE’S REPUBLIC OF' },
      ),
    )
    await world.pass(8 * HOUR, 15 * MINUTE)
    expect(world.mailbox.mails).toHaveLength(1)
    const confirmed = (await findings()).filter(({ confirms }) => confirms !== undefined)
    expect(confirmed.map(({ severity }) => severity)).toEqual(['low', 'low'])
    expect(confirmed[0]?.reason).toBe(
      'confirms what was told on 12 May 2025 (Bureau of Industry and Security): adds alias ADC Systems, country China, citation 90 FR 20001, effective date 12 May 2025',
    )
    expect(world.desk.posts.map(({ text }) => text).join('\n')).toContain(
      'told on 12 May 2025 (Bureau of Industry and Security)',
    )
    expect(await entry('adc')).toMatchObject({
      since: '2025-05-12',
      listing: { name: 'Alpha Dynamics Co., Ltd.', country: 'China' },
    })
    expect(await entries()).toHaveLength(4)
  })

  it('is told once by two lists that are read at the same moment', async () => {
    for (const id of ['ecfr-list', 'bulk-list'])
      world.html(`/${id}`, rows(...OLD, { name: 'Gamma Lithography', effective: '2025-05-12' }))
    const reports = await Promise.all([world.look('ecfr-list'), world.look('bulk-list')])
    expect(reports.map(({ outcome }) => outcome)).toEqual(['changed', 'changed'])
    const told = reports.flatMap((report) => report.findings)
    expect(told.map(({ confirms }) => confirms === undefined).sort()).toEqual([false, true])
    await world.idle()
    expect(world.mailbox.mails).toHaveLength(1)
  })

  it('keeps what one list removes as removed, and takes the removal from the second list for a confirmation', async () => {
    world.html('/ecfr-list', rows(OLD[1] as Row))
    expect(await world.look('ecfr-list')).toMatchObject({ outcome: 'unconfirmed' })
    await world.look('ecfr-list')
    await world.idle()
    expect(world.mailbox.mails).toHaveLength(1)
    expect(await entry('harbor')).toMatchObject({ state: 'removed' })
    world.html('/bulk-list', rows(OLD[1] as Row))
    await world.look('bulk-list')
    const report = await world.look('bulk-list')
    expect(report.findings).toMatchObject([
      { kind: 'listing.removed', severity: 'info', confirms: { sourceName: 'eCFR' } },
    ])
    await world.pass(8 * HOUR, HOUR)
    expect(world.mailbox.mails).toHaveLength(1)
  })

  it('tells an entry anew that comes back after its removal', async () => {
    world.html('/ecfr-list', rows(OLD[1] as Row))
    await world.look('ecfr-list')
    await world.look('ecfr-list')
    world.clock.set(world.clock.now() + 48 * HOUR)
    world.html('/ecfr-list', rows(...OLD, { name: 'Third Yard Ltd.' }))
    const report = await world.look('ecfr-list')
    expect(report.findings.map(({ confirms, listing }) => [listing?.name, confirms])).toEqual([
      ['Old Harbor Trading LLC', undefined],
      ['Third Yard Ltd.', undefined],
    ])
    expect(
      (await world.deps.store.register.history((await entry('harbor'))?.id ?? '')).map(({ kind }) => kind),
    ).toEqual(['baseline', 'removed', 'added'])
  })

  it('writes an amendment into the entry, and finds a renamed one by its old name too', async () => {
    world.html('/ecfr-list', rows({ name: 'Old Harbor Trading LLC', aliases: 'Harbour House' }, OLD[1] as Row))
    await world.look('ecfr-list')
    expect(await entry('harbour')).toMatchObject({ listing: { aliases: ['Harbour House'] }, last: { kind: 'amended' } })
  })

  it('shows the counts of the sources of one event side by side', async () => {
    world.html(
      '/release/press',
      '<h1>Commerce acts</h1><p>May 12, 2025</p><p>The Bureau is adding 80 entities to the Entity List today.</p>',
    )
    world.html('/press', index('press', 'older'))
    await world.pass(20 * MINUTE)
    world.html(
      '/ecfr-list',
      rows(...OLD, ...['One Ltd.', 'Two Ltd.', 'Three Ltd.'].map((name) => ({ name, effective: '2025-05-12' }))),
    )
    const report = await world.look('ecfr-list')
    expect(report.findings.map(({ severity }) => severity)).toEqual(['critical', 'critical', 'critical'])
    expect(report.findings[0]?.counts?.map(({ text }) => text)).toEqual([
      'Bureau of Industry and Security: 80',
      'eCFR: 3',
    ])
    await world.idle()
    expect(world.mailbox.mails.at(-1)?.text).toContain('Bureau of Industry and Security: 80')
  })
})

describe('a party', () => {
  const PARTIES = 'name,aliases,country,note\nGrand Canal Machinery,GCM Optics,CN,lenses\n'

  it('makes a confirmation urgent again only when the new alias meets it', async () => {
    world = await open(PARTIES)
    await announce('Delta Optical Factory', 'Epsilon Works')
    world.html(
      '/ecfr-list',
      rows(...OLD, { name: 'Delta Optical Factory', aliases: 'GCM Optics' }, { name: 'Epsilon Works' }),
    )
    const report = await world.look('ecfr-list')
    expect(report.findings.map(({ severity, flags }) => [severity, flags])).toEqual([
      ['critical', ['party']],
      ['low', []],
    ])
    expect(report.findings[0]?.reason).toContain('now it meets your party ‘Grand Canal Machinery’')
    world.html(
      '/bulk-list',
      rows(...OLD, { name: 'Delta Optical Factory', aliases: 'GCM Optics' }, { name: 'Epsilon Works' }),
    )
    const later = await world.look('bulk-list')
    expect(later.findings.map(({ severity }) => severity)).toEqual(['info', 'info'])
  })

  it('that is new is looked for in the whole register once, and told; without a date of the list only since when it was seen there', async () => {
    const party: Party = { name: 'Old Harbor Trading', aliases: [], country: '', note: '' }
    const deps = { ...world.deps, config: { ...world.deps.config, parties: [party] } }
    expect(await screen(deps)).toBe(1)
    expect(await screen(deps)).toBe(0)
    await world.idle()
    expect(world.mailbox.mails).toHaveLength(1)
    expect(world.mailbox.mails[0]?.text).toContain('was on the list when it was first seen, on 2025-05-12')
    const renamed = {
      ...deps,
      config: { ...deps.config, parties: [{ ...party, aliases: ['Second Foundry Institute'] }] },
    }
    expect(await screen(renamed)).toBe(1)
    const found = (await findings()).filter(({ rule }) => rule === 'party.screened')
    expect(found.map(({ listing }) => listing?.name).sort()).toEqual([
      'Old Harbor Trading LLC',
      'Second Foundry Institute',
    ])
  })

  it('that stands on a list at its first look is told at the next start, once', async () => {
    const first = await openWorld({
      watches: WATCHES,
      parties: 'name,aliases,country,note\nOld Harbor Trading,,,\n',
    })
    expect(await screen(first.deps)).toBe(0)
    expect(await first.deps.store.changes.list({ limit: 10 })).toEqual([])
    first.html('/ecfr-list', rows(...OLD))
    expect(await first.look('ecfr-list')).toMatchObject({ outcome: 'baseline' })
    expect([await screen(first.deps), await screen(first.deps)]).toEqual([1, 0])
    await first.idle()
    expect(first.mailbox.mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('listed already')])
  })
})

describe('an accepted watch', () => {
  it('has its next page believed without a second look, once', async () => {
    await world.deps.store.watches.accept('ecfr-list', world.clock.now())
    world.html('/ecfr-list', rows(OLD[1] as Row))
    expect(await world.look('ecfr-list')).toMatchObject({ outcome: 'changed', findings: [{ kind: 'listing.removed' }] })
    expect(await world.deps.store.watches.get('ecfr-list')).not.toHaveProperty('accepted')
  })
})
