/** The user's own severities: by kind, and by rule. */
import { describe, expect, it } from 'vitest'
import { withSeverity } from '../../src/alert/severity.ts'
import type { Finding } from '../../src/model/finding.ts'
import { finding } from '../present/notices.ts'

const removed = (given: Partial<Finding> = {}) =>
  finding({ kind: 'listing.removed', rule: 'code.removed', severity: 'high', ...given })
const severities = (findings: readonly Finding[]) => findings.map(({ severity }) => severity)

describe('a severity of the user’s own', () => {
  it('holds for all findings of a kind', () => {
    const findings = [removed(), removed({ rule: 'list.removed' }), finding({ severity: 'low' })]
    expect(severities(withSeverity(findings, { 'listing.removed': 'medium' }))).toEqual(['medium', 'medium', 'low'])
  })

  it('for a rule holds for its findings alone, and goes before that of their kind', () => {
    const findings = [removed(), removed({ rule: 'list.removed' })]
    expect(severities(withSeverity(findings, { 'code.removed': 'low' }))).toEqual(['low', 'high'])
    expect(severities(withSeverity(findings, { 'code.removed': 'low', 'listing.removed': 'critical' }))).toEqual([
      'low',
      'critical',
    ])
  })

  it('for a rule never lowers what touches a party', () => {
    const touching = removed({ flags: ['party'], severity: 'critical' })
    expect(withSeverity([touching], { 'code.removed': 'low' })).toEqual([touching])
  })

  it('is not that of a rule that is gone', () => {
    expect(severities(withSeverity([removed({ rule: 'constructor' })], { 'code.removed': 'low' }))).toEqual(['high'])
  })
})
