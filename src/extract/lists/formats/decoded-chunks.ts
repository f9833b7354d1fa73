/** The bytes of a large file as text, piece by piece: the whole of it never stands in memory as one string. */
import { TextDecoder } from '@exodus/bytes/encoding.js'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import { charsetOf } from '../../charset.ts'

const CHUNK_BYTES = 65_536

/** In the charset of `decodeText`. Byte order marks are left out, however many stand at the beginning. */
export function* decodedChunks({ body, contentType }: JudgedPage, reading: Reading): Generator<string, void> {
  const head = String.fromCharCode(...body.subarray(0, 1_024)).replace(/^(?:\xEF\xBB\xBF)+/, '')
  const markup = /^\s*<(?:!doctype\s+html|html)/i.test(head) ? 'html' : /^\s*</.test(head) ? 'xml' : undefined
  const { language, charset } = reading
  const declarations = { contentType, language, charset, ...(markup === undefined ? {} : ({ markup } as const)) }
  const decoder = new TextDecoder(charsetOf(body, declarations).charset)
  let atStart = true
  for (let at = 0; at < body.length; at += CHUNK_BYTES) {
    const text = decoder.decode(body.subarray(at, at + CHUNK_BYTES), { stream: true })
    const plain = atStart ? text.replace(/^\uFEFF+/, '') : text
    if (plain !== '') {
      atStart = false
      yield plain
    }
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** The whole text of a file, as `decodedChunks` reads it. */
export function decodedText(page: JudgedPage, reading: Reading): string {
  return [...decodedChunks(page, reading)].join('')
}
