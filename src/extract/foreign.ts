/** Drawings and formulas within HTML: in them names mean nothing to HTML, and a script or a style is read as tags and text. */

export const FOREIGN: ReadonlySet<string> = new Set(['svg', 'math'])
/** Tags that end a drawing which is never closed, as they do in browsers. */
export const NEVER_FOREIGN: ReadonlySet<string> = new Set(['body', 'div', 'li', 'p', 'table', 'td', 'th', 'tr', 'ul'])
/** Parts of drawings and formulas that hold HTML again. */
export const HTML_AGAIN: ReadonlySet<string> = new Set([
  'foreignobject',
  'annotation-xml',
  'mi',
  'mo',
  'mn',
  'ms',
  'mtext',
])
