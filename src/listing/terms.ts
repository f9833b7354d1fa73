/** Licence requirement and review policy in normal form, the words kept beside it. Pure. */
import type {
  LicencePolicy,
  LicenceRequirement,
  ListingState,
  ListingStatus,
  PolicyClass,
  RequirementScope,
} from '../model/listing.ts'

/**
 * @param text the cell as printed, without footnote marks. @param footnotes the numbers of the marks.
 * Vocabulary: 15 CFR Part 744, Supplement No. 4, third column.
 */
export function licenceRequirementOf(text: string, footnotes: readonly string[] = []): LicenceRequirement {
  const sections = new Set(
    [...text.matchAll(/\b(\d{3}\.\d{1,2}(?:\([a-z0-9]{1,4}\))*)/g)].map((match) => match[1] ?? ''),
  )
  return { text, scope: scopeOf(text), sections: [...sections].sort(), footnotes }
}

function scopeOf(text: string): RequirementScope {
  if (text.trim() === '') return 'none'
  if (/\ball items\b/i.test(text)) return 'all-items'
  return /\bECCN|\bitems?\b/i.test(text) ? 'named-items' : 'unknown'
}

/** Vocabulary: the fourth column of the same table. */
export function licencePolicyOf(text: string): LicencePolicy {
  return { text, class: classOf(text) }
}

function classOf(text: string): PolicyClass {
  if (text.trim() === '') return 'none'
  const denial = /presumption of denial/i.test(text)
  const policy = /policy of denial/i.test(text)
  const byCase = /case[- ]by[- ]case/i.test(text)
  const approval = /presumption of approval/i.test(text)
  const classes = [denial, policy, byCase, approval].filter(Boolean).length
  if (classes > 1) return 'mixed'
  if (denial) return 'presumption-of-denial'
  if (policy) return 'policy-of-denial'
  if (byCase) return 'case-by-case'
  if (approval) return 'presumption-of-approval'
  return /\bsee §/i.test(text) ? 'see-section' : 'unknown'
}

/** @param text the words of a status column, "Suspended until 2026-11-09"; without such words the entry is in force. */
export function listingStatusOf(text: string, until?: string): ListingStatus {
  return { state: stateOf(text), ...(until === undefined ? {} : { until }), text }
}

function stateOf(text: string): ListingState {
  if (/\bsuspend|\bstayed\b|暂停|暫停|中止/i.test(text)) return 'suspended'
  if (/\bstopped\b|\bterminated\b|停止/i.test(text)) return 'stopped'
  if (/\bremoved\b|\bdelisted\b|移出/i.test(text)) return 'removed'
  return 'in-force'
}
