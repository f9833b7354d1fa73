/** Duties and permissions that came or went with a clause of their own. */
import { type Comparison, cuesIn, type Difference, marks, textOf } from '../../compare/comparison.ts'
import type { Family } from '../../lexicon/lexicon.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { type Cue, cuesOf } from '../../read/cue.ts'
import { type Outcome, quote, quoteCue, type Verdict } from '../verdict.ts'
import type { Forces } from './force.ts'

/** Force from which a duty or a ban is told as one. */
const BINDING = 2.5

/** "and the Office shall continue to watch": nobody has to do what he did not do before. */
const CONTINUES = wordPattern((set) => `^\\s+${set('continue')}`)

/** Words that put what follows under another clause: its modals ask nothing of their own. */
const SUBORDINATE: Family[] = ['exception', 'inclusion']

export function judgeDutyClauses(comparison: Comparison, forces: Forces): Outcome {
  const verdicts: Verdict[] = []
  const settles = new Set<Difference>()
  for (const [side, cues] of [
    ['after', forces.clauses.came],
    ['before', forces.clauses.gone],
  ] as const) {
    for (const cue of cues) {
      if (cue.row.family !== 'duty') continue
      const own = comparison.differences.filter((one) => cuesIn(one, side).includes(cue))
      const at = cue.parts[0]?.[0] ?? 0
      if (own.some((one) => cuesOf(cuesIn(one, side), ...SUBORDINATE).some((other) => (other.parts[0]?.[0] ?? 0) < at)))
        continue
      for (const one of own) settles.add(one)
      if (CONTINUES(comparison[side].lexicon).test(comparison[side].plain.slice(cue.parts.at(-1)?.[1] ?? 0))) continue
      if (binds(cue) && own.some((one) => isExceptionClause(one, comparison, side))) continue
      verdicts.push(dutyVerdict(cue, own, comparison, forces, side))
    }
  }
  return { verdicts, settles }
}

function dutyVerdict(
  cue: Cue,
  own: readonly Difference[],
  comparison: Comparison,
  forces: Forces,
  side: 'before' | 'after',
): Verdict {
  const { row } = cue
  const clause = own.map((one) => textOf(one, comparison, side)).join(' … ')
  const came = side === 'after'
  const markOf = {
    before: came ? [] : marks([cue], comparison, 'before'),
    after: came ? marks([cue], comparison, 'after') : [],
  }
  if (binds(cue)) {
    return {
      kind: came ? 'obligation.added' : 'obligation.removed',
      rule: came ? 'clause.duty-added' : 'clause.duty-removed',
      reason: `${quoteCue(cue)} is ${came ? 'added' : 'gone'} with its clause: ${quote(clause)}`,
      ...markOf,
    }
  }
  return {
    ...permissionKind(own, comparison, forces, side),
    rule: came ? 'clause.permission-added' : 'clause.permission-removed',
    reason: `${quote(cue.words)} (${row.gloss}) ${came ? 'comes' : 'goes'} with ${quote(clause)}`,
    ...markOf,
  }
}

const EXCEPTS = wordPattern((set) => `^[\\s,，;；。.]*(?:${set('but')}|${set('except')})`)

/** 但是对其中必须鉴定的物品，可以扣押: it allows something that stands otherwise. */
function isExceptionClause(one: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  const { plain, lexicon } = comparison[side]
  return (
    EXCEPTS(lexicon).test(plain.slice(...one.hunk[side])) &&
    cuesOf(cuesIn(one, side), 'duty').some((cue) => cue.row.polarity === 'may')
  )
}

/** A duty, a ban, or advice for or against. */
export function binds({ row }: Cue): boolean {
  return (row.polarity === 'must' || row.polarity === 'must-not') && (row.force ?? 0) >= BINDING
}

/** A permission beside a duty or ban that stands relaxes it; beside other permissions it reaches further; to punish hardens. */
function permissionKind(
  own: readonly Difference[],
  comparison: Comparison,
  forces: Forces,
  side: 'before' | 'after',
): Pick<Verdict, 'kind' | 'circumstance'> {
  const up = side === 'after'
  const reading = comparison[side]
  const excepts = own.some((one) => isExceptionClause(one, comparison, side))
  const punishes = cuesOf(reading.cues, 'penalty').some((cue) =>
    own.some((one) => cue.parts.some(([start, end]) => start < one.hunk[side][1] && end > one.hunk[side][0])),
  )
  if (punishes) return { kind: up ? 'wording.hardened' : 'wording.softened', circumstance: 'penalty' }
  // 不得扣押，但是…的可以扣押: an exception to what stands.
  if (excepts && standsDuty(comparison, forces))
    return { kind: up ? 'scope.narrowed' : 'scope.widened', circumstance: 'excepts' }
  if (standsDuty(comparison, forces))
    return { kind: up ? 'wording.softened' : 'wording.hardened', circumstance: 'relaxes' }
  return { kind: up ? 'scope.widened' : 'scope.narrowed' }
}

/** A duty or ban stands on both sides, in the same words or in equal ones. */
function standsDuty({ before, changedBefore }: Comparison, { explained }: Forces): boolean {
  const changed = new Set(changedBefore)
  return cuesOf(before.cues, 'duty').some((cue) => binds(cue) && (!changed.has(cue) || explained.has(cue)))
}
