import { describe, expect, it } from 'vitest'
import { type ClassifyContext, classify } from '../../../src/classify/classify.ts'
import { licencePolicyOf } from '../../../src/listing/terms.ts'
import type { Extract } from '../../../src/model/extract.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { readerFor } from '../../shipped.ts'
import { extractOf, heading, item, kinds, NO_CHANGE, row } from '../pair.ts'

function published(after: Extract, more: Partial<ClassifyContext> = {}): Finding[] {
  return classify(NO_CHANGE, {
    today: '2025-03-25',
    reader: readerFor(after.language),
    documentUrl: 'https://example.gov/rule',
    title: after.title,
    parties: [],
    isNew: true,
    after,
    ...more,
  })
}

const names = (findings: readonly Finding[]) =>
  findings.filter(({ kind }) => kind === 'listing.added').map(({ listing }) => listing?.name)

const HEADERS = ['Country', 'Entity', 'License requirement', 'License review policy', 'Federal Register citation']
const entry = (...cells: string[]) => row(Object.fromEntries(HEADERS.map((header, i) => [header, cells[i] ?? ''])))
const RULE = extractOf(
  [
    heading('Additions to the Entity List'),
    'This rule puts 3 entities on the Entity List, two under China and one under Taiwan.',
    'This rule is effective March 25, 2025.',
    entry(
      'CHINA, PEOPLE’S REPUBLIC OF',
      'Beijing Academy of Artificial Intelligence, a.k.a., the following one alias:\n—BAAI.\nBeijing, China.',
      'For all items subject to the EAR. (See § 744.11 of the EAR)⁴',
      'Presumption of denial',
      '90 FR 14046, 3/28/25.',
    ),
    entry(
      '',
      'Nettrix Information Industry Co., Ltd.,\nBeijing, China.',
      'For all items subject to the EAR.',
      'Presumption of denial',
      '90 FR 14046, 3/28/25.',
    ),
    entry('*', '*', '*', '*', '*'),
    entry(
      'TAIWAN',
      'Inspur Taiwan, Taipei.',
      'For all items subject to the EAR.',
      'Presumption of denial',
      '90 FR 14046, 3/28/25.',
    ),
  ],
  'en',
  { title: 'Additions to the Entity List', date: { value: '2025-03-28', text: '03/28/2025' } },
)

describe('a page that announces additions above a table of them', () => {
  it('gives one listing for each row of its table, with country, aliases, policy, footnote and dates', () => {
    const findings = published(RULE)
    expect(names(findings)).toEqual([
      'Beijing Academy of Artificial Intelligence',
      'Nettrix Information Industry Co., Ltd.',
      'Inspur Taiwan',
    ])
    expect(findings[0]?.listing).toMatchObject({
      list: 'Entity List',
      country: 'CHINA, PEOPLE’S REPUBLIC OF',
      aliases: ['BAAI'],
      addresses: ['Beijing, China'],
      licencePolicy: licencePolicyOf('Presumption of denial'),
      footnotes: ['4'],
      effectiveDate: { value: '2025-03-25', source: 'rule' },
      citations: [{ volume: 90, page: 14046, date: '2025-03-28' }],
    })
    expect(findings[1]?.listing?.country).toBe('CHINA, PEOPLE’S REPUBLIC OF')
  })

  it('is critical and early when it binds today and is printed later', () => {
    expect(published(RULE).slice(0, 3)).toMatchObject([
      { severity: 'critical', flags: ['early'] },
      { severity: 'critical', flags: ['early'] },
      { severity: 'critical', flags: ['early'] },
    ])
  })

  it('is high when it binds later', () => {
    expect(published(RULE, { today: '2025-03-24' })[0]?.severity).toBe('high')
  })

  it('is a published document whose reason names its effective date', () => {
    expect(published(RULE).at(-1)).toMatchObject({
      kind: 'document.published',
      reason: 'first seen: ‘Additions to the Entity List’, dated 2025-03-28; effective date ‘March 25, 2025’',
    })
  })
})

describe('the dates in the reason of a published notice', () => {
  it.each([
    ['自2025年5月14日12时01分起实施。', '; effective date ‘2025年5月14日’'],
    ['公告于二〇二五年五月十四日生效。', '; effective date ‘二〇二五年五月十四日’'],
    ['2025年实施方案自公布之日起施行。', ''],
    ['自2025年5月起施行。', ''],
  ])('are days, never a year or a month alone: %s', (text, dates) => {
    const [finding] = published(extractOf([text], 'zh-Hans')).filter(({ kind }) => kind === 'document.published')
    expect(finding?.reason.split(', without a date')[1]).toBe(dates)
  })
})

describe('a press release', () => {
  it('gives one listing for each entity that it names below the sentence', () => {
    const after = extractOf([
      'The Bureau of Industry and Security is adding the following entities to the Entity List, effective March 25, 2025. Applications face a presumption of denial, and footnote 4 applies; each entry is under footnote 4.',
      heading('China (2)'),
      item('Suma Technology Co., Ltd.', ['China (2)']),
      item('Nettrix Information Industry Co., Ltd.', ['China (2)']),
      item('Companies that took part in the development of supercomputers.', ['China (2)']),
    ])
    const findings = published(after)
    expect(names(findings)).toEqual(['Suma Technology Co., Ltd.', 'Nettrix Information Industry Co., Ltd.'])
    expect(findings[0]?.listing).toMatchObject({
      country: 'China',
      licencePolicy: licencePolicyOf('Presumption of denial'),
      footnotes: ['4'],
      effectiveDate: { value: '2025-03-25', source: 'rule' },
    })
  })

  it('names those that the sentence enumerates', () => {
    const after = extractOf([
      'BIS adds 80 entities to the Entity List, including the Beijing Academy of Artificial Intelligence, Suma Technology Co., Ltd., and six Inspur subsidiaries.',
    ])
    expect(names(published(after))).toEqual([
      'Beijing Academy of Artificial Intelligence',
      'Suma Technology Co., Ltd.',
      'six Inspur subsidiaries',
    ])
  })

  it('is one listing for the announcement when nobody is named', () => {
    const findings = published(
      extractOf(['BIS is adding 80 entities from China, Iran and Pakistan to the Entity List.']),
    )
    expect(findings).toMatchObject([
      { kind: 'listing.added', severity: 'high', rule: 'announcement.unnamed' },
      { kind: 'document.published' },
    ])
    expect(findings[0]?.reason).toContain('80 additions to Entity List')
  })

  it.each([
    'Six of them belong to a group which has been on the Entity List since 2023.',
    'The ministry noted that “the Bureau added 80 entities to the Entity List” and objected.',
    'Entities may be added to the Entity List at any time.',
  ])('does not take what it only mentions for an addition: %s', (text) => {
    expect(kinds(published(extractOf([text])))).toEqual(['document.published'])
  })

  it('that names a party anywhere in its text is about that party, with the sentence', () => {
    const release = extractOf([
      heading('More entities'),
      'The Bureau is adding 80 entities to the Entity List.',
      'The bureau thanks its staff. Six of them are subsidiaries of Grand Canal Machinery, which was listed in 2023.',
    ])
    const party = { name: 'Grand Canal Machinery', aliases: [], country: '', note: '' }
    const [finding] = published(release, { parties: [party] })
    expect(finding).toMatchObject({
      rule: 'announcement.unnamed',
      severity: 'critical',
      flags: ['party'],
      parties: [{ party: 'Grand Canal Machinery' }],
    })
    const { text = '', marks = [] } = finding?.after ?? {}
    expect(text).toBe(
      'The Bureau is adding 80 entities to the Entity List.\nSix of them are subsidiaries of Grand Canal Machinery, which was listed in 2023.',
    )
    expect(marks.map((mark) => text.slice(...mark))).toEqual(['Entity List', 'Grand Canal Machinery'])
    expect(published(release, { parties: [{ ...party, name: 'Somebody Else Optics' }] })[0]?.flags).toEqual([])
  })

  it('that rescinds a rule says so once', () => {
    const after = extractOf([
      heading('Department Rescinds the Diffusion Rule'),
      'The Department is rescinding the Diffusion Rule of January. A replacement rule will follow.',
    ])
    expect(kinds(published(after))).toEqual(['rule.rescinded', 'document.published'])
  })

  it('that wants others to withdraw a rule has withdrawn none', () => {
    expect(kinds(published(extractOf(['The ministry urges the Bureau to withdraw the rule.'])))).toEqual([
      'document.published',
    ])
  })
})

describe('a Chinese announcement', () => {
  it.each([
    '美国商务部宣布将80家实体列入出口管制“实体清单”。',
    '问：美国商务部决定将50多家中国实体列入出口管制实体清单，请问有何评论？',
    '中方敦促美方取消上述规则。',
    '中方注意到，美方宣布暂停实施该规则。',
  ])('that reports what others did lists nobody: %s', (text) => {
    expect(kinds(published(extractOf([text], 'zh-Hans')))).toEqual(['document.published'])
  })

  it('that suspends a rule which is no notice of entries is told as that', () => {
    const after = extractOf(['本公告自2025年5月14日起暂停实施，为期90天。'], 'zh-Hans')
    expect(kinds(published(after))).toEqual(['rule.suspended', 'document.published'])
  })
})
