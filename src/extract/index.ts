/** Reader `index`: the items that a list page announces, each with title, address, date and the issuer's number. */
import { CodedError } from '../errors.ts'
import type { Extract, Item } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { tidy } from './blocks.ts'
import { findDate } from './dates.ts'
import { documentTitle, type HtmlDocument, lineOf, openDocument, openHtml, query, removedParts } from './document.ts'
import { requireExpected } from './expect.ts'
import { descendants, isFurniture } from './furniture.ts'
import { gateHtml } from './gate.ts'
import { type Candidate, type Link, namedByPart } from './index-parts.ts'
import { dateNear } from './item-date.ts'
import { languageOf } from './language.ts'
import { canonicalUrl, itemUrl, resolveLink } from './links.ts'
import { announcementNumber } from './numbers.ts'
import { type Selected, selectContent } from './page.ts'
import type { ElementNode, RootNode, TreeNode } from './tree.ts'

/** What stands around a link in the element that is its own. */
type Place = { readonly date: string | undefined; readonly heading: ElementNode | undefined }

/** Links that say nothing about their target. */
const GENERIC =
  /^(?:read more|more|learn more|view|view all|view more|details?|download|pdf|html|here|click here|link|full text|continue reading|weiterlesen|mehr|更多|更多[>»]+|详情|详细|查看|查看详情|查看更多|下载|点击|阅读全文|\[?\d+\]?|[<>«»‹›.…]+)$/i
const PAGER = /^(?:next|previous|prev|first|last|older|newer|下一页|上一页|首页|尾页|末页|下页|上页|weiter|zurück)\b/i
/** 2025-05-19, [05/19/2025], （2025年5月19日）, May 19, 2025 */
const ONLY_DATE =
  /^[\s[(（【]*(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s+\d{1,2}:\d{2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{1,2}\.? \p{L}{3,9}\.? \d{4})[\s\])）】]*$/u
/**
 * @throws CodedError of the gate, `index-empty` (unless the watch says that it may be), `select-nothing`,
 * `count-out-of-bounds`, `page-unreadable`.
 */
export function readIndex(page: JudgedPage, reading: Reading): Extract {
  const document = openDocument(page, reading)
  gateHtml(document)
  return indexOf(document, reading)
}

/** The items of an opened document: a page, or the HTML that a JSON answer carries. Errors as readIndex, without the gate. */
function indexOf(document: HtmlDocument, reading: Reading): Extract {
  const { parts, drop } = listContent(document, reading)
  const candidates = candidatesIn(parts, drop, document, reading)
  const found = itemsOf(candidates, parts, reading)
  const items = reading.links.length > 0 || reading.select.length > 0 ? found : likelyItems(found)
  requireItems(items, reading, () => lineOf(document.root, 5_000_000))
  const elements = parts.filter((node): node is ElementNode => node.type !== 'text')
  const next = nextPage(document, reading)
  return {
    reader: 'index',
    title: documentTitle(document, elements),
    language: languageOf(document, [], reading),
    blocks: [],
    items,
    listings: [],
    acts: [],
    counts: [],
    ...(next === undefined ? {} : { next }),
  }
}

/** Where the watch names the addresses, they are looked for in the whole page: a list of links looks like a menu. */
function listContent(document: HtmlDocument, reading: Reading): Selected {
  if (reading.select.length > 0) return selectContent(document, reading, undefined)
  if (reading.links.length === 0) return selectContent(document, reading, undefined, true)
  const removed = removedParts(document, reading.remove)
  const drop = (element: ElementNode): boolean => removed.has(element) || isFurniture(element, 'selected', document)
  return { parts: document.root.children, drop }
}

/** @throws CodedError `index-empty`, `count-out-of-bounds`, `page-unreadable`; see expect.ts. */
export function requireItems(items: readonly Item[], reading: Reading, text: () => string): void {
  const { expect } = reading
  if (items.length === 0 && expect.mayBeEmpty !== true) {
    throw new CodedError('index-empty', 'No items were found in the index.', {
      hint: 'Give the watch the selector of the list and the parts of its addresses, or expect.mayBeEmpty.',
      retryable: true,
    })
  }
  const bounds = items.length === 0 ? { ...expect, min: 0 } : expect
  requireExpected(items.length, 'items', text, bounds)
}

function candidatesIn(
  parts: readonly TreeNode[],
  drop: (element: ElementNode) => boolean,
  document: HtmlDocument,
  reading: Reading,
): Candidate[] {
  const own = canonicalUrl(document.url)
  const found: Link[] = []
  const stack: TreeNode[] = parts.toReversed()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text' || drop(node)) continue
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as TreeNode)
    if (node.name !== 'a' || node.attribs.href === undefined) continue
    const resolved = resolveLink(node.attribs.href, document.base)
    if (resolved === undefined) continue
    const url = canonicalUrl(resolved)
    const wanted =
      reading.links.length === 0 || reading.links.some((part) => url.includes(part) || resolved.includes(part))
    if (url !== own && wanted) found.push({ link: node, page: url, address: itemUrl(resolved) })
  }
  return namedByPart(found)
}

function itemsOf(candidates: readonly Candidate[], parts: readonly TreeNode[], reading: Reading): Item[] {
  const owners = ownersOf(candidates, parts)
  const items = new Map<string, Item>()
  const places = new Map<ElementNode, Place>()
  const leading = new Map<unknown, boolean>()
  for (const { link, url } of candidates) {
    const known = items.get(url)
    if (known?.date !== undefined) continue
    const container = containerOf(link, url, owners)
    let place = places.get(container)
    if (place === undefined) {
      place = { date: dateNear(container, owners, leading, reading.timeZone), heading: headingIn(container) }
      places.set(container, place)
    } else if (known !== undefined) continue
    const title = titleOf(link, place.heading)
    if (title === '') continue
    const date = place.date ?? findDate(title, reading.timeZone)?.value
    const number = announcementNumber(title, url)
    if (known !== undefined && date === undefined) continue
    items.set(url, {
      title: known?.title ?? title,
      url,
      ...(date === undefined ? {} : { date }),
      ...(number === undefined ? {} : { number }),
    })
  }
  return [...items.values()]
}

/** Without a selector: where three or more links carry a date, those are the list; else those whose text is a title. */
function likelyItems(items: readonly Item[]): Item[] {
  const dated = items.filter((item) => item.date !== undefined)
  if (dated.length >= 3) return dated
  return items.filter((item) => !PAGER.test(item.title) && weight(item.title) >= 16)
}

function weight(title: string): number {
  return title.length + 2 * (title.match(/\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}/gu)?.length ?? 0)
}

const SEVERAL = ''

/** For every element around a candidate: the one address that it leads to, or SEVERAL. */
function ownersOf(candidates: readonly Candidate[], parts: readonly TreeNode[]): ReadonlyMap<TreeNode, string> {
  const roots = new Set<TreeNode>(parts)
  const owners = new Map<TreeNode, string>()
  for (const { link, url } of candidates) {
    for (let node: ElementNode | RootNode | null = link; node !== null && node.type !== 'root'; node = node.parent) {
      const owner = owners.get(node)
      if (owner === SEVERAL || owner === url) {
        if (owner === SEVERAL) break
      } else owners.set(node, owner === undefined ? url : SEVERAL)
      if (roots.has(node)) break
    }
  }
  return owners
}

/** The largest element around the link that leads to its address only. */
function containerOf(link: ElementNode, url: string, owners: ReadonlyMap<TreeNode, string>): ElementNode {
  let container = link
  while (container.parent !== null && container.parent.type !== 'root' && owners.get(container.parent) === url) {
    if (container.parent.name === 'body' || container.parent.name === 'main') break
    container = container.parent
  }
  return container
}

function titleOf(link: ElementNode, around: ElementNode | undefined): string {
  const heading = headingIn(link)
  const text = withoutDates(heading ?? link)
  const title = tidy((link.attribs.title ?? '').replace(/\s+/g, ' '))
  const cut = text.replace(/(?:…|\.{3})\s*$/, '')
  if (title !== '' && (text === '' || GENERIC.test(text) || (cut !== text && title.startsWith(cut)))) return title
  if (text !== '' && !GENERIC.test(text)) return text
  const label = tidy(link.attribs['aria-label'] ?? '')
  return around === undefined ? label : lineOf(around, 500)
}

/** Text of a link without the parts that hold a date and nothing else: `<a>Title <span>[2025-05-19]</span></a>`. */
function withoutDates(element: ElementNode): string {
  const dates = new Set<ElementNode>()
  for (const inner of descendants(element)) {
    if (/^(?:span|time|em|i|small|div|p|b)$/.test(inner.name) && ONLY_DATE.test(lineOf(inner, 60))) dates.add(inner)
  }
  const whole = lineOf(element, 500)
  return dates.size === 0 ? whole : lineOf(element, 500, undefined, dates) || whole
}

function headingIn(element: ElementNode): ElementNode | undefined {
  for (const inner of descendants(element)) if (/^h[1-6]$/.test(inner.name)) return inner
  return undefined
}

function nextPage(document: HtmlDocument, reading: Reading): string | undefined {
  if (reading.next === undefined) return undefined
  for (const element of query(document, reading.next)) {
    const link =
      element.attribs.href === undefined ? [...descendants(element)].find((inner) => inner.name === 'a') : element
    const url = link?.attribs.href === undefined ? undefined : resolveLink(link.attribs.href, document.base)
    if (url !== undefined && canonicalUrl(url) !== canonicalUrl(document.url)) return url
  }
  return undefined
}

/** An index whose JSON carries its list as HTML (`{"data":{"html":"<ul>…"}}`, as Chinese ministries' sites answer). */
export function indexOfHtml(html: string, page: JudgedPage, reading: Reading): Extract {
  return indexOf(openHtml(html, page.finalUrl), reading)
}
