/** What nobody sees in a page is not read there: soft hyphens and zero-width characters. The bytes are kept. */
import type { Block, Extract } from '../model/extract.ts'
import { hasInvisible, withoutInvisible } from '../text/invisible.ts'

/** @returns the extract with titles, blocks, cells and the words of links as a reader sees them. */
export function asSeen(extract: Extract): Extract {
  const blocks = extract.blocks.some(isTouched) ? extract.blocks.map(blockAsSeen) : extract.blocks
  const items = extract.items.some(({ title }) => hasInvisible(title))
    ? extract.items.map((item) => ({ ...item, title: seen(item.title) }))
    : extract.items
  return { ...extract, title: seen(extract.title), blocks, items }
}

/** The words of cells and links stand in the text of their block. */
function isTouched({ text, path }: Block): boolean {
  return hasInvisible(text) || path.some(hasInvisible)
}

function blockAsSeen(block: Block): Block {
  if (!isTouched(block)) return block
  return {
    ...block,
    text: seen(block.text),
    path: block.path.map(seen),
    links: block.links.map((link) => ({ ...link, text: seen(link.text) })),
    ...(block.cells === undefined
      ? {}
      : { cells: block.cells.map(({ header, text }) => ({ header: seen(header), text: seen(text) })) }),
  }
}

function seen(text: string): string {
  return hasInvisible(text) ? withoutInvisible(text).text : text
}
