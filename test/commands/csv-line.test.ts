import { describe, expect, it } from 'vitest'
import { csvLine } from '../../src/commands/csv-line.ts'

describe('a CSV cell', () => {
  it.each([
    ['plain', 'plain'],
    ['Co., Ltd.', '"Co., Ltd."'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@cmd', "'@cmd"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ])('%j is written %j, and no spreadsheet runs it', (value, written) => {
    expect(csvLine([value])).toBe(`${written}\r\n`)
  })
})
