import { describe, expect, it } from 'vitest'
import { diff } from '../../src/diff/diff.ts'
import { emptyListing } from '../../src/listing/listing.ts'
import type { Extract } from '../../src/model/extract.ts'
import { cpuMs } from '../cpu.ts'
import { page, table } from './extracts.ts'

const HEADERS = ['Name', 'Country', 'Licence policy'] as const
const SUMA = ['Suma Technology', 'China', 'Presumption of denial']
const NETTRIX = ['Nettrix Information Industry', 'China', 'Presumption of denial']
const INSPUR = ['Inspur Taiwan', 'Taiwan', 'Case-by-case review']

function told(before: Extract, after: Extract): string[] {
  return diff(before, after).rows.map((row) =>
    row.type === 'changed'
      ? `~ ${row.cells.map((c) => `${c.header}: ${c.before} => ${c.after}`).join('; ')}`
      : `${row.type === 'added' ? '+' : '-'} ${(row.after ?? row.before)?.text}`,
  )
}

describe('rows of a table', () => {
  it('are matched by their key; what changed is told cell by cell', () => {
    expect(
      told(table(HEADERS, SUMA, INSPUR), table(HEADERS, SUMA, ['Inspur Taiwan', 'Taiwan', 'Presumption of denial'])),
    ).toEqual(['~ Licence policy: Case-by-case review => Presumption of denial'])
  })

  it('come and go', () => {
    expect(told(table(HEADERS, SUMA, INSPUR), table(HEADERS, NETTRIX, SUMA))).toEqual([
      '+ Nettrix Information Industry | China | Presumption of denial',
      '- Inspur Taiwan | Taiwan | Case-by-case review',
    ])
  })

  it('are never told as sentences', () => {
    expect(diff(table(HEADERS, SUMA), table(HEADERS, NETTRIX)).sentences).toEqual([])
  })

  it('in another order are unchanged, only moved', () => {
    const change = diff(table(HEADERS, SUMA, NETTRIX, INSPUR), table(HEADERS, INSPUR, SUMA, NETTRIX))
    expect([change.changed, change.moved]).toEqual([false, 2])
  })

  it('that differ in typography are unchanged, only folded', () => {
    const change = diff(
      table(HEADERS, ['Foo Co.,Ltd', 'China', '7⁄1 – 8']),
      table(HEADERS, ['Foo Co., Ltd', 'China', '7/1 - 8']),
    )
    expect([change.changed, change.folded]).toEqual([false, 1])
  })

  it('show one digit', () => {
    expect(told(table(['Item', 'Rate'], ['8542.31', '25 %']), table(['Item', 'Rate'], ['8542.31', '50 %']))).toEqual([
      '~ Rate: 25 % => 50 %',
    ])
  })

  it('have their key in the cell named key or name', () => {
    const headers = ['Country', 'Name', 'Policy']
    expect(told(table(headers, ['China', 'Suma', 'A']), table(headers, ['Taiwan', 'Suma', 'A']))).toEqual([
      '~ Country: China => Taiwan',
    ])
  })

  it('are not shifted by a column that only counts them', () => {
    const headers = ['序号', '实体名称', '措施']
    expect(
      told(
        table(headers, ['1', '甲公司', '禁止出口'], ['2', '乙公司', '禁止出口']),
        table(headers, ['1', '丙公司', '禁止出口'], ['2', '甲公司', '禁止出口'], ['3', '乙公司', '禁止投资']),
      ),
    ).toEqual(['+ 1 | 丙公司 | 禁止出口', '~ 措施: 禁止出口 => 禁止投资'])
  })

  it('with the same key are matched by what else they say', () => {
    const headers = ['Country', 'Entity', 'Citation']
    const china = (name: string, citation = '90 FR 14048') => ['China', name, citation]
    expect(
      told(
        table(headers, china('Alpha Institute of Physics'), china('Gamma Machine Works')),
        table(
          headers,
          china('Alpha Institute of Physics'),
          china('Beta Trading House'),
          china('Gamma Machine Works', '90 FR 4617'),
        ),
      ),
    ).toEqual(['+ China | Beta Trading House | 90 FR 14048', '~ Citation: 90 FR 14048 => 90 FR 4617'])
  })

  it('whose key was written anew are one change; with another number they are two rows', () => {
    const one = (name: string) => table(['Entity', 'Address'], [name, '12 Science Road, Beijing'])
    expect(told(one('Foo Technolgy Company'), one('Foo Technology Company'))).toEqual([
      '~ Entity: Foo Technolgy Company => Foo Technology Company',
    ])
    expect(told(one('CETC 13 Institute'), one('CETC 14 Institute'))).toEqual([
      '+ CETC 14 Institute | 12 Science Road, Beijing',
      '- CETC 13 Institute | 12 Science Road, Beijing',
    ])
  })

  it('twice on the page and then once have lost one', () => {
    expect(told(table(HEADERS, SUMA, SUMA), table(HEADERS, SUMA))).toHaveLength(1)
  })

  it('show a column that came', () => {
    expect(told(table(['Name'], ['Suma']), table(['Name', 'Footnote'], ['Suma', '4']))).toEqual(['~ Footnote:  => 4'])
  })

  it('that are entries of a list are told with the list only, items by their code or their text', () => {
    const items = (...rows: readonly (readonly [code: string, text: string, threshold: string])[]): Extract => ({
      ...table(['item.code', 'item.text', 'item.thresholds'], ...rows),
      listings: rows.map(([code, text, threshold]) => ({
        ...emptyListing('Controlled Items'),
        name: text,
        item: { code, text, reasons: [], thresholds: [threshold] },
      })),
    })
    const change = diff(
      items(['3C902.a', 'germanium', '≥ 99 %'], ['', 'indium', '']),
      items(['3C902.a', 'germanium', '≥ 95 %'], ['3C901.i', 'trimethylgallium', ''], ['', 'indium', '1 kg']),
    )
    expect(change.rows).toEqual([])
    expect(change.listings.map(({ type }) => type).sort()).toEqual(['added', 'amended', 'amended'])
  })

  it('without cells are compared by their text', () => {
    const row = (text: string) => page([{ kind: 'row', text }])
    expect(told(row('a | b'), row('a | c'))).toHaveLength(2)
  })

  it('of ten thousand are compared in a second', () => {
    const rows = (policy: string) =>
      Array.from({ length: 10_000 }, (_, i) => [`Entity ${i}`, 'China', `${policy} ${i % 7}`])
    const start = cpuMs()
    expect(told(table(HEADERS, ...rows('denial')), table(HEADERS, ...rows('review')))).toHaveLength(10_000)
    const keyless = (n: number) => Array.from({ length: 10_000 }, (_, i) => ['China', `${(i + n) * 7919}`, 'x'])
    diff(table(HEADERS, ...keyless(0)), table(HEADERS, ...keyless(1_000_000)))
    expect(cpuMs() - start).toBeLessThan(16_000)
  })
})
