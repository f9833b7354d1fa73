import { describe, expect, it } from 'vitest'
import { classify } from '../../../src/classify/classify.ts'
import { diff } from '../../../src/diff/diff.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { judgePair, readerFor } from '../../shipped.ts'
import { extractOf, item } from '../pair.ts'

/** What a page tells whose list behind `lead` got one item more; turned: whose list lost it. */
function told(lead: string, more: string, language: string, turned = false): Finding[] {
  const [kept, last] = language === 'en' ? ['the first thing;', 'the last thing.'] : ['（一）甲物；', '（二）乙物。']
  const without = extractOf([lead, item(kept), item(last)], language)
  const having = extractOf([lead, item(kept), item(more), item(last)], language)
  const [before, after] = turned ? [having, without] : [without, having]
  const context = {
    today: '2026-11-25',
    reader: readerFor(language),
    documentUrl: 'https://example.org/',
    title: '',
    parties: [],
    isNew: false,
  }
  return classify(diff(before, after), { ...context, before, after })
}

describe('an item of a list means what its lead-in says', () => {
  it.each([
    ['en', 'Applicants must submit:', 'a letter from the bank;', 'obligation.added', 'obligation.removed'],
    ['en', 'Exporters may not:', 'lend the goods to affiliates;', 'obligation.added', 'obligation.removed'],
    ['en', 'You may use the data to:', 'train models;', 'scope.widened', 'scope.narrowed'],
    ['en', 'This section does not apply to:', 'diplomatic bags;', 'scope.narrowed', 'scope.widened'],
    ['en', 'The ban covers the following goods:', 'antimony;', 'scope.widened', 'scope.narrowed'],
    ['en', 'The following are added to the list:', 'Gamma Optics Co., Ltd.', 'listing.added', 'listing.removed'],
    ['zh-Hans', '申请人应当提交下列材料：', '（三）最终用户证明；', 'obligation.added', 'obligation.removed'],
    ['zh-Hans', '有下列行为之一的，不得申请：', '（三）拒绝检查的；', 'scope.widened', 'scope.narrowed'],
    ['zh-Hant', '下列物品不得寄送：', '三、不得轉讓之證券；', 'scope.widened', 'scope.narrowed'],
  ])('%s: %s %s', (language, lead, more, added, removed) => {
    expect(told(lead, more, language).map(({ kind }) => kind)).toEqual([added])
    expect(told(lead, more, language, true).map(({ kind }) => kind)).toEqual([removed])
  })

  it('names the lead-in in its reason and marks the item', () => {
    const [finding] = told('Applicants must submit:', 'a letter from the bank;', 'en')
    expect(finding?.reason).toContain('‘a letter from the bank’ is added to the list behind ‘must’ (duty)')
    expect(finding?.after).toEqual({ text: 'a letter from the bank;', marks: [[0, 23]] })
  })

  it.each([
    ['Related documents:', 'Press kit'],
    ['Press contacts:', 'Ann Lee'],
  ])('a list of another kind says nothing of a rule: %s %s', (lead, more) => {
    expect(told(lead, more, 'en').map(({ kind }) => kind)).toEqual(['wording.reworded'])
  })

  it('has a lead-in in one paragraph as well', () => {
    const [before, after] = [
      '下列物项实行许可管理：（一）镓；（二）锗。',
      '下列物项实行许可管理：（一）镓；（二）锗；（三）锑。',
    ]
    expect(judgePair(before, after, 'zh-Hans').map(({ kind }) => kind)).toEqual(['scope.widened'])
  })
})

describe('a sentence that was rewritten but for its beginning', () => {
  it('is compared with the old one', () => {
    const findings = judgePair(
      'Returns must be submitted no later than the last day of January after the exports. (The next day is 31 January 2027.)',
      'Returns must be submitted, on the form of the office, within 30 days of the end of a quarter.',
      'en',
    )
    expect(findings.map(({ kind }) => kind)).toContain('date.changed')
    expect(findings.map(({ kind }) => kind)).not.toContain('obligation.removed')
  })
})
