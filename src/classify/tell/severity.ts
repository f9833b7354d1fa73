/** How urgent a finding is by its kind (DESIGN §5). Parties and dates of effect raise it. */
import type { Confidence, FindingKind, Severity } from '../../model/finding.ts'
import { findRule, type RuleId, rowOf } from '../rules/table.ts'
import type { Verdict } from '../rules/verdict.ts'

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

/** @returns how urgent the findings of a rule on pages are: as its row says, else as their kind. */
export function severityOfRule(rule: RuleId, kind: FindingKind): Severity {
  return findRule(rule)?.severity ?? severityOf(kind)
}

/** A sentence about a list, or a name that only an organisation has: whoever is named there is listed. */
const ABOUT_LIST =
  /\b(?:list(?:s|ed|ing)?|entit(?:y|ies)|sanction\w*|designat\w*|subsidiar\w*|firms?|vessels?|ships?|banks?|(?:co|ltd|inc|llc|corp|gmbh|ag|plc|fze|jsc)\b\.?|compan(?:y|ies)|universit\w*|institutes?)\b|清单|清單|名单|名單|制裁|实体|實體|公司|集团|集團|大学|大學|研究所|研究院|学院|學院|企业|企業|银行|銀行/iu

/**
 * @param text the sentences of both sides.
 * @returns how urgent a verdict is: a weak sign of force waits for the digest, and so does a name where nobody is listed
 * ("exports to Malta, Cyprus and Oman").
 */
export function severityOfVerdict({ kind, rule }: Verdict, confidence: Confidence, text: string): Severity {
  const row = rowOf(rule)
  if (row.severity !== undefined) return row.severity
  const severity = severityOf(kind)
  if (severity !== 'high') return severity
  if (confidence === 'weak') return 'medium'
  return row.offList !== undefined && !ABOUT_LIST.test(text) ? row.offList : severity
}
