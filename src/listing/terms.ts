/** Licence requirement and review policy in normal form, the words kept beside it. Pure. */
import type {
  LicencePolicy,
  LicenceRequirement,
  ListingState,
  ListingStatus,
  PolicyClass,
  RequirementScope,
} from '../model/listing.ts'
import { lowerDigits } from './raised.ts'

/** "734.9(e)(2)", "744.11", "746.8(a)(3)" */
const SECTION = /\d{3}\.\d{1,2}(?:\([a-z0-9]{1,4}\))*/g
/** What takes something out of "all items": exceptions, and projects that it is tied to. */
const NARROWED =
  /\bexcept for\b|\bexcept as\b|\bapart from\b|\bother than\b|\bexcluding\b|\bwhen used in\b|\bif used in\b/i

/**
 * Vocabulary: 15 CFR Part 744, Supplement No. 4, third column, 49 spellings of a dozen meanings in 2023. `all-items` is only
 * what takes nothing out; "apart from items …", "when used in projects specified in § 746.5" are named items.
 * @param text the cell as printed, without footnote marks. @param footnotes the numbers of the marks.
 */
export function licenceRequirementOf(text: string, footnotes: readonly string[] = []): LicenceRequirement {
  const sections = new Set(text.match(SECTION) ?? [])
  return { text, scope: scopeOf(text), sections: [...sections].sort(), footnotes: [...footnotes].sort() }
}

function scopeOf(text: string): RequirementScope {
  if (text.trim() === '') return 'none'
  if (/\ball items\b/i.test(text)) return NARROWED.test(text) ? 'named-items' : 'all-items'
  return /\bECCNs?\b|\bitems?\b|\bcommodit|\btechnolog|\bsoftware\b/i.test(text) && !/\bpresumption\b/i.test(text)
    ? 'named-items'
    : 'unknown'
}

/**
 * A cell with its footnotes still in it: superscript digits, or (where a copy has lost them) digits behind a bracket or at
 * the end: "of the EAR)⁴", "of the EAR) 4", "734.9(g),3 746.8", "734.9(e)1 and", "of the EAR2". Digits of section numbers
 * and of names stay.
 * @returns the normal form with the marks out of the text.
 */
export function readRequirement(cell: string): LicenceRequirement {
  const footnotes = new Set<string>()
  const text = withoutFootnotes(cell, footnotes)
  return licenceRequirementOf(text, [...footnotes])
}

const RAISED = /\s*(,?)\s*(¹[⁰¹²³⁴⁵⁶⁷⁸⁹]|[⁰¹²³⁴⁵⁶⁷⁸⁹])/g
/** Several at the end: "of the EAR) 4, 5". */
const FLATTENED_LIST = /(?<=\)|\bEAR\)?\.?) ?([1-9](?:(?:, ?| )[1-9]){1,4})(?=[.;]?$)/
/** A digit that no number of a section can be: behind a bracket (and a comma), before a space, a full stop or the end. */
const FLATTENED =
  /(?<=\))(,?) ?(?<![\d.])([1-9])(?=[.;,]? [a-z(]|[.;,]? \d{3}\.\d|[.;]?$)|(?<=\bEAR\)?\.?)() ?([1-9])(?=[.;]?$)/g

/** @param footnotes the numbers that are found are put in here. */
function withoutFootnotes(cell: string, footnotes: Set<string>): string {
  const raised = cell.replace(RAISED, (_, comma: string, marks: string) => {
    footnotes.add(lowerDigits(marks))
    return comma
  })
  return raised
    .replace(FLATTENED_LIST, (_, marks: string) => {
      for (const mark of marks.match(/\d/g) ?? []) footnotes.add(mark)
      return ''
    })
    .replace(FLATTENED, (_, comma: string | undefined, behind: string | undefined, _none, last: string | undefined) => {
      footnotes.add(behind ?? last ?? '')
      return comma ?? ''
    })
    .trim()
}

/** Vocabulary: the fourth column of the same table, 44 spellings in 2023. Words that no rule knows are `unknown`, and kept. */
export function licencePolicyOf(text: string): LicencePolicy {
  return { text, class: classOf(text) }
}

function classOf(text: string): PolicyClass {
  if (text.trim() === '') return 'none'
  const denial = /presumption of denial/i.test(text)
  const policy = /policy of denial/i.test(text)
  const byCase = /case[- ]by[- ]case/i.test(text)
  const approval = /presumption of approval|policy of approval/i.test(text)
  const classes = [denial, policy, byCase, approval].filter(Boolean).length
  if (classes > 1) return 'mixed'
  if (denial) return 'presumption-of-denial'
  if (policy) return 'policy-of-denial'
  if (byCase) return 'case-by-case'
  if (approval) return 'presumption-of-approval'
  return /^\s*see (?:§|section|part)/i.test(text) ? 'see-section' : 'unknown'
}

/** @param text the words of a status column, "Suspended until 2026-11-09"; without such words the entry is in force. */
export function listingStatusOf(text: string, until: string | undefined = untilOf(text)): ListingStatus {
  const state = stateOf(text)
  return { state, ...(until === undefined || state !== 'suspended' ? {} : { until }), text }
}

/** "until 2026-11-09", "至2026年11月9日" */
function untilOf(text: string): string | undefined {
  const [, year, month = '', day = ''] =
    /(?:\buntil\s{1,3}|至\s?)(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})(?!\d)/i.exec(text) ?? []
  return year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function stateOf(text: string): ListingState {
  if (/\bsuspend|\bstayed\b|暂停|暫停|中止/i.test(text)) return 'suspended'
  if (/\bstopped\b|\bterminated\b|停止/i.test(text)) return 'stopped'
  if (/\bremoved\b|\bdelisted\b|移出/i.test(text)) return 'removed'
  return 'in-force'
}
