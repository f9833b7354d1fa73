/** Which part of a page is the document, where the watch does not say: landmarks, the usual ids, else all but the site. */
import { type HtmlDocument, query } from './document.ts'
import { isFurniture, type Seen, type Strictness } from './furniture.ts'
import type { ElementNode, TreeNode } from './tree.ts'

export type Content = {
  readonly parts: readonly TreeNode[]
  readonly strictness: Strictness
  /** Lists of links only: menus without a name. Left out where the whole page is read. */
  readonly menus: boolean
}

/** In this order; ids and classes of the systems that official sites run on. */
const LANDMARKS: readonly { readonly selector: string; readonly share: number }[] = [
  { selector: 'main, [role=main]', share: 0.3 },
  { selector: 'article', share: 0.4 },
  {
    selector:
      '#main-content, #mainContent, #maincontent, #content-main, #UCAP-CONTENT, #zoom, .TRS_Editor, .TRS_UEDITOR, .art-con, .article-con, .pages_content',
    share: 0.3,
  },
  { selector: '#content, #main, .main-content, .article-content, .article-body, .content, .article', share: 0.4 },
]
/** A landmark with this much text is taken whatever else the page holds. */
const ENOUGH_TEXT = 1200
const MEASURED = 40_000
/** More articles than this are teasers. */
const MAX_LANDMARKS = 200

/** @returns the parts to read; the whole body where no landmark holds a fair share of the page's text. */
export function mainContent(document: HtmlDocument): Content {
  const body = document.named('body')[0]
  const whole: readonly TreeNode[] = body === undefined ? document.root.children : [body]
  const total = textLength(whole, 'whole', document)
  for (const { selector, share } of LANDMARKS) {
    const all = query(document, selector)
    if (all.length > MAX_LANDMARKS) continue
    const found = all.filter((element) => !isInside(element, document))
    const parts = found.filter((element) => !found.some((other) => other !== element && contains(other, element)))
    if (parts.length === 0) continue
    const lengths = parts.map((part) => textLength(part.children, 'main', document))
    const sum = lengths.reduce((a, b) => a + b, 0)
    if (sum === 0 || (sum < ENOUGH_TEXT && sum < share * total)) continue
    const longest = Math.max(...lengths)
    const one = parts[lengths.indexOf(longest)]
    const chosen = one !== undefined && longest >= 0.6 * sum ? [one] : parts
    return { parts: chosen, strictness: 'main', menus: true }
  }
  return { parts: whole, strictness: 'whole', menus: false }
}

/** @returns true for a list that is links to other pages and nothing else, four or more, and stands beside no paragraph that says anything. */
export function isMenu(element: ElementNode, seen: Seen): boolean {
  if (element.name !== 'ul' && element.name !== 'ol') return false
  let links = 0
  let linked = 0
  let text = 0
  const stack: { node: TreeNode; inLink: boolean }[] = element.children.map((node) => ({ node, inLink: false }))
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node, inLink } = step
    if (node.type === 'text') {
      const length = node.data.trim().length
      text += length
      if (inLink) linked += length
      if (text - linked > 400) return false
      continue
    }
    if (node.name === 'a') links++
    for (const child of node.children) stack.push({ node: child, inLink: inLink || node.name === 'a' })
  }
  if (links < 4 || linked < 0.8 * text || text >= 60 * links) return false
  const siblings = element.parent?.children ?? []
  return !siblings.some((one) => one.type !== 'text' && one.name === 'p' && seen.stating().has(one))
}

/** Characters of text without the furniture; counting ends at 40,000. */
function textLength(nodes: readonly TreeNode[], strictness: Strictness, seen: Seen): number {
  let length = 0
  const stack: TreeNode[] = [...nodes]
  for (let node = stack.pop(); node !== undefined && length < MEASURED; node = stack.pop()) {
    if (node.type === 'text') length += node.data.trim().length
    else if (!isFurniture(node, strictness, seen)) for (const child of node.children) stack.push(child)
  }
  return length
}

/** Inside what stands beside a document: an article in a sidebar is a teaser. */
function isInside(element: ElementNode, document: HtmlDocument): boolean {
  for (let node = element.parent; node !== null && node.type !== 'root'; node = node.parent) {
    if (node.name === 'main' || node.name === 'body' || node.name === 'html') return false
    if (isFurniture(node, 'main', document)) return true
  }
  return false
}

function contains(outer: ElementNode, inner: ElementNode): boolean {
  for (let node = inner.parent; node !== null; node = node.parent) if (node === outer) return true
  return false
}
