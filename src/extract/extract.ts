/** Extract, the third stage: from the bytes of a page to what stands in it. Also the gate: a page that is none is refused. */
import { CodedError } from '../errors.ts'
import type { Extract, JudgedPage, ReaderName, Reading } from '../model.ts'
import { chooseReader, sniff } from './choose.ts'
import { openDocument } from './document.ts'
import { readFeed } from './feed.ts'
import { gateHtml } from './gate.ts'
import { readIndex } from './index.ts'
import { asSeen } from './invisible.ts'
import { readJson, readJsonIndex } from './json.ts'
import { readBisCsv } from './lists/bis/bis-csv.ts'
import { readSupplement } from './lists/bis/supplement.ts'
import { readCsl } from './lists/csl/csl.ts'
import { readEuList } from './lists/eu/eu-list.ts'
import { readFederalRegister } from './lists/federal-register/federal-register.ts'
import { readMetiList } from './lists/meti/meti-list.ts'
import { withNotice } from './lists/mofcom/mofcom-notice.ts'
import { readOfac } from './lists/ofac/ofac-sdn.ts'
import { readUkList } from './lists/uk/uk-list.ts'
import { readUnList } from './lists/un/un-list.ts'
import { readPage } from './page.ts'
import { readPdf } from './pdf.ts'
import { readCsvTable, readHtmlTable } from './table.ts'
import { readText } from './text.ts'
import { readXml } from './xml.ts'

/** Readers that take HTML: a challenge page in place of another kind is named by the gate. */
const HTML_READERS: readonly ReaderName[] = [
  'page',
  'index',
  'table',
  'ecfr-supplement',
  'federal-register',
  'mofcom-notice',
  'meti-list',
]

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
  const wantsHtml = reading.reader === undefined || HTML_READERS.includes(reading.reader)
  if (sniffed.kind === 'html' && (!wantsHtml || /application\/pdf|json/i.test(page.contentType))) {
    gateHtml(openDocument(page, reading))
  }
  const reader = chooseReader(page, reading, sniffed)
  return asSeen(await read(reader, sniffed.kind, page, reading))
}

async function read(reader: ReaderName, kind: string, page: JudgedPage, reading: Reading): Promise<Extract> {
  switch (reader) {
    case 'page':
      return kind === 'xml' ? readXml(page, reading) : withNotice(readPage(page, reading))
    case 'index':
      return kind === 'json'
        ? readJsonIndex(page, reading)
        : kind === 'feed'
          ? asIndex(readFeed(page, reading))
          : readIndex(page, reading)
    case 'feed':
      return readFeed(page, reading)
    case 'json':
      return readJson(page, reading)
    case 'pdf':
      return withNotice(await readPdf(page, reading))
    case 'text':
      return withNotice(readText(page, reading))
    case 'mofcom-notice':
      return { ...(await read(kind === 'pdf' || kind === 'text' ? kind : 'page', kind, page, reading)), reader }
    case 'table':
      return kind === 'html' ? readHtmlTable(page, reading) : readCsvTable(page, reading)
    case 'ofac-sdn':
      return readOfac(page, reading)
    case 'meti-list':
      return await readMetiList(page, reading, kind)
    case 'un-list':
      return readUnList(page, reading)
    case 'eu-list':
      return readEuList(page, reading)
    case 'uk-list':
      return readUkList(page, reading)
    case 'ecfr-supplement':
      return readSupplement(page, reading, kind !== 'xml' && kind !== 'html')
    case 'federal-register':
      return await readFederalRegister(
        page,
        reading,
        kind === 'html' || kind === 'xml' || kind === 'pdf' ? kind : 'text',
      )
    case 'bis-csv':
      return readBisCsv(page, reading)
    case 'csl':
      return readCsl(page, reading, kind === 'json')
  }
}

function asIndex(feed: Extract): Extract {
  return { ...feed, reader: 'index' }
}
