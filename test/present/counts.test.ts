import { describe, expect, it } from 'vitest'
import type { StatedCount } from '../../src/model/listing.ts'
import { countLine } from '../../src/present/counts.ts'
import { finding, listing } from './notices.ts'

/** @param countries destination -> entries told. */
function told(counts: readonly StatedCount[], countries: Readonly<Record<string, number>>) {
  const listings = Object.entries(countries).flatMap(([country, n]) =>
    Array.from({ length: n }, () => listing({ country })),
  )
  return listings.map((entry, i) => finding({ kind: 'listing.added', listing: entry, ...(i === 0 ? { counts } : {}) }))
}

describe('how many', () => {
  it('shows what each document says side by side, and what these entries are', () => {
    const counts = [
      { value: 80, text: 'Bureau of Industry and Security (BIS): 80' },
      { value: 82, text: 'Federal Register: 12 + 70 = 82', found: 82 },
    ]
    expect(countLine(told(counts, { "CHINA, PEOPLE'S REPUBLIC OF": 42, IRAN: 2, PAKISTAN: 19 }))).toEqual({
      text: 'How many: BIS: 80 · Federal Register: 12 + 70 = 82 · these 63 = China 42, Pakistan 19, Iran 2',
      note: 'Entities and entries are counted differently: no error.',
    })
  })

  it('sums what the press counts as Chinese only where the documents say it by destination', () => {
    const byCountry = [
      { value: 82, text: 'Federal Register: 82', found: 82 },
      { value: 53, text: 'China (53)', country: "China, People's Republic of" },
      { value: 1, text: 'Taiwan (1)', country: 'Taiwan' },
      { value: 2, text: 'Iran (2)', country: 'Iran' },
    ]
    expect(countLine(told(byCountry, { CHINA: 1 }))?.text).toBe(
      'How many: Federal Register: 82 = China 53, Taiwan 1, Iran 2 · China and Taiwan together 54',
    )
    expect(countLine(told([{ value: 13, text: 'BIS: 13' }], { CHINA: 11, TAIWAN: 1 }))?.text).toBe(
      'How many: BIS: 13 · these 12 = China 11, Taiwan 1',
    )
  })

  it('shows of each document what it says by destination', () => {
    const of = (value: number, country: string) => ({ value, text: '', country })
    const counts = [
      { value: 80, text: 'Bureau of Industry and Security (BIS): 80' },
      { value: 82, text: 'Federal Register: 12 + 70 = 82', found: 82 },
      ...[of(11, 'China'), of(1, 'Taiwan'), of(42, 'China'), of(28, 'Iran')],
    ]
    expect(countLine(told(counts, { CHINA: 42, IRAN: 28 }))?.text).toBe(
      'How many: BIS: 80 · Federal Register: 12 + 70 = 82; 12 = China 11, Taiwan 1; 70 = China 42, Iran 28 · China and Taiwan together 54',
    )
  })

  it('says nothing where one document states what was read in it, and what was read where that differs', () => {
    expect(countLine(told([{ value: 16, text: 'MOFCOM: 16', found: 16 }], { 美国: 16 }))).toBeUndefined()
    expect(countLine(told([], { China: 1, Iran: 1 }))).toBeUndefined()
    expect(countLine(told([{ value: 28, text: '等28家实体', found: 27 }], { 美国: 27 }))?.text).toBe(
      'How many: 等28家实体 (read: 27)',
    )
  })

  it('holds a thousand counts and destinations', () => {
    const counts = Array.from({ length: 1000 }, (_, i) => ({ value: i, text: `Source ${i}: ${i}` }))
    const countries = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`Nowhere ${i}`, 1]))
    expect(countLine(told(counts, countries))?.text.length).toBeLessThan(1000)
  })
})
