import { describe, expect, it } from 'vitest'
import { diff } from '../../src/diff/diff.ts'
import { outcome, page, quiet, told } from './extracts.ts'

const HEAD = 'BIS announced three guidances on advanced chips.'
const TAIL = 'Issuing guidance on how to protect supply chains against diversion tactics.'

describe('a rewritten sentence', () => {
  it('is one change with its words marked, however much of it is new, when it is the only one at its place', () => {
    expect(
      told(
        page([
          HEAD,
          '* Issuing guidance that using Huawei Ascend chips anywhere in the world violates U.S. export controls.',
          `* ${TAIL}`,
        ]),
        page([
          HEAD,
          '* Issuing guidance alerting industry to the risks of using PRC advanced computing ICs, including specific Huawei Ascend chips.',
          `* ${TAIL}`,
        ]),
      ),
    ).toEqual([
      '~ Issuing guidance [that] using[] Huawei Ascend chips [anywhere in the world violates U.S. export controls]. => ' +
        'Issuing guidance [alerting industry to the risks of] using [PRC advanced computing ICs, including specific] Huawei Ascend chips[].',
    ])
  })

  it('is one change in Chinese too', () => {
    expect(
      told(
        page(['在世界任何地方使用华为昇腾芯片均违反美国出口管制'], { language: 'zh-Hans' }),
        page(['警告业界使用中国先进计算芯片（包括特定的华为昇腾芯片）的风险'], { language: 'zh-Hans' }),
      ),
    ).toEqual([
      '~ [在世界任何地方]使用[]华为昇腾芯片[均违反美国出口管制] => [警告业界]使用[中国先进计算芯片（包括特定的]华为昇腾芯片[）的风险]',
    ])
  })

  it('is not paired with an unrelated one that took its place', () => {
    expect(
      told(
        page([HEAD, 'The office is closed on Monday.', TAIL]),
        page([HEAD, 'Exporters shall keep records for five years.', TAIL]),
      ),
    ).toEqual(['- The office is closed on Monday.', '+ Exporters shall keep records for five years.'])
    expect(
      told(page(['The rule takes effect on 15 May.']), page(['Comments on the rule are due by 30 June.'])),
    ).toHaveLength(2)
  })

  it('shows one digit, in a page of 300 kilobytes', () => {
    const lines = Array.from(
      { length: 3000 },
      (_, i) => `Paragraph ${i} says that items of class ${i * 7} need a licence.`,
    )
    const after = lines.with(1500, 'Paragraph 1500 says that items of class 10501 need a licence.')
    expect(told(page(lines), page(after))).toEqual([
      '~ Paragraph 1500 says that items of class [10500] need a licence. => Paragraph 1500 says that items of class [10501] need a licence.',
    ])
  })

  it('shows an effective date that alone changed', () => {
    expect(
      told(page(['This rule is effective May 13, 2025.']), page(['This rule is effective May 15, 2025.'])),
    ).toEqual(['~ This rule is effective May [13], 2025. => This rule is effective May [15], 2025.'])
  })

  it('shows a heading of which only the case changed', () => {
    expect(told(page(['# Entity list', 'Text.']), page(['# Entity List', 'Text.']))).toEqual([
      '~ Entity [list] => Entity [List]',
    ])
  })

  it('is found within its paragraph; the sentences beside it stay', () => {
    expect(
      told(
        page(['The list has two parts. Exporters must apply for a licence. It is reviewed yearly.']),
        page(['The list has two parts. Exporters should apply for a licence. It is reviewed yearly.']),
      ),
    ).toEqual(['~ Exporters [must] apply for a licence. => Exporters [should] apply for a licence.'])
  })

  it('keeps its place: block, path and kind on both sides', () => {
    const [change] = diff(
      page(['# Scope', 'New text here.', '* Chips must be reported.'].slice(0, 1).concat('* Chips must be reported.')),
      page(['# Scope', 'New text here.', '* Chips may be reported.']),
    ).sentences.filter((s) => s.type === 'changed')
    expect(change?.before).toEqual({ text: 'Chips must be reported.', block: 1, path: ['Scope'], kind: 'item' })
    expect(change?.after).toEqual({ text: 'Chips may be reported.', block: 2, path: ['Scope'], kind: 'item' })
  })
})

describe('sentences that come and go', () => {
  it('are added and removed where they stand, in the order of the page', () => {
    expect(
      told(
        page(['One stays here. Two goes away for good. Three stays as well.', 'Four is the last one of all.']),
        page([
          'One stays here. Three stays as well.',
          'A new paragraph stands between.',
          'Four is the last one of all.',
        ]),
      ),
    ).toEqual(['- Two goes away for good.', '+ A new paragraph stands between.'])
  })

  it('keep the order of the page among changed ones', () => {
    expect(
      told(
        page(['Chips must be reported. Quite another matter vanished here. Devices must be reported too.']),
        page(['Chips may be reported. Devices may be reported too. Something of a new kind ends it.']),
      ),
    ).toEqual([
      '~ Chips [must] be reported. => Chips [may] be reported.',
      '- Quite another matter vanished here.',
      '~ Devices [must] be reported too. => Devices [may] be reported too.',
      '+ Something of a new kind ends it.',
    ])
  })

  it('are all added when the page before was empty', () => {
    const change = diff(page([]), page(['One rule. Two rules.', '* Three rules.'], { title: 'Rules' }))
    expect(change.sentences.map((s) => s.type)).toEqual(['added', 'added', 'added'])
    expect(change.changed).toBe(true)
  })

  it('one of two equal ones that goes is removed', () => {
    expect(told(page(['See below.', 'Text.', 'See below.']), page(['See below.', 'Text.']))).toEqual(['- See below.'])
  })
})

describe('sentences cut and joined', () => {
  const two = ['Exporters must apply for a licence.', 'The licence is valid for one year.'] as const

  it('a paragraph split in two, or two joined, is nothing', () => {
    expect(diff(page([two.join(' ')]), page(two)).changed).toBe(false)
    expect(diff(page(two), page([two.join(' ')])).changed).toBe(false)
  })

  it('one sentence made two is one change', () => {
    expect(
      told(
        page(['Exporters must apply for a licence, and the licence is valid for one year.']),
        page(['Exporters must apply for a licence. The licence is valid for one year.']),
      ),
    ).toEqual([
      '~ Exporters must apply for a licence[, and the] licence is valid for one year. => ' +
        'Exporters must apply for a licence[. The] licence is valid for one year.',
    ])
  })

  it('two sentences in two blocks made one are one change', () => {
    const changes = told(
      page(two),
      page(['Exporters must apply for a licence, and the licence is valid for one year.']),
    )
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatch(/^~ Exporters must apply for a licence\[\. The\]/)
  })
})

describe('what changed place', () => {
  const blocks = ['Alpha is the first rule.', 'Beta is the second rule.', 'Gamma is the third rule.', 'Delta is last.']

  it('is counted as moved and not told', () => {
    const change = diff(page(blocks), page([...blocks.slice(1), blocks[0] ?? '']))
    expect(outcome(change)).toEqual({ ...quiet, moved: 1 })
    expect(change.sentences).toEqual([])
  })

  it('includes reordered items of a list with their numbers', () => {
    const before = page(['* (a) chips of class one', '* (b) devices with such chips', '* (c) software for them'])
    const after = page(['* (a) software for them', '* (b) chips of class one', '* (c) devices with such chips'])
    expect(outcome(diff(before, after))).toMatchObject({ changed: false, moved: 1 })
  })

  it('includes a sentence that moved to another paragraph', () => {
    const change = diff(
      page(['Text one begins. A wandering sentence is here.', blocks[0] ?? '', 'Text two begins.']),
      page(['Text one begins.', blocks[0] ?? '', 'Text two begins. A wandering sentence is here.']),
    )
    expect(outcome(change)).toEqual({ ...quiet, moved: 1 })
  })

  it('is one change when it was edited on its way', () => {
    expect(
      told(
        page(['Exporters of such chips must apply for a licence in advance.', ...blocks]),
        page([...blocks, 'Exporters of such chips should apply for a licence in advance.']),
      ),
    ).toEqual([
      '~ Exporters of such chips [must] apply for a licence in advance. => Exporters of such chips [should] apply for a licence in advance.',
    ])
  })

  it('is told when an item went from one list to another', () => {
    const { governors } = diff(
      page(['# Notice', '# Added', '* Nettrix', '* Suma', '# Removed', '* Inspur']),
      page(['# Notice', '# Added', '* Nettrix', '# Removed', '* Suma', '* Inspur']),
    )
    expect(governors.map(({ text, from, to }) => [text, from, to])).toEqual([['Suma', 'Added', 'Removed']])
  })

  it('is not told of items below a heading that got a new name', () => {
    expect(
      told(page(['# Entities', '* Nettrix', '* Suma']), page(['# Listed entities', '* Nettrix', '* Suma'])),
    ).toEqual(['~ [Entities] => [Listed entities]'])
  })
})

describe('names in a list', () => {
  it('that resemble one another are different ones', () => {
    expect(
      told(
        page(['* CETC 13th Research Institute', '* Beijing Foo Technology Co., Ltd.', '* End of list']),
        page(['* CETC 14th Research Institute', '* Shanghai Bar Technology Co., Ltd.', '* End of list']),
      ).map((line) => line.charAt(0)),
    ).not.toContain('~')
  })
})

describe('title and date', () => {
  it('are passed through', () => {
    const date = { value: '2025-05-13', text: 'May 13, 2025' }
    const change = diff(page(['x'], { title: 'A' }), page(['x'], { title: 'B', date }))
    expect(change.title).toEqual({ before: 'A', after: 'B' })
    expect(change.date).toEqual({ after: date })
  })

  it('a title that changed is a change, unless a heading shows that only the name of the site did', () => {
    expect(diff(page(['x'], { title: 'Rule' }), page(['x'], { title: 'Rule rescinded' })).changed).toBe(true)
    expect(
      diff(page(['# Rule', 'x'], { title: 'Rule | BIS' }), page(['# Rule', 'x'], { title: 'Rule - Bureau' })).changed,
    ).toBe(false)
    expect(diff(page(['x'], { title: 'Rule – one' }), page(['x'], { title: 'Rule - one' })).changed).toBe(false)
  })

  it('a date that moved alone is no change', () => {
    const at = (value: string) => page(['x'], { date: { value, text: value } })
    expect(diff(at('2025-05-13'), at('2025-05-15')).changed).toBe(false)
  })
})
