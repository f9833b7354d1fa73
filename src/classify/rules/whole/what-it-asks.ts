/** What a sentence that came or went asks: its strongest duty, an instruction, a permission within limits, a task. */
import type { Span } from '../../../model/text.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { type Cue, cuesOf, type Reading } from '../../read/cue.ts'
import { readQuantities } from '../../read/quantities.ts'
import { quote, quoteCue, type Verdict, WEIGHTS } from '../verdict.ts'
import { verdictOf } from './whole-verdict.ts'

/** Force from which the sentence is a duty; advice ("should") counts. */
const BINDING = 2.5

/** Below it, advice. */
export const ADVICE = 3

/** An instruction has no modal, and binds as a duty does. */
export const INSTRUCTION = 4

/** 其他负责人对…负责。 由股东自公司成立之日起五年内缴足。: in a Chinese rule a task that names who has it binds without a modal. */
export function taskVerdict(reading: Reading, side: 'before' | 'after'): Verdict | undefined {
  if (!reading.lexicon.byCharacter) return undefined
  const { plain } = reading
  const deadline = readQuantities(reading).find(
    ({ kind, span }) => kind === 'period' && /^(?:以?内|之内)/u.test(plain.slice(span[1])),
  )
  const bears = /(?:负责|承担)[。；]?\s*$/u.exec(plain)
  const given = /由[^，。；]{2,40}(?:负责|承担|缴|交|办理|通知|公告|支付|清偿|报告)/u.test(plain)
  if (bears === null && (deadline === undefined || !given)) return undefined
  const span: Span = bears === null ? (deadline?.span ?? [0, plain.length]) : [bears.index, bears.index + 2]
  const came = side === 'after'
  return {
    ...verdictOf(
      came ? 'obligation.added' : 'obligation.removed',
      `sentence.task-${came ? 'added' : 'removed'}`,
      `a sentence that gives somebody a task is ${came ? 'added' : 'gone'}: ${quote(reading.text.slice(...span))}`,
      [],
      side,
      WEIGHTS.obligation - 0.5,
    ),
    [side]: [span],
  }
}

export function permissionVerdict(reading: Reading, side: 'before' | 'after', alone: boolean): Verdict | undefined {
  const came = side === 'after'
  const cue = cuesOf(reading.cues, 'duty')[0] ?? (came ? undefined : statementCue(reading))
  if (cue === undefined) return undefined
  if (!came && alone) {
    return verdictOf(
      'rule.rescinded',
      'sentence.measure-removed',
      `a sentence with ${quoteCue(cue)} is gone, and nothing takes its place`,
      [cue],
      side,
      WEIGHTS.standing,
    )
  }
  if (cue.row.polarity !== 'may' && cue.row.polarity !== 'need-not') return undefined
  const relaxes = cue.row.polarity === 'need-not'
  const kind = came === relaxes ? 'scope.narrowed' : 'scope.widened'
  return verdictOf(
    came ? kind : 'scope.narrowed',
    `sentence.permission-${came ? 'added' : 'removed'}`,
    `a sentence with ${quoteCue(cue)} is ${came ? 'added' : 'gone'}`,
    [cue],
    side,
    WEIGHTS.weakForce,
  )
}

/** "When the form is signed, send a copy to the desk.": somebody is told what to do, without a modal. */
export function instruction({ cues, plain, lexicon }: Reading): Cue | undefined {
  if (lexicon.byCharacter) return undefined
  const act = cuesOf(cues, 'act').find(({ parts }) => LEADS_ADVICE(lexicon).test(plain.slice(0, parts[0]?.[0] ?? 0)))
  const isObject = /^\s+(?:the|an?|your|any|all|each|every|this|these|that|those|it|them)\b/
  return act !== undefined && isObject.test(plain.slice(act.parts.at(-1)?.[1] ?? 0)) ? act : undefined
}

/** "Only one member of a firm may sit on the board.": what is allowed to these is forbidden to all others. */
export function limitedPermission({ cues, plain, lexicon }: Reading): Cue | undefined {
  const [first] = cuesOf(cues, 'restriction')
  const at = first?.parts[0]?.[0] ?? -1
  if (lexicon.byCharacter || at < 0 || plain.slice(0, at).trim() !== '') return undefined
  return cuesOf(cues, 'duty').find(({ row }) => row.polarity === 'may' && row.pairOnly !== true)
}

/** What the page stands for without a duty: a measure, an attitude, a warning, a position, advice. */
function statementCue({ plain, cues, speech, lexicon }: Reading): Cue | undefined {
  const isAdvice = (cue: Cue) => LEADS_ADVICE(lexicon).test(plain.slice(0, cue.parts[0]?.[0] ?? 0))
  return (
    cuesOf(cues, 'measure', 'attitude', 'standing')[0] ??
    cues.find(({ row }) => row.sense === 'risk') ??
    cuesOf(speech, 'stance').find((cue) => cue.row.sense === 'position' || isAdvice(cue))
  )
}

/** "If you test positive, stay home": advice begins its sentence, or the clause behind its condition. */
const LEADS_ADVICE = wordPattern((set) => `^\\s*(?:${set('openers')}[^.;]{0,160},\\s*)?(?:${set('please')}\\s+)?$`)

const OPENING = wordPattern((set) => `^\\s*${set('openers')}[^,]*,`)

/** A duty or ban of the main clause; one behind "which" or "if" is told only where there is no other. */
export function strongestDuty(reading: Reading): Cue | undefined {
  const duties = cuesOf(reading.cues, 'duty').filter((cue) => cue.row.pairOnly !== true)
  const binding = duties.filter(
    (cue) => cue.row.polarity !== 'may' && cue.row.polarity !== 'need-not' && (cue.row.force ?? 0) >= BINDING,
  )
  if (reading.lexicon.byCharacter) return binding.sort((a, b) => (b.row.force ?? 0) - (a.row.force ?? 0))[0]
  const lead = OPENING(reading.lexicon).exec(reading.plain)?.[0].length ?? 0
  const main = duties.find((cue) => (cue.parts[0]?.[0] ?? 0) >= lead)
  return main !== undefined && main.row.polarity === 'may'
    ? undefined
    : (binding.find((cue) => (cue.parts[0]?.[0] ?? 0) >= lead) ?? binding[0])
}
