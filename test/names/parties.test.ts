import { describe, expect, it } from 'vitest'
import { emptyListing } from '../../src/listing/listing.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { Party } from '../../src/model/notice.ts'
import { matchParties, matchText, prepareParties } from '../../src/names/parties.ts'
import { cpuMs } from '../cpu.ts'

const party = (name: string, ...aliases: string[]): Party => ({ name, aliases, country: '', note: '' })
const entry = (name: string, more: Partial<Listing> = {}): Listing => ({
  ...emptyListing('Entity List'),
  name,
  ...more,
})

const INSPUR = party('Inspur Group', '浪潮集团', '浪潮')

function sureness(one: Party, name: string, more: Partial<Listing> = {}): string | undefined {
  return matchParties(prepareParties([one]), entry(name, more))[0]?.sureness
}

describe('an entry of a list', () => {
  it('is the party by its whole name, an alias, a former name or a name within it', () => {
    expect(sureness(INSPUR, 'Inspur Group Co., Ltd.')).toBe('sure')
    expect(sureness(INSPUR, 'X', { aliases: ['浪潮集團有限公司'] })).toBe('sure')
    expect(sureness(INSPUR, 'X', { formerNames: ['INSPUR GROUP'] })).toBe('sure')
    const [match] = matchParties(prepareParties([INSPUR]), entry('X', { subordinates: ['Inspur Group'] }))
    expect(match).toEqual({
      party: 'Inspur Group',
      by: 'Inspur Group',
      matched: 'Inspur Group',
      sureness: 'sure',
      how: 'same name, named within the entry',
    })
  })

  it.each([
    'Inspur (Beijing) Electronic Information Industry Co., Ltd.',
    'Inspur Electronic Information (Hong Kong) Co., Ltd.',
    'Inspur Software Co., Ltd.',
    'Inspur Taiwan',
    'Beijing Inspur Digital Co., Ltd.',
    '浪潮（北京）电子信息产业有限公司',
    '济南浪潮数据技术有限公司',
  ])('is likely of its group where its name leads: %s', (name) => {
    expect(sureness(INSPUR, name)).toBe('likely')
  })

  it('is possible where the name stands within, or leads a bare name, or is the head of the party’s own', () => {
    expect(sureness(INSPUR, 'Jinan Donghua Inspur Software Co., Ltd.')).toBe('possible')
    expect(sureness(party('Zadran Ltd'), 'Zadran Khalil')).toBe('possible')
    expect(sureness(party('Inspur (Beijing) Electronic Information Industry Co., Ltd.'), 'Inspur Group')).toBe(
      'possible',
    )
  })

  it('is possible at most by an address or a cross-reference, and says so', () => {
    const [match] = matchParties(prepareParties([INSPUR]), entry('X', { addresses: ['Inspur Group Building, Jinan'] }))
    expect(match).toMatchObject({ sureness: 'possible', how: 'stands only in an address or a cross-reference' })
  })

  it.each([
    [party('CORP'), 'CORP'],
    [party('Trading Co'), 'General Trading Co., Ltd.'],
    [party('China Ltd'), 'China Electronics Co.'],
    [party('北京科技'), '北京科技贸易有限公司'],
    [party('SA Ltd'), 'SA Trading'],
    [party('ABC Ltd'), 'Beijing Electronics ABC'],
    [party('CETC 13th Research Institute'), 'CETC 14th Research Institute'],
    [party('HP'), 'HP Trading'],
    [party('华'), '华为技术有限公司'],
    [party('Habib, Mohammed'), 'Habib Bank'],
  ])('is nobody’s by general words, short names, other numbers or a family name: %o, %s', (one, name) => {
    expect(sureness(one, name)).toBeUndefined()
  })

  it('is found among thousands of parties in the time that its own words take', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => party(`Kessler Vorando ${i} Ltd`, `Number${i} Works`))
    const search = prepareParties([...many, INSPUR])
    const start = cpuMs()
    for (let i = 0; i < 3_400; i++) matchParties(search, entry(`Inspur Plant ${i} of Some Other City Co., Ltd.`))
    expect(cpuMs() - start).toBeLessThan(10_000)
    expect(matchParties(search, entry('Inspur Group')).map(({ party }) => party)).toEqual(['Inspur Group'])
    expect(matchParties(search, entry('Kessler Vorando 77 Company'))[0]).toMatchObject({
      party: 'Kessler Vorando 77 Ltd',
      sureness: 'sure',
    })
  })
})

describe('general words', () => {
  it('as the whole name of a party are searched for nowhere, not in addresses and cross-references either', () => {
    const search = prepareParties([party('CORP'), party('Trading Company')])
    const listing = {
      ...emptyListing('OFAC SDN List'),
      name: 'Acme Kite',
      addresses: ['Corp House, Town'],
      crossReferences: ['Linked To: EURO FINANCING, CORP.', 'Trading Company of Town'],
    }
    expect(matchParties(search, listing)).toEqual([])
    expect(matchText(search, 'A CORP and a trading company')).toEqual([])
  })
})

describe('a text', () => {
  const search = prepareParties([INSPUR, party('Kessler Technologies Co., Ltd.', 'Kesstech'), party('CORP Ltd')])

  it('names a party surely by its own name, likely by an alias or without the legal form', () => {
    const found = matchText(search, 'INSPUR  GROUP and Kessler Technologies were named.')
    expect(found).toMatchObject([
      { party: 'Inspur Group', matched: 'INSPUR  GROUP', sureness: 'sure' },
      { party: 'Kessler Technologies Co., Ltd.', matched: 'Kessler Technologies', sureness: 'likely' },
    ])
    expect(matchText(search, '美国将浪潮列入清单')).toMatchObject([{ by: '浪潮', matched: '浪潮', sureness: 'likely' }])
  })

  it('names nobody within a longer word, or by a legal form', () => {
    expect(matchText(search, 'Kesstechnik and the corp of the others')).toEqual([])
  })
})
