/** XML documents without a reader of their own (the text of a rule, an act, a decision) as blocks of text. */
import { CodedError } from '../errors.ts'
import type { Extract } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { readBlocks } from './blocks.ts'
import { lineOf, openDocument, query, removedParts, selectParts } from './document.ts'
import { requireExpected } from './expect.ts'
import { languageOf } from './language.ts'
import { printedDate } from './page-date.ts'
import type { RootNode } from './tree.ts'

/** Emphasis and references of the Federal Register's XML, of legislation.gov.uk and of XHTML; all other elements are blocks. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym addition b citation date e em emphasis fr i inlineamendment internallink ins prtpage q repeal s span strong su sub substitution sup term u'.split(
    ' ',
  ),
)

/**
 * Selectors are CSS on lower-case element names.
 * @param prepare makes elements of a format (tables, headings) those of HTML before they are read.
 * @throws CodedError `select-nothing`, `select-too-many`, `page-unreadable`, `count-out-of-bounds`.
 */
export function readXml(page: JudgedPage, reading: Reading, prepare?: (root: RootNode) => void): Extract {
  const document = openDocument(page, reading, 'xml')
  prepare?.(document.root)
  const removed = removedParts(document, reading.remove)
  const parts =
    reading.select.length === 0
      ? document.root.children
      : selectParts(document, reading.select, Math.max(0, reading.expect.max ?? 0))
  const drop = (element: Parameters<typeof lineOf>[0]): boolean => element.type !== 'root' && removed.has(element)
  const blocks = readBlocks(parts, { base: document.base, drop, inline: INLINE })
  if (blocks.length === 0) {
    throw new CodedError('page-unreadable', 'There is no text in the XML.', {
      hint: 'Look at the address: is it the right document?',
    })
  }
  requireExpected(blocks.length, 'blocks', () => blocks.map((block) => block.text).join('\n'), reading.expect)
  const date = printedDate(blocks, [], reading.timeZone)
  const titled = query(document, 'title, subject')[0]
  return {
    reader: 'page',
    title: (titled === undefined ? '' : lineOf(titled, 300)) || (blocks[0]?.text.slice(0, 300) ?? ''),
    language: languageOf(document, blocks, reading),
    ...(date === undefined ? {} : { date }),
    blocks,
    items: [],
    listings: [],
    acts: [],
    counts: [],
  }
}
