import { describe, expect, it } from 'vitest'
import { judgePair, kinds } from './pair.ts'

describe('the history of a Chinese law', () => {
  const line = '中華民國一百零六年十月二十日經濟部經貿字第 106 號令修正發布第 4 條條文'

  it.each([
    ['', line],
    [
      '（1994年7月5日某某会议通过 根据2018年12月29日某某会议修正）',
      '（1994年7月5日某某会议通过 根据2009年8月27日某某会议第一次修正 根据2018年12月29日某某会议第二次修正）',
    ],
  ])('%s → %s says nothing', (before, after) => {
    expect(kinds(judgePair(before, after, 'zh-Hant')).filter((kind) => kind !== 'editorial')).toEqual([])
  })

  it('says a repeal', () => {
    expect(kinds(judgePair('', line.replace('修正發布', '發布廢止'), 'zh-Hant'))).toContain('rule.rescinded')
  })
})

describe('what looks like a reference, a version or a stamp, and is not', () => {
  it.each([
    [
      'Persons subject to this section must file a report.',
      'Persons subject to this section may file a report.',
      'wording.softened',
    ],
    [
      'Exporters under this part shall keep records.',
      'Exporters under this part should keep records.',
      'wording.softened',
    ],
    [
      'Whoever is named in this paragraph must register.',
      'Whoever is named in this paragraph should register.',
      'wording.softened',
    ],
    ['Last updated: exporters must stop at once.', 'Last updated: exporters may stop at once.', 'wording.softened'],
  ])('%s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))).toContain(kind)
  })

  it.each([
    ['The control covers V100 accelerators.', 'The control covers V200 accelerators.'],
    ['Reports are due by 5:00 p.m. on Monday.', 'Reports are due by 9:00 p.m. on Monday.'],
    ['Version 3 of this rule prohibits the export.', 'Version 3 of this rule allows the export.'],
    ['A licence will be required for this item.', 'A licence will not be required for this item.'],
  ])('is never nothing, and never editorial: %s → %s', (before, after) => {
    const found = judgePair(before, after)
    expect(found).not.toEqual([])
    expect(kinds(found)).not.toContain('editorial')
  })

  it('still lets numbers of sections and stamps go', () => {
    expect(judgePair('See section 4.2 of the guide.', 'See section 4.3 of the guide.')).toEqual([])
    expect(judgePair('Last updated: 12 May 2025', 'Last updated: 14 May 2025')).toEqual([])
    expect(judgePair('来源：办公室　2025-10-09 09:02', '来源：办公室　2025-10-09 09:17　打印本页', 'zh-Hans')).toEqual(
      [],
    )
    expect(judgePair('附件：名单（1.2MB）', '附件：名单（1.3MB）', 'zh-Hans')).toEqual([])
  })
})
