/** Lists within a sentence: which item came or went. */
import { describe, expect, it } from 'vitest'
import { judgePair, kinds, marked } from '../pair.ts'

describe('lists within a sentence', () => {
  it.each([
    [
      'Pumps made by Orla Machine Works, Belt and Sons Company or Corvan Machine Works, where they are used in mines.',
      'Pumps made by Orla Machine Works, Belt and Sons Company, Corvan Machine Works or NR Tarn Machine Works, where they are used in mines.',
      'listing.added',
    ],
    [
      'Sectors under review: cement, glass, timber.',
      'Sectors under review: bricks, cement, glass, solar cells, timber.',
      'listing.added',
    ],
    [
      'Substances subject to the notice: arsenic; lead acetate; toluene.',
      'The notice covers the following substances: arsenic; and toluene.',
      'listing.removed',
    ],
    [
      'Members: Alder Shipping Union, Port Workers League, Union of Pilots.',
      'Our members are the Alder Shipping Union and the Port Workers League.',
      'listing.removed',
    ],
    [
      'The following banks are under the ban: Orla Bank; Tarn Credit Co., Ltd.; Corvan Bank.',
      'The following lenders are under the ban: Orla Bank; Tarn Credit Co., Ltd.; Corvan Bank; Belt Savings Bank.',
      'listing.added',
    ],
  ])('%s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it('marks the item', () => {
    const [finding] = judgePair(
      'Under review: cement; glass; timber.',
      'Under review: cement; glass; solar cells; timber.',
    )
    expect(marked(finding, 'after').join('').trim()).toMatch(/^solar cells;?$/)
  })

  it('leaves to the other rules what a duty asks for, item by item', () => {
    const before = 'The form must show: name, address, date of birth.'
    const after = 'The form must show: name, address, date of birth, nationality.'
    expect(kinds(judgePair(before, after))[0]).not.toBe('listing.added')
  })
})
