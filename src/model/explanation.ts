/** How a verdict on wording came about, for somebody who checks it by hand: what was read, on which rows it rests. */
import type { Finding } from './finding.ts'
import type { Family } from './lexicon.ts'
import type { Span } from './text.ts'

/** Words that were read as a row of a lexicon. */
export type ReadCue = {
  readonly words: string
  readonly spans: readonly Span[]
  readonly row: string
  readonly family: Family
  /** How reasons call the row. */
  readonly gloss: string
  /** Where the row stands, and the sentence that shows it at work. */
  readonly file: string
  readonly example: string
  /** Step on the scale of its family. */
  readonly force?: number
  readonly shift?: number
  readonly rank?: number
  readonly polarity?: string
  /** It holds changed words. */
  readonly changed: boolean
}

/** What one clause says: who, must or may, what; with what it hangs on. Slots without words are absent. */
export type Frame = {
  readonly clause: string
  readonly agent?: string
  readonly cue?: string
  readonly polarity?: string
  readonly force?: number
  readonly act?: string
  readonly exception?: string
  readonly condition?: string
  readonly quantifier?: string
  readonly place?: string
  readonly time?: string
  readonly number?: string
  readonly attribution?: string
}

export type ReadSide = {
  readonly text: string
  readonly language: string
  /** Version of the lexicon that read it. */
  readonly version: number
  readonly frames: readonly Frame[]
  readonly cues: readonly ReadCue[]
}

/** A verdict with the rows of the changed words that it rests on. */
export type ExplainedVerdict = {
  readonly finding: Finding
  readonly rows: readonly ReadCue[]
}

/** One sentence that changed, came or went. */
export type Explanation = {
  readonly before: ReadSide | null
  readonly after: ReadSide | null
  readonly verdicts: readonly ExplainedVerdict[]
}
