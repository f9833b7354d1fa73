import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createNetServer, connect as netConnect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { guardConnector, type Lookup } from '../../src/adapters/http/connector.ts'
import { allowedSet } from '../../src/adapters/http/guard.ts'
import { createHttp } from '../../src/adapters/http.ts'
import type { Http, HttpResponse } from '../../src/ports.ts'
import { codeOf, failureOf, listen, openReply, rawServer, reply } from '../fetch/servers.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

function http(options: Partial<Parameters<typeof createHttp>[0]> & { allow?: string[] } = {}): Http {
  const { allow = [], ...rest } = options
  const made = createHttp({ egress: { allowPrivate: allow }, ...rest })
  cleanups.push(() => made.close())
  return made
}

async function server(...args: Parameters<typeof rawServer>) {
  const made = await rawServer(...args)
  cleanups.push(() => made.close())
  return made
}

function get(port: Http, url: string, signal = AbortSignal.timeout(10_000)): Promise<HttpResponse> {
  return port.send({ method: 'GET', url: new URL(url), headers: {}, signal })
}

async function read(response: HttpResponse): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of response.body) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1')
}

const getWhole = async (port: Http, url: string): Promise<string> => read(await get(port, url))

describe('the one door out', () => {
  it('brings status, headers and the bytes as they came on the wire', async () => {
    const site = await server((_, socket) => {
      socket.write(
        reply(203, { 'X-Thing': 'a', 'Content-Encoding': 'gzip', 'x-latin': 'caf\u00e9' }, 'not gzip at all'),
      )
    })
    const answer = await get(http({ allow: [site.pair] }), `${site.origin}/p?q=1`)
    expect(answer.status).toBe(203)
    expect(answer.headers).toMatchObject({ 'x-thing': 'a', 'content-encoding': 'gzip', 'x-latin': 'caf\u00e9' })
    expect(await read(answer)).toBe('not gzip at all')
    expect(site.asked[0]).toMatchObject({ method: 'GET', path: '/p?q=1' })
  })

  it('joins several values of a header, and takes hostile header names for names', async () => {
    const site = await server((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nvia: a\r\nvia: b\r\n__proto__: x\r\nconstructor: y\r\n\r\n')
    })
    const { headers } = await get(http({ allow: [site.pair] }), site.origin)
    expect(headers.via).toBe('a, b')
    expect(Object.keys(headers)).toContain('__proto__')
    expect(Object.hasOwn(headers, 'constructor')).toBe(true)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  it('posts a body with its headers', async () => {
    const site = await server((_, socket) => socket.write(reply(200, {}, 'ok')))
    const answer = await http({ allow: [site.pair] }).send({
      method: 'POST',
      url: new URL(`${site.origin}/hook`),
      headers: { 'content-type': 'application/json', 'webhook-id': 'd1' },
      body: '{"a":"ü"}',
      signal: AbortSignal.timeout(5_000),
    })
    expect(await read(answer)).toBe('ok')
    expect(site.asked[0]).toMatchObject({ method: 'POST', path: '/hook' })
    expect(Buffer.from(site.asked[0]?.body ?? '', 'latin1').toString()).toBe('{"a":"ü"}')
    expect(site.asked[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'd1' })
  })

  it('follows no redirect', async () => {
    const site = await server((_, socket) => socket.write(reply(302, { location: '/elsewhere' })))
    expect((await get(http({ allow: [site.pair] }), site.origin)).status).toBe(302)
    expect(site.asked).toHaveLength(1)
  })

  it('asks again, once, when a kept connection turns out to be closed', async () => {
    let answered = 0
    const site = await server((_, socket) => {
      answered++
      // The first connection is kept open, and dropped without a word when it is used a second time.
      if (answered === 2) socket.destroy()
      else socket.write(reply(200, {}, `answer ${answered}`))
    })
    const port = http({ allow: [site.pair] })
    expect(await getWhole(port, site.origin)).toBe('answer 1')
    // The connection is back in the pool a moment after its body has ended.
    await sleep(50)
    expect(await getWhole(port, site.origin)).toBe('answer 3')
    expect(site.connections()).toBe(2)
  })

  it('never sends a POST twice', async () => {
    let asked = 0
    const site = await server((_, socket) => {
      asked++
      if (asked === 1) socket.write(reply(200, {}, 'ok'))
      else socket.destroy()
    })
    const port = http({ allow: [site.pair] })
    const post = () =>
      port.send({
        method: 'POST',
        url: new URL(site.origin),
        headers: {},
        body: 'x',
        signal: AbortSignal.timeout(5_000),
      })
    await read(await post())
    await sleep(50)
    expect(await codeOf(post())).toBe('connect-failed')
    expect(asked).toBe(2)
    expect(site.connections()).toBe(1)
  })
})

describe('addresses that must not be asked', () => {
  it('refuses a private address before a connection is made, and says how to allow it', async () => {
    const trap = await server((_, socket) => socket.write(reply(200, {}, 'secret')))
    for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', 'localhost', '0x7f.1']) {
      const failure = await failureOf(get(http(), `http://${host}:${trap.port}/`))
      expect(failure).toMatchObject({ code: 'egress-refused', retryable: false })
      expect(failure.hint).toContain('egress.allowPrivate')
    }
    expect(trap.connections()).toBe(0)
  })

  it('refuses a name that resolves to a private address', async () => {
    const trap = await server((_, socket) => socket.write(reply(200, {}, 'secret')))
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '169.254.169.254', '64:ff9b::7f00:1', 'fe80::1%lo']) {
      const port = http({ lookup: async () => [{ address, family: address.includes(':') ? 6 : 4 }] })
      expect(await codeOf(get(port, 'http://news.example/'))).toBe('egress-refused')
    }
    expect(trap.connections()).toBe(0)
  })

  it('refuses a whole host when one of its addresses is private', async () => {
    const trap = await server((_, socket) => socket.write(reply(200, {}, 'secret')))
    const lookup: Lookup = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    expect(await codeOf(get(http({ lookup }), 'http://news.example/'))).toBe('egress-refused')
    expect(trap.connections()).toBe(0)
  })

  it('asks the DNS once for a connection, so that no second answer can differ from the judged one', async () => {
    const site = await server((_, socket) => socket.write(reply(200, {}, 'ok')))
    const trap = await server((_, socket) => socket.write(reply(200, {}, 'secret')))
    let lookups = 0
    const lookup: Lookup = async () => {
      lookups++
      return [{ address: '127.0.0.1', family: 4 }]
    }
    const port = http({ lookup, allow: [`news.example:${site.port}`] })
    expect(await getWhole(port, `http://news.example:${site.port}/`)).toBe('ok')
    expect(lookups).toBe(1)
    // The same name on another port is not what was allowed.
    expect(await codeOf(get(port, `http://news.example:${trap.port}/`))).toBe('egress-refused')
    expect(await codeOf(get(port, 'http://news.example/'))).toBe('egress-refused')
    expect(trap.connections()).toBe(0)
  })

  it('gives up a socket that is connected to a private address, whatever the DNS said', async () => {
    const received: Buffer[] = []
    let isClosed = false
    const trap = createNetServer((socket) => {
      socket.on('data', (chunk) => received.push(chunk)).on('error', () => {})
      socket.on('close', () => {
        isClosed = true
      })
    })
    const port = await listen(trap)
    cleanups.push(() => trap.close())
    // Rebinding seen from below: the name was judged public, and the connection goes to this machine.
    const rebound = guardConnector((_, callback) => {
      const socket = netConnect(port, '127.0.0.1', () => callback(null, socket))
    }, allowedSet([]))
    const outcome = await new Promise<[Error | null, unknown]>((resolve) => {
      rebound({ hostname: 'news.example', host: 'news.example', protocol: 'http:', port: '' }, (...result) =>
        resolve(result),
      )
    })
    expect(outcome).toMatchObject([{ code: 'egress-refused' }, null])
    await expect.poll(() => isClosed).toBe(true)
    expect(received).toHaveLength(0)
  })

  it('does not read the proxy of the environment', async () => {
    const trap = await server((_, socket) => socket.write(reply(200, {}, 'through the proxy')))
    const site = await server((_, socket) => socket.write(reply(200, {}, 'direct')))
    const names = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']
    const before = names.map((name) => process.env[name])
    for (const name of names) process.env[name] = trap.origin
    try {
      expect(await getWhole(http({ allow: [site.pair] }), site.origin)).toBe('direct')
    } finally {
      names.forEach((name, index) => {
        const value = before[index]
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      })
    }
    expect(trap.connections()).toBe(0)
  })
})

describe('failures, each with its code', () => {
  it('says dns-failed for a name that does not exist and for a resolver that fails', async () => {
    for (const [code, hint] of [
      ['ENOTFOUND', /spelling/],
      ['EAI_AGAIN', /passes/],
      ['ESERVFAIL', /passes/],
    ] as const) {
      const lookup: Lookup = () => Promise.reject(Object.assign(new Error('no'), { code }))
      const failure = await failureOf(get(http({ lookup }), 'http://nowhere.example/'))
      expect(failure).toMatchObject({
        code: 'dns-failed',
        retryable: true,
        details: { cause: code, host: 'nowhere.example' },
      })
      expect(failure.hint).toMatch(hint)
    }
    expect(await codeOf(get(http({ lookup: async () => [] }), 'http://nowhere.example/'))).toBe('dns-failed')
  })

  it('says connect-failed when the connection is refused', async () => {
    const gone = await rawServer(() => {})
    await gone.close()
    const failure = await failureOf(get(http({ allow: [gone.pair] }), gone.origin))
    expect(failure).toMatchObject({ code: 'connect-failed', retryable: true, details: { cause: 'ECONNREFUSED' } })
  })

  it('says connect-failed when the server hangs up without an answer', async () => {
    const site = await server((_, socket) => socket.destroy())
    expect(await codeOf(get(http({ allow: [site.pair] }), site.origin))).toBe('connect-failed')
  })

  it('says fetch-timeout when the head does not come', async () => {
    const site = await server((_, socket) => {
      const drip = setInterval(() => socket.write('x'), 200)
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ')
      socket.on('close', () => clearInterval(drip))
    })
    const started = Date.now()
    const port = http({ allow: [site.pair], headersTimeoutMs: 1_000 })
    expect(await codeOf(get(port, site.origin))).toBe('fetch-timeout')
    expect(Date.now() - started).toBeLessThan(16_000)
  })

  it('says fetch-timeout when the signal ends a body that drips', async () => {
    const site = await server((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n')
      const drip = setInterval(() => socket.write('x'), 100)
      socket.on('close', () => clearInterval(drip))
    })
    const answer = await get(http({ allow: [site.pair] }), site.origin, AbortSignal.timeout(600))
    expect(await codeOf(read(answer))).toBe('fetch-timeout')
  })

  it('says fetch-timeout when the signal has ended before', async () => {
    const site = await server((_, socket) => socket.write(reply(200, {})))
    expect(await codeOf(get(http({ allow: [site.pair] }), site.origin, AbortSignal.abort()))).toBe('fetch-timeout')
  })

  it.each([
    ['a banner of another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello!'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    ],
    ['NUL in a header', 'HTTP/1.1 200 OK\r\nx: a\0b\r\ncontent-length: 0\r\n\r\n'],
    ['a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\nhello'],
  ])('says http-protocol for %s', async (_, bytes) => {
    const site = await server((_asked, socket) => socket.end(Buffer.from(bytes, 'latin1')))
    expect(await codeOf(getWhole(http({ allow: [site.pair] }), site.origin))).toBe('http-protocol')
  })

  it('says headers-too-large for one header of 20 KB and for 5,000 headers', async () => {
    for (const flood of [`x: ${'y'.repeat(20_000)}\r\n`, 'x-header: some value\r\n'.repeat(5_000)]) {
      const site = await server((_, socket) => socket.write(`HTTP/1.1 200 OK\r\n${flood}content-length: 0\r\n\r\n`))
      expect(await codeOf(get(http({ allow: [site.pair] }), site.origin))).toBe('headers-too-large')
    }
  })

  it.each([
    ['Content-Length promises more', 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n0123456789'],
    ['the last chunk is missing', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n'],
    [
      'both ends close after the body',
      'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 1000\r\n\r\n0123456789',
    ],
    [
      'the last chunk is missing and nobody keeps alive',
      'HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n',
    ],
    ['a chunk is cut', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\nhello'],
  ])('says body-truncated when %s', async (_, bytes) => {
    const site = await server((_asked, socket) => socket.end(bytes))
    const answer = await get(http({ allow: [site.pair] }), site.origin)
    expect(await failureOf(read(answer))).toMatchObject({ code: 'body-truncated', retryable: true })
  })

  it('lets the end of the connection end a body without length', async () => {
    const site = await server((_, socket) => socket.end(openReply({}, 'as far as it goes')))
    expect(await getWhole(http({ allow: [site.pair] }), site.origin)).toBe('as far as it goes')
  })

  it('names the host and never the path, which may be a secret', async () => {
    const site = await server((_, socket) => socket.destroy())
    const failure = await failureOf(get(http({ allow: [site.pair] }), `${site.origin}/services/T000/B000/secret`))
    expect(JSON.stringify([failure.message, failure.hint, failure.details])).not.toContain('secret')
  })

  it('refuses an egress.ca without a certificate and a proxy that is none', () => {
    expect(() => createHttp({ egress: { allowPrivate: [], ca: 'not a certificate' } })).toThrow(/PEM/)
    expect(() => createHttp({ egress: { allowPrivate: [], proxy: 'socks5://127.0.0.1:1' } })).toThrow(/http/)
  })
})

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A certificate for `right.example` that signs itself. */
function makeCertificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'ruledrift-tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  try {
    const subject = ['-subj', '/CN=right.example', '-addext', 'subjectAltName=DNS:right.example']
    const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert]
    execFileSync('openssl', ['req', '-x509', ...made, ...subject], { stdio: 'ignore' })
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// Needs the openssl command to make a certificate; without it these are left out.
describe.skipIf(!hasOpenssl())('TLS', () => {
  const lookup: Lookup = async () => [{ address: '127.0.0.1', family: 4 }]

  async function tlsSite(): Promise<{ port: number; cert: string }> {
    const pair = makeCertificate()
    const site = createTlsServer(pair, (_, response) => response.end('over TLS'))
    const port = await listen(site)
    cleanups.push(() => site.close())
    return { port, cert: pair.cert }
  }

  it('does not accept a certificate that nobody vouches for', async () => {
    const { port } = await tlsSite()
    const door = http({ lookup, allow: [`right.example:${port}`] })
    const failure = await failureOf(get(door, `https://right.example:${port}/`))
    expect(failure).toMatchObject({ code: 'tls-failed', retryable: false })
    expect(failure.hint).toContain('egress.ca')
  })

  it('accepts it when egress.ca names its authority', async () => {
    const { port, cert } = await tlsSite()
    const door = http({ lookup, egress: { allowPrivate: [`right.example:${port}`], ca: cert } })
    expect(await getWhole(door, `https://right.example:${port}/`)).toBe('over TLS')
  })

  it('does not accept a certificate of another name', async () => {
    const { port, cert } = await tlsSite()
    const door = http({ lookup, egress: { allowPrivate: [`wrong.example:${port}`], ca: cert } })
    const failure = await failureOf(get(door, `https://wrong.example:${port}/`))
    expect(failure).toMatchObject({ code: 'tls-failed', details: { cause: 'ERR_TLS_CERT_ALTNAME_INVALID' } })
  })

  it('takes a plain server on a TLS port for a TLS failure', async () => {
    const plain = createNetServer((socket) => socket.on('error', () => {}).end('HTTP/1.1 400 Bad\r\n\r\n'))
    const port = await listen(plain)
    cleanups.push(() => plain.close())
    expect(await codeOf(get(http({ allow: [`127.0.0.1:${port}`] }), `https://127.0.0.1:${port}/`))).toBe('tls-failed')
  })

  it('reaches a TLS site through the proxy with the certificate of the site', async () => {
    const { port, cert } = await tlsSite()
    const proxy = await connectProxy()
    const egress = { allowPrivate: [`right.example:${port}`], ca: cert, proxy: proxy.address }
    expect(await getWhole(http({ lookup, egress }), `https://right.example:${port}/`)).toBe('over TLS')
    expect(proxy.tunnels).toEqual([`right.example:${port}`])
  })
})

/** A forward proxy: absolute addresses and CONNECT, everything to 127.0.0.1. */
async function connectProxy(): Promise<{ address: string; tunnels: string[]; forwarded: string[] }> {
  const tunnels: string[] = []
  const forwarded: string[] = []
  const proxy = createServer((request, response) => {
    forwarded.push(request.url ?? '')
    const target = new URL(request.url ?? '')
    httpRequest({ host: '127.0.0.1', port: target.port, path: target.pathname }, (answer) =>
      answer.pipe(response),
    ).end()
  })
  proxy.on('connect', (request, client) => {
    tunnels.push(request.url ?? '')
    const upstream = netConnect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.pipe(client).pipe(upstream)
    })
    upstream.on('error', () => client.destroy())
    client.on('error', () => upstream.destroy())
  })
  const port = await listen(proxy)
  cleanups.push(
    () => proxy.closeAllConnections(),
    () => proxy.close(),
  )
  return { address: `http://127.0.0.1:${port}`, tunnels, forwarded }
}

describe('with a proxy', () => {
  it('sends plain requests through it, though the proxy itself is private', async () => {
    const site = await server((_, socket) => socket.write(reply(200, {}, 'by proxy')))
    const proxy = await connectProxy()
    const lookup: Lookup = async () => [{ address: '8.8.8.8', family: 4 }]
    const egress = { allowPrivate: [`news.example:${site.port}`], proxy: proxy.address }
    expect(await getWhole(http({ lookup, egress }), `http://news.example:${site.port}/p`)).toBe('by proxy')
    expect(proxy.forwarded).toEqual([`http://news.example:${site.port}/p`])
  })

  it('still refuses private addresses and names that resolve to them', async () => {
    const proxy = await connectProxy()
    const lookup: Lookup = async () => [{ address: '10.0.0.1', family: 4 }]
    const port = http({ lookup, egress: { allowPrivate: [], proxy: proxy.address } })
    for (const address of ['http://127.0.0.1/', 'http://[::1]/', 'http://inside.example/', 'https://inside.example/']) {
      expect(await codeOf(get(port, address))).toBe('egress-refused')
    }
    expect([...proxy.tunnels, ...proxy.forwarded]).toEqual([])
  })

  it('says connect-failed when the proxy wants a password that it did not get, and sends the one it is given', async () => {
    const proxy = await server(({ headers }, socket) => {
      socket.write(headers['proxy-authorization'] === undefined ? reply(407, {}, 'who?') : reply(200, {}, 'welcome'))
    })
    const lookup: Lookup = async () => [{ address: '8.8.8.8', family: 4 }]
    const nameless = http({ lookup, egress: { allowPrivate: [], proxy: proxy.origin } })
    const failure = await failureOf(get(nameless, 'http://news.example/'))
    expect(failure.code).toBe('connect-failed')
    expect(failure.hint).toContain('egress.proxy')
    const known = http({ lookup, egress: { allowPrivate: [], proxy: proxy.origin.replace('//', '//me:secret@') } })
    expect(await getWhole(known, 'http://news.example/')).toBe('welcome')
    expect(proxy.asked[1]?.headers['proxy-authorization']).toBe(`Basic ${btoa('me:secret')}`)
  })

  it('says connect-failed when the proxy refuses the tunnel or is away', async () => {
    const grumpy = createServer()
    grumpy.on('connect', (_, client) => client.end('HTTP/1.1 403 Forbidden\r\n\r\n'))
    const port = await listen(grumpy)
    cleanups.push(() => grumpy.close())
    const lookup: Lookup = async () => [{ address: '8.8.8.8', family: 4 }]
    const refused = http({ lookup, egress: { allowPrivate: [], proxy: `http://127.0.0.1:${port}` } })
    expect(await codeOf(get(refused, 'https://news.example/'))).toBe('connect-failed')
    const gone = await rawServer(() => {})
    await gone.close()
    const away = http({ lookup, egress: { allowPrivate: [], proxy: gone.origin } })
    expect(await codeOf(get(away, 'https://news.example/'))).toBe('connect-failed')
    expect(await codeOf(get(away, 'http://news.example/'))).toBe('connect-failed')
  })
})
