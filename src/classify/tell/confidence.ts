/** How sure a verdict is: high, medium or weak. Only routes and messages use it; a weak sign is told as one. */
import type { Confidence } from '../../model/finding.ts'
import type { Verdict } from '../rules/verdict.ts'

/** Less than a whole step of a scale: "generally" put in, "must" for "shall always". */
const WHOLE_STEP = 1

/** Rules that rest on one row of the table, or on one value on each side. */
const PLAIN =
  /^(?:standing|date|bound|number|name|item|exception|condition|restriction|inclusion|place|quantifier|duty|claim|attitude|effort|approval|act)\./

/** Rules that had to assume what is not said: the force of a clause without a modal, what a whole clause or sentence asks. */
const ASSUMES = /\.(?:inserted|dropped)$|^(?:clause|sentence|object|force|extent|join)\./

/** Rules that say that something differs, and not what it means. */
const UNMATCHED = /^(?:words\.(?:unordered|negated)|sentence\.(?:too-long|added|removed)|row\.(?:added|removed))$/

/** Rewordings that are certain, though nothing is weighed: a duty became a ban, the words of others changed. */
const TOLD = /^(?:duty\.(?:reversed|proposed)|quote\.|report\.)/

export function confidenceOf({ kind, rule, step, agreeing = 1 }: Verdict): Confidence {
  if (UNMATCHED.test(rule) || (kind === 'wording.reworded' && !TOLD.test(rule))) return 'weak'
  if (step !== undefined && step < WHOLE_STEP) return 'weak'
  if (kind === 'editorial') return rule === 'words.equal' ? 'medium' : 'high'
  if (agreeing > 1 || ASSUMES.test(rule)) return 'medium'
  return PLAIN.test(rule) ? 'high' : 'medium'
}
