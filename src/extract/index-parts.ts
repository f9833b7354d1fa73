/** Links of an index that lead to parts of one page: several notices on it, or one notice and its comments. */
import type { ElementNode } from './tree.ts'

/** A link with the address of its page, and of the part of it that it leads to. */
export type Link = { readonly link: ElementNode; readonly page: string; readonly address: string }

/** What an index announces: `url` is the address of one item. */
export type Candidate = { readonly link: ElementNode; readonly url: string }

/**
 * A part is an item of its own ("news.html#n4") where nothing links the page as a whole, where the page has other parts called
 * likewise, or parts of names that no other page has. "#comments", which every article has, is a part of the article.
 */
export function namedByPart(links: readonly Link[]): Candidate[] {
  const whole = new Set<string>()
  const parts = new Map<string, Set<string>>()
  for (const { page, address } of links) {
    if (address === page) whole.add(page)
    else parts.set(page, (parts.get(page) ?? new Set()).add(address.slice(page.length)))
  }
  const pagesWith = new Map<string, number>()
  const likeIt = new Map<string, number>()
  for (const [page, names] of parts) {
    for (const name of names) likeIt.set(`${page} ${shapeOf(name)}`, (likeIt.get(`${page} ${shapeOf(name)}`) ?? 0) + 1)
    for (const shape of new Set([...names].map(shapeOf))) pagesWith.set(shape, (pagesWith.get(shape) ?? 0) + 1)
  }
  const isItem = ({ page, address }: Link): boolean => {
    if (!whole.has(page)) return true
    const shape = shapeOf(address.slice(page.length))
    return (
      (likeIt.get(`${page} ${shape}`) ?? 0) > 1 ||
      ((parts.get(page)?.size ?? 0) > 1 && (pagesWith.get(shape) ?? 0) === 1)
    )
  }
  return links.map((one) => ({
    link: one.link,
    url: one.address !== one.page && isItem(one) ? one.address : one.page,
  }))
}

/** "#n3" and "#n4" are called likewise. */
function shapeOf(part: string): string {
  return part.replace(/\d+/g, '0')
}
