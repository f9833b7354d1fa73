/** Findings with the user's parties that they touch. */
import type { Finding } from '../../model/finding.ts'
import type { Party } from '../../model/notice.ts'
import { type PartySearch, preparedParties } from '../../names/parties.ts'
import { bySeverity } from './finding.ts'
import { markParties } from './party-flag.ts'

/**
 * @param mark marks one finding; by its own words and entry unless another way is given.
 * @returns the findings with the parties that they touch, the most severe first, each severity in its order.
 */
export function withParties(
  findings: readonly Finding[],
  parties: readonly Party[],
  mark: (finding: Finding, search: PartySearch) => Finding = (finding, search) => markParties(finding, search, ''),
): Finding[] {
  if (findings.length === 0 || parties.length === 0) return bySeverity(findings)
  const search = preparedParties(parties)
  return bySeverity(findings.map((finding) => mark(finding, search)))
}
