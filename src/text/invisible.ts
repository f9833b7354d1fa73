/** Characters that nobody sees (soft hyphens, zero-width spaces), taken out before a sentence is read. */
import type { Folded } from './folding.ts'
import { applyStep, unfolded } from './folding.ts'

/** Soft hyphens and zero-width characters: nobody sees them, and words go on across them. Marks of direction decide how it looks, and stay. */
const UNSEEN = /[\u034F\u00AD\u180E\u200B\u2060-\u2064\uFEFF]+/g

const UNSEEN_OR_JOINER = /[\u034F\u00AD\u180E\u200B-\u200D\u2060-\u2064\uFEFF]+/g

/** Scripts from Arabic to Sinhala, and emoji: there a joiner decides what is seen. */
const JOINED = /[\u0600-\u0DFF]|\p{Emoji_Presentation}/u

/** @returns true when the text holds characters that `withoutInvisible` takes out, or may do so. */
export function hasInvisible(text: string): boolean {
  return text.search(UNSEEN_OR_JOINER) >= 0
}

/** @returns the text without what nobody sees, with its way back into the original (`originalSpan`). */
export function withoutInvisible(text: string): Folded {
  const find = hasInvisible(text) && JOINED.test(text) ? UNSEEN : UNSEEN_OR_JOINER
  return applyStep(unfolded(text), { find, by: '' })
}
