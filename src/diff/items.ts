/**
 * Changes of an index: items by number, address, or title and date. Their order is nothing. A new title at a new address is a
 * new item, however alike the two are: two rules of one day have nearly one title.
 */
import type { ItemChange } from '../model/change.ts'
import type { Item } from '../model/extract.ts'
import { foldText } from '../text/folding.ts'
import { canonicalUrl } from './links.ts'

type Pair = readonly [before: Item, after: Item]

/**
 * @returns added and changed items in the order of `after`, then removed ones in the order of `before`. An item that is
 * older than the oldest that is left fell off the end of the list: it was not removed.
 */
export function diffItems(before: readonly Item[], after: readonly Item[]): ItemChange[] {
  if (before.length + after.length === 0) return []
  const [pairs, goneItems, newItems] = matchItems(before, after)
  const oldOf = new Map(pairs.map(([old, item]) => [item, old]))
  const isNew = new Set(newItems)
  const found: ItemChange[] = []
  for (const item of after) {
    const old = oldOf.get(item)
    if (old !== undefined && differs(old, item)) found.push({ type: 'changed', before: old, after: item })
    else if (old === undefined && isNew.has(item)) found.push({ type: 'added', before: null, after: item })
  }
  const fellOff = offTheEnd(before, after, new Set(pairs.map(([old]) => old)))
  for (const item of goneItems) {
    if (!fellOff(item)) found.push({ type: 'removed', before: item, after: null })
  }
  return found
}

function matchItems(before: readonly Item[], after: readonly Item[]): [Pair[], Item[], Item[]] {
  const keys: readonly ((item: Item) => string | undefined)[] = [
    (item) => item.number && foldText(item.number),
    // An address alone names an item only where its number does not say otherwise (see `sameNumber`).
    (item) => canonicalUrl(item.url) || undefined,
    (item) => `${foldText(item.title)}\n${item.date ?? ''}`,
  ]
  const pairs: Pair[] = []
  let [restA, restB] = [unique(before), unique(after)]
  for (const key of keys) {
    const waiting = new Map<string, Item>()
    for (const item of restA) {
      const name = key(item)
      if (name !== undefined && !waiting.has(name)) waiting.set(name, item)
    }
    const [takenA, takenB] = [new Set<Item>(), new Set<Item>()]
    for (const item of restB) {
      const name = key(item)
      const old = name === undefined ? undefined : waiting.get(name)
      if (old === undefined || takenA.has(old) || !sameNumber(old, item)) continue
      pairs.push([old, item])
      takenA.add(old)
      takenB.add(item)
    }
    restA = restA.filter((item) => !takenA.has(item))
    restB = restB.filter((item) => !takenB.has(item))
  }
  return [pairs, restA, restB]
}

function sameNumber(a: Item, b: Item): boolean {
  return a.number === undefined || b.number === undefined || foldText(a.number) === foldText(b.number)
}

/** An index that names an item twice (a teaser and the list) has it once. */
function unique(items: readonly Item[]): Item[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = `${item.number ?? ''}\n${canonicalUrl(item.url)}\n${foldText(item.title)}\n${item.date ?? ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function differs(before: Item, after: Item): boolean {
  return (
    foldText(before.title) !== foldText(after.title) ||
    (before.date ?? '') !== (after.date ?? '') ||
    canonicalUrl(before.url) !== canonicalUrl(after.url)
  )
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
