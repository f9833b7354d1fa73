/** Reader `page`: an HTML document to blocks of text. */
import { CodedError } from '../errors.ts'
import type { Block, Extract } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { readBlocks, type WalkOptions } from './blocks.ts'
import { isMenu, mainContent } from './content.ts'
import { documentTitle, type HtmlDocument, lineOf, openDocument, removedParts, selectParts } from './document.ts'
import { requireExpected } from './expect.ts'
import { isFurniture, type Strictness } from './furniture.ts'
import { gateHtml, refuseFailedInclude } from './gate.ts'
import { languageOf } from './language.ts'
import { pageDate } from './page-date.ts'
import type { ElementNode, TreeNode } from './tree.ts'

/** The parts of a page that are read, and what to leave out in them. */
export type Selected = { readonly parts: readonly TreeNode[]; readonly drop: (element: ElementNode) => boolean }

/**
 * @throws CodedError of the gate, `select-nothing`, `select-too-many`, `count-out-of-bounds`, `page-unreadable` (no text in
 * what is read, or a promised word is missing).
 */
export function readPage(page: JudgedPage, reading: Reading): Extract {
  const document = openDocument(page, reading)
  gateHtml(document)
  const selected = selectContent(document, reading, Math.max(0, reading.expect.max ?? 0))
  const blocks = contentBlocks(document, selected)
  refuseFailedInclude(blocks)
  if (blocks.length === 0) {
    throw new CodedError('page-unreadable', 'There is no text in the part of the page that is read.', {
      hint: 'Run `ruledrift try` on the address; the text may be filled in by a script, or stand in another part.',
    })
  }
  requireExpected(blocks.length, 'blocks', () => lineOf(document.root, 5_000_000), reading.expect)
  const elements = selected.parts.filter((node): node is ElementNode => node.type !== 'text')
  // What a watch leaves out as content (a line "FOR IMMEDIATE RELEASE | May 13, 2025") still dates the page.
  const dating =
    reading.remove.length === 0
      ? blocks
      : contentBlocks(document, selectContent(document, { ...reading, remove: [] }, undefined))
  const date = pageDate(document, dating, around(document, selected.parts), selected.parts, reading.timeZone)
  return {
    reader: 'page',
    title: documentTitle(document, elements) || (blocks[0]?.text.slice(0, 300) ?? ''),
    language: languageOf(document, blocks, reading),
    ...(date === undefined ? {} : { date }),
    blocks,
    items: [],
    listings: [],
    acts: [],
    counts: [],
  }
}

/**
 * The parts that the watch selects, or the main part of the page.
 * @param maxParts see selectParts; undefined for any number.
 * @param keepMenus lists of links are content too.
 */
export function selectContent(
  document: HtmlDocument,
  reading: Reading,
  maxParts: number | undefined,
  keepMenus = false,
): Selected {
  const removed = removedParts(document, reading.remove)
  const leaveOut = (strictness: Strictness, menus: boolean, parts: readonly TreeNode[]) => {
    const roots = new Set<TreeNode>(parts)
    return (element: ElementNode): boolean =>
      removed.has(element) ||
      (!roots.has(element) && (isFurniture(element, strictness, document) || (!menus && isMenu(element, document))))
  }
  if (reading.select.length > 0) {
    const parts = selectParts(document, reading.select, maxParts)
    return { parts, drop: leaveOut('selected', true, parts) }
  }
  const { parts, strictness, menus } = mainContent(document)
  return { parts, drop: leaveOut(strictness, menus || keepMenus, parts) }
}

/** Blocks of the selected parts; a page that is menus and nothing else is read with them. */
export function contentBlocks(document: HtmlDocument, selected: Selected, onTable?: WalkOptions['onTable']): Block[] {
  return readBlocks(selected.parts, {
    base: document.base,
    drop: selected.drop,
    ...(onTable === undefined ? {} : { onTable }),
  })
}

/** The page without the site and without what is read: the date of a document often stands beside the part that is watched. */
export function around(document: HtmlDocument, parts: readonly TreeNode[]): Block[] {
  const drop = (element: ElementNode): boolean => isFurniture(element, 'main', document) || isMenu(element, document)
  return readBlocks(document.root.children, { base: document.base, drop, skip: new Set(parts), limit: 200_000 })
}
