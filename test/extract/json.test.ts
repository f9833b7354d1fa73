/** The reader `json`: Federal Register, GOV.UK, anything else. */
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/model/watch.ts'
import { fixture, lines, page, read, refusal } from './reading.ts'

const json = (value: unknown, type = 'application/json') =>
  page(typeof value === 'string' ? value : JSON.stringify(value), type)

describe('the Federal Register', () => {
  it('lists documents with number, trimmed title, address and day of print', async () => {
    const found = await read(fixture('fr-documents.json'))
    expect(found.items).toEqual([
      {
        title: 'Additions to the Entity List',
        url: 'https://www.federalregister.gov/documents/2025/03/28/2025-05427/additions-to-the-entity-list',
        date: '2025-03-28',
        number: '2025-05427',
      },
      expect.objectContaining({ title: 'Additions and Revisions to the Entity List', number: '2025-05426' }),
    ])
    expect(found.next).toMatch(/page=2$/)
    expect(found.reader).toBe('json')
  })

  it('lists what is filed for inspection before it is printed, titled by the table of contents where there is no title', async () => {
    const { items } = await read(fixture('pi-current.json'))
    expect(items.map((item) => [item.number, item.title])).toEqual([
      ['2025-05427', 'Entity List: Additions'],
      ['2025-05426', 'Additions and Revisions to the Entity List'],
    ])
  })

  it('leads to the text of a document where the request leaves out the page for people', async () => {
    const result = {
      document_number: '2025-05427',
      title: 'Additions',
      publication_date: '2025-03-28',
      pdf_url: 'https://www.govinfo.gov/content/pkg/FR-2025-03-28/pdf/2025-05427.pdf',
      raw_text_url: 'https://www.federalregister.gov/documents/full_text/text/2025/03/28/2025-05427.txt',
    }
    expect((await read(json({ count: 1, results: [result] }))).items[0]?.url).toBe(result.raw_text_url)
  })

  it('is never "all removed" while the inspection list is blank at night', async () => {
    expect(await refusal(fixture('pi-night.json'))).toBe('index-empty')
    expect((await read(fixture('pi-night.json'), { expect: { mayBeEmpty: true } })).items).toEqual([])
  })

  it('answers without `results` when nothing matches: an empty list, not a document', async () => {
    expect(await refusal(json({ count: 0, description: 'All' }))).toBe('index-empty')
    expect((await read(json({ count: 0 }), { expect: { mayBeEmpty: true } })).items).toEqual([])
  })

  it('gives one document as prose and facts, without what is counted and rendered', async () => {
    const found = await read(fixture('fr-document.json'))
    expect(found.title).toBe('Additions to the Entity List')
    expect(found.date?.value).toBe('2025-03-28')
    expect(lines(found)).toEqual([
      'paragraph: Final rule.',
      'paragraph: In this rule the bureau adds twelve entries for entities in China and Taiwan.',
      'paragraph: This rule is effective March 25, 2025.',
      'row: document_number | 2025-05427',
      'row: type | Rule',
      'row: citation | 90 FR 14046',
      'row: effective_on | 2025-03-25',
      'row: docket_ids | Docket No. 250313-0041',
      'row: regulation_id_numbers | 0694-AK07',
      'row: cfr_references | part 744, title 15',
    ])
  })
})

describe('GOV.UK', () => {
  it('gives body, attachments and public history, dated by the editors and not by the machine', async () => {
    const found = await read(fixture('gov-uk-notice.json', 'https://www.gov.uk/api/content/government/publications/x'))
    expect(lines(found)).toEqual([
      'paragraph: Licensing of semiconductors to some destinations.',
      'paragraph: Exporters need a licence from 1 July 2025.',
      'heading: Contact',
      'paragraph: Write to the unit.',
      'item: Notice 2025/06',
      'item: 2025-06-12: The date of the duty was corrected.',
      'item: 2025-06-10: First published.',
    ])
    expect(found.date?.value).toBe('2025-06-12')
    expect(found.blocks[3]?.links[0]?.url).toBe('https://www.gov.uk/government/organisations/export-control-joint-unit')
    expect(JSON.stringify(found)).not.toContain('2026-01-02')
  })

  it('puts the notice of withdrawal before the text that it withdraws', async () => {
    expect(lines(await read(fixture('gov-uk-withdrawn.json')))).toEqual([
      'paragraph: Withdrawn on 2025-05-28',
      'paragraph: A new guide stands in its place.',
      'paragraph: Old text.',
    ])
  })

  it.each(['gone', 'redirect'])('refuses the notice that a document is %s', async (schema) => {
    expect(await refusal(json({ schema_name: schema, content_id: 'x', base_path: '/x', details: {} }))).toBe(
      'page-soft-404',
    )
  })
})

describe('a list of documents in JSON', () => {
  const itemsOf = async (value: unknown, changes: Partial<Reading> = {}) => (await read(json(value), changes)).items

  it('has an item for each object, also where they share an address or one has none, with all that is said of it', async () => {
    const results = [
      { id: 901, rank: 1, name: 'Orsk Marine', url: '/list', status: 'barred', seat: { city: 'Orsk' } },
      { id: 777, rank: 2, name: 'Ural Steel', url: '/list', status: 'barred', acts: [{ no: 1 }, { no: 2 }] },
      { id: 650, rank: 3, name: 'Volga Drones', url: null, status: 'free' },
    ]
    const url = 'https://www.example.gov/list'
    expect(await itemsOf({ results })).toMatchObject([
      { title: 'Orsk Marine', url, id: '901', fields: [{ header: 'seat.city' }, { header: 'status', text: 'barred' }] },
      { title: 'Ural Steel', url, id: '777', fields: [{ header: 'status' }, { header: 'acts', text: '1; 2' }] },
      { title: 'Volga Drones', listOnly: true, fields: [{ header: 'status', text: 'free' }] },
    ])
    const [first] = await itemsOf({ results }, { remove: ['results.seat'] })
    expect(first?.fields).toEqual([{ header: 'status', text: 'barred' }])
  })

  it('is known by no id that only counts its entries', async () => {
    const items = await itemsOf([1, 2].map((id) => ({ id, title: `Order ${id}`, link: `/o/${id}` })))
    expect(items.map(({ id }) => id)).toEqual([undefined, undefined])
  })
})

describe('any other JSON', () => {
  const rows = async (value: unknown, changes: Partial<Reading> = {}) =>
    (await read(json(value), { reader: 'json', ...changes })).blocks.map((block) => block.text)

  it('is one row a value, keys sorted, so that their order means nothing', async () => {
    expect(await rows({ b: { y: 2, x: true }, a: 'one' })).toEqual(['a | one', 'b.x | true', 'b.y | 2'])
    expect(await rows({ a: 'one', b: { x: true, y: 2 } })).toEqual(['a | one', 'b.x | true', 'b.y | 2'])
  })

  it('names objects of a list by what identifies them, so that a new first one renumbers none', async () => {
    const before = await rows({ list: [{ id: 7, v: 'x' }] })
    const after = await rows({
      list: [
        { id: 8, v: 'y' },
        { id: 7, v: 'x' },
      ],
    })
    expect(after).toEqual(expect.arrayContaining(before))
    expect(before).toEqual(['list[id=7] | 7 | x'])
  })

  it('keeps the digits of numbers as they are written', async () => {
    const long = `9${'0'.repeat(398)}7`
    expect(await rows(`{"a":70000000000000019,"b":${long},"c":2.50,"d":1e999,"e":-0,"f":12}`)).toEqual([
      'a | 70000000000000019',
      `b | ${long}`,
      'c | 2.50',
      'd | 1e999',
      'e | -0',
      'f | 12',
    ])
  })

  it('is a row for each object of a list, with what stands within it', async () => {
    const value = {
      list: [
        { ref: 'R1', who: { name: 'Ola', born: null }, also: ['O.', 'Olle'], acts: [{ no: 5, on: 'May' }] },
        { ref: 'R2', who: { name: 'Pia' }, also: [] },
      ],
      rows: [
        ['Ola', 'barred'],
        ['Pia', null, 3],
      ],
    }
    expect(await rows(value)).toEqual([
      'list[ref=R1] | O.; Olle | R1 | Ola',
      'list[ref=R2] | R2 | Pia',
      'list[ref=R1].acts[no=5] | 5 | May',
      'rows[] | Ola | barred',
      'rows[] | Pia | 3',
    ])
  })

  it('takes selectors as paths', async () => {
    const value = { meta: { generated: 'now' }, data: [{ id: 1, v: 'x' }] }
    expect(await rows(value, { remove: ['meta.generated'], select: ['data.v'] })).toEqual(['data[id=1] | x'])
    expect(await refusal(json(value), { reader: 'json', select: ['rows'] })).toBe('select-nothing')
  })

  it('does not mind keys with the names of prototypes', async () => {
    expect(await rows('{"__proto__":{"polluted":1},"constructor":{"prototype":"x"},"a":1}')).toEqual([
      '__proto__.polluted | 1',
      'a | 1',
      'constructor.prototype | x',
    ])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('refuses what is broken, too deep, an error, or nothing', async () => {
    expect(await refusal(json('{"a":'), { reader: 'json' })).toBe('page-unreadable')
    expect(await refusal(json(`${'['.repeat(5000)}1${']'.repeat(5000)}`), { reader: 'json' })).toBe('page-unreadable')
    expect(await refusal(json({ error: 'not found' }))).toBe('page-unreadable')
    expect(await refusal(json({ errors: { agencies: 'is not valid' } }))).toBe('page-unreadable')
    expect(await refusal(json({ status: 404, message: 'No such document' }))).toBe('page-unreadable')
    expect(await refusal(json({}))).toBe('page-unreadable')
  })
})
