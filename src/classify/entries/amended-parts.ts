/** What changed in an entry of a list, in words: "footnote 4 added", "moved from HONG KONG to CHINA". */
import type { ListingChange, PartChange } from '../../model/change.ts'
import type { Listing, PolicyClass } from '../../model/listing.ts'
import { foldText } from '../../text/folding.ts'
import { quote } from '../rules/verdict.ts'

type Amended = Extract<ListingChange, { type: 'amended' }>

/** Parts that one sentence can hold. */
const MAX_PARTS = 6
const MAX_VALUES = 4

/** @returns one clause for each part, the parts that decide most first. */
export function describeAmendment(change: Amended): string {
  const swapped = isSwap(change)
  const parts = change.parts.filter(({ part }) => !(swapped && part === 'aliases')).toSorted(byWeight)
  const more = parts.length > MAX_PARTS ? [`${parts.length - MAX_PARTS} more parts`] : []
  return [
    ...(change.origin === undefined ? [] : [originOf(change)]),
    ...parts.slice(0, MAX_PARTS).flatMap((part) => describePart(part, change, swapped)),
    ...more,
  ].join('; ')
}

/** "stood within the entry ‘A’ and has one of its own now" */
function originOf({ before, after, origin }: Amended): string {
  return origin === 'split'
    ? `stood within the entry ${quote(before.name)} and has one of its own now`
    : `the entry ${quote(before.name)} stands within ${quote(after.name)} now`
}

/** The old name is an alias now, and the new one was. */
function isSwap({ before, after, parts }: Amended): boolean {
  return parts.some(({ part }) => part === 'name') && isAlias(before.name, after) && isAlias(after.name, before)
}

function isAlias(name: string, { aliases, formerNames }: Listing): boolean {
  const plain = (text: string) => foldText(text).toLowerCase()
  return [...aliases, ...formerNames].some((alias) => plain(alias) === plain(name))
}

const WEIGHTS = ['status', 'country', 'name', 'subordinates', 'footnotes', 'licencePolicy', 'licenceRequirement']

function byWeight(a: PartChange, b: PartChange): number {
  const weight = ({ part }: PartChange) => (WEIGHTS.includes(part) ? WEIGHTS.indexOf(part) : WEIGHTS.length)
  return weight(a) - weight(b)
}

/** Parts with a single value, and those with several, as one value is called. */
const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  formerNames: ['former name', 'former names'],
  aliases: ['alias', 'aliases'],
  addresses: ['address', 'addresses'],
  crossReferences: ['cross-reference', 'cross-references'],
  footnotes: ['footnote', 'footnotes'],
  citations: ['citation', 'citations'],
  programme: ['programme', 'programmes'],
  identifiers: ['identifier', 'identifiers'],
  remarks: ['remark', 'remarks'],
  subordinates: ['entity within it', 'entities within it'],
  'item.reasons': ['reason for control', 'reasons for control'],
  'item.thresholds': ['threshold', 'thresholds'],
}
const SINGLE_WORDS: Readonly<Record<string, string>> = {
  licenceRequirement: 'licence requirement',
  effectiveDate: 'effective date',
  'item.code': 'code',
  'item.text': 'text of the item',
}

/** For counting: "licence policy" of `licencePolicy`. */
export function partWords(part: string): string {
  return WORDS[part]?.[1] ?? SINGLE_WORDS[part] ?? (part === 'licencePolicy' ? 'licence policy' : part)
}

function describePart(change: PartChange, { before, after, origin }: Amended, swapped: boolean): string[] {
  const { part } = change
  if (part === 'country') return [describeMove(change)]
  if (part === 'name') {
    if (origin !== undefined) return []
    if (swapped) return [`name and alias swapped: ${quote(change.before)} ↔ ${quote(change.after)}`]
    const kept = isAlias(before.name, after) ? ', the old one is an alias now' : ''
    const how = sharesWords(change.before, change.after) ? 'name respelled' : 'name changed'
    return [`${how} ${quote(change.before)} → ${quote(change.after)}${kept}`]
  }
  if (part === 'licencePolicy') return [describePolicy(change, before, after)]
  if (part === 'subordinates' && origin === undefined && change.after === '') {
    return [`no longer names ${values(change.before)}`]
  }
  if (part === 'subordinates' && origin !== undefined) return []
  const several = WORDS[part]
  if (several === undefined) return [describeSingle(SINGLE_WORDS[part] ?? part, change)]
  return [describeSeveral(several, change, part === 'footnotes')]
}

/** Half of the words of the shorter name stand in the other one, or the first letters of them. */
function sharesWords(a: string, b: string): boolean {
  const [left, right] = [a, b].map(
    (name) =>
      new Set(
        foldText(name)
          .toLowerCase()
          .match(/[\p{L}\p{N}]{2,}/gu),
      ),
  )
  if (left === undefined || right === undefined) return false
  return left.intersection(right).size * 2 >= Math.min(left.size, right.size) || a.slice(0, 2) === b.slice(0, 2)
}

function describeMove({ before, after }: PartChange): string {
  if (before === '') return `country ${after} named`
  return after === '' ? `country ${before} no longer named` : `moved from ${before} to ${after}`
}

const POLICY: Readonly<Partial<Record<PolicyClass, string>>> = {
  'presumption-of-denial': 'presumption of denial',
  'policy-of-denial': 'policy of denial',
  'case-by-case': 'case by case',
  'presumption-of-approval': 'presumption of approval',
  none: 'none',
}

/** "policy: case by case → presumption of denial"; where no class says the difference, the words do. */
function describePolicy(change: PartChange, before: Listing, after: Listing): string {
  const [old, now] = [POLICY[before.licencePolicy.class], POLICY[after.licencePolicy.class]]
  const [from, to] =
    old !== undefined && now !== undefined && old !== now
      ? [old, now]
      : [old ?? words(change.before), now ?? words(change.after)]
  return from === to ? `policy: ${words(change.before)} → ${words(change.after)}` : `policy: ${from} → ${to}`
}

function words(text: string): string {
  return text === '' ? 'none' : quote(text)
}

function describeSingle(name: string, { before, after }: PartChange): string {
  if (before === '') return `${name} ${quote(after)} added`
  if (after === '') return `${name} ${quote(before)} gone`
  return `${name} ${quote(before)} → ${quote(after)}`
}

function describeSeveral([one, many]: readonly [string, string], { before, after }: PartChange, bare: boolean): string {
  const said = (text: string) =>
    `${text.includes('; ') ? many : one} ${bare ? text.replaceAll('; ', ', ') : values(text)}`
  if (before === '') return `${said(after)} added`
  if (after === '') return `${said(before)} gone`
  return `${said(before)} → ${bare ? after.replaceAll('; ', ', ') : values(after)}`
}

/** The values of a part stand joined by "; ". */
function values(text: string): string {
  const all = text.split('; ')
  const more = all.length > MAX_VALUES ? ` and ${all.length - MAX_VALUES} more` : ''
  return `${all.slice(0, MAX_VALUES).map(quote).join(', ')}${more}`
}
