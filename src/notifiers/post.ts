/** One POST to a channel: an answer, or what the failure says about the message. */
import { asCoded, type CodedError } from '../errors.ts'
import type { Http, HttpRequest, SendOutcome } from '../ports.ts'

export type Answer = {
  readonly status: number
  /** The beginning of the body. */
  readonly body: string
  readonly retryAfterMs?: number
}

export type Failure = Pick<SendOutcome, 'state' | 'reason'>

/** Answers of channels are a word; nobody needs more of one. */
const MAX_BODY_BYTES = 4096

/**
 * @param request without its signal; `timeoutMs` bounds the whole exchange.
 * @returns the answer, or a failure: `retry` when the request certainly did not arrive, `dead` when it must never be made,
 * `unknown` for everything else.
 */
export async function exchange(
  http: Http,
  request: Omit<HttpRequest, 'signal'>,
  timeoutMs: number,
): Promise<{ readonly answer: Answer } | { readonly failure: Failure }> {
  const done = new AbortController()
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(timeoutMs)])
  try {
    const response = await http.send({ ...request, signal })
    const body = await beginningOf(response.body)
    const retryAfterMs = retryAfter(response.headers['retry-after'])
    return { answer: { status: response.status, body, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) } }
  } catch (error) {
    return { failure: failureOf(asCoded(error, 'connect-failed')) }
  } finally {
    // Frees the connection when only the beginning of the answer was read.
    done.abort()
  }
}

async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= MAX_BODY_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString('utf8')
}

/** Codes of Node and undici for a connection that broke after it stood. */
const LOST = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'ECONNABORTED']

function failureOf(error: CodedError): Failure {
  const reason = `${error.code}: ${error.message}`.slice(0, 500)
  const lost = LOST.includes(String(error.details.cause))
  if (error.code === 'egress-refused') return { state: 'dead', reason }
  if (error.code === 'dns-failed' || error.code === 'tls-failed') return { state: 'retry', reason }
  if (error.code === 'connect-failed' && !lost) return { state: 'retry', reason }
  return { state: 'unknown', reason }
}

/**
 * @param header seconds or an HTTP date (RFC 9110, 10.2.3).
 * @returns milliseconds from now, never negative; undefined when absent or neither.
 */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now())
}
