/** The user's own severities, laid over those of the classifier. */
import type { RuleId } from '../classify/rules/table.ts'
import { type Finding, type FindingKind, SEVERITIES, type Severity } from '../model/finding.ts'

/**
 * @param overrides severity by kind or by rule; a rule goes before its kind. A finding that touches one of the user's parties is never
 * lowered: its severity comes from the party. A confirmation keeps its own: a second telling is not raised by its kind.
 */
export function withSeverity(
  findings: readonly Finding[],
  overrides: Readonly<Partial<Record<FindingKind | RuleId, Severity>>>,
): readonly Finding[] {
  const own: ReadonlyMap<string, Severity> = new Map(Object.entries(overrides))
  return findings.map((finding) => {
    const severity = own.get(finding.rule) ?? own.get(finding.kind)
    if (severity === undefined || severity === finding.severity) return finding
    if (finding.confirms !== undefined && rank(finding.severity) > rank('medium')) return finding
    if (finding.flags.includes('party') && rank(severity) > rank(finding.severity)) return finding
    return { ...finding, severity }
  })
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity)
}
