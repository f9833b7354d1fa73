import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Lookup } from '../../src/adapters/http/connector.ts'
import { createHttp } from '../../src/adapters/http.ts'
import { openStore } from '../../src/adapters/store/store.ts'
import { type FetchRequest, type FetchResult, fetchPage } from '../../src/fetch/fetch.ts'
import type { Page } from '../../src/model/page.ts'
import type { Limits, Politeness } from '../../src/model/settings.ts'
import type { Hosts } from '../../src/ports/hosts.ts'
import type { Store } from '../../src/ports/store.ts'
import { lookHash } from '../../src/snapshot/chain.ts'
import { codeOf, failureOf, openReply, type RawServer, rawServer, reply } from './servers.ts'

const cleanups: (() => unknown)[] = []
let store: Store

beforeEach(async () => {
  store = await openStore({ path: ':memory:', lookHash })
  cleanups.push(() => store.close())
})
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const POLITE: Politeness = { gapMs: 0, inFlight: 4, robots: false, contact: 'watch@ruledrift.example' }
const LIMITS: Limits = {
  deadlineMs: 10_000,
  maxBodyBytes: 20_000_000,
  maxRedirects: 5,
  judgeDeadlineMs: 10_000,
  judgeHeapMb: 256,
}

async function site(...args: Parameters<typeof rawServer>): Promise<RawServer> {
  const made = await rawServer(...args)
  cleanups.push(() => made.close())
  return made
}

type World = {
  readonly allow: readonly RawServer[]
  readonly politeness?: Partial<Politeness>
  readonly limits?: Partial<Limits>
  readonly hosts?: Hosts
  readonly lookup?: Lookup
}

/** Fetches over the real door and the real store. */
function fetchVia(world: World, request: Partial<FetchRequest> & { url: string }): Promise<FetchResult> {
  const egress = { allowPrivate: world.allow.map(({ pair }) => pair) }
  const http = createHttp(world.lookup === undefined ? { egress } : { egress, lookup: world.lookup })
  cleanups.push(() => http.close())
  const settings = { politeness: { ...POLITE, ...world.politeness }, limits: { ...LIMITS, ...world.limits } }
  return fetchPage({ http, hosts: world.hosts ?? store.hosts, clock: Date }, { validators: {}, ...request }, settings)
}

async function pageOf(result: Promise<FetchResult>): Promise<Page> {
  const got = await result
  if (got.kind !== 'page') throw new Error(`The result is ${got.kind}.`)
  return got.page
}

const text = (page: Page): string => Buffer.from(page.body).toString()

describe('a page', () => {
  it('comes with its bytes, hash, headers, time and validators', async () => {
    const headers = { etag: 'W/"abc"', 'last-modified': 'Tue, 13 May 2025 10:00:00 GMT', 'content-type': 'text/html' }
    const server = await site((_, socket) => socket.write(reply(200, headers, '<p>Hello</p>')))
    const before = Date.now()
    const page = await pageOf(fetchVia({ allow: [server] }, { url: `${server.origin}/a?b=c#part` }))
    expect(page).toMatchObject({
      url: `${server.origin}/a?b=c#part`,
      finalUrl: `${server.origin}/a?b=c`,
      status: 200,
      headers,
      redirects: [],
      sha256: createHash('sha256').update('<p>Hello</p>').digest('hex'),
      validators: { etag: 'W/"abc"', lastModified: 'Tue, 13 May 2025 10:00:00 GMT' },
      lengthKnown: true,
    })
    expect(text(page)).toBe('<p>Hello</p>')
    expect(page.fetchedAt).toBeGreaterThanOrEqual(before)
    expect(page.fetchedAt).toBeLessThanOrEqual(Date.now())
  })

  it('is asked for in our own name, always in the same words', async () => {
    const server = await site((_, socket) => socket.write(reply(200, {}, 'x')))
    await fetchVia({ allow: [server] }, { url: server.origin, language: 'zh-Hans' })
    const asked = server.asked[0]?.headers ?? {}
    expect(asked).toMatchObject({
      'user-agent': 'Ruledrift/0.1 (+watch@ruledrift.example)',
      from: 'watch@ruledrift.example',
      'accept-language': 'zh-CN, zh-Hans;q=0.9, zh;q=0.8',
      'accept-encoding': 'gzip, br, zstd',
    })
    expect(asked.accept).toContain('text/html')
    expect(Object.keys(asked)).not.toContain('cookie')
  })

  it('is asked for without From when the contact is a page, and without Accept-Language when there is no language', async () => {
    const server = await site((_, socket) => socket.write(reply(200, {}, 'x')))
    const contact = 'https://ruledrift.example/about'
    await fetchVia({ allow: [server], politeness: { contact } }, { url: server.origin })
    await fetchVia({ allow: [server], politeness: { contact: '' } }, { url: server.origin, language: 'en\r\nx: y' })
    expect(server.asked[0]?.headers['user-agent']).toBe(`Ruledrift/0.1 (+${contact})`)
    expect(Object.keys(server.asked[0]?.headers ?? {})).not.toContain('from')
    expect(server.asked[1]?.headers['user-agent']).toBe('Ruledrift/0.1')
    for (const { headers } of server.asked) expect(Object.keys(headers)).not.toContain('accept-language')
  })

  it.each([401, 403, 404, 410, 418, 429, 500, 503])(
    'is given back with status %i: its bytes are evidence',
    async (status) => {
      const server = await site((_, socket) => socket.write(reply(status, { etag: '"e"' }, 'why')))
      const page = await pageOf(fetchVia({ allow: [server] }, { url: server.origin }))
      expect(page.status).toBe(status)
      expect(text(page)).toBe('why')
      // Only a good page may silence the next look.
      expect(page.validators).toEqual({})
    },
  )

  it('may be empty: 202 with 0 bytes, 204, and an empty body that calls itself gzip', async () => {
    const server = await site(({ path }, socket) => {
      socket.write(
        path === '/gzip' ? reply(200, { 'content-encoding': 'gzip' }) : reply(path === '/202' ? 202 : 204, {}),
      )
    })
    for (const path of ['/202', '/204', '/gzip']) {
      const page = await pageOf(fetchVia({ allow: [server] }, { url: server.origin + path }))
      expect(page.body).toHaveLength(0)
    }
  })
})

describe('a conditional question', () => {
  it('carries the validators exactly as they were received, and nothing else', async () => {
    const server = await site((_, socket) => socket.write(reply(200, {}, 'x')))
    const world = { allow: [server] }
    await fetchVia(world, {
      url: server.origin,
      validators: { etag: 'W/"a, b"', lastModified: 'yesterday, more or less' },
    })
    await fetchVia(world, { url: server.origin, validators: { etag: 'unquoted-\u00e9' } })
    await fetchVia(world, { url: server.origin, validators: {} })
    const sent = server.asked.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']])
    expect(sent).toEqual([
      ['W/"a, b"', 'yesterday, more or less'],
      ['unquoted-\u00e9', undefined],
      [undefined, undefined],
    ])
  })

  it('answered by 304 is "unchanged"', async () => {
    const server = await site((_, socket) => socket.write('HTTP/1.1 304 Not Modified\r\netag: "b"\r\n\r\n'))
    const result = await fetchVia({ allow: [server] }, { url: `${server.origin}/a`, validators: { etag: '"a"' } })
    expect(result).toMatchObject({
      kind: 'unchanged',
      status: 304,
      url: `${server.origin}/a`,
      finalUrl: `${server.origin}/a`,
      headers: { etag: '"b"' },
      redirects: [],
    })
  })

  it('is never answered by a 304 that nobody asked for', async () => {
    const server = await site((_, socket) => socket.write('HTTP/1.1 304 Not Modified\r\n\r\n'))
    expect(await codeOf(fetchVia({ allow: [server] }, { url: server.origin }))).toBe('http-protocol')
  })

  it('asks only the first address with conditions, and takes no validators from behind a redirect', async () => {
    const server = await site(({ path }, socket) => {
      socket.write(path === '/old' ? reply(301, { location: '/new' }) : reply(200, { etag: '"new"' }, 'x'))
    })
    const page = await pageOf(
      fetchVia({ allow: [server] }, { url: `${server.origin}/old`, validators: { etag: '"old"' } }),
    )
    expect(server.asked.map(({ headers }) => headers['if-none-match'])).toEqual(['"old"', undefined])
    expect(page.validators).toEqual({})
  })
})

describe('redirects', () => {
  it('are followed by hand and recorded', async () => {
    const server = await site(({ path }, socket) => {
      if (path === '/a') socket.write(reply(301, { location: '/b' }, 'moved'))
      else if (path === '/b') socket.write(reply(302, { location: 'c?x=1#top' }))
      else socket.write(reply(200, {}, 'here'))
    })
    const page = await pageOf(fetchVia({ allow: [server] }, { url: `${server.origin}/a` }))
    expect(page).toMatchObject({ url: `${server.origin}/a`, finalUrl: `${server.origin}/c?x=1`, status: 200 })
    expect(page.redirects).toEqual([
      { status: 301, from: `${server.origin}/a`, to: `${server.origin}/b` },
      { status: 302, from: `${server.origin}/b`, to: `${server.origin}/c?x=1` },
    ])
  })

  it('to another host are followed too: what stands there is evidence', async () => {
    const other = await site((_, socket) => socket.write(reply(200, {}, 'elsewhere')))
    const server = await site((_, socket) => socket.write(reply(302, { location: `${other.origin}/x` })))
    const page = await pageOf(fetchVia({ allow: [server, other] }, { url: server.origin }))
    expect(page.finalUrl).toBe(`${other.origin}/x`)
  })

  it('in a loop end at once, in a chain after five', async () => {
    const loop = await site(({ path }, socket) => socket.write(reply(302, { location: path === '/a' ? '/b' : '/a' })))
    const failure = await failureOf(fetchVia({ allow: [loop] }, { url: `${loop.origin}/a` }))
    expect(failure).toMatchObject({ code: 'too-many-redirects', details: { redirects: 2 } })
    expect(loop.asked).toHaveLength(2)
    const chain = await site(({ path }, socket) =>
      socket.write(reply(302, { location: `/${Number(path.slice(1)) + 1}` })),
    )
    expect(await codeOf(fetchVia({ allow: [chain] }, { url: `${chain.origin}/0` }))).toBe('too-many-redirects')
    expect(chain.asked).toHaveLength(6)
  })

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,hello',
    'http://user:secret@example.com/',
    'http://example.com:6379/',
    'http://[not an address/',
  ])('to %s are refused at that hop, and the trail is told', async (location) => {
    const server = await site((_, socket) => socket.write(reply(302, { location })))
    const failure = await failureOf(fetchVia({ allow: [server] }, { url: server.origin }))
    expect(failure.code).toBe('egress-refused')
    expect(server.asked).toHaveLength(1)
    if (URL.canParse(location)) expect(failure.details.redirects).toBe(1)
  })

  it('to a private server reach it with no connection at all', async () => {
    const trap = await site((_, socket) => socket.write(reply(200, {}, 'secret')))
    const server = await site((_, socket) => socket.write(reply(302, { location: trap.origin })))
    expect(await codeOf(fetchVia({ allow: [server] }, { url: server.origin }))).toBe('egress-refused')
    expect(trap.connections()).toBe(0)
  })

  it('to a name that resolves to a private address reach it with no connection at all', async () => {
    const trap = await site((_, socket) => socket.write(reply(200, {}, 'secret')))
    const server = await site((_, socket) => socket.write(reply(302, { location: 'http://inside.example/' })))
    const lookup: Lookup = async () => [{ address: '127.0.0.1', family: 4 }]
    expect(await codeOf(fetchVia({ allow: [server], lookup }, { url: server.origin }))).toBe('egress-refused')
    expect(trap.connections()).toBe(0)
  })

  it('in raw UTF-8 are understood', async () => {
    const server = await site(({ path }, socket) => {
      if (path !== '/') return socket.write(reply(200, {}, 'x'))
      return socket.write(Buffer.from('HTTP/1.1 302 F\r\nlocation: /公告\r\ncontent-length: 0\r\n\r\n', 'utf8'))
    })
    const page = await pageOf(fetchVia({ allow: [server] }, { url: server.origin }))
    expect(decodeURI(page.finalUrl)).toBe(`${server.origin}/公告`)
  })

  it('without an address are pages', async () => {
    const server = await site((_, socket) => socket.write(reply(302, {}, 'nowhere')))
    expect((await pageOf(fetchVia({ allow: [server] }, { url: server.origin }))).status).toBe(302)
  })
})

describe('addresses that are none', () => {
  it.each([
    '',
    'no address',
    'http://exa\nmple.com/',
    'http://example.com/\0',
    'http://example.com/\tx',
    `http://example.com/${'x'.repeat(9_000)}`,
  ])('are refused: %j', async (url) => {
    expect(await codeOf(fetchVia({ allow: [] }, { url }))).toBe('egress-refused')
  })

  it('are refused when private, and the trap sees nothing', async () => {
    const trap = await site((_, socket) => socket.write(reply(200, {}, 'secret')))
    expect(await codeOf(fetchVia({ allow: [], politeness: { robots: true } }, { url: trap.origin }))).toBe(
      'egress-refused',
    )
    expect(trap.connections()).toBe(0)
  })

  it('say dns-failed when the host does not resolve', async () => {
    const lookup: Lookup = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
    const world = { allow: [], lookup, politeness: { robots: true } }
    expect(await codeOf(fetchVia(world, { url: 'http://nowhere.example/' }))).toBe('dns-failed')
  })
})

const PAGE = `<html>${'<p>The licence requirement applies to all items subject to the EAR.</p>'.repeat(200)}</html>`

describe('a content coding', () => {
  const codings = [
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ] as const

  it.each(codings)('%s is undone', async (coding, encode) => {
    const server = await site((_, socket) => socket.write(reply(200, { 'content-encoding': coding }, encode(PAGE))))
    expect(text(await pageOf(fetchVia({ allow: [server] }, { url: server.origin })))).toBe(PAGE)
  })

  it.each(codings)('%s must be whole, even where the framing is', async (coding, encode) => {
    const whole = encode(PAGE)
    for (const length of [1, 10, Math.floor(whole.length / 2), whole.length - 1]) {
      const server = await site((_, socket) =>
        socket.write(reply(200, { 'content-encoding': coding }, whole.subarray(0, length))),
      )
      const failure = await failureOf(fetchVia({ allow: [server] }, { url: server.origin }))
      expect(failure).toMatchObject({ code: 'body-truncated', retryable: true })
    }
  })

  it.each(codings)('%s must be what it says', async (coding) => {
    const server = await site((_, socket) => socket.write(reply(200, { 'content-encoding': coding }, PAGE)))
    expect(await codeOf(fetchVia({ allow: [server] }, { url: server.origin }))).toBe('body-encoding')
  })

  it.each([
    ['gzip, gzip', gzipSync(gzipSync(PAGE))],
    ['gzip,br', brotliCompressSync(gzipSync(PAGE))],
    ['foo', brotliCompressSync(PAGE)],
    ['deflate', deflateSync(PAGE)],
    ['deflate, gzip', gzipSync(deflateSync(PAGE))],
    ['\u00e9<b>', zstdCompressSync(PAGE)],
  ])('%s is refused', async (coding, body) => {
    const server = await site((_, socket) => socket.write(reply(200, { 'content-encoding': coding }, body)))
    expect(await codeOf(fetchVia({ allow: [server] }, { url: server.origin }))).toBe('body-encoding')
  })

  it.each([
    'UTF-8',
    'none',
    '',
    'windows-1252',
    'text/html; charset=utf-8',
    'foo',
    '__proto__',
    '\u00e9<b>',
    'identity, UTF-8',
  ])('“%s” names none: the body is read as it came', async (coding) => {
    const server = await site((_, socket) => socket.write(reply(200, { 'content-encoding': coding }, PAGE)))
    expect(text(await pageOf(fetchVia({ allow: [server] }, { url: server.origin })))).toBe(PAGE)
  })

  it('is undone also beside a word that names none', async () => {
    const server = await site((_, socket) =>
      socket.write(reply(200, { 'content-encoding': 'utf-8, gzip' }, gzipSync(PAGE))),
    )
    expect(text(await pageOf(fetchVia({ allow: [server] }, { url: server.origin })))).toBe(PAGE)
  })

  it('identity, and x-gzip for gzip, are known', async () => {
    const server = await site(({ path }, socket) => {
      const plain = reply(200, { 'content-encoding': 'Identity' }, PAGE)
      socket.write(path === '/plain' ? plain : reply(200, { 'content-encoding': ' X-GZIP ' }, gzipSync(PAGE)))
    })
    for (const path of ['/plain', '/gzip']) {
      expect(text(await pageOf(fetchVia({ allow: [server] }, { url: server.origin + path })))).toBe(PAGE)
    }
  })

  it.each([
    ['gzip', gzipSync(Buffer.alloc(200_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(200_000_000))],
    ['zstd', zstdCompressSync(Buffer.alloc(200_000_000))],
  ])(
    '%s that hides 200 MB is stopped at the cap, within bounded memory, though the server then keeps silent',
    async (coding, bomb) => {
      const server = await site((_, socket) => socket.write(openReply({ 'content-encoding': coding }, bomb)))
      const before = process.memoryUsage().rss
      let peak = before
      const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage().rss)
      }, 5)
      const started = Date.now()
      const failure = await failureOf(fetchVia({ allow: [server] }, { url: server.origin }))
      clearInterval(watch)
      expect(failure).toMatchObject({ code: 'body-too-large', retryable: false })
      expect(Date.now() - started).toBeLessThan(20_000)
      expect(peak - before).toBeLessThan(64_000_000)
    },
  )

  it('cannot make a decoder take a window of 128 MB', async () => {
    // A zstd frame header: no content size, window of 2^27 bytes, then one raw block of 1 byte, the last.
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, (27 - 10) << 3, 0x09, 0x00, 0x00, 0x41])
    const server = await site((_, socket) => socket.write(reply(200, { 'content-encoding': 'zstd' }, frame)))
    expect(await codeOf(fetchVia({ allow: [server] }, { url: server.origin }))).toBe('body-encoding')
  })
})

describe('the end of a body', () => {
  it('is known by Content-Length and by chunks', async () => {
    const server = await site((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n')
    })
    expect(await pageOf(fetchVia({ allow: [server] }, { url: server.origin }))).toMatchObject({ lengthKnown: true })
  })

  it('is body-truncated when either promises more', async () => {
    for (const head of ['content-length: 1000\r\n\r\nhello', 'transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n']) {
      const server = await site((_, socket) => socket.end(`HTTP/1.1 200 OK\r\n${head}`))
      const failure = await failureOf(fetchVia({ allow: [server] }, { url: server.origin }))
      expect(failure).toMatchObject({ code: 'body-truncated', retryable: true })
    }
  })

  it('is unknown when only the connection ends', async () => {
    const server = await site((_, socket) => socket.end(openReply({}, '<html><p>half a pa')))
    const page = await pageOf(fetchVia({ allow: [server] }, { url: server.origin }))
    expect(text(page)).toBe('<html><p>half a pa')
    expect(page.lengthKnown).toBe(false)
  })

  it.each([
    ['without a length', '\r\n<html><p>half a pa'],
    ['that is said to close', 'connection: close\r\n\r\n<html><p>half a pa'],
    ['with its end tag', 'connection: close\r\n\r\n<html><p>half a page</html>'],
    ['of HTTP/1.0', 'connection: close\r\n\r\n<html>', 'HTTP/1.0'],
    ['of chunks without an end', 'connection: close\r\ntransfer-encoding: chunked\r\n\r\n6\r\n<html>\r\n'],
    ['with a length', 'connection: close\r\ncontent-length: 1000\r\n\r\n<html>'],
  ])('a reset is no end of a body %s', async (_, rest, version = 'HTTP/1.1') => {
    const server = await site((_asked, socket) =>
      socket.write(`${version} 200 OK\r\ncontent-type: text/html\r\n${rest}`, () =>
        setTimeout(() => socket.resetAndDestroy(), 50),
      ),
    )
    const failure = await failureOf(fetchVia({ allow: [server] }, { url: server.origin }))
    expect(failure).toMatchObject({ code: 'body-truncated', retryable: true })
  })

  it.each([
    ['the text ends with </html>', {}, '<html><p>whole</p></HTML >\n<!-- served by node 7 -->\n'],
    ['a coding came to its own end mark', { 'content-encoding': 'gzip' }, gzipSync('{"a":1}')],
  ])('is known all the same when %s', async (_, headers, body) => {
    const server = await site((_asked, socket) => socket.end(openReply(headers, body)))
    expect(await pageOf(fetchVia({ allow: [server] }, { url: server.origin }))).toMatchObject({ lengthKnown: true })
  })

  it('is enforced: what is larger than the cap is stopped while it streams', async () => {
    let isClosed = false
    const server = await site((_, socket) => {
      socket.write(openReply({}))
      const flood = setInterval(() => socket.write(Buffer.alloc(65_536, 'x')), 2)
      socket.on('close', () => {
        clearInterval(flood)
        isClosed = true
      })
    })
    const limits = { maxBodyBytes: 1_000_000 }
    expect(await codeOf(fetchVia({ allow: [server], limits }, { url: server.origin }))).toBe('body-too-large')
    await expect.poll(() => isClosed).toBe(true)
  })

  it('lets a body of exactly the cap pass', async () => {
    const server = await site(({ path }, socket) =>
      socket.write(reply(200, {}, 'x'.repeat(path === '/ok' ? 1_000 : 1_001))),
    )
    const world = { allow: [server], limits: { maxBodyBytes: 1_000 } }
    expect((await pageOf(fetchVia(world, { url: `${server.origin}/ok` }))).body).toHaveLength(1_000)
    expect(await codeOf(fetchVia(world, { url: `${server.origin}/more` }))).toBe('body-too-large')
  })
})

describe('the deadline', () => {
  const limits = { deadlineMs: 1_000 }

  it('ends a body that drips for ever', async () => {
    const server = await site((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n')
      const drip = setInterval(() => socket.write('x'), 300)
      socket.on('close', () => clearInterval(drip))
    })
    const started = Date.now()
    const failure = await failureOf(fetchVia({ allow: [server], limits }, { url: server.origin }))
    expect(failure).toMatchObject({ code: 'fetch-timeout', retryable: true, details: { deadlineMs: 1_000 } })
    expect(Date.now() - started).toBeLessThan(10_000)
  })

  it('holds for all hops together', async () => {
    const server = await site(({ path }, socket) => {
      setTimeout(() => socket.write(reply(302, { location: `${path}x` })), 450)
    })
    const started = Date.now()
    expect(await codeOf(fetchVia({ allow: [server], limits }, { url: `${server.origin}/a` }))).toBe('fetch-timeout')
    expect(Date.now() - started).toBeLessThan(10_000)
    expect(server.asked.length).toBeLessThanOrEqual(3)
  })

  it('gives the place at the host back', async () => {
    const server = await site(() => {})
    const world = { allow: [server], limits, politeness: { inFlight: 1 } }
    expect(await codeOf(fetchVia(world, { url: server.origin }))).toBe('fetch-timeout')
    expect(
      await store.hosts.reserve(server.pair, Date.now(), { gapMs: 0, inFlight: 1, leaseMs: 1_000 }),
    ).toBeUndefined()
  })
})

describe('politeness', () => {
  it('keeps the gap between two questions to one host, waiting in place when it is short', async () => {
    const server = await site((_, socket) => socket.write(reply(200, {}, 'x')))
    const world = { allow: [server], politeness: { gapMs: 400 } }
    const started = Date.now()
    await pageOf(fetchVia(world, { url: server.origin }))
    await pageOf(fetchVia(world, { url: server.origin }))
    // From the beginning: a busy machine sees the first question late. Timers and the two clocks may differ by milliseconds.
    expect((server.asked[1]?.at ?? 0) - started).toBeGreaterThanOrEqual(380)
  })

  it('gives back when to return, asking nothing, when the gap is long', async () => {
    const server = await site((_, socket) => socket.write(reply(200, {}, 'x')))
    const world = { allow: [server], politeness: { gapMs: 60_000 } }
    const before = Date.now()
    await pageOf(fetchVia(world, { url: server.origin }))
    const result = await fetchVia(world, { url: server.origin })
    expect(result).toMatchObject({ kind: 'wait' })
    if (result.kind === 'wait') {
      expect(result.until).toBeGreaterThanOrEqual(before + 60_000)
      expect(result.until).toBeLessThanOrEqual(Date.now() + 60_000)
    }
    expect(server.asked).toHaveLength(1)
  })

  it('waits within a redirect, since to come back would begin again', async () => {
    const server = await site(({ path }, socket) =>
      socket.write(path === '/a' ? reply(302, { location: '/b' }) : reply(200, {}, 'x')),
    )
    const world = { allow: [server], politeness: { gapMs: 2_000 } }
    const started = Date.now()
    const page = await pageOf(fetchVia(world, { url: `${server.origin}/a` }))
    expect(page.finalUrl).toBe(`${server.origin}/b`)
    // from the beginning: a busy machine sees the first request late
    expect((server.asked[1]?.at ?? 0) - started).toBeGreaterThanOrEqual(1_980)
  })

  it('asks one host no more at a time than allowed', async () => {
    let open = 0
    let most = 0
    const server = await site((_, socket) => {
      open++
      most = Math.max(most, open)
      setTimeout(() => {
        open--
        socket.write(reply(200, {}, 'x'))
      }, 300)
    })
    const world = { allow: [server], politeness: { inFlight: 2 } }
    const results = await Promise.all([1, 2, 3, 4].map(() => fetchVia(world, { url: server.origin })))
    expect(results.map(({ kind }) => kind)).toEqual(['page', 'page', 'page', 'page'])
    expect(most).toBe(2)
  })

  it('lets another host have its own turn', async () => {
    const [one, other] = [
      await site((_, s) => s.write(reply(200, {}, '1'))),
      await site((_, s) => s.write(reply(200, {}, '2'))),
    ]
    const world = { allow: [one, other], politeness: { gapMs: 60_000 } }
    expect((await fetchVia(world, { url: one.origin })).kind).toBe('page')
    expect((await fetchVia(world, { url: other.origin })).kind).toBe('page')
  })

  it.each([
    ['120', 120_000],
    ['315360000', 86_400_000],
  ])('leaves a host alone that answers 429 with Retry-After %s', async (value, ms) => {
    const server = await site((_, socket) => socket.write(reply(429, { 'retry-after': value }, 'slow down')))
    const before = Date.now()
    const page = await pageOf(fetchVia({ allow: [server] }, { url: server.origin }))
    expect(page.status).toBe(429)
    const result = await fetchVia({ allow: [server] }, { url: server.origin })
    expect(result.kind).toBe('wait')
    if (result.kind === 'wait') {
      expect(result.until).toBeGreaterThanOrEqual(before + ms)
      expect(result.until).toBeLessThanOrEqual(Date.now() + ms)
    }
    expect(server.asked).toHaveLength(1)
  })

  it('leaves a host alone that answers 503 with a date, and not one that names the past or nonsense', async () => {
    const later = new Date(Date.now() + 600_000).toUTCString()
    for (const [value, kind] of [
      [later, 'wait'],
      ['Wed, 21 Oct 2015 07:28:00 GMT', 'page'],
      ['-5', 'page'],
      ['soon', 'page'],
    ] as const) {
      const server = await site((_, socket) => socket.write(reply(503, { 'retry-after': value }, 'down')))
      expect((await pageOf(fetchVia({ allow: [server] }, { url: server.origin }))).status).toBe(503)
      expect((await fetchVia({ allow: [server] }, { url: server.origin })).kind).toBe(kind)
    }
  })

  it('takes no Retry-After from a page that came', async () => {
    const server = await site((_, socket) => socket.write(reply(200, { 'retry-after': '600' }, 'x')))
    await fetchVia({ allow: [server] }, { url: server.origin })
    expect((await fetchVia({ allow: [server] }, { url: server.origin })).kind).toBe('page')
  })

  it('stops waiting when the deadline comes first', async () => {
    const server = await site((_, socket) => socket.write(reply(200, {}, 'x')))
    const world = { allow: [server], politeness: { gapMs: 1_200 }, limits: { deadlineMs: 500 } }
    await fetchVia(world, { url: server.origin })
    await sleep(10)
    expect((await fetchVia(world, { url: server.origin })).kind).toBe('wait')
  })
})
