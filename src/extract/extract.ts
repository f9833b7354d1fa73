/** Extract, the third stage: from the bytes of a page to what stands in it. Also the gate: a page that is none is refused. */
import { CodedError } from '../errors.ts'
import type { Extract } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { openDocument } from './document.ts'
import { gateHtml } from './gate.ts'
import { asSeen } from './invisible.ts'
import { chooseReader, READERS_BY_NAME, takes } from './readers.ts'
import { sniff } from './sniff.ts'

/**
 * Reads one page with one watch's rules. Pure: the same bytes and rules give the same extract, whatever the clock says.
 * Bounded in depth, not in time: it runs in a pool thread that has a deadline and a heap limit.
 * @throws CodedError `body-empty`; of the gate `page-blocked`, `page-script-shell`, `page-soft-404`, `page-wrong-type`,
 * `redirect-to-home`; of the readers `page-unreadable`, `select-nothing`, `select-too-many`, `count-out-of-bounds`,
 * `index-empty`, `pdf-no-text`, `pdf-encrypted`. Such a page is never a baseline and never "no change".
 */
export async function extract(page: JudgedPage, reading: Reading): Promise<Extract> {
  if (page.body.length === 0) {
    throw new CodedError('body-empty', 'The page has no bytes.', {
      hint: 'It may be there at the next look.',
      retryable: true,
    })
  }
  const sniffed = sniff(page)
  // a challenge in place of a PDF or of JSON is named as what it is, not as a wrong type
  const wantsHtml = reading.reader === undefined || takes(reading.reader, 'html')
  if (sniffed.kind === 'html' && (!wantsHtml || /application\/pdf|json/i.test(page.contentType))) {
    gateHtml(openDocument(page, reading))
  }
  const reader = chooseReader(page, reading, sniffed)
  return asSeen(await READERS_BY_NAME[reader].read(page, reading, sniffed.kind))
}
