/** Whose words a part of a sentence is: what others are quoted or reported to have said, and what is only proposed, binds nobody. */
import type { Span } from '../../model/text.ts'
import { allMatches } from '../../text/matches.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'
import { type Cue, cuesOf, type Reading } from './cue.ts'

export type Voice = {
  /** `own-quoted`: a quotation of an authority or of somebody who is only named; `quoted`, `reported`: others; `proposed`: not yet so. */
  readonly kind: 'own-quoted' | 'quoted' | 'reported' | 'proposed'
  readonly span: Span
  /** Who speaks, or the word that proposes. */
  readonly by: string
}

/** “…”, 「…」, "…", „…“; one that is not closed reaches to the end of the sentence. */
const QUOTATION =
  /[“„](?:[^“”„]{0,4000})(?:[“”]|$)|「[^「」]{0,2000}(?:」|$)|『[^『』]{0,2000}(?:』|$)|"[^"]{0,4000}"/gu

/** How far from a quotation its verb may stand, and how far before the verb its speaker. */
const NEAR = { letters: 90, characters: 30 }

/** @returns the parts of the sentence that are not the page's own word, in no order; they may overlap. */
export function voicesOf(reading: Reading): Voice[] {
  const quotations = quotationsOf(reading.text)
  if (reading.speech.length === 0 && !reading.cues.some(isConditional) && !reading.cues.some(isAdvice)) return []
  return [...quotedVoices(reading, quotations), ...reportedVoices(reading, quotations), ...proposedVoices(reading)]
}

/** @returns the places of the quotations, their marks included. */
export function quotationsOf(text: string): Span[] {
  return allMatches(text, QUOTATION).map((match): Span => [match.index, match.index + match[0].length])
}

function quotedVoices(reading: Reading, quotations: readonly Span[]): Voice[] {
  const reach = reading.lexicon.byCharacter ? NEAR.characters : NEAR.letters
  const verbs = cuesOf(reading.speech, 'report').filter((cue) => !lies(placeOf(cue), quotations))
  // a second quotation hangs on the same verb: “…” and “…”
  const first = verbs.find((verb) => quotations.some((span) => gap(placeOf(verb), span) <= reach))
  if (first === undefined) return []
  const { side, by } = speakerOf(first, reading, quotations)
  return quotations.map((span) => ({ kind: side === 'other' ? 'quoted' : 'own-quoted', span, by }))
}

/** "The company said that it violates no law": others say so, without quotation marks. */
function reportedVoices(reading: Reading, quotations: readonly Span[]): Voice[] {
  return cuesOf(reading.speech, 'report').flatMap((verb) => {
    const at = placeOf(verb)
    if (verb.row.sense === 'calls' || lies(at, quotations)) return []
    const { side, by } = speakerOf(verb, reading, quotations)
    return side === 'other' ? [{ kind: 'reported' as const, span: [at[1], clauseEnd(reading.plain, at[1])], by }] : []
  })
}

/** "proposed that platforms must pay", "would be required to", 建议平台应当缴费 */
function proposedVoices(reading: Reading): Voice[] {
  const { plain } = reading
  const voice = (cue: Cue, from: number): Voice => ({
    kind: 'proposed',
    span: [from, clauseEnd(plain, from)],
    by: cue.words,
  })
  const proposals = cuesOf(reading.speech, 'proposal').map((cue) =>
    voice(cue, cue.row.sense === 'whole-clause' ? clauseStart(plain, placeOf(cue)[0]) : placeOf(cue)[1]),
  )
  const conditional = reading.cues.filter(isConditional).map((cue): Voice => {
    const from = placeOf(cue)[1]
    return { kind: 'proposed', span: [from, Math.min(from + VERB, clauseEnd(plain, from))], by: cue.words }
  })
  const advice = reading.cues.filter(isAdvice).map((cue) => voice(cue, placeOf(cue)[1]))
  return [...proposals, ...conditional, ...advice]
}

/** How far behind "would" its verb stands. */
const VERB = 24

function isConditional({ row }: Cue): boolean {
  return row.sense === 'conditional'
}

function isAdvice({ row }: Cue): boolean {
  return row.sense === 'advises-that'
}

const THAT = wordPattern((set) => set('that'))

type Speaker = { readonly side: 'official' | 'other' | 'unknown'; readonly by: string }

/** The subject of the verb: the first speaker named in its clause before it, or behind it (“…,” said the maker). */
function speakerOf(verb: Cue, reading: Reading, quotations: readonly Span[]): Speaker {
  const [start, end] = placeOf(verb)
  const reach = reading.lexicon.byCharacter ? NEAR.characters : NEAR.letters
  const speakers = cuesOf(reading.speech, 'speaker').filter((cue) => !lies(placeOf(cue), quotations))
  const isStop = (from: number, to: number) => /[.;:。；：，]/u.test(reading.plain.slice(from, to))
  const before = speakers.find((cue) => {
    const [from, to] = placeOf(cue)
    return to <= start && start - from <= reach && !isStop(to, start)
  })
  const that = THAT(reading.lexicon)
  const after = speakers.find((cue) => {
    const [from] = placeOf(cue)
    return from >= end && from - end <= reach / 2 && !isStop(end, from) && !that.test(reading.plain.slice(end, from))
  })
  const isInverted = /[“”"」』,]\s*$/u.test(reading.plain.slice(0, start)) || verb.row.sense === 'introduces'
  const speaker = before ?? (isInverted ? after : undefined)
  if (speaker === undefined) return { side: 'unknown', by: '' }
  return { side: speaker.row.sense === 'others' ? 'other' : 'official', by: speaker.words }
}

function placeOf({ parts }: Cue): Span {
  return [parts[0]?.[0] ?? 0, parts.at(-1)?.[1] ?? 0]
}

function lies([start, end]: Span, spans: readonly Span[]): boolean {
  return spans.some(([from, to]) => from <= start && end <= to)
}

function gap(a: Span, b: Span): number {
  return Math.max(0, b[0] - a[1], a[0] - b[1])
}

function clauseEnd(plain: string, from: number): number {
  const at = plain.slice(from).search(/[;；。]|[.](?=\s|$)/u)
  return at < 0 ? plain.length : from + at
}

function clauseStart(plain: string, at: number): number {
  return Math.max(...[';', '；', '。', '. '].map((mark) => plain.lastIndexOf(mark, at - 1))) + 1
}
