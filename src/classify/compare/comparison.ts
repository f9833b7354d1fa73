/** A changed sentence made ready for the rules: both readings, and every difference with what it took away and brought. */
import type { Hunk, Sentence, SentenceChange } from '../../model/change.ts'
import type { Span } from '../../model/text.ts'
import { foldText } from '../../text/folding.ts'
import { isDerived } from '../lexicon/word-forms.ts'
import { instrumentRanges } from '../read/cited-instruments.ts'
import { type Code, readCodes } from '../read/codes.ts'
import type { Cue, Reading, Sense } from '../read/cue.ts'
import { meaningfulWords } from '../read/meaningful-words.ts'
import { readQuantities } from '../read/quantities.ts'
import type { Quantity } from '../read/quantity.ts'
import { insignificantRanges, isAside, liesIn } from '../read/quiet-ranges.ts'
import { isTools } from '../read/quiet-ranges-chinese.ts'
import type { Reader } from '../read/reader.ts'
import { changedWithin, type Side, tidyHunks, touches } from './both-sides.ts'
import { isCitation } from './cited-laws.ts'
import { coverNumbers, fitHunks } from './clean-hunks.ts'
import { equalHunks } from './equal-words.ts'
import { exchangedQuantities } from './exchanged-values.ts'
import { isSignChanged } from './signs.ts'

/** One difference. `gone` and `came` hold the meaningful words, cues aside, that only one side of the sentence has. */
export type Difference = {
  readonly hunk: Hunk
  readonly gone: readonly string[]
  readonly came: readonly string[]
  readonly beforeCues: readonly Cue[]
  readonly afterCues: readonly Cue[]
}

export type Comparison = {
  readonly before: Reading
  readonly after: Reading
  /** Differences that are more than numbering, typography and equal words, in order. */
  readonly differences: readonly Difference[]
  /** What changed, equal words included. */
  readonly hunks: readonly Hunk[]
  /** Cues that hold changed words. */
  readonly changedBefore: readonly Cue[]
  readonly changedAfter: readonly Cue[]
  readonly quantities: Readonly<Record<Side, readonly Quantity[]>>
  /** Quantities whose place holds another value now. */
  readonly exchanged: ReadonlySet<Quantity>
  readonly codes: Readonly<Record<Side, readonly Code[]>>
  /** Ranges in which a difference means nothing: numbering, and numbers that are only written in another way. */
  readonly quiet: Readonly<Record<Side, readonly Span[]>>
}

export type ChangedSentence = Extract<SentenceChange, { type: 'changed' }>

/** More changed places, or cues, than any sentence has that somebody wrote: comparing them all would take minutes. */
const MAX_HUNKS = 300
const MAX_CUES = 400

/**
 * @param language BCP 47 of the page.
 * @returns undefined where the two differ in more places than can be compared.
 */
export function compareSentence(change: ChangedSentence, reader: Reader): Comparison | undefined {
  if (change.hunks.length > MAX_HUNKS) return undefined
  const before = reader.readOnce(change.before)
  const after = reader.readOnce(change.after, before.lexicon)
  if (before.cues.length > MAX_CUES || after.cues.length > MAX_CUES) return undefined
  const codes = { before: codesOf(before), after: codesOf(after) }
  const quantities = { before: amountsOf(before, codes.before), after: amountsOf(after, codes.after) }
  const cut = fitHunks(tidyHunks(change.hunks, before.text, after.text), before, after)
  const fitted = before.lexicon.byCharacter ? coverNumbers(cut, ...numbersOf(before, after, quantities)) : cut
  const exchanged = exchangedQuantities(fitted, { before, after }, quantities)
  const quiet = {
    before: [...quietIn(change.before), ...rewritten(quantities.before, quantities.after, exchanged)],
    after: [...quietIn(change.after), ...rewritten(quantities.after, quantities.before, exchanged)],
  }
  const hunks = fitted.filter(
    (hunk) =>
      !isTypography(hunk, before, after) &&
      !(liesIn(hunk.before, quiet.before) && liesIn(hunk.after, quiet.after)) &&
      !isPutAside(hunk, before, after),
  )
  const equal = equalHunks(hunks, before, after)
  const told = hunks.filter((hunk) => !equal.has(hunk) && !isCitation(hunk, before, after))
  const changedBefore = before.cues.filter((cue) => touches(cue.parts, told, 'before'))
  const changedAfter = after.cues.filter((cue) => touches(cue.parts, told, 'after'))
  const sides = { before, after, hunks, changedBefore, changedAfter, quantities, exchanged, codes, quiet }
  return { ...sides, differences: findDifferences({ ...sides, hunks: told }) }
}

/** A figure that no list counts is content. */
function quietIn({ text, figure }: Sentence): Span[] {
  const ranges = insignificantRanges(text)
  return figure === true ? ranges.filter(([start]) => start > 0) : ranges
}

function codesOf({ plain, lexicon }: Reading): readonly Code[] {
  return lexicon.byCharacter ? [] : readCodes(plain, lexicon)
}

/** Dates, periods and numbers; a code is no number. */
function amountsOf(reading: Reading, codes: readonly Code[]): Quantity[] {
  const named = [...codes.map(({ span }) => span), ...instrumentRanges(reading.plain)]
  return readQuantities(reading).filter(({ span }) => !named.some(([start, end]) => start < span[1] && span[0] < end))
}

/** The numbers of both sides that are written with Chinese numerals or figures; dates are compared part by part. */
function numbersOf(before: Reading, after: Reading, quantities: Comparison['quantities']) {
  const spansOf = (all: readonly Quantity[]) => all.filter(({ kind }) => kind !== 'date').map(({ span }) => span)
  return [
    { length: before.plain.length, numbers: spansOf(quantities.before) },
    { length: after.plain.length, numbers: spansOf(quantities.after) },
  ] as const
}

/** "3" → "three (3)", "15-May-2018" → "2018-05-15": the same number on both sides. */
function rewritten(mine: readonly Quantity[], theirs: readonly Quantity[], exchanged: ReadonlySet<Quantity>): Span[] {
  const values = new Set(theirs.map((one) => one.value))
  return mine.filter((one) => values.has(one.value) && !exchanged.has(one)).map((one) => one.span)
}

/** "a Team Contact" → "a Team Contact [TEAM-CONTACT]" */
function isPutAside(hunk: Hunk, before: Reading, after: Reading): boolean {
  const [left, right] = [before.text.slice(...hunk.before), after.text.slice(...hunk.after)]
  return left === '' ? isAside(right) : right === '' && isAside(left)
}

function isTypography(hunk: Hunk, before: Reading, after: Reading): boolean {
  const fold = (reading: Reading, [start, end]: Span) =>
    foldText(reading.plain.slice(start, end)).replace(/[\s\p{P}]/gu, '')
  const left = before.plain.slice(...hunk.before)
  const right = after.plain.slice(...hunk.after)
  if ((left === '' && isTools(right)) || (right === '' && isTools(left))) return true
  // An inserted "、" or "or" carries meaning elsewhere; an inserted comma or bracket does not.
  return (
    fold(before, hunk.before) === fold(after, hunk.after) &&
    !/[%％$€£¥]/.test(left + right) &&
    !isSignChanged(hunk, before, after)
  )
}

function findDifferences(sides: Omit<Comparison, 'differences'>): Difference[] {
  const { before, after, hunks, quiet } = sides
  const cueSpans = (cues: readonly Cue[]) => cues.flatMap((cue) => cue.parts)
  const counted = (mine: readonly Cue[], theirs: readonly Cue[]) =>
    mine.filter((cue) => isOperative(cue) || isSameBound(cue.row, theirs))
  const leaveOut = {
    before: [...cueSpans(counted(sides.changedBefore, sides.changedAfter)), ...quiet.before],
    after: [...cueSpans(counted(sides.changedAfter, sides.changedBefore)), ...quiet.after],
  }
  const gone = hunks.map((hunk) => meaningfulWords(before, [hunk.before], leaveOut.before))
  const came = hunks.map((hunk) => meaningfulWords(after, [hunk.after], leaveOut.after))
  const leftGone = count(came.flat())
  const leftCame = count(gone.flat())
  const [lost, won] = [
    gone.map((words) => words.filter((word) => !take(leftGone, word))),
    came.map((words) => words.filter((word) => !take(leftCame, word))),
  ]
  if (!before.lexicon.byCharacter) dropDerived(lost, won)
  return hunks.map((hunk, index) => ({
    hunk,
    gone: lost[index] ?? [],
    came: won[index] ?? [],
    beforeCues: sides.changedBefore.filter((cue) => changedWithin(cue.parts, [hunk], 'before').length > 0),
    afterCues: sides.changedAfter.filter((cue) => changedWithin(cue.parts, [hunk], 'after').length > 0),
  }))
}

/** More words than this on a side are not matched by their families. */
const MAX_DERIVED = 40

/** "the storage of samples" → "storing samples": words of one family cancel each other. */
function dropDerived(gone: string[][], came: string[][]): void {
  if (Math.max(gone.flat().length, came.flat().length) > MAX_DERIVED) return
  for (const words of gone) {
    for (const word of [...words]) {
      const other = came.find((candidates) => candidates.some((candidate) => isDerived(word, candidate)))
      const at = other?.findIndex((candidate) => isDerived(word, candidate)) ?? -1
      if (other === undefined || at < 0) continue
      other.splice(at, 1)
      words.splice(words.indexOf(word), 1)
    }
  }
}

/** Families whose words are plain words as well. */
const PLAIN = new Set(['act', 'measure', 'bound', 'when', 'standing', 'correction', 'penalty'])

/** Cues whose words are counted as cues; the others ("rule", "report", "within") are also plain words. */
function isOperative(cue: Cue): boolean {
  return !PLAIN.has(cue.row.family)
}

/** "no later than 30 days" → "within 30 days" or "by 30 June": a bound that the other side states in other words. */
export function isSameBound({ bound, role }: Sense, others: readonly Cue[]): boolean {
  const isLimit = bound === '<=' || role === 'deadline'
  return others.some(({ row }) =>
    isLimit ? row.bound === '<=' || row.role === 'deadline' : bound !== undefined && row.bound === bound,
  )
}

function count(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function take(counts: Map<string, number>, word: string): boolean {
  const left = counts.get(word) ?? 0
  if (left > 0) counts.set(word, left - 1)
  return left > 0
}

/** @returns the cues of a difference on one side. */
export function cuesIn(difference: Difference, side: 'before' | 'after'): readonly Cue[] {
  return side === 'after' ? difference.afterCues : difference.beforeCues
}

/** @returns the changed words of a difference on one side. */
export function textOf(difference: Difference, comparison: Comparison, side: 'before' | 'after'): string {
  return side === 'after'
    ? comparison.after.text.slice(...difference.hunk.after)
    : comparison.before.text.slice(...difference.hunk.before)
}

/** @returns the span without white space at its ends; of white space alone, its beginning. */
export function trimSpan(text: string, [start, end]: Span): Span {
  const inner = text.slice(start, end)
  if (inner.trim() === '') return [start, start]
  return [start + (inner.length - inner.trimStart().length), end - (inner.length - inner.trimEnd().length)]
}

/** @returns the changed words of the cues on one side. */
export function marks(cues: readonly Cue[], comparison: Comparison, side: 'before' | 'after'): Span[] {
  return cues.flatMap((cue) => changedWithin(cue.parts, comparison.hunks, side))
}
