/** Plain text to paragraphs: hard-wrapped lines rejoined, page marks of the Federal Register dropped. */
import { isChinese } from '../text/scripts.ts'

/** Longer lines were not wrapped by hand: each is a paragraph of its own. */
const WRAP_COLUMNS = 110
const BULLET =
  /^\s*(?:[-*•·‣▪○●◦]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|[（(]?[一二三四五六七八九十]{1,3}[)）、.．])/i

/** [Rules and Regulations]: the head of a document in govinfo's text. */
const BRACKETED = /^\s*\[[^[\]]{1,100}\]\s*$/
const PAGE_MARK = /^\s*\[\[Page [^\]\n]{1,20}\]\]\s*$/

/**
 * `[[Page 14046]]` stands inside sentences in govinfo's text; blank lines around it belong to the page break.
 * @returns paragraphs as single lines.
 */
export function plainParagraphs(text: string): string[] {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\x00-\x08\x0B-\x1F\x7F]/g, '')
    .toWellFormed()
  const paragraphs: string[] = []
  for (const lines of chunksOf(plain.split('\n'))) {
    const wrapped = lines.every((line) => line.length <= WRAP_COLUMNS)
    let pieces: string[] = []
    let last = ''
    for (const line of lines) {
      const begins =
        !wrapped ||
        BULLET.test(line) ||
        BRACKETED.test(last) ||
        BRACKETED.test(line) ||
        (/^\s{2,}\S/.test(line) && endsSentence(last))
      if (pieces.length > 0 && begins) {
        paragraphs.push(pieces.join(''))
        pieces = []
      }
      const trimmed = line.trim().replace(/\s+/g, ' ')
      if (pieces.length > 0) pieces.push(between(last, trimmed))
      pieces.push(trimmed)
      last = trimmed
    }
    if (pieces.length > 0) paragraphs.push(pieces.join(''))
  }
  return paragraphs.filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph))
}

/** Lines between blank lines. Over a page mark a chunk goes on, unless it ended and the next line is indented. */
function chunksOf(lines: readonly string[]): string[][] {
  const chunks: string[][] = []
  let chunk: string[] = []
  let blank = true
  let mark = false
  for (const line of lines) {
    if (PAGE_MARK.test(line)) {
      mark = true
    } else if (!/\S/.test(line)) {
      blank = true
    } else {
      const newAfterMark = endsSentence(chunk.at(-1) ?? '') && /^\s{2,}/.test(line)
      if (chunk.length === 0 || (mark ? newAfterMark : blank)) {
        chunk = []
        chunks.push(chunk)
      }
      chunk.push(line.replace(/\[\[Page [^\]\n]{1,20}\]\]/g, ' '))
      blank = false
      mark = false
    }
  }
  return chunks
}

/** What stands between two lines of one paragraph: nothing after a hyphen within a word or between Chinese characters. */
export function between(before: string, after: string): '' | ' ' {
  const inWord = /\p{L}[-‐]$/u.test(before.slice(-4)) && /^\p{L}/u.test(after)
  const inChinese = isChinese(before.slice(-2)) && isChinese(after.slice(0, 2))
  return inWord || inChinese ? '' : ' '
}

function endsSentence(text: string): boolean {
  return /[.:;!?。：；！？]["'”’)\]]*\s*$/.test(text.slice(-40))
}
