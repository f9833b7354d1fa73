/** The extract of a document that is nothing but blocks of text. */
import type { Block, Extract } from '../model/extract.ts'
import type { Reading } from '../model/watch.ts'
import { requireExpected, textOf } from './expect.ts'
import { languageOf } from './language.ts'
import { printedDate } from './page-date.ts'

/** @throws CodedError `count-out-of-bounds` when there are fewer or more blocks than the watch expects. */
export function plainExtract(
  { reader, title }: Pick<Extract, 'reader' | 'title'>,
  blocks: readonly Block[],
  reading: Reading,
): Extract {
  const date = printedDate(blocks, [], reading.timeZone)
  const extract: Extract = {
    reader,
    title,
    language: languageOf(undefined, blocks, reading),
    ...(date === undefined ? {} : { date }),
    blocks,
    items: [],
    listings: [],
    acts: [],
    counts: [],
  }
  requireExpected(blocks.length, 'blocks', () => textOf(extract), reading.expect)
  return extract
}
