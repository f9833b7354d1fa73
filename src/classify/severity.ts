/** How urgent a finding is by its kind (DESIGN §5). Parties and dates of effect raise it. */
import type { FindingKind, Severity } from '../model.ts'

const FAMILIES: Readonly<Record<string, Severity>> = {
  listing: 'high',
  rule: 'high',
  wording: 'high',
  scope: 'medium',
  obligation: 'medium',
  date: 'medium',
  threshold: 'medium',
  document: 'low',
  editorial: 'info',
}

export function severityOf(kind: FindingKind): Severity {
  if (kind === 'wording.reworded') return 'low'
  return FAMILIES[kind.split('.')[0] ?? ''] ?? 'low'
}
