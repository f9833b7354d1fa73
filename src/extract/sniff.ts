/** What the bytes of a page are, before anybody reads them. */
import type { JudgedPage } from '../model/page.ts'
import type { Kind } from './head.ts'

/** `name`: what it is in words, for a message. */
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
    const prefixed = /^<[\w.-]+:feed\s[^>]*w3\.org\/2005\/Atom/i.test(text)
    if (prefixed || /^<(?:rss|feed|rdf:RDF)[\s>]/i.test(text)) return { kind: 'feed', name: 'a feed' }
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

function withoutProlog(text: string): string {
  return text
    .replace(/^(?:\xEF\xBB\xBF|\xFE\xFF|\xFF\xFE)*\s*/, '')
    .replace(/^(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE\s+(?!html)[^>[]*>\s*)+/i, '')
}
