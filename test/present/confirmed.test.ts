import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { confirmedLines } from '../../src/present/confirmed.ts'
import { writeMail } from '../../src/present/present.ts'
import { finding, listing, notice, story } from './notices.ts'

const TOLD = {
  changeId: 'c_1',
  sourceName: 'Bureau of Industry and Security (BIS)',
  at: Date.parse('2025-03-25T20:21:00Z'),
}

function confirmations(n: number, given: Partial<Finding> = {}): Finding[] {
  return Array.from({ length: n }, (_, i) =>
    finding({
      kind: 'listing.added',
      severity: 'low',
      listing: listing({ name: `Example ${i}` }),
      confirms: i % 2 === 0 ? TOLD : { ...TOLD, sourceName: 'Federal Register' },
      parts: [{ part: 'citations', before: '', after: '90 FR 14048, 2025-03-28' }],
      ...given,
    }),
  )
}

describe('a second telling', () => {
  it('is one line: what is confirmed, when it was told and by whom, what is new', () => {
    expect(confirmedLines(confirmations(82), 'eCFR', 'America/New_York')).toEqual([
      'Confirmed by eCFR: 82 entries (Entity List), told on 25 March 2025 (BIS, Federal Register). New: citation 90 FR 14048, 28 March 2025.',
    ])
  })

  it('says where something is new in some of them only', () => {
    const some = [
      ...confirmations(70),
      ...confirmations(12, { parts: [{ part: 'citations', before: '', after: '90 FR 14046' }] }),
    ]
    expect(confirmedLines(some, 'eCFR', 'UTC')[0]).toContain(
      'New: citations 90 FR 14048, 28 March 2025 (70 entries), 90 FR 14046 (12 entries).',
    )
    const each = confirmations(9).map((one, i) => ({
      ...one,
      parts: [{ part: 'aliases', before: '', after: `A${i}` }],
    }))
    expect(confirmedLines(each, 'eCFR', 'UTC')[0]).toContain('New: aliases of 9 entries.')
  })

  it('says when nothing is', () => {
    expect(confirmedLines(confirmations(1, { parts: [] }), 'CSL', 'UTC')).toEqual([
      'Confirmed by CSL: 1 entry (Entity List): Example 0, told on 25 March 2025 (BIS). Nothing new.',
    ])
  })

  it('has no party line and no list, and its subject does not say “newly listed”', () => {
    const findings = confirmations(82, { flags: ['party', 'early'] })
    const { subject, text } = writeMail(notice({ stories: [story({ findings })] }))
    expect(subject).toBe('[Ruledrift] BIS: 82 listings confirmed: Entity List')
    expect(text).not.toMatch(/YOUR PARTY|newly listed|Example 7/i)
  })

  it('that is urgent all the same is told as the first one was', () => {
    const findings = confirmations(1, { severity: 'critical', flags: ['party'] })
    expect(writeMail(notice({ stories: [story({ findings })] })).subject).toContain(
      'newly listed: Example 0 (your party)',
    )
  })
})
