import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDuration, parseSize } from '../../src/config/quantities.ts'

const MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const BYTES = { B: 1, kB: 1_000, MB: 1_000_000, GB: 1_000_000_000 } as const

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['5m', 300_000],
    ['6h', 21_600_000],
    ['14d', 1_209_600_000],
  ])('%s is %i milliseconds', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it('of any number and unit is the number times the unit', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.constantFrom(...(Object.keys(MS) as (keyof typeof MS)[])), (n, unit) => {
        expect(parseDuration(`${n}${unit}`)).toBe(n * MS[unit])
      }),
    )
  })

  it.each(['5 minuts', '5', 'm', '', '-5m', '1.5h', '5M', ' 5m', '5m ', '1h30m', '٥m', '10000000m', '5m\n'])(
    'is not %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined()
    },
  )

  it('is undefined or a safe whole number, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{0,8}[a-z]{0,2}$/)), (text) => {
        const ms = parseDuration(text)
        expect(ms === undefined || (Number.isSafeInteger(ms) && ms >= 0)).toBe(true)
      }),
    )
  })
})

describe('a size', () => {
  it('of any number and unit is the number times the unit', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.constantFrom(...(Object.keys(BYTES) as (keyof typeof BYTES)[])), (n, unit) => {
        expect(parseSize(`${n}${unit}`)).toBe(n * BYTES[unit])
      }),
    )
  })

  it.each(['20', '20 MB', '20mb', '20MiB', '-1MB', '1,5MB', 'constructor'])('is not %j', (text) => {
    expect(parseSize(text)).toBeUndefined()
  })
})
