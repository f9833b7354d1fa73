/** A sentence that came or went whole. */
import type { Span } from '../model.ts'
import { attribute } from './attribution.ts'
import { whenOf } from './date-roles.ts'
import { insignificantRanges } from './insignificant.ts'
import { readQuantities } from './quantities.ts'
import { type Cue, cuesOf, type Reading, readSentence } from './reading.ts'
import { besideStanding, isAboutRule, isStated, KINDS } from './standing.ts'
import { quote, quoteCue, type Verdict, WEIGHTS } from './verdict.ts'

/** Force from which the sentence is a duty; advice ("should") counts. */
const BINDING = 2.5
/** Below it, advice. */
const ADVICE = 3
/** An instruction has no modal, and binds as a duty does. */
const INSTRUCTION = 4

/**
 * @param side `after` for a sentence that came, `before` for one that went.
 * @param alone the sentence was all there was: what it allowed or advised is withdrawn with it.
 * @returns what it does, strongest first; never empty for a sentence with words.
 */
export function judgeLoneSentence(text: string, side: 'before' | 'after', language: string, alone: boolean): Verdict[] {
  const reading = readSentence(text, language)
  if (!/[\p{L}\p{N}]/u.test(text)) return []
  // a line of the history of a law came
  if (insignificantRanges(text).some(([start, end]) => text.trim().length <= end - start + 1)) {
    const says = `a line of the page about itself is ${side === 'after' ? 'added' : 'gone'}: ${quote(text)}`
    return [verdictOf('editorial', 'sentence.furniture', says, [], side, WEIGHTS.editorial)]
  }
  // "Q4.", "(iii)": a number that came with its paragraph
  if (/^[\s\p{P}]*(?:[A-Za-z]?\d{1,3}|[ivxlc]{1,5}|[A-Za-z])[\s\p{P}]*$/u.test(text)) return []
  const told = isQuestion(text)
    ? []
    : [standingVerdict(reading, side), ...matterVerdicts(reading, side, alone)].filter(
        (verdict) => verdict !== undefined,
      )
  if (told.length > 0) {
    const own = attribute(told, { [side]: reading })
    return besideStanding(own, reading).sort((a, b) => b.weight - a.weight)
  }
  const rule = side === 'after' ? 'sentence.added' : 'sentence.removed'
  const reason = `a sentence is ${side === 'after' ? 'added' : 'gone'}: ${quote(text)}`
  return [verdictOf('wording.reworded', rule, reason, [], side, WEIGHTS.reworded)]
}

/** "May I use an agent?" asks, and allows nothing. */
function isQuestion(text: string): boolean {
  return /[?？]["”」』）)]*\s*$/u.test(text)
}

function standingVerdict(reading: Reading, side: 'before' | 'after'): Verdict | undefined {
  if (side === 'before') return undefined
  const ban = banOnUse(reading)
  if (ban !== undefined)
    return verdictOf(
      'rule.rescinded',
      'standing.no-longer-used',
      `${quoteCue(ban)} now stands over its use`,
      [ban],
      side,
      WEIGHTS.standing,
    )
  for (const cue of cuesOf(reading.cues, 'standing')) {
    const { state } = cue.row
    const asks = state === 'listed' && cuesOf(reading.cues, 'duty').length > 0
    if (state === undefined || state === 'holds' || asks || !isStated(cue, reading) || !isAboutRule(cue, reading))
      continue
    return verdictOf(KINDS[state], `standing.${state}`, `${quoteCue(cue)} is now said`, [cue], side, WEIGHTS.standing)
  }
  return undefined
}

/** "This method shall not be used": what the page describes is withdrawn. */
function banOnUse(reading: Reading): Cue | undefined {
  return cuesOf(reading.cues, 'duty').find((cue) => {
    const [start, end] = [cue.parts[0]?.[0] ?? 0, cue.parts.at(-1)?.[1] ?? 0]
    return (
      cue.row.polarity === 'must-not' &&
      /\bthis (?:\w+ )?(?:method|procedure|template|form|option|exemption|licen[cs]e|exception|approach)\s+$/.test(
        reading.plain.slice(0, start),
      ) &&
      /^\s+be (?:used|relied|applied|accepted|claimed|invoked)\b/.test(reading.plain.slice(end))
    )
  })
}

/** The one thing that the sentence asks, forbids, exempts or allows. */
function matterVerdicts(reading: Reading, side: 'before' | 'after', alone: boolean): (Verdict | undefined)[] {
  const came = side === 'after'
  const is = came ? 'added' : 'gone'
  const exemption = cuesOf(reading.cues, 'exception').find((cue) => cue.row.id.startsWith('exemption'))
  const duty = strongestDuty(reading) ?? limitedPermission(reading) ?? instruction(reading)
  const bound = duty !== undefined && (duty.parts[0]?.[0] ?? 0) < (exemption?.parts[0]?.[0] ?? Number.POSITIVE_INFINITY)
  // advice that was all there was is withdrawn with it; a single duty is removed
  const isAdvice = !came && alone && (duty?.row.force ?? INSTRUCTION) < ADVICE
  if (bound && !isAdvice) {
    const kind = came ? 'obligation.added' : 'obligation.removed'
    return [
      verdictOf(
        kind,
        `sentence.duty-${came ? 'added' : 'removed'}`,
        `a sentence with ${quoteCue(duty)} is ${is}`,
        [duty],
        side,
        WEIGHTS.obligation,
      ),
    ]
  }
  const exception = exemption ?? cuesOf(reading.cues, 'exception').find((cue) => cue.row.pairOnly !== true)
  if (exception !== undefined) {
    const kind = came ? 'scope.narrowed' : 'scope.widened'
    return [
      verdictOf(
        kind,
        `sentence.exception-${came ? 'added' : 'removed'}`,
        `a sentence with ${quoteCue(exception)} is ${is}`,
        [exception],
        side,
        WEIGHTS.scope,
      ),
    ]
  }
  return [
    permissionVerdict(reading, side, alone),
    taskVerdict(reading, side),
    itemVerdict(reading, side),
    came ? datedVerdict(reading) : undefined,
  ]
}

/** 其他负责人对…负责。 由股东自公司成立之日起五年内缴足。: in a Chinese rule a task that names who has it binds without a modal. */
function taskVerdict(reading: Reading, side: 'before' | 'after'): Verdict | undefined {
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

/** （三）…； · 三、…: an item of an enumeration. */
const ITEM = /^\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)/u

/** One item more or less: the rule that leads them in reaches further, or less far. */
function itemVerdict(reading: Reading, side: 'before' | 'after'): Verdict | undefined {
  if (!ITEM.test(reading.plain)) return undefined
  const came = side === 'after'
  return {
    ...verdictOf(
      came ? 'scope.widened' : 'scope.narrowed',
      `sentence.item-${came ? 'added' : 'removed'}`,
      `an item of the enumeration is ${came ? 'added' : 'gone'}: ${quote(reading.text)}`,
      [],
      side,
      WEIGHTS.scope - 0.5,
    ),
    [side]: [[0, reading.text.trimEnd().length]],
  }
}

function permissionVerdict(reading: Reading, side: 'before' | 'after', alone: boolean): Verdict | undefined {
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
function instruction({ cues, plain, lexicon }: Reading): Cue | undefined {
  if (lexicon.byCharacter) return undefined
  const act = cuesOf(cues, 'act').find(({ parts }) => LEADS_ADVICE.test(plain.slice(0, parts[0]?.[0] ?? 0)))
  const isObject = /^\s+(?:the|an?|your|any|all|each|every|this|these|that|those|it|them)\b/
  return act !== undefined && isObject.test(plain.slice(act.parts.at(-1)?.[1] ?? 0)) ? act : undefined
}

/** "Only one member of a firm may sit on the board.": what is allowed to these is forbidden to all others. */
function limitedPermission({ cues, plain, lexicon }: Reading): Cue | undefined {
  const [first] = cuesOf(cues, 'restriction')
  const at = first?.parts[0]?.[0] ?? -1
  if (lexicon.byCharacter || at < 0 || plain.slice(0, at).trim() !== '') return undefined
  return cuesOf(cues, 'duty').find(({ row }) => row.polarity === 'may' && row.pairOnly !== true)
}

/** What the page stands for without a duty: a measure, an attitude, a warning, a position, advice. */
function statementCue({ plain, cues, speech }: Reading): Cue | undefined {
  const isAdvice = (cue: Cue) => LEADS_ADVICE.test(plain.slice(0, cue.parts[0]?.[0] ?? 0))
  return (
    cuesOf(cues, 'measure', 'attitude', 'standing')[0] ??
    cues.find(({ row }) => row.id === 'claim.risk') ??
    cuesOf(speech, 'stance').find((cue) => cue.row.id === 'stance.position' || isAdvice(cue))
  )
}

/** "If you test positive, stay home": advice begins its sentence, or the clause behind its condition. */
const LEADS_ADVICE = /^\s*(?:(?:if|when|before|after|until)\b[^.;]{0,160},\s*)?(?:please\s+)?$/

/** "The amended articles take effect on the day of promulgation." */
function datedVerdict(reading: Reading): Verdict | undefined {
  const quantities = readQuantities(reading)
  const told = quantities
    .filter(({ kind }) => kind === 'date')
    .map((date) => ({ date, when: whenOf(reading, date, quantities) }))
    .find(({ when }) => when !== undefined && when.row.role !== 'deadline')
  const when = told?.when ?? cuesOf(reading.cues, 'when').find((cue) => cue.row.role !== 'deadline')
  const date = told?.date
  if (when === undefined || (date === undefined && !/日起?(?:施行|实施|生效)/u.test(reading.plain))) return undefined
  const marks: Cue = date === undefined ? when : { ...when, parts: [date.span] }
  const said = date === undefined ? when.words : reading.text.slice(...date.span)
  return verdictOf(
    'date.changed',
    `sentence.${when.row.role}`,
    `${when.row.gloss} is now said: ${quote(said)}`,
    [marks],
    'after',
    WEIGHTS.date,
  )
}

/** A duty or ban of the main clause; one behind "which" or "if" is told only where there is no other. */
function strongestDuty(reading: Reading): Cue | undefined {
  const duties = cuesOf(reading.cues, 'duty').filter((cue) => cue.row.pairOnly !== true)
  const binding = duties.filter(
    (cue) => cue.row.polarity !== 'may' && cue.row.polarity !== 'need-not' && (cue.row.force ?? 0) >= BINDING,
  )
  if (reading.lexicon.byCharacter) return binding.sort((a, b) => (b.row.force ?? 0) - (a.row.force ?? 0))[0]
  const lead = /^\s*(?:if|when|where|unless|for|in|on)\b[^,]*,/i.exec(reading.plain)?.[0].length ?? 0
  const main = duties.find((cue) => (cue.parts[0]?.[0] ?? 0) >= lead)
  return main !== undefined && main.row.polarity === 'may'
    ? undefined
    : (binding.find((cue) => (cue.parts[0]?.[0] ?? 0) >= lead) ?? binding[0])
}

function verdictOf(
  kind: Verdict['kind'],
  rule: string,
  reason: string,
  cues: readonly Cue[],
  side: 'before' | 'after',
  weight: number,
): Verdict {
  const spans: Span[] = cues.flatMap((cue) => cue.parts)
  return { kind, rule, reason, before: side === 'before' ? spans : [], after: side === 'after' ? spans : [], weight }
}
