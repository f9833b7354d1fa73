import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../src/model/extract.ts'
import type { Reading, Watch } from '../../src/model/watch.ts'
import { describeEvery, documentWatch, nextDue } from '../../src/watch/watch.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NOW = Date.UTC(2025, 4, 13, 16)

const reading: Reading = {
  select: [],
  remove: [],
  columns: {},
  links: [],
  language: 'en',
  timeZone: 'America/New_York',
  expect: {},
}
const index: Watch = {
  id: 'bis-press',
  source: { id: 'bis', name: 'BIS', jurisdiction: 'US', language: 'en', timeZone: 'America/New_York' },
  title: 'BIS press releases',
  url: 'https://media.bis.gov/news-updates',
  everyMs: 5 * MINUTE,
  blindAfterMs: 15 * MINUTE,
  reading: { ...reading, reader: 'index', links: ['/press-release/'] },
  follow: { forMs: 14 * DAY, everyMs: 15 * MINUTE, reading: { ...reading, select: ['main'] } },
}
const item: Item = {
  title: 'Department of Commerce Announces Rescission',
  url: 'https://www.bis.gov/press-release/department-commerce-announces-rescission',
  date: '2025-05-13',
}

describe('a document that an index announced', () => {
  it('is watched for the time, at the interval and with the reading that the index names', () => {
    const watch = documentWatch(index, item, NOW)
    expect(watch).toEqual({
      id: expect.stringMatching(/^bis\/department-commerce-announces-rescission-[0-9a-f]{8}$/),
      source: index.source,
      title: item.title,
      url: item.url,
      everyMs: 15 * MINUTE,
      blindAfterMs: 45 * MINUTE,
      reading: index.follow?.reading,
      foundBy: 'bis-press',
      followUntil: NOW + 14 * DAY,
    })
  })

  it('has the same id however often and under whichever title it is found', () => {
    const again = documentWatch(index, { ...item, title: 'Another title' }, NOW + DAY)
    expect(again.id).toBe(documentWatch(index, item, NOW).id)
  })

  it.each([
    ['http instead of https', 'http://www.bis.gov/press-release/department-commerce-announces-rescission'],
    ['no www.', 'https://bis.gov/press-release/department-commerce-announces-rescission'],
    ['a slash at the end', 'https://www.bis.gov/press-release/department-commerce-announces-rescission/'],
    ['a fragment', 'https://www.bis.gov/press-release/department-commerce-announces-rescission#top'],
    ['a dot after the host', 'https://www.bis.gov./press-release/department-commerce-announces-rescission'],
    ['a campaign', 'https://www.bis.gov/press-release/department-commerce-announces-rescission?utm_source=x'],
  ])('has the same id with %s', (_, url) => {
    expect(documentWatch(index, { ...item, url }, NOW).id).toBe(documentWatch(index, item, NOW).id)
  })

  it('has the same id with a plus sign or %20 for a space', () => {
    const plus = documentWatch(index, { ...item, url: 'https://media.bis.gov/documents/Entity+List.pdf' }, NOW)
    const space = documentWatch(index, { ...item, url: 'https://media.bis.gov/documents/Entity%20List.pdf' }, NOW)
    expect(plus.id).toBe(space.id)
  })

  it.each([
    ['another path', 'https://www.bis.gov/press-release/department-commerce-rescinds-biden-era'],
    ['another query', 'https://www.bis.gov/press-release/department-commerce-announces-rescission?page=2'],
    ['another host', 'https://www.commerce.gov/press-release/department-commerce-announces-rescission'],
  ])('has another id with %s', (_, url) => {
    expect(documentWatch(index, { ...item, url }, NOW).id).not.toBe(documentWatch(index, item, NOW).id)
  })

  it('gets an id of small letters, digits and hyphens from any address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (url) => {
        expect(documentWatch(index, { title: 'x', url }, NOW).id).toMatch(/^bis\/[a-z0-9][a-z0-9-]{0,56}$/)
      }),
    )
  })

  it('is called by its address where the index gives no title', () => {
    expect(documentWatch(index, { ...item, title: '  ' }, NOW).title).toBe(item.url)
  })

  it('is not watched for an index that follows none', () => {
    const { follow: _, ...plain } = index
    expect(() => documentWatch(plain, item, NOW)).toThrow('follows no documents')
  })
})

describe('the next look', () => {
  const good = { failures: 0 }

  it('comes after the interval, at most a twentieth or half a minute early', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 30 * DAY }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (everyMs, random) => {
          const wait = nextDue({ ...index, everyMs }, NOW, good, random) - NOW
          expect(wait).toBeLessThanOrEqual(everyMs)
          expect(wait).toBeGreaterThanOrEqual(everyMs - Math.min(everyMs * 0.05, 30_000) - 1)
        },
      ),
    )
  })

  it('is spread by the number it is given, and by nothing else', () => {
    expect(nextDue(index, NOW, good, 0)).toBe(NOW + 5 * MINUTE)
    expect(nextDue(index, NOW, good, 0.5)).toBe(NOW + 5 * MINUTE - 7_500)
  })

  it('comes sooner after a first failure, then ever later up to the interval', () => {
    const slow = { ...index, everyMs: 15 * MINUTE }
    const waits = [1, 2, 3, 4, 5, 6, 1_000].map((failures) => (nextDue(slow, NOW, { failures }, 0.9) - NOW) / MINUTE)
    expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15])
  })

  it('never comes later after a failure than it would have come anyway, where the interval is short', () => {
    expect(nextDue({ ...index, everyMs: 10_000 }, NOW, { failures: 3 }, 0.5)).toBe(NOW + 10_000)
  })

  it('waits as long as the site asks, after a failure and after a good look', () => {
    const retryAfterMs = 20 * MINUTE
    expect(nextDue(index, NOW, { failures: 1, retryAfterMs }, 0)).toBe(NOW + retryAfterMs)
    expect(nextDue(index, NOW, { failures: 0, retryAfterMs }, 0)).toBe(NOW + retryAfterMs)
    expect(nextDue(index, NOW, { failures: 1, retryAfterMs: 5_000 }, 0)).toBe(NOW + MINUTE)
  })

  it('waits no longer than a day, whatever the site asks', () => {
    expect(nextDue(index, NOW, { failures: 1, retryAfterMs: 400 * DAY }, 0)).toBe(NOW + DAY)
  })
})

describe('an interval in words', () => {
  it.each([
    [5 * MINUTE, 'every 5 minutes'],
    [60 * MINUTE, 'every hour'],
    [90_000, 'every 90 seconds'],
    [DAY, 'every day'],
    [14 * DAY, 'every 14 days'],
    [1_500, 'every 1500 milliseconds'],
  ])('%i is %s', (ms, words) => {
    expect(describeEvery(ms)).toBe(words)
  })
})
