/** Watches over time: documents that an index announces become watches, and every watch has a next look. */
import { createHash } from 'node:crypto'
import type { Item } from '../model/extract.ts'
import type { Watch } from '../model/watch.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const LEAST_BLIND_AFTER_MS = 15 * MINUTE
/** A site that asks for more patience than this gets a day of it, and then the next question. */
const MOST_RETRY_AFTER_MS = DAY
/** Looks come up to a twentieth of the interval early, so that watches of one site do not ask in step. */
const SPREAD = 0.05
const MOST_SPREAD_MS = 30 * SECOND
const MOST_TITLE_CHARACTERS = 300

/**
 * A document that an index announced, as a watch of its own for `index.follow.forMs`.
 * @param now milliseconds since 1970.
 * @returns a watch whose id depends on the source and on the address alone: the same document found twice, on another index,
 * with another scheme, `www.` or fragment, is the same watch.
 * @throws Error when the index does not follow its documents: the caller asks first.
 */
export function documentWatch(index: Watch, item: Item, now: number): Watch {
  const { follow } = index
  if (follow === undefined) throw new Error(`watch ${index.id} follows no documents`)
  return {
    id: `${index.source.id}/${documentName(item.url)}`,
    source: index.source,
    title: item.title.trim().slice(0, MOST_TITLE_CHARACTERS) || item.url,
    url: item.url.replace(/#.*$/s, ''),
    everyMs: follow.everyMs,
    blindAfterMs: Math.max(3 * follow.everyMs, LEAST_BLIND_AFTER_MS),
    ...(index.unconditionalMs === undefined ? {} : { unconditionalMs: index.unconditionalMs }),
    reading: follow.reading,
    foundBy: index.id,
    followUntil: now + follow.forMs,
  }
}

/**
 * When the watch is looked at next.
 * @param result `failures`: consecutive looks without a good page, this one included; `retryAfterMs`: what the site asked for.
 * @param random from 0 up to 1, decides the spread.
 * @returns milliseconds since 1970: never later than the interval after a good look; after a failure 1, 2, 4, … minutes,
 * at most the interval, but never before the site allows.
 */
export function nextDue(
  watch: Watch,
  now: number,
  result: { readonly failures: number; readonly retryAfterMs?: number },
  random: number,
): number {
  const { everyMs } = watch
  const patienceMs = Math.min(result.retryAfterMs ?? 0, MOST_RETRY_AFTER_MS)
  if (result.failures === 0) {
    const earlyMs = Math.round(random * Math.min(everyMs * SPREAD, MOST_SPREAD_MS))
    return now + Math.max(everyMs - earlyMs, patienceMs)
  }
  // 2^20 minutes are two years: no interval is longer, and the number stays exact.
  const backOffMs = MINUTE * 2 ** Math.min(result.failures - 1, 20)
  return now + Math.max(Math.min(everyMs, backOffMs), patienceMs)
}

/** @returns `every 5 minutes`, `every hour`, `every 90 seconds` */
export function describeEvery(everyMs: number): string {
  const units: readonly (readonly [number, string])[] = [
    [DAY, 'day'],
    [HOUR, 'hour'],
    [MINUTE, 'minute'],
    [SECOND, 'second'],
  ]
  const [unitMs, name] = units.find(([ms]) => everyMs >= ms && everyMs % ms === 0) ?? [1, 'millisecond']
  const count = everyMs / unitMs
  return count === 1 ? `every ${name}` : `every ${count} ${name}s`
}

/** A readable, stable name: the last part of the address and eight hex digits of the whole. */
function documentName(url: string): string {
  const canonical = canonicalAddress(url)
  const digest = createHash('sha256').update(canonical).digest('hex').slice(0, 8)
  const path = canonical.split('?')[0] ?? ''
  const slug = (path.split('/').filter(Boolean).at(-1) ?? '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48)
  return slug === '' ? digest : `${slug}-${digest}`
}

/**
 * Addresses that lead to the same document become one: scheme, `www.`, a dot after the host, a slash at the end, the
 * fragment and the campaign parameters do not count; `+` and `%20` are one space (BIS guidance has both for one file).
 */
function canonicalAddress(url: string): string {
  if (!URL.canParse(url)) return url
  const parsed = new URL(url)
  const host = parsed.host.replace(/^www\./, '').replace(/\.(?=$|:)/, '')
  for (const name of [...parsed.searchParams.keys()]) {
    if (/^utm_/i.test(name)) parsed.searchParams.delete(name)
  }
  const path = parsed.pathname.replaceAll('+', '%20').replace(/(?<=.)\/+$/, '')
  return `${host}${path}${parsed.search}`
}
