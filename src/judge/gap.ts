/** A gap in an index: none of its items stood on the last good one. */
import type { Extract, Item } from '../model/extract.ts'
import type { Judgement } from '../model/judgement.ts'

/** An index none of whose items stood on the last good one may hide what appeared in between. */
export function gapBetween(before: Extract, after: Extract): Judgement['gap'] {
  if (before.items.length === 0 || after.items.length === 0) return undefined
  const known = new Set(before.items.flatMap(identities))
  if (after.items.some((item) => identities(item).some((identity) => known.has(identity)))) return undefined
  const dates = (items: readonly Item[]) => items.flatMap(({ date }) => date ?? []).sort()
  return {
    lastBefore: dates(before.items).at(-1) ?? '',
    firstAfter: dates(after.items)[0] ?? '',
    ...(after.next === undefined ? {} : { next: after.next }),
  }
}

/** Beyond a gap an item without a date may be news; one that is older than all that was known is not. */
export function isNotOlder({ date }: Item, lastBefore: string): boolean {
  return date === undefined || date >= lastBefore
}

function identities(item: Item): string[] {
  return [
    `url ${item.url.replace(/^https?:\/\/(?:www\.)?|\/$/g, '')}`,
    ...(item.number === undefined ? [] : [`number ${item.number}`]),
  ]
}
