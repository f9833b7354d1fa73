/** From a tree to blocks of text with their heading path and links: one walk, with its own stack. */
import type { Block } from '../model/extract.ts'
import type { Link } from '../model/text.ts'
import { createGovernors } from './governors.ts'
import { isDataTable, readTable, type TableRow } from './grid.ts'
import { resolveLink } from './links.ts'
import { plainParagraphs } from './paragraphs.ts'
import { rowBlocks } from './row-blocks.ts'
import { decodeMail, embeddedBlock, embeddedIn, markOf, superscript } from './shown.ts'
import type { ElementNode, TreeNode } from './tree.ts'

export type WalkOptions = {
  /** Address that relative links start from. */
  readonly base: string
  /** Elements to leave out with all they hold. */
  readonly drop: (element: ElementNode) => boolean
  /** Elements to leave out like `drop`, but with a mark: a block without text stands where the first of them was. */
  readonly skip?: ReadonlySet<TreeNode>
  /** Elements that end a block: HTML's, or in XML all but these names. */
  readonly inline?: ReadonlySet<string>
  /** Stop after about so many characters. */
  readonly limit?: number
  /** Called for each data table instead of making a block of each row. */
  readonly onTable?: (rows: readonly TableRow[], path: readonly string[]) => void
}

const BLOCK = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td ' +
    'tfoot th thead tr ul'
  ).split(' '),
)

/** `start`: the first piece of the link's text. */
type OpenLink = { readonly url: string; start: number }

type Heading = { readonly level: number; readonly text: string }

/**
 * @param roots elements or texts to read, in order.
 * @returns their blocks. `<br>` is a line end within a block, two in a row end it; text beside blocks is a paragraph.
 */
export function readBlocks(roots: readonly TreeNode[], options: WalkOptions): Block[] {
  const blocks: Block[] = []
  const headings: Heading[] = []
  /** Shared by all blocks under the same headings. */
  let path: readonly string[] = []
  /** Open elements that decide what a block is: list items, headings, preformatted text. */
  const kinds: ElementNode[] = []
  const openLinks: OpenLink[] = []
  const resolved = new Map<string, string | undefined>()
  let characters = 0
  let skipped = false
  let links: Link[] = []
  /** Pieces, not one string: cutting a growing string again and again would copy it each time. */
  let pieces: string[] = []
  let lineIsBlank = true
  const governors = createGovernors()
  /** Open elements in bold, and whether the block has text in bold and text that is not. */
  let boldness = 0
  let seen = { bold: false, plain: false }

  const add = (text: string): void => {
    pieces.push(text)
    if (!/\S/.test(text)) return
    lineIsBlank = false
    if (boldness > 0) seen.bold = true
    else seen.plain = true
  }
  const push = (block: Block, open: readonly ElementNode[] = []): void => {
    const under = block.kind === 'heading' ? [] : governors.of(open)
    blocks.push(under.length === 0 ? block : { ...block, under })
    governors.follow(block, open, seen.bold && !seen.plain)
  }
  const endLink = (link: OpenLink): void => {
    const text = tidy(pieces.slice(link.start).join('')).replace(/\n/g, ' ')
    if (text !== '') links.push({ text, url: link.url })
  }
  const linkOf = ({ attribs }: ElementNode): string | undefined => {
    const { href } = attribs
    if (href === undefined) return undefined
    if (!resolved.has(href)) resolved.set(href, resolveLink(href, options.base))
    return resolved.get(href)
  }
  const flush = (): void => {
    for (const link of openLinks) {
      endLink(link)
      link.start = 0
    }
    const raw = pieces.join('')
    const found = links
    pieces = []
    links = []
    lineIsBlank = true
    const inner = kinds.at(-1)
    if (inner?.name === 'pre') {
      for (const text of plainParagraphs(raw))
        push({ kind: 'paragraph', text, path, links: found.filter((link) => text.includes(link.text)) })
      return
    }
    const text = tidy(raw)
    if (text === '') return
    const level = inner === undefined ? 0 : headingLevel(inner)
    if (level > 0) {
      while ((headings.at(-1)?.level ?? 0) >= level) headings.pop()
      const line = text.replace(/\n/g, ' ')
      push({ kind: 'heading', text: line, path: pathOf(headings), links: found })
      headings.push({ level, text: line })
      path = pathOf(headings)
    } else {
      const kind = inner === undefined ? 'paragraph' : 'item'
      push({ kind, text, path, links: found }, kinds)
    }
    seen = { bold: false, plain: false }
  }
  const table = (element: ElementNode): void => {
    const inside = { base: options.base, drop: options.drop }
    const read = (cell: ElementNode): Block[] => plainCell(cell) ?? readBlocks(cell.children, inside)
    const { caption, rows } = readTable(element, read, options.drop)
    const above = [...governors.of(kinds), ...governors.lead()]
    if (caption !== '') push({ kind: 'paragraph', text: caption, path, links: [] })
    if (options.onTable !== undefined) {
      options.onTable(rows, path)
      return
    }
    blocks.push(...rowBlocks(rows, path, caption === '' ? above : [...above, caption]))
  }

  type Step = { readonly node: TreeNode; readonly leave: boolean }
  const stack: Step[] = roots.map((node) => ({ node, leave: false })).reverse()
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node, leave } = step
    if (node.type === 'text') {
      characters += node.data.length
      if (options.limit !== undefined && characters > options.limit) break
      add(kinds.at(-1)?.name === 'pre' ? node.data : node.data.replace(/[\t\n\r\f ]+/g, ' '))
      continue
    }
    const isBlock = options.inline === undefined ? BLOCK.has(node.name) : !options.inline.has(node.name)
    if (leave) {
      if (isBlock) flush()
      if (isBold(node)) boldness--
      if (kinds.at(-1) === node) kinds.pop()
      if (node.name === 'a' && openLinks.length > 0 && linkOf(node) !== undefined) {
        const link = openLinks.pop()
        if (link !== undefined) endLink(link)
      }
      continue
    }
    if (options.skip?.has(node)) {
      flush()
      if (!skipped) blocks.push({ kind: 'paragraph', text: '', path: [], links: [] })
      skipped = true
      continue
    }
    if (options.drop(node)) continue
    const embedded = options.inline === undefined ? embeddedIn(node, options.base) : undefined
    if (embedded !== undefined) {
      if (embedded.url !== undefined || embedded.children.length > 0) flush()
      if (embedded.url !== undefined) push(embeddedBlock(embedded.text, embedded.url, path))
      for (const child of embedded.children.toReversed()) stack.push({ node: child, leave: false })
      continue
    }
    const mark = options.inline === undefined ? markOf(node) : undefined
    if (mark !== undefined) {
      add(mark)
      continue
    }
    if (node.attribs['data-cfemail'] !== undefined) {
      add(decodeMail(node.attribs['data-cfemail']))
      continue
    }
    if (node.name === 'br') {
      if (lineIsBlank && pieces.length > 0 && kinds.at(-1)?.name !== 'pre') flush()
      else pieces.push('\n')
      lineIsBlank = true
      continue
    }
    if (node.name === 'sup') {
      add(superscript(node, pieces.at(-1) ?? ''))
      continue
    }
    if (isBlock) flush()
    if (node.name === 'table' && isDataTable(node)) {
      table(node)
      continue
    }
    if (isKind(node)) kinds.push(node)
    if (isBold(node)) boldness++
    const url = node.name === 'a' ? linkOf(node) : undefined
    if (url !== undefined) openLinks.push({ url, start: pieces.length })
    stack.push({ node, leave: true })
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i]
      if (child !== undefined) stack.push({ node: child, leave: false })
    }
  }
  flush()
  return blocks
}

/** Text without control characters and broken surrogates, single spaces, no space around line ends, no empty lines. */
export function tidy(text: string): string {
  const plain = text
    .replace(/[\x00-\x08\x0B-\x1F\x7F]/g, '')
    .toWellFormed()
    .replace(/[\t ]+/g, ' ')
  if (!plain.includes('\n')) return plain.trim()
  // not one pattern with \s* on both sides of \n: that takes time squared in a run of spaces
  return plain
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function pathOf(headings: readonly Heading[]): string[] {
  return headings.map((heading) => heading.text)
}

function isKind(element: ElementNode): boolean {
  return /^(?:li|dt|dd|pre)$/.test(element.name) || headingLevel(element) > 0
}

/** Labels of what stands beside them are printed as headings are. */
const BOLD = new Set(['b', 'strong', 'summary', 'legend'])

function isBold({ name, attribs }: ElementNode): boolean {
  return BOLD.has(name) || /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(attribs.style ?? '')
}

function headingLevel({ name, attribs }: ElementNode): number {
  if (/^h[1-6]$/.test(name)) return Number(name.charAt(1))
  if (attribs.role !== 'heading') return 0
  const level = Number(attribs['aria-level'] ?? '2')
  return level >= 1 && level <= 9 ? level : 2
}

/** A cell of nothing but text, as most are. */
function plainCell(cell: ElementNode): Block[] | undefined {
  const only = cell.children[0]
  if (only?.type !== 'text' || cell.children.length > 1) return cell.children.length === 0 ? [] : undefined
  const text = tidy(only.data.replace(/[\t\n\r\f ]+/g, ' '))
  return text === '' ? [] : [{ kind: 'paragraph', text, path: [], links: [] }]
}
