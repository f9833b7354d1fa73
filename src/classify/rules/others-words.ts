/** Verdicts on words that are not the page's own: what others are quoted or reported to have said, and what is only proposed. */
import type { Hunk } from '../../model/change.ts'
import type { FindingKind } from '../../model/finding.ts'
import type { Span } from '../../model/text.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'
import type { Reading } from '../read/cue.ts'
import { quotationsOf, type Voice, voicesOf } from '../read/speakers.ts'
import { joinSpans, quote, type Verdict } from './verdict.ts'

/** Kinds that say what is asked or claimed; a date or an amount is one whoever states it. */
const WEIGHED = /^(?:wording|scope|obligation|listing)\b/

const RULES: Readonly<Record<Voice['kind'], Verdict['rule']>> = {
  'own-quoted': 'quote.altered',
  quoted: 'quote.changed',
  reported: 'report.changed',
  proposed: 'duty.proposed',
}

type Sides = Readonly<Partial<Record<'before' | 'after', Reading>>>

/**
 * "The trade group said it “must” → “may”": nothing that anybody has to do became weaker.
 * @param sides the sentence before and after; one of them where it came or went whole.
 * @returns the verdicts; those that rest on the words of others alone as `wording.reworded`, with whose words they are.
 */
export function attribute(verdicts: readonly Verdict[], sides: Sides): Verdict[] {
  if (!verdicts.some(({ kind }) => WEIGHED.test(kind))) return [...verdicts]
  const voices = {
    before: sides.before === undefined ? [] : voicesOf(sides.before),
    after: sides.after === undefined ? [] : voicesOf(sides.after),
  }
  if (voices.before.length + voices.after.length === 0) return [...verdicts]
  return verdicts.map((verdict) => {
    const voice = WEIGHED.test(verdict.kind) ? voiceOf(verdict, voices) : undefined
    if (voice === undefined) return verdict
    const { circumstance: _, nuance: __, ...told } = verdict
    return {
      ...told,
      kind: 'wording.reworded',
      rule: RULES[voice.kind],
      reason:
        voice.kind === 'quoted' ? `${changed(verdict, sides)}; ${says(voice)}` : `${verdict.reason}; ${says(voice)}`,
    }
  })
}

/** ‘gift to rivals’ → ‘disaster for every maker’: what others say is not weighed on any scale. */
function changed({ before, after }: Verdict, sides: Sides): string {
  const words = (side: 'before' | 'after', marks: readonly Span[]) =>
    marks.length === 0 ? undefined : quote(sides[side]?.text.slice(marks[0]?.[0], marks.at(-1)?.[1]) ?? '')
  const [was, is] = [words('before', before), words('after', after)]
  if (was === undefined || is === undefined) return `${was ?? is} is ${was === undefined ? 'added' : 'gone'}`
  return `${was} → ${is}`
}

function voiceOf(
  { kind, before, after, rule }: Verdict,
  voices: Readonly<Record<'before' | 'after', readonly Voice[]>>,
): Voice | undefined {
  const holds = (spans: readonly Span[], side: 'before' | 'after', proposed: boolean) =>
    voices[side].find(
      (voice) =>
        (voice.kind === 'proposed') === proposed &&
        spans.every(([start, end]) => voice.span[0] <= start && end <= voice.span[1]),
    )
  if (before.length + after.length === 0) return undefined
  const [left, right] = [holds(before, 'before', false), holds(after, 'after', false)]
  if (left !== undefined && right !== undefined) return after.length > 0 ? right : left
  if (before.length === 0 && right !== undefined) return right
  if (after.length === 0 && left !== undefined) return left
  if (!isDutyAlone(kind, rule)) return undefined
  return after.length > 0 ? holds(after, 'after', true) : holds(before, 'before', true)
}

/** A duty that came or went; one that only changed its force inside a proposal is a proposal that got harder or softer. */
function isDutyAlone(kind: FindingKind, rule: Verdict['rule']): boolean {
  return kind.startsWith('obligation.') || rule === 'duty.inserted'
}

function says({ kind, by }: Voice): string {
  if (kind === 'proposed') return `${quote(by)}: it is proposed, and not yet a duty`
  const who = by === '' ? 'somebody' : quote(by)
  if (kind === 'reported') return `these are the words of ${who} as the page reports them`
  return kind === 'quoted'
    ? `the quotation of ${who} changed`
    : `a quotation was altered${by === '' ? '' : ` (${quote(by)})`}`
}

/** Shorter words may be quoted for any reason: a term, a title. */
const LEAST_CLAIM = { letters: 12, characters: 6 }

/**
 * What the page said itself is now what others say, or the reverse: "X violates the rule" → "The claim “X violates the rule”".
 * @returns the verdict, or undefined where no clause changed its speaker.
 */
export function judgeSpeaker({ before, after }: Comparison, hunks: readonly Hunk[]): Verdict | undefined {
  const given = foreignClause(after, before)
  if (given !== undefined) return speakerVerdict(given, 'after', after, hunks)
  const taken = foreignClause(before, after)
  return taken === undefined ? undefined : speakerVerdict(taken, 'before', before, hunks)
}

/** Words that are not the page's own in `here`, and were in `there`: a claim, or the word that somebody has for it. */
function foreignClause(here: Reading, there: Reading): Span | undefined {
  const attributed = voicesOf(here).flatMap(({ kind, span }) =>
    kind === 'quoted' || kind === 'reported' ? [span] : [],
  )
  const quotations = quotationsOf(here.text)
  const foreign = [
    ...voicesOf(there).flatMap(({ kind, span }) => (kind === 'proposed' ? [] : [span])),
    ...quotationsOf(there.text),
  ]
  const isOwn = (words: string) => {
    const at = there.plain.indexOf(words)
    return at >= 0 && !foreign.some(([from, to]) => from <= at && at < to)
  }
  const whole = bare(there.plain, there.lexicon)
  const least = here.lexicon.byCharacter ? LEAST_CLAIM.characters : LEAST_CLAIM.letters
  return joinSpans([...attributed, ...quotations]).find((span) => {
    const words = bare(here.plain.slice(...span), here.lexicon)
    if (words.length < 2 || OWN(here.lexicon).test(words) || !isOwn(words)) return false
    const isQuotation = quotations.some(([from]) => from === span[0])
    if (isQuotation && isNamedSo(here, span) && !isNamedSo(there, [0, there.text.length])) return true
    // a quotation of part of a clause is a term; of a whole sentence, a claim
    return (
      words.length >= least && (words === whole || attributed.some(([from, to]) => from <= span[0] && span[1] <= to))
    )
  })
}

/** How far before a quotation the verb stands that gives it as somebody's word: described as a “robust record”. */
const LEAD = 12

function isNamedSo({ speech }: Reading, [start, end]: Span): boolean {
  return speech.some(({ row, parts }) => {
    const at = parts.at(-1)?.[1] ?? 0
    return row.sense === 'calls' && (at <= start ? start - at <= LEAD : at <= end)
  })
}

const OWN = wordPattern((set) => set('we'))
const AROUND = wordPattern((set) => `^(?:\\s|\\p{P}|${set('that')}\\s)+|(?<![\\s\\p{P}])[\\s\\p{P}]+$`, 'gu')

/** The words of a clause without its marks, nor the "that" before it. */
function bare(text: string, lexicon: Lexicon): string {
  return text.replace(AROUND(lexicon), '')
}

function speakerVerdict(span: Span, side: 'before' | 'after', reading: Reading, hunks: readonly Hunk[]): Verdict {
  const given = side === 'after'
  const marks = hunks.map((hunk) => hunk[side]).filter(([start, end]) => start < end)
  const words = quote(reading.text.slice(...span).replace(/^[\s\p{P}]+|(?<![\s\p{P}])[\s\p{P}]+$/gu, ''))
  return {
    kind: given ? 'wording.softened' : 'wording.hardened',
    rule: given ? 'voice.given' : 'voice.taken',
    reason: given
      ? `the page said ${words} itself, and now gives it as the words of others`
      : `the page gave ${words} as the words of others, and now says it itself`,
    before: given ? [] : marks,
    after: given ? marks : [],
  }
}
