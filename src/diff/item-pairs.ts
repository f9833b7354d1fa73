/**
 * Which item of one list is which of another. From the surest sign to the weakest: all the same; the publisher's own name (guid, id);
 * the issuer's number; the address, where one item alone has it; the title and the date. An address that several items share
 * names none of them.
 */
import type { Item } from '../model/extract.ts'
import { foldText } from '../text/folding.ts'
import { canonicalUrl } from './links.ts'

type Pair = readonly [before: Item, after: Item]

type ItemPairs = { readonly pairs: readonly Pair[]; readonly gone: readonly Item[]; readonly came: readonly Item[] }

type Sign = {
  readonly of: (item: Item) => string | undefined
  /** It names an item only where one item on each side has it. */
  readonly alone?: true
  readonly holds?: (before: Item, after: Item) => boolean
}

export function matchItems(before: readonly Item[], after: readonly Item[]): ItemPairs {
  const [a, b] = [unique(before), unique(after)]
  const idsLast = someIdLasts(a, b)
  const isOther = (old: Item, item: Item) => old.id !== undefined && item.id !== undefined && old.id !== item.id
  const signs: readonly Sign[] = [
    { of: whole },
    { of: ({ id }) => id, alone: true },
    { of: (item) => item.number && foldText(item.number), holds: (old, item) => !(idsLast && isOther(old, item)) },
    { of: pageAndPart, alone: true, holds: (old, item) => !isOther(old, item) || sameTitle(old, item) },
    { of: (item) => `${pageAndPart(item) ?? ''}\n${foldText(item.title)}`, holds: (old, item) => !isOther(old, item) },
    { of: page, alone: true, holds: (old, item) => !isOther(old, item) && samePart(old, item) },
    // a publisher who gives all items new names at once names nothing by them
    {
      of: (item) => `${foldText(item.title)}\n${item.date ?? ''}`,
      holds: (old, item) => !(idsLast && isOther(old, item)),
    },
  ]
  const pairs: Pair[] = []
  let [gone, came] = [a, b]
  for (const sign of signs) {
    const found = pairsBy(sign, gone, came, a, b)
    if (found.length === 0) continue
    pairs.push(...found)
    const [takenA, takenB] = [new Set(found.map(([old]) => old)), new Set(found.map(([, item]) => item))]
    gone = gone.filter((item) => !takenA.has(item))
    came = came.filter((item) => !takenB.has(item))
  }
  return { pairs, gone, came }
}

/** The first with the first. */
function pairsBy(sign: Sign, gone: Item[], came: Item[], a: readonly Item[], b: readonly Item[]): Pair[] {
  const shared = sign.alone === true ? new Set([...repeated(a, sign.of), ...repeated(b, sign.of)]) : new Set<string>()
  const waiting = new Map<string, { readonly items: Item[]; next: number }>()
  for (const item of gone) {
    const name = sign.of(item)
    if (name === undefined || shared.has(name)) continue
    const list = waiting.get(name)
    if (list === undefined) waiting.set(name, { items: [item], next: 0 })
    else list.items.push(item)
  }
  return came.flatMap((item): Pair[] => {
    const list = waiting.get(sign.of(item) ?? '')
    const old = list?.items[list.next]
    if (list === undefined || old === undefined) return []
    if (!sameNumber(old, item) || sign.holds?.(old, item) === false) return []
    list.next++
    return [[old, item]]
  })
}

function repeated(items: readonly Item[], of: Sign['of']): string[] {
  const counts = new Map<string, number>()
  for (const item of items) {
    const name = of(item)
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].flatMap(([name, count]) => (count > 1 ? [name] : []))
}

function someIdLasts(before: readonly Item[], after: readonly Item[]): boolean {
  const known = new Set(before.flatMap(({ id }) => id ?? []))
  return after.some(({ id }) => id !== undefined && known.has(id))
}

function page({ url, listOnly }: Item): string | undefined {
  return listOnly === true ? undefined : canonicalUrl(url) || undefined
}

function pageAndPart(item: Item): string | undefined {
  const address = page(item)
  return address === undefined ? undefined : `${address}#${partOf(item)}`
}

function partOf({ url }: Item): string {
  const at = url.indexOf('#')
  return at < 0 ? '' : url.slice(at + 1)
}

/** "#n3" and "#n4" are two notices on one page; "#top" says no more than the page. */
function samePart(before: Item, after: Item): boolean {
  return partOf(before) === '' || partOf(after) === '' || sameTitle(before, after)
}

function sameTitle(before: Item, after: Item): boolean {
  return foldText(before.title) === foldText(after.title)
}

function sameNumber(a: Item, b: Item): boolean {
  return a.number === undefined || b.number === undefined || foldText(a.number) === foldText(b.number)
}

function whole(item: Item): string {
  const fields = item.fields === undefined ? '' : JSON.stringify(item.fields)
  return [item.id, item.number, pageAndPart(item), foldText(item.title), item.date, fields].join('\n')
}

/** An index that names an item twice (a teaser and the list) has it once. */
function unique(items: readonly Item[]): Item[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = whole(item)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
