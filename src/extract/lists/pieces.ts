/** The text of a page in pieces: UTF-8 is decoded as it is needed, another charset at once. */
import type { JudgedPage, Reading } from '../../model.ts'
import { decodeText } from '../charset.ts'

const PIECE_BYTES = 65_536

/** Byte order marks (files with two of them exist) are left out. Invalid bytes become U+FFFD. */
export function* textPieces(page: JudgedPage, reading: Reading): Generator<string, void> {
  const { body, contentType } = page
  const head = String.fromCharCode(...body.subarray(0, 256))
  const label =
    /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1] ?? /^[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]
  const isUtf8 = /^(?:\xEF\xBB\xBF)/.test(head) || label === undefined || /^utf-?8$/i.test(label)
  if (!isUtf8 || head.includes('\0')) {
    const markup = head.trimStart().startsWith('<') ? ({ markup: 'xml' } as const) : {}
    yield decodeText(body, {
      contentType,
      language: reading.language,
      charset: reading.charset,
      ...markup,
    }).text.replace(/^\uFEFF+/, '')
    return
  }
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for (let at = 0; at < body.length; at += PIECE_BYTES) {
    const piece = decoder.decode(body.subarray(at, at + PIECE_BYTES), { stream: at + PIECE_BYTES < body.length })
    yield at === 0 ? piece.replace(/^\uFEFF+/, '') : piece
  }
}

/** The whole text of a page; see textPieces. */
export function wholeText(page: JudgedPage, reading: Reading): string {
  return [...textPieces(page, reading)].join('')
}
