/** Who is who in two states of a list, with an example for each way in which real entries were revised. */
import { describe, expect, it } from 'vitest'
import { diffListings } from '../../../src/diff/listings.ts'
import { cite, entity, told } from './entries.ts'

const nudt = entity('National University of Defense Technology (NUDT)', {
  aliases: ['Central South CAD Center'],
  addresses: ['Garden Road, Changsha City, Kaifu District, Hunan Province, China'],
})

describe('an entry is the same entry', () => {
  it('under a name that differs in typography only', () => {
    const old = entity('Xi’an Jiayuanhua Co.,Ltd.', { addresses: ['No. 143–6th Street, Xi’an 7⁄1'] })
    const now = entity("XI'AN JIAYUANHUA CO., LTD", { addresses: ["No. 143-6th Street,  Xi'an 7/1."] })
    expect(diffListings([old], [now], false)).toEqual({ changes: [], folded: 1 })
  })

  it('by the number of the list alone, where it has one', () => {
    const old = entity('HAVANA BANK LTD', { key: '306' })
    const now = entity('HAVIN BANK LIMITED', { key: '306', country: 'UNITED KINGDOM' })
    expect(told([old], [now])).toEqual([
      'HAVANA BANK LTD ~ HAVIN BANK LIMITED: name [HAVANA BANK LTD => HAVIN BANK LIMITED], country [CHINA => UNITED KINGDOM]',
    ])
    expect(told([old], [{ ...old, key: '307' }])).toEqual(['+ HAVANA BANK LTD', '- HAVANA BANK LTD'])
  })

  it('with an alias that a later rule adds', () => {
    const now = {
      ...nudt,
      aliases: [...nudt.aliases, 'Hunan Guofang Keji University'],
      citations: [...nudt.citations, cite(84, 29373, '2019-06-24')],
    }
    expect(told([nudt], [now])).toEqual([
      'National University of Defense Technology (NUDT): aliases [ => Hunan Guofang Keji University], citations [ => 84 FR 29373, 2019-06-24]',
    ])
  })

  it('with a typing error of its name mended', () => {
    const old = entity('Aviation Industry Coporation of China')
    const now = entity('Aviation Industry Corporation of China', { citations: [...old.citations, cite(87, 51876)] })
    expect(told([old], [now])).toEqual([
      `${old.name} ~ ${now.name}: name [${old.name} => ${now.name}], citations [ => 87 FR 51876]`,
    ])
  })

  it('with a typing error that hides where its name ends', () => {
    const old = entity('Big Missile Corporation, Plant “Molot”', { addresses: ['40 Gogol Street, Petrovsk, Russia'] })
    const now = entity('Big Missile Corportaion', { addresses: ['Plant “Molot”, 40 Gogol Street, Petrovsk, Russia'] })
    expect(told([old], [now])).toHaveLength(1)
    const twin = entity('Big Missile Corporation, Plant “Zenit”', { addresses: ['41 Gogol Street, Petrovsk, Russia'] })
    expect(told([old], [twin])).toHaveLength(2)
  })

  it('with name and alias swapped', () => {
    const old = entity('Suma Technology', { aliases: ['Sugon Kunshan'] })
    const now = entity('Sugon Kunshan', { aliases: ['Suma Technology'] })
    expect(told([old], [now])).toEqual([
      'Suma Technology ~ Sugon Kunshan: name [Suma Technology => Sugon Kunshan], aliases [Sugon Kunshan => Suma Technology]',
    ])
  })

  it('under a new name, at its address and added by its rule', () => {
    const address = 'No. 5 Lianhua Road, Pudong, Shanghai, China'
    const old = entity('Tri-Ring Trading', { addresses: [address] })
    const now = entity('Wuhan Commerce Group', { addresses: [address] })
    expect(told([old], [now])).toMatchObject([
      'Tri-Ring Trading ~ Wuhan Commerce Group: name [Tri-Ring Trading => Wuhan Commerce Group]',
    ])
    // what another rule added there is somebody else
    expect(told([old], [{ ...now, citations: [cite(90, 14048)] }])).toEqual([
      '+ Wuhan Commerce Group',
      '- Tri-Ring Trading',
    ])
  })

  it('in another destination, with the rule of its addition: Hong Kong became China in 2020', () => {
    const old = entity('Corezing International', { country: 'HONG KONG', citations: [cite(76, 67062)] })
    const now = { ...old, country: "CHINA, PEOPLE'S REPUBLIC OF", citations: [...old.citations, cite(85, 83765)] }
    expect(told([old], [now])).toEqual([
      "Corezing International: country [HONG KONG => CHINA, PEOPLE'S REPUBLIC OF], citations [ => 85 FR 83765]",
    ])
    const another = { ...now, citations: [cite(85, 83765)] }
    expect(told([old], [another])).toEqual(['+ Corezing International', '- Corezing International'])
  })

  it('when only some of the persons named within it go: India 2025', () => {
    const old = entity('Department of Atomic Energy entities', {
      country: 'INDIA',
      subordinates: ['Indian Rare Earths', 'Bhabha Atomic Research Center (BARC)', 'Nuclear reactors'],
    })
    const now = { ...old, subordinates: ['Nuclear reactors'], citations: [...old.citations, cite(90, 4617)] }
    expect(told([old], [now])).toEqual([
      'Department of Atomic Energy entities: subordinates [Indian Rare Earths; Bhabha Atomic Research Center (BARC) => ], citations [ => 90 FR 4617]',
    ])
  })

  it('whatever its file calls the list', () => {
    const old = entity('Nettrix', { list: 'bis-export-2023-11-21.csv' })
    expect(told([old], [{ ...old, list: 'bis-export-2023-12-07.csv' }])).toEqual([])
  })
})

describe('entries of one name in one destination', () => {
  const row = (address: string, page: number) =>
    entity('Tactical Missile Corporation', { addresses: [address], citations: [cite(87, page)] })
  const [north, south, west] = [row('7 North Street, Omsk', 1), row('8 South Street, Omsk', 2), row('9 West Street', 3)]

  it('are paired by their addresses and citations', () => {
    const amended = { ...south, footnotes: ['3'] }
    expect(told([north, south, west], [west, amended, north])).toEqual([
      'Tactical Missile Corporation: footnotes [ => 3]',
    ])
    expect(told([north, south, west], [west, north])).toEqual(['- Tactical Missile Corporation'])
  })

  it('tell of a date that changes in a later row of the entry', () => {
    const dated = (value: string) => ({ ...south, effectiveDate: { value, source: 'list' } }) as const
    const first = { ...north, effectiveDate: { value: '2024-01-02', source: 'list' } } as const
    expect(told([first, dated('2025-03-25')], [first, dated('2025-04-01')], true)).toEqual([
      'Tactical Missile Corporation: remarks [another row is effective 2025-03-25 => another row is effective 2025-04-01]',
    ])
  })

  it('are one entry in a table that prints a row for each address', () => {
    expect(told([north, south], [south, north, west], true)).toEqual([
      'Tactical Missile Corporation: addresses [ => 9 West Street], citations [ => 87 FR 3]',
    ])
  })
})

describe('an entry is divided', () => {
  const parent = entity('China Lake Corporation', {
    aliases: ['CLC'],
    subordinates: ['Lake Radar Institute', 'Lake Optics Works'],
    addresses: ['1 Lakeside Avenue, Wuxi, Jiangsu, China'],
  })
  const radar = entity('Lake Radar Institute', { citations: [...parent.citations, cite(90, 100)] })
  const optics = entity('Lake Optics Works', { citations: [...parent.citations, cite(90, 100)] })

  it('when those named within it get entries of their own: nobody is new, nobody is gone', () => {
    const left = { ...parent, subordinates: [], citations: [...parent.citations, cite(90, 100)] }
    expect(told([parent], [left, radar, optics])).toEqual([
      'China Lake Corporation: subordinates [Lake Radar Institute; Lake Optics Works => ], citations [ => 90 FR 100]',
      'split China Lake Corporation ~ Lake Radar Institute: name [China Lake Corporation => Lake Radar Institute], subordinates [Lake Radar Institute => ], citations [ => 90 FR 100]',
      'split China Lake Corporation ~ Lake Optics Works: name [China Lake Corporation => Lake Optics Works], subordinates [Lake Optics Works => ], citations [ => 90 FR 100]',
    ])
  })

  it('or when entries stand in its place', () => {
    expect(told([parent], [radar, optics]).map((line) => line.split(':')[0])).toEqual([
      'split China Lake Corporation ~ Lake Radar Institute',
      'split China Lake Corporation ~ Lake Optics Works',
    ])
  })

  it('and joined again', () => {
    const left = { ...parent, subordinates: [] }
    expect(told([left, radar, optics], [parent]).map((line) => line.split(':')[0])).toEqual([
      'China Lake Corporation',
      'merged Lake Radar Institute ~ China Lake Corporation',
      'merged Lake Optics Works ~ China Lake Corporation',
    ])
    expect(told([radar, optics], [parent]).map((line) => line.split(':')[0])).toEqual([
      'merged Lake Radar Institute ~ China Lake Corporation',
      'merged Lake Optics Works ~ China Lake Corporation',
    ])
  })

  it('by its addresses, or joined by them, also across destinations: the Hong Kong row of 2020', () => {
    const hongKong = entity('Jade Trading', { country: 'HONG KONG', addresses: ['15 Queen’s Road, Central'] })
    const china = entity('Jade Trading', { addresses: ['2 Garden Road, Shenzhen'] })
    const both = entity('Jade Trading', { addresses: [...china.addresses, ...hongKong.addresses] })
    expect(told([china, hongKong], [both])).toEqual([
      'Jade Trading: addresses [ => 15 Queen’s Road, Central]',
      'merged Jade Trading: country [HONG KONG => CHINA]',
    ])
    expect(told([both], [china, hongKong])).toEqual([
      'Jade Trading: addresses [15 Queen’s Road, Central => ]',
      'split Jade Trading: country [CHINA => HONG KONG]',
    ])
  })

  it('but one that still names them, or that another rule adds beside it, is new', () => {
    expect(told([parent], [parent, radar])).toEqual(['+ Lake Radar Institute'])
    const later = { ...radar, citations: [cite(90, 100)] }
    expect(told([parent], [{ ...parent, subordinates: ['Lake Optics Works'] }, later])).toEqual([
      'China Lake Corporation: subordinates [Lake Radar Institute => ]',
      '+ Lake Radar Institute',
    ])
  })
})

describe('names whose numbers differ are two, whatever else they share', () => {
  const shared = { addresses: ['524 Zhongshan East Road, Nanjing, Jiangsu, China'] }
  it.each([
    ['CETC 13th Research Institute', 'CETC 14th Research Institute'],
    ["3rd Academy's 159 Factory", "3rd Academy's 239 Factory"],
    ['CETC 55', 'CETC 5'],
    ['Second Academy of Machinery', 'Third Academy of Machinery'],
    ['Aviation Plant II', 'Aviation Plant III'],
    ['中国电子科技集团公司第十三研究所', '中国电子科技集团公司第十四研究所'],
  ])('%s, %s', (a, b) => {
    expect(told([entity(a, shared)], [entity(b, shared)])).toEqual([`+ ${b}`, `- ${a}`])
    expect(told([entity(a, shared)], [entity(a, shared), entity(b, shared)])).toEqual([`+ ${b}`])
    expect(
      told(
        [entity(a, { ...shared, aliases: ['The Institute'] })],
        [entity(b, { ...shared, aliases: ['The Institute'] })],
      ),
    ).toEqual([`+ ${b}`, `- ${a}`])
  })
})
