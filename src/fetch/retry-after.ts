/** Retry-After as a span of time (RFC 9110, 10.2.3). */

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * @param headers lower-case names. @param now ms since 1970.
 * @returns milliseconds from `now`, held between 0 and 24 h; undefined when there is no header or no sense in it.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const value = headers['retry-after']?.trim() ?? ''
  // "120", and several copies of it joined: "120, 120".
  const seconds = /^(-?\d+)(?:\.\d+)?(?:\s*,.*)?$/.exec(value)?.[1]
  const wait = seconds === undefined ? dateOf(value) - now : Number(seconds) * 1000
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), DAY_MS)
}

/** Date.parse takes nearly anything for a date; a date of HTTP starts with its weekday: "Wed, 21 Oct 2025 07:28:00 GMT". */
function dateOf(value: string): number {
  return /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value) ? Date.parse(value) : Number.NaN
}
