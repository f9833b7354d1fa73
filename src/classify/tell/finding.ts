/** A verdict made into a finding: severity, confidence, evidence on both sides. */
import type { Change, SentenceChange } from '../../model/change.ts'
import { type Finding, SEVERITIES } from '../../model/finding.ts'
import type { Reader } from '../read/reader.ts'
import type { RuledFinding } from '../rules/table.ts'
import { evidenceOf, quote, type Verdict } from '../rules/verdict.ts'
import { confidenceOf } from './confidence.ts'
import { severityOfRule, severityOfVerdict } from './severity.ts'

export function wholesale({ differing }: Change, title: string): RuledFinding {
  return {
    kind: 'wording.reworded',
    // nobody knows what is in it
    severity: severityOfRule('page.wholesale', 'wording.reworded'),
    flags: [],
    reason: `wholesale change${title === '' ? '' : ` of ${quote(title)}`}: the texts are too different to be compared sentence by sentence (${differing.before} went, ${differing.after} came)`,
    rule: 'page.wholesale',
    before: null,
    after: title === '' ? null : { text: title, marks: [] },
  }
}

export function toFinding(verdict: Verdict, change: SentenceChange, reader: Reader): RuledFinding {
  const path = (change.after ?? change.before).path
  const confidence = confidenceOf(verdict)
  return {
    kind: verdict.kind,
    severity: severityOfVerdict(verdict, confidence, change, reader),
    flags: [],
    reason: verdict.reason,
    rule: verdict.rule,
    confidence,
    before: change.before === null ? null : evidenceOf(change.before.text, verdict.before),
    after: change.after === null ? null : evidenceOf(change.after.text, verdict.after),
    ...(path.length === 0 ? {} : { path }),
  }
}

export function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
}
