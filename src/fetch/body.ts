/** The body of an answer: one content coding undone by us, capped while it streams, and required to be whole. */
import { Buffer } from 'node:buffer'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliDecompress, createGunzip, createZstdDecompress } from 'node:zlib'
import { CodedError, type ErrorCode } from '../errors.ts'
import type { HttpResponse } from '../ports.ts'

export type Body = {
  /** After content decoding. */
  readonly bytes: Uint8Array
  /** False when nothing but the end of the connection says that this is all. */
  readonly lengthKnown: boolean
}

export type BodyBounds = {
  /** Holds for the bytes on the wire and for the decoded ones. */
  readonly maxBytes: number
  /** `cut` keeps the first `maxBytes` of a larger body; otherwise it is refused. */
  readonly overflow?: 'refuse' | 'cut'
  /** Ends the exchange; called as soon as the body is given up, since a server may keep silent for ever. */
  cancel(): void
}

/** The codings that `readBody` undoes, as Accept-Encoding. */
export const ACCEPT_ENCODING = 'gzip, br, zstd'

/** RFC 8878 asks decoders for 8 MB; the default would let a frame of some bytes take 128 MB of window. */
const ZSTD_WINDOW_LOG = 23

const DECODERS: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['br', () => createBrotliDecompress()],
  ['zstd', () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } })],
])

/**
 * The length is known when Content-Length or chunks give it, when a decoded stream came to its own end mark, or when the
 * text ends with `</html>`. No bytes at all are an empty body whatever coding the answer names.
 * @throws CodedError `body-too-large`, `body-truncated`, `body-encoding`, `http-protocol`; what the connection throws.
 */
export async function readBody(response: HttpResponse, bounds: BodyBounds): Promise<Body> {
  const { headers } = response
  const { maxBytes } = bounds
  const declared = contentLength(headers)
  const codings = codingsOf(headers)
  const decode = decoderOf(codings)
  let received = 0
  let failure: unknown
  const giveUp = (error: unknown): unknown => {
    failure ??= error
    bounds.cancel()
    return failure
  }

  async function* wire(): AsyncGenerator<Uint8Array> {
    for await (const chunk of response.body) {
      received += chunk.length
      if (received > maxBytes && bounds.overflow !== 'cut') throw giveUp(tooLarge(maxBytes))
      yield chunk
    }
  }

  const chunks: Uint8Array[] = []
  let size = 0
  let isCut = false
  const collect = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of source) {
      size += chunk.length
      chunks.push(chunk)
      if (size <= maxBytes) continue
      if (bounds.overflow !== 'cut') throw giveUp(tooLarge(maxBytes))
      isCut = true
      bounds.cancel()
      return
    }
  }

  try {
    if (decode === undefined) await collect(wire())
    else await pipeline(wire(), decode, collect)
  } catch (error) {
    const cause = failure ?? error
    bounds.cancel()
    if (!isCut && (cause instanceof CodedError || decode === undefined)) throw cause
    if (!isCut && received > 0) throw decodingFailure(cause, headers['content-encoding'] ?? '')
  }
  if (isCut) return { bytes: Buffer.concat(chunks, maxBytes), lengthKnown: false }
  if (declared !== undefined && declared !== received) {
    throw refused('body-truncated', `${received} of ${declared} bytes came.`, true)
  }
  const bytes = Buffer.concat(chunks, size)
  requirePlain(bytes, codings.unknown)
  const framed = declared !== undefined || /\bchunked\b/i.test(headers['transfer-encoding'] ?? '')
  return { bytes, lengthKnown: framed || (decode !== undefined && received > 0) || endsAsHtml(bytes) }
}

function contentLength(headers: Readonly<Record<string, string>>): number | undefined {
  const value = headers['content-length']
  if (value === undefined || headers['transfer-encoding'] !== undefined) return undefined
  if (!/^\d{1,15}$/.test(value)) throw refused('http-protocol', 'The Content-Length of the answer is no number.', true)
  return Number(value)
}

/**
 * What names no coding that we know (a charset, `none`) is passed over, as browsers do: servers write all kinds of things there.
 * Whether the body is plain then, its bytes tell.
 */
function codingsOf(headers: Readonly<Record<string, string>>): {
  readonly known: readonly string[]
  readonly unknown: readonly string[]
} {
  const codings = (headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  const { known = [], unknown = [] } = Object.groupBy(codings, (coding) => (DECODERS.has(coding) ? 'known' : 'unknown'))
  return { known, unknown }
}

function decoderOf({ known }: ReturnType<typeof codingsOf>): Transform | undefined {
  if (known.length > 1) throw refused('body-encoding', `The answer is encoded ${known.length} times over.`, false)
  return DECODERS.get(known[0] ?? '')?.()
}

/** @throws CodedError `body-encoding` when a coding that we do not know was at work all the same. */
function requirePlain(bytes: Buffer, [coding]: readonly string[]): void {
  if (coding === undefined || isPlain(bytes)) return
  // A token of RFC 9110 names a coding; whatever else stands there is not repeated.
  const shown = /^[\w!#$%&'*+.^`|~-]{1,20}$/.test(coding) ? coding : 'something'
  throw refused('body-encoding', `The answer is encoded as ${shown}, which we did not ask for.`, false)
}

/** Text of any charset has no control characters but white space and the shifts of ISO 2022; a PDF names itself. */
function isPlain(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 1_024).toString('latin1')
  return /^(?:%PDF-|\xfe\xff|\xff\xfe)/.test(head) || !/[\0-\x08\x10-\x1a\x1c-\x1f]/.test(head)
}

/** zlib says Z_BUF_ERROR, for all three codings, when the input ends before the stream does. */
function decodingFailure(error: unknown, coding: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'Z_BUF_ERROR')
    return refused('body-truncated', `The ${coding} body ends before its end mark.`, true, error)
  const isZlib = /^(?:Z_|ERR_(?!STREAM_)|ZSTD_)/.test(code)
  return isZlib ? refused('body-encoding', `The body is not valid ${coding}.`, false, error) : error
}

function endsAsHtml(bytes: Buffer): boolean {
  return /<\/html\s*>(?:\s|<!--[^>]{0,200}-->)*$/i.test(bytes.subarray(-1_000).toString('latin1'))
}

function tooLarge(maxBytes: number): CodedError {
  return new CodedError('body-too-large', `The body has more than ${maxBytes} bytes, decoded.`, {
    hint: 'If the page is meant to be this large, raise limits.maxBody.',
  })
}

function refused(code: ErrorCode, message: string, retryable: boolean, cause?: unknown): CodedError {
  const hint = retryable
    ? 'The page is fetched again at the next look.'
    : 'Look at the Content-Encoding of the answer; the site or something in front of it is misconfigured.'
  return new CodedError(code, message, { hint, retryable, cause })
}
