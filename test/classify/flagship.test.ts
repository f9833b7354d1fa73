import { describe, expect, it } from 'vitest'
import { judgePair, kinds, marked } from './pair.ts'

const EN = [
  'Issuing guidance that using Huawei Ascend chips anywhere in the world violates U.S. export controls.',
  'Issuing guidance alerting industry to the risks of using PRC advanced computing ICs, including specific Huawei Ascend chips.',
] as const
const THREE = ['wording.softened', 'scope.narrowed', 'scope.widened']

describe('the sentence of May 2025', () => {
  it('is softened, narrowed and widened in English: three findings and no more', () => {
    expect(kinds(judgePair(...EN))).toEqual(THREE)
  })

  it('says why, with the operative words of both sides', () => {
    const [softened, narrowed, widened] = judgePair(...EN)
    expect(softened?.reason).toBe('‘violates’ (assertion of breach) → ‘risks of’ (warning)')
    expect(narrowed?.reason).toBe('‘anywhere in the world’ is gone (place: world → not stated)')
    expect(widened?.reason).toBe(
      '‘Huawei Ascend chips’ → ‘PRC advanced computing ICs, including specific Huawei Ascend chips’ (one object → a class that includes it)',
    )
  })

  it('marks the changed words only', () => {
    const [softened, narrowed, widened] = judgePair(...EN)
    expect([marked(softened, 'before'), marked(softened, 'after')]).toEqual([['violates'], ['risks of']])
    expect([marked(narrowed, 'before'), marked(narrowed, 'after')]).toEqual([['anywhere in the world'], []])
    expect(marked(widened, 'after').join(' ')).toBe('PRC advanced computing ICs including specific')
  })

  it('gives the place on the side that has no such words', () => {
    const narrowed = judgePair(...EN)[1]
    const { text = '', places = [] } = narrowed?.after ?? {}
    expect(narrowed?.before).not.toHaveProperty('places')
    expect(places.map((at) => text.slice(at - 'chips'.length))).toEqual(['chips.'])
  })

  it.each([
    [
      'zh-Hans',
      '发布指南明确在世界任何地方使用华为昇腾芯片均违反美国出口管制。',
      '发布指南，警告业界使用中国先进计算芯片（包括特定的华为昇腾芯片）的风险。',
    ],
    [
      'zh-Hant',
      '發布指南明確在世界任何地方使用華為昇騰晶片均違反美國出口管制。',
      '發布指南，警告業界使用中國先進計算晶片（包括特定的華為昇騰晶片）的風險。',
    ],
    [
      'zh-Hans',
      '在全球任何地方使用华为昇腾芯片均违反美国出口管制规定',
      '警告业界使用中国先进计算集成电路，包括特定华为昇腾芯片的风险',
    ],
    [
      'zh-Hans',
      '该局称，在全世界使用华为昇腾芯片违反美国的出口管制。',
      '该局提醒业界注意使用中国先进计算芯片（其中包括部分华为昇腾芯片）的风险。',
    ],
  ])('is the same three findings in Chinese (%s: %s)', (language, before, after) => {
    const findings = judgePair(before, after, language)
    expect(kinds(findings)).toEqual(THREE)
    expect(findings[0]?.reason).toMatch(/[违違]反.*→.*(?:[风風][险險]|警告|提醒)/)
  })

  it('quoted whole in the answer of another ministry is no softening of that answer', () => {
    const quoted = '新闻稿先称“在世界任何地方使用该芯片均违反出口管制”，后改为“使用该芯片有风险”。'
    const findings = judgePair(`${quoted}中方表示关切。`, `${quoted}中方表示反对。`, 'zh-Hans')
    expect(kinds(findings)).toEqual(['wording.hardened'])
  })
})
