import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, foldWithOffsets, originalSpan } from '../../src/text/folding.ts'
import { hasInvisible, withoutInvisible } from '../../src/text/invisible.ts'
import { isChinese } from '../../src/text/scripts.ts'
import { splitSentences } from '../../src/text/sentences.ts'
import { splitWords } from '../../src/text/words.ts'
import { cpuMs } from '../cpu.ts'

const odd = fc.string({
  unit: fc.constantFrom(
    ...['a', 'B', '1', '½', '²', '①', ' ', '　', '—', '-', '–', '，', ',', '(', '（', '）', '中', '臺', 'é', '\u0301'],
    ...['각', 'ᄀ', 'ᅡ', 'ᆨ', '.', '…', '“', '"', '。', '\n', '\u200b', 'ﾊ', 'ﾞ', ':', '：', '[', ']', '\u{10000}'],
    ...['\ud800', '\udc00', '\0', '\u202e'],
  ),
})
const anyText = fc.oneof(odd, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

function sentences(text: string, language = 'en'): string[] {
  return splitSentences(text, language).map((span) => text.slice(...span))
}

describe('what nobody sees', () => {
  it.each([
    ['sho\u00aduld', 'should'],
    ['mu\u200bst\u2060 \ufeffapply', 'must apply'],
    ['禁\u200d止', '禁止'],
    ['\u202eevil\u202c', '\u202eevil\u202c'],
    ['می\u200cشود', 'می\u200cشود'],
    ['👩\u200d🔬', '👩\u200d🔬'],
  ])('is not there: %j', (text, seen) => {
    expect(withoutInvisible(text).text).toBe(seen)
  })

  it('may stand anywhere: the rest stays, and each place leads back to it', () => {
    const hidden = fc.constantFrom('\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u034f')
    const letter = fc.constantFrom('a', 'B', ' ', '.', '禁', '止', 'é', '1')
    fc.assert(
      fc.property(fc.array(fc.oneof(hidden, letter), { maxLength: 40 }), (units) => {
        const text = units.join('')
        const seen = withoutInvisible(text)
        expect(seen.text).toBe(units.filter((unit) => !hasInvisible(unit)).join(''))
        expect(hasInvisible(seen.text)).toBe(false)
        for (let i = 0; i < seen.text.length; i++) {
          expect(text.slice(...originalSpan(seen, i, i + 1))).toBe(seen.text.charAt(i))
        }
      }),
    )
  })

  it('is taken out once, and what is left is taken as it stood', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const seen = withoutInvisible(text)
        expect(withoutInvisible(seen.text).text).toBe(seen.text)
        for (let i = 0; i < seen.text.length; i++) expect(text.charAt(seen.starts[i] ?? -1)).toBe(seen.text.charAt(i))
      }),
    )
  })
})

describe('folding', () => {
  it.each([
    ['‘may’ and “must”', '\'may\' and "must"'],
    ['2024–25', '2024-25'],
    ['a rule — a ban', 'a rule - a ban'],
    ['7⁄1', '7/1'],
    ['and so on…', 'and so on...'],
    ['non\u00a0breaking   space\n', 'non breaking space'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['zero\u200bwidth', 'zerowidth'],
    ['ＥＣＣＮ　３Ａ０９０', 'ECCN 3A090'],
    ['Foo Co.,Ltd.', 'Foo Co., Ltd.'],
    ['ECCN：3A090', 'ECCN: 3A090'],
    ['华为 （Huawei） 公司', '华为(Huawei)公司'],
    ['中国，美国；', '中国,美国;'],
    ['「実体清单」', '“実体清单”'],
    ['臺灣', '台灣'],
    ['10：30', '10:30'],
    ['１，２３４', '1,234'],
    ['cafe\u0301', 'café'],
    ['ﬁnal', 'final'],
    ['word , word', 'word, word'],
    ['2025 年 5 月 13 日', '2025年5月13日'],
  ])('takes %j and %j as the same', (a, b) => {
    expect(foldText(a)).toBe(foldText(b))
  })

  it.each([
    ['must', 'MUST'],
    ['25 %', '26 %'],
    ['10²', '102'],
    ['1½', '11/2'],
    ['1①', '11'],
    ['1 2', '12'],
    ['CETC 13', 'CETC 14'],
    ['不得', '得'],
    ['May 13', 'May 15'],
    ['resign', 're sign'],
  ])('keeps %j and %j apart', (a, b) => {
    expect(foldText(a)).not.toBe(foldText(b))
  })

  it('is the same for composed and decomposed letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')))
      }),
      { numRuns: 2000 },
    )
  })

  it('with offsets gives the same text, and offsets that rise', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldWithOffsets(text)
        expect(folded.text).toBe(foldText(text))
        expect(folded.starts.length).toBe(folded.text.length)
        for (let i = 0; i < folded.text.length; i++) {
          expect(folded.ends[i]).toBeGreaterThanOrEqual(folded.starts[i] ?? 0)
          if (i > 0) expect(folded.starts[i]).toBeGreaterThanOrEqual(folded.starts[i - 1] ?? 0)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('finds the original of a folded range', () => {
    const text = 'The  “Ascend” chips — 910Ｂ'
    const folded = foldWithOffsets(text)
    const span = (word: string) => {
      const at = folded.text.indexOf(word)
      return text.slice(...originalSpan(folded, at, at + word.length))
    }
    expect(span('"Ascend"')).toBe('“Ascend”')
    expect(span('910B')).toBe('910Ｂ')
    expect(originalSpan(folded, folded.text.length, folded.text.length)).toEqual([text.length, text.length])
  })

  it('takes five megabytes of one line in a few seconds', () => {
    for (const text of [
      '中 '.repeat(2_500_000),
      '- '.repeat(2_500_000),
      ' '.repeat(5_000_000),
      '. '.repeat(2_500_000),
    ]) {
      const start = cpuMs()
      foldText(text)
      expect(cpuMs() - start).toBeLessThan(20_000)
    }
  })
})

describe('telling Chinese', () => {
  it.each([
    ['商务部公告2025年第21号', true],
    ['The MOFCOM (商务部) announcement', false],
    ['', false],
    ['12345', false],
  ])('says of %j: %s', (text, expected) => {
    expect(isChinese(text)).toBe(expected)
  })
})

describe('sentences', () => {
  it.each([
    ['of plain English', 'en', ['BIS acted today.', 'It listed 80 entities.']],
    ['with U.S. in the middle', 'en', ['The U.S. Department of Commerce acted.', 'It listed 80.']],
    ['that end in U.S.', 'en', ['It left the U.S.', 'The firm moved.']],
    ['with No. 4 and § 744.11', 'en', ['See Supp. No. 4 to Part 744 and § 744.11 of the EAR.', 'It is long.']],
    ['with Co., Ltd. and a.k.a.', 'en', ['Foo Co., Ltd. a.k.a. Bar is listed.', 'So is Baz Inc.', 'The rest is not.']],
    ['with Inc. said', 'en', ['Foo Inc. said that it complies.']],
    ['with decimals and versions', 'en', ['It rose by 3.5 percent to 1.2.3 units.', 'Then it fell.']],
    ['with a quote after the stop', 'en', ['He said “stop.”', 'Then he left.']],
    ['with a question', 'en', ['Must I apply?', 'Yes!', 'You must.']],
    ['with initials', 'en', ['Secretary J. R. Smith signed it.', 'It is law.']],
    ['with dates', 'en', ['It was signed on Jan. 5 and Sept. 9.', 'It ended in 2025.', 'Nobody knew.']],
    ['with numbering', 'en', ['1. The exporter must apply.', '2. It may not.']],
    ['with e.g. and i.e.', 'en', ['Some chips, e.g. Ascend, i.e. the 910B, count.', 'Others do not.']],
    ['that go on in lower case', 'en', ['Yahoo! said so...and left.']],
    ['with an address', 'en', ['See www.bis.gov/rules.html for more.', 'Or call.']],
    ['of German ordinals', 'de', ['Ab dem 3. Oktober gilt Art. 5 Abs. 2 des Gesetzes.', 'Die Frist endet am 1. Mai.']],
    ['of Chinese', 'zh-Hans', ['商务部发布公告。', '自2025年5月13日起施行；', '谁申请？', '企业！']],
    ['of Chinese with quotes', 'zh-Hans', ['他说：“不得出口。”', '随后离开。']],
    ['of Chinese with straight quotes', 'zh-Hans', ['他说："不得出口。"', '"例外"另定。']],
    ['of Chinese with brackets', 'zh-Hans', ['清单（见附件。共28家。）如下。', '（另见公告。）', '完。']],
    ['of Chinese with decimals', 'zh-Hans', ['税率为3.5%，见第1.2条。', '下调。']],
    ['of Chinese with Latin', 'zh-Hans', ['Nettrix Information Industry Co., Ltd.被列入清单。', '下一句。']],
    ['of traditional Chinese', 'zh-Hant', ['出口人應申請許可。', '未經許可，不得出口。']],
  ])('%s', (_, language, expected) => {
    const joined = expected.join(language.startsWith('zh') ? '' : ' ')
    expect(sentences(joined, language)).toEqual(expected)
  })

  it('end at a line end, unless the text goes on in lower case', () => {
    expect(sentences('Entity List\nSupplement No. 4')).toEqual(['Entity List', 'Supplement No. 4'])
    expect(sentences('the export\nof chips')).toEqual(['the export\nof chips'])
    expect(sentences('the export\n\nof chips')).toEqual(['the export', 'of chips'])
  })

  it('keep every character but white space, in order', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('en', 'zh-Hans', 'de'), (text, language) => {
        expect(sentences(text, language).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
      { numRuns: 3000 },
    )
  })

  it('take a bracket that never closes as no bracket', () => {
    expect(sentences('清单（见附件。下一句。第三句。', 'zh')).toHaveLength(3)
  })
})

describe('words', () => {
  it('are words, numbers and marks, without white space', () => {
    const text = 'Effective 4.5.2025, chips (910B) must…'
    expect(splitWords(text, 'en').map((span) => text.slice(...span))).toEqual([
      'Effective',
      '4.5.2025',
      ',',
      'chips',
      '(',
      '910B',
      ')',
      'must',
      '…',
    ])
  })

  it('of Chinese are dictionary words', () => {
    const text = '不得出口华为芯片'
    const words = splitWords(text, 'zh').map((span) => text.slice(...span))
    expect(words.join('')).toBe(text)
    expect(words).toContain('出口')
  })

  it('cuts Latin text as the segmenter of Unicode does', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
    const latin = fc.string({ unit: fc.constantFrom(...'aZéß1_.,;:\'"-@/§€ \n()$%#*') })
    fc.assert(
      fc.property(latin, (text) => {
        const segments = [...segmenter.segment(text)].filter(({ segment }) => /\S/.test(segment))
        expect(splitWords(text, 'en')).toEqual(segments.map(({ index, segment }) => [index, index + segment.length]))
      }),
      { numRuns: 2000 },
    )
  })
})
