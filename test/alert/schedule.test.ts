import { describe, expect, it } from 'vitest'
import { nextSlot } from '../../src/alert/schedule.ts'
import { CodedError } from '../../src/errors.ts'

function slots(cron: string, timeZone: string, after: string, n: number): string[] {
  const found: string[] = []
  let at = Date.parse(after)
  while (found.length < n) {
    at = nextSlot({ cron, timeZone }, at)
    found.push(new Date(at).toISOString().replace(':00.000Z', 'Z'))
  }
  return found
}

describe('the next slot of a digest', () => {
  it('follows the clock of its zone over both changes of the clock', () => {
    expect(slots('0 8 * * *', 'Europe/Berlin', '2025-03-29T00:00:00Z', 2)).toEqual([
      '2025-03-29T07:00Z',
      '2025-03-30T06:00Z',
    ])
    expect(slots('0 8 * * *', 'Europe/Berlin', '2025-10-25T00:00:00Z', 2)).toEqual([
      '2025-10-25T06:00Z',
      '2025-10-26T07:00Z',
    ])
  })

  it('comes once, at 03:00, when its time falls into the gap of spring', () => {
    expect(slots('30 2 * * *', 'Europe/Berlin', '2025-03-29T12:00:00Z', 2)).toEqual([
      '2025-03-30T01:00Z',
      '2025-03-31T00:30Z',
    ])
  })

  it('comes once, the first time, when its time is there twice in autumn', () => {
    expect(slots('30 2 * * *', 'Europe/Berlin', '2025-10-25T12:00:00Z', 2)).toEqual([
      '2025-10-26T00:30Z',
      '2025-10-27T01:30Z',
    ])
    expect(slots('30 1 * * *', 'America/New_York', '2025-11-01T12:00:00Z', 2)).toEqual([
      '2025-11-02T05:30Z',
      '2025-11-03T06:30Z',
    ])
  })

  it('comes once each also for several fixed times', () => {
    expect(slots('0,30 2 * * *', 'Europe/Berlin', '2025-10-25T12:00:00Z', 3)).toEqual([
      '2025-10-26T00:00Z',
      '2025-10-26T00:30Z',
      '2025-10-27T01:00Z',
    ])
  })

  it('follows the hours that pass when the hour is a wildcard', () => {
    expect(slots('0 * * * *', 'Europe/Berlin', '2025-10-25T23:30:00Z', 3)).toEqual([
      '2025-10-26T00:00Z',
      '2025-10-26T01:00Z',
      '2025-10-26T02:00Z',
    ])
  })

  it('is a local day of its own at both ends of the world', () => {
    expect(slots('0 9 * * 1', 'Pacific/Kiritimati', '2025-05-11T00:00:00Z', 1)).toEqual(['2025-05-11T19:00Z'])
    expect(slots('0 9 * * 1', 'Pacific/Pago_Pago', '2025-05-11T00:00:00Z', 1)).toEqual(['2025-05-12T20:00Z'])
  })

  it('is later than the time asked, also when that is itself a slot', () => {
    const digest = { cron: '0 8 * * 1-5', timeZone: 'Asia/Shanghai' }
    const slot = nextSlot(digest, Date.parse('2025-05-13T00:00:00Z') - 1)
    expect(new Date(slot).toISOString()).toBe('2025-05-13T00:00:00.000Z')
    expect(new Date(nextSlot(digest, slot)).toISOString()).toBe('2025-05-14T00:00:00.000Z')
  })

  it.each([
    ['not a cron', 'tomorrow', 'UTC'],
    ['six fields', '0 0 8 * * *', 'UTC'],
    ['a zone that does not exist', '0 8 * * *', 'Europe/Atlantis'],
    ['a day that never comes', '0 0 31 2 *', 'UTC'],
  ])('refuses %s', (_, cron, timeZone) => {
    expect(() => nextSlot({ cron, timeZone }, 0)).toThrow(CodedError)
  })
})
