/** A cue: words of one row of the lexicon, found in a sentence; and the sentence as read. */
import type { Span } from '../../model/text.ts'
import type { Lexicon, Row } from '../lexicon/lexicon.ts'

/** What a row says of its words. Its id is for people: users give rows ids of their own, so no verdict may hang on one. */
export type Sense = Omit<Row, 'id'>

/** Words of the lexicon found in a text; `parts` are their places (two for "除…外"). */
export type Cue = { readonly row: Sense; readonly parts: readonly Span[]; readonly words: string }

export type Word = { readonly start: number; readonly end: number; readonly form: string }

export type Reading = {
  readonly text: string
  /** Lower case, simplified characters, plain quotes, narrow figures: same length as `text`, so that every place holds for both. */
  readonly plain: string
  readonly lexicon: Lexicon
  readonly words: readonly Word[]
  readonly cues: readonly Cue[]
  /** Cues of speech: who speaks, whether something is only proposed, what the page stands for. No rule on a pair weighs them. */
  readonly speech: readonly Cue[]
}

/** Characters that a gap ("除…外") never crosses. */
export const SENTENCE_END = /[。；;！？!?\n]/

/** @returns the cues of some families. */
export function cuesOf(cues: readonly Cue[], ...families: readonly Row['family'][]): Cue[] {
  return cues.filter((cue) => families.includes(cue.row.family))
}

/** An exception that frees from a rule: "is exempt from", "not subject to"; not one that parts cases: "unless". */
export function isExempting({ row }: Cue): boolean {
  return row.sense === 'exemption' || row.sense === 'outside'
}

/** @returns the id of the row that a cue was read by: to be shown, never to be judged by. */
export function shownId({ row }: Cue): string {
  return (row as Row).id
}

export function makeCue(row: Row, parts: readonly Span[], text: string): Cue {
  return { row, parts, words: parts.map(([start, end]) => text.slice(start, end)).join(' … ') }
}
