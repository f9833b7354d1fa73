import { describe, expect, it } from 'vitest'
import { type ClassifyContext, classify } from '../../src/classify/classify.ts'
import { diff } from '../../src/diff/diff.ts'
import { licencePolicyOf, licenceRequirementOf, listingStatusOf } from '../../src/listing/terms.ts'
import type { Change } from '../../src/model/change.ts'
import type { Extract, PageDate } from '../../src/model/extract.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Listing } from '../../src/model/listing.ts'
import { readerFor } from '../shipped.ts'
import { extractOf, heading, kinds, marked, NO_CHANGE, row } from './pair.ts'

const MAY_13: PageDate = { value: '2025-05-13', text: 'May 13, 2025' }
const MAY_15: PageDate = { value: '2025-05-15', text: 'May 15, 2025' }

function context(after: Extract, more: Partial<ClassifyContext> = {}): ClassifyContext {
  return {
    today: '2025-05-20',
    reader: readerFor('en'),
    documentUrl: 'https://example.gov/release',
    title: 'Release',
    parties: [],
    isNew: false,
    after,
    ...more,
  }
}

function judge(before: Extract, after: Extract, more: Partial<ClassifyContext> = {}): Finding[] {
  return classify(diff(before, after), context(after, { before, ...more }))
}

function dated(text: string, date?: PageDate, extra: string[] = []): Extract {
  return extractOf([text, ...extra], 'en', date === undefined ? {} : { date })
}

const LISTING: Listing = {
  list: 'Entity List',
  name: 'Nettrix Information Industry Co., Ltd.',
  country: 'CHINA',
  formerNames: [],
  aliases: ['Nettrix'],
  addresses: ['Beijing'],
  crossReferences: [],
  licenceRequirement: licenceRequirementOf('For all items subject to the EAR.'),
  licencePolicy: licencePolicyOf('Presumption of denial'),
  footnotes: ['4'],
  citations: [],
  programme: '',
  identifiers: [],
  status: listingStatusOf(''),
  subordinates: [],
  remarks: [],
  doubts: [],
}

function listed(
  listing: Partial<Listing>,
  change: Partial<Change> = {},
  more: Partial<ClassifyContext> = {},
): Finding[] {
  const after = { ...LISTING, ...listing }
  return classify(
    { ...NO_CHANGE, listings: [{ type: 'added', before: null, after }], ...change },
    context(extractOf([]), more),
  )
}

describe('silent', () => {
  const BEFORE = 'Exporters must register with the office.'
  const AFTER = 'Exporters should register with the office.'

  it('is a change of words under a date that stands still', () => {
    const [finding] = judge(dated(BEFORE, MAY_13), dated(AFTER, MAY_13))
    expect(finding?.flags).toEqual(['silent'])
    expect(finding?.reason).toContain('the date of the page stands still (May 13, 2025)')
  })

  it('is a change of words on a page without a date, and says that it has none', () => {
    const [finding] = judge(dated(BEFORE), dated(AFTER))
    expect(finding?.flags).toEqual(['silent'])
    expect(finding?.reason).toContain('the page carries no date')
  })

  it('is not a change under a later date', () => {
    expect(judge(dated(BEFORE, MAY_13), dated(AFTER, MAY_15))[0]?.flags).toEqual([])
  })

  it('is not a change with a date that came', () => {
    expect(judge(dated(BEFORE), dated(AFTER, MAY_15))[0]?.flags).toEqual([])
  })

  it.each(['Editor’s note: the second sentence was changed.', 'Updated: the second sentence was changed.'])(
    'is not a change that the page owns up to: %s',
    (note) => {
      const findings = judge(dated(BEFORE, MAY_13), dated(AFTER, MAY_13, [note]))
      expect(findings.flatMap((finding) => finding.flags)).toEqual([])
    },
  )

  it('is not a change with 更正', () => {
    const before = extractOf(['进口商应当登记。'], 'zh-Hans')
    const after = extractOf(['进口商可以登记。', '更正：本文此前版本有误。'], 'zh-Hans')
    expect(judge(before, after, { reader: readerFor('zh-Hans') }).flatMap((finding) => finding.flags)).toEqual([])
  })

  it('is never a mere editorial change', () => {
    const findings = judge(
      dated('It is not permitted to sell here.', MAY_13),
      dated('Selling here is prohibited.', MAY_13),
    )
    expect(findings).toMatchObject([{ kind: 'editorial', flags: [], severity: 'info' }])
  })
})

describe('parties', () => {
  const INSPUR = { name: 'Inspur Group', aliases: ['浪潮'], country: 'CN', note: '' }

  it('make a finding that names them critical, and the reason says by which name', () => {
    const [finding] = listed({ name: '浪潮（北京）电子信息产业有限公司' }, {}, { parties: [INSPUR] })
    expect(finding).toMatchObject({ severity: 'critical', flags: ['party'] })
    expect(finding?.parties).toEqual([
      {
        party: 'Inspur Group',
        by: '浪潮',
        matched: '浪潮（北京）电子信息产业有限公司',
        sureness: 'likely',
        how: 'begins with your party’s name: a company of that group?',
      },
    ])
    expect(finding?.reason).toContain(
      'names your party ‘Inspur Group’ (by your alias ‘浪潮’, likely: begins with your party’s name: a company of that group?)',
    )
  })

  it.each([
    ['Inspur Group', 'sure'],
    ['INSPUR GROUP CO., LTD.', 'sure'],
    ['Inspur Taiwan', 'likely'],
    ['Inspur (HK) Electronics Co., Ltd.', 'likely'],
    ['浪潮集團', 'likely'],
  ])('know %s as theirs: %s', (name, sureness) => {
    expect(listed({ name }, {}, { parties: [INSPUR] })[0]?.parties).toMatchObject([{ sureness }])
  })

  it('are only possible in an address: high, and the reason says so', () => {
    const [finding] = listed({ addresses: ['Inspur Group Building, Jinan'] }, {}, { parties: [INSPUR] })
    expect(finding).toMatchObject({ severity: 'high', flags: ['party'], parties: [{ sureness: 'possible' }] })
    expect(finding?.reason).toContain(
      'may touch your party ‘Inspur Group’: stands only in an address or a cross-reference (‘Inspur Group’); look at it',
    )
  })

  it('are likely by an alias or without the legal form in a sentence', () => {
    const huawei = { name: 'Huawei Technologies Co., Ltd.', aliases: ['华为'], country: 'CN', note: '' }
    const named = (text: string) =>
      judge(dated('The office may review exports.'), dated(`The office may review exports of ${text}.`), {
        parties: [huawei],
      })[0]?.parties
    expect(named('Huawei Technologies Co., Ltd.')).toMatchObject([{ sureness: 'sure' }])
    expect(named('Huawei Technologies')).toMatchObject([{ sureness: 'likely', matched: 'Huawei Technologies' }])
    expect(named('華為')).toMatchObject([{ sureness: 'likely', by: '华为', matched: '華為' }])
    expect(named('CORP')).toBeUndefined()
  })

  it('are found in a sentence in any case, as whole words', () => {
    const before = dated('The office must review INSPUR GROUP exports.')
    const after = dated('The office may review INSPUR GROUP exports.')
    expect(judge(before, after, { parties: [INSPUR] })[0]?.flags).toEqual(['silent', 'party'])
    expect(judge(before, after, { parties: [{ ...INSPUR, name: 'Spur', aliases: [] }] })[0]?.flags).toEqual(['silent'])
  })

  it('are found in the title of a new document', () => {
    const after = extractOf([heading('Notice on Inspur Group')], 'en', { title: 'Notice on Inspur Group' })
    const findings = classify(NO_CHANGE, context(after, { isNew: true, title: after.title, parties: [INSPUR] }))
    expect(findings).toMatchObject([{ kind: 'document.published', severity: 'critical', flags: ['party'] }])
  })

  it('do not wake anybody for a difference that means nothing', () => {
    const findings = judge(
      dated('Inspur Group is not permitted to bid.'),
      dated('Inspur Group is not allowed to bid.'),
      { parties: [INSPUR] },
    )
    expect(findings).toMatchObject([{ kind: 'editorial', severity: 'info' }])
  })
})

describe('entries of official lists', () => {
  it('are critical when effective today or earlier, else high', () => {
    expect(listed({ effectiveDate: { value: '2025-05-20', source: 'list' } })[0]?.severity).toBe('critical')
    expect(listed({ effectiveDate: { value: '2025-05-21', source: 'list' } })[0]?.severity).toBe('high')
    expect(listed({})[0]?.severity).toBe('high')
  })

  it('are early when effective before the page was published', () => {
    const [finding] = listed(
      { effectiveDate: { value: '2025-03-25', source: 'list' } },
      { date: { after: { value: '2025-03-28', text: '' } } },
    )
    expect(finding?.flags).toEqual(['early'])
    expect(finding?.reason).toContain('before its publication on 2025-03-28')
  })

  it('say in the reason what counts: policy, footnote, date', () => {
    expect(listed({ effectiveDate: { value: '2025-03-25', source: 'list' } })[0]?.reason).toBe(
      '‘Nettrix Information Industry Co., Ltd.’ (CHINA) on Entity List is added, effective 2025-03-25, presumption of denial, footnote 4',
    )
  })

  it('amended keep their parts; a status of suspension is one', () => {
    const judgeParts = (parts: { part: string; before: string; after: string }[]) =>
      classify(
        { ...NO_CHANGE, listings: [{ type: 'amended', before: LISTING, after: LISTING, parts }] },
        context(extractOf([])),
      )
    expect(judgeParts([{ part: 'aliases', before: '', after: 'Ning Chang' }])).toMatchObject([
      { kind: 'listing.amended', severity: 'high', parts: [{ part: 'aliases' }] },
    ])
    expect(kinds(judgeParts([{ part: 'status', before: '', after: '暂停90天' }]))).toEqual(['listing.suspended'])
    expect(kinds(judgeParts([{ part: 'status', before: 'suspended until 12 August', after: '' }]))).toEqual([
      'listing.resumed',
    ])
  })

  it('removed are high', () => {
    const findings = classify(
      { ...NO_CHANGE, listings: [{ type: 'removed', before: LISTING, after: null }] },
      context(extractOf([])),
    )
    expect(findings).toMatchObject([{ kind: 'listing.removed', severity: 'high', after: null }])
  })
})

describe('tables, links and items', () => {
  it('a changed cell is judged as a sentence and marked in its row', () => {
    const cells = (rate: string) => row({ Item: 'Steel', Rate: rate })
    const [finding] = judge(extractOf([cells('25 percent')]), extractOf([cells('50 percent')]))
    expect(finding).toMatchObject({ kind: 'threshold.changed', severity: 'medium' })
    expect(marked(finding, 'before').join('')).toContain('25')
    expect(finding?.before?.text).toBe('Steel | 25 percent')
  })

  it('an exchanged link target is a replaced document', () => {
    const links = [{ text: 'Guidance', before: 'https://x.gov/a.pdf', after: 'https://x.gov/b.pdf', path: [] }]
    const [finding] = classify({ ...NO_CHANGE, links }, context(extractOf([])))
    expect(finding).toMatchObject({
      kind: 'document.replaced',
      severity: 'low',
      document: { url: 'https://x.gov/b.pdf' },
    })
    expect(marked(finding, 'after')).toEqual(['https://x.gov/b.pdf'])
  })

  it.each([
    ['https://x.gov/a.pdf', 'https://x.gov/b.pdf', '‘a.pdf’ → ‘b.pdf’'],
    ['https://old.gov/docs/a.pdf', 'https://new.gov/docs/a.pdf', '‘old.gov/…/a.pdf’ → ‘new.gov/…/a.pdf’'],
    ['https://x.gov/2024/a.pdf', 'https://x.gov/2025/a.pdf', '‘x.gov/2024/a.pdf’ → ‘x.gov/2025/a.pdf’'],
    ['https://x.gov/get?id=1', 'https://x.gov/get?id=2', '‘x.gov/get?id=1’ → ‘x.gov/get?id=2’'],
  ])('its reason names the two addresses as short as they differ: %s, %s', (before, after, names) => {
    const links = [{ text: 'Guidance', before, after, path: [] }]
    const [finding] = classify({ ...NO_CHANGE, links }, context(extractOf([])))
    expect(finding?.reason).toBe(`‘Guidance’ leads to another document: ${names}`)
  })

  it('new items of an index are not its findings; a changed title is read as a sentence', () => {
    const before = { title: 'The office must register agents', url: 'https://x.gov/1' }
    const after = { ...before, title: 'The office should register agents' }
    const items: Change['items'] = [
      { type: 'added', before: null, after: { title: 'New', url: 'https://x.gov/2' } },
      { type: 'changed', before, after, moved: false },
    ]
    expect(classify({ ...NO_CHANGE, items }, context(extractOf([])))).toMatchObject([
      { kind: 'wording.softened', document: { url: 'https://x.gov/1' } },
    ])
  })

  it('a wholesale change is told once', () => {
    const before = extractOf(['Holders must register.'])
    const after = extractOf(['Nothing is left.'])
    const findings = classify({ ...diff(before, after), wholesale: true }, context(after))
    expect(findings).toMatchObject([{ kind: 'wording.reworded', rule: 'page.wholesale' }])
  })
})

describe('the order of findings', () => {
  it('is by severity, then that of the page', () => {
    const before = extractOf(['The duty is 25 percent.', 'Exporters must register.', 'Agents must register.'])
    const after = extractOf(['The duty is 30 percent.', 'Exporters should register.', 'Agents should register.'])
    const findings = judge(before, after)
    expect(kinds(findings)).toEqual(['wording.softened', 'wording.softened', 'threshold.changed'])
    expect(findings[0]?.before?.text).toContain('Exporters')
  })
})

describe('what means nothing', () => {
  it('is visible as editorial when only punctuation differs', () => {
    const [before, after] = ['Ask a counselor (e.g, in Washington).', 'Ask a counselor (e.g., in Washington).'].map(
      (text) => extractOf([text], 'en'),
    )
    if (before === undefined || after === undefined) throw new Error('no extracts')
    const change = diff(before, after)
    const context = {
      today: '2025-05-15',
      reader: readerFor('en'),
      documentUrl: '',
      title: '',
      parties: [],
      isNew: false,
      before,
      after,
    }
    expect(change.changed).toBe(true)
    expect(classify(change, context)).toMatchObject([{ kind: 'editorial', rule: 'punctuation' }])
  })
})
