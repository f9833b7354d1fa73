import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNameFile } from '../../src/names/name-file.ts'

const read = (text: string) => {
  const { rows, unread } = readNameFile(text)
  return {
    rows: rows.map(({ line, party }) => [line, party.name]),
    unread: unread.map(({ line, reason }) => [line, reason]),
  }
}

describe('a file of names', () => {
  it('is a table by the header of its names, whatever the delimiter', () => {
    expect(readNameFile('id;Supplier;Country;Aliases\n1;Kessler Tech;CN;KT Works; x\n').column).toBe('Supplier')
    const { rows } = readNameFile('no\tcompany name\taliases\tcountry\n1\tKessler Works\tKW Plant|克斯勒\tCN\n')
    expect(rows).toEqual([
      { line: 2, party: { name: 'Kessler Works', aliases: ['KW Plant', '克斯勒'], country: 'CN', note: '' } },
    ])
    expect(read('序号,供应商名称\n1,浪潮集团有限公司\n').rows).toEqual([[2, '浪潮集团有限公司']])
  })

  it('is one name a line without such a header: a comma belongs to the name', () => {
    expect(read('Kessler Works Co., Ltd.\n\n"Vorando Plant"\r\n浪潮集团').rows).toEqual([
      [1, 'Kessler Works Co., Ltd.'],
      [3, 'Vorando Plant'],
      [4, '浪潮集团'],
    ])
  })

  it('lists what it could not read with line and reason, and goes on', () => {
    expect(
      read('name,country\n,CN\nKessler Works\n"two\nlines Vorando",CN\nTrading Co,CN\nA,B,C\n"open,CN\nVorando,CN\n'),
    ).toEqual({
      rows: [
        [3, 'Kessler Works'],
        [4, 'two\nlines Vorando'],
        [9, 'Vorando'],
      ],
      unread: [
        [2, 'no name'],
        [6, 'only a legal form or general words: it would match anybody'],
        [7, '3 cells, the header has 2; a comma inside a cell needs "quotes"'],
        [8, 'a quote that is not closed'],
      ],
    })
  })

  it('loses no line that holds something', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, ' '))), (lines) => {
        fc.pre(!/name|company|supplier|vendor|party|firm|entity|customer|partner|kunde|lieferant/i.test(lines[0] ?? ''))
        const { rows, unread } = readNameFile(lines.join('\n').replace(/^\uFEFF/, ''))
        expect(rows.length + unread.length).toBe(
          lines.filter((line) => line.replace(/^\uFEFF/, '').trim() !== '').length,
        )
      }),
    )
  })
})
