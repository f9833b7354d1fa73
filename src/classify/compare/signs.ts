/** Marks that are values: the minus before a number, the tick in a box. */
import type { Hunk } from '../../model/change.ts'
import type { Span } from '../../model/text.ts'
import type { Reading } from '../read/cue.ts'

/** Before a number, after a word, a bracket or nothing: "at -40 degrees", "- 40 degrees"; not "5 - 10", not "SC-17". */
const SIGN = /^\s*[-−–]\s?(?=\p{Nd})|(?<=[\p{L}(:]\s?)(?<=[\s(:])[-−–](?=\p{Nd})/u

/** Boxes, ticks and crosses: "☑ Licence needed" says the contrary of "☐ Licence needed". */
const TICKS = /[\u2610-\u2612\u2713-\u2718\u2705\u274C\u274E]/gu

/** @returns true where a minus before a number came or went, or one tick became another. */
export function isSignChanged(hunk: Hunk, before: Reading, after: Reading): boolean {
  const ticks = ({ text }: Reading, span: Span) => (text.slice(...span).match(TICKS) ?? []).join('')
  if (ticks(before, hunk.before) !== ticks(after, hunk.after)) return true
  return hasSign(before, hunk.before) !== hasSign(after, hunk.after)
}

function hasSign({ plain }: Reading, [start, end]: Span): boolean {
  if (!/[-−–]/.test(plain.slice(start, end))) return false
  const from = Math.max(0, start - 3)
  const found = SIGN.exec(plain.slice(from, end + 2))
  return found !== null && from + found.index + found[0].length > start && (from === 0 || found.index > 0)
}
