import { describe, expect, it } from 'vitest'
import { diff } from '../../src/diff/diff.ts'
import { comparisonKey, isFurniture, numberingLength } from '../../src/diff/folding.ts'
import { outcome, page, quiet, told } from './extracts.ts'

describe('numbering at the start of a block', () => {
  it.each([
    ['(a) Scope of the rule', '(b) Scope of the rule'],
    ['4.2.1 Scope of the rule', '4.3.2 Scope of the rule'],
    ['1. Scope of the rule', '12. Scope of the rule'],
    ['• Scope of the rule', 'Scope of the rule'],
    ['iv. Scope of the rule', 'v. Scope of the rule'],
    ['第十二条　经营者应当申请许可', '第十三条　经营者应当申请许可'],
    ['一、经营者应当申请许可', '二、经营者应当申请许可'],
    ['（一）经营者应当申请许可', '（二）经营者应当申请许可'],
    ['1.经营者应当申请许可', '2.经营者应当申请许可'],
    ['1. (a) Scope of the rule', '2. (b) Scope of the rule'],
    ['Article 5: Scope', 'Article 6: Scope'],
  ])('folds: %s / %s', (a, b) => {
    expect(outcome(diff(page([a]), page([b])))).toEqual({ ...quiet, folded: 1 })
  })

  it('folds two levels in headings only', () => {
    expect(diff(page(['# 4.2 Scope']), page(['# 4.3 Scope'])).changed).toBe(false)
    expect(diff(page(['4.2 Percent apply']), page(['4.3 Percent apply'])).changed).toBe(true)
    expect(diff(page(['# 2.5 Million chips']), page(['# 3.5 Million chips'])).changed).toBe(true)
  })

  it.each([
    ['25. April 2025: Inkrafttreten', '26. April 2025: Inkrafttreten'],
    ['25 percent apply', '50 percent apply'],
    ['2025. The year', '2026. The year'],
    ['3.5 percent apply', '4.5 percent apply'],
    ['12.5.25 Inkrafttreten', '13.5.25 Inkrafttreten'],
    ['第十二条规定的物项', '第十三条规定的物项'],
    ['(EU) Regulation', '(UK) Regulation'],
    ['Section 301 tariffs', 'Section 232 tariffs'],
    ['§ 744.11', '§ 744.23'],
    ['(a)', '(b)'],
    ['910B', '910C'],
  ])('never folds content: %s / %s', (a, b) => {
    expect(diff(page([a]), page([b])).changed).toBe(true)
  })

  it('is not told beside a change of words', () => {
    expect(told(page(['(a) The tariff is 25 %.']), page(['(c) The tariff is 50 %.']))).toEqual([
      '~ (a) The tariff is [25] %. => (c) The tariff is [50] %.',
    ])
  })

  it('counts nothing where nothing follows', () => {
    expect(numberingLength('12.', false)).toBe(0)
    expect(numberingLength('• ', false)).toBe(0)
    expect(numberingLength('(a) x', false)).toBe(4)
  })
})

describe('the furniture of a site', () => {
  it.each([
    ['Last updated: May 13, 2025', 'Last updated: May 15, 2025'],
    ['Updated: January 17, 2025', 'Updated: January 31, 2025'],
    ['Date modified: 2025-05-20', 'Date modified: 2025-05-22'],
    ['Page last reviewed on 13 May 2025 at 10:30 a.m.', 'Page last reviewed on 15 May 2025 at 9:00 p.m.'],
    ['Zuletzt aktualisiert am 13. Mai 2025', 'Zuletzt aktualisiert am 15. Mai 2025'],
    ['Stand: 13.05.2025', 'Stand: 15.05.2025'],
    ['最后更新：2025-05-13 10:30', '最后更新：2025-05-15 11:00'],
    ['432 filtered results', '433 filtered results'],
    ['Showing 1-10 of 432 results', 'Showing 1-10 of 433 results'],
    ['浏览次数：1,234', '浏览次数：1,240'],
    ['来源：商务部 阅读：12次', '来源：商务部 阅读：13次'],
    ['共432条', '共433条'],
    ['1,234 views', '1,235 views'],
    ['Views: 12', 'Views: 13'],
    ['432 Treffer', '433 Treffer'],
    ['The list (PDF, 212 KB) is here.', 'The list (PDF, 214 KB) is here.'],
  ])('folds: %s / %s', (a, b) => {
    const between = (text: string) => page(['The rule stands.', text, 'It is in force.'])
    expect(outcome(diff(between(a), between(b)))).toEqual({ ...quiet, folded: 1 })
  })

  it.each([
    'Share on Facebook',
    'Print Email Share',
    '分享到：微信 微博',
    '【打印】【关闭】',
    '字号：大 中 小',
    'Back to top',
    '***',
  ])('may come and go: %s', (text) => {
    expect(diff(page(['The rule stands.']), page(['The rule stands.', text])).changed).toBe(false)
  })

  it.each([
    'Effective date: May 13, 2025',
    'Updated guidance was issued on May 13, 2025.',
    '发布时间：2025-05-13',
    'The rule was last revised.',
    '80 entities',
    'Share capital: 12 million',
    'Share the results with BIS',
    'Print the form and send it to BIS by email.',
    '25 %',
    'Results: 12 listed',
  ])('is not: %s', (text) => {
    expect(isFurniture(comparisonKey(text))).toBe(false)
    expect(comparisonKey(text)).not.toBe('')
  })

  it('leaves the words of its block to be compared', () => {
    expect(
      told(
        page(['Exporters must apply. Last updated: May 13, 2025']),
        page(['Exporters may apply. Last updated: May 15, 2025']),
      ),
    ).toEqual(['~ Exporters [must] apply. => Exporters [may] apply.'])
  })
})

describe('typography', () => {
  it.each([
    ['“Chips” – all of them', '"Chips" - all of them'],
    ['The  rule\nstands', 'The rule stands'],
    ['經濟部臺灣', '經濟部台灣'],
    ['自 2025 年 5 月 13 日起，（施行）。', '自2025年5月13日起,(施行)。'],
    ['Café Ltd', 'Cafe\u0301 Ltd'],
    ['§744.11 applies', '§ 744.11 applies'],
  ])('folds: %s / %s', (a, b) => {
    expect(outcome(diff(page([a]), page([b])))).toEqual({ ...quiet, folded: 1 })
  })

  it('folds a paragraph that became an item of a list', () => {
    expect(outcome(diff(page(['Chips are covered.']), page(['* Chips are covered.'])))).toEqual({ ...quiet, folded: 1 })
  })
})
