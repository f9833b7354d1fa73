/** A sentence that came or went whole. */
import type { Span } from '../model.ts'
import { type Cue, cuesOf, type Reading, readSentence } from './reading.ts'
import { isStated, KINDS } from './standing.ts'
import { quote, type Verdict, WEIGHTS } from './verdict.ts'

/** Force from which the sentence is a duty; advice ("should") counts. */
const BINDING = 2.5

/**
 * @param side `after` for a sentence that came, `before` for one that went.
 * @returns what it does, strongest first; never empty for a sentence with words.
 */
export function judgeLoneSentence(text: string, side: 'before' | 'after', language: string): Verdict[] {
  const reading = readSentence(text, language)
  if (!/[\p{L}\p{N}]/u.test(text)) return []
  const came = side === 'after'
  const verdicts: Verdict[] = []
  const tell = (kind: Verdict['kind'], rule: string, reason: string, cues: readonly Cue[], weight: number) => {
    const spans: Span[] = cues.flatMap((cue) => cue.parts)
    verdicts.push({ kind, rule, reason, before: came ? [] : spans, after: came ? spans : [], weight })
  }

  for (const cue of came ? cuesOf(reading.cues, 'standing') : []) {
    const { state } = cue.row
    if (state === undefined || state === 'holds' || !isStated(cue, reading) || !isAboutRule(cue, reading)) continue
    tell(
      KINDS[state],
      `standing.${state}`,
      `${quote(cue.words)} (${cue.row.gloss}) is now said`,
      [cue],
      WEIGHTS.standing,
    )
    break
  }
  const exception = cuesOf(reading.cues, 'exception')[0]
  const duty = strongestDuty(reading)
  if (duty !== undefined && !(exception !== undefined && duty.row.polarity === 'need-not')) {
    tell(
      came ? 'obligation.added' : 'obligation.removed',
      came ? 'sentence.duty-added' : 'sentence.duty-removed',
      `a sentence with ${quote(duty.words)} (${duty.row.gloss}) is ${came ? 'added' : 'gone'}`,
      [duty],
      WEIGHTS.obligation,
    )
  } else if (exception !== undefined) {
    tell(
      came ? 'scope.narrowed' : 'scope.widened',
      came ? 'sentence.exception-added' : 'sentence.exception-removed',
      `a sentence with ${quote(exception.words)} (exception) is ${came ? 'added' : 'gone'}`,
      [exception],
      WEIGHTS.scope,
    )
  } else if (!came) {
    verdicts.push(...withdrawnStatement(reading))
  } else {
    const permission = cuesOf(reading.cues, 'duty')[0]
    if (permission !== undefined)
      tell(
        'wording.softened',
        'sentence.permission-added',
        `a sentence with ${quote(permission.words)} (${permission.row.gloss}) is added`,
        [permission],
        WEIGHTS.weakForce,
      )
  }
  if (verdicts.length === 0) {
    tell(
      'wording.reworded',
      came ? 'sentence.added' : 'sentence.removed',
      `a sentence is ${came ? 'added' : 'gone'}: ${quote(text)}`,
      [],
      WEIGHTS.reworded,
    )
  }
  return verdicts.sort((a, b) => b.weight - a.weight)
}

function strongestDuty(reading: Reading): Cue | undefined {
  return cuesOf(reading.cues, 'duty')
    .filter((cue) => cue.row.polarity !== 'may' && cue.row.polarity !== 'need-not' && (cue.row.force ?? 0) >= BINDING)
    .filter((cue) => !isPromise(cue, reading))
    .sort((a, b) => (b.row.force ?? 0) - (a.row.force ?? 0))[0]
}

/** "A replacement rule will be required to follow" promises; it asks nothing of anybody. */
function isPromise(cue: Cue, reading: Reading): boolean {
  return reading.plain.includes('replacement') && cue.row.id === 'duty.expected'
}

/** "The rule is rescinded", not "the licence holder suspended the shipment". */
export function isAboutRule(cue: Cue, reading: Reading): boolean {
  const measures = cuesOf(reading.cues, 'measure')
  const places = measures.flatMap((measure) => measure.parts.map(([start]) => start))
  const at = cue.parts[0]?.[0] ?? 0
  return places.some((place) => Math.abs(place - at) < 160) || /《[^》]+》/u.test(reading.text)
}

/** A permission, a piece of advice or a measure that disappears whole is withdrawn. */
function withdrawnStatement(reading: Reading): Verdict[] {
  const cue = cuesOf(reading.cues, 'duty')[0] ?? cuesOf(reading.cues, 'measure')[0]
  if (cue === undefined) return []
  return [
    {
      kind: 'rule.rescinded',
      rule: 'sentence.measure-removed',
      reason: `a sentence with ${quote(cue.words)} (${cue.row.gloss}) is gone`,
      before: cue.parts,
      after: [],
      weight: WEIGHTS.standing,
    },
  ]
}
