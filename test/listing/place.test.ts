import { describe, expect, it } from 'vitest'
import { enrich } from '../../src/listing/enrich.ts'
import { emptyListing } from '../../src/listing/listing.ts'
import { newPlaces } from '../../src/listing/place.ts'

const LIST = ['5 Long Road, Haidian District, Beijing, China', 'Hong Kong, China']

describe('an address that another source gives', () => {
  it.each([
    'Beijing, CN',
    '5 Long Rd., Beijing, CN',
    '5 LONG ROAD, Haidian, Beijing, China, People’s Republic of',
    'CN',
    'HK',
    'Hong Kong',
    'Shanghai, CN',
  ])('is no new place where it says no more than the list does: %s', (address) => {
    expect(newPlaces([address], LIST)).toEqual([])
  })

  it.each([
    '7 Long Road, Haidian District, Beijing, China',
    '12 Hill Street, Shanghai, CN',
    'Karachi, PK',
    'Block 9, Science Park, Hefei, CN',
  ])('is new with a street of its own or in another country: %s', (address) => {
    expect(newPlaces([address], LIST)).toEqual([address])
  })

  it('is kept where nothing else is known', () => {
    expect(newPlaces(['PK'], [])).toEqual(['PK'])
  })
})

describe('an entry that learns from a second source', () => {
  const entry = (...addresses: string[]) => ({ ...emptyListing('Entity List'), name: 'Blue Kite', addresses })

  it('does not keep two spellings of one place', () => {
    const { listing, parts } = enrich(entry('Hefei, Anhui, China'), entry('Hefei, CN'))
    expect(listing.addresses).toEqual(['Hefei, Anhui, China'])
    expect(parts).toEqual([])
  })

  it('puts the street in the place of the city that a copy gave before', () => {
    const { listing, parts } = enrich(entry('Beijing, CN'), entry('5 Long Road, Beijing, China'))
    expect(listing.addresses).toEqual(['5 Long Road, Beijing, China'])
    expect(parts).toEqual([{ part: 'addresses', before: '', after: '5 Long Road, Beijing, China' }])
  })
})
