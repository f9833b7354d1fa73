/** How urgent a finding is by its kind (DESIGN §5). Parties and dates of effect raise it. */
import type { SentenceChange } from '../../model/change.ts'
import type { Confidence, FindingKind, Severity } from '../../model/finding.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'
import { readOnce } from '../read/reading.ts'
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

/** Rules whose findings are more, or less, urgent than their kind. */
const SEVERITY_OF_RULE: Readonly<Record<string, Severity>> = {
  'duty.reversed': 'high',
  'words.negated': 'medium',
  'words.turned': 'medium',
  'join.changed': 'medium',
  'parties.swapped': 'high',
  'item.added': 'medium',
  'item.removed': 'medium',
  'name.changed': 'medium',
  'quote.altered': 'medium',
}

/** A sentence about a list, or a name that only an organisation has: whoever is named there is listed. */
const ABOUT_LIST = wordPattern((set) => `${set('parties')}|${set('legalForms')}`)

/**
 * @param change the sentence that it is about; @param language BCP 47.
 * @returns how urgent a verdict is: a weak sign of force waits for the digest, and so does a name where nobody is listed
 * ("exports to Malta, Cyprus and Oman").
 */
export function severityOfVerdict(
  { kind, rule }: Verdict,
  confidence: Confidence,
  change: SentenceChange,
  language: string,
): Severity {
  const own = SEVERITY_OF_RULE[rule]
  if (own !== undefined) return own
  const severity = severityOf(kind)
  if (severity !== 'high') return severity
  if (confidence === 'weak') return 'medium'
  return /^name\./.test(rule) && !isAboutList(change, language) ? 'medium' : severity
}

function isAboutList({ before, after }: SentenceChange, language: string): boolean {
  return [before, after].some((sentence) => {
    if (sentence === null) return false
    const { plain, lexicon } = readOnce(sentence, language)
    return ABOUT_LIST(lexicon).test(plain)
  })
}
