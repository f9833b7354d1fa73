/** Every reader as a row: which bytes it takes, what it knows its format by, and the function. A new one is a file and a row. */
import { CodedError } from '../errors.ts'
import type { Extract } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { ReaderName, Reading } from '../model/watch.ts'
import { readFeed } from './feed.ts'
import { type Head, headOf, type Kind } from './head.ts'
import { readIndex } from './index.ts'
import { readJson, readJsonIndex } from './json.ts'
import { isBisCsv, readBisCsv } from './lists/bis/bis-csv.ts'
import { isSupplement, readSupplement } from './lists/bis/supplement.ts'
import { isCsl, readCsl } from './lists/csl/csl.ts'
import { isEuList, readEuList } from './lists/eu/eu-list.ts'
import { isRegister, readFederalRegister } from './lists/federal-register/federal-register.ts'
import { isMetiList, readMetiList } from './lists/meti/meti-list.ts'
import { withNotice } from './lists/mofcom/mofcom-notice.ts'
import { isOfac, readOfac } from './lists/ofac/ofac-sdn.ts'
import { isUkList, readUkList } from './lists/uk/uk-list.ts'
import { isUnList, readUnList } from './lists/un/un-list.ts'
import { readPage } from './page.ts'
import { readPdf } from './pdf.ts'
import type { Sniffed } from './sniff.ts'
import { readCsvTable, readHtmlTable } from './table.ts'
import { readText } from './text.ts'
import { readXml } from './xml.ts'

type Reader = {
  /** Bytes that it takes: others are refused before it sees them. */
  readonly kinds: readonly Kind[]
  /** True where these bytes are its format beyond doubt. A reader without this is named by the watch, or the usual one of a kind. */
  readonly recognises?: (head: Head) => boolean
  /** Errors as the reader's own file says. */
  readonly read: (page: JudgedPage, reading: Reading, kind: Kind) => Extract | Promise<Extract>
}

/** In the order in which they are asked; a name without a row does not compile. */
export const READERS_BY_NAME: Readonly<Record<ReaderName, Reader>> = {
  page: { kinds: ['html', 'xml', 'text'], read: readAnyPage },
  index: { kinds: ['html', 'feed', 'json'], read: readAnyIndex },
  feed: { kinds: ['feed', 'xml', 'json'], read: readFeed },
  json: { kinds: ['json'], read: readJson },
  pdf: { kinds: ['pdf'], read: async (page, reading) => withNotice(await readPdf(page, reading)) },
  text: { kinds: ['text', 'xml', 'csv'], read: (page, reading) => withNotice(readText(page, reading)) },
  table: { kinds: ['html', 'csv', 'text'], read: readAnyTable },
  'mofcom-notice': { kinds: ['html', 'pdf', 'text'], read: readNotice },
  'meti-list': { kinds: ['html', 'pdf', 'csv', 'text'], recognises: isMetiList, read: readMetiList },
  'ofac-sdn': { kinds: ['xml', 'csv', 'text'], recognises: isOfac, read: readOfac },
  'un-list': { kinds: ['xml'], recognises: isUnList, read: readUnList },
  'bis-csv': { kinds: ['csv', 'text'], recognises: isBisCsv, read: readBisCsv },
  csl: { kinds: ['json', 'csv', 'text'], recognises: isCsl, read: readCsl },
  'ecfr-supplement': { kinds: ['html', 'xml', 'csv', 'text'], recognises: isSupplement, read: readSupplement },
  'eu-list': { kinds: ['xml', 'csv', 'text'], recognises: isEuList, read: readEuList },
  'uk-list': { kinds: ['xml', 'csv', 'text'], recognises: isUkList, read: readUkList },
  'federal-register': { kinds: ['html', 'xml', 'pdf', 'text'], recognises: isRegister, read: readFederalRegister },
}

/** The reader of bytes that no reader of a list recognises. Rows of a CSV have no meaning without declared columns. */
const USUAL: Readonly<Record<Exclude<Kind, 'binary'>, ReaderName>> = {
  html: 'page',
  xml: 'page',
  feed: 'feed',
  json: 'json',
  pdf: 'pdf',
  csv: 'text',
  text: 'text',
}

/**
 * @returns the reader of the watch when it can read such bytes; without one, the reader for them.
 * @throws CodedError `page-wrong-type`: what no reader reads, what this reader does not, or (where the watch leaves the
 * choice) bytes under the label of another type: a PDF as text/html, HTML as application/pdf.
 */
export function chooseReader(page: JudgedPage, reading: Reading, sniffed: Sniffed): ReaderName {
  const { kind, name } = sniffed
  if (kind === 'binary') refuse(`The content is ${name}, which no reader reads.`)
  if (reading.reader !== undefined) {
    if (!takes(reading.reader, kind)) refuse(`The content is ${name}; this watch reads it as ${reading.reader}.`)
    return reading.reader
  }
  const type = page.contentType.toLowerCase()
  if (/application\/pdf/.test(type) !== (kind === 'pdf') && /application\/pdf|text\/html/.test(type)) {
    refuse(`The content is ${name} under the label ${JSON.stringify(type.slice(0, 60))}.`)
  }
  if (Object.keys(reading.columns).length > 0 && takes('table', kind)) return 'table'
  const head = headOf(page, kind)
  const known = NAMES.find((name) => takes(name, kind) && READERS_BY_NAME[name].recognises?.(head) === true)
  return known ?? USUAL[kind]
}

const NAMES = Object.keys(READERS_BY_NAME) as ReaderName[]

/** @returns true where this reader can read such bytes. */
export function takes(reader: ReaderName, kind: Kind): boolean {
  return READERS_BY_NAME[reader].kinds.includes(kind)
}

function refuse(message: string): never {
  throw new CodedError('page-wrong-type', message, {
    hint: 'Look at the address; name the reader in the watch if the content is right.',
  })
}

function readAnyPage(page: JudgedPage, reading: Reading, kind: Kind): Extract {
  return kind === 'xml' ? readXml(page, reading) : withNotice(readPage(page, reading))
}

function readAnyIndex(page: JudgedPage, reading: Reading, kind: Kind): Extract {
  if (kind === 'json') return readJsonIndex(page, reading)
  return kind === 'feed' ? { ...readFeed(page, reading), reader: 'index' } : readIndex(page, reading)
}

function readAnyTable(page: JudgedPage, reading: Reading, kind: Kind): Extract {
  return kind === 'html' ? readHtmlTable(page, reading) : readCsvTable(page, reading)
}

/** A notice has the form of any document; what it does to lists is read in all of them. */
async function readNotice(page: JudgedPage, reading: Reading, kind: Kind): Promise<Extract> {
  const { read } = READERS_BY_NAME[kind === 'pdf' || kind === 'text' ? kind : 'page']
  return { ...(await read(page, reading, kind)), reader: 'mofcom-notice' }
}
