/** The reader `table`: declared columns of HTML tables and CSV files. */
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../src/extract/csv.ts'
import { fixture, page, read, refusal, refused, wrapped } from './reading.ts'

const columns = { name: 'Name of Entity', effectiveDate: 'EFFECTIVE DATE' }

describe('HTML tables', () => {
  it('give a row for each entry, under the names of the fields, and a listing for each name', async () => {
    const found = await read(fixture('uflpa.html'), { reader: 'table', columns })
    expect(found.blocks.map((block) => block.text)).toEqual([
      'Hetian Haolin Hair Accessories Co. Ltd. (and two aliases: Hotan Haolin Hair Accessories; and Hollin Hair Accessories) | June 21, 2022',
      'Xinjiang East Hope Nonferrous Metals Co., Ltd. | November 25, 2024',
      'Zijin Mining Group Co., Ltd. | January 15, 2025',
    ])
    expect(found.blocks[2]?.cells).toEqual([
      { header: 'name', text: 'Zijin Mining Group Co., Ltd.' },
      { header: 'effectiveDate', text: 'January 15, 2025' },
    ])
    expect(found.listings.map((listing) => [listing.list, listing.name, listing.effectiveDate?.value])[2]).toEqual([
      'UFLPA Entity List',
      'Zijin Mining Group Co., Ltd.',
      '2025-01-15',
    ])
    expect(found.date?.value).toBe('2025-01-14')
  })

  it('keep the declared order, whatever the order of the page', async () => {
    const found = await read(fixture('uflpa.html'), {
      columns: { effectiveDate: 'Effective Date', key: 'Name of Entity' },
    })
    expect(found.reader).toBe('table')
    expect(found.blocks[2]?.text).toBe('January 15, 2025 | Zijin Mining Group Co., Ltd.')
    expect(found.listings).toEqual([])
  })

  it('split what is a list, and read citations', async () => {
    const html = wrapped(
      '<table><tr><th>Country</th><th>Entity</th><th>Also known as</th><th>Address</th><th>Federal Register citation</th></tr>' +
        '<tr><td>China, People’s Republic of</td><td>Suma Technology Co., Ltd.</td><td>Suma; and Zhongke Suma.</td><td>Kunshan<br>Beijing</td><td>90 FR 14046, 3/28/25. 91 FR 1</td></tr></table>',
    )
    const found = await read(page(html), {
      columns: {
        name: 'entity',
        country: 'country',
        aliases: 'also known as',
        addresses: 'address',
        citations: 'federal register citation',
      },
    })
    expect(found.listings[0]).toMatchObject({
      country: 'China, People’s Republic of',
      aliases: ['Suma', 'Zhongke Suma.'],
      addresses: ['Kunshan', 'Beijing'],
      citations: [
        { volume: 90, page: 14046, date: '2025-03-28' },
        { volume: 91, page: 1 },
      ],
    })
  })

  it('name the missing column and those that are there', async () => {
    const error = await refused(fixture('uflpa.html'), {
      columns: { name: 'Company', effectiveDate: 'Effective Date' },
    })
    expect(error.code).toBe('page-unreadable')
    expect(error.message).toBe(
      'A table lacks the column "company"; its headers are "Name of Entity", "Effective Date", "Name of Entity:".',
    )
  })

  it('may name a column differently, which the watch says with "|"; a part of the list is never lost silently', async () => {
    const part = (name: string, entity: string) =>
      `<table><tr><th>${name}</th><th>Effective Date</th></tr><tr><td>${entity}</td><td>June 21, 2022</td></tr></table>`
    const html = wrapped(
      `${part('Name of Entity', 'One Ltd.') + part('Entity Name', 'Two Ltd.')}<table><tr><th>Office</th><th>Phone</th></tr></table>`,
    )
    expect(await refusal(page(html), { columns })).toBe('page-unreadable')
    const found = await read(page(html), { columns: { ...columns, name: 'Name of Entity | Entity Name' } })
    expect(found.listings.map((listing) => listing.name)).toEqual(['One Ltd.', 'Two Ltd.'])
  })

  it('print a country once for all entries under it', async () => {
    const html = wrapped(
      '<table><tr><th>Country</th><th>Entity</th></tr><tr><td>CHINA</td><td>One</td></tr><tr><td></td><td>Two</td></tr><tr><td>IRAN</td><td>Three</td></tr></table>',
    )
    const found = await read(page(html), { columns: { name: 'Entity', country: 'Country' } })
    expect(found.listings.map((listing) => listing.country)).toEqual(['CHINA', 'CHINA', 'IRAN'])
    expect(found.blocks[1]?.text).toBe('Two | ')
  })

  it.each([
    ['a script with a comparison', '<svg><script>if(k<n){}</script></svg>'],
    ['a style that ends with it', '<svg><style>.k{}</svg>'],
    ['a title that does not end', '<svg><title>Mark</svg>'],
    [
      'a page inside it, with a script',
      '<svg><foreignObject><p>Mark<script>if(k<n){}</script></p></foreignObject></svg>',
    ],
    ['a formula with a style', '<math><style>.k{}</math>'],
    ['no end, and a style', '<svg><g><style>.k{}'],
    ['no end, and a paragraph with a script', '<svg><g><p></p><script>while(k<n){}</script>'],
  ])('hold every row behind a drawing with %s', async (_, drawing) => {
    const names = ['Alder Optics AS', 'Birch Marine AS', 'Clover Metals AS']
    const rows = names.map((name) => `<tr><td>${name}</td><td>June 2, 2025${drawing}</td></tr>`)
    const html = `<table><tr><th>Name of Entity</th><th>Effective Date</th></tr>${rows.join('')}</table>`
    const found = await read(page(wrapped(html)), { columns })
    expect(found.blocks.map(({ text }) => text)).toEqual(names.map((name) => `${name} | June 2, 2025`))
  })

  it('are refused where there is no table, no row, or too few rows', async () => {
    expect(await refusal(page(wrapped('<p>Moved.</p>')), { columns })).toBe('page-unreadable')
    expect(
      await refusal(page(wrapped('<table><tr><th>Name of Entity</th><th>Effective Date</th></tr></table>')), {
        columns,
      }),
    ).toBe('page-unreadable')
    expect(await refusal(fixture('uflpa.html'), { columns, expect: { min: 10 } })).toBe('count-out-of-bounds')
  })
})

describe('CSV', () => {
  const csv = (text: string) => page(text, 'text/csv', 'https://media.example.gov/files/dpl_04142026.csv')

  it('is read under its header, which may stand below a line with the date of the report', async () => {
    const text =
      '\uFEFFReport Date: 14-Apr-2026\r\n"Name","Address","Effective_Date"\r\n"Doe, ""Jo""","1 Road\r\nCity",1/14/2026\r\n\r\nRoe,,2/1/2026\r\n'
    const found = await read(csv(text), {
      columns: { name: 'name', addresses: 'address', effectiveDate: 'effective_date' },
    })
    expect(found.title).toBe('dpl_04142026.csv')
    expect(found.listings.map(({ name, addresses, effectiveDate }) => [name, addresses, effectiveDate?.value])).toEqual(
      [
        ['Doe, "Jo"', ['1 Road', 'City'], '2026-01-14'],
        ['Roe', [], '2026-02-01'],
      ],
    )
  })

  it('may use another delimiter', () => {
    expect(parseCsv('a;b\n"x;y";2\n')).toEqual([
      ['a', 'b'],
      ['x;y', '2'],
    ])
    expect(parseCsv('a\tb\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('is refused where a quote is left open: the file was cut', () => {
    expect(() => parseCsv('a,b\n1,"open\nrest')).toThrow('truncated')
    // shorter than the header, as the row before it is, and no line end
    expect(() => parseCsv('a,b,c\n1,2\n3,4')).toThrow('truncated')
    expect(parseCsv('a,b,c\n1,2\n3,4\n')).toHaveLength(3)
  })
})
