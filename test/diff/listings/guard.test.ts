/** What no list does from one look to the next. */
import { describe, expect, it } from 'vitest'
import { guardListings, requirePerCountry, requireSameList } from '../../../src/diff/listings/guard.ts'
import { CodedError } from '../../../src/errors.ts'
import type { Listing } from '../../../src/model/listing.ts'
import { entity } from './entries.ts'

const list = (count: number, rest: Partial<Listing> = {}) =>
  Array.from({ length: count }, (_, i) => entity(`Works ${i}`, rest))

function refusal(run: () => void): string {
  try {
    run()
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    return `${error.code}: ${error.message} ${error.hint}`
  }
  return ''
}

describe('a list is not believed', () => {
  it('when it shrank by more than half', () => {
    expect(refusal(() => guardListings(list(2_674), list(267)))).toBe(
      'list-shrunk: The list has 267 entries; it had 2674. Look at the page. If the list is right: ruledrift accept WATCH.',
    )
    expect(refusal(() => guardListings(list(20), []))).toMatch(/^list-shrunk/)
    expect(refusal(() => guardListings(list(20), list(10)))).toBe('')
    expect(refusal(() => guardListings(list(19), list(2)))).toBe('')
  })

  it('when a part that entries had is empty in all of them', () => {
    const marked = [...list(66, { footnotes: ['4'] }), ...list(600)]
    expect(refusal(() => guardListings(marked, list(666)))).toMatch(
      /^list-column-lost: No entry of the list has footnotes/,
    )
    expect(refusal(() => guardListings(list(5), list(5, { citations: [] })))).toMatch(/^list-column-lost.*citations/)
    // the last one or two may well go
    expect(refusal(() => guardListings([...list(2, { aliases: ['A'] }), ...list(50)], list(52)))).toBe('')
    expect(refusal(() => guardListings(marked, [...list(1, { footnotes: ['4'] }), ...list(665)]))).toMatch(
      /^list-column-lost: Most entries have lost footnotes/,
    )
    expect(refusal(() => guardListings(marked, [...list(40, { footnotes: ['4'] }), ...list(626)]))).toBe('')
  })

  it('when it is another list than the watch names, or than stood there before', () => {
    const other = list(30, { list: 'Military End User List' })
    expect(refusal(() => requireSameList('ecfr-supplement', 'Entity List', [], other))).toMatch(/^list-other: /)
    expect(refusal(() => requireSameList('ecfr-supplement', undefined, list(30), other))).toMatch(/^list-other: /)
    expect(refusal(() => requireSameList('csl', 'Supplement No. 7 to Part 744', [], other))).toBe('')
    expect(refusal(() => requireSameList('csl', undefined, list(1), [...other, ...list(1)]))).toBe('')
    expect(refusal(() => requireSameList('table', undefined, list(30), other))).toBe('')
  })

  it('when far more entries than before are not as the format promises', () => {
    const odd = (count: number) => list(count, { doubts: ['states 17 aliases, has 16'] })
    const before = [...odd(28), ...list(2_600)]
    expect(refusal(() => guardListings(before, [...odd(300), ...list(2_300)]))).toMatch(/^list-garbled: 300 of 2600/)
    expect(refusal(() => guardListings(before, [...odd(40), ...list(2_600)]))).toBe('')
  })

  it('when a destination has fewer or more entries than the watch expects', () => {
    const bounds = { 'CHINA, People’s Republic of': { min: 3 }, IRAN: { max: 1 } }
    const china = list(3, { country: "CHINA, PEOPLE'S REPUBLIC OF" })
    expect(refusal(() => requirePerCountry(china, bounds))).toBe('')
    // CHINA and CN are what the list calls CHINA, PEOPLE'S REPUBLIC OF
    for (const name of ['CHINA', 'CN', 'Mainland China']) {
      expect(refusal(() => requirePerCountry(china, { [name]: { min: 3, max: 3 } }))).toBe('')
    }
    expect(refusal(() => requirePerCountry(china.slice(1), bounds))).toMatch(
      /^count-out-of-bounds: The list has 2 entries under CHINA, People’s Republic of; the watch expects 3 to any number/,
    )
    expect(refusal(() => requirePerCountry([...china, ...list(2, { country: 'Iran' })], bounds))).toMatch(/under IRAN/)
  })
})
