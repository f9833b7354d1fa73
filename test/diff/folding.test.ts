import { describe, expect, it } from 'vitest'
import { diff } from '../../src/diff/diff.ts'
import { comparisonKey, isFurniture } from '../../src/diff/folding.ts'
import { openerAt } from '../../src/diff/openers.ts'
import { outcome, page, quiet, told } from './extracts.ts'

describe('numbering at the start of a block', () => {
  it.each([
    ['(a) Scope of the rule', '(b) Scope of the rule'],
    ['• Scope of the rule', 'Scope of the rule'],
    ['iv. Scope of the rule', 'v. Scope of the rule'],
    ['第十二条　经营者应当申请许可', '第十三条　经营者应当申请许可'],
    ['（一）经营者应当申请许可', '（二）经营者应当申请许可'],
    ['Article 5: Scope', 'Article 6: Scope'],
  ])('folds by its form: %s / %s', (a, b) => {
    expect(outcome(diff(page([a]), page([b])))).toEqual({ ...quiet, folded: 1 })
  })

  /** A list of three, and the same with a fourth put in as the second. */
  const grown = (write: (n: number, text: string) => string) =>
    [
      page(['Importers', 'Brokers', 'Carriers'].map((text, i) => write(i + 1, text))),
      page(['Importers', 'Depots', 'Brokers', 'Carriers'].map((text, i) => write(i + 1, text))),
    ] as const
  const han = (n: number) => '一二三四'.charAt(n - 1)

  it.each<[string, (n: number, text: string) => string]>([
    ['1. text', (n, text) => `${n}. ${text} must report.`],
    ['* 1. text', (n, text) => `* ${n}. ${text} must report.`],
    ['• 1. (a) text', (n, text) => `• ${n}. (a) ${text} must report.`],
    ['1.文', (n, text) => `${n}.经营者${text}应当申报。`],
    ['一、文', (n, text) => `${han(n)}、经营者${text}应当申报。`],
    ['4.2.1 text', (n, text) => `4.2.${n} ${text} must report.`],
    ['4.2.1. text', (n, text) => `4.2.${n}. ${text} must report.`],
    ['# 4.2 text', (n, text) => `# 4.${n} ${text}`],
    ['17. text', (n, text) => `${16 + n}. ${text} must report.`],
    ['18. dubna as a name of a thing', (n, text) => `${n}. ${text} 18. dubna`],
  ])('folds where the list counts on: %s', (_, write) => {
    const [before, after] = grown(write)
    expect(diff(before, after).sentences.map(({ type }) => type)).toEqual(['added'])
    expect(diff(after, before).sentences.map(({ type }) => type)).toEqual(['removed'])
  })

  it('folds where one page counts and the same line stands on the other, alone or not', () => {
    expect(told(page(['1. Apply.', '2. Pay.']), page(['1. Apply.']))).toEqual(['- 2. Pay.'])
    expect(told(page(['3. Apply.', '4. Pay now.', '5. Wait.']), page(['4. Pay now.']))).toHaveLength(2)
  })

  it('counts through paragraphs, and through lists within a list', () => {
    const rule = (extra: readonly string[]) => {
      const lines = ['Apply in writing.', ...extra, 'Pay the fee.', 'Wait for the answer.']
      return page(
        lines.flatMap((text, i) => [`${i + 1}. ${text}`, `It is said how: ${text}`, '1. First of all', '2. And then']),
      )
    }
    expect(told(rule([]), rule(['Sign it.']))).toEqual([
      '+ 2. Sign it.',
      '+ It is said how: Sign it.',
      '+ 1. First of all',
      '+ 2. And then',
    ])
  })

  it('counts the lines of one paragraph', () => {
    const list = (lines: readonly string[]) => page([lines.map((line, i) => `${i + 1}. ${line}`).join('\n')])
    const change = told(list(['Apply now.', 'Pay soon.']), list(['Sign first.', 'Apply now.', 'Pay soon.']))
    expect(change).toEqual(['+ 1. Sign first.'])
  })

  it.each([
    ['25. April 2025: Inkrafttreten', '26. April 2025: Inkrafttreten'],
    ['15. dubna 2025 končí lhůta', '30. dubna 2025 končí lhůta'],
    ['17. kesäkuuta päättyy määräaika', '19. kesäkuuta päättyy määräaika'],
    ['9.9. on viimeinen päivä', '10.9. on viimeinen päivä'],
    ['3. ročník soutěže se nekoná', '4. ročník soutěže se nekoná'],
    ['- 18 °C is kept throughout', '18 °C is kept throughout'],
    ['5.10.2 of the client is needed', '6.0.1 of the client is needed'],
    ['二、三类医疗器械需要注册', '一、三类医疗器械需要注册'],
    ['5、7类商品应当申报', '6、7类商品应当申报'],
    ['九、十月为休渔期', '八、十月为休渔期'],
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
    expect(diff(page(['The rule stands.', a]), page(['The rule stands.', b])).changed).toBe(true)
  })

  it.each([
    ['days one after another', (n: number) => `${n}. červen je dnem ${n === 7 ? 'podání' : 'úhrady'}`],
    ['days at the start of a month', (n: number) => `${n}. června se ${n === 7 ? 'podává' : 'platí'}`],
    ['bands one after another', (n: number) => `2.${n} GHz is for ${n === 7 ? 'ships' : 'planes'}`],
  ])('never folds %s that shift by one', (_, write) => {
    const days = (from: number) => page([0, 1, 2].map((i) => write(7 + i).replace(/\d(?=[. ])/, String(from + i))))
    expect(told(days(3), days(4)).length).toBeGreaterThan(1)
  })

  it('is not told beside a change of words', () => {
    expect(told(page(['(a) The tariff is 25 %.']), page(['(c) The tariff is 50 %.']))).toEqual([
      '~ (a) The tariff is [25] %. => (c) The tariff is [50] %.',
    ])
  })

  it('counts nothing where nothing follows', () => {
    const opened = (text: string) => openerAt(text, 0, false)?.length
    expect([opened('12.'), opened('• '), opened('(a) x')]).toEqual([undefined, undefined, 4])
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

  it.each([
    [
      'Use the tables last updated 3 May 2025 for the return.',
      'Use the tables last updated 9 June 2025 for the return.',
    ],
    ['Inspectors expect visitors: 3 a day at most.', 'Inspectors expect visitors: 5 a day at most.'],
    ['Maps are filed as PDF, 5 MB each.', 'Maps are filed as PDF, 8 MB each.'],
    [
      'Es gilt das Verzeichnis, Stand: 01.02.2025, samt Anlagen.',
      'Es gilt das Verzeichnis, Stand: 01.04.2025, samt Anlagen.',
    ],
    [
      'Es gilt das Verzeichnis (Stand: 01.02.2025) samt Anlagen.',
      'Es gilt das Verzeichnis (Stand: 01.04.2025) samt Anlagen.',
    ],
    ['应当按照更新时间：2025年2月1日的目录申报。', '应当按照更新时间：2025年4月1日的目录申报。'],
    ['每月阅读量：3次，由监管人员记录。', '每月阅读量：5次，由监管人员记录。'],
  ])('is told inside a sentence: %s / %s', (a, b) => {
    expect(told(page(['The rule stands.', a]), page(['The rule stands.', b]))).toHaveLength(1)
  })

  it.each([
    ['Boats report. (Last updated: 3 May 2025)', 'Boats report. (Last updated: 9 June 2025)'],
    ['Office of Ports | Last updated: 3 May 2025 | Views: 7', 'Office of Ports | Last updated: 9 June 2025 | Views: 9'],
    ['Chart of the bay (PDF, 5 MB) and its notes', 'Chart of the bay (PDF, 6 MB) and its notes'],
  ])('folds as a closing clause and between bars: %s / %s', (a, b) => {
    expect(diff(page(['The rule stands.', a]), page(['The rule stands.', b])).changed).toBe(false)
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
