/** How urgent a finding is by its kind (DESIGN §5). Parties and dates of effect raise it. */
import type { SentenceChange } from '../../model/change.ts'
import type { Confidence, FindingKind, Severity } from '../../model/finding.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'
import type { Reader } from '../read/reader.ts'
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
const ABOUT_LIST = wordPattern((set) => `${set('parties')}|${set('legalForms')}`)

/**
 * @param change the sentence that it is about.
 * @returns how urgent a verdict is: a weak sign of force waits for the digest, and so does a name where nobody is listed
 * ("exports to Malta, Cyprus and Oman").
 */
export function severityOfVerdict(
  { kind, rule }: Verdict,
  confidence: Confidence,
  change: SentenceChange,
  reader: Reader,
): Severity {
  const row = rowOf(rule)
  if (row.severity !== undefined) return row.severity
  const severity = severityOf(kind)
  if (severity !== 'high') return severity
  if (confidence === 'weak') return 'medium'
  return row.offList !== undefined && !isAboutList(change, reader) ? row.offList : severity
}

function isAboutList({ before, after }: SentenceChange, reader: Reader): boolean {
  return [before, after].some((sentence) => {
    if (sentence === null) return false
    const { plain, lexicon } = reader.readOnce(sentence)
    return ABOUT_LIST(lexicon).test(plain)
  })
}
