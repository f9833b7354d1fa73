/** The one door out: every request of the program goes through here, judged before and after it connects. */
import { X509Certificate } from 'node:crypto'
import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import { Agent, buildConnector, type Dispatcher, ProxyAgent } from 'undici'
import { CodedError } from '../errors.ts'
import type { Egress } from '../model/settings.ts'
import type { Http, HttpRequest, HttpResponse } from '../ports.ts'
import { guardConnector, guardLookup, type Lookup, nodeLookup } from './http/connector.ts'
import { failureOf, MAX_HEADER_BYTES, type Stage } from './http/failures.ts'
import { type Allowed, allowedSet, hostPort, refuseUrl } from './http/guard.ts'

export type HttpOptions = {
  readonly egress: Egress
  /** Longest wait for the whole head of an answer. */
  readonly headersTimeoutMs?: number
  readonly connectTimeoutMs?: number
  /** Resolves a name to all its addresses; the system's resolver when absent. */
  readonly lookup?: Lookup
}

/**
 * HTTP/1.1 over undici; the environment's proxy variables are not read, only `egress.proxy` is. The body of an answer
 * must be read to its end, or the request's signal aborted: either frees the connection.
 *
 * `send` throws CodedError: `egress-refused`, `dns-failed`, `connect-failed`, `tls-failed`, `fetch-timeout`,
 * `http-protocol`, `headers-too-large`; reading the body also `body-truncated`. Messages name the host only: the path of
 * a webhook is a secret.
 * @throws CodedError `config-invalid` when `egress.ca` holds no certificate or `egress.proxy` is no http(s) address.
 */
export function createHttp(options: HttpOptions): Http {
  const allowed = allowedSet(options.egress.allowPrivate)
  const lookup = options.lookup ?? ((hostname) => systemLookup(hostname, { all: true }))
  const proxied = options.egress.proxy !== undefined
  const dispatcher = createDispatcher(options, allowed, lookup)

  const attempt = (request: HttpRequest): Promise<Dispatcher.ResponseData> =>
    dispatcher.request({
      origin: request.url.origin,
      path: request.url.pathname + request.url.search,
      method: request.method,
      headers: { ...request.headers },
      body: request.body ?? null,
      signal: request.signal,
    })

  return {
    async send(request: HttpRequest): Promise<HttpResponse> {
      const { url, signal } = request
      const host = url.hostname
      refuseUrl(url, allowed)
      try {
        if (proxied) await judgeName(url, lookup, allowed)
        const answer = await attempt(request).catch((error: unknown) => {
          if (request.method === 'GET' && !signal.aborted && closedWhileIdle(error)) return attempt(request)
          throw error
        })
        const stage: Stage = { host, answered: true, signal, proxied }
        return { status: answer.statusCode, headers: joined(answer.headers), body: bytes(answer.body, stage) }
      } catch (error) {
        throw failureOf(error, { host, answered: false, signal, proxied })
      }
    },
    async close(): Promise<void> {
      await dispatcher.destroy()
    },
  }
}

function createDispatcher(options: HttpOptions, allowed: Allowed, lookup: Lookup): Dispatcher {
  const { proxy, ca } = options.egress
  const secureContext = ca === undefined ? undefined : contextWith(ca)
  const tls = secureContext === undefined ? {} : { secureContext }
  const limits = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: options.headersTimeoutMs ?? 30_000,
    // Only the idle time; the total is the caller's signal, since one byte now and then keeps this one quiet.
    bodyTimeout: 30_000,
    allowH2: false,
  }
  const timeout = options.connectTimeoutMs ?? 10_000
  if (proxy !== undefined) {
    if (!/^https?:$/.test(URL.parse(proxy)?.protocol ?? '')) {
      throw new CodedError('config-invalid', 'egress.proxy is not an http or https address.', {
        hint: 'Write it as http://proxy.example:3128.',
      })
    }
    return new ProxyAgent({ ...limits, uri: proxy, connectTimeout: timeout, requestTls: tls, proxyTls: tls })
  }
  // 250 ms, the default, gives up on a far host that has several addresses before it could answer.
  const base = { ...tls, timeout, allowH2: false, autoSelectFamilyAttemptTimeout: 2_500 }
  const open = buildConnector({ ...base, lookup: nodeLookup(lookup) })
  const judging = buildConnector({ ...base, lookup: nodeLookup(guardLookup(lookup)) })
  const connect: buildConnector.connector = (target, callback) => {
    const isAllowed = allowed.has(hostPort(target.protocol, target.hostname, target.port))
    ;(isAllowed ? open : judging)(target, callback)
  }
  return new Agent({ ...limits, connect: guardConnector(connect, allowed) })
}

function contextWith(ca: string): SecureContext {
  try {
    new X509Certificate(ca)
    return createSecureContext({ ca: [...getCACertificates('default'), ca] })
  } catch (cause) {
    throw new CodedError('config-invalid', 'egress.ca holds no certificate in PEM.', {
      hint: 'Give the text of a file that starts with -----BEGIN CERTIFICATE-----.',
      cause,
    })
  }
}

/** Behind a proxy the name is resolved here only to be judged; the proxy resolves it again for itself. */
async function judgeName(url: URL, lookup: Lookup, allowed: Allowed): Promise<void> {
  if (allowed.has(hostPort(url.protocol, url.hostname, url.port)) || isIP(url.hostname.replace(/^\[|\]$/g, ''))) return
  await guardLookup(lookup)(url.hostname)
}

/** A kept connection that the server closed just as we used it again: the request was never read (RFC 9112, 9.3.1). */
function closedWhileIdle(error: unknown): boolean {
  const { code, socket } = error as { code?: unknown; socket?: { bytesRead?: number } }
  return code === 'UND_ERR_SOCKET' && (socket?.bytesRead ?? 0) > 0
}

function joined(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value] as const],
  )
  return Object.fromEntries(pairs)
}

async function* bytes(body: AsyncIterable<Uint8Array>, stage: Stage): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) yield chunk
  } catch (error) {
    throw failureOf(error, stage)
  }
}
