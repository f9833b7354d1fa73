import { applyPatch } from 'diff'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf, patchOf } from '../../src/diff/patch.ts'
import { index, page } from './extracts.ts'
import { entity } from './listings/entries.ts'

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

describe('a patch', () => {
  it('shows what went and what came, with three lines around it', () => {
    const before = ['1', '2', '3', '4', 'must file', '6', '7', '8', '9']
    expect(patchOf(before, before.with(4, 'may file'), 'rule.txt')).toBe(
      `--- a/rule.txt
+++ b/rule.txt
@@ -2,7 +2,7 @@
 2
 3
 4
-must file
+may file
 6
 7
 8
`,
    )
  })

  it('is empty where nothing differs', () => {
    expect(patchOf(['a', 'b'], ['a', 'b'], 'x')).toBe('')
    expect(patchOf([], [], 'x')).toBe('')
  })

  it('of a text that was not there before makes its file', () => {
    expect(patchOf(undefined, ['a'], 'x')).toBe('--- /dev/null\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n')
  })

  it('joins places with at most six lines between them, and keeps others apart', () => {
    const lines = Array.from({ length: 40 }, (_, i) => String(i))
    const hunks = (...places: number[]) =>
      patchOf(
        lines,
        lines.map((line, i) => (places.includes(i) ? 'new' : line)),
        'x',
      ).match(/^@@.*$/gm)
    expect(hunks(10, 17)).toEqual(['@@ -8,14 +8,14 @@'])
    expect(hunks(10, 18)).toEqual(['@@ -8,7 +8,7 @@', '@@ -16,7 +16,7 @@'])
    expect(hunks(0, 39)).toEqual(['@@ -1,4 +1,4 @@', '@@ -37,4 +37,4 @@'])
  })

  it('gives the newer text when it is applied to the older one', () => {
    const line = fc.constantFrom(
      '',
      'a',
      'b',
      'c',
      ' ',
      '-- x',
      '++ y',
      '@@ -1,1 +1,1 @@',
      '\\ No newline at end of file',
    )
    const lines = fc.array(line, { maxLength: 40 })
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const patch = patchOf(before, after, 'x')
        expect(patch === '' ? text(before) : applyPatch(text(before), patch)).toBe(text(after))
      }),
      { numRuns: 500 },
    )
  })

  it('of tens of thousands of lines that are all others is a patch too', () => {
    const lines = (name: string) => Array.from({ length: 30_000 }, (_, i) => `${name} ${i}`)
    expect(patchOf(lines('a'), lines('b'), 'x').split('\n')).toHaveLength(60_004)
  })
})

describe('the lines of a text', () => {
  it('are its headings, paragraphs, items and rows', () => {
    expect(linesOf(page(['# Rules', 'Exporters must file.', '* Forms', { kind: 'row', text: 'A | B' }]))).toEqual([
      'Rules',
      'Exporters must file.',
      'Forms',
      'A | B',
    ])
  })

  it('of an index are its items', () => {
    const url = 'https://example.org/1'
    expect(
      linesOf(
        index([
          { title: 'Notice', url, date: '2025-05-13', number: '25-1' },
          { title: 'Other', url },
        ]),
      ),
    ).toEqual([`2025-05-13 | 25-1 | Notice | ${url}`, `Other | ${url}`])
  })

  it('of a list are its entries, in the order of their names, for lists change theirs', () => {
    const listings = [entity('Zeta', { country: 'CN', aliases: ['Z', 'Zed'] }), entity('Acme')]
    const lines = linesOf(page([], { listings }))
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^Acme/)
    expect(lines[1]).toMatch(/^Zeta \| Entity List \| country: CN \| aliases: Z; Zed/)
    expect(linesOf(page([], { listings: listings.toReversed() }))).toEqual(lines)
  })

  it('of a table that is read as a list are its rows, once', () => {
    const row = { kind: 'row', text: 'Acme | CN' } as const
    expect(linesOf(page([row], { listings: [entity('Acme')] }))).toEqual(['Acme | CN'])
  })
})
