/** Whether a rule still stands: withdrawn, suspended, in force again (`rule.*`). */
import type { Comparison } from '../compare/comparison.ts'
import { marks } from '../compare/comparison.ts'
import { pairCues } from '../compare/cue-pairs.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'
import { type Cue, cuesOf, type Reading } from '../read/cue.ts'
import { isAboutRule, isOfList, isStated } from './about-rule.ts'
import { isOf } from './table.ts'
import { quote, quoteCue, type Verdict } from './verdict.ts'

export const KINDS = {
  rescinded: 'rule.rescinded',
  suspended: 'rule.suspended',
  reinstated: 'rule.reinstated',
  listed: 'listing.added',
  delisted: 'listing.removed',
} as const

export function compareStanding(comparison: Comparison): Verdict[] {
  const { pairs, gone, came } = pairCues(comparison, 'standing')
  const verdicts: Verdict[] = []
  const changed = pairs.filter(
    (pair) => pair.before.row.state !== pair.after.row.state && isOfList(pair.before) === isOfList(pair.after),
  )
  for (const { before, after } of changed) {
    const governed = !isStated(before, comparison.before) && !isStated(after, comparison.after)
    if (governed) {
      verdicts.push(...measureStep(before, after, comparison))
      continue
    }
    const state = after.row.state === 'holds' ? 'reinstated' : after.row.state
    if (state === undefined) continue
    verdicts.push(verdictOf(state, `${quoteCue(before)} → ${quoteCue(after)}`, comparison, [before], [after]))
  }
  for (const cue of came) {
    const { state } = cue.row
    if (state === undefined || state === 'holds' || state === 'listed') continue
    if (!isStated(cue, comparison.after) || !isAboutRule(cue, comparison.after)) continue
    if (hasElapsed(cue, comparison)) continue
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

const FOREWORD = wordPattern((set) => `^${set('auxiliaries')}\\s+`)

/** "will expire on 30 June" → "expired on 30 June": the day has come, and nothing else. */
function hasElapsed(cue: Cue, { changedBefore, quantities, before: { lexicon } }: Comparison): boolean {
  const foreword = FOREWORD(lexicon)
  const stem = (words: string) => words.toLowerCase().replace(foreword, '').slice(0, 5)
  const foretold = changedBefore.some(({ row, words }) => row.role === 'expiry' && stem(words) === stem(cue.words))
  const days = ({ before, after }: Comparison['quantities']) =>
    [before, after].map((all) =>
      all
        .filter(({ kind }) => kind === 'date')
        .map(({ value }) => value)
        .join(),
    )
  const [was, is] = days(quantities)
  return foretold && was === is
}

/** "must not be relied on", 不得再援引: what follows from the rule being gone. */
export const RELIANCE = wordPattern((set) => `^\\s*(?:${set('leads')}\\s*)?${set('relied')}`)

/** Beside a rule that is gone: no date, no reach, no other state of it; another duty stays. */
const BESIDE = /^(?:date|scope|rule\.suspended|wording\.reworded|editorial)/

/** "It takes effect on 15 May" → "It was rescinded on 13 May and does not take effect": one thing happened. */
export function besideStanding(verdicts: readonly Verdict[], after: Reading): Verdict[] {
  if (!verdicts.some(({ kind }) => kind === KINDS.rescinded)) return [...verdicts]
  const bans = cuesOf(after.cues, 'duty').filter(({ row, parts }) => {
    return row.polarity === 'must-not' && RELIANCE(after.lexicon).test(after.plain.slice(parts.at(-1)?.[1] ?? 0))
  })
  const isBan = (verdict: Verdict) =>
    (verdict.kind === 'obligation.added' || verdict.kind === 'wording.hardened') &&
    bans.some(({ parts }) =>
      parts.some(([start, end]) => verdict.after.some((mark) => mark[0] < end && start < mark[1])),
    )
  // what had its modal is gone with it: 不宜前往 → 警示已解除
  return verdicts.filter((verdict) => !BESIDE.test(verdict.kind) && !isBan(verdict) && !isOf(verdict, 'modal'))
}

/** "may revoke" → "may suspend": what an authority does to somebody got milder; no rule was suspended. */
function measureStep(before: Cue, after: Cue, comparison: Comparison): Verdict[] {
  const steps = [before, after].map(({ row }) => (row.state === 'rescinded' ? 2 : row.state === 'suspended' ? 1 : 0))
  const [from = 0, to = 0] = steps
  if (from === 0 || to === 0 || from === to) return []
  return [
    {
      kind: to < from ? 'wording.softened' : 'wording.hardened',
      rule: `measure.${to < from ? 'down' : 'up'}`,
      reason: `${quoteCue(before)} → ${quoteCue(after)}: a ${to < from ? 'milder' : 'harder'} measure`,
      before: marks([before], comparison, 'before'),
      after: marks([after], comparison, 'after'),
    },
  ]
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
  }
}
