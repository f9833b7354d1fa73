/** A sentence that came or went whole. */
import { type Cue, cuesOf, type Reading } from '../../read/cue.ts'
import { whenOf } from '../../read/date-roles.ts'
import { readQuantities } from '../../read/quantities.ts'
import { insignificantRanges } from '../../read/quiet-ranges.ts'
import type { Reader } from '../../read/reader.ts'
import { attribute } from '../others-words.ts'
import { besideStanding } from '../standing.ts'
import { byPlace, quote, quoteCue, type Verdict } from '../verdict.ts'
import { standingVerdict } from './what-ends.ts'
import {
  ADVICE,
  INSTRUCTION,
  instruction,
  limitedPermission,
  permissionVerdict,
  strongestDuty,
  taskVerdict,
} from './what-it-asks.ts'
import { verdictOf } from './whole-verdict.ts'

/**
 * @param side `after` for a sentence that came, `before` for one that went.
 * @param alone the sentence was all there was: what it allowed or advised is withdrawn with it.
 * @returns what it does, strongest first; never empty for a sentence with words.
 */
export function judgeLoneSentence(text: string, side: 'before' | 'after', reader: Reader, alone: boolean): Verdict[] {
  const reading = reader.read(text)
  if (!/[\p{L}\p{N}]/u.test(text)) return []
  // a line of the history of a law came
  if (insignificantRanges(text).some(([start, end]) => text.trim().length <= end - start + 1)) {
    const says = `a line of the page about itself is ${side === 'after' ? 'added' : 'gone'}: ${quote(text)}`
    return [verdictOf('editorial', 'sentence.furniture', says, [], side)]
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
    return besideStanding(own, reading).sort(byPlace)
  }
  const rule = side === 'after' ? 'sentence.added' : 'sentence.removed'
  const reason = `a sentence is ${side === 'after' ? 'added' : 'gone'}: ${quote(text)}`
  return [verdictOf('wording.reworded', rule, reason, [], side)]
}

/** "May I use an agent?" asks, and allows nothing. */
function isQuestion(text: string): boolean {
  return /[?？]["”」』）)]*\s*$/u.test(text)
}

/** The one thing that the sentence asks, forbids, exempts or allows. */
function matterVerdicts(reading: Reading, side: 'before' | 'after', alone: boolean): (Verdict | undefined)[] {
  const came = side === 'after'
  const is = came ? 'added' : 'gone'
  const exemption = cuesOf(reading.cues, 'exception').find((cue) => cue.row.sense === 'exemption')
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
    ),
    [side]: [[0, reading.text.trimEnd().length]],
  }
}

/** 公布之日起施行: the day is named, and not its date. */
function isOfDay({ plain, cues }: Reading): boolean {
  return cues.some(({ row, parts: [place] }) => row.sense === 'begins' && /日起?$/u.test(plain.slice(0, place?.[0])))
}

/** "The amended articles take effect on the day of promulgation." */
function datedVerdict(reading: Reading): Verdict | undefined {
  const quantities = readQuantities(reading)
  const told = quantities
    .filter(({ kind }) => kind === 'date')
    .map((date) => ({ date, when: whenOf(reading, date, quantities) }))
    .find(({ when }) => when !== undefined && when.row.role !== 'deadline')
  const when = told?.when ?? cuesOf(reading.cues, 'when').find((cue) => cue.row.role !== 'deadline')
  const date = told?.date
  if (when === undefined || (date === undefined && !isOfDay(reading))) return undefined
  const { role = 'other' } = when.row
  if (role === 'deadline') return undefined
  const marks: Cue = date === undefined ? when : { ...when, parts: [date.span] }
  const said = date === undefined ? when.words : reading.text.slice(...date.span)
  return verdictOf(
    'date.changed',
    `sentence.${role}`,
    `${when.row.gloss} is now said: ${quote(said)}`,
    [marks],
    'after',
  )
}
