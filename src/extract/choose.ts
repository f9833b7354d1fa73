/** Which reader: the watch's own, or by what the bytes are; and whether bytes, label and reader agree. */
import { CodedError } from '../errors.ts'
import type { JudgedPage } from '../model/page.ts'
import type { ReaderName, Reading } from '../model/watch.ts'
import { recogniseList } from './lists/recognise.ts'

/** What the bytes are. `binary`: an archive, image or office file, named in `name`. */
type Kind = 'html' | 'xml' | 'feed' | 'json' | 'pdf' | 'csv' | 'text' | 'binary'
export type Sniffed = { readonly kind: Kind; readonly name: string }

const MAGIC: readonly { readonly bytes: string; readonly name: string }[] = [
  { bytes: 'PK\x03\x04', name: 'a ZIP archive or office file' },
  { bytes: '\xD0\xCF\x11\xE0', name: 'an old office file' },
  { bytes: '\x89PNG', name: 'an image' },
  { bytes: '\xFF\xD8\xFF', name: 'an image' },
  { bytes: 'GIF8', name: 'an image' },
  { bytes: '\x1F\x8B', name: 'a gzip archive' },
  { bytes: 'Rar!', name: 'a RAR archive' },
  { bytes: "7z\xBC\xAF'\x1C", name: 'a 7z archive' },
  { bytes: '{\\rtf', name: 'an RTF file' },
]

const READERS: Readonly<Record<Exclude<Kind, 'binary'>, readonly ReaderName[]>> = {
  html: ['page', 'index', 'table', 'ecfr-supplement', 'federal-register', 'mofcom-notice', 'meti-list'],
  xml: ['page', 'text', 'feed', 'ecfr-supplement', 'federal-register', 'ofac-sdn', 'un-list', 'eu-list', 'uk-list'],
  feed: ['feed', 'index'],
  json: ['json', 'index', 'feed', 'csl'],
  pdf: ['pdf', 'federal-register', 'mofcom-notice', 'meti-list'],
  csv: ['table', 'text', 'ecfr-supplement', 'bis-csv', 'csl', 'ofac-sdn', 'eu-list', 'uk-list', 'meti-list'],
  text: [
    'text',
    'table',
    'page',
    'ecfr-supplement',
    'federal-register',
    'mofcom-notice',
    'bis-csv',
    'csl',
    'ofac-sdn',
    'eu-list',
    'uk-list',
    'meti-list',
  ],
}

/** Looks at the first bytes, then at the label and the address for what has no mark of its own. */
export function sniff(page: JudgedPage): Sniffed {
  const head = String.fromCharCode(...page.body.subarray(0, 1024))
  const magic = MAGIC.find(({ bytes }) => head.startsWith(bytes))
  if (magic !== undefined) return { kind: 'binary', name: magic.name }
  if (head.includes('%PDF-')) return { kind: 'pdf', name: 'a PDF' }
  const type = page.contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const start = head.replace(/\0/g, '').replace(/^(?:\xEF\xBB\xBF|\xFE\xFF|\xFF\xFE)*\s*/, '')
  const json = /^[[{]/.test(start) && (/json/.test(type) || /^(?:\{\s*(?:"|\})|\[\s*(?:[[{"\d]|\]))/.test(start))
  if (json) return { kind: /"version"\s*:\s*"https?:\/\/jsonfeed\.org/.test(head) ? 'feed' : 'json', name: 'JSON' }
  if (start.startsWith('<')) {
    const text = withoutProlog(String.fromCharCode(...page.body.subarray(0, 8192)).replace(/\0/g, ''))
    if (/^<(?:rss|feed|rdf:RDF)[\s>]/i.test(text)) return { kind: 'feed', name: 'a feed' }
    if (/^<!doctype\s+html|^<html[\s>]/i.test(text)) return { kind: 'html', name: 'HTML' }
    if (/xml/.test(type) && !/html/.test(type)) return { kind: 'xml', name: 'XML' }
    if (/^<\?xml/.test(start) && !/html/.test(type)) return { kind: 'xml', name: 'XML' }
    return { kind: 'html', name: 'HTML' }
  }
  if (/html/.test(type)) return { kind: 'html', name: 'HTML' }
  const path = URL.canParse(page.finalUrl) ? new URL(page.finalUrl).pathname : page.finalUrl
  if (/csv|tab-separated/.test(type) || /\.(?:csv|tsv)$/i.test(path)) return { kind: 'csv', name: 'CSV' }
  if (head.includes('\0') && !/^(?:\xFE\xFF|\xFF\xFE)/.test(head)) return { kind: 'binary', name: 'a binary file' }
  if (/<(?:html|body|head|p|div|table|ul|h1)[\s>]/i.test(head)) return { kind: 'html', name: 'HTML' }
  return { kind: 'text', name: 'plain text' }
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
    if (!READERS[kind].includes(reading.reader))
      refuse(`The content is ${name}; this watch reads it as ${reading.reader}.`)
    return reading.reader
  }
  const type = page.contentType.toLowerCase()
  if (/application\/pdf/.test(type) !== (kind === 'pdf') && /application\/pdf|text\/html/.test(type)) {
    refuse(`The content is ${name} under the label ${JSON.stringify(type.slice(0, 60))}.`)
  }
  if (Object.keys(reading.columns).length > 0 && READERS[kind].includes('table')) return 'table'
  const list = recogniseList(kind, page)
  if (list !== undefined) return list
  if (kind === 'csv') return 'text'
  return READERS[kind][0] ?? 'page'
}

function refuse(message: string): never {
  throw new CodedError('page-wrong-type', message, {
    hint: 'Look at the address; name the reader in the watch if the content is right.',
  })
}

function withoutProlog(text: string): string {
  return text
    .replace(/^(?:\xEF\xBB\xBF|\xFE\xFF|\xFF\xFE)*\s*/, '')
    .replace(/^(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE\s+(?!html)[^>[]*>\s*)+/i, '')
}
