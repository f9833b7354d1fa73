/** What undici, Node and OpenSSL call a failure, as one of our codes. */
import { CodedError, type ErrorCode } from '../../errors.ts'

type Failure = {
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
  readonly retryable: boolean
}

/** Where the exchange stood: the same broken connection cuts a body short or never brought an answer. */
export type Stage = {
  readonly host: string
  readonly answered: boolean
  readonly signal: AbortSignal
  /** The request goes through egress.proxy. */
  readonly proxied: boolean
}

/**
 * @param error whatever the HTTP client threw.
 * @returns a CodedError: `fetch-timeout`, `dns-failed`, `tls-failed`, `connect-failed`, `body-truncated`,
 * `headers-too-large`, `http-protocol`; the reason of the signal when that is a CodedError. `details.cause` is the
 * original code. Mistakes in the request itself come back as they are: they are programming errors.
 */
export function failureOf(error: unknown, stage: Stage): unknown {
  if (error instanceof CodedError) return error
  if (stage.signal.aborted && stage.signal.reason instanceof CodedError) return stage.signal.reason
  const cause = codeOf(error)
  // undici says the same of a proxy that wants another password (407).
  if (cause === 'UND_ERR_INVALID_ARG' && !stage.proxied) return error
  const failure = stage.signal.aborted ? timedOut(stage.host) : classify(cause, stage)
  return new CodedError(failure.code, failure.message, {
    hint: failure.hint,
    retryable: failure.retryable,
    cause: error,
    details: { host: stage.host, cause },
  })
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = (error as NodeJS.ErrnoException).code
  if (typeof code === 'string') return code
  // Happy eyeballs: every address failed, each in its own way.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if (error.cause !== undefined) return codeOf(error.cause)
  // undici leaves the parser's code out; the end of the connection is the one error that holds no bytes.
  if (error.name === 'HTTPParserError' && (error as { data?: unknown }).data === '') return 'HPE_INVALID_EOF_STATE'
  return error.name
}

const DNS = new Set(['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EREFUSED', 'ETIMEOUT', 'EBADNAME', 'EBADRESP', 'ENONAME'])
const TLS =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|CRL_|EPROTO$|UND_ERR_PRX_TLS$|ERR_OSSL_)/
const LOST = new Set([
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_SOCKET',
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'HPE_INVALID_EOF_STATE',
])
/** Two different lengths, before the head is read whole, are a mismatch too; the parser's errors often have but a name. */
const PROTOCOL = /^(?:HPE_|HTTPParserError$|UND_ERR_NOT_SUPPORTED$|UND_ERR_RES_CONTENT_LENGTH_MISMATCH$)/

function classify(cause: string, { host, answered }: Stage): Failure {
  if (DNS.has(cause) || cause.startsWith('EAI_')) {
    const hint =
      cause === 'ENOTFOUND'
        ? 'Check the spelling of the host; the DNS says that it does not exist.'
        : 'The DNS gave no answer; this usually passes.'
    return { code: 'dns-failed', message: `${host} did not resolve.`, hint, retryable: true }
  }
  if (TLS.test(cause)) {
    return {
      code: 'tls-failed',
      message: `The TLS certificate or handshake of ${host} was not accepted (${cause}).`,
      hint: 'Open the site in a browser and look at its certificate; a private authority belongs into egress.ca.',
      retryable: false,
    }
  }
  if (cause === 'UND_ERR_HEADERS_TIMEOUT' || cause === 'UND_ERR_BODY_TIMEOUT') return timedOut(host)
  if (cause === 'UND_ERR_HEADERS_OVERFLOW' || cause === 'HPE_HEADER_OVERFLOW') {
    return {
      code: 'headers-too-large',
      message: `The answer of ${host} has more than ${MAX_HEADER_BYTES} bytes of headers.`,
      hint: 'Look at the answer with a browser; the site or something in front of it is misconfigured.',
      retryable: false,
    }
  }
  if (answered && LOST.has(cause)) {
    return {
      code: 'body-truncated',
      message: `The connection to ${host} ended before the body did.`,
      hint: 'The page is fetched again at the next look.',
      retryable: true,
    }
  }
  if (PROTOCOL.test(cause)) {
    return {
      code: 'http-protocol',
      message: `The answer of ${host} is not valid HTTP (${cause}).`,
      hint: 'Check that the address and port belong to a web server.',
      retryable: true,
    }
  }
  return {
    code: 'connect-failed',
    message: `The connection to ${host} was refused or lost (${cause}).`,
    hint: 'Check that the site is up and that this machine (or egress.proxy) may reach it.',
    retryable: true,
  }
}

function timedOut(host: string): Failure {
  return {
    code: 'fetch-timeout',
    message: `The answer of ${host} did not arrive in time.`,
    hint: 'The site is slow or hangs; the next look tries again. Raise limits.deadline if it is always slow.',
    retryable: true,
  }
}

/** Node's own default for incoming headers; official sites stay far below. */
export const MAX_HEADER_BYTES = 16_384
