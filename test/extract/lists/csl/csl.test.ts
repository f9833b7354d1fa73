/** The Consolidated Screening List in its forms. Entries are made up; the corpus holds real ones. */

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { eachElement } from '../../../../src/extract/lists/formats/json-elements.ts'
import { describeCorpus } from '../../../corpus.ts'
import { page, read, refused } from '../../reading.ts'

const ENTITY = {
  id: 'b6e959b5',
  source: 'Entity List (EL) - Bureau of Industry and Security',
  name: 'Acme Kite Co., Ltd.,',
  addresses: [
    { address: '5 Long Road', city: 'Wuxi', state: null, postal_code: '214000', country: 'CN' },
    { address: null, city: 'Central', state: null, postal_code: null, country: 'HK' },
  ],
  alt_names: ['Kite "K" {1}', 'AK'],
  federal_register_notice: '76 FR 71867',
  start_date: '2011-11-21',
  license_requirement: 'For all items subject to the EAR. (See §744.11 of the EAR).',
  license_policy: 'Presumption of denial.',
}
const SDN = {
  id: 'c1',
  source: 'Specially Designated Nationals (SDN) - Treasury Department',
  entity_number: 20264,
  type: 'Entity',
  programs: ['SDNTK', 'CUBA'],
  name: 'DOE HOLDINGS',
  addresses: [],
  ids: [{ type: 'Tax ID No.', number: '80-1', country: 'US' }],
}
const json = (...results: object[]) => page(JSON.stringify({ total: results.length, results }), 'application/json')
const CSV_HEADER =
  'source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,remarks,alt_names,ids'

describe('the Consolidated Screening List', () => {
  it('as JSON', async () => {
    const { reader, listings } = await read(json(ENTITY, SDN))
    expect(reader).toBe('csl')
    expect(listings).toMatchObject([
      {
        list: 'Entity List',
        name: 'Acme Kite Co., Ltd.',
        country: 'CN',
        addresses: ['5 Long Road, Wuxi, 214000, CN', 'Central, HK'],
        aliases: ['Kite "K" {1}', 'AK'],
        citations: [{ volume: 76, page: 71867 }],
        effectiveDate: { value: '2011-11-21', source: 'list' },
        licencePolicy: { class: 'presumption-of-denial' },
      },
      { list: 'OFAC SDN List', key: '20264', programme: 'SDNTK, CUBA', identifiers: ['20264', 'US, 80-1, Tax ID No.'] },
    ])
  })

  it('has no key where the list has no number: the hash of the content is none', async () => {
    const [one] = (await read(json(ENTITY))).listings
    const [two] = (await read(json({ ...ENTITY, id: 'other', _id: 'x' }))).listings
    expect(one?.key).toBeUndefined()
    expect(two).toEqual(one)
  })

  it('as CSV and as TSV', async () => {
    const fields = [
      'Entity List (EL) - Bureau of Industry and Security',
      '',
      '',
      '',
      ' Acme Kite',
      '',
      '5 Long Road, Wuxi, CN; Central, HK',
      '76 FR 71867',
      '2011-11-21',
      '',
      '',
      'For all items subject to the EAR',
      'Presumption of denial.',
      '',
      'AK; Kite',
      '',
    ]
    for (const [mark, type] of [
      [',', 'text/csv'],
      ['\t', 'text/tab-separated-values'],
    ] as const) {
      const body = `${CSV_HEADER.replaceAll(',', mark)}\n${fields.map((field) => `"${field}"`).join(mark)}\n`
      const { reader, listings } = await read(page(body, type))
      expect(reader).toBe('csl')
      expect(listings).toMatchObject([
        {
          list: 'Entity List',
          name: 'Acme Kite',
          country: 'CN',
          addresses: ['5 Long Road, Wuxi, CN', 'Central, HK'],
          aliases: ['AK', 'Kite'],
        },
      ])
    }
  })

  it('doubts an address under the name of one', async () => {
    expect((await read(json({ ...ENTITY, name: 'Address 07' }))).listings[0]?.doubts).toHaveLength(1)
  })

  it('is refused when it is cut, empty or lacks a column', async () => {
    const body = JSON.stringify({ results: [ENTITY, SDN] })
    for (const source of [
      page(body.slice(0, -30), 'application/json'),
      page('{"results":[]}', 'application/json'),
      page(`${CSV_HEADER}\n`, 'text/csv'),
      page(`${CSV_HEADER.replace('name', 'nom')}\na,b\n`, 'text/csv'),
    ]) {
      expect((await refused(source, { reader: 'csl' })).code).toBe('page-unreadable')
    }
  })
})

describe('eachElement', () => {
  const text = JSON.stringify({
    a: { b: [{ no: 1 }] },
    results: [{ x: 'a "]} \\ \u00e9' }, { y: [{ z: 1 }, []] }],
    after: [{ no: 2 }],
  }).replace('{"a":{"b":[{"no":1}]},', '{')

  it('gives the objects of the first array, wherever the pieces end', () => {
    for (let size = 1; size < text.length; size++) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
        text.slice(i * size, (i + 1) * size),
      )
      const found: unknown[] = []
      expect(eachElement(pieces, (json) => found.push(JSON.parse(json)))).toBe(true)
      expect(found).toEqual([{ x: 'a "]} \\ \u00e9' }, { y: [{ z: 1 }, []] }])
    }
  })

  it('says that the array does not end', () => {
    expect(eachElement(['{"results":[{"a":1},{"b"'], () => undefined)).toBe(false)
  })
})

const CORPUS = new URL('../../../../../shared/corpus/lists/', import.meta.url)
const here = existsSync(CORPUS)

describeCorpus(here, 'the sample of the corpus', () => {
  it('has entries of nine lists, and a key for those of OFAC only', async () => {
    const { reader, listings } = await read(page(readFileSync(new URL('csl-sample-2019.csv', CORPUS)), 'text/csv'))
    expect(reader).toBe('csl')
    expect(new Set(listings.map(({ list }) => list)).size).toBe(9)
    expect(listings.filter(({ key }) => key !== undefined).every(({ list }) => list.startsWith('OFAC'))).toBe(true)
  })
})
