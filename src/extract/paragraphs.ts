/** Plain text to paragraphs: hard-wrapped lines rejoined, page marks of the Federal Register dropped. */
import { isChinese } from '../text.ts'

/** Longer lines were not wrapped by hand: each is a paragraph of its own. */
const WRAP_COLUMNS = 110
const BULLET =
  /^\s*(?:[-*•·‣▪○●◦]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|[（(]?[一二三四五六七八九十]{1,3}[)）、.．])/i

/**
 * `[[Page 14046]]` stands inside sentences in govinfo's text; blank lines around it belong to the page break.
 * @returns paragraphs as single lines.
 */
export function plainParagraphs(text: string): string[] {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\x00-\x08\x0B-\x1F\x7F]/g, '')
    .toWellFormed()
    .replace(/([^\n]*)\n[^\S\n]*(?:\n[^\S\n]*)*\[\[Page [^\]\n]{1,20}\]\][^\S\n]*(?:\n[^\S\n]*)*\n([^\n]*)/g, joinPages)
    .replace(/\[\[Page [^\]\n]{1,20}\]\]/g, ' ')
  const paragraphs: string[] = []
  for (const chunk of plain.split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)) {
    let current = ''
    const lines = chunk.split('\n')
    const wrapped = lines.every((line) => line.length <= WRAP_COLUMNS)
    for (const line of lines) {
      const indented = /^\s{2,}\S/.test(line) && current !== '' && endsSentence(current)
      if (current !== '' && (!wrapped || BULLET.test(line) || indented)) {
        paragraphs.push(current)
        current = ''
      }
      current = joinLines(current, line.trim().replace(/\s+/g, ' '))
    }
    if (current !== '') paragraphs.push(current)
  }
  return paragraphs.filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph))
}

/** Joins two lines of one paragraph: no space after a hyphen within a word or between Chinese characters. */
export function joinLines(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  const inWord = /\p{L}[-‐]$/u.test(before) && /^\p{L}/u.test(after)
  const inChinese = isChinese(before.slice(-2)) && isChinese(after.slice(0, 2))
  return inWord || inChinese ? before + after : `${before} ${after}`
}

function joinPages(_all: string, before: string, after: string): string {
  const newParagraph = endsSentence(before) && /^\s{2,}/.test(after)
  return newParagraph ? `${before}\n\n${after}` : `${before}\n${after}`
}

function endsSentence(text: string): boolean {
  return /[.:;!?。：；！？]["'”’)\]]*\s*$/.test(text)
}
