import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyPair } from '../../src/classify/tell/passage.ts'
import { diff } from '../../src/diff/diff.ts'
import type { SentenceChange } from '../../src/model/change.ts'
import type { Evidence, Span } from '../../src/model/text.ts'
import { cpuMs } from '../cpu.ts'
import { judgePair as judge, readerFor } from '../shipped.ts'
import { extractOf, judgePair } from './pair.ts'

const pieces = fc.constantFrom(
  'must',
  'should',
  'may not',
  ' ',
  '应当',
  '不得',
  '除',
  '外',
  '，',
  '。',
  '“',
  '(',
  '30 days',
  '五万元',
  '\u202E',
  '\uD800',
  '\u200B',
  '__proto__',
  '<b>',
  '\n',
  'İ',
  'x'.repeat(50),
)
const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))

describe('hostile text', () => {
  it('never throws, and every mark lies in changed words', () => {
    fc.assert(
      fc.property(texts, texts, fc.constantFrom('en', 'zh-Hans', 'zh-Hant', 'de', 'und'), (before, after, language) => {
        for (const change of diff(extractOf([before], language), extractOf([after], language)).sentences) {
          for (const finding of classifyPair(change, readerFor(language))) {
            expect(finding.reason).not.toBe('')
            for (const side of ['before', 'after'] as const) {
              const text = finding[side]?.text ?? ''
              for (const [start, end] of finding[side]?.marks ?? []) {
                expect(start).toBeLessThan(end)
                expect(end).toBeLessThanOrEqual(text.length)
                expect(isChanged(change, side, [start, end])).toBe(true)
              }
            }
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('reads a sentence of 200 kB in bounded time and says that it is too long', () => {
    const long = `Holders must register ${'and report '.repeat(20_000)}`
    const from = cpuMs()
    const findings = judgePair(`${long}.`, `${long} soon.`)
    expect(cpuMs() - from).toBeLessThan(20_000)
    expect(findings.map((finding) => finding.rule)).toEqual(['sentence.too-long'])
  })

  const RUNS = [' ', '\t', '“', '”', '、', '，', '.', '!', '(', '-', '1', '一']

  it.each([
    ['en', 'Fee: 1', ' y'],
    ['en', 'See docket no', ' 12'],
    ['en', 'The Office said “It', ' must stop”.'],
    ['en', 'Goods that may', ' 2027 enter must be shown, and'],
    ['zh-Hans', '第', '条规定的企业应当登记'],
    ['zh-Hans', '民国', '日前申报'],
    ['zh-Hant', '機關表示：「', '應備查」。'],
  ])('reads runs of 5,000 of one character in a quarter of a second each (%s: %s…)', (language, lead, end) => {
    judgePair(`${lead}${end}`, `${lead}${end} now`, language)
    for (const run of RUNS) {
      const text = `${lead}${run.repeat(5_000)}`
      const from = cpuMs()
      judgePair(`${text}${end}`, `${text}${end} now`, language)
      expect([run, cpuMs() - from < 250]).toEqual([run, true])
    }
  })

  it.each([
    [
      'en',
      Array.from({ length: 2000 }, (_, i) => (i % 2 ? 'must' : `x${i}`)),
      Array.from({ length: 2000 }, (_, i) => (i % 2 ? 'may' : `x${i}`)),
    ],
    [
      'zh-Hant',
      Array.from({ length: 2400 }, () => '應不得除外可以，'),
      Array.from({ length: 2400 }, () => '可以應當除不得，'),
    ],
  ])('does not compare thousands of cues with each other (%s)', (language, before, after) => {
    const from = cpuMs()
    const findings = judgePair(before.join(' '), after.join(' '), language)
    expect(cpuMs() - from).toBeLessThan(20_000)
    expect(findings.map((finding) => finding.rule)).toEqual(['sentence.too-long'])
  })

  it.each([
    ['an empty side', '', ''],
    ['nothing but white space', ' \n\t ', ' '],
    ['nothing but punctuation', '…。', '?!'],
    ['a lone surrogate on one side', 'Holders must \uD800 register.', 'Holders must \uDC00 register.'],
  ])('has nothing to say of %s', (_, before, after) => {
    expect(judgePair(before, after).filter(({ kind }) => kind !== 'editorial')).toEqual([])
  })

  it('reads words through zero-width and bidirectional characters', () => {
    const hidden = 'Holders m\u200Bust register.'
    expect(judgePair(hidden, 'Holders must register.')).toEqual([])
    expect(judgePair('Holders must \u202Eregister.', 'Holders may \u202Eregister.')[0]?.kind).toBe('wording.softened')
  })

  it.each([
    ['Exporters mu\u00adst register.', 'Exporters sho\u00aduld register.', 'mu\u00adst', 'sho\u00aduld'],
    ['Exporters must register.', 'Exporters sh\u200bo\u2060uld register.', 'must', 'sh\u200bo\u2060uld'],
    ['出口商不\u200b得转让。', '出口商可\u00ad以转让。', '不\u200b得', '可\u00ad以'],
  ])('reads words with soft hyphens and zero-width characters in them, and marks them as given: %j', (...pair) => {
    const [before, after, was, is] = pair
    const [finding] = judge(before, after, 'en')
    expect(finding?.kind).toBe('wording.softened')
    expect([finding?.before?.text, finding?.after?.text]).toEqual([before, after])
    const marked = (one: Evidence | null | undefined) => (one?.marks ?? []).map((mark) => one?.text.slice(...mark))
    expect([marked(finding?.before), marked(finding?.after)]).toEqual([[was], [is]])
  })

  it.each([
    ['Operators 应当 register.', 'Operators 可以 register.'],
    ['经营者应当申报 (must report)。', '经营者可以申报 (may report)。'],
    ['Das Amt must entscheiden.', 'Das Amt may entscheiden.'],
  ])('reads sentences of two languages without a wrong direction: %s', (before, after) => {
    expect(judgePair(before, after).map(({ kind }) => kind)).not.toContain('wording.hardened')
    expect(judgePair(before, after).length).toBeGreaterThan(0)
  })

  it('takes hunks that lie outside the texts for what they can be', () => {
    const sentence = (text: string) => ({ text, block: 0, path: [], kind: 'paragraph' as const })
    const change: SentenceChange = {
      type: 'changed',
      before: sentence('Holders must register.'),
      after: sentence('Holders may register.'),
      hunks: [{ before: [8, 999], after: [8, 999] }],
    }
    expect(classifyPair(change, readerFor('en'))[0]?.kind).toBe('wording.softened')
  })
})

function isChanged(change: SentenceChange, side: 'before' | 'after', [start, end]: Span): boolean {
  if (change.type !== 'changed') return true
  return change.hunks.some((hunk) => hunk[side][0] <= start && end <= hunk[side][1])
}
