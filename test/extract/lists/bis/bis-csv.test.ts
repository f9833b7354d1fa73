/** Exports of BIS. Rows are made up; the corpus holds real ones. */

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { foldCountry } from '../../../../src/listing/lists.ts'
import { describeCorpus } from '../../../corpus.ts'
import { page, read, refused } from '../../reading.ts'

const HEADER =
  '\uFEFFSource List,Entity Number,SDN Type,Programs,Name,Title,Address,City,State/Province,Postal Code,Country,Federal Register Notice,Effective Date,Date Lifted/Waived/Expired,Standard Order,License Requirement,License Policy,Call Sign,Vessel Type,Gross Tonnage,Gross Register Tonnage,Vessel Flag,Vessel Owner,Remarks/Notes,Address Number,Address Remarks,Alternate Number,Alternate Type,Alternate Name,Alternate Remarks,Web Link,,,,'
type Row = {
  list?: string
  name: string
  address?: string
  city?: string
  country: string
  notice?: string
  date?: string
  alias?: string
  remarks?: string
}
const row = ({
  list = 'EL',
  name,
  address = '1 Bay Road',
  city = 'Town',
  country,
  notice = '88 FR 85095',
  date = '12/7/2023',
  alias = '',
  remarks = '',
}: Row) =>
  `${list},,,,"${name}",,"${address}",${city},,,${country},"${notice}","${date}",,,For all items subject to the EAR.  (See §744.11 of the EAR),Presumption of denial.,,,,,,,"${remarks}",,,,,"${alias}",,http://x,,,,`
const csv = (...rows: Row[]) =>
  page([HEADER, ...rows.map(row)].join('\r\n'), 'text/csv', 'https://www.example.gov/lists.csv')

describe('the export of the lists of BIS', () => {
  it('has the earliest of several dates of an entry, in whatever order its rows stand', async () => {
    const rows: Row[] = [
      { name: 'Acme Kite', country: 'China', date: '6/19/2003' },
      { name: 'Acme Kite', country: 'China', date: '3/4/2002', address: '2 Hill Road' },
      { name: 'Acme Kite', country: 'China', date: '6/19/2003', address: '3 Lake Road' },
    ]
    for (const some of [rows, rows.toReversed()]) {
      const [entry] = (await read(csv(...some))).listings
      expect(entry?.effectiveDate?.value).toBe('2002-03-04')
      expect(entry?.remarks).toEqual(['another row is effective 2003-06-19'])
    }
  })

  it('has one entry for the rows of one list, name and country', async () => {
    const { reader, listings } = await read(
      csv(
        { name: 'Acme Kite,', country: 'China', alias: 'AK; Kite; and Acme K' },
        { name: ' Acme  Kite ', country: 'China ', address: '2 Hill Road', city: 'Wuxi', alias: 'AK', list: 'EL  ' },
        {
          name: 'Acme Kite',
          country: 'Hong Kong',
          remarks: '(See alternate addresses under China, Iran and the United Kingdom)',
        },
        { name: 'Acme Kite', country: 'China', list: 'UVL' },
      ),
    )
    expect(reader).toBe('bis-csv')
    expect(listings.map(({ list, name, country, addresses }) => [list, name, country, addresses])).toEqual([
      ['Entity List', 'Acme Kite', 'China', ['1 Bay Road, Town', '2 Hill Road, Wuxi']],
      ['Entity List', 'Acme Kite', 'Hong Kong', ['1 Bay Road, Town']],
      ['Unverified List', 'Acme Kite', 'China', ['1 Bay Road, Town']],
    ])
    expect(listings[0]).toMatchObject({
      aliases: ['AK', 'Kite', 'Acme K'],
      licenceRequirement: { scope: 'all-items', sections: ['744.11'] },
      licencePolicy: { class: 'presumption-of-denial' },
      citations: [{ volume: 88, page: 85095 }],
      effectiveDate: { value: '2023-12-07', source: 'list' },
    })
    expect(listings[1]?.crossReferences).toEqual(['China', 'Iran', 'United Kingdom'])
  })

  it('takes the first of several dates, and keeps one that cannot be with a doubt', async () => {
    const { listings } = await read(
      csv(
        { name: 'Old', country: 'Iran', date: '5/28/1999; 9/20/2016' },
        { name: 'Odd', country: 'Iran', date: '12/7/3035' },
        { name: 'None', country: 'Iran', date: '' },
      ),
    )
    expect(listings.map(({ effectiveDate }) => effectiveDate?.value)).toEqual(['1999-05-28', '3035-12-07', undefined])
    expect(listings[1]?.doubts).toEqual(['the effective date is in the year 3035'])
  })

  it('doubts a name that lost a character', async () => {
    expect((await read(csv({ name: 'Xi?an Works', country: 'China' }))).listings[0]?.doubts).toHaveLength(1)
  })

  it('refuses a file without rows, with a column gone, or cut within a row', async () => {
    const whole = [HEADER, row({ name: 'Acme', country: 'Iran' })].join('\n')
    for (const [body, words] of [
      [HEADER, 'a header and no rows'],
      [
        whole.replace('License Policy', 'Something'),
        'lacks the column "License Policy"; its headers are "Source List"',
      ],
      [whole.slice(0, -140), 'ends inside of a row'],
      ['\uFEFF\n', 'lacks the column'],
    ] as const) {
      const error = await refused(page(body, 'text/csv'), { reader: 'bis-csv' })
      expect([error.code, error.message]).toEqual(['page-unreadable', expect.stringContaining(words)])
    }
  })
})

describe('the Denied Persons List', () => {
  const file = (...rows: string[]) =>
    page(
      [
        '\uFEFFName_and_Address,Effective_Date,Expiration_Date,Appropriate Federal Register Citations,Type of Denial',
        ...rows,
      ].join('\n'),
      'text/csv',
    )

  it('parts a name from its address, its country and its code', async () => {
    const { reader, listings } = await read(
      file(
        '"KITE TRADING, INC., P.O. BOX 3, TAMPA, FL, US, 33615",2/26/2018,12/24/2028,83 F.R. 9259 3/5/2018,Standard',
        '"JO DOE A/K/A JON DOE, 16 QUAY STREET, NICOSIA, , CY, ",8/10/2017,,"82 F.R. 39105 8/17/2017, 84 F.R. 27233 6/12/2019",Standard',
        '"JO DOE, 18 QUAY STREET, NICOSIA, , CY, ",8/10/2017,,82 F.R. 39105 8/17/2017,Standard',
      ),
    )
    expect(reader).toBe('bis-csv')
    expect(listings).toMatchObject([
      {
        list: 'Denied Persons List',
        name: 'KITE TRADING, INC.',
        country: 'US',
        addresses: ['P.O. BOX 3, TAMPA, FL, 33615'],
        effectiveDate: { value: '2018-02-26' },
        citations: [{ volume: 83, page: 9259, date: '2018-03-05' }],
        status: { state: 'in-force', text: 'expires 12/24/2028' },
      },
      {
        name: 'JO DOE',
        country: 'CY',
        aliases: ['JON DOE'],
        addresses: ['16 QUAY STREET, NICOSIA', '18 QUAY STREET, NICOSIA'],
      },
    ])
    expect(listings[1]?.citations).toHaveLength(2)
  })
})

const CORPUS = new URL('../../../../../shared/corpus/', import.meta.url)
const here = existsSync(CORPUS)

describeCorpus(here, 'the corpus', () => {
  it('has 45 entries in the second edition that are not in the first, all of one rule; every other entry is the same', async () => {
    const edition = async (date: string) =>
      (await read(page(readFileSync(new URL(`entity-list/bis-export-${date}.csv`, CORPUS)), 'text/csv'))).listings
    const key = ({ list, name, country }: { list: string; name: string; country: string }) =>
      `${list}|${name}|${foldCountry(country)}`
    const before = new Map((await edition('2023-11-21')).map((listing) => [key(listing), listing]))
    const after = await edition('2023-12-07')
    const added = after.filter((listing) => !before.has(key(listing)))
    expect(added.length).toBe(45)
    expect(new Set(added.flatMap(({ citations }) => citations.map(({ page: cited }) => cited)))).toEqual(
      new Set([85097]),
    )
    const rest = after.filter((listing) => before.has(key(listing)))
    expect(rest).toEqual([...before.values()])
  })

  it('has the Denied Persons List with a country for all but one', async () => {
    const { listings } = await read(page(readFileSync(new URL('lists/bis-dpl-2026-04-14.csv', CORPUS)), 'text/csv'))
    expect(listings.filter(({ country }) => country === '').length).toBe(1)
    expect(listings.filter(({ citations }) => citations.length === 0).length).toBeLessThan(5)
    expect(listings.every(({ effectiveDate }) => effectiveDate !== undefined)).toBe(true)
  })
})
