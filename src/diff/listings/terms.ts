/** Licence requirement, review policy and status as what they mean: 49 spellings of the requirement have a dozen meanings. Pure. */
import type { LicencePolicy, LicenceRequirement, ListingStatus } from '../../model/listing.ts'
import { foldValue } from './fold.ts'

/** "3A090", "EAR99", "5A992.c" */
const ITEM_CODE = /\b(?:[0-9][A-E]\d{3}(?:\.[a-z0-9]{1,3}){0,4}|EAR99)\b/gi
/** "All items subject to the EAR, except food and medicine …" */
const EXCEPTION = /\b(?:except|excluding|other than|unless|exclud\w+)\b.{0,2000}/is
/** "§ 746.5(b)", "744.2(d)" */
const SECTION = /\b\d{3}\.\d{1,2}(?:\([a-z0-9]{1,4}\)){0,6}/gi

/** @returns equal forms for requirements that ask the same; footnotes are a part of their own. */
export function requirementForm({ text, scope, sections }: LicenceRequirement): string {
  const known = scope === 'all-items' || scope === 'none'
  const detail = known ? exceptionIn(text) : detailOf(text)
  return [scope, [...sections].sort().join(' '), detail].join('|')
}

/** @returns equal forms for policies that say the same; of what no class knows, and of mixed ones, the words decide. */
export function policyForm({ text, class: kind }: LicencePolicy): string {
  if (kind === 'mixed' || kind === 'unknown') return `${kind}|${foldValue(text)}`
  return [kind, all(text, SECTION), all(text, ITEM_CODE)].join('|')
}

/** @returns equal forms for statuses that say the same. */
export function statusForm({ state, until = '', text }: ListingStatus): string {
  return [state, until, foldValue(text)].join('|')
}

function exceptionIn(text: string): string {
  const found = EXCEPTION.exec(text)?.[0]
  return found === undefined ? '' : foldValue(found)
}

/** Of named items their codes decide; where none is named, the words. */
function detailOf(text: string): string {
  const codes = all(text, ITEM_CODE)
  return codes === '' ? foldValue(text.replace(SECTION, '')).replace(/^for /, '') : `${codes} ${exceptionIn(text)}`
}

function all(text: string, pattern: RegExp): string {
  return [...new Set((text.match(pattern) ?? []).map((found) => found.toLowerCase()))].sort().join(' ')
}
