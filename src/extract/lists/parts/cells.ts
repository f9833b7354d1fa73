/** The text of a table cell that arrives in pieces: breaks as line breaks, superscript numbers as superscript digits. */
import { raiseDigits } from '../../../listing/raised.ts'

/** The longest real cell has 12,000. */
const MAX_CHARACTERS = 200_000

export type CellText = {
  readonly add: (text: string) => void
  readonly addBreak: () => void
  /** The line end of the file that stands before a superscript or a fraction is no space. */
  readonly joinLine: (behind: RegExp) => void
  /** @returns the text of the cell; the next one begins. */
  readonly take: () => string
}

/**
 * White space runs together, line ends of the file among it. In the eCFR a single `<br>` begins a line of a list, two of them
 * (or one and a space) a new section. The flattened copy of the same table has one space there, and two: so one break becomes
 * a space, more become a line break.
 */
export function cellText(): CellText {
  let text = ''
  /** What stands between `text` and what comes next: breaks, and the white space behind the last of them. */
  let breaks = 0
  let lineEnds = 0
  let spaces = 0
  const begin = (): void => {
    if (text !== '') {
      if (breaks > 1 || (breaks === 1 && spaces > 0 && lineEnds === 0)) text += '\n'
      else if (breaks + spaces + lineEnds > 0) text += ' '
    }
    breaks = 0
    lineEnds = 0
    spaces = 0
  }
  return {
    add: (piece) => {
      if (text.length >= MAX_CHARACTERS) return
      let at = 0
      for (;;) {
        for (; at < piece.length; at++) {
          const code = piece.charCodeAt(at)
          if (!isSpace(code)) break
          if (code === 0x0a) lineEnds++
          else if (code !== 0x0d) spaces++
        }
        if (at === piece.length) return
        if (breaks + lineEnds + spaces > 0) begin()
        const end = spaceAfter(piece, at)
        text += at === 0 && end === piece.length ? piece : piece.slice(at, end)
        at = end
      }
    },
    addBreak: () => {
      breaks++
      lineEnds = 0
      spaces = 0
    },
    joinLine: (behind) => {
      if (lineEnds === 1 && breaks + spaces === 0 && behind.test(text.charAt(text.length - 1))) lineEnds = 0
    },
    take: () => {
      const whole = text
      text = ''
      breaks = 0
      lineEnds = 0
      spaces = 0
      return whole
    },
  }
}

/** Index of the next white space that is not a single space between two words. */
function spaceAfter(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x20 && code < 0x7f) continue
    if (isSpace(code) && (code !== 0x20 || at + 1 === text.length || isSpace(text.charCodeAt(at + 1)))) return at
  }
  return text.length
}

/** Space, line end, tab; no-break, thin and narrow no-break space; the space without width. */
function isSpace(code: number): boolean {
  if (code > 0x20 && code < 0xa0) return false
  return (
    code === 0x20 ||
    code === 0x0a ||
    code === 0x0d ||
    code === 0x09 ||
    code === 0xa0 ||
    code === 0x2009 ||
    code === 0x202f ||
    code === 0x200b
  )
}

/** A cell of a copy that lost its breaks: two spaces part sections there. Line ends of the file itself are spaces. */
export function flattenedCell(text: string): string {
  const parted = text.replace(ODD_SPACE, (run) => (run.length > 1 && !/[\n\r\t]/.test(run) ? '\n' : ' '))
  return parted.replace(/ *\n[ \n]*/g, '\n').trim()
}

const ODD_SPACE = /\s{2,}|[\n\t\r\u00A0\u2009\u202F\u200B]/g

/** `<sup>4</sup>` -> "⁴", ",3" -> ",³"; other superscripts stay text. */
export function raised(text: string): string {
  const plain = text.trim()
  return /^,?\s?\d{1,2}$/.test(plain) ? raiseDigits(plain) : text
}
