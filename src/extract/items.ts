/** Items of one list: which of them are one. */
import type { Item } from '../model/extract.ts'

/**
 * @returns the items without those that say all the same. An address alone makes no two of them one: a feed may give all its
 * notices the address of one page.
 */
export function distinctItems(items: readonly Item[]): Item[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const { id, number, url, title, date, fields } = item
    const key = JSON.stringify([id, number, url, title, date, fields])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
