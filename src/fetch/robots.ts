/** May this address be asked? robots.txt (RFC 9309), read at most once a day for a host. */
import { CodedError } from '../errors.ts'
import { ask, isRedirect, type Trip } from './exchange.ts'
import { allows, rulesIn } from './robots-rules.ts'

/** RFC 9309, 2.4: a copy is used for 24 hours. */
const FRESH_MS = 24 * 60 * 60 * 1000
/** After a 5xx the site is asked again this soon. */
const RETRY_MS = 60 * 60 * 1000
/** RFC 9309, 2.5: at least 500 KiB are read. */
const MAX_BYTES = 512 * 1024
/** RFC 9309, 2.3.1.2: at least five redirects are followed. */
const MAX_REDIRECTS = 5
const DEADLINE_MS = 10_000

type Copy = { readonly at: number; readonly status: number; readonly text: string }
type Verdict = { readonly kind: 'allowed' } | { readonly kind: 'wait'; readonly until: number }

/**
 * 2xx: its rules; an HTML page in its place has none. 3xx that lead nowhere and 4xx: everything is allowed. 5xx: the last
 * copy holds, and without one the host is left alone for an hour. No answer at all: the last copy holds, and without one the
 * page decides by itself.
 * @throws CodedError `robots-disallowed`, `http-server-error` (5xx and no copy), `fetch-timeout` (of the whole trip).
 */
export async function askRobots(trip: Trip, url: URL, headers: Readonly<Record<string, string>>): Promise<Verdict> {
  const { hosts, clock } = trip.deps
  const kept = await hosts.robots(url.host)
  if (kept !== undefined && clock.now() - kept.at < (kept.status >= 500 ? RETRY_MS : FRESH_MS)) return judge(kept, url)
  const fetched = await fetchRobots(trip, url, headers)
  if (fetched === 'unreachable') return kept === undefined ? { kind: 'allowed' } : judge(kept, url)
  if ('until' in fetched) return fetched
  if (fetched.status >= 500 && kept !== undefined && kept.status < 500) {
    // The old copy goes on, dated so that it is due again in an hour.
    await hosts.keepRobots(url.host, fetched.at - FRESH_MS + RETRY_MS, kept.status, kept.text)
    return judge(kept, url)
  }
  await hosts.keepRobots(url.host, fetched.at, fetched.status, fetched.text)
  return judge(fetched, url)
}

function judge(copy: Copy, url: URL): Verdict {
  if (copy.status >= 500) {
    throw new CodedError(
      'http-server-error',
      `robots.txt of ${url.host} answers ${copy.status}, so the site is left alone.`,
      {
        hint: 'This usually passes within a day; politeness.robots: false asks all the same.',
        retryable: true,
        retryAfterMs: RETRY_MS,
        details: { host: url.host, status: copy.status },
      },
    )
  }
  if (copy.status >= 300 || allows(copy.text, url)) return { kind: 'allowed' }
  throw new CodedError('robots-disallowed', `robots.txt of ${url.host} does not allow this address.`, {
    hint: 'Ask the site for leave, watch another address, or set politeness.robots to false if you may.',
    details: { host: url.host, path: url.pathname },
  })
}

async function fetchRobots(
  trip: Trip,
  url: URL,
  headers: Readonly<Record<string, string>>,
): Promise<Copy | 'unreachable' | { readonly kind: 'wait'; readonly until: number }> {
  const limitMs = Math.min(DEADLINE_MS, trip.settings.limits.deadlineMs / 2)
  const signal = AbortSignal.any([trip.signal, AbortSignal.timeout(limitMs)])
  let target = new URL('/robots.txt', url)
  try {
    for (let hop = 0; ; hop++) {
      const answer = await ask(trip, target, headers, { maxBytes: MAX_BYTES, overflow: 'cut', signal })
      if (answer.kind === 'wait') return answer
      const { status, at } = answer
      const next = isRedirect(status, answer.headers) ? URL.parse(answer.headers.location ?? '', target.href) : null
      if (next === null || hop === MAX_REDIRECTS) {
        const text = status < 300 ? rulesIn(answer.body?.bytes ?? new Uint8Array()) : ''
        return { at, status, text }
      }
      target = next
    }
  } catch (error) {
    if (trip.signal.aborted || !(error instanceof CodedError)) throw error
    return 'unreachable'
  }
}
