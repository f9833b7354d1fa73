/** Whether somebody stands on a list, where a sentence says so: "was added to the list", "is no longer listed". */
import { type Comparison, type Difference, marks } from './comparison.ts'
import { pairCues } from './pairing.ts'
import { type Cue, cuesOf, type Reading } from './reading.ts'
import { isStated } from './standing.ts'
import { quoteCue, type Verdict, WEIGHTS } from './verdict.ts'

/** @returns what the changed words say of a listing, and the differences that this explains. */
export function compareListed(comparison: Comparison): {
  readonly verdicts: readonly Verdict[]
  readonly explained: readonly Difference[]
} {
  const { pairs, gone, came } = pairCues(comparison, 'listing', 'delisting')
  const turned = pairs.find(({ before, after }) => before.row.family !== after.row.family)
  const lone = came.find(
    (cue) =>
      (cue.row.family === 'delisting' || gone.length > 0) && gone.every(({ row }) => row.family !== cue.row.family),
  )
  const after = turned?.after ?? lone
  if (after === undefined || !isStated(after, comparison.after)) return { verdicts: [], explained: [] }
  const before = turned?.before
  const verdict: Verdict = {
    ...listedVerdict(after, before === undefined ? 'is now said' : `stands where ${quoteCue(before)} stood`),
    before: before === undefined ? [] : marks([before], comparison, 'before'),
    after: marks([after], comparison, 'after'),
  }
  return {
    verdicts: [verdict],
    explained: comparison.differences.filter(
      (one) => one.afterCues.includes(after) || (before !== undefined && one.beforeCues.includes(before)),
    ),
  }
}

/** Somebody is named: a word in capitals behind the first, or a legal form. */
const NAMES_SOMEBODY = /\S\s+[“"(]?\p{Lu}[\p{L}\d]|\b(?:LLC|Ltd|Inc|GmbH|AG|KG|Corp|S\.A|FZE)\b/u

/** "which was added to the list in 2019": told of the past, or of whom it concerns. */
const HISTORY = /\b(?:which|that|who|whose|since|previously|formerly|already|in (?:19|20)\d\d)\b/u

/** @returns what a sentence that came says of a listing. */
export function listedAlone(reading: Reading): Verdict | undefined {
  const cue = cuesOf(reading.cues, 'listing', 'delisting').find((one) => isStated(one, reading))
  if (cue === undefined || !NAMES_SOMEBODY.test(reading.text) || HISTORY.test(reading.plain)) return undefined
  return { ...listedVerdict(cue, 'is now said'), after: cue.parts }
}

function listedVerdict(cue: Cue, says: string): Verdict {
  const isOff = cue.row.family === 'delisting'
  return {
    kind: isOff ? 'listing.removed' : 'listing.added',
    rule: isOff ? 'listed.removed' : 'listed.added',
    reason: `${quoteCue(cue)} ${says}`,
    before: [],
    after: [],
    weight: WEIGHTS.obligation + 0.5,
  }
}
