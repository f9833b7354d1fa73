/**
 * Changes of an index: items by what their publisher calls them, address, or title and date. Their order is nothing. A new title
 * at a new address is a new item, however alike the two are: two rules of one day have nearly one title.
 */
import type { CellChange, ItemChange, RowChange } from '../model/change.ts'
import type { Block, Item } from '../model/extract.ts'
import { foldText } from '../text/folding.ts'
import { matchItems } from './item-pairs.ts'
import { canonicalUrl } from './links.ts'

type Items = {
  /** Added and changed ones in the order of `after`, then removed ones in the order of `before`. */
  readonly items: readonly ItemChange[]
  /** What else a list says of an item that it had before, as a row whose cells changed. */
  readonly rows: readonly RowChange[]
}

/** An item that is older than the oldest that is left fell off the end of the list: it was not removed. */
export function diffItems(before: readonly Item[], after: readonly Item[]): Items {
  if (before.length + after.length === 0) return { items: [], rows: [] }
  const { pairs, gone, came } = matchItems(before, after)
  const oldOf = new Map(pairs.map(([old, item]) => [item, old]))
  const isNew = new Set(came)
  const found: ItemChange[] = []
  const rows: RowChange[] = []
  for (const item of after) {
    const old = oldOf.get(item)
    if (old !== undefined) {
      const moved = hasMoved(old, item)
      if (moved || differs(old, item)) found.push({ type: 'changed', before: old, after: item, moved })
      rows.push(...changedFields(old, item))
    } else if (isNew.has(item)) found.push({ type: 'added', before: null, after: item })
  }
  const fellOff = offTheEnd(before, after, new Set(pairs.map(([old]) => old)))
  for (const item of gone) {
    if (!fellOff(item)) found.push({ type: 'removed', before: item, after: null })
  }
  return { items: found, rows }
}

function differs(before: Item, after: Item): boolean {
  return foldText(before.title) !== foldText(after.title) || (before.date ?? '') !== (after.date ?? '')
}

/** To another page: another part of the same one is no news, and neither is another address of the list itself. */
function hasMoved(before: Item, after: Item): boolean {
  return after.listOnly !== true && (before.listOnly === true || canonicalUrl(before.url) !== canonicalUrl(after.url))
}

function changedFields(before: Item, after: Item): RowChange[] {
  const [a, b] = [before, after].map(({ fields = [] }) => new Map(fields.map(({ header, text }) => [header, text])))
  const headers = [...new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])]
  const cells = headers.flatMap((header): CellChange[] => {
    const [old, text] = [a?.get(header) ?? '', b?.get(header) ?? '']
    return foldText(old) === foldText(text) ? [] : [{ header, before: old, after: text }]
  })
  return cells.length === 0 ? [] : [{ type: 'changed', before: rowOf(before), after: rowOf(after), cells }]
}

function rowOf({ title, fields = [] }: Item): Block {
  const cells = [{ header: '', text: title }, ...fields]
  return { kind: 'row', text: cells.map(({ text }) => text).join(' | '), path: [], links: [], cells }
}

/** @returns whether a vanished item stood beyond the oldest item that is left, by date or else by position. */
function offTheEnd(before: readonly Item[], after: readonly Item[], left: ReadonlySet<Item>): (item: Item) => boolean {
  const kept = before.flatMap((item, i) => (left.has(item) ? [i] : []))
  const [first, last] = [kept[0] ?? before.length, kept.at(-1) ?? -1]
  const [firstDate, lastDate] = [before[first]?.date ?? '', before[last]?.date ?? '']
  const oldestFirst = firstDate !== '' && lastDate !== '' && firstDate < lastDate
  const oldest = after.flatMap((item) => item.date ?? []).sort()[0]
  const positions = new Map(before.map((item, i) => [item, i]))
  return (item) => {
    if (item.date !== undefined && oldest !== undefined && item.date !== oldest) return item.date < oldest
    const at = positions.get(item) ?? 0
    return kept.length === 0 || (oldestFirst ? at < first : at > last)
  }
}
