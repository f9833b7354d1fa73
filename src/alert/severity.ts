/** The user's own severities, laid over those of the classifier. */
import { type Finding, type FindingKind, SEVERITIES, type Severity } from '../model/finding.ts'

/**
 * @param overrides severity by kind. A finding that touches one of the user's parties is never lowered: its severity comes
 * from the party, not from the kind. A confirmation keeps its own: a second telling is not raised by its kind.
 */
export function withSeverity(
  findings: readonly Finding[],
  overrides: Readonly<Partial<Record<FindingKind, Severity>>>,
): readonly Finding[] {
  return findings.map((finding) => {
    const severity = Object.hasOwn(overrides, finding.kind) ? overrides[finding.kind] : undefined
    if (severity === undefined || severity === finding.severity) return finding
    if (finding.confirms !== undefined && rank(finding.severity) > rank('medium')) return finding
    if (finding.flags.includes('party') && rank(severity) > rank(finding.severity)) return finding
    return { ...finding, severity }
  })
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity)
}
