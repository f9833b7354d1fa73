import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryAfterMs } from '../../src/fetch/retry-after.ts'

const NOW = Date.UTC(2025, 4, 15, 12)
const DAY_MS = 86_400_000

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 30 ', 30_000],
    ['1.5', 1_000],
    ['120, 120', 120_000],
    ['-5', 0],
    ['86400', DAY_MS],
    ['86401', DAY_MS],
    ['315360000', DAY_MS],
    ['99999999999999999999999', DAY_MS],
    ['Thu, 15 May 2025 12:10:00 GMT', 600_000],
    ['Thursday, 15-May-25 12:10:00 GMT', 600_000],
    ['Thu May 15 12:10:00 2025 GMT', 600_000],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['Wed, 21 Oct 2099 07:28:00 GMT', DAY_MS],
  ])('%s is %i ms', (value, ms) => {
    expect(retryAfterMs({ 'retry-after': value }, NOW)).toBe(ms)
  })

  it.each(['', 'soon', '12 minutes', '2026', '1e3', 'Thu, whenever', '0x10'])('%j says nothing', (value) => {
    expect(retryAfterMs({ 'retry-after': value }, NOW)).toBe(value === '2026' ? 2_026_000 : undefined)
  })

  it('may be absent', () => {
    expect(retryAfterMs({}, NOW)).toBeUndefined()
  })

  it('is between 0 and 24 h whatever stands there', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, number) => {
        for (const value of [text, String(number), `Thu, ${text}`]) {
          const ms = retryAfterMs({ 'retry-after': value }, NOW) ?? 0
          expect(ms >= 0 && ms <= DAY_MS).toBe(true)
        }
      }),
    )
  })
})
