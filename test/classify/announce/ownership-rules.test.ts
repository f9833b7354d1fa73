import { describe, expect, it } from 'vitest'
import { classify } from '../../../src/classify/classify.ts'
import { diff } from '../../../src/diff/diff.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { Party } from '../../../src/model/notice.ts'
import { readerFor } from '../../shipped.ts'
import { extractOf, NO_CHANGE } from '../pair.ts'

const PARTY: Party = { name: 'Delta Photonics', aliases: [], country: 'CN', note: '' }
const OWNERSHIP = 'instrument.ownership'

function published(text: string, { language = 'en', parties = [] as readonly Party[], title = '' } = {}): Finding[] {
  const after = extractOf([text], language, { title })
  const context = {
    today: '2025-09-29',
    reader: readerFor(language),
    documentUrl: '',
    title,
    parties,
    isNew: true,
    after,
  }
  return classify(NO_CHANGE, context)
}

const instruments = (findings: readonly Finding[]) =>
  findings.filter(({ rule }) => rule === OWNERSHIP).map(({ kind }) => kind)

describe('an ownership rule', () => {
  it.each([
    [
      'This interim final rule amends the regulations so that any entity at least 50 percent owned by one or more entities on the Entity List is itself subject to its licence requirements.',
      'scope.widened',
    ],
    [
      'The office is issuing guidance under which entities owned 50 percent or more by persons on the SDN List are blocked.',
      'scope.widened',
    ],
    ['This final rule suspends the Affiliates Rule from November 10, 2025 until November 9, 2026.', 'rule.suspended'],
    ['The 50 Percent Rule for parties on the Entity List is suspended for one year.', 'rule.suspended'],
    [
      'On November 10, 2026 the Affiliates Rule is again in effect for affiliates of parties on the Entity List.',
      'rule.reinstated',
    ],
  ])('%s', (text, kind) => {
    expect(instruments(published(text))).toEqual([kind])
  })

  it('of the Chinese ministry is one too', () => {
    const text =
      '向出口管制管控名单和关注名单所列进口商和最终用户（包括其控股50%及以上的子公司、分公司等）出口的，原则上不予许可。'
    expect(instruments(published(text, { language: 'zh-Hans' }))).toEqual(['scope.widened'])
  })

  it('is told to everybody with parties, and says what is not screened', () => {
    const [finding] = published('This final rule suspends the Affiliates Rule until November 9, 2026.', {
      parties: [PARTY],
    }).filter(({ rule }) => rule === OWNERSHIP)
    expect(finding).toMatchObject({ severity: 'critical', flags: ['party'] })
    expect(finding?.reason).toContain('your parties are matched by name; who owns them is not screened')
  })

  it('without parties carries no flag', () => {
    const [finding] = published('This final rule suspends the Affiliates Rule until November 9, 2026.').filter(
      ({ rule }) => rule === OWNERSHIP,
    )
    expect(finding).toMatchObject({ severity: 'high', flags: [] })
  })

  it('that is suspended is not told again as a rule', () => {
    const findings = published('This final rule suspends the Affiliates Rule until November 9, 2026.')
    expect(findings.filter(({ kind }) => kind === 'rule.suspended')).toHaveLength(1)
  })

  it.each([
    'In addition, any entities that are owned 50 percent or more by one or more blocked persons are also blocked.',
    'He was asked whether the Affiliates Rule may be suspended.',
    'The company is 50 percent owned by Acme Holdings, a listed firm.',
    'The minister said that “the Affiliates Rule is suspended” already.',
    'Tariffs of 50 percent on steel from listed countries are suspended.',
  ])('is not issued by: %s', (text) => {
    expect(instruments(published(text))).toEqual([])
  })

  it.each([
    '中方注意到，美方宣布暂停实施出口管制穿透性规则一年，被列入美国“实体清单”的企业，其持股超过50%的关联企业不受影响。',
  ])('of another government is told by its own page: %s', (text) => {
    expect(instruments(published(text, { language: 'zh-Hans' }))).toEqual([])
  })

  it('on a watched page is told when its state turns', () => {
    const before = extractOf(['The Affiliates Rule for parties on the Entity List applies.'])
    const after = extractOf(['The Affiliates Rule for parties on the Entity List is suspended.'])
    const context = {
      today: '2025-11-10',
      reader: readerFor('en'),
      documentUrl: '',
      title: '',
      parties: [],
      isNew: false,
      before,
      after,
    }
    expect(instruments(classify(diff(before, after), context))).toEqual(['rule.suspended'])
    expect(instruments(classify(diff(after, after), { ...context, before: after }))).toEqual([])
  })
})
