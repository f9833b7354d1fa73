import { describe, expect, it } from 'vitest'
import { emptyListing } from '../../src/listing/listing.ts'
import { sinceCell, sinceWords, statedSince } from '../../src/listing/since.ts'

const entry = emptyListing('OFAC SDN List')
const cited = {
  ...entry,
  citations: [
    { volume: 90, page: 1, date: '2025-03-28' },
    { volume: 88, page: 2, date: '2023-03-06' },
  ],
}

describe('since when an entry is listed', () => {
  it('is its effective date, else the day of its first citation', () => {
    expect(statedSince({ ...cited, effectiveDate: { value: '2023-03-02', source: 'rule' } })).toBe('2023-03-02')
    expect(statedSince(cited)).toBe('2023-03-06')
    expect(sinceWords(cited, '2026-11-25')).toBe('is listed since 2023-03-06')
  })

  it('is never said to be the day on which we first looked', () => {
    expect(statedSince(entry)).toBeUndefined()
    expect(sinceCell(entry, '2026-11-25')).toBe('seen 2026-11-25')
    expect(sinceWords(entry, '2026-11-25')).toBe('was on the list when it was first seen, on 2026-11-25')
  })
})
