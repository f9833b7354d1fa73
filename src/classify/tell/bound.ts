/** A bound on the findings of one change: what nobody would read to its end is counted, kind by kind, and told as left out. */
import { type Finding, SEVERITIES } from '../../model/finding.ts'
import type { RuledFinding } from '../rules/table.ts'

/** Findings on wording that are listed. */
const MAX_LISTED = 1_000

/**
 * @param findings the ones that matter most first. @param title of the page; '' where there is none.
 * @returns all of them up to a thousand; of more the first ones, and one that says how many of each kind are left out. What is
 * about an entry of a list, and what touches a party, is never left out.
 */
export function boundFindings(findings: readonly Finding[], title: string): readonly Finding[] {
  let listed = 0
  const left: Finding[] = []
  const kept = findings.filter((finding) => {
    if (finding.listing !== undefined || finding.flags.includes('party') || ++listed <= MAX_LISTED) return true
    left.push(finding)
    return false
  })
  return left.length === 0 ? findings : [...kept, leftOut(left, title)]
}

function leftOut(left: readonly Finding[], title: string): RuledFinding {
  const kinds = [...Map.groupBy(left, ({ kind }) => kind)].map(([kind, those]) => `${those.length} ${kind}`)
  const most = SEVERITIES.find((severity) => left.some((finding) => finding.severity === severity))
  return {
    kind: 'wording.reworded',
    severity: most ?? 'low',
    flags: [],
    reason: `${left.length} more findings are left out here: ${kinds.join(', ')}; both texts are kept`,
    rule: 'page.bound',
    before: null,
    after: title === '' ? null : { text: title, marks: [] },
  }
}
