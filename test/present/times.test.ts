import { describe, expect, it } from 'vitest'
import { countryName } from '../../src/present/country.ts'
import { dayIn, localTime, plainDate, withPlainDates } from '../../src/present/times.ts'

const AT = Date.parse('2025-03-25T20:21:00Z')

describe('times', () => {
  it.each([
    ['America/New_York', '25 March 2025 at 16:21 EDT'],
    ['Europe/Berlin', '25 March 2025 at 21:21 CET'],
    ['Europe/London', '25 March 2025 at 20:21 GMT'],
    ['Australia/Sydney', '26 March 2025 at 07:21 AEDT'],
    ['UTC', '25 March 2025 at 20:21 UTC'],
    ['Asia/Shanghai', '26 March 2025 at 04:21 GMT+8'],
  ])('in %s carry the name that people give the zone', (zone, text) => {
    expect(localTime(AT, zone)).toBe(text)
  })

  it('are days of the zone of the source', () => {
    expect(dayIn(AT, 'America/New_York')).toBe('2025-03-25')
    expect(dayIn(AT, 'Asia/Shanghai')).toBe('2025-03-26')
  })

  it('write a date out, and leave what is none', () => {
    expect(plainDate('2022-10-13')).toBe('13 October 2022')
    expect(plainDate('2022-13-41')).toBe('2022-13-41')
    expect(withPlainDates('87 FR 62202, 2022-10-13; No. 12022-10-13')).toBe(
      '87 FR 62202, 13 October 2022; No. 12022-10-13',
    )
  })
})

describe('a destination', () => {
  it.each([
    ["CHINA, PEOPLE'S REPUBLIC OF", 'China'],
    ['TAIWAN', 'Taiwan'],
    ['HONG KONG', 'Hong Kong'],
    ['CRIMEA REGION OF UKRAINE', 'Crimea'],
    ['美国', 'United States'],
    ['Atlantis', 'Atlantis'],
    ['', ''],
  ])('printed as %j reads %j', (printed, name) => {
    expect(countryName(printed)).toBe(name)
  })
})
