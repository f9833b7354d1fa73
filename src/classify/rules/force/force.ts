/** Force: what a duty asks and how certain a statement is, before and after (`wording.softened`, `wording.hardened`). */
import type { Comparison } from '../../compare/comparison.ts'
import { type CuePair, pairCues } from '../../compare/cue-pairs.ts'
import { type Cue, cuesOf, type Sense } from '../../read/cue.ts'
import { meaningfulWords } from '../../read/meaningful-words.ts'
import type { Verdict } from '../verdict.ts'
import { judgeDegrees } from './degrees.ts'
import { isClause, judgeLone } from './modal-alone.ts'
import { isMightNot, isTurned, judgePair, STRENGTHS } from './steps.ts'

export type Forces = {
  readonly verdicts: readonly Verdict[]
  /** Cues that these verdicts, or an equal counterpart, have dealt with. */
  readonly explained: ReadonlySet<Cue>
  /** A ban became a duty, or the reverse, and a negation made them equal: 未取得…不得 is 取得…方可. */
  readonly isMended: boolean
  /** Duties that came or went with words of their own: for the rules on clauses. */
  readonly clauses: { readonly gone: readonly Cue[]; readonly came: readonly Cue[] }
}

export function compareForces(comparison: Comparison): Forces {
  const { pairs, ...lone } = pairCues(comparison, ...STRENGTHS)
  const [gone, came] = [lone.gone, lone.came].map((cues) => cues.filter((cue) => cue.row.pairOnly !== true)) as [
    Cue[],
    Cue[],
  ]
  const verdicts: Verdict[] = []
  const explained = new Set(pairs.flatMap((pair) => [pair.before, pair.after]))
  for (const pair of pairs) verdicts.push(...judgePair(pair, comparison))

  const claims = { gone: cuesOf(gone, 'claim'), came: cuesOf(came, 'claim') }
  const rest = {
    gone: gone.filter((cue) => cue.row.family !== 'claim'),
    came: came.filter((cue) => cue.row.family !== 'claim'),
  }
  const weakest = { before: least(claims.gone), after: least(claims.came) }
  const warned = underWarning(claims, comparison)
  if (weakest.before !== undefined && weakest.after !== undefined) {
    verdicts.push(...judgePair({ before: weakest.before, after: weakest.after }, comparison))
    for (const cue of [...claims.gone, ...claims.came]) explained.add(cue)
  } else if (warned !== undefined) {
    verdicts.push(...judgePair(warned, comparison))
    for (const cue of [...claims.gone, ...claims.came]) explained.add(cue)
  } else {
    rest.gone.push(...claims.gone)
    rest.came.push(...claims.came)
  }

  const apart: { gone: Cue[]; came: Cue[] } = { gone: [], came: [] }
  // Cues that were rewritten elsewhere in the sentence: in order, one for one.
  while (rest.gone.length > 0 && rest.came.length > 0) {
    const pair = takePair(rest.gone, rest.came)
    if (pair === undefined) break
    if (!isSameAct(pair, comparison)) {
      apart.gone.push(pair.before)
      apart.came.push(pair.after)
      continue
    }
    explained.add(pair.before).add(pair.after)
    verdicts.push(...judgePair(pair, comparison))
  }

  rest.gone.push(...apart.gone)
  rest.came.push(...apart.came)
  for (const pair of pairAdvice(rest, lone)) {
    explained.add(pair.before).add(pair.after)
    verdicts.push(...judgePair(pair, comparison))
  }

  const alone = {
    gone: rest.gone.filter((cue) => !isClause(cue, comparison, 'before')),
    came: rest.came.filter((cue) => !isClause(cue, comparison, 'after')),
  }
  for (const cue of alone.came) verdicts.push(...judgeLone(cue, comparison, 'after'))
  for (const cue of alone.gone) verdicts.push(...judgeLone(cue, comparison, 'before'))
  for (const cue of [...alone.gone, ...alone.came]) explained.add(cue)
  verdicts.push(...judgeDegrees(comparison, verdicts.length > 0, explained))
  return {
    verdicts,
    explained,
    isMended: pairs.some((pair) => isTurned(pair.before, pair.after) || isMightNot(pair, comparison)),
    clauses: {
      gone: rest.gone.filter((cue) => !explained.has(cue)),
      came: rest.came.filter((cue) => !explained.has(cue)),
    },
  }
}

/** A claim at the top of its scale: a breach, a finding. */
function isAsserted({ family, force = 0, pairOnly }: Sense): boolean {
  return family === 'claim' && force >= 5 && pairOnly !== true
}

/** How far from a warning the claim may stand that it makes one of. */
const WARNED = { characters: 40, letters: 100 }

/** 违反规定 → 存在违反规定的风险: the claim stands, and is now what one is warned of; or the reverse. */
function underWarning(
  claims: { readonly gone: readonly Cue[]; readonly came: readonly Cue[] },
  comparison: Comparison,
): CuePair | undefined {
  const find = (risk: Cue | undefined, side: 'before' | 'after'): [Cue, Cue] | undefined => {
    const [here, there] =
      side === 'after' ? [comparison.after, comparison.before] : [comparison.before, comparison.after]
    if (risk === undefined || there.cues.some(({ row }) => row.sense === 'risk')) return undefined
    const reach = here.lexicon.byCharacter ? WARNED.characters : WARNED.letters
    const at = risk.parts[0]?.[0] ?? 0
    const claim = here.cues.find(({ row, parts }) => {
      const place = parts[0]?.[0] ?? 0
      const between = here.plain.slice(Math.min(at, place), Math.max(at, place))
      return isAsserted(row) && between.length <= reach && !/[。；;]/u.test(between)
    })
    const counterpart = there.cues.find(({ row }) => isAsserted(row) && row.sense === claim?.row.sense)
    return claim === undefined || counterpart === undefined ? undefined : [counterpart, risk]
  }
  const isRisk = ({ row }: Cue) => row.sense === 'risk'
  const came = claims.gone.length === 0 ? find(claims.came.find(isRisk), 'after') : undefined
  if (came !== undefined) return { before: came[0], after: came[1] }
  const gone = claims.came.length === 0 ? find(claims.gone.find(isRisk), 'before') : undefined
  return gone === undefined ? undefined : { before: gone[1], after: gone[0] }
}

/** 鼓励代理人公开 → 代理人应当公开: advice, read beside a duty only, that gave way to one elsewhere in the sentence, or the reverse. */
function pairAdvice(
  rest: { gone: Cue[]; came: Cue[] },
  lone: { gone: readonly Cue[]; came: readonly Cue[] },
): CuePair[] {
  const isDuty = (cue: Cue) => cue.row.family === 'duty' && cue.row.polarity === 'must'
  const isAdvice = (cue: Cue) => cue.row.pairOnly === true && isDuty(cue)
  const take = (cues: Cue[]) => cues.splice(cues.findIndex(isDuty), 1)[0]
  const [adviceGone, adviceCame] = [lone.gone.find(isAdvice), lone.came.find(isAdvice)]
  if (adviceGone !== undefined && adviceCame === undefined && rest.came.some(isDuty)) {
    const after = take(rest.came)
    return after === undefined ? [] : [{ before: adviceGone, after }]
  }
  if (adviceCame !== undefined && adviceGone === undefined && rest.gone.some(isDuty)) {
    const before = take(rest.gone)
    return before === undefined ? [] : [{ before, after: adviceCame }]
  }
  return []
}

/** How much of a clause behind its modal tells what it asks for. */
const ACT = { characters: 14, letters: 60 }

/** Both modals stand over the same act: some word of what follows one follows the other too. */
function isSameAct({ before, after }: CuePair, comparison: Comparison): boolean {
  const { byCharacter } = comparison.before.lexicon
  const wordsAfter = (cue: Cue, side: 'before' | 'after') => {
    const reading = comparison[side]
    const end = cue.parts.at(-1)?.[1] ?? 0
    const reach = byCharacter ? ACT.characters : ACT.letters
    return meaningfulWords(reading, [[end, Math.min(reading.text.length, end + reach)]])
  }
  const words = new Set(wordsAfter(after, 'after'))
  return words.size === 0 || wordsAfter(before, 'before').some((word) => words.has(word))
}

/** The claim that governs a clause is the weakest: "a risk of violating" is a risk. */
function least(cues: readonly Cue[]): Cue | undefined {
  return [...cues].reverse().sort((a, b) => (a.row.force ?? 0) - (b.row.force ?? 0))[0]
}

function takePair(gone: Cue[], came: Cue[]): CuePair | undefined {
  const first = gone[0]
  if (first === undefined) return undefined
  const at = came.findIndex((cue) => cue.row.family === first.row.family)
  if (at < 0) {
    const other = gone.findIndex((cue) => came.some((candidate) => candidate.row.family === cue.row.family))
    if (other < 0) return undefined
    gone.unshift(...gone.splice(other, 1))
    return takePair(gone, came)
  }
  const [after] = came.splice(at, 1)
  gone.shift()
  return after === undefined ? undefined : { before: first, after }
}
