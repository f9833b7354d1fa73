/** The bytes of a large file as text, piece by piece: the whole of it never stands in memory as one string. */
import { getBOMEncoding, labelToName, TextDecoder } from '@exodus/bytes/encoding.js'
import type { JudgedPage, Reading } from '../../model.ts'

const CHUNK_BYTES = 65_536
/** Where an XML declaration names its charset. */
const HEAD_BYTES = 1024
/** `<?xml version="1.0" encoding="ISO-8859-1"?>` */
const DECLARATION = /^(?:\xEF\xBB\xBF)*\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/

/**
 * Charset in this order: byte order mark; XML declaration; Content-Type header; the watch's `charset`; UTF-8. A header that
 * names a one-byte charset gives way to valid UTF-8 in the first megabyte, since file servers label everything ISO-8859-1.
 * Byte order marks are left out, however many stand at the beginning.
 */
export function* decodedChunks(page: JudgedPage, reading: Reading): Generator<string> {
  const decoder = new TextDecoder(charsetOf(page, reading))
  let atStart = true
  for (let at = 0; at < page.body.length; at += CHUNK_BYTES) {
    const text = decoder.decode(page.body.subarray(at, at + CHUNK_BYTES), { stream: true })
    const plain = atStart ? text.replace(/^\uFEFF+/, '') : text
    if (plain !== '') {
      atStart = false
      yield plain
    }
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

function charsetOf({ body, contentType }: JudgedPage, reading: Reading): string {
  const bom = getBOMEncoding(body)
  if (bom !== null) return bom
  const declared = DECLARATION.exec(String.fromCharCode(...body.subarray(0, HEAD_BYTES)))?.[1]
  const header = /;\s*charset\s*=\s*["']?([^"';,\s]{1,40})/i.exec(contentType)?.[1]
  for (const label of [declared, header, reading.charset]) {
    const name = label === undefined ? null : labelToName(label.trim())
    if (name === null || name === 'replacement' || name === 'x-user-defined') continue
    return label === header && /^(?:windows|iso-8859)/i.test(name) && isUtf8(body) ? 'utf-8' : name
  }
  return isUtf8(body) ? 'utf-8' : 'windows-1252'
}

/** Judged by the first megabyte, a character cut at its end aside. */
function isUtf8(body: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body.subarray(0, 1_048_576), { stream: true })
    return true
  } catch {
    return false
  }
}
