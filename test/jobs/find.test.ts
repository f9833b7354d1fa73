import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../../src/commands/demo/site.ts'
import { openWorld, PUBLISHER, type World } from './world.ts'

const LIST = `${PUBLISHER}  - id: list
    title: Denied persons
    url: "{found}"
    find: { at: "{site}/denied-persons-list", link: Export as CSV }
    list: Denied Persons List
    every: 15m
    columns: { name: Name, country: Country }
    expect: { min: 1 }
  - id: yearly
    title: End users
    url: "{found}"
    find: { at: "{site}/press", through: Review of the list, link: [End User List, .csv] }
    every: 15m
    columns: { name: Name, country: Country }
    expect: { min: 1 }
  - id: supplement
    title: The supplement
    url: "{site}/full/{found}/title-15?part=744"
    find: { at: "{site}/titles.json", value: "titles[number=15].up_to_date_as_of" }
    every: 15m
    select: main
`

let world: World

beforeEach(async () => {
  world = await openWorld({ watches: { bis: LIST } })
})

function csv(path: string, ...names: string[]): void {
  const body = Buffer.from(['Name,Country', ...names.map((name) => `${name},Ruritania`)].join('\n'))
  world.site.serve(path, { body, type: 'text/csv', status: 200 })
}

function page(...links: string[]): void {
  world.html('/denied-persons-list', `<h1>Denied persons list</h1><p>${links.join(' or ')}</p>`)
}

function titles(date: string): void {
  const list = [
    { number: 14, name: 'Aeronautics', up_to_date_as_of: '2025-01-02' },
    { number: 15, name: 'Commerce', up_to_date_as_of: date },
  ]
  const body = Buffer.from(JSON.stringify({ titles: list, meta: { date: '2025-05-12' } }))
  world.site.serve('/titles.json', { body, type: 'application/json', status: 200 })
}

const looks = async (id: string) => await world.deps.store.evidence.looks(id, 10)

describe('a watch whose address is found first', () => {
  it('reads what the link leads to, and goes on with the next edition at another address', async () => {
    csv('/files/dpl_04142025.csv', 'Acme Trading')
    page(
      '<a href="/files/dpl_04142025.csv">Export as CSV</a>',
      '<a href="/files/dpl_old.csv">Export as CSV, earlier</a>',
    )
    expect(await world.look('list')).toMatchObject({ outcome: 'baseline' })
    csv('/files/dpl_05132025.csv', 'Acme Trading', 'Bolt Shipping')
    page('<a href="/files/dpl_05132025.csv"><b>Export</b> as CSV</a>')
    const { outcome, findings } = await world.look('list')
    expect(outcome).toBe('changed')
    expect(findings.map(({ kind, listing }) => [kind, listing?.name])).toEqual([['listing.added', 'Bolt Shipping']])
  })

  it('keeps both addresses as evidence: where it was found, and what was found', async () => {
    csv('/files/dpl_04142025.csv', 'Acme Trading')
    page('<a href="/files/dpl_04142025.csv">Export as CSV</a>')
    await world.look('list')
    const [look] = await looks('list')
    const { origin } = world.site
    expect(look).toMatchObject({
      url: `${origin}/denied-persons-list`,
      finalUrl: `${origin}/files/dpl_04142025.csv`,
      redirects: [{ status: 200, from: `${origin}/denied-persons-list`, to: `${origin}/files/dpl_04142025.csv` }],
    })
  })

  it('asks with validators only where they came from', async () => {
    csv('/files/a.csv', 'Acme Trading')
    page('<a href="/files/a.csv">Export as CSV</a>')
    await world.look('list')
    expect(await world.look('list')).toMatchObject({ outcome: 'unchanged' })
    expect((await looks('list'))[0]).toMatchObject({ status: 304, url: `${world.site.origin}/denied-persons-list` })
    // The same bytes, and so the same ETag, at another address: asked for without condition, and unchanged by their hash.
    csv('/files/b.csv', 'Acme Trading')
    page('<a href="/files/b.csv">Export as CSV</a>')
    expect(await world.look('list')).toMatchObject({ outcome: 'unchanged' })
    expect((await looks('list'))[0]?.status).toBe(200)
    await world.look('list')
    expect((await looks('list'))[0]?.status).toBe(304)
  })

  it('goes through the page between, such as the release of the year', async () => {
    csv('/files/list-2026.csv', 'Acme Trading')
    world.html('/press', '<a href="/press/other">Other</a> <a href="/press/2026">Review of the list</a>')
    world.html('/press/2026', '<p>The list was reviewed.</p><a href="/files/list-2026.csv">End User List (CSV)</a>')
    expect(await world.look('yearly')).toMatchObject({ outcome: 'baseline' })
    const [look] = await looks('yearly')
    const { origin } = world.site
    expect(look).toMatchObject({
      url: `${origin}/press`,
      finalUrl: `${origin}/files/list-2026.csv`,
      redirects: [
        { status: 200, from: `${origin}/press`, to: `${origin}/press/2026` },
        { status: 200, from: `${origin}/press/2026`, to: `${origin}/files/list-2026.csv` },
      ],
    })
    expect(await world.look('yearly')).toMatchObject({ outcome: 'unchanged' })
  })

  it('fills a value of JSON into its address', async () => {
    titles('2025-05-09')
    world.html('/full/2025-05-09/title-15?part=744', '<h1>Supplement</h1><p>Exporters must apply for a licence.</p>')
    expect(await world.look('supplement')).toMatchObject({ outcome: 'baseline' })
    titles('2025-05-12')
    world.html('/full/2025-05-12/title-15?part=744', '<h1>Supplement</h1><p>Exporters should apply for a licence.</p>')
    const { findings } = await world.look('supplement')
    expect(findings.map(({ kind }) => kind)).toContain('wording.softened')
    expect(findings.map(({ kind }) => kind)).not.toContain('document.moved')
  })

  it.each([
    ['no such link', () => page('<a href="/files/a.xlsx">Export as XLSX</a>')],
    ['the link leads to another host', () => page('<a href="https://evil.example/a.csv">Export as CSV</a>')],
    ['the link is no web address', () => page('<a href="javascript:alert(1)">Export as CSV</a>')],
    ['the page is gone', () => world.html('/denied-persons-list', 'Not found', 404)],
  ])('is an incident and never "removed" when %s', async (_, change) => {
    csv('/files/a.csv', 'Acme Trading')
    page('<a href="/files/a.csv">Export as CSV</a>')
    await world.look('list')
    change()
    expect(await world.look('list')).toMatchObject({ outcome: 'refused', code: 'find-failed', findings: [] })
    await world.look('list')
    const state = await world.deps.store.watches.get('list')
    expect(state?.openIncident).toMatchObject({ code: 'find-failed', hint: expect.stringContaining('find') })
    expect(state?.lastGoodSha256).toBeDefined()
    const [look] = await looks('list')
    expect(await world.deps.store.evidence.body(look?.sha256 ?? '')).toBeDefined()
  })

  it.each([
    ['the title is not in the list', { titles: [{ number: 14, up_to_date_as_of: '2025-01-02' }] }],
    ['the list is no list', { titles: { number: 15, up_to_date_as_of: '2025-01-02' } }],
    ['the value is no text', { titles: [{ number: 15, up_to_date_as_of: { year: 2025 } }] }],
    ['the value is far too long', { titles: [{ number: 15, up_to_date_as_of: 'x'.repeat(500) }] }],
  ])('says so when %s', async (_, value) => {
    world.site.serve('/titles.json', {
      body: Buffer.from(JSON.stringify(value)),
      type: 'application/json',
      status: 200,
    })
    expect(await world.look('supplement')).toMatchObject({ outcome: 'refused', code: 'find-failed' })
  })

  it('lets a value change neither the host nor the query of the address', async () => {
    titles('../../evil?x=1#')
    const report = await world.look('supplement')
    expect(report.code).toBe('http-gone')
    const [look] = await looks('supplement')
    expect(new URL(look?.finalUrl ?? '').search).toBe('?part=744')
  })

  it('takes a challenge in place of the naming page for a challenge', async () => {
    world.html('/denied-persons-list', '<h1>Checking your browser before accessing</h1><div id="challenge-form"></div>')
    expect(await world.look('list')).toMatchObject({ outcome: 'refused', code: 'page-blocked' })
  })
})

describe('a found address on another host', () => {
  let files: Site

  beforeEach(async () => {
    files = await openSite()
  })

  afterEach(async () => {
    await files.close()
  })

  it('is asked when the watch allows the host', async () => {
    const { host } = new URL(files.origin)
    const allowing = LIST.replace('expect: { min: 1 }', `expect: { min: 1, redirectHosts: ["${host}"] }`)
    const other = await openWorld({ watches: { bis: allowing } })
    other.html('/denied-persons-list', `<a href="${files.origin}/a.csv">Export as CSV</a>`)
    // Past the check of the host: what stops it is the guard of the one door, for which this port is private.
    expect((await other.look('list')).code).toBe('egress-refused')
  })
})

describe('the size of a watch', () => {
  it('goes above the limit of all pages, and only for this watch', async () => {
    const body = `<p>${'Exporters must apply for a licence. '.repeat(60)}</p>`
    const big = `${PUBLISHER}  - { id: small, title: Small, url: "{site}/list", select: main }
  - { id: big, title: Big, url: "{site}/list", select: main, maxBody: 20kB }
`
    const other = await openWorld({ watches: { bis: big }, settings: 'limits: { maxBody: 1kB }\n' })
    other.html('/list', body)
    expect(await other.look('small')).toMatchObject({ outcome: 'failed', code: 'body-too-large' })
    expect(await other.look('big')).toMatchObject({ outcome: 'baseline' })
  })
})
