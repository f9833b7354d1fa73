/** The text of a table cell that arrives in pieces: breaks as line breaks, superscript numbers as superscript digits. */

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789'].map((digit, i) => [digit, '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(i)]),
)
/** The longest real cell has 12,000. */
const MAX_CHARACTERS = 200_000
/** Stands for `<br>` until the cell is whole. */
const BREAK = '\v'

export type CellText = {
  readonly add: (text: string) => void
  readonly addBreak: () => void
  /** The line end of the file that stands before a superscript or a fraction is no space. */
  readonly joinLine: (behind: RegExp) => void
  /** @returns the text of the cell; the next one begins. */
  readonly take: () => string
}

/**
 * In the eCFR a single `<br>` begins a line of a list, two of them (or one and a space) a new section. The flattened copy of
 * the same table has one space there, and two: so one break becomes a space, more become a line break.
 */
export function cellText(): CellText {
  let text = ''
  return {
    add: (piece) => {
      if (text.length < MAX_CHARACTERS) text += piece
    },
    addBreak: () => {
      text += BREAK
    },
    joinLine: (behind) => {
      if (text.endsWith('\n') && behind.test(text.charAt(text.length - 2))) text = text.slice(0, -1)
    },
    take: () => {
      const whole = text
      text = ''
      return tidyCell(whole)
    },
  }
}

/** Line ends of the file itself are spaces; two spaces that stand in the text part sections, as in the flattened copy. */
export function tidyCell(text: string): string {
  if (isTidy(text)) return text
  return text
    .replace(/[\s\u200B]{2,}|[\n\t\r\v\u00A0\u2009\u202F\u200B]/g, (run) => {
      if (run.includes(BREAK)) return /\v[^\S\v\n\r]|\v[^\S\v]*\v/.test(run) ? BREAK : ' '
      return run.length > 1 && !/[\n\r\t]/.test(run) ? BREAK : ' '
    })
    .replaceAll(BREAK, '\n')
    .trim()
}

const UNTIDY = ['\n', BREAK, '\u00A0', '  ', '\t', '\r', '\u2009', '\u202F', '\u200B']

/** Searching for single characters takes a tenth of the time of a pattern, and most cells are tidy. */
function isTidy(text: string): boolean {
  if (text.startsWith(' ') || text.endsWith(' ')) return false
  return !UNTIDY.some((mark) => text.includes(mark))
}

/** `<sup>4</sup>` -> "⁴", ",3" -> ",³"; other superscripts stay text. */
export function raised(text: string): string {
  const plain = text.trim()
  return /^,?\s?\d{1,2}$/.test(plain) ? plain.replace(/\d/g, (digit) => RAISED[digit] ?? digit) : text
}
