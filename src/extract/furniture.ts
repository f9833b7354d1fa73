/** What of a page is no text of it: code, hidden parts, form controls, share bars, and the site around the document. */
import type { ElementNode, RootNode, TreeNode } from './tree.ts'

/** What the whole page shows of its parts. */
export type Seen = {
  /** Ids of hidden parts that a control on the page opens (accordions, tabs): they are content. */
  readonly revealed: ReadonlySet<string>
  /** Elements that say something outside of their links: a name alone does not make noise of them. */
  stating(): ReadonlySet<ElementNode>
}

/** `selected`: the watch names the part, only noise goes. `main`: also what stands beside a document. `whole`: also the site. */
export type Strictness = 'selected' | 'main' | 'whole'

export const NEVER_TEXT = set(
  'script style svg canvas video audio frameset map head title link meta ' +
    'select option optgroup datalist progress meter ' +
    // Struck out: the page itself says that it no longer says so.
    'del s strike',
)
const BESIDE = set('nav aside footer dialog')
const AROUND_ROLES = set('navigation complementary contentinfo search dialog alertdialog')
const NOISE_NAMES =
  /^(?:share|shares|sharing|share-?(?:bar|links|buttons|this|tools)|social(?:-?(?:media|links|share|sharing|icons|bar))*|addtoany\w*|addthis\w*|a2a_kit|bdshare\w*|fenxiang|sharethis\w*|skip-?(?:link|nav|to-?content|to-?main)|cookie-?(?:banner|consent|notice|bar|message)|print-?(?:button|link|this)|back-?to-?top|(?:[a-z]+-)?breadcrumbs?|visually-?hidden|sr-only|screen-reader-text|element-invisible)$/i
const SITE_NAMES =
  /^(?:nav|navbar|navigation|menu|topnav|topbar|footer|foot|site-?footer|fubot|fubos|sidebar|side-?nav|crumbs|pager|pagination|related(?:-?(?:news|links|content|articles))?|search(?:-?(?:box|form|bar))?|logo|lan|language-?switch\w*|toolbar|copyright)$/i
const HEAD_NAMES = /^(?:header|site-?header|page-?header|banner)$/i
const SIDE_NAMES = /^(?:crumbs|pager|pagination|related-?(?:news|links|content|articles|posts)|side-?nav|sidebar)$/i
/** Parts of text, whatever they are called: <td class="share">, <p class="foot">. */
const TEXT = set(
  'table caption thead tbody tfoot tr th td ul ol li dl dt dd p blockquote pre figure figcaption h1 h2 h3 h4 h5 h6',
)
const HEADINGS = set('h1 h2 h3 h4 h5 h6')
const DOCUMENT = set('main article')

function set(names: string): ReadonlySet<string> {
  return new Set(names.split(' '))
}

/**
 * @param seen what the whole page shows of its parts.
 * @returns true when neither the element nor anything in it is text of the page.
 */
export function isFurniture(element: ElementNode, strictness: Strictness, seen: Seen): boolean {
  const { revealed } = seen
  const statesAnything = (one: ElementNode) => seen.stating().has(one)
  const { name, attribs } = element
  if (NEVER_TEXT.has(name) || isStruckOut(element)) return true
  if (isHidden(element, revealed)) return true
  if (name === 'button') return !isInHeading(element)
  // text only where the page shows it: what a script would show instead, a text that cannot be edited, a shadow tree in place
  if (name === 'noscript') return !isWithin(element, DOCUMENT) || !statesAnything(element) || isPlea(element)
  if (name === 'textarea') return attribs.readonly === undefined && attribs.disabled === undefined
  if (name === 'template') return attribs.shadowrootmode === undefined
  // old ASP.NET pages put everything into one form
  if (name === 'form') return !holdsAny(element, IN_DOCUMENT) && !statesAnything(element)
  if (name === 'body' || name === 'html' || name === 'main') return false
  const names = TEXT.has(name) ? NO_NAMES : namesOf(attribs)
  if (names.some((word) => NOISE_NAMES.test(word)) && !statesAnything(element)) return true
  if (strictness === 'selected') return name === 'nav' || attribs.role === 'navigation'
  if ((name === 'aside' || name === 'footer') && isWithin(element, DOCUMENT)) return !statesAnything(element)
  if (BESIDE.has(name) || AROUND_ROLES.has(attribs.role ?? '')) return true
  if (names.some((word) => SIDE_NAMES.test(word)) && !holdsAny(element, H1)) return true
  if (strictness === 'main') return false
  if (name === 'header' || attribs.role === 'banner') return !holdsAny(element, H1)
  if (names.some((word) => HEAD_NAMES.test(word))) return !holdsAny(element, HEADINGS) && !statesAnything(element)
  return names.some((word) => SITE_NAMES.test(word)) && !holdsAny(element, H1)
}

const H1 = set('h1 main article')
const IN_DOCUMENT = set('h1 main article table')
const NO_NAMES: readonly string[] = []

function namesOf(attribs: Readonly<Record<string, string>>): readonly string[] {
  if (attribs.class === undefined && attribs.id === undefined) return NO_NAMES
  return `${attribs.class ?? ''} ${attribs.id ?? ''}`.split(/\s+/).filter((word) => word !== '')
}

/** Ids that a link or button opens: `aria-controls`, `data-target`, `data-bs-target`, `href="#id"`. */
export function addRevealed({ attribs }: ElementNode, ids: Set<string>): void {
  if (attribs['aria-controls'] !== undefined) for (const id of attribs['aria-controls'].split(/\s+/)) ids.add(id)
  for (const target of [attribs['data-target'], attribs['data-bs-target'], attribs.href]) {
    if (target !== undefined && target.length > 1 && target.startsWith('#')) ids.add(target.slice(1))
  }
}

/** All elements inside, in document order. */
export function* descendants(root: ElementNode | RootNode): Generator<ElementNode> {
  const stack: TreeNode[] = root.children.toReversed()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') continue
    yield node
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i]
      if (child !== undefined && child.type !== 'text') stack.push(child)
    }
  }
}

/** Struck out by style, as `<s>`: its parts are struck with it, whatever they say of themselves. */
function isStruckOut({ attribs, name }: ElementNode): boolean {
  if (attribs.style === undefined || name === 'body' || name === 'html') return false
  const style = attribs.style.replace(/\/\*.*?\*\//gs, '')
  return /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*\bline-through\b/i.test(style)
}

function isHidden({ attribs, name }: ElementNode, revealed: ReadonlySet<string>): boolean {
  const hidden =
    attribs.hidden !== undefined ||
    attribs['aria-hidden'] === 'true' ||
    (attribs.style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribs.style))
  if (!hidden || name === 'body' || name === 'html') return false
  const isDialog = /dialog/.test(attribs.role ?? '') || /\b(?:modal|popup|overlay)\b/i.test(attribs.class ?? '')
  const isPanel = attribs.role === 'tabpanel' || /accordion|collaps|tab-?pane/i.test(attribs.class ?? '')
  return isDialog || !(isPanel || revealed.has(attribs.id ?? ''))
}

function isInHeading(element: ElementNode): boolean {
  for (let node = element.parent; node !== null && node.type !== 'root'; node = node.parent) {
    if (/^(?:h[1-6]|summary|dt)$/.test(node.name)) return true
  }
  return /accordion/i.test(element.attribs.class ?? '')
}

function holdsAny(element: ElementNode, names: ReadonlySet<string>): boolean {
  for (const inner of descendants(element)) if (names.has(inner.name)) return true
  return false
}

function isWithin(element: ElementNode, names: ReadonlySet<string>): boolean {
  for (let node = element.parent; node !== null && node.type !== 'root'; node = node.parent) {
    if (names.has(node.name)) return true
  }
  return false
}

/** "Please enable JavaScript": no text for a reader. */
function isPlea(element: ElementNode): boolean {
  return element.children.some((child) => child.type === 'text' && /java\s?script/i.test(child.data))
}
