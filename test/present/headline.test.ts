import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { headlineOf } from '../../src/present/headline.ts'
import { finding, listing, notice, story } from './notices.ts'

function subjectOf(...findings: readonly Finding[]): string {
  return headlineOf(notice({ stories: [story({ findings })] }))
}

function suspended(name: string, given: Partial<Finding> = {}): Finding {
  return finding({
    kind: 'listing.suspended',
    severity: 'high',
    ofNotice: '商务部公告2025年第21号',
    listing: listing({
      name,
      list: 'MOFCOM Export Control List',
      status: { state: 'suspended', until: '2025-11-09', text: '' },
    }),
    parts: [{ part: 'status', before: 'in force', after: 'suspended until 2025-11-09' }],
    ...given,
  })
}

describe('a subject', () => {
  it.each([
    [
      'announcement.unnamed',
      '80 additions to Entity List are announced; x',
      'BIS: 80 additions to the Entity List announced, names to follow',
    ],
    [
      'act.unnamed',
      '3 removals from Entity List are announced; x',
      'BIS: 3 removals from the Entity List announced, names to follow',
    ],
    ['act.unnamed', 'in other words', 'BIS: newly listed: “A press release”'],
  ])('of an announcement without names (%s: %s)', (rule, reason, subject) => {
    expect(subjectOf(finding({ kind: 'listing.added', severity: 'high', rule, reason }))).toBe(subject)
  })

  it('counts those that touch no party too, and says until when', () => {
    const party = suspended('A', {
      severity: 'critical',
      flags: ['party'],
      parties: [{ party: 'Alpha', by: 'Alpha', matched: 'A', sureness: 'sure', how: 'same name' }],
    })
    expect(subjectOf(party, suspended('B'), suspended('C'))).toBe(
      'BIS: 3 listings suspended until 9 November 2025, 1 your party Alpha: MOFCOM Export Control List',
    )
  })

  it('says of a measure that is over that it was stopped', () => {
    const stopped = finding({
      kind: 'listing.amended',
      severity: 'high',
      listing: listing({ name: 'B', status: { state: 'stopped', text: 'stopped' } }),
      parts: [{ part: 'status', before: 'in force', after: 'stopped' }],
    })
    expect(subjectOf(stopped)).toBe('BIS: measure stopped: B: Entity List')
  })

  it('leads with the code of an item', () => {
    const item = { code: '3C902.e', text: '二氧化锗', reasons: [], thresholds: [] }
    const entry = listing({ name: '二氧化锗', list: 'MOFCOM Controlled Items List', item })
    expect(subjectOf(finding({ kind: 'listing.added', severity: 'high', listing: entry }))).toBe(
      'BIS: newly listed: 3C902.e 二氧化锗: MOFCOM Controlled Items List',
    )
  })

  it('says of a date what comes and when', () => {
    const reason =
      '16 entries of 商务部公告2025年第21号: the suspension ends tomorrow, 12 August 2025; touches your party ‘A’'
    expect(subjectOf(finding({ kind: 'date.reached', severity: 'critical', flags: ['party'], reason }))).toBe(
      'BIS: date reached: 16 entries of 商务部公告2025年第21号: the suspension ends tomorrow, 12 August 2025 (your party)',
    )
  })

  it('does not call an old entry that meets a new party newly listed', () => {
    const reason = '‘A’ is listed since 2021-04-09 (Entity List) and matches your party ‘Alpha’'
    const screened = finding({
      kind: 'listing.added',
      severity: 'critical',
      flags: ['party'],
      rule: 'party.screened',
      reason,
      listing: listing({ name: 'A' }),
    })
    expect(subjectOf(screened)).toBe('BIS: listed already: A (your party): Entity List')
  })
})
