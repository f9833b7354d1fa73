/** Page text made safe to stand in a line of ours: no control characters, nothing invisible that reorders or hides. */

/** C0 and C1 controls that mean a space or a line. */
const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]/g

/**
 * Other controls; bidirectional controls (a line could be read in another order than it is written); zero-width and tag
 * characters. U+200C and U+200D stay: Persian and emoji need them.
 */
const UNSEEN =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu

/** @returns the text without them, each line break as one space; lone surrogates become U+FFFD. Not trimmed. */
export function clean(text: string): string {
  return text.toWellFormed().replace(SPACES, ' ').replace(UNSEEN, '')
}

/** @returns one trimmed line of at most `max` UTF-16 units; a longer one ends in an ellipsis. */
export function oneLine(text: string, max: number): string {
  // Ten times the limit holds it whatever is removed; a text of megabytes is not searched to its end.
  return shorten(
    clean(text.slice(0, max * 10))
      .replace(/ +/g, ' ')
      .trim(),
    max,
  )
}

/** @returns at most `max` UTF-16 units, never half of a character; a longer text ends in an ellipsis. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** @returns the address as a browser would open it, only http(s) and without user names; undefined for anything else. */
export function safeUrl(url: string): string | undefined {
  const parsed = URL.parse(url)
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return undefined
  if (parsed.username !== '' || parsed.password !== '' || parsed.href.length > 2000) return undefined
  return parsed.href
}
