/** Whether a rule still stands: withdrawn, suspended, in force again (`rule.*`). */
import type { Comparison } from './comparison.ts'
import { marks } from './force.ts'
import { pairCues } from './pairing.ts'
import { type Cue, cuesOf, type Reading } from './reading.ts'
import { quote, quoteCue, type Verdict, WEIGHTS } from './verdict.ts'

export const KINDS = {
  rescinded: 'rule.rescinded',
  suspended: 'rule.suspended',
  reinstated: 'rule.reinstated',
} as const

export function compareStanding(comparison: Comparison): Verdict[] {
  const { pairs, gone, came } = pairCues(comparison, 'standing')
  const verdicts: Verdict[] = []
  const changed = pairs.filter((pair) => pair.before.row.state !== pair.after.row.state)
  for (const { before, after } of changed) {
    const state = after.row.state === 'holds' ? 'reinstated' : after.row.state
    if (state === undefined) continue
    verdicts.push(verdictOf(state, `${quoteCue(before)} → ${quoteCue(after)}`, comparison, [before], [after]))
  }
  for (const cue of came) {
    const { state } = cue.row
    if (state === undefined || state === 'holds' || !isStated(cue, comparison.after)) continue
    verdicts.push(
      verdictOf(
        state,
        `${quoteCue(cue)} is now said${gone.length > 0 ? `, ${quote(gone[0]?.words ?? '')} no longer` : ''}`,
        comparison,
        [],
        [cue],
      ),
    )
  }
  return verdicts
}

function verdictOf(
  state: keyof typeof KINDS,
  reason: string,
  comparison: Comparison,
  before: readonly Cue[],
  after: readonly Cue[],
): Verdict {
  return {
    kind: KINDS[state],
    rule: `standing.${state}`,
    reason,
    before: marks(before, comparison, 'before'),
    after: marks(after, comparison, 'after'),
    weight: WEIGHTS.standing,
  }
}

/**
 * The word says what happened to a rule, not what an authority may or must do to somebody ("may revoke a licence",
 * "应当停止…") and not under a condition.
 */
export function isStated(cue: Cue, reading: Reading): boolean {
  const at = cue.parts[0]?.[0] ?? 0
  const clause = reading.plain.slice(clauseStart(reading.plain, at), at)
  const governed = cuesOf(reading.cues, 'duty', 'condition').some((other) => {
    const [start, end] = other.parts[0] ?? [0, 0]
    return end <= at && start >= at - clause.length && at - end < (reading.lexicon.byCharacter ? 12 : 40)
  })
  return !governed
}

function clauseStart(plain: string, at: number): number {
  return Math.max(...['.', ';', ',', '。', '；', '，', ':', '：'].map((mark) => plain.lastIndexOf(mark, at - 1))) + 1
}
