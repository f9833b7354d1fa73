import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import { check } from '../../jobs/check.ts'
import type { Watch } from '../../src/model/watch.ts'
import { documentWatch } from '../../src/watch/watch.ts'
import { DAY, HOUR, MINUTE, openWorld, PUBLISHER, type World } from './world.ts'

const VIOLATES =
  '<h1>Guidance</h1><p>Using Huawei Ascend chips anywhere in the world violates U.S. export controls.</p><p>Exporters must keep records for five years.</p>'
const SHOULD = VIOLATES.replace('must keep', 'should keep')

let world: World

beforeEach(async () => {
  world = await openWorld()
})

describe('a check', () => {
  it('takes the first look at a configured watch as a baseline: nobody is told', async () => {
    world.html('/guidance', VIOLATES)
    expect(await world.look('guidance')).toMatchObject({ outcome: 'baseline', findings: [] })
    await world.idle()
    expect(world.mailbox.mails).toEqual([])
    expect(await world.deps.store.changes.list({ limit: 10 })).toEqual([])
  })

  it('tells the recipient of a route that a word was softened, once', async () => {
    world.html('/guidance', VIOLATES)
    await world.look('guidance')
    world.html('/guidance', SHOULD)
    const report = await world.look('guidance')
    expect(report.findings.map(({ kind }) => kind)).toContain('wording.softened')
    await world.pass(HOUR)
    expect(world.mailbox.mails.map(({ to }) => to)).toEqual([['analyst@example.org']])
    expect(world.mailbox.mails[0]?.text).toContain('should')
  })

  it('is silent when only bytes outside the selected part change', async () => {
    world.html('/guidance', VIOLATES)
    await world.look('guidance')
    world.html('/guidance', VIOLATES)
    expect(await world.look('guidance')).toMatchObject({ outcome: 'unchanged' })
  })

  it('asks with the validators that the site gave, and takes 304 for unchanged', async () => {
    world.html('/guidance', VIOLATES)
    await world.look('guidance')
    const report = await world.look('guidance')
    expect(report.outcome).toBe('unchanged')
    const [last] = await world.deps.store.evidence.looks('guidance', 1)
    expect(last?.status).toBe(304)
  })

  it.each([
    [
      'a challenge page',
      'page-blocked',
      '<title>Just a moment...</title><h1>Checking your browser before accessing</h1><div id="challenge-form"></div>',
      200,
    ],
    ['403', 'http-forbidden', 'Forbidden', 403],
    ['404', 'http-gone', 'Not found', 404],
    ['503', 'http-server-error', 'Unavailable', 503],
  ])(
    'keeps the baseline when %s comes, keeps the bytes as evidence, and compares with the last good page later',
    async (_, code, body, status) => {
      world.html('/guidance', VIOLATES)
      await world.look('guidance')
      const bad = Buffer.from(`<!doctype html><html><body>${body}</body></html>`)
      world.site.serve('/guidance', { body: bad, type: 'text/html', status })
      expect(await world.look('guidance')).toMatchObject({ outcome: 'refused', code })
      const [look] = await world.deps.store.evidence.looks('guidance', 1)
      expect(Buffer.from((await world.deps.store.evidence.body(look?.sha256 ?? '')) ?? [])).toEqual(bad)
      world.html('/guidance', SHOULD)
      expect((await world.look('guidance')).findings.map(({ kind }) => kind)).toContain('wording.softened')
    },
  )

  it('never takes a refused page as the first baseline', async () => {
    world.html('/guidance', 'no', 403)
    expect(await world.look('guidance')).toMatchObject({ outcome: 'refused' })
    world.html('/guidance', VIOLATES)
    expect(await world.look('guidance')).toMatchObject({ outcome: 'baseline' })
  })

  it('opens one incident after two refused looks, names its cause, and closes it once', async () => {
    world.html('/guidance', VIOLATES)
    await world.look('guidance')
    world.html('/guidance', 'no', 403)
    await world.pass(6 * HOUR, 5 * MINUTE)
    expect(world.mailbox.mails).toHaveLength(1)
    expect(world.mailbox.mails[0]?.text).toContain('http-forbidden')
    world.html('/guidance', VIOLATES)
    await world.pass(HOUR, 5 * MINUTE)
    expect(world.mailbox.mails).toHaveLength(2)
    expect((await world.deps.store.watches.get('guidance'))?.openIncident).toBeUndefined()
  })

  it('calls a document withdrawn only after it has been gone for a day', async () => {
    world.html('/guidance', VIOLATES)
    await world.look('guidance')
    world.html('/guidance', 'Not found', 404)
    await world.pass(20 * HOUR, 15 * MINUTE)
    expect(await world.deps.store.changes.list({ limit: 10 })).toEqual([])
    await world.pass(6 * HOUR, 15 * MINUTE)
    const changes = await world.deps.store.changes.list({ limit: 10 })
    expect(changes.flatMap(({ findings }) => findings.map(({ kind }) => kind))).toEqual(['document.withdrawn'])
  })

  it('counts the absence on through faults of another kind, and tells of it once', async () => {
    world.html('/guidance', VIOLATES)
    await world.look('guidance')
    for (let hour = 0; hour < 30; hour++) {
      world.html('/guidance', hour % 3 === 0 ? 'Unavailable' : 'Not found', hour % 3 === 0 ? 503 : 404)
      await world.pass(HOUR, 15 * MINUTE)
    }
    const changes = await world.deps.store.changes.list({ limit: 10 })
    expect(changes.flatMap(({ findings }) => findings.map(({ kind }) => kind))).toEqual(['document.withdrawn'])
  })

  it('opens one incident for a page that alternates, and does not close it each time the page looks well', async () => {
    world.html('/guidance', VIOLATES)
    await world.look('guidance')
    for (let turn = 0; turn < 8; turn++) {
      world.html('/guidance', turn % 2 === 0 ? SHOULD : VIOLATES)
      await world.pass(HOUR, 15 * MINUTE)
    }
    const incidents = world.mailbox.mails.filter(({ text }) => text.includes('page-flapping'))
    expect(incidents).toHaveLength(1)
    expect((await world.deps.store.watches.get('guidance'))?.openIncident?.code).toBe('page-flapping')
  })

  it('calls a document withdrawn at once on 410', async () => {
    world.html('/guidance', VIOLATES)
    await world.look('guidance')
    world.html('/guidance', 'Gone', 410)
    expect((await world.look('guidance')).findings.map(({ kind }) => kind)).toEqual(['document.withdrawn'])
  })

  it('confirms a return to an earlier revision by a second look before it says reverted', async () => {
    world.html('/guidance', VIOLATES)
    await world.look('guidance')
    world.html('/guidance', SHOULD)
    await world.look('guidance')
    world.clock.set(world.clock.now() + 2 * DAY)
    world.html('/guidance', VIOLATES)
    expect(await world.look('guidance')).toMatchObject({ outcome: 'unconfirmed' })
    const report = await world.look('guidance')
    expect(report.findings.every(({ flags }) => flags.includes('reverted'))).toBe(true)
    expect(report.findings.map(({ kind }) => kind)).toContain('wording.hardened')
  })

  it('does not believe a single old copy: A, B, then A once and B again is one change', async () => {
    world.html('/guidance', VIOLATES)
    await world.look('guidance')
    world.html('/guidance', SHOULD)
    await world.look('guidance')
    for (let i = 0; i < 5; i++) {
      world.html('/guidance', VIOLATES)
      await world.look('guidance')
      world.html('/guidance', SHOULD)
      await world.look('guidance')
    }
    expect(await world.deps.store.changes.list({ limit: 100 })).toHaveLength(1)
  })

  it('says that the document moved when the same text answers at another address', async () => {
    world.html('/guidance', VIOLATES)
    await world.look('guidance')
    world.html('/guidance-2025', VIOLATES)
    world.site.serve('/guidance', { body: Buffer.alloc(0), type: 'text/html', status: 301, location: '/guidance-2025' })
    expect((await world.look('guidance')).findings.map(({ kind }) => kind)).toEqual(['document.moved'])
    expect(await world.look('guidance')).toMatchObject({ outcome: 'unchanged' })
  })

  it('lets only one worker look at a watch at a time', async () => {
    world.html('/guidance', VIOLATES)
    const reports = await Promise.all([world.look('guidance'), world.look('guidance')])
    expect(reports.map(({ outcome }) => outcome).sort()).toEqual(['baseline', 'busy'])
  })

  it('reads both sides with the selector of today: an edited selector is not news', async () => {
    world.html('/guidance', `<div class="a">${VIOLATES}</div><div class="b"><p>Contact the office.</p></div>`)
    await world.look('guidance')
    const state = await world.deps.store.watches.get('guidance')
    if (state === undefined) throw new Error('the watch is gone')
    const { watch } = state
    await world.deps.store.watches.configure(
      [{ ...watch, reading: { ...watch.reading, select: ['main .a'] } }],
      world.clock.now(),
    )
    world.html('/guidance', `<div class="a">${VIOLATES}</div><div class="b"><p>Write to the office.</p></div>`)
    expect(await world.look('guidance')).toMatchObject({ outcome: 'unchanged' })
  })
})

describe('a feed', () => {
  const item = (n: number, link: string) =>
    `<item><title>Notice ${n} on export controls</title>${link}<guid isPermaLink="false">n-${n}</guid><pubDate>Mon, 12 May 2025 13:00:00 GMT</pubDate></item>`
  const link = (path: string) => `<link>${path}</link>`
  const FEED = `${PUBLISHER}  - { id: feed, title: Feed, url: "{site}/feed", every: 5m, reader: feed, follow: { for: 14d, every: 15m, select: main } }
`
  let fed: World
  const serve = (...items: string[]) =>
    fed.site.serve('/feed', {
      body: Buffer.from(`<rss version="2.0"><channel><title>f</title>${items.join('')}</channel></rss>`),
      type: 'application/rss+xml',
      status: 200,
    })
  const watched = async () => (await fed.deps.store.watches.list()).map(({ watch }) => watch.id).sort()
  const published = async () =>
    (await fed.deps.store.changes.list({ limit: 20 }))
      .flatMap(({ findings }) => findings)
      .filter(({ kind }) => kind === 'document.published')
      .map(({ document }) => document?.title)

  beforeEach(async () => {
    fed = await openWorld({ watches: { bis: FEED } })
    for (const name of ['one', 'two']) fed.html(`/n/${name}`, VIOLATES.replaceAll('Guidance', name))
    serve(item(1, link('/n/one')), item(2, link('/n/two#part')), item(3, link('/n/two#other')), item(4, ''))
    await fed.pass(10 * MINUTE)
  })

  it('tells itself of an item without a page of its own, once, and follows nothing for it', async () => {
    const before = await watched()
    expect(before).toHaveLength(3)
    const known = [item(1, link('/n/one')), item(2, link('/n/two#part')), item(3, link('/n/two#other')), item(4, '')]
    serve(item(6, link('/n/two#six')), item(5, ''), ...known)
    await fed.pass(20 * MINUTE)
    expect(await published()).toEqual(['Notice 6 on export controls', 'Notice 5 on export controls'])
    expect(await watched()).toEqual(before)
    serve(...known)
    await fed.pass(20 * MINUTE)
    expect(await published()).toHaveLength(2)
  })

  it('that an older version looked at tells nothing again: documents keep their names, and the page is read anew', async () => {
    // an older version knew no items without address, and none but the first of one page
    const db = new DatabaseSync(fed.deps.config.database)
    db.exec(`UPDATE revisions SET extract_hash = 'of-an-older-version' WHERE watch_id = 'feed'`)
    db.close()
    const known = [item(1, link('/n/one')), item(2, link('/n/two#part')), item(3, link('/n/two#other')), item(4, '')]
    serve('<!-- built anew -->', ...known)
    expect(await fed.look('feed')).toMatchObject({ outcome: 'unchanged' })
    serve(item(5, ''), ...known)
    await fed.pass(20 * MINUTE)
    expect(await published()).toEqual(['Notice 5 on export controls'])
    const nameOf = (url: string) => documentWatch(feedWatch, { title: 't', url }, 0).id
    const feedWatch = (await fed.deps.store.watches.get('feed'))?.watch as Watch
    // as the first version named them
    expect(nameOf('https://www.port.example/avisos/2026-03.html#n4')).toBe('bis/2026-03-5ca61d06')
    expect(nameOf('http://port.example/avisos/2026-03.html')).toBe('bis/2026-03-5ca61d06')
  })
})

describe('an index', () => {
  const INDEX = `${PUBLISHER}  - { id: press, title: Press, url: "{site}/press", every: 5m, reader: index, select: main, links: [/release/], follow: { for: 14d, every: 15m, select: main } }
`
  const list = (...names: string[]) =>
    `<ul>${names.map((name) => `<li><a href="/release/${name}">Release ${name} on export controls</a> <span>May 12, 2025</span></li>`).join('')}</ul>`
  const release = (name: string, sentence = 'Exporters must apply for a licence.') =>
    `<h1>Release ${name} on export controls</h1><p>May 12, 2025</p><p>Document ${name} concerns item ${name}, and ${name} alone, of the ${name} programme.</p><p>${sentence}</p>`
  let indexed: World

  beforeEach(async () => {
    indexed = await openWorld({ watches: { bis: INDEX } })
    for (const name of ['alpha', 'beta', 'gamma']) indexed.html(`/release/${name}`, release(name))
    indexed.html('/press', list('alpha', 'beta'))
    await indexed.pass(10 * MINUTE)
  })

  it('makes no news of what stands on it at the first look, but watches those documents too', async () => {
    expect(indexed.mailbox.mails).toEqual([])
    expect(await indexed.deps.store.watches.list()).toHaveLength(3)
    indexed.html('/release/alpha', release('alpha', 'Exporters should apply for a licence.'))
    await indexed.pass(30 * MINUTE)
    expect(indexed.mailbox.mails).toHaveLength(1)
    expect(indexed.mailbox.mails[0]?.text).toContain('should')
  })

  it('tells of a new document as published, and of its later silent edit', async () => {
    indexed.html('/press', list('gamma', 'alpha', 'beta'))
    await indexed.pass(20 * MINUTE)
    const [published] = await indexed.deps.store.changes.list({ limit: 10 })
    expect(published?.findings.map(({ kind }) => kind)).toContain('document.published')
    indexed.html('/release/gamma', release('gamma', 'Exporters should apply for a licence.'))
    await indexed.pass(30 * MINUTE)
    expect(indexed.mailbox.mails.at(-1)?.text).toContain('should')
    const [edited] = await indexed.deps.store.changes.list({ limit: 1 })
    expect(edited?.findings[0]).toMatchObject({ kind: 'wording.softened', flags: ['silent'] })
  })

  it('tells of a new document even when it cannot be read', async () => {
    indexed.site.serve('/release/gamma', {
      body: Buffer.from('%PDF-1.4\nbroken'),
      type: 'application/pdf',
      status: 200,
    })
    indexed.html('/press', list('gamma', 'alpha', 'beta'))
    await indexed.pass(30 * MINUTE)
    const changes = await indexed.deps.store.changes.list({ limit: 10 })
    expect(changes.flatMap(({ findings }) => findings)).toMatchObject([
      { kind: 'document.published', rule: 'document.unread' },
    ])
  })

  it('tells of a gap when no known item stands on the index any more, and goes on with what is new there', async () => {
    indexed.html('/press', list('gamma'))
    await indexed.pass(20 * MINUTE)
    expect(indexed.mailbox.mails[0]?.text).toContain('index-gap')
    const kinds = (await indexed.deps.store.changes.list({ limit: 10 })).flatMap(({ findings }) =>
      findings.map(({ kind }) => kind),
    )
    expect(kinds).toContain('document.published')
    expect((await indexed.deps.store.watches.get('press'))?.openIncident).toBeUndefined()
  })

  it('reads older pages of the index, politely, before it speaks of a gap', async () => {
    const next = `${list('gamma')}<a class="older" href="/press-2">Older</a>`
    const { deps } = indexed
    const state = await deps.store.watches.get('press')
    if (state === undefined) throw new Error('the watch is gone')
    const watch = { ...state.watch, reading: { ...state.watch.reading, next: 'a.older' } }
    await deps.store.watches.configure([watch], indexed.clock.now())
    indexed.html('/press', next)
    indexed.html('/press-2', list('alpha', 'beta'))
    const politeness = { ...deps.config.politeness, gapMs: 1_200, inFlight: 1 }
    const polite = { ...deps, config: { ...deps.config, politeness } }
    expect(await check(polite, 'press', 'now')).toMatchObject({ outcome: 'changed' })
    expect((await deps.store.watches.get('press'))?.openIncident).toBeUndefined()
    expect((await deps.store.watches.list()).map(({ watch: { url } }) => new URL(url).pathname)).toContain(
      '/release/gamma',
    )
  })

  it('keeps a new notice new that shares its boilerplate with an older one but names others', async () => {
    const notice = (number: number, names: readonly string[]) =>
      `<h1>Announcement No. ${number}</h1><p>May 12, 2025</p>${'<p>Under the export control law the ministry lists the entities below. Exports of dual-use items to them are prohibited. Who needs an exception shall apply to the ministry.</p>'.repeat(6)}<p>The ministry adds the following ${names.length} entities to the export control list:</p><ul>${names.map((name) => `<li>${name}</li>`).join('')}</ul>`
    indexed.html('/release/n18', notice(18, ['Alpha Aerospace Company', 'Beta Dynamics Inc.']))
    indexed.html('/press', list('n18', 'alpha', 'beta'))
    await indexed.pass(20 * MINUTE)
    indexed.html('/release/n19', notice(19, ['Gamma Robotics Company', 'Delta Systems Inc.']))
    indexed.html('/press', list('n19', 'n18', 'alpha', 'beta'))
    await indexed.pass(20 * MINUTE)
    const kinds = (await indexed.deps.store.changes.list({ limit: 10 })).flatMap(({ findings }) =>
      findings.map(({ kind }) => kind),
    )
    expect(kinds.filter((kind) => kind === 'document.published')).toHaveLength(2)
    expect(kinds).not.toContain('document.moved')
  })

  it('tells once of a document whose old address leads to the new one', async () => {
    indexed.html('/release/alpha-new', release('alpha', 'Exporters should apply for a licence.'))
    indexed.html('/press', list('alpha-new', 'beta'))
    await indexed.pass(10 * MINUTE)
    indexed.site.serve('/release/alpha', {
      body: Buffer.alloc(0),
      type: 'text/html',
      status: 301,
      location: '/release/alpha-new',
    })
    await indexed.pass(60 * MINUTE)
    const softened = (await indexed.deps.store.changes.list({ limit: 10 })).flatMap(({ findings }) =>
      findings.filter(({ kind }) => kind === 'wording.softened'),
    )
    expect(softened).toHaveLength(1)
  })

  it('does not call an item removed that fell off the end of the list', async () => {
    indexed.html('/press', list('gamma', 'alpha'))
    await indexed.pass(20 * MINUTE)
    const kinds = (await indexed.deps.store.changes.list({ limit: 10 })).flatMap(({ findings }) =>
      findings.map(({ kind }) => kind),
    )
    expect(kinds).not.toContain('document.withdrawn')
    expect(kinds).toContain('document.published')
  })
})
