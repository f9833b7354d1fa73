/** Explain: the readings and rows behind the verdicts on one passage. Slower than classifying, and never on its path. */
import type { SentenceChange } from '../../model/change.ts'
import type { ExplainedVerdict, Explanation, ReadCue, ReadSide } from '../../model/explanation.ts'
import type { Finding } from '../../model/finding.ts'
import type { Span } from '../../model/text.ts'
import { touches } from '../compare/both-sides.ts'
import { rejoinSentences } from '../compare/rewritten-sentences.ts'
import { type Cue, type Reading, shownId } from '../read/cue.ts'
import type { Reader } from '../read/reader.ts'
import { classifyPair } from '../tell/passage.ts'
import { framesOf } from './frames.ts'

/** Longer sentences are classified without being read word by word; so they are here. */
const MAX_CHARACTERS = 20_000

/** @returns one explanation for each sentence that changed, in order; a rewritten sentence is one, as in `classifyPassage`. */
export function explainPassage(changes: readonly SentenceChange[], reader: Reader, today?: string): Explanation[] {
  return rejoinSentences(changes, reader, true).map((change) => explainChange(change, reader, today))
}

function explainChange(change: SentenceChange, reader: Reader, today: string | undefined): Explanation {
  const before = change.before === null ? null : readSide(change.before.text, reader)
  const after = change.after === null ? null : readSide(change.after.text, reader)
  const cuesOf = (reading: Reading | null, side: 'before' | 'after') =>
    [...(reading?.cues ?? []), ...(reading?.speech ?? [])].map((cue) => readCue(cue, change, side))
  const cues = { before: cuesOf(before, 'before'), after: cuesOf(after, 'after') }
  return {
    before: before === null ? null : describe(before, cues.before),
    after: after === null ? null : describe(after, cues.after),
    verdicts: classifyPair(change, reader, today).map((finding) => explainVerdict(finding, cues)),
  }
}

function readSide(text: string, reader: Reader): Reading {
  return reader.read(text.slice(0, MAX_CHARACTERS))
}

function describe(reading: Reading, cues: readonly ReadCue[]): ReadSide {
  const { text, lexicon } = reading
  return { text, language: lexicon.language, version: lexicon.version, frames: framesOf(reading), cues }
}

function readCue(cue: Cue, change: SentenceChange, side: 'before' | 'after'): ReadCue {
  const { row, parts, words } = cue
  const { family, gloss, file = '', example, force, shift, rank, polarity } = row
  return {
    words,
    spans: parts,
    row: shownId(cue),
    family,
    gloss,
    file,
    example,
    ...(force === undefined ? {} : { force }),
    ...(shift === undefined ? {} : { shift }),
    ...(rank === undefined ? {} : { rank }),
    ...(polarity === undefined ? {} : { polarity }),
    changed: change.type !== 'changed' || touches(parts, change.hunks, side),
  }
}

/** A verdict rests on the rows whose words it marks, and on those that its reason names. */
function explainVerdict(
  finding: Finding,
  cues: { readonly before: readonly ReadCue[]; readonly after: readonly ReadCue[] },
): ExplainedVerdict {
  const rows = (['before', 'after'] as const).flatMap((side) => {
    const marks = finding[side]?.marks ?? []
    return cues[side].filter(
      (cue) => marks.some((mark) => cue.spans.some((span) => overlap(span, mark))) || names(finding, cue),
    )
  })
  return { finding, rows }
}

function overlap(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

function names({ reason }: Finding, { words, gloss, changed }: ReadCue): boolean {
  return reason.includes(`‘${words}’ (${gloss})`) || (changed && reason.includes(`‘${words}’ is `))
}
