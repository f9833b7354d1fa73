/** New lists by declared columns alone: the forms in which official pages print them. */

import { describe, expect, it } from 'vitest'
import { describeCorpus } from '../../corpus.ts'
import { judge } from '../../shipped.ts'
import { page, read, reading, refusal, refused, wrapped } from '../reading.ts'
import { corpusFile, csv, hasCorpus } from './files.ts'

const cells = (tag: 'td' | 'th', texts: readonly string[]) =>
  `<tr>${texts.map((text) => `<${tag}>${text}</${tag}>`).join('')}</tr>`
const table = (header: readonly string[], ...rows: readonly (readonly string[])[]) =>
  `<table>${cells('th', header)}${rows.map((row) => cells('td', row)).join('')}</table>`

describe('the UFLPA Entity List', () => {
  const columns = { name: 'Name of Entity | Entity Name', effectiveDate: 'Effective Date' }
  const reader = { reader: 'table', list: 'UFLPA Entity List', columns } as const
  const html = (first: string) =>
    wrapped(
      `<h2>Section 2(d)(2)(B)(i)</h2>${table(['Name of Entity', 'Effective Date'], [first, 'June 21, 2022'])}<h2>Section 2(d)(2)(B)(v)</h2>${table(
        ['Name of Entity:', 'Effective Date'],
        ['Zijin Example Group (formerly known as Old Zijin; and Older Zijin)', 'January 15, 2025'],
      )}`,
    )

  it('is two tables under one name, with the names in brackets and the subsidiaries as parts', async () => {
    const found = await read(
      page(
        html(
          'Example Silicon (Shanshan) Co., Ltd (including three aliases: Hesheng (Shanshan) Co.; and ESC) and subsidiaries',
        ),
      ),
      reader,
    )
    expect(found.listings).toMatchObject([
      {
        list: 'UFLPA Entity List',
        name: 'Example Silicon (Shanshan) Co., Ltd',
        aliases: ['Hesheng (Shanshan) Co.', 'ESC'],
        subordinates: ['subsidiaries'],
        effectiveDate: { value: '2022-06-21' },
        doubts: ['states 3 aliases, has 2'],
      },
      { name: 'Zijin Example Group', formerNames: ['Old Zijin', 'Older Zijin'] },
    ])
  })

  describeCorpus(hasCorpus, 'in the corpus', () => {
    const days =
      '06-21_3afed5e 06-23_afad81b 06-25_dbf9fd4 06-27_17740a8 06-29_5444d0a 07-01_40b8844 07-03_eade90e 07-05_26ff3ca 07-07_db0543e 07-10_bc7406c 07-12_7bc8f0e 07-14_017a74f 07-16_6de6fe4 07-18_a71bb05 07-20_9e396c1 07-22_3b2a826 07-24_9821aa9'.split(
        ' ',
      )

    it('does not change from any of 17 copies to the next, whatever their bytes do', async () => {
      const pages = days.map((day) => corpusFile(`pages/uflpa/2026-${day}.html`, 'text/html; charset=UTF-8'))
      const settings = reading({ ...reader, expect: { min: 100 } })
      for (const [i, after] of pages.entries()) {
        const before = pages[i - 1]
        const found = await judge({ before, after, reading: settings, earlier: [] } as unknown as Parameters<
          typeof judge
        >[0])
        expect([days[i], found.findings]).toEqual([days[i], []])
      }
    }, 120_000)
  })
})

describe('the FCC Covered List', () => {
  const columns = { 'item.text': 'Covered Equipment or Services', effectiveDate: 'Date of Inclusion on Covered List' }
  const header = ['Covered Equipment or Services*', 'Date of Inclusion on Covered List']
  const entry = (date: string, text = 'Telecommunications equipment produced by Example Technologies Company†') => [
    text,
    date,
  ]

  it('is four tables of things, whose dates carry marks and second dates', async () => {
    const html = wrapped(
      [
        table(header, entry('March 12, 2021')),
        table(header, entry('(June 22, 2026)*†±', 'Drones made abroad')),
        table(header, entry('March 25, 2022 (August 5, 2024)*', 'Services of Example Unicom')),
        table(header, entry('July 7,, 2026', 'Routers')),
      ].join('<p>Part</p>'),
    )
    const { listings } = await read(page(html), { reader: 'table', list: 'FCC Covered List', columns })
    expect(
      listings.map(({ name, item, effectiveDate, footnotes, remarks }) => [
        name,
        item?.text.endsWith('†'),
        effectiveDate?.value,
        footnotes,
        remarks,
      ]),
    ).toEqual([
      ['Telecommunications equipment produced by Example Technologies Company', true, '2021-03-12', ['†'], []],
      ['Drones made abroad', false, '2026-06-22', ['*', '†', '±'], []],
      ['Services of Example Unicom', false, '2022-03-25', ['*'], ['Date: March 25, 2022 (August 5, 2024)']],
      ['Routers', false, '2026-07-07', [], ['Date: July 7,, 2026']],
    ])
  })

  it('is refused when one of its tables lost a column', async () => {
    const html = wrapped(
      table(header, entry('March 12, 2021')) + table(['Covered Equipment or Services', 'Added'], entry('2021')),
    )
    const error = await refused(page(html), { reader: 'table', columns })
    expect([error.code, error.message.includes('date of inclusion')]).toEqual(['page-unreadable', true])
  })
})

describe('the 1260H list', () => {
  it('is names with their other names, footnotes raised after them', async () => {
    const html = wrapped(
      table(
        ['Company', 'Also known as', 'Parent'],
        ['Example Aviation Corp.<sup>1</sup>', 'EAC; and 示例航空', 'Example Holding'],
        ['Example 55 Institute', '', ''],
      ),
    )
    const { listings } = await read(page(html), {
      reader: 'table',
      list: '1260H List',
      columns: { name: 'Company', aliases: 'Also known as', crossReferences: 'Parent' },
    })
    expect(listings).toMatchObject([
      {
        name: 'Example Aviation Corp.',
        footnotes: ['1'],
        aliases: ['EAC', '示例航空'],
        crossReferences: ['Example Holding'],
      },
      { name: 'Example 55 Institute', footnotes: [] },
    ])
  })
})

describe('controlled items', () => {
  it('are things with a code, in any language, with their customs numbers', async () => {
    const html = wrapped(
      table(
        ['序号', '管制编码<br>Control code', '物项', '参考海关商品编号'],
        ['1', '管制编码 1C229', '纯度大于99.99%的金属铋', '8106101091、8106101092'],
        ['2', '3C004.a', '氮化镓（参考海关商品编号：2853904030、3818009020）', ''],
      ),
    )
    const { listings } = await read(page(html), {
      reader: 'table',
      language: 'zh-Hans',
      list: '两用物项出口管制清单',
      columns: { 'item.code': 'Control code', 'item.text': '物项', identifiers: '参考海关商品编号' },
    })
    expect(listings.map(({ name, item, identifiers }) => [name, item?.code, identifiers])).toEqual([
      ['纯度大于99.99%的金属铋', '1C229', ['8106101091', '8106101092']],
      ['氮化镓（参考海关商品编号：2853904030、3818009020）', '3C004.a', ['2853904030', '3818009020']],
    ])
  })

  it('may have their columns in groups, under a header of two rows that is printed again', async () => {
    const html = wrapped(
      `<table><tr><th colspan="2">Item</th><th rowspan="2">Reasons for control</th></tr><tr><th>ECCN</th><th>Description</th></tr>${cells('td', ['3A090', 'Integrated circuits', 'NS; RS'])}<tr><td>Item</td><td></td><td>Reasons for control</td></tr><tr><td>ECCN</td><td>Description</td><td>Reasons for control</td></tr>${cells('td', ['4A090', 'Computers', 'NS'])}</table>`,
    )
    const { listings } = await read(page(html), {
      reader: 'table',
      columns: { 'item.code': 'ECCN', 'item.text': 'Description', 'item.reasons': 'Reasons for control' },
    })
    expect(listings.map(({ item }) => [item?.code, item?.text, item?.reasons])).toEqual([
      ['3A090', 'Integrated circuits', ['NS', 'RS']],
      ['4A090', 'Computers', ['NS']],
    ])
  })
})

describe('a CSV with declared columns', () => {
  const columns = { key: 'No', name: 'Name', remarks: 'Notes', effectiveDate: 'From' }

  it('may give each entry its own number', async () => {
    const { listings } = await read(csv('No,Name,Notes,From\n7,Example Ltd,a; b,3035-01-02\n'), {
      columns,
      list: 'My list',
    })
    expect(listings).toMatchObject([
      {
        list: 'My list',
        key: '7',
        remarks: ['a', 'b'],
        effectiveDate: { value: '3035-01-02' },
        doubts: ['the date of effect is in the year 3035'],
      },
    ])
  })

  it('separates names at semicolons outside of brackets, unless a bracket stays open', async () => {
    const aliases = { name: 'Name', aliases: 'Aliases' }
    const text = 'Name,Aliases\nX,Foo（旧称；Bar）；Baz (a; b); Qux\nY,Foo (a; b\n'
    const { listings } = await read(csv(text), { columns: aliases })
    expect(listings.map((listing) => listing.aliases)).toEqual([
      ['Foo（旧称；Bar）', 'Baz (a; b)', 'Qux'],
      ['Foo (a', 'b'],
    ])
  })

  it('is refused empty or without a column', async () => {
    expect(await refusal(csv('No,Name,Notes,From\n'), { columns })).toBe('page-unreadable')
    expect(await refusal(csv('No,Name,From\n7,X,2020-01-01\n'), { columns })).toBe('page-unreadable')
  })
})
