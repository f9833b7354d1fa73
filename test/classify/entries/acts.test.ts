import { describe, expect, it } from 'vitest'
import { classify } from '../../../src/classify/classify.ts'
import { diff } from '../../../src/diff/diff.ts'
import { emptyListing } from '../../../src/listing/listing.ts'
import type { Extract } from '../../../src/model/extract.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { ListingAct, StatedCount } from '../../../src/model/listing.ts'
import { readerFor } from '../../shipped.ts'
import { extractOf, kinds, marked, NO_CHANGE } from '../pair.ts'

const LIST = 'MOFCOM Export Control List'
const NOTICE = '商务部公告2025年第21号'

function act(changes: Partial<ListingAct> & { readonly name?: string; readonly text?: string }): ListingAct {
  const { name, text = name ?? '', ...rest } = changes
  const at = text.indexOf(name ?? '\0')
  return {
    act: 'added',
    list: LIST,
    ...(name === undefined ? {} : { listing: { ...emptyListing(LIST), name, country: '美国' } }),
    evidence: { text, marks: at < 0 || name === undefined ? [] : [[at, at + name.length]] },
    block: 0,
    ...rest,
  }
}

function published(acts: readonly ListingAct[], more: Partial<Extract> = {}, today = '2025-04-04'): Finding[] {
  const after = extractOf(
    acts.map(({ evidence }) => evidence.text),
    'zh-Hans',
    { acts, ...more },
  )
  const context = {
    today,
    reader: readerFor('zh-Hans'),
    documentUrl: 'https://example.cn/1',
    title: '',
    parties: [],
    isNew: true,
    after,
  }
  return classify(NO_CHANGE, context).filter(({ kind }) => kind !== 'document.published')
}

describe('an entry that a notice adds', () => {
  it('is critical when it holds today or earlier, with the name marked where it stands', () => {
    const [finding] = published([
      act({ name: '甲公司', text: '1. 甲公司（Alpha Inc.）', effectiveDate: { value: '2025-04-04', source: 'rule' } }),
    ])
    expect(finding).toMatchObject({
      kind: 'listing.added',
      severity: 'critical',
      rule: 'act.added',
      listing: { name: '甲公司', list: LIST },
    })
    expect(marked(finding, 'after')).toEqual(['甲公司'])
  })

  it('is high when it holds later', () => {
    const [finding] = published([act({ name: '甲公司', effectiveDate: { value: '2025-04-10', source: 'rule' } })])
    expect(finding?.severity).toBe('high')
    expect(finding?.reason).toContain('effective 2025-04-10')
  })

  it('is early when it held before the document was published', () => {
    const date = { value: '2025-03-28', text: '28 March 2025' }
    const [finding] = published([act({ name: 'Acme', effectiveDate: { value: '2025-03-25', source: 'rule' } })], {
      date,
    })
    expect(finding?.flags).toEqual(['early'])
  })
})

describe('what a notice does to entries', () => {
  it.each([
    [act({ act: 'amended', name: '甲公司' }), 'listing.amended', 'the entry is revised'],
    [act({ act: 'removed', name: '甲公司' }), 'listing.removed', 'the entry is removed'],
    [
      act({ act: 'suspended', name: '甲公司', until: '2025-08-12' }),
      'listing.suspended',
      'is suspended until 12 August 2025',
    ],
    [
      act({ act: 'suspended', ofNotice: NOTICE, until: '2025-08-12' }),
      'listing.suspended',
      `the entries of ${NOTICE} are suspended until 12 August 2025`,
    ],
    [
      act({ act: 'continued', ofNotice: NOTICE, until: '2025-11-09' }),
      'listing.suspended',
      `the entries of ${NOTICE} are suspended further until 9 November 2025`,
    ],
    [
      act({ act: 'suspended', ofNotice: NOTICE, except: ['乙公司'] }),
      'listing.suspended',
      'are suspended, except 乙公司; no end date stated',
    ],
    [
      act({ act: 'resumed', ofNotice: NOTICE, effectiveDate: { value: '2025-11-10', source: 'rule' } }),
      'listing.resumed',
      'are in force again from 10 November 2025',
    ],
    [act({ act: 'stopped', ofNotice: NOTICE }), 'listing.amended', 'stopped, not removed'],
  ])('%#', (one, kind, reason) => {
    const [finding, ...rest] = published([one])
    expect(rest).toEqual([])
    expect(finding).toMatchObject({ kind, severity: 'high', rule: `act.${one.act}` })
    expect(finding?.reason).toContain(reason)
    expect(finding?.ofNotice).toBe(one.ofNotice)
  })

  it('says what the status was and is', () => {
    const parts = published([
      act({ act: 'suspended', ofNotice: NOTICE, until: '2025-08-12' }),
      act({ act: 'stopped', ofNotice: '商务部公告2025年第22号' }),
    ]).map((finding) => finding.parts)
    expect(parts.sort((a, b) => (a?.[0]?.after ?? '').localeCompare(b?.[0]?.after ?? ''))).toEqual([
      [{ part: 'status', before: 'in force or suspended', after: 'stopped' }],
      [{ part: 'status', before: 'in force', after: 'suspended until 2025-08-12' }],
    ])
  })

  it('is announced once where nobody is named', () => {
    const text = '中方决定将3家美国实体列入出口管制管控名单。'
    const counts: StatedCount[] = [{ value: 3, text: '3家美国实体', country: '美国' }]
    const [finding] = published([act({ text })], { counts })
    expect(finding).toMatchObject({ kind: 'listing.added', severity: 'high', rule: 'act.unnamed', counts })
    expect(finding?.reason).toContain(`3 additions to ${LIST} are announced`)
  })

  it('shows the stated counts with the first finding only', () => {
    const counts: StatedCount[] = [{ value: 14, text: '等14家实体', found: 2 }]
    expect(
      published([act({ name: '甲公司' }), act({ name: '乙公司' })], { counts }).map((finding) => finding.counts),
    ).toEqual([counts, undefined])
  })

  it('beyond two hundred entries is counted', () => {
    const many = Array.from({ length: 230 }, (_, i) => act({ name: `第${i}公司` }))
    const findings = published(many)
    expect(findings).toHaveLength(201)
    expect(findings.find(({ rule }) => rule === 'act.more')?.reason).toBe(`30 more entries of ${LIST} are added`)
  })

  it('is told instead of what its sentence says of a rule', () => {
    const text = '自2025年5月14日起暂停实施商务部公告2025年第21号，为期90天。'
    expect(kinds(published([act({ act: 'suspended', ofNotice: NOTICE, until: '2025-08-12', text })]))).toEqual([
      'listing.suspended',
    ])
  })
})

describe('a notice that tells what an earlier one did', () => {
  it('says so of no rule', () => {
    const history = '5月14日，商务部宣布暂停实施公告2025年第21号90天。'
    const text = '现决定自2025年8月12日起继续暂停公告2025年第21号90天。'
    const acts = [act({ act: 'continued', ofNotice: NOTICE, until: '2025-11-09', text, block: 1 })]
    const after = extractOf([history, text], 'zh-Hans', { acts })
    const context = {
      today: '2025-08-12',
      reader: readerFor('zh-Hans'),
      documentUrl: '',
      title: '',
      parties: [],
      isNew: true,
      after,
    }
    expect(kinds(classify(NO_CHANGE, context))).toEqual(['listing.suspended', 'document.published'])
  })
})

describe('a watched page that gains an act', () => {
  const OLD = '决定将甲公司列入出口管制管控名单。'
  const NEW = '决定将乙公司列入出口管制管控名单。'
  const changed = (before: Extract, after: Extract) =>
    classify(diff(before, after), {
      today: '2025-04-04',
      reader: readerFor('zh-Hans'),
      documentUrl: '',
      title: '',
      parties: [],
      isNew: false,
      before,
      after,
    })

  it('tells the new one, and its sentence only so', () => {
    const before = extractOf([OLD], 'zh-Hans', { acts: [act({ name: '甲公司', text: OLD })] })
    const after = extractOf([OLD, NEW], 'zh-Hans', {
      acts: [act({ name: '甲公司', text: OLD }), act({ name: '乙公司', text: NEW, block: 1 })],
    })
    const findings = changed(before, after)
    expect(findings.map(({ kind, listing }) => [kind, listing?.name])).toEqual([['listing.added', '乙公司']])
  })

  it('tells nothing of an act that was there', () => {
    const acts = [act({ name: '甲公司', text: OLD })]
    const findings = changed(extractOf([OLD], 'zh-Hans', { acts }), extractOf([OLD, '特此公告。'], 'zh-Hans', { acts }))
    expect(kinds(findings).filter((kind) => kind.startsWith('listing.'))).toEqual([])
  })
})
