/** From HTML text to a tree of plain nodes, by htmlparser2's tokenizer: linear in time, never deeper than MAX_DEPTH. */
import { Tokenizer } from 'htmlparser2'
import { CodedError } from '../errors.ts'
import { FOREIGN, HTML_AGAIN, NEVER_FOREIGN } from './foreign.ts'

/** The node shapes that css-select (behind cheerio) walks; `type` is what it tells elements by. */
type TextNode = Linked & { readonly type: 'text'; data: string }
export type ElementNode = Linked & {
  readonly type: 'tag' | 'script' | 'style'
  readonly name: string
  readonly attribs: Readonly<Record<string, string>>
  readonly children: TreeNode[]
}
export type RootNode = Linked & { readonly type: 'root'; readonly children: TreeNode[] }
export type TreeNode = TextNode | ElementNode
type Linked = { parent: ElementNode | RootNode | null; prev: TreeNode | null; next: TreeNode | null }

/** Deeper elements become siblings of the last one that still fits, as browsers do (theirs is 512 too). */
export const MAX_DEPTH = 512
/** About 200 bytes each: a page of more nodes is refused before it fills the heap of its thread. */
const MAX_NODES = 3_000_000

const VOID = set('area base basefont br col command embed frame hr img input keygen link meta param source track wbr')
const INLINE = set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span ' +
    'strike strong sub sup time tt u var',
)
/** An end tag does not reach through these to an element outside of them. */
const SCOPE = set('table td th caption template html button object marquee')
const TABLE_PARTS = set('table thead tbody tfoot tr td th caption colgroup')
const NO_TEXT = set('html head table thead tbody tfoot tr ul ol dl select')
const TABLE = set('table')
const NONE: ReadonlySet<string> = new Set()
const P = ['p']
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const CLOSES_P = set(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table ul',
)
/** A start tag that ends an open element of these names, as long as none of the `until` lies between. */
const IMPLIED: Readonly<Record<string, { readonly ends: readonly string[]; readonly until: ReadonlySet<string> }>> = {
  li: { ends: ['li'], until: set('ul ol menu table td th') },
  dt: { ends: ['dt', 'dd'], until: set('dl table td th') },
  dd: { ends: ['dt', 'dd'], until: set('dl table td th') },
  option: { ends: ['option'], until: set('select datalist') },
  optgroup: { ends: ['option', 'optgroup'], until: set('select') },
  td: { ends: ['td', 'th'], until: set('tr table') },
  th: { ends: ['td', 'th'], until: set('tr table') },
  tr: { ends: ['tr'], until: set('table') },
  thead: { ends: ['thead', 'tbody', 'tfoot', 'caption'], until: set('table') },
  tbody: { ends: ['thead', 'tbody', 'tfoot', 'caption'], until: set('table') },
  tfoot: { ends: ['thead', 'tbody', 'tfoot', 'caption'], until: set('table') },
  a: { ends: ['a'], until: set('table td th div p li section article') },
  body: { ends: ['head'], until: NONE },
}

function set(names: string): ReadonlySet<string> {
  return new Set(names.split(' '))
}

/** `html`: as browsers read it. `xhtml`: the same, but `<br/>` and `<script/>` end themselves. `xml`: nothing is implied. */
export type Markup = 'html' | 'xhtml' | 'xml'

/**
 * @param html decoded text of a page or a fragment.
 * @returns the root of its tree; comments and processing instructions are left out.
 * @throws CodedError `page-unreadable` when the page has more than three million nodes.
 */
export function parseTree(html: string, markup: Markup = 'html'): RootNode {
  const isXml = markup === 'xml'
  const root: RootNode = { type: 'root', children: [], parent: null, prev: null, next: null }
  const open: ElementNode[] = []
  /** For each open element: where the drawing or formula begins that its content is part of; -1 where that is HTML. */
  const drawings: number[] = []
  /** How many open elements have a name: most end tags need no search. */
  const counts = new Map<string, number>()
  let nodes = 0
  let tag = ''
  let attribs: Record<string, string> = {}
  let attribute = ''
  let value = ''

  const top = (): ElementNode | RootNode => open.at(-1) ?? root
  const drawing = (): number => drawings.at(-1) ?? -1
  const append = (node: TreeNode): void => {
    if (++nodes > MAX_NODES) {
      throw new CodedError('page-unreadable', 'The page has more than three million parts.', {
        hint: 'Watch a smaller page or a file of the same list.',
      })
    }
    const parent = top()
    const last = parent.children.at(-1)
    node.parent = parent
    if (last !== undefined) {
      last.next = node
      node.prev = last
    }
    parent.children.push(node)
  }
  const text = (data: string): void => {
    const parent = top()
    // in XML that is the rest of a document type with declarations
    if (isXml && parent.type === 'root') return
    // the line ends between rows and items are half of the nodes of a long list
    if (parent.type === 'tag' && NO_TEXT.has(parent.name) && /^\s*$/.test(data)) return
    const last = parent.children.at(-1)
    if (last?.type === 'text') last.data += data
    else append({ type: 'text', data, parent: null, prev: null, next: null })
  }
  const popTo = (depth: number): void => {
    while (open.length > depth) {
      const name = open.pop()?.name ?? ''
      drawings.pop()
      counts.set(name, (counts.get(name) ?? 1) - 1)
    }
  }
  const isOpen = (name: string): boolean => (counts.get(name) ?? 0) > 0
  /** Ends the nearest open element of one of these names, and all inside it, unless an `until` is nearer. */
  const end = (names: readonly string[], until: ReadonlySet<string>): boolean => {
    if (!names.some(isOpen)) return false
    for (let at = open.length - 1; at >= 0; at--) {
      const name = open[at]?.name ?? ''
      if (names.includes(name)) {
        popTo(at)
        return true
      }
      if (until.has(name)) return false
    }
    return false
  }
  const start = (): void => {
    const name = tag
    tag = ''
    if (name === '') return
    if (NEVER_FOREIGN.has(name)) while (drawing() >= 0) popTo(drawing())
    if (!isXml) endImplied(name)
    const type = name === 'script' || name === 'style' ? name : 'tag'
    const element: ElementNode = { type, name, attribs, children: [], parent: null, prev: null, next: null }
    popTo(MAX_DEPTH - 1)
    append(element)
    if (VOID.has(name) && !isXml) return
    const begins = !isXml && FOREIGN.has(name)
    drawings.push(begins ? open.length : HTML_AGAIN.has(name) ? -1 : drawing())
    open.push(element)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const endImplied = (name: string): void => {
    const implied = Object.hasOwn(IMPLIED, name) ? IMPLIED[name] : undefined
    if (implied !== undefined) end(implied.ends, implied.until)
    if (CLOSES_P.has(name)) end(P, SCOPE)
    if (HEADINGS.includes(name) && HEADINGS.includes(open.at(-1)?.name ?? '')) popTo(open.length - 1)
  }
  const close = (name: string): void => {
    if (isXml) {
      end([name], NONE)
      return
    }
    if (name === 'br' || (name === 'p' && !end(P, SCOPE))) {
      tag = name
      attribs = {}
      start()
      if (name === 'p') popTo(open.length - 1)
      return
    }
    if (name === 'p' || name === 'html' || name === 'body' || !(isOpen(name) || HEADINGS.includes(name))) return
    if (INLINE.has(name)) closeInline(name)
    else if (HEADINGS.includes(name)) end(HEADINGS, SCOPE)
    else end([name], TABLE_PARTS.has(name) ? (name === 'table' ? NONE : TABLE) : SCOPE)
  }
  /** `</b>` ends the `b` and the inline elements in it; where a block was opened inside, it stands, as in browsers. */
  const closeInline = (name: string): void => {
    for (let at = open.length - 1; at >= 0; at--) {
      const found = open[at]?.name ?? ''
      if (found === name) popTo(at)
      if (found === name || !INLINE.has(found)) return
    }
  }

  const slice = (from: number, to: number): string => html.slice(from, to)
  const tokenizer = new Tokenizer(
    { xmlMode: isXml, decodeEntities: true, recognizeSelfClosing: markup !== 'html' },
    {
      isInForeignContext: () => drawing() >= 0,
      ontext: (from, to) => text(slice(from, to)),
      ontextentity: (code) => text(String.fromCodePoint(code)),
      onopentagname: (from, to) => {
        tag = slice(from, to).toLowerCase()
        attribs = {}
      },
      onopentagend: () => start(),
      onselfclosingtag: () => {
        const ends = markup !== 'html' || drawing() >= 0 || FOREIGN.has(tag)
        const isVoid = VOID.has(tag) && !isXml
        start()
        if (ends && !isVoid) popTo(open.length - 1)
      },
      onclosetag: (from, to) => close(slice(from, to).toLowerCase()),
      onattribname: (from, to) => {
        attribute = slice(from, to).toLowerCase()
        value = ''
      },
      onattribdata: (from, to) => {
        value += slice(from, to)
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code)
      },
      onattribend: () => {
        if (!Object.hasOwn(attribs, attribute)) attribs[attribute] = value
        value = ''
      },
      oncdata: (from, to, offset) => {
        if (isXml) text(slice(from, to - offset))
      },
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return root
}
