/** An HTML page opened for reading: its tree, its selectors, its title, what a visitor sees of it. */
import { type CheerioAPI, load } from 'cheerio/slim'
import { CodedError } from '../errors.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { tidy } from './blocks.ts'
import { decodeText } from './charset.ts'
import { addRevealed, descendants, isFurniture, type Seen } from './furniture.ts'
import { resolveLink } from './links.ts'
import { statingElements } from './statements.ts'
import { type ElementNode, type Markup, parseTree, type RootNode, type TreeNode } from './tree.ts'

export type HtmlDocument = Seen & {
  readonly root: RootNode
  /** Address that relative links start from: `<base href>` or the page's own. */
  readonly base: string
  readonly url: string
  /** Elements by name, for the few names that are looked for in every page. */
  readonly named: (name: Named) => readonly ElementNode[]
  readonly $: CheerioAPI
}

const NAMED = [
  'base',
  'body',
  'frame',
  'frameset',
  'h1',
  'h2',
  'html',
  'input',
  'meta',
  'noscript',
  'script',
  'time',
  'title',
] as const
type Named = (typeof NAMED)[number]

/** More parts than this under one selector are forty teasers, not one document; `expect.max` can raise it. */
const MAX_PARTS = 20

/** Opens the bytes of a page (charset as in decodeText). @throws CodedError `page-unreadable` when it is too large a tree. */
export function openDocument(page: JudgedPage, reading: Reading, markup?: Markup): HtmlDocument {
  const { contentType } = page
  const { text } = decodeText(page.body, {
    contentType,
    language: reading.language,
    charset: reading.charset,
    markup: hasProlog(page) ? 'xml' : 'html',
  })
  return openMarkup(text, page.finalUrl, markup ?? markupOf(page))
}

/** XHTML by its prolog or its label. */
export function markupOf(page: JudgedPage): 'html' | 'xhtml' {
  return hasProlog(page) || /xhtml/i.test(page.contentType) ? 'xhtml' : 'html'
}

function hasProlog({ body }: JudgedPage): boolean {
  return /^(?:\xEF\xBB\xBF)?\s*<\?xml/.test(String.fromCharCode(...body.subarray(0, 64)))
}

/** Opens a fragment of decoded HTML, as JSON answers carry it. */
export function openHtml(html: string, url: string): HtmlDocument {
  return openMarkup(html, url, 'html')
}

function openMarkup(text: string, url: string, markup: Markup): HtmlDocument {
  const root = parseTree(text, markup)
  const named = new Map<string, ElementNode[]>(NAMED.map((name) => [name, []]))
  const revealed = new Set<string>()
  for (const element of descendants(root)) {
    named.get(element.name)?.push(element)
    addRevealed(element, revealed)
  }
  // the tree has the shape of domhandler's nodes, which is all that css-select reads
  const $ = load(root as unknown as Parameters<typeof load>[0])
  const href = named.get('base')?.find((element) => element.attribs.href !== undefined)?.attribs.href
  const base = href === undefined ? url : (resolveLink(href, url) ?? url)
  let stating: ReadonlySet<ElementNode> | undefined
  const seen: Seen = {
    revealed,
    stating: () => {
      stating ??= statingElements(root)
      return stating
    },
  }
  return { root, base, url, ...seen, $, named: (name) => named.get(name) ?? [] }
}

/**
 * @param limit how many parts one selector may match; undefined: any number (rows of an index).
 * @returns the parts that the selectors name, in document order, none inside another.
 * @throws CodedError `select-nothing` when one of the selectors matches nothing (or is no selector), `select-too-many`.
 */
export function selectParts(
  document: HtmlDocument,
  selectors: readonly string[],
  limit: number | undefined,
): ElementNode[] {
  const found = new Set<ElementNode>()
  for (const selector of selectors) {
    const parts = outermost(query(document, selector))
    if (parts.length === 0) {
      throw new CodedError('select-nothing', `The selector ${JSON.stringify(selector)} matches nothing in the page.`, {
        hint: 'Look at the page: if it was rebuilt, it has another selector (select of the watch, or --select).',
      })
    }
    if (limit !== undefined && parts.length > Math.max(MAX_PARTS, limit)) {
      throw new CodedError(
        'select-too-many',
        `The selector ${JSON.stringify(selector)} matches ${parts.length} parts, more than ${Math.max(MAX_PARTS, limit)}.`,
        { hint: 'Select the one part that holds the text, or allow more with expect.max.' },
      )
    }
    for (const part of parts) found.add(part)
  }
  return inOrder(document.root, new Set(outermost([...found])))
}

/** @returns the elements that `remove` names; a selector that matches nothing removes nothing. */
export function removedParts(document: HtmlDocument, selectors: readonly string[]): ReadonlySet<ElementNode> {
  return new Set(selectors.flatMap((selector) => query(document, selector)))
}

/** @throws CodedError `select-nothing` for what is no CSS selector. */
export function query(document: HtmlDocument, selector: string): ElementNode[] {
  try {
    return document.$(selector).toArray() as unknown as ElementNode[]
  } catch (cause) {
    throw new CodedError('select-nothing', `${JSON.stringify(selector)} is not a CSS selector that can be read.`, {
      hint: 'Correct it: select or remove of the watch, or --select or --remove.',
      cause,
    })
  }
}

/** Content of a meta element by name, property or itemprop, any case; the first that is not empty. */
export function metaContent(document: HtmlDocument, names: readonly string[]): string | undefined {
  const wanted = new Map(names.map((name, rank) => [name.toLowerCase(), rank]))
  let best: { rank: number; content: string } | undefined
  for (const { attribs } of document.named('meta')) {
    const content = tidy(attribs.content ?? '')
    for (const name of [attribs.name, attribs.property, attribs.itemprop]) {
      const rank = wanted.get((name ?? '').toLowerCase())
      if (rank !== undefined && content !== '' && (best === undefined || rank < best.rank)) best = { rank, content }
    }
  }
  return best?.content
}

const NOTHING_SEEN: Seen = { revealed: new Set(), stating: () => new Set() }

/** Text of an element as one line, hidden parts and code and `except` left out; at most `limit` characters. */
export function lineOf(
  node: ElementNode | RootNode,
  limit: number,
  seen: Seen = NOTHING_SEEN,
  except: ReadonlySet<ElementNode> = new Set(),
): string {
  let text = ''
  const stack: TreeNode[] = node.children.toReversed()
  for (let next = stack.pop(); next !== undefined && text.length < limit; next = stack.pop()) {
    if (next.type === 'text') text += next.data
    else if (except.has(next)) text += ' '
    else if (next.name === 'br') text += ' '
    else if (!isFurniture(next, 'selected', seen) || next.name === 'nav') {
      if (!INLINE_NAMES.test(next.name)) text += ' '
      for (let i = next.children.length - 1; i >= 0; i--) stack.push(next.children[i] as TreeNode)
    }
  }
  return tidy(text.slice(0, limit).replace(/\s+/g, ' '))
}

const INLINE_NAMES = /^(?:a|abbr|b|bdi|cite|code|em|font|i|mark|s|small|span|strong|sub|sup|time|u)$/

/** The `<title>`, as it stands; those of pictures (svg) are none. */
export function titleElement(document: HtmlDocument): string {
  const title = document
    .named('title')
    .find(({ parent }) => parent === null || parent.type === 'root' || parent.name !== 'svg')
  return title === undefined ? '' : rawText(title).slice(0, 2000)
}

/**
 * What the document calls itself: the h1 of the parts that are read, the only h1 of the page, the title that Chinese official
 * sites and social networks get, the `<title>` without the name of the site.
 */
export function documentTitle(document: HtmlDocument, parts: readonly ElementNode[]): string {
  for (const part of parts) {
    const inside = part.name === 'h1' ? part : [...descendants(part)].find((element) => element.name === 'h1')
    const text = inside === undefined ? '' : lineOf(inside, 500)
    if (text !== '') return text
  }
  const headings = document
    .named('h1')
    .slice(0, 50)
    .map((element) => lineOf(element, 500))
  const named = headings.filter((text) => text !== '')
  if (named.length === 1 && named[0] !== undefined) return named[0]
  const meta = metaContent(document, ['ArticleTitle', 'dcterms.title', 'og:title', 'twitter:title'])
  const title = tidy(titleElement(document)).replace(/\n/g, ' ')
  return withoutSite(meta ?? title, metaContent(document, ['SiteName', 'og:site_name']))
}

/** The text that an element holds itself, as code is held. */
export function rawText(element: ElementNode): string {
  return element.children.map((child) => (child.type === 'text' ? child.data : '')).join('')
}

/** "Press release | Bureau of Industry and Security" -> "Press release". */
function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(/\s+[|–—-]\s+|\s*[_|]\s*/).filter((part) => part !== '')
  const last = parts.at(-1)
  if (parts.length < 2 || last === undefined) return title
  const isSite = site !== undefined ? last === site : parts.length === 2 && (parts[0]?.length ?? 0) >= 8
  return isSite ? title.slice(0, title.lastIndexOf(last)).replace(/[\s|–—_-]+$/, '') : title
}

function outermost(elements: readonly ElementNode[]): ElementNode[] {
  const all = new Set<unknown>(elements)
  return elements.filter((element) => {
    for (let node = element.parent; node !== null; node = node.parent) if (all.has(node)) return false
    return true
  })
}

function inOrder(root: RootNode, elements: ReadonlySet<ElementNode>): ElementNode[] {
  if (elements.size < 2) return [...elements]
  const ordered: ElementNode[] = []
  for (const element of descendants(root)) if (elements.has(element)) ordered.push(element)
  return ordered
}
