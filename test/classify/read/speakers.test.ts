import { describe, expect, it } from 'vitest'
import { judgePair, kinds, marked } from '../pair.ts'

describe('what others are quoted or reported to have said', () => {
  it.each([
    ['en', 'The trade group said the fee “may cost jobs”.', 'The trade group said the fee “must go at once”.'],
    ['en', 'The senator wrote: “All carriers must stop.”', 'The senator wrote: “Carriers should think about it.”'],
    ['en', 'The maker said that it violates no law.', 'The maker said that it may have made mistakes.'],
    ['en', 'Critics say the policy hits all firms.', 'Critics say the policy hits some firms.'],
    ['de', 'Der Verband nannte die Regel „ein Geschenk“.', 'Der Verband nannte die Regel „vielleicht ein Geschenk“.'],
    ['zh-Hans', '该公司称：“我们将严格遵守规定。”', '该公司称：“我们可能调整业务。”'],
    ['zh-Hans', '商会称，“任何企业都应当反对”。', '商会称，“部分企业可以接受”。'],
    ['zh-Hant', '該協會指出：「政府應立即撤回方案。」', '該協會指出：「政府宜再行評估方案。」'],
  ])('decides nothing alone (%s: %s → %s)', (language, before, after) => {
    expect(kinds(judgePair(before, after, language))).toEqual(['wording.reworded'])
  })

  it('tells a second quotation as a changed quotation, with whose it is', () => {
    const [finding] = judgePair(
      'A lawyer of the maker called the rule “a gift to its rivals”.',
      'A lawyer of the maker called the rule “a gift to its rivals” and “a mistake anywhere in the world”.',
    )
    expect(finding).toMatchObject({ kind: 'wording.reworded', rule: 'quote.changed', severity: 'low' })
    expect(finding?.reason).toContain('the quotation of ‘lawyer’ changed')
  })

  it('tells the altered quotation of an official of the authority as of interest', () => {
    const [finding] = judgePair(
      '“We will look at each parcel,” Under Secretary Kern said.',
      '“We may look at each parcel,” Under Secretary Kern said.',
    )
    expect(finding).toMatchObject({ kind: 'wording.reworded', rule: 'quote.altered', severity: 'medium' })
  })

  it.each([
    ['en', 'The Bureau said carriers must stop.', 'The Bureau said carriers should stop.'],
    ['en', 'Section 4 now reads: “The holder must keep a copy.”', 'Section 4 now reads: “The holder may keep a copy.”'],
    ['zh-Hans', '发言人表示，企业必须立即停止供货。', '发言人表示，企业可以停止供货。'],
    ['zh-Hans', '商务部新闻发言人就美方措施表示，中方坚决反对。', '商务部新闻发言人就美方措施表示，中方对此表示关切。'],
    ['zh-Hans', '第六条修改为：“经营者应当登记。”', '第六条修改为：“经营者可以登记。”'],
    ['zh-Hans', '主管部门认为必要的，应当核查。', '主管部门认为必要的，可以核查。'],
  ])('is not what an authority says of itself, or a rule that is quoted (%s: %s → %s)', (language, before, after) => {
    expect(kinds(judgePair(before, after, language))[0]).toBe('wording.softened')
  })
})

describe('a claim that changes its speaker', () => {
  it.each([
    ['en', 'The part violates the rules.', '“The part violates the rules,” said a lawyer of the maker.'],
    ['en', 'The additive harms children.', 'The claim that the additive harms children is under review.'],
    ['en', 'It rests on a robust record.', 'It rests on what the office described as a “robust record”.'],
    ['zh-Hans', '该企业从事军品转移活动。', '该企业从事所谓军品转移活动。'],
  ])('is softened when the page gives it to others (%s: %s → %s)', (language, before, after) => {
    expect(kinds(judgePair(before, after, language))).toEqual(['wording.softened'])
    expect(kinds(judgePair(after, before, language))).toEqual(['wording.hardened'])
  })

  it('marks what came with the new speaker', () => {
    const [finding] = judgePair('The part violates the rules.', 'The maker said: “The part violates the rules.”')
    expect(finding).toMatchObject({ rule: 'voice.given', confidence: 'medium' })
    expect(marked(finding, 'after')[0]).toContain('maker said')
  })
})

describe('a duty that is only proposed', () => {
  it.each([
    ['en', 'The commission proposed that carriers must pay a fee.'],
    ['en', '“Carriers will have to pay,” said Commissioner Vela.'],
    ['en', 'Under the proposal, importers would be required to register.'],
    ['en', 'The rule, if adopted, would require importers to register.'],
    ['en', 'The panel recommends that importers must register.'],
    ['zh-Hans', '委员会提议平台应当缴费。'],
    ['zh-Hans', '代表们建议平台必须缴费。'],
    ['zh-Hans', '该草案拟要求进口商登记。'],
    ['zh-Hant', '委員提案平臺應繳費。'],
  ])('is no duty (%s: %s)', (language, text) => {
    expect(kinds(judgePair('', text, language))).toEqual(['wording.reworded'])
  })

  it.each([
    ['en', 'The commission decided that carriers must pay a fee.'],
    ['en', 'Carriers must pay a fee, the commission said.'],
    ['en', 'Comments on the proposed rule must be sent by 1 June 2026.'],
    ['zh-Hans', '有关单位应当书面报告处理建议。'],
  ])('is one where it binds (%s: %s)', (language, text) => {
    expect(kinds(judgePair('', text, language))[0]).toBe('obligation.added')
  })

  it('keeps its direction where both sides propose', () => {
    const [before, after] = [
      'The panel proposed that carriers should pay.',
      'The panel proposed that carriers must pay.',
    ]
    expect(kinds(judgePair(before, after))).toEqual(['wording.hardened'])
  })
})

describe('who says it, with nothing else', () => {
  it.each([
    ['Carriers must stop at the gate.', 'Carriers must stop at the gate, the Bureau said.'],
    ['According to the Bureau, carriers must stop.', 'Carriers must stop.'],
  ])('changes no reach (%s → %s)', (before, after) => {
    expect(kinds(judgePair(before, after)).filter((kind) => kind !== 'editorial')).toEqual([])
  })
})
