import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, oneLine, safeUrl, shorten } from '../../src/present/clean.ts'
import { excerpt, lengthOf, runsOf } from '../../src/present/runs.ts'
import { evidence } from './notices.ts'

describe('a text with marks', () => {
  it('becomes pieces, marked and unmarked, in order', () => {
    expect(runsOf(evidence('use «violates» U.S. «export controls»'))).toEqual([
      { text: 'use ', marked: false },
      { text: 'violates', marked: true },
      { text: ' U.S. ', marked: false },
      { text: 'export controls', marked: true },
    ])
  })

  it('takes marks that overlap, come unsorted or reach beyond the text', () => {
    expect(
      runsOf({
        text: 'abcdef',
        marks: [
          [4, 99],
          [1, 3],
          [2, 3],
          [-5, 0],
          [5, 2],
        ],
      }),
    ).toEqual([
      { text: 'a', marked: false },
      { text: 'bc', marked: true },
      { text: 'd', marked: false },
      { text: 'ef', marked: true },
    ])
  })

  it('shows with a caret where the other text has words and this one has none', () => {
    expect(runsOf({ text: 'We collect data. It may grow.', marks: [[20, 23]], places: [3, 21] })).toEqual([
      { text: 'We ', marked: false },
      { text: '‸', marked: false },
      { text: 'collect data. It ', marked: false },
      { text: 'may', marked: true },
      { text: ' grow.', marked: false },
    ])
    expect(runsOf({ text: 'a𠀀b', marks: [], places: [2, 99, -1] })).toEqual([{ text: 'a𠀀b', marked: false }])
  })

  it('never cuts a character in two', () => {
    const runs = runsOf({ text: 'a𠀀b', marks: [[2, 3]] })
    expect(runs.map(({ text }) => text)).toEqual(['a', '𠀀', 'b'])
  })

  it('loses and invents nothing but control characters', () => {
    const marks = fc.array(fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 })), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), marks, (text, spans) => {
        const runs = runsOf({ text, marks: spans })
        expect(runs.map((run) => run.text).join('')).toBe(clean(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('stays as it is when it is short, and keeps its marks when it is long', () => {
    const short = runsOf(evidence('a «b» c'))
    expect(excerpt(short, 100)).toEqual(short)
    const far = 'The far end of the sentence says more. '.repeat(100)
    const cut = excerpt(runsOf(evidence(`${far}the use «violates» the rule ${far}and «always» has. ${far}`)), 1500)
    expect(cut.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['violates', 'always'])
    expect(lengthOf(cut)).toBeLessThan(1600)
    expect(cut.map(({ text }) => text).join('')).toContain('the use violates the rule')
  })

  it('is never longer than about its limit, however many marks it has', () => {
    const text = 'word '.repeat(20_000)
    const marks = Array.from({ length: 20_000 }, (_, i) => [i * 5, i * 5 + 4] as const)
    expect(lengthOf(excerpt(runsOf({ text, marks }), 1500))).toBeLessThan(1600)
    expect(lengthOf(excerpt(runsOf({ text, marks: [[0, text.length]] }), 1500))).toBeLessThan(1600)
  })
})

describe('page text in a line of ours', () => {
  it('has no control, bidirectional or zero-width characters, and one space for each line break', () => {
    expect(clean('a\u202Eb\u0000c\u2066d\u200Be\uFEFFf\u{E0041}g\r\nh\u0085i\u2028j')).toBe('abcdefg  h i j')
    expect(oneLine('  two\r\n\r\nlines \t here ', 100)).toBe('two lines here')
  })

  it('keeps what Chinese, Arabic, Persian and emoji need', () => {
    for (const text of ['不可靠实体清单', 'مرحبا', 'می\u200Cخواهم', '👩\u200D👧', 'Straße'])
      expect(clean(text)).toBe(text)
  })

  it('shows lone surrogates as the replacement character', () => {
    expect(clean('a\uD800b')).toBe('a\uFFFDb')
  })

  it('is cut with an ellipsis, never inside a character', () => {
    expect(shorten('abcdef', 4)).toBe('abc…')
    expect(shorten('ab𠀀𠀀', 4)).toBe('ab…')
    expect(oneLine('x'.repeat(5_000_000), 150)).toHaveLength(150)
  })

  it('is always well formed and on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 2, max: 50 }), (text, max) => {
        const line = oneLine(text, max)
        expect(line.isWellFormed()).toBe(true)
        expect(line.length).toBeLessThanOrEqual(max)
        expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('a link', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    ' java\nscript:alert(1)',
    'https://bis.gov@evil.example/',
    '/relative',
    '',
  ])('is never made of %j', (url) => {
    expect(safeUrl(url)).toBeUndefined()
  })

  it('is the address as a browser opens it', () => {
    expect(safeUrl('HTTPS://www.BIS.gov/a b?q="x"')).toBe('https://www.bis.gov/a%20b?q=%22x%22')
    expect(safeUrl('https://ехаmple.gov/')).toMatch(/^https:\/\/xn--mple-\w+\.gov\/$/)
  })
})
