import { describe, expect, it } from 'vitest'
import { readQuantities } from '../../../src/classify/read/quantities.ts'
import { readSentence } from '../../shipped.ts'
import { judgePair, kinds } from '../pair.ts'

const values = (text: string, language = 'en') => readQuantities(readSentence(text, language)).map((one) => one.value)

describe('quantities', () => {
  it.each([
    ['The rule takes effect on March 25, 2025.', '2025-03-25'],
    ['The rule takes effect on 25 March 2025.', '2025-03-25'],
    ['The rule takes effect on 2025-03-25.', '2025-03-25'],
    ['The rule takes effect on 3/25/2025.', '2025-03-25'],
    ['Answer within thirty (30) days.', '30 days'],
    ['The fee is $364,992.', '364992'],
    ['The share is 25 percent.', '25 %'],
    ['The share is fifteen percent.', '15 %'],
    ['Die Abgabe beträgt zwanzig Euro.', '20', 'de'],
    ['Die Schwelle liegt bei zwölf Prozent.', '12', 'de'],
  ])('%s', (text, value, language = 'en') => {
    expect(values(text, language)).toContain(value)
  })

  it('an article of German counts nothing, though it is a numeral too', () => {
    expect(values('Eine Genehmigung kann einer Auflage unterliegen.', 'de')).toEqual([])
  })

  it.each([
    ['本公告自2025年11月10日起施行。', '2025-11-10'],
    ['本辦法自中華民國一百十三年七月三十一日施行。', '2024-07-31'],
    ['应当自收到之日起三十日内答复。', '30 days'],
    ['处三万元以上三十万元以下罚款。', '300000'],
    ['持股百分之五十以上。', '0.5'],
  ])('%s', (text, value) => {
    expect(values(text, 'zh')).toContain(value)
  })
})

describe('dates and thresholds', () => {
  it.each([
    ['The ban takes effect on 4 April 2024.', 'The ban takes effect on 15 May 2024.', 'en', 'date.effective'],
    ['Comments close on 3 June 2025.', 'Comments close on 18 June 2025.', 'en', 'date.comments'],
    ['The hearing is held on 3 June 2025.', 'The hearing is held on 10 June 2025.', 'en', 'date.hearing'],
    ['The permit expires on 30 June 2024.', 'The permit expires on 31 October 2024.', 'en', 'date.expiry'],
    ['意见反馈截止日期为2025年6月3日。', '意见反馈截止日期为2025年6月18日。', 'zh-Hans', 'date.comments'],
  ])('%s → %s', (before, after, language, rule) => {
    expect(judgePair(before, after, language)[0]).toMatchObject({ kind: 'date.changed', rule })
  })

  it.each([
    ['The levy is twelve euros a day.', 'The levy is ninety euros a day.', 'en'],
    ['Die Abgabe beträgt zehn Euro.', 'Die Abgabe beträgt zwanzig Euro.', 'de'],
  ])('numbers in words are numbers: %s → %s', (before, after, language) => {
    expect(judgePair(before, after, language)[0]).toMatchObject({ kind: 'threshold.changed', rule: 'number.changed' })
  })

  it.each([
    ['The levy is 200 for shops and 700 for markets.', 'The levy is 700 for shops and 200 for markets.', 'en'],
    [
      'Guests have 20 days to object and 45 days to leave.',
      'Guests have 45 days to object and 20 days to leave.',
      'en',
    ],
    ['Register by 3 May 2027 and report by 9 July 2027.', 'Register by 9 July 2027 and report by 3 May 2027.', 'en'],
    ['The levy is 4,000 for shops and 9,000 for markets.', 'The levy is 9,000 for shops and 9,000 for markets.', 'en'],
    ['法人罚款三万元，自然人罚款二千元。', '法人罚款二千元，自然人罚款三万元。', 'zh-Hans'],
    ['应当在十日内申报，三十日内缴费。', '应当在三十日内申报，十日内缴费。', 'zh-Hans'],
  ])('values that change places are changed: %s → %s', (before, after, language) => {
    expect(kinds(judgePair(before, after, language))[0]).toMatch(/^(?:date|threshold)\.changed$/)
  })

  it('values that move with their words are not', () => {
    const found = judgePair('Shops pay 200, and markets pay 700.', 'Markets pay 700, and shops pay 200.')
    expect(kinds(found)).not.toContain('threshold.changed')
  })

  it('of several dates each has the word that stands nearest', () => {
    const [finding] = judgePair(
      '',
      'The exclusion applies for 90 days from May 14 until 12:01 a.m. on August 12, 2025.',
    )
    expect(finding?.reason).toBe('expiry is now said: ‘August 12, 2025’')
    const [moved] = judgePair(
      'The rule takes effect on 1 June 2025; comments close on 2 May 2025.',
      'The rule takes effect on 1 July 2025; comments close on 2 June 2025.',
    )
    expect(moved?.reason).toBe('effective date: ‘1 June 2025’ → ‘1 July 2025’')
  })

  it('of several periods those at one place are compared', () => {
    const [finding] = judgePair(
      'Holders report within 30 days; records are kept for five years.',
      'Holders report; records are kept for three years.',
    )
    expect(finding?.reason).toBe('period: ‘five years’ → ‘three years’')
  })

  it.each([
    ['Until 3 March 2027, carriers may use the permit.', 'Carriers may use the permit.', 'en', 'date.expiry'],
    ['The permit expires on 3 March 2027.', 'The permit does not expire.', 'en', 'date.expiry'],
    [
      'After 3 March 2027, exports of pumps require a permit.',
      'Exports of pumps require a permit.',
      'en',
      'date.other',
    ],
    ['责令该公司限期十日内补报。', '责令该公司限期补报。', 'zh-Hans', 'date.other'],
    ['企业应当在七日内答复。', '企业应当及时答复。', 'zh-Hans', 'date.other'],
    ['自2026年3月1日至2027年3月1日暂停执行。', '自2026年3月1日起暂停执行。', 'zh-Hans', 'date.other'],
    ['本規則自發布日施行。', '本規則自發布後三個月施行。', 'zh-Hant', 'date.effective'],
  ])('a date or time that comes or goes: %s → %s', (before, after, language, rule) => {
    expect(judgePair(before, after, language)[0]).toMatchObject({ kind: 'date.changed', rule })
  })

  it('a start that has passed may go without a word; an end may not', () => {
    const today = '2027-06-01'
    const told = (before: string, after: string) => kinds(judgePair(before, after, 'en', today))
    expect(
      told('After 3 March 2027, exports of pumps require a permit.', 'Exports of pumps require a permit.'),
    ).toEqual(['editorial'])
    expect(told('Until 3 March 2027, carriers may use the permit.', 'Carriers may use the permit.')).toContain(
      'date.changed',
    )
  })

  it.each([
    ['本公告自公布之日起执行。', '本公告自2027年2月1日起执行。', 'zh-Hans', '‘公布之’ → ‘2027年2月1日’'],
    [
      'The start is delayed until further notice.',
      'The start is delayed until 4 May 2027.',
      'en',
      '‘further notice’ → ‘4 May 2027’',
    ],
    [
      'The waiver is extended through 9 May 2027.',
      'The waiver is extended through 11:59 p.m. on 9 May 2027.',
      'en',
      '‘9 May 2027’ → ‘11:59 p.m. on 9 May 2027’',
    ],
  ])('says what stood where no date was given: %s → %s', (before, after, language, words) => {
    expect(judgePair(before, after, language)[0]?.reason).toContain(words)
  })

  it('the closing of comments is not called an effective date', () => {
    const [finding] = judgePair('Comments close on 3 June 2025.', 'Comments close on 18 June 2025.')
    expect(finding?.reason).toBe('comment deadline: ‘3 June 2025’ → ‘18 June 2025’')
  })

  it.each([
    ['The duty is 25 percent.', 'The duty is 50 percent.', 'en'],
    ['Lots of up to 500 units are exempt.', 'Lots of fewer than 500 units are exempt.', 'en'],
    ['处五千元以下罚款。', '处五万元以下罚款。', 'zh-Hans'],
    ['经半数以上成员同意。', '经过半数成员同意。', 'zh-Hans'],
    ['年滿二十歲者得申請。', '年逾二十歲者得申請。', 'zh-Hant'],
    ['处货值三倍以上十倍以下罚款。', '处货值三倍以上二十倍以下罚款。', 'zh-Hans'],
    ['费用不超过货款的百分之五。', '费用不超过货款的百分之十五。', 'zh-Hans'],
    ['每批抽查五件。', '每批抽查十五件。', 'zh-Hans'],
    ['处十万元以上五十万元以下罚款。', '处五十万元以下罚款。', 'zh-Hans'],
    ['應於前方一百公尺處標示。', '應於前方一百公尺至二百公尺處標示。', 'zh-Hant'],
    ['库房面积三十平方米以上。', '库房面积五十平方米以上。', 'zh-Hans'],
    ['關稅稅率為１５％。', '關稅稅率為３５％。', 'zh-Hant'],
    ['Offenders face up to 10 years of imprisonment.', 'Offenders face up to 5 years of imprisonment.', 'en'],
    ['Permits are valid for two years.', 'Permits are valid for two months.', 'en'],
  ])('threshold: %s → %s', (before, after, language) => {
    expect(kinds(judgePair(before, after, language))[0]).toBe('threshold.changed')
  })

  it.each([
    ['Answer within 30 days of receipt.', 'Answer within thirty (30) days of receipt.', 'en'],
    ['The list of 3 May 2025 is annexed.', 'The list of May 3, 2025 is annexed.', 'en'],
    ['應於一個月內答復。', '應於三十日內答復。', 'zh-Hant'],
    ['Permits are valid for 3 years.', 'Permits are valid for 36 months.', 'en'],
  ])('the same number written in another way means nothing: %s → %s', (before, after, language) => {
    expect(kinds(judgePair(before, after, language)).filter((kind) => kind !== 'editorial')).toEqual([])
  })
})

describe('what never means anything', () => {
  it.each([
    ['(a) Holders shall register.', '(b) Holders shall register.', 'en'],
    ['Last updated: 12 May 2025, 14:05', 'Last updated: 13 May 2025, 09:30', 'en'],
    ['See the list (PDF, 212 KB).', 'See the list (PDF, 214 KB).', 'en'],
    ['For more, see 15 CFR 744.11(a).', 'For more, see § 744.11(b) of the EAR.', 'en'],
    ['第十二条 持证人应当登记。', '第十三条 持证人应当登记。', 'zh-Hans'],
    ['更新日期：114-05-13 瀏覽人次：1,024', '更新日期：114-05-14 瀏覽人次：1,377', 'zh-Hant'],
  ])('%s → %s', (before, after, language) => {
    expect(judgePair(before, after, language)).toEqual([])
  })
})
