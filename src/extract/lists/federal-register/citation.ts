/** Where a document of the Federal Register begins in print, from its own text: volume and page. */

import type { Extract } from '../../../model/extract.ts'
import type { Citation } from '../../../model/listing.ts'
import type { JudgedPage } from '../../../model/page.ts'

/** `<RULE><PREAMB><PRTPAGE P="14046"/>`: before all text; further on it only says where a page ends. */
const FIRST_PAGE =
  /^\s*(?:<\?[^>]{0,200}\?>\s*)?<(?:RULE|PRORULE|NOTICE)[^>]{0,200}>\s*(?:<PREAMB>\s*)?<PRTPAGE\s+P="(\d{1,6})"\/>/
/** "[Federal Register Volume 90, Number 59 (Friday, March 28, 2025)]", "[Pages 14046-14050]" */
const VOLUME = /\[Federal Register Volume (\d{1,3})\b/
const PAGES = /\[Pages? (\d{1,6})\b/
/** "Citation: 90 FR 14046", as the page of a document has it. */
const CITED = /^(?:Document )?Citation:?\s*(\d{1,3}) FR (\d{1,6})$/
const HEAD_BYTES = 2_000
const HEAD_BLOCKS = 20
/** Volume 1 was printed in 1936. */
const YEAR_OF_VOLUME_0 = 1935

/**
 * @param xml the page, where it is XML. @param printed YYYY-MM-DD of printing.
 * @returns undefined for what is not printed yet, or does not say.
 */
export function printedAt({ blocks }: Extract, xml: JudgedPage | undefined, printed?: string): Citation | undefined {
  const head = blocks.slice(0, HEAD_BLOCKS).map(({ text }) => text.slice(0, 500))
  const cited = head.map((text) => CITED.exec(text)).find((match) => match !== null)
  const text = head.join('\n')
  const page = cited?.[2] ?? PAGES.exec(text)?.[1] ?? (xml === undefined ? undefined : firstPage(xml))
  const volume = cited?.[1] ?? VOLUME.exec(text)?.[1] ?? volumeOf(printed)
  if (page === undefined || volume === undefined) return undefined
  return { volume: Number(volume), page: Number(page), ...(printed === undefined ? {} : { date: printed }) }
}

function firstPage({ body }: JudgedPage): string | undefined {
  return FIRST_PAGE.exec(String.fromCharCode(...body.subarray(0, HEAD_BYTES)))?.[1]
}

function volumeOf(printed: string | undefined): string | undefined {
  return printed === undefined ? undefined : String(Number(printed.slice(0, 4)) - YEAR_OF_VOLUME_0)
}
