/** Fetch: one page, asked for politely and conditionally, with all that came: the door of the stage. */
import { createHash } from 'node:crypto'
import { CodedError } from '../errors.ts'
import type { Page, Redirect, Validators } from '../model/page.ts'
import type { Limits, Politeness } from '../model/settings.ts'
import { ACCEPT_ENCODING } from './body.ts'
import { type Answer, ask, type FetchDeps, type FetchSettings, isRedirect, type Trip } from './exchange.ts'
import { askRobots } from './robots.ts'
import { PRODUCT } from './robots-rules.ts'

export type FetchRequest = {
  readonly url: string
  /** Of the page that this address gave last, exactly as received. */
  readonly validators: Validators
  /** BCP 47: the Accept-Language, always the same for a watch. */
  readonly language?: string
  /** Instead of `limits.maxBodyBytes`; a larger one gets more time in proportion. */
  readonly maxBodyBytes?: number
}

type Unchanged = {
  readonly kind: 'unchanged'
  readonly status: 304
  readonly url: string
  readonly finalUrl: string
  readonly headers: Readonly<Record<string, string>>
  readonly redirects: readonly Redirect[]
  /** Milliseconds since 1970. */
  readonly at: number
}

/** `wait`: the host must be left alone until then (ms since 1970); nothing is known of the page. */
export type FetchResult =
  | { readonly kind: 'page'; readonly page: Page }
  | Unchanged
  | { readonly kind: 'wait'; readonly until: number }

const VERSION = '0.1'
const MAX_URL_CHARS = 8_192

/**
 * Every status that came with a complete answer is a page: 403, 404, 500 and an empty 202 are evidence too, and `refusalOf`
 * judges them. Redirects are followed by hand, each hop judged anew by the Http port and by robots.txt. Validators belong to
 * the address that sent them: they go with the first request only, and a page behind a redirect has none of its own, so that no
 * date of one address can ever silence another.
 * @throws CodedError: whatever the Http port throws; `too-many-redirects`, `robots-disallowed`, `fetch-timeout`,
 * `body-too-large`, `body-truncated`, `body-encoding`, `http-protocol`. After a redirect `details.redirects` counts the hops.
 */
export async function fetchPage(deps: FetchDeps, request: FetchRequest, settings: FetchSettings): Promise<FetchResult> {
  const limits = limitsFor(request, settings.limits)
  const { deadlineMs } = limits
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(timedOut(request.url, deadlineMs)), deadlineMs)
  const endsAt = deps.clock.now() + deadlineMs
  const trip: Trip = { deps, settings: { ...settings, limits }, signal: deadline.signal, endsAt, asked: 0 }
  const redirects: Redirect[] = []
  try {
    return await follow(trip, request, redirects)
  } catch (error) {
    throw redirects.length === 0 ? error : withTrail(error, redirects)
  } finally {
    clearTimeout(timer)
  }
}

/** A list that may be five times as large as a page may take five times as long to arrive. */
function limitsFor({ maxBodyBytes }: FetchRequest, limits: Limits): Limits {
  if (maxBodyBytes === undefined) return limits
  const deadlineMs = Math.round(limits.deadlineMs * Math.max(1, maxBodyBytes / limits.maxBodyBytes))
  return { ...limits, maxBodyBytes, deadlineMs }
}

async function follow(trip: Trip, request: FetchRequest, redirects: Redirect[]): Promise<FetchResult> {
  const { politeness, limits } = trip.settings
  const headers = identity(politeness, request.language)
  const conditions = conditionsOf(request.validators)
  const seen = new Set<string>()
  let url = parseAddress(request.url)
  for (;;) {
    seen.add(url.href)
    if (politeness.robots) {
      const verdict = await askRobots(trip, url, headers)
      if (verdict.kind === 'wait') return verdict
    }
    const conditional = redirects.length === 0 ? conditions : {}
    const answer = await ask(trip, url, { ...headers, ...conditional }, { maxBytes: limits.maxBodyBytes })
    if (answer.kind === 'wait') return answer
    if (!isRedirect(answer.status, answer.headers)) return outcome(request, url, redirects, answer, conditional)
    const next = parseAddress(locationOf(answer.headers), url)
    redirects.push({ status: answer.status, from: url.href, to: next.href })
    if (seen.has(next.href) || redirects.length > limits.maxRedirects) throw endless(url, redirects.length)
    url = next
  }
}

function outcome(
  request: FetchRequest,
  url: URL,
  redirects: readonly Redirect[],
  answer: Answer & { kind: 'answer' },
  conditional: Readonly<Record<string, string>>,
): FetchResult {
  const { status, headers, at } = answer
  const seen = { url: request.url, finalUrl: url.href, headers, redirects }
  if (status === 304) {
    if (Object.keys(conditional).length === 0) throw unasked304(url)
    return { kind: 'unchanged', status, ...seen, at }
  }
  const body = answer.body?.bytes ?? new Uint8Array()
  return {
    kind: 'page',
    page: {
      ...seen,
      status,
      body,
      sha256: createHash('sha256').update(body).digest('hex'),
      fetchedAt: at,
      validators: (status === 200 || status === 203) && redirects.length === 0 ? validatorsIn(headers) : {},
      lengthKnown: answer.body?.lengthKnown ?? true,
    },
  }
}

/** Who asks, in the same words every time: a page that varies by browser or language must not vary for us. */
function identity({ contact }: Politeness, language: string | undefined): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': contact === '' ? `${PRODUCT}/${VERSION}` : `${PRODUCT}/${VERSION} (+${contact})`,
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-encoding': ACCEPT_ENCODING,
  }
  if (/^[^\s@/]+@[^\s@/]+$/.test(contact)) headers.from = contact
  if (language !== undefined && /^[A-Za-z\d-]{2,35}$/.test(language)) headers['accept-language'] = accepted(language)
  return headers
}

/** What servers know of Chinese is the country, not the script: zh-Hans is asked for as zh-CN. */
const REGIONS: Readonly<Record<string, string>> = { 'zh-hans': 'zh-CN', 'zh-hant': 'zh-TW' }

function accepted(language: string): string {
  const region = REGIONS[language.toLowerCase()]
  const base = language.split('-')[0] ?? language
  const tags = new Set(region === undefined ? [language, base] : [region, language, base])
  return [...tags].map((tag, index) => (index === 0 ? tag : `${tag};q=${(1 - index / 10).toFixed(1)}`)).join(', ')
}

function conditionsOf({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  }
}

function validatorsIn(headers: Readonly<Record<string, string>>): Validators {
  const { etag, 'last-modified': lastModified } = headers
  return {
    ...(etag === undefined || etag === '' ? {} : { etag }),
    ...(lastModified === undefined || lastModified === '' ? {} : { lastModified }),
  }
}

/** A Location in raw UTF-8 (Chinese sites send it so) arrives as Latin-1; where it is UTF-8, it is read as that. */
function locationOf(headers: Readonly<Record<string, string>>): string {
  const location = headers.location ?? ''
  if (!/[\u0080-\u00ff]/.test(location)) return location
  const utf8 = Buffer.from(location, 'latin1').toString('utf8')
  return utf8.includes('\ufffd') ? location : utf8
}

function parseAddress(text: string, base?: URL): URL {
  const url = /[\u0000-\u001f\u007f]/.test(text) || text.length > MAX_URL_CHARS ? null : URL.parse(text, base?.href)
  if (url === null) {
    throw new CodedError(
      'egress-refused',
      base === undefined ? 'This is no address.' : `${base.host} redirects to no address.`,
      {
        hint: 'Give an http or https address without control characters.',
      },
    )
  }
  url.hash = ''
  return url
}

function timedOut(url: string, deadlineMs: number): CodedError {
  const host = URL.parse(url)?.host ?? ''
  return new CodedError('fetch-timeout', `The page did not arrive within ${deadlineMs / 1000} s.`, {
    hint: 'The site is slow or hangs; the next look tries again. Raise limits.deadline if it is always slow.',
    retryable: true,
    details: { host, deadlineMs },
  })
}

function endless(url: URL, hops: number): CodedError {
  return new CodedError('too-many-redirects', `The redirects of ${url.host} do not end (${hops} hops).`, {
    hint: 'Open the page in a browser and watch the address that it ends at; the site may want cookies, which we do not keep.',
    details: { host: url.host },
  })
}

function unasked304(url: URL): CodedError {
  return new CodedError(
    'http-protocol',
    `${url.host} answered "not modified" (304) to a question without conditions.`,
    {
      hint: 'A cache in between is faulty; the page is fetched again at the next look.',
      retryable: true,
      details: { host: url.host, status: 304 },
    },
  )
}

function withTrail(error: unknown, redirects: readonly Redirect[]): unknown {
  if (!(error instanceof CodedError)) return error
  const { code, message, hint, retryable, retryAfterMs, cause } = error
  return new CodedError(code, message, {
    hint,
    retryable,
    cause,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    details: { ...error.details, redirects: redirects.length, redirectedTo: redirects.at(-1)?.to ?? '' },
  })
}
