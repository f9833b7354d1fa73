/** Reader `text`: plain text to paragraphs. */
import { CodedError } from '../errors.ts'
import type { Block, Extract } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { decodeText } from './charset.ts'
import { gateText } from './gate.ts'
import { plainParagraphs } from './paragraphs.ts'
import { plainExtract } from './plain-extract.ts'

/** @throws CodedError `page-blocked` for the words of a server alone, `page-unreadable` when there is no text, `count-out-of-bounds`. */
export function readText(page: JudgedPage, reading: Reading): Extract {
  const { contentType } = page
  const { text } = decodeText(page.body, { contentType, language: reading.language, charset: reading.charset })
  gateText(text)
  const blocks = plainParagraphs(text).map(
    (paragraph): Block => ({ kind: 'paragraph', text: paragraph, path: [], links: [] }),
  )
  if (blocks.length === 0) {
    throw new CodedError('page-unreadable', 'The file holds no text.', {
      hint: 'Look at the address: is it the right file?',
    })
  }
  return plainExtract({ reader: 'text', title: (blocks[0]?.text ?? '').slice(0, 200) }, blocks, reading)
}
