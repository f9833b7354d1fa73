import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { type Io, printTable, visible } from '../../src/commands/io.ts'
import { fileNameOf } from '../../src/commands/patch.ts'

/** The lines of a table, as a terminal without colours gets them. */
async function tableOf(header: readonly string[], ...rows: readonly (readonly string[])[]): Promise<string[]> {
  const stdout = new PassThrough()
  printTable({ stdout } as unknown as Io, header, rows)
  stdout.end()
  return (await text(stdout)).trimEnd().split('\n')
}

describe('a table on a terminal', () => {
  it('pads every column but the last to its widest cell', async () => {
    expect(await tableOf(['list', 'name'], ['SDN', 'Acme'], ['Entity List', 'Inspur'])).toEqual([
      'list         name',
      'SDN          Acme',
      'Entity List  Inspur',
    ])
  })

  it.each([
    ['Han characters, two columns each', '浪潮集团', 8],
    ['Han characters beyond the first plane', '𠮷野家', 6],
    ['accents that stand on the letter before them', 'Ne\u0301ce\u0301ssaire\u0301', 10],
    ['an emoji of two code points', 'a✈\uFE0Fb', 4],
    ['white space, shown as one blank', 'a\n\t b', 3],
    ['characters that steer a terminal, shown as one mark each', 'a\u001b\u202eb', 4],
  ])('counts the columns that these take: %s', async (_, cell, columns) => {
    const [header = ''] = await tableOf(['', '|'], [cell, '|'])
    expect(header).toBe(`${' '.repeat(columns)}  |`)
  })
})

describe('page text on a terminal', () => {
  it.each([
    ['a change of direction', 'ab\u202Ecd'],
    ['a tag that nobody sees', 'ab\u{E0041}cd'],
    ['an annotation', 'ab\uFFF9cd'],
    ['an escape', 'ab\u001Bcd'],
  ])('shows %s as a mark', (_, text) => {
    expect(visible(text)).toBe('ab\uFFFDcd')
  })
})

it('a file whose name is no UTF-8 has a name in a patch', () => {
  expect(fileNameOf('file:///srv/rules/a%E0%A4%A.html')).toMatch(/\.html\.txt$/)
})
