/** Rows of one entry, joined: lists print a row for each address, and each row repeats the rest. */
import type { Citation, EffectiveDate, Listing } from '../../../model/listing.ts'

/**
 * @returns the entry with what the next row adds, whichever comes first: of several effective dates the earliest holds and the others
 * are remarks; where terms differ one of them holds, and a doubt says so.
 */
export function mergeListings(first: Listing, next: Listing): Listing {
  const doubts = [...first.doubts]
  const differs = (part: string, isSame: boolean): void => {
    const doubt = `its rows differ in ${part}`
    if (!isSame && !doubts.includes(doubt)) doubts.push(doubt)
  }
  const { licenceRequirement: requirement, licencePolicy: policy } = first
  const theirs = next.licenceRequirement
  differs(
    'the licence requirement',
    theirs.text === '' ||
      (requirement.scope === theirs.scope &&
        requirement.sections.join() === theirs.sections.join() &&
        requirement.footnotes.join() === theirs.footnotes.join()),
  )
  differs('the review policy', next.licencePolicy.text === '' || policy.class === next.licencePolicy.class)
  for (const doubt of next.doubts) if (!doubts.includes(doubt)) doubts.push(doubt)
  const [earlier, later] = [first.effectiveDate, next.effectiveDate].filter((date) => date !== undefined).sort(byDay)
  const others =
    later === undefined || later.value === earlier?.value ? [] : [`another row is effective ${later.value}`]
  return {
    ...first,
    formerNames: union(first.formerNames, next.formerNames),
    aliases: union(first.aliases, next.aliases),
    addresses: union(first.addresses, next.addresses),
    crossReferences: union(first.crossReferences, next.crossReferences),
    licenceRequirement: oneOf(requirement, theirs),
    licencePolicy: oneOf(policy, next.licencePolicy),
    footnotes: union(first.footnotes, next.footnotes),
    citations: unionOfCitations(first.citations, next.citations),
    ...(earlier === undefined ? {} : { effectiveDate: earlier }),
    identifiers: union(first.identifiers, next.identifiers),
    remarks: union(union(first.remarks, next.remarks), others),
    doubts,
  }
}

function byDay(a: EffectiveDate, b: EffectiveDate): number {
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
}

/** The one with words; of two the same one in either order. */
function oneOf<T extends { readonly text: string }>(a: T, b: T): T {
  if (a.text === '' || b.text === '') return a.text === '' ? b : a
  return a.text <= b.text ? a : b
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  if (b.length === 0 || b.every((text) => a.includes(text))) return a
  return [...new Set([...a, ...b])]
}

function unionOfCitations(a: readonly Citation[], b: readonly Citation[]): readonly Citation[] {
  const more = b.filter((two) => !a.some((one) => one.volume === two.volume && one.page === two.page))
  return more.length === 0 ? a : [...a, ...more]
}
