import { describe, expect, it } from 'vitest'
import type { Mistake } from '../../src/config/mistakes.ts'
import { describeMistake } from '../../src/config/mistakes.ts'
import { readParties } from '../../src/config/parties.ts'

function read(text: string) {
  const mistakes: Mistake[] = []
  const parties = readParties('parties.csv', text, mistakes)
  return { parties, mistakes: mistakes.map(describeMistake) }
}

describe('parties.csv', () => {
  it('gives names, aliases separated by semicolons, country and note', () => {
    const { parties, mistakes } = read(
      'name,aliases,country,note\nInspur Group,浪潮集团; 浪潮,CN,"supplier, since 2019"\n',
    )
    expect(mistakes).toEqual([])
    expect(parties).toEqual([
      { name: 'Inspur Group', aliases: ['浪潮集团', '浪潮'], country: 'CN', note: 'supplier, since 2019' },
    ])
  })

  it('may have its columns in any order, and only the name', () => {
    expect(read('country,name\nCN,Suma\n').parties).toEqual([{ name: 'Suma', aliases: [], country: 'CN', note: '' }])
    expect(read('name\r\nSuma\r\n\r\nNettrix\r\n').parties.map((party) => party.name)).toEqual(['Suma', 'Nettrix'])
  })

  it('takes quotes, commas and line ends inside quotes', () => {
    const { parties, mistakes } = read('name,note\n"Suma ""AI"" Ltd.","first\nsecond"\nNettrix,x\n')
    expect(mistakes).toEqual([])
    expect(parties.map((party) => party.name)).toEqual(['Suma "AI" Ltd.', 'Nettrix'])
    expect(parties[0]?.note).toBe('first\nsecond')
  })

  it('names line and reason of every broken row and keeps the others', () => {
    const { parties, mistakes } = read(
      [
        'name,aliases,country,note',
        'Suma,,CN',
        'Nettrix,,China,',
        'X,,CN,',
        'Huawei,华,CN,',
        '"two\nlines",,,',
        'Inspur,,CN,',
        'INSPUR,,CN,again',
        '"open,,CN,',
      ].join('\n'),
    )
    expect(parties.map((party) => party.name)).toEqual(['two\nlines', 'Inspur'])
    expect(mistakes).toEqual([
      'parties.csv:10: got a quote that is not closed; allowed: "cell", with "" for a quote inside',
      'parties.csv:2: got 3 cells; allowed: 4, as in the header; a comma inside a cell needs "quotes"',
      'parties.csv:3: got the country "China"; allowed: two capital letters such as CN, or nothing',
      'parties.csv:4: got the name "X"; allowed: a name of at least two characters',
      'parties.csv:5: got the name "华"; allowed: a name of at least two characters',
      'parties.csv:9: got "INSPUR" again; allowed: each name once; it stands in line 8 already',
    ])
  })

  it('refuses a header with an unknown column, a column twice, or no name', () => {
    expect(read('name,alias\nSuma,x\n').mistakes).toEqual([
      'parties.csv:1: alias: got the unknown column "alias"; nearest known: "aliases"',
    ])
    expect(read('name,name\nSuma,x\n').mistakes).toEqual([
      'parties.csv:1: name: got the column name twice; allowed: each column once',
    ])
    expect(read('country\nCN\n').mistakes).toEqual([
      'parties.csv:1: got no column name; allowed: name,aliases,country,note',
    ])
    expect(read('').mistakes).toEqual(['parties.csv:1: got no header; allowed: name,aliases,country,note'])
  })

  it('does not take a spreadsheet that separates by semicolons', () => {
    expect(read('name;aliases;country;note\nSuma;;CN;\n').mistakes[0]).toContain('the unknown column')
  })
})
