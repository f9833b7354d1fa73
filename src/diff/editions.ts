/** Two editions of one document: what they do to entries of lists is compared, never how they are worded. Pure. */
import type { ListingChange, PartChange } from '../model/change.ts'
import type { Listing, ListingAct } from '../model/listing.ts'
import { newActs } from './acts.ts'
import { compareTerms } from './listings/parts.ts'
import { diffListings } from './listings.ts'

type Amended = Extract<ListingChange, { type: 'amended' }>

type ActDifference = { readonly act: ListingAct; readonly change: Amended }

export type EditionsDiff = {
  /** What both do. */
  readonly same: readonly ListingAct[]
  /** What only the later one does. */
  readonly come: readonly ListingAct[]
  /** What only the earlier one does. */
  readonly gone: readonly ListingAct[]
  /** What both do to one entry, with other terms or from another day. */
  readonly amended: readonly ActDifference[]
}

/**
 * @param before acts of the earlier edition. @param after of the later one.
 * @returns each act of either once. Entries are recognised as in lists; names and addresses may be printed otherwise, since a
 * PDF, a page and XML break them in different places. A citation that has its page now is no difference.
 */
export function diffEditions(before: readonly ListingAct[], after: readonly ListingAct[]): EditionsDiff {
  const kinds = [...new Set([...before, ...after].map(({ act }) => act))]
  const sides = kinds.map((kind) => ofEntries(named(before, kind), named(after, kind)))
  const others = (acts: readonly ListingAct[]) => acts.filter(({ listing }) => listing === undefined)
  const come = newActs(others(before), others(after))
  return {
    same: [...sides.flatMap(({ same }) => same), ...others(after).filter((act) => !come.includes(act))],
    come: [...sides.flatMap((side) => side.come), ...come],
    gone: [...sides.flatMap(({ gone }) => gone), ...newActs(others(after), others(before))],
    amended: sides.flatMap(({ amended }) => amended),
  }
}

type Named = ReadonlyMap<Listing, ListingAct>

function named(acts: readonly ListingAct[], kind: ListingAct['act']): Named {
  return new Map(acts.flatMap((act) => (act.act === kind && act.listing !== undefined ? [[act.listing, act]] : [])))
}

function ofEntries(before: Named, after: Named): EditionsDiff {
  const { changes } = diffListings([...before.keys()], [...after.keys()], false)
  const of = (side: Named, listing: Listing | null) => (listing === null ? undefined : side.get(listing))
  const come = changes.flatMap((change) => (change.type === 'added' ? (of(after, change.after) ?? []) : []))
  const gone = changes.flatMap((change) => (change.type === 'removed' ? (of(before, change.before) ?? []) : []))
  const amended = differences(before, after, changes)
  const told = new Set([...come, ...amended.map(({ act }) => act)])
  return { same: [...after.values()].filter((act) => !told.has(act)), come, gone, amended }
}

function differences(before: Named, after: Named, changes: readonly ListingChange[]): ActDifference[] {
  const earlier = new Map([...before.keys()].map((listing) => [nameOf(listing), listing]))
  for (const change of changes) if (change.type === 'amended') earlier.set(nameOf(change.after), change.before)
  return [...after].flatMap(([listing, act]) => {
    const old = earlier.get(nameOf(listing))
    const was = old === undefined ? undefined : before.get(old)
    if (old === undefined || was === undefined) return []
    const parts = [...termsOf(old, listing), ...dayOf(was, act)]
    return parts.length === 0 ? [] : [{ act, change: { type: 'amended', before: old, after: listing, parts } }]
  })
}

function nameOf({ list, country, name }: Listing): string {
  return [list, country, name].join('\n')
}

/** An entry that one edition only names (its table was not read) says nothing of its terms. */
function termsOf(before: Listing, after: Listing): PartChange[] {
  if (isBare(before) || isBare(after)) return []
  return compareTerms(before, after).filter(({ part }) => part !== 'citations' && part !== 'effectiveDate')
}

function isBare({ licenceRequirement, licencePolicy }: Listing): boolean {
  return licenceRequirement.text === '' && licencePolicy.text === ''
}

function dayOf(before: ListingAct, after: ListingAct): PartChange[] {
  const [was, is] = [before.effectiveDate?.value, after.effectiveDate?.value]
  return was === undefined || is === undefined || was === is ? [] : [{ part: 'effectiveDate', before: was, after: is }]
}
