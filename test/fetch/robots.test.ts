import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttp } from '../../src/adapters/http.ts'
import { openStore } from '../../src/adapters/store/store.ts'
import { type FetchResult, fetchPage } from '../../src/fetch/fetch.ts'
import { allows, rulesIn } from '../../src/fetch/robots-rules.ts'
import type { Limits, Politeness } from '../../src/model/settings.ts'
import type { Store } from '../../src/ports/store.ts'
import type { Clock } from '../../src/ports.ts'
import { lookHash } from '../../src/snapshot/chain.ts'
import { cpuMs } from '../cpu.ts'
import { codeOf, failureOf, type RawServer, rawServer, reply } from './servers.ts'

const cleanups: (() => unknown)[] = []
let store: Store

beforeEach(async () => {
  store = await openStore({ path: ':memory:', lookHash })
  cleanups.push(() => store.close())
})
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const HOUR_MS = 3_600_000
const POLITE: Politeness = { gapMs: 0, inFlight: 4, robots: true, contact: 'watch@ruledrift.example' }
const LIMITS: Limits = {
  deadlineMs: 4_000,
  maxBodyBytes: 1_000_000,
  maxRedirects: 5,
  judgeDeadlineMs: 1,
  judgeHeapMb: 1,
}

type Site = RawServer & { robots: (path: string) => Buffer | 'silence' | 'hang up' }

/** Answers every page with 200; robots.txt as the test has it at that moment. */
async function siteWith(robots: Site['robots']): Promise<Site> {
  const server = await rawServer(({ path }, socket) => {
    const answer = path.startsWith('/robots') ? made.robots(path) : reply(200, { etag: '"p"' }, 'page')
    if (answer === 'hang up') socket.destroy()
    else if (answer !== 'silence') socket.write(answer)
  })
  cleanups.push(() => server.close())
  const made: Site = { ...server, robots }
  return made
}

function fetchFrom(
  site: RawServer,
  path = '/a',
  politeness: Partial<Politeness> = {},
  clock: Clock = Date,
): Promise<FetchResult> {
  const http = createHttp({ egress: { allowPrivate: [site.pair] } })
  cleanups.push(() => http.close())
  const settings = { politeness: { ...POLITE, ...politeness }, limits: LIMITS }
  return fetchPage({ http, hosts: store.hosts, clock }, { url: site.origin + path, validators: {} }, settings)
}

const paths = (site: RawServer): string[] => site.asked.map(({ path }) => path)
const text = (rules: string): Buffer => reply(200, { 'content-type': 'text/plain' }, rules)
const later = (ms: number): Clock => ({ now: () => Date.now() + ms })

describe('robots.txt', () => {
  it('is read before the first page of a host, and then not for 24 hours', async () => {
    const site = await siteWith(() => text('User-agent: *\nDisallow: /private/'))
    await fetchFrom(site)
    await fetchFrom(site)
    await fetchFrom(site, '/b', {}, later(23 * HOUR_MS))
    expect(paths(site)).toEqual(['/robots.txt', '/a', '/a', '/b'])
    await fetchFrom(site, '/c', {}, later(25 * HOUR_MS))
    expect(paths(site).slice(4)).toEqual(['/robots.txt', '/c'])
  })

  it('keeps us from what it disallows: the page is not asked for', async () => {
    const site = await siteWith(() => text('User-agent: *\nDisallow: /private/\nAllow: /private/press/'))
    const failure = await failureOf(fetchFrom(site, '/private/x'))
    expect(failure).toMatchObject({ code: 'robots-disallowed', retryable: false })
    expect(failure.hint).toContain('politeness.robots')
    expect((await fetchFrom(site, '/private/press/1')).kind).toBe('page')
    expect(paths(site)).toEqual(['/robots.txt', '/private/press/1'])
  })

  it('may speak to us by name', async () => {
    const site = await siteWith(() => text('User-agent: *\nDisallow: /\n\nUser-agent: RULEDRIFT/0.1\nDisallow: /b'))
    expect((await fetchFrom(site, '/a')).kind).toBe('page')
    expect(await codeOf(fetchFrom(site, '/b'))).toBe('robots-disallowed')
  })

  it('is not read when politeness.robots is false', async () => {
    const site = await siteWith(() => text('User-agent: *\nDisallow: /'))
    expect((await fetchFrom(site, '/a', { robots: false })).kind).toBe('page')
    expect(paths(site)).toEqual(['/a'])
  })

  it.each([401, 403, 404, 410, 429])('allows everything when it answers %i', async (status) => {
    const site = await siteWith(() => reply(status, {}, 'User-agent: *\nDisallow: /'))
    expect((await fetchFrom(site)).kind).toBe('page')
    await fetchFrom(site)
    expect(paths(site)).toEqual(['/robots.txt', '/a', '/a'])
  })

  it('allows everything when a page of HTML stands in its place', async () => {
    const html = '\uFEFF\n<!doctype html><pre>\nUser-agent: *\nDisallow: /\n</pre>'
    const site = await siteWith(() => reply(200, { 'content-type': 'text/html' }, html))
    expect((await fetchFrom(site)).kind).toBe('page')
  })

  it('leaves the host alone when it answers 5xx and nothing is known, and asks again after an hour', async () => {
    const site = await siteWith(() => reply(503, {}, 'down'))
    const failure = await failureOf(fetchFrom(site))
    expect(failure).toMatchObject({ code: 'http-server-error', retryable: true, details: { status: 503 } })
    expect(await codeOf(fetchFrom(site))).toBe('http-server-error')
    expect(paths(site)).toEqual(['/robots.txt'])
    site.robots = () => text('')
    expect((await fetchFrom(site, '/a', {}, later(HOUR_MS + 1_000))).kind).toBe('page')
  })

  it('goes on with the last copy when it answers 5xx later', async () => {
    const site = await siteWith(() => text('User-agent: *\nDisallow: /b'))
    await fetchFrom(site)
    site.robots = () => reply(500, {}, '')
    const tomorrow = later(25 * HOUR_MS)
    expect((await fetchFrom(site, '/a', {}, tomorrow)).kind).toBe('page')
    expect(await codeOf(fetchFrom(site, '/b', {}, tomorrow))).toBe('robots-disallowed')
    // Asked once for the two pages, and again when an hour has passed.
    expect(paths(site)).toEqual(['/robots.txt', '/a', '/robots.txt', '/a'])
    await fetchFrom(site, '/a', {}, later(26 * HOUR_MS + 1_000))
    expect(paths(site).slice(4)).toEqual(['/robots.txt', '/a'])
  })

  it('lets the page decide when there is no answer at all', async () => {
    for (const silence of ['hang up', 'silence'] as const) {
      const site = await siteWith(() => silence)
      expect((await fetchFrom(site)).kind).toBe('page')
      expect(paths(site)).toEqual(['/robots.txt', '/a'])
    }
  })

  it('goes on with the last copy when there is no answer at all', async () => {
    const site = await siteWith(() => text('User-agent: *\nDisallow: /b'))
    await fetchFrom(site)
    site.robots = () => 'hang up'
    expect(await codeOf(fetchFrom(site, '/b', {}, later(25 * HOUR_MS)))).toBe('robots-disallowed')
  })

  it('may be redirected; the rules count for the host that was asked', async () => {
    const site = await siteWith((path) =>
      path === '/robots.txt' ? reply(301, { location: '/robots/real' }) : text('User-agent: *\nDisallow: /b'),
    )
    expect(await codeOf(fetchFrom(site, '/b'))).toBe('robots-disallowed')
    const loop = await siteWith(() => reply(301, { location: '/robots.txt' }))
    expect((await fetchFrom(loop)).kind).toBe('page')
  })

  it('never leads us to a private address', async () => {
    const trap = await rawServer((_, socket) => socket.write(text('User-agent: *\nDisallow: /')))
    cleanups.push(() => trap.close())
    const site = await siteWith(() => reply(302, { location: `${trap.origin}/robots.txt` }))
    expect((await fetchFrom(site)).kind).toBe('page')
    expect(trap.connections()).toBe(0)
  })

  it('counts for each hop of a redirect', async () => {
    const server = await rawServer(({ path }, socket) => {
      if (path === '/robots.txt') socket.write(text('User-agent: *\nDisallow: /private'))
      else socket.write(reply(302, { location: '/private' }))
    })
    cleanups.push(() => server.close())
    expect(await codeOf(fetchFrom(server, '/a'))).toBe('robots-disallowed')
    expect(paths(server)).toEqual(['/robots.txt', '/a'])
  })

  it('says how long to leave the host alone when it answers 429 with Retry-After', async () => {
    const site = await siteWith(() => reply(429, { 'retry-after': '60' }))
    expect((await fetchFrom(site)).kind).toBe('wait')
    expect(paths(site)).toEqual(['/robots.txt'])
  })

  it('is read up to 512 KiB', async () => {
    const site = await siteWith(() => text(`User-agent: *\nDisallow: /b\n${'# filler\n'.repeat(200_000)}Disallow: /\n`))
    expect((await fetchFrom(site, '/a')).kind).toBe('page')
    expect(await codeOf(fetchFrom(site, '/b'))).toBe('robots-disallowed')
  })
})

describe('the rules that concern us', () => {
  const rules = (lines: string): string => rulesIn(Buffer.from(lines))

  it('are those for everybody and for our name', () => {
    const kept = rules(
      'User-agent: BadBot\nDisallow: /\n\nUser-agent: *\nDisallow: /a # why\nAllow: /a/b\nSitemap: https://x/\n',
    )
    expect(kept).toBe('User-agent: *\nDisallow:\ndisallow: /a\nallow: /a/b')
  })

  it('stay apart from those of the next group when ours names none', () => {
    const kept = rules('User-agent: *\nCrawl-delay: 10\n\nUser-agent: BadBot\nDisallow: /')
    expect(kept).toBe('User-agent: *\nDisallow:')
  })

  it('are few whatever the file holds: many agents, many rules, long lines, no sense', () => {
    const many = `${Array.from({ length: 20_000 }, (_, i) => `User-agent: a${i}`).join('\n')}\n`
    const started = cpuMs()
    const hostile = `${many}User-agent: *\n${'Disallow: /*a*b*c*d\n'.repeat(20_000)}Disallow: /${'x'.repeat(5_000)}\n`
    expect(rules(hostile).length).toBeLessThan(6_000)
    expect(rules('\0\uFFFF: :::\nuser-agent\n__proto__: *\nDisallow: /')).toBe('')
    expect(cpuMs() - started).toBeLessThan(8_000)
  })

  it('are weighed in bounded time against a path made for it', async () => {
    const site = await siteWith(() => text(`User-agent: *\n${`Disallow: /${'*a'.repeat(400)}b\n`.repeat(600)}`))
    const started = cpuMs()
    expect((await fetchFrom(site, `/${'a'.repeat(7_000)}`)).kind).toBe('page')
    expect(cpuMs() - started).toBeLessThan(14_000)
  })
})

describe('an address', () => {
  const may = (lines: readonly string[], path: string): boolean =>
    allows(rulesIn(Buffer.from(lines.join('\n'))), new URL(path, 'https://port.example'))

  it.each([
    [
      'under two names with a line between',
      ['User-agent: Ruledrift', 'Host: x', '', 'User-agent: *', 'Disallow: /'],
      false,
    ],
    [
      'of us alone',
      ['User-agent: *', 'Disallow: /', 'User-agent: ruledrift-x', 'User-agent: RuleDrift', 'Allow: /'],
      true,
    ],
    ['with words after our name', ['User-agent: ruledrift (the watcher)', 'Disallow: /'], false],
    ['for somebody whose name begins with ours', ['User-agent: RuledriftPlus', 'Disallow: /'], true],
    ['for somebody who names us last', ['User-agent: not Ruledrift', 'Disallow: /'], true],
    ['in two groups of ours', ['User-agent: Ruledrift', 'Allow: /x', 'User-agent: Ruledrift/2', 'Disallow: /'], false],
    ['without any', ['User-agent: *', 'Disallow: /', 'User-agent: Ruledrift'], true],
    ['after a line of the group that is none', ['User-agent: *', 'Noindex: /a', 'Disallow: /'], false],
    ['before any name', ['Disallow: /', 'User-agent: *', 'Disallow:'], true],
  ])('follows the rules %s', (_, lines, allowed) => {
    expect(may(lines, '/orders/1')).toBe(allowed)
  })

  it.each([
    ['/%6Fld/', '/old/1', true],
    ['/old/', '/%6fl%64/1', true],
    ['/r%C3%A8gles', '/règles', true],
    ['/règles', '/r%c3%a8gles/2', true],
    ['/法规/', '/%E6%B3%95%E8%A7%84/1', true],
    ['/a%2fb', '/a/b', false],
    ['/a%2fb', '/a%2Fb', true],
    ['/a%2A', '/a*', true],
    ['/a%2A', '/abc', false],
    ['/p%24', '/p$', true],
    ['/*.pdf$', '/x/y.pdf', true],
    ['/*.pdf$', '/x/y.pdf?v=1', false],
    ['/*.pdf', '/x/y.pdf?v=1', true],
    ['/a*b*c$', '/a-b-c-b', false],
    ['/a*a$', '/a', false],
    ['/a$', '/a', true],
    ['/*', '/anything', true],
    ['*/secret', '/x/secret', true],
    ['secret', '/secret', false],
    ['/Secret', '/secret', false],
    ['/q?x=', '/q?x=1', true],
  ])('%s matches %s: %s', (pattern, path, matches) => {
    expect(may(['User-agent: *', `Disallow: ${pattern}`], path)).toBe(!matches)
  })

  it('is weighed by the longest rule, in any order; where two are as long it is allowed', () => {
    const group = ['Disallow: /a', 'Allow: /a/b', 'Disallow: /a/b/c', 'Allow: /d', 'Disallow: /d']
    for (const rules of [group, group.toReversed()]) {
      const said = ['/a', '/a/b', '/a/b/c', '/d', '/e'].map((path) => may(['User-agent: *', ...rules], path))
      expect(said).toEqual([false, true, false, true, true])
    }
  })

  it('is weighed by every rule of a file of 500 kB', () => {
    const many = Array.from({ length: 25_000 }, (_, i) => `Disallow: /x/${i}`)
    expect(may(['User-agent: *', ...many, 'Disallow: /last'], '/last')).toBe(false)
  })
})
