import { describe, expect, it } from 'vitest'
import { judgePair, kinds } from '../pair.ts'

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

describe('a reference, a number or a short name put beside words that stand', () => {
  it.each([
    ['The team appoints a Contact for the group.', 'The team appoints a Contact [TEAM] for the group.'],
    ['Holders keep what is old and what is new.', 'Holders keep (i) what is old and (ii) what is new.'],
    ['The Office answers.', 'The Office (hereinafter the “Bureau”) answers.'],
  ])('says nothing: %s → %s', (before, after) => {
    expect(judgePair(before, after)).toEqual([])
    expect(judgePair(after, before)).toEqual([])
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
    // a size, a count, a version or an annex that the rule is about
    ['Uploads of more than 4 MB are refused.', 'Uploads of more than 40 MB are refused.'],
    ['Owners of 2,000 shares must tell the registry.', 'Owners of 6,000 shares must tell the registry.'],
    ['Servers must offer TLS version 1.1.', 'Servers must offer TLS version 1.3.'],
    ['Plants in Annex II need a passport.', 'Plants in Annex V need a passport.'],
    ['File 2 copies with the clerk.', 'File 3 copies with the clerk.'],
    // a line that begins as a stamp does and says more than its date
    ['Issued permits lapse in 2028.', 'Issued permits lapse in 2026.'],
    ['Version 4 of the sheet is compulsory.', 'Version 4 of the sheet is voluntary.'],
    ['Updated ceiling: 15 percent', 'Updated ceiling: 35 percent'],
    ['Stand-alone heaters over 3 kW are covered.', 'Stand-alone heaters over 3 kW are left out.'],
    ['Printed maps over 2 sheets are free.', 'Printed maps over 2 sheets are charged.'],
  ])('is never nothing, and never editorial: %s → %s', (before, after) => {
    const found = judgePair(before, after)
    expect(found).not.toEqual([])
    expect(kinds(found)).not.toContain('editorial')
  })

  it('still lets numbers of sections and stamps go', () => {
    expect(judgePair('See section 4.2 of the guide.', 'See section 4.3 of the guide.')).toEqual([])
    for (const stamp of [
      (day: string) => `Last updated: ${day} May 2025`,
      (day: string) => `This page was last reviewed on ${day} May 2025 at 4:05 pm`,
      (day: string) => `Stand: ${day}. Mai 2025`,
      (day: string) => `Version 2.${day} (${day} May 2025)`,
      (day: string) => `Guide (PDF, ${day} KB)`,
      (day: string) => `1,0${day} views`,
      (day: string) => `Docket No. 2027-${day}`,
    ])
      expect(judgePair(stamp('12'), stamp('14'))).toEqual([])
    expect(judgePair('来源：办公室　2025-10-09 09:02', '来源：办公室　2025-10-09 09:17　打印本页', 'zh-Hans')).toEqual(
      [],
    )
    expect(judgePair('附件：名单（1.2MB）', '附件：名单（1.3MB）', 'zh-Hans')).toEqual([])
  })
})

describe('an instrument that is cited by number is no numbering', () => {
  it.each([
    ['暂停实施商务部公告2027年第11号。', '暂停实施商务部公告2027年第12号。', 'zh-Hans', 'rule.suspended'],
    ['暂停实施公告2027年第11号、第12号。', '暂停实施公告2027年第11号。', 'zh-Hans', 'scope.narrowed'],
    ['本决定适用于公告第11号。', '本决定适用于公告第11号、第12号。', 'zh-Hans', 'scope.widened'],
    ['The Section 301 duties on pumps stay.', 'The Section 232 duties on pumps stay.', 'en', 'wording.reworded'],
    ['The fund rests on Public Law 118-20.', 'The fund rests on Public Law 119-31.', 'en', 'wording.reworded'],
  ])('%s → %s', (before, after, language, kind) => {
    expect(kinds(judgePair(before, after, language))).toEqual([kind])
  })

  it.each([
    ['Reports follow section 21 of this act.', 'Reports follow section 22 of this act.', 'en'],
    ['依照本法第二十一条处理。', '依照本法第二十二条处理。', 'zh-Hans'],
  ])('an article of the law itself is: %s → %s', (before, after, language) => {
    expect(judgePair(before, after, language)).toEqual([])
  })
})

describe('little words that limit are never editorial', () => {
  it.each([
    ['Carriers keep the logs for at least six years.', 'Carriers keep the logs for six years.', 'en'],
    ['Sales by, or on behalf of, listed firms need a permit.', 'Sales by listed firms need a permit.', 'en'],
    ['The pump is, or will be, moved abroad.', 'The pump is moved abroad.', 'en'],
    ['The buyer must sign the form.', 'The buyer must sign the form, if applicable.', 'en'],
    ['The buyer must answer truthfully and completely.', 'The buyer must answer.', 'en'],
    ['任何组织和个人不得涂改证件。', '任何组织不得涂改证件。', 'zh-Hans'],
  ])('%s → %s', (before, after, language) => {
    const found = kinds(judgePair(before, after, language))
    expect(found).not.toEqual([])
    expect(found).not.toContain('editorial')
  })

  it('a month is no name', () => {
    expect(
      kinds(judgePair('Anträge sind bis zum 1. Mai zu stellen.', 'Anträge sind bis zum 9. Juni zu stellen.', 'de')),
    ).toEqual(['date.changed'])
  })
})
