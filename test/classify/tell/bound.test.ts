import { describe, expect, it } from 'vitest'
import { boundFindings } from '../../../src/classify/tell/bound.ts'
import type { Finding, FindingKind, Severity } from '../../../src/model/finding.ts'
import { judgePair } from '../../shipped.ts'

function finding(kind: FindingKind, severity: Severity, more: Partial<Finding> = {}): Finding {
  return { kind, severity, flags: [], reason: '', rule: 'x', before: null, after: null, ...more }
}

const many = (n: number, kind: FindingKind, severity: Severity) =>
  Array.from({ length: n }, () => finding(kind, severity))

describe('the findings of one change', () => {
  it('are all listed up to a thousand', () => {
    const findings = many(1_000, 'wording.softened', 'high')
    expect(boundFindings(findings, 'Rule')).toBe(findings)
  })

  it('beyond that are counted by kind, with the severity of the most severe', () => {
    const all = [...many(1_500, 'wording.softened', 'high'), ...many(10, 'scope.narrowed', 'medium')]
    const bounded = boundFindings(all, 'Rule')
    expect(bounded).toHaveLength(1_001)
    expect(bounded.at(-1)).toMatchObject({
      severity: 'high',
      rule: 'page.bound',
      reason: '510 more findings are left out here: 500 wording.softened, 10 scope.narrowed; both texts are kept',
      after: { text: 'Rule' },
    })
  })

  it('on entries of lists and on parties are never left out', () => {
    const party = finding('editorial', 'critical', { flags: ['party'] })
    expect(boundFindings([...many(2_000, 'editorial', 'info'), party], '')).toContain(party)
  })
})

describe('ten thousand sentences', () => {
  const name = (n: number) => n.toString(26).replace(/\d/g, (digit) => String.fromCharCode(113 + Number(digit) / 1))
  const others = (from: number) =>
    Array.from({ length: 10_000 }, (_, i) =>
      `${[1, 7, 31, 77, 113].map((k) => name((from + i * 5 + k) * 7_919 * k)).join(' ')}.`.replace(/^./, (c) =>
        c.toUpperCase(),
      ),
    ).join(' ')

  it('all of them others, are one finding that says how many', () => {
    const found = judgePair(others(1), others(900_000), 'en')
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['page.wholesale', 'high']])
    expect(found[0]?.reason).toMatch(/\((?:9|10)\d{3,4} went, (?:9|10)\d{3,4} came\)$/)
  })
})
