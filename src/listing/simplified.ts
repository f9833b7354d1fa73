/** Chinese notices in one form for matching: simplified characters, plain digits and letters; every place stays where it was. */
import { toSimplified } from '../names/simplified.ts'

/**
 * @returns the text with simplified characters, ASCII digits and Latin letters, and single-width brackets and colons left as they
 * are; as long as `text`, so that a place in one is the same place in the other.
 */
export function foldNotice(text: string): string {
  return text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u3000\u00A0\p{Script=Han}]/gu, (c) => {
    const code = c.charCodeAt(0)
    if (code >= 0xff10 && code <= 0xff5a) return String.fromCharCode(code - 0xfee0)
    if (code === 0x3000 || code === 0xa0) return ' '
    return toSimplified(c)
  })
}
