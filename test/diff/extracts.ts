/** Small extracts and plain views of changes, for the tests of diff. */
import { diff } from '../../src/diff/diff.ts'
import type { Change, SentenceChange } from '../../src/model/change.ts'
import type { Block, Extract, Item } from '../../src/model/extract.ts'
import type { Link } from '../../src/model/text.ts'

type BlockLike = string | (Partial<Block> & { readonly text: string })

/** A page of paragraphs; a string is a paragraph, "# text" a heading, "* text" an item of a list. */
export function page(blocks: readonly BlockLike[], rest: Partial<Extract> = {}): Extract {
  let path: readonly string[] = []
  const read = blocks.map((block): Block => {
    if (typeof block !== 'string') return { kind: 'paragraph', path, links: [], ...block }
    if (block.startsWith('# ')) {
      path = [block.slice(2)]
      return { kind: 'heading', text: block.slice(2), path: [], links: [] }
    }
    if (block.startsWith('* ')) return { kind: 'item', text: block.slice(2), path, links: [] }
    return { kind: 'paragraph', text: block, path, links: [] }
  })
  return {
    reader: 'page',
    title: '',
    language: 'en',
    blocks: read,
    items: [],
    listings: [],
    acts: [],
    counts: [],
    ...rest,
  }
}

export function index(items: readonly Item[]): Extract {
  return page([], { reader: 'index', items })
}

/** Rows of one table: the first line gives the headers. */
export function table(headers: readonly string[], ...rows: readonly (readonly string[])[]): Extract {
  return page(
    rows.map((cells) => ({
      kind: 'row',
      text: cells.join(' | '),
      cells: cells.map((text, i) => ({ header: headers[i] ?? '', text })),
    })),
    { reader: 'table' },
  )
}

export function link(text: string, url: string): BlockLike {
  const links: Link[] = [{ text, url }]
  return { kind: 'paragraph', text: `See ${text} for more.`, path: [], links }
}

/** "- text", "+ text", "~ before => after" for each sentence; changed words stand in brackets. */
export function told(before: Extract, after: Extract): string[] {
  return diff(before, after).sentences.map(tell)
}

function tell(change: SentenceChange): string {
  if (change.type === 'added') return `+ ${change.after.text}`
  if (change.type === 'removed') return `- ${change.before.text}`
  const mark = (text: string, side: 'before' | 'after') =>
    change.hunks.reduceRight(
      (marked, { [side]: [start, end] }) =>
        `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`,
      text,
    )
  return `~ ${mark(change.before.text, 'before')} => ${mark(change.after.text, 'after')}`
}

/** The part of a change that says whether anything happened. */
export function outcome({ changed, moved, folded, wholesale }: Change) {
  return { changed, moved, folded, wholesale }
}

export const quiet = { changed: false, moved: 0, folded: 0, wholesale: false }
