/** One polite question to one host: its turn is reserved before, given back after, and a request to wait is kept. */
import { setTimeout as sleep } from 'node:timers/promises'
import { CodedError } from '../errors.ts'
import type { Limits, Politeness } from '../model/settings.ts'
import type { Hosts } from '../ports/hosts.ts'
import type { Clock, Http } from '../ports.ts'
import { type Body, readBody } from './body.ts'
import { retryAfterMs } from './retry-after.ts'

export type FetchDeps = { readonly http: Http; readonly hosts: Hosts; readonly clock: Clock }
export type FetchSettings = { readonly politeness: Politeness; readonly limits: Limits }

/** One call of fetchPage: all its questions share one deadline. */
export type Trip = {
  readonly deps: FetchDeps
  readonly settings: FetchSettings
  /** Aborts, with a CodedError `fetch-timeout`, at `endsAt` (ms since 1970). */
  readonly signal: AbortSignal
  readonly endsAt: number
  /** Questions that have been asked so far. */
  asked: number
}

export type Answer =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      /** Absent for a redirect and for 304, whose bodies say nothing. */
      readonly body?: Body
      readonly at: number
    }
  | { readonly kind: 'wait'; readonly until: number }

export type Bounds = {
  readonly maxBytes: number
  readonly overflow?: 'refuse' | 'cut'
  /** Ends this question earlier than the trip. */
  readonly signal?: AbortSignal
}

/** A turn this near is waited for in place; for a later one the caller comes back. */
const SHORT_WAIT_MS = 1_500

/** What the reservation lasts beyond the deadline, should the process die with it. */
const LEASE_MARGIN_MS = 5_000

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

export function isRedirect(status: number, headers: Readonly<Record<string, string>>): boolean {
  return REDIRECTS.has(status) && headers.location !== undefined
}

/**
 * @returns the answer with its body, or until when the host must be left alone (ms since 1970).
 * @throws CodedError of the Http port and of `readBody`.
 */
export async function ask(
  trip: Trip,
  url: URL,
  headers: Readonly<Record<string, string>>,
  bounds: Bounds,
): Promise<Answer> {
  const { hosts, http, clock } = trip.deps
  const until = await takeTurn(trip, url.host)
  if (until !== undefined) return { kind: 'wait', until }
  const exchange = new AbortController()
  try {
    const request = {
      method: 'GET',
      url,
      headers,
      signal: AbortSignal.any([bounds.signal ?? trip.signal, exchange.signal]),
    } as const
    const response = await http.send(request)
    const { status } = response
    if (status === 429 || status === 503) await keepPause(trip.deps, url.host, response.headers)
    if (status === 304 || isRedirect(status, response.headers)) {
      return { kind: 'answer', status, headers: response.headers, at: clock.now() }
    }
    const body = await readBody(response, { ...bounds, cancel: () => exchange.abort() })
    return { kind: 'answer', status, headers: response.headers, body, at: clock.now() }
  } finally {
    exchange.abort()
    await hosts.done(url.host, clock.now())
  }
}

/**
 * @returns undefined when the turn is ours. After its first question a trip waits as long as its deadline lets it: to come
 * back would begin again with the first redirect, for ever.
 */
async function takeTurn(trip: Trip, host: string): Promise<number | undefined> {
  const { clock, hosts } = trip.deps
  const { gapMs, inFlight } = trip.settings.politeness
  const leaseMs = trip.settings.limits.deadlineMs + LEASE_MARGIN_MS
  for (;;) {
    const now = clock.now()
    const until = await hosts.reserve(host, now, { gapMs, inFlight, leaseMs })
    if (until === undefined) {
      trip.asked++
      return undefined
    }
    const patienceMs = trip.asked === 0 ? SHORT_WAIT_MS : Number.POSITIVE_INFINITY
    if (until - now >= patienceMs || until >= trip.endsAt) return until
    await pause(Math.max(until - now, 10), trip.signal)
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal })
  } catch (error) {
    throw signal.reason instanceof CodedError ? signal.reason : error
  }
}

async function keepPause(deps: FetchDeps, host: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const now = deps.clock.now()
  const wait = retryAfterMs(headers, now)
  if (wait !== undefined && wait > 0) await deps.hosts.pause(host, now + wait)
}
