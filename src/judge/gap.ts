/** A gap in an index: none of its items stood on the last good one. */
import { matchItems } from '../diff/item-pairs.ts'
import type { Extract, Item } from '../model/extract.ts'
import type { Judgement } from '../model/judgement.ts'

/** An index none of whose items stood on the last good one may hide what appeared in between. */
export function gapBetween(before: Extract, after: Extract): Judgement['gap'] {
  if (before.items.length === 0 || after.items.length === 0) return undefined
  if (matchItems(before.items, after.items).pairs.length > 0) return undefined
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
