/** The verdict on a sentence that came or went whole, marked at the words that decided. */
import type { Span } from '../../../model/text.ts'
import type { Cue } from '../../read/cue.ts'
import type { Verdict } from '../verdict.ts'

export function verdictOf(
  kind: Verdict['kind'],
  rule: Verdict['rule'],
  reason: string,
  cues: readonly Cue[],
  side: 'before' | 'after',
): Verdict {
  const spans: Span[] = cues.flatMap((cue) => cue.parts)
  return { kind, rule, reason, before: side === 'before' ? spans : [], after: side === 'after' ? spans : [] }
}
