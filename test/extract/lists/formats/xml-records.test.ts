/** Large and hostile XML and CSV: what the stream of records bounds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CodedError } from '../../../../src/errors.ts'
import { csvRows } from '../../../../src/extract/csv.ts'
import { type XmlRecord, xmlRecords } from '../../../../src/extract/lists/formats/xml-records.ts'
import { page, reading, refusal } from '../../reading.ts'
import { xml } from '../files.ts'

const options = { roots: ['list'], records: new Set(['entry']) }
const records = (text: string | Uint8Array): XmlRecord[] => [...xmlRecords(page(text, 'text/xml'), reading(), options)]
const refusedWith = (text: string): string => {
  try {
    return `read: ${records(text).length}`
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
}

describe('records of XML', () => {
  it('are small trees, without prefixes of names, with text beside elements', () => {
    expect(
      records(
        '<x:list xmlns:x="u"><x:entry id="7"> a <b c="d"/>&amp; <![CDATA[<e>]]></x:entry><other/><entry/></x:list>',
      ),
    ).toMatchObject([
      {
        name: 'entry',
        attributes: { id: '7' },
        text: 'a & <e>',
        children: [{ name: 'b', attributes: { c: 'd' }, text: '' }],
      },
      { name: 'entry', text: '', children: [] },
    ])
  })

  it.each([
    ['an entity of its own', '<!DOCTYPE list [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><list><entry>&b;</entry></list>'],
    ['an external subset with declarations', '<!DOCTYPE list SYSTEM "x" [ <!ELEMENT list ANY> ]><list/>'],
    ['a root that is not closed', '<list><entry>a</entry>'],
    ['a root that is cut in its end tag', '<list><entry>a</entry></list'],
    ['elements that do not nest', '<list><entry><b></entry></list>'],
    ['another root', '<html><entry/></html>'],
    ['two roots', '<list></list><list></list>'],
    ['nothing', '<?xml version="1.0"?>'],
    ['65 levels', `<list>${'<entry>'.repeat(65)}${'</entry>'.repeat(65)}</list>`],
    ['an entry of two million characters', `<list><entry>${'a'.repeat(2_000_001)}</entry></list>`],
    ['an entry of fifty thousand parts', `<list><entry>${'<b/>'.repeat(50_000)}</entry></list>`],
    ['three hundred thousand entries and one', `<list>${'<entry/>'.repeat(300_001)}</list>`],
  ])('are refused with %s', (_, text) => {
    expect(refusedWith(text)).toBe('page-unreadable')
  })

  it('take a document type without declarations, and leave unknown entities as they stand', () => {
    expect(records('<!DOCTYPE list><list><entry>a &lol; b</entry></list>')[0]?.text).toBe('a &lol; b')
  })

  it('are the same wherever the file is cut into chunks', () => {
    const character = fc.constantFrom('a', 'é', '中', '😀', ' ', '&amp;')
    fc.assert(
      fc.property(fc.array(character, { maxLength: 20 }), fc.integer({ min: 65_400, max: 65_600 }), (text, padding) => {
        const words = text.join('')
        const [entry] = records(`<list><!--${'p'.repeat(padding - 20)}--><entry><b>${words}</b></entry></list>`)
        expect(entry?.children[0]?.text).toBe(words.replaceAll('&amp;', '&').replace(/ +/g, ' ').trim())
      }),
      { numRuns: 60 },
    )
  })

  it('are never read from a truncated file', () => {
    const whole = '<list><entry a="1"><b>x</b></entry><!-- c --><entry/></list>'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (end) => {
        expect(refusedWith(whole.slice(0, end))).toBe('page-unreadable')
      }),
    )
  })
})

describe('rows of CSV', () => {
  const rows = (text: string) => [...csvRows([text.slice(0, 7), text.slice(7)], ',')]

  it('are those that were written, whatever stands in their cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ';', 'é', '中', ' '), maxLength: 8 })
    const table = fc.array(fc.tuple(fc.constant('k'), cell, cell), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (written, end) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = written.map((row) => row.map(quoted).join(',')).join(end)
        expect(rows(text)).toEqual(written)
      }),
    )
  })

  it.each([
    ['a quote that never closes', 'a,b\n"c'],
    ['a last row that is cut', 'a,b,c\nd,e'],
    ['a row of two million characters', `a,"${'b'.repeat(2_000_001)}"`],
    ['a row of a thousand cells and more', `${'a,'.repeat(1001)}\n`],
  ])('are refused with %s', (_, text) => {
    expect(() => rows(text)).toThrow(CodedError)
  })
})

describe('a list of another root', () => {
  it('is refused at its first element', async () => {
    const text = `<?xml version="1.0"?><rss><channel>${'<item/>'.repeat(1000)}</channel></rss>`
    expect(await refusal(xml(text), { reader: 'un-list' })).toBe('page-wrong-type')
  })
})
