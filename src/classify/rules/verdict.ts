/** What a rule says of one changed sentence, before severity and flags. */
import type { FindingKind } from '../../model/finding.ts'
import type { Evidence, Span } from '../../model/text.ts'
import type { Difference } from '../compare/comparison.ts'
import type { Cue } from '../read/cue.ts'
import type { Circumstance } from './table/row.ts'
import { rowOf, type WordingRuleId } from './table.ts'

export type Verdict = {
  readonly kind: FindingKind
  /** The rule that decided. */
  readonly rule: WordingRuleId
  /** One sentence with the operative words of both sides. */
  readonly reason: string
  /** Changed words in the two texts; an empty span is the place where the other text has words and this one has none. */
  readonly before: readonly Span[]
  readonly after: readonly Span[]
  /** What the rule found around its words, where the table gives it another place for that. */
  readonly circumstance?: Circumstance
  /** Points by which it stands before others of its place, such as the size of a step. */
  readonly nuance?: number
  /** Of a rule on force: how far the scale moved. */
  readonly step?: number
  /** How many rules said the same of the sentence; absent: one. */
  readonly agreeing?: number
}

/** What a pass has to say. */
export type Outcome = {
  readonly verdicts: readonly Verdict[]
  /** Differences that it dealt with: the passes behind it need not look at them. */
  readonly settles: Iterable<Difference>
}

/** Points of a whole step on a scale: fewer than part one place from the next. */
const POINTS_OF_STEP = 10

/** @returns the nuance of a verdict on force: how far the scale moved, up to `most` steps. */
export function nuanceOf(step: number, most: number): number {
  return Math.min(Math.abs(step), most) * POINTS_OF_STEP
}

/** Orders verdicts: what stands first of several is the primary one. Those of one place keep their order. */
export function byPlace(a: Verdict, b: Verdict): number {
  return placeOf(b) - placeOf(a)
}

function placeOf({ rule, circumstance, nuance = 0 }: Verdict): number {
  const row = rowOf(rule)
  const place = circumstance === undefined ? undefined : row.circumstances?.[circumstance]?.place
  return (place ?? row.place) + nuance
}

const QUOTE_CHARACTERS = 90

/** @returns the words in quotation marks, cut at 90 characters. */
export function quote(words: string): string {
  const text = words.replace(/\s+/g, ' ').trim()
  return `‘${text.length > QUOTE_CHARACTERS ? `${text.slice(0, QUOTE_CHARACTERS).trimEnd()}…` : text}’`
}

/** @returns "‘violates’ (assertion of breach)" */
export function quoteCue(cue: Cue): string {
  return `${quote(cue.words)} (${cue.row.gloss})`
}

/** @returns one verdict for each kind: the strongest, with the marks of all. */
export function mergeByKind(verdicts: readonly Verdict[]): Verdict[] {
  const merged = new Map<string, Verdict>()
  for (const verdict of [...verdicts].sort(byPlace)) {
    const strongest = merged.get(verdict.kind)
    merged.set(
      verdict.kind,
      strongest === undefined
        ? verdict
        : {
            ...strongest,
            agreeing: (strongest.agreeing ?? 1) + 1,
            before: joinSpans([...strongest.before, ...verdict.before]),
            after: joinSpans([...strongest.after, ...verdict.after]),
          },
    )
  }
  return [...merged.values()].sort(byPlace)
}

/** @returns the spans in order, overlapping ones joined; an empty one stays where it touches no other. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], end)]
    else joined.push([start, end])
  }
  return joined
}

/** @returns the text with the spans as its marks, and the empty ones as its places. */
export function evidenceOf(text: string, spans: readonly Span[]): Evidence {
  const joined = joinSpans(spans)
  const marks = joined.filter(([start, end]) => start < end)
  const places = joined.flatMap(([start, end]) => (start < end ? [] : [start]))
  return { text, marks, ...(places.length === 0 ? {} : { places }) }
}
