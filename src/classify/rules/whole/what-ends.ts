/** What a sentence that came or went ends: a rule that is rescinded, suspended or applies again. */
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { type Cue, cuesOf, type Reading } from '../../read/cue.ts'
import { isAboutRule, isStated } from '../about-rule.ts'
import { KINDS, RELIANCE } from '../standing.ts'
import { quoteCue, type Verdict } from '../verdict.ts'
import { verdictOf } from './whole-verdict.ts'

export function standingVerdict(reading: Reading, side: 'before' | 'after'): Verdict | undefined {
  if (side === 'before') return undefined
  const ban = banOnUse(reading)
  if (ban !== undefined)
    return verdictOf(
      'rule.rescinded',
      'standing.no-longer-used',
      `${quoteCue(ban)} now stands over its use`,
      [ban],
      side,
    )
  for (const cue of cuesOf(reading.cues, 'standing')) {
    const { state } = cue.row
    const asks = state === 'listed' && cuesOf(reading.cues, 'duty').length > 0
    if (state === undefined || state === 'holds' || asks || !isStated(cue, reading) || !isAboutRule(cue, reading))
      continue
    return verdictOf(KINDS[state], `standing.${state}`, `${quoteCue(cue)} is now said`, [cue], side)
  }
  return undefined
}

const MEANS = wordPattern((set) => `${set('pronouns')}\\s+(?:\\p{L}+\\s+)?${set('means')}\\s+$`)

/** "This method shall not be used": what the page describes is withdrawn. */
function banOnUse(reading: Reading): Cue | undefined {
  return cuesOf(reading.cues, 'duty').find((cue) => {
    const [start, end] = [cue.parts[0]?.[0] ?? 0, cue.parts.at(-1)?.[1] ?? 0]
    return (
      cue.row.polarity === 'must-not' &&
      MEANS(reading.lexicon).test(reading.plain.slice(0, start)) &&
      RELIANCE(reading.lexicon).test(reading.plain.slice(end))
    )
  })
}
