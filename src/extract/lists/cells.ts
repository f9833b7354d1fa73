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
  let breaks = 0
  let spaced = false
  return {
    add: (piece) => {
      if (text.length >= MAX_CHARACTERS) return
      if (breaks === 0) {
        text += piece
        return
      }
      let start = 0
      while (start < piece.length && isSpace(piece.charCodeAt(start))) {
        if (piece.charCodeAt(start) !== 0x0a) spaced = true
        start++
      }
      if (start === piece.length) return
      const before = text.trimEnd()
      const separator = before === '' ? '' : breaks > 1 || spaced ? BREAK : ' '
      text = before + separator + (start === 0 ? piece : piece.slice(start))
      breaks = 0
      spaced = false
    },
    addBreak: () => {
      breaks++
    },
    joinLine: (behind) => {
      if (text.endsWith('\n') && behind.test(text.charAt(text.length - 2))) text = text.slice(0, -1)
    },
    take: () => {
      const whole = text.trim()
      text = ''
      breaks = 0
      spaced = false
      return tidyCell(whole, false)
    },
  }
}

/** Space, line end, tab, no-break space. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xa0
}

/**
 * Line ends of the file itself are spaces.
 * @param flattened the cell is of a copy that lost its breaks: two spaces part sections there.
 */
export function tidyCell(text: string, flattened = true): string {
  const plain =
    ODD.test(text) || text.includes('  ')
      ? text.replace(/[^\S\v]{2,}|[\n\t\r\u00A0\u2009\u202F\u200B]/g, (run) =>
          flattened && run.length > 1 && !/[\n\r\t]/.test(run) ? BREAK : ' ',
        )
      : text
  return (plain.includes(BREAK) ? plain.replace(/ *\v[ \v]*/g, '\n') : plain).trim()
}

const ODD = /[\n\t\r\u00A0\u2009\u202F\u200B]/

/** `<sup>4</sup>` -> "⁴", ",3" -> ",³"; other superscripts stay text. */
export function raised(text: string): string {
  const plain = text.trim()
  return /^,?\s?\d{1,2}$/.test(plain) ? plain.replace(/\d/g, (digit) => RAISED[digit] ?? digit) : text
}
