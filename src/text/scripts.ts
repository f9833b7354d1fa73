/** Which script a text is written in. */

/** @returns true for a text that is mostly Han characters (judged by its first 20,000 units). */
export function isChinese(text: string): boolean {
  const head = text.length > 20_000 ? text.slice(0, 20_000) : text
  const rest = head.replace(/\p{Script=Han}+/gu, '')
  const han = head.length - rest.length
  return han > 0 && han * 4 > han + rest.replace(/\s+/g, '').length
}
