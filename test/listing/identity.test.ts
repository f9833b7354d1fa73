import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countryKey, foldName, nameKey, searchText, searchWords } from '../../src/listing/identity.ts'
import { emptyListing } from '../../src/listing/listing.ts'

describe('a folded name', () => {
  it.each([
    ['Suma Technology Co., Ltd.,', 'Suma Technology Company, Limited'],
    ['İnvest Diş Ticaret', 'Invest Dis Ticaret'],
    ['浪潮電子信息產業', '浪潮电子信息产业'],
    ['浪潮 集团', '浪潮集团'],
    ['“Alpha–Beta” LLC', 'ALPHA-BETA LLC'],
    ['Ｆｕｌｌ Ｗｉｄｔｈ', 'full width'],
  ])('of %s is that of %s', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b))
  })

  it('keeps every digit', () => {
    expect(nameKey('CETC 13th Research Institute')).not.toBe(nameKey('CETC 14th Research Institute'))
  })

  it('is its own folded form, whatever the page sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name))
      }),
    )
  })

  it('of a hostile length takes no time', () => {
    expect(foldName('a,'.repeat(1_000_000)).length).toBeLessThan(1_000)
  })
})

describe('a country', () => {
  it.each([
    ['CHINA, PEOPLE’S REPUBLIC OF', 'CN'],
    ['Hong Kong', 'China'],
    ['PK', 'PAKISTAN'],
    ['RUSSIA', 'Russian Federation'],
  ])('%s is %s', (a, b) => {
    expect(countryKey(a)).toBe(countryKey(b))
  })

  it('Taiwan stands for itself, and no country is none', () => {
    expect(countryKey('TAIWAN')).not.toBe(countryKey('CHINA'))
    expect(countryKey('')).toBe('')
  })
})

describe('what a search looks in', () => {
  it('holds every word of every name, for any words that are asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 5 }),
        (names) => {
          const [name = '', ...aliases] = names
          const text = searchText({ ...emptyListing('Entity List'), name, aliases })
          for (const word of names.flatMap(searchWords)) expect(text).toContain(word)
        },
      ),
    )
  })
})
