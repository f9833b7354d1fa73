/** Instruments that are cited by number: another one, one more or one less is a change. */
import type { Span } from '../../../model/text.ts'
import { type Side, touches } from '../../compare/both-sides.ts'
import { type Comparison, trimSpan } from '../../compare/comparison.ts'
import { instrumentRanges } from '../../read/cited-instruments.ts'
import { cuesOf } from '../../read/cue.ts'
import { type Outcome, quote, type Verdict } from '../verdict.ts'

/** @returns what is told of instruments that were exchanged, came or went. */
export function compareInstruments(comparison: Comparison): Outcome {
  const gone = lonely(comparison, 'before', 'after')
  const came = lonely(comparison, 'after', 'before')
  if (gone.length + came.length === 0) return { verdicts: [], settles: [] }
  const settles = comparison.differences.filter(
    ({ hunk }) => touches(gone, [hunk], 'before') || touches(came, [hunk], 'after'),
  )
  return { verdicts: [verdictOf(gone, came, comparison)], settles }
}

/** The changed instruments of one side that the other does not cite. */
function lonely(comparison: Comparison, side: Side, other: Side): Span[] {
  const nameOf = (text: string) =>
    text
      .toLowerCase()
      .replace(/^sections?\s+/u, '')
      .replace(/\s+/gu, ' ')
  const cited = (of: Side) => instrumentRanges(comparison[of].plain).map((span) => comparison[of].plain.slice(...span))
  const theirs = new Set(cited(other).map(nameOf))
  return instrumentRanges(comparison[side].plain).filter(
    (span) => touches([span], comparison.hunks, side) && !theirs.has(nameOf(comparison[side].plain.slice(...span))),
  )
}

function verdictOf(gone: readonly Span[], came: readonly Span[], comparison: Comparison): Verdict {
  const says = (spans: readonly Span[], side: Side) =>
    spans.map((span) => quote(comparison[side].text.slice(...span))).join(', ')
  const markOf = (spans: readonly Span[], side: Side) =>
    comparison.hunks
      .filter((hunk) => touches(spans, [hunk], side))
      .map((hunk) => trimSpan(comparison[side].text, hunk[side]))
  const marks = { before: markOf(gone, 'before'), after: markOf(came, 'after') }
  if (gone.length > 0 && came.length > 0) {
    const state = stateOf(comparison)
    return {
      kind: state === undefined ? 'wording.reworded' : `rule.${state}`,
      rule: 'instrument.changed',
      reason: `${says(gone, 'before')} → ${says(came, 'after')}: another instrument is ${state ?? 'cited'}`,
      ...marks,
      ...(state === undefined ? {} : { circumstance: 'standing' }),
    }
  }
  const added = came.length > 0
  return {
    kind: added ? 'scope.widened' : 'scope.narrowed',
    rule: `instrument.${added ? 'added' : 'removed'}`,
    reason: `${added ? says(came, 'after') : says(gone, 'before')} is ${added ? 'added' : 'gone'}: what is said holds for ${added ? 'more instruments' : 'fewer instruments'}`,
    ...marks,
  }
}

/** What both sides say becomes of the instruments: 暂停实施, "is rescinded". */
function stateOf({ before, after }: Comparison): 'suspended' | 'rescinded' | undefined {
  const [left, right] = [before, after].map(({ cues }) => cuesOf(cues, 'standing').map(({ row }) => row.state))
  const shared = left?.find((state) => right?.includes(state))
  return shared === 'suspended' || shared === 'rescinded' ? shared : undefined
}
