/** Chinese words that came or went and are told by their place: an alias, a condition, an attribute before its head, a part of a name. */
import { type Comparison, cuesIn, type Difference } from '../../compare/comparison.ts'
import type { Lexicon } from '../../lexicon/lexicon.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { type Cue, cuesOf } from '../../read/cue.ts'
import { isNoName } from '../../read/name-shapes.ts'
import { quote, type Verdict } from '../verdict.ts'
import { isExcepted } from './qualifiers.ts'

type Side = 'before' | 'after'
export type Told = Pick<Verdict, 'kind' | 'rule' | 'reason' | 'circumstance'>

/** （某某公司，又名 X） */
const ALIAS = wordPattern((set) => `^[\\s，,、；;（(]*${set('aliases')}`)

/** Words of a condition: 有正当理由的， · 情形特殊者， */
const CONDITION = wordPattern((set) => `^，?[^，。；：]{2,60}${set('conditionEnds')}，$`)

/** Words before their head: 依法完成登记之(厂商), 涉及国家安全的(物项). */
const ATTRIBUTE = wordPattern((set) => `^[^，。；：、][^，。；：]{1,60}${set('attributive')}$`)

/** 持有证件(并已登记)的居民: more must be met. */
const TOGETHER = wordPattern((set) => `^，?(?:${set('also')}|${set('besides')})`)

/** 违反规定(者), 涉密(的): whom or what the words before make a case of. */
const CASE = wordPattern((set) => `^(?:${set('attributive')}|${set('conditionEnds')})`)
const MORE = wordPattern((set) => set('attributive'))

/** What ends the name of an authority; 部门 and 机关 end the names of classes. */
const AUTHORITY = wordPattern(
  (set) =>
    `^(?:(?!${set('prepositions')}|${set('and')}|${set('or')})(?!${set('attributive')})[^，。；：、]){0,10}(?!${set('noOffices')})${set('authorities')}`,
)

/** 农业(农村)部核发 */
const MINISTRY = wordPattern((set) => `^(?!${set('noOffices')})${set('ministries')}`)

/** 国家文官学院转陈(某委员会): another body, and what it does. */
const BODY_INSIDE = wordPattern((set) => `${set('bodies')}(?=.)`)

/** Words that qualify an authority and are no part of its name. */
const RANK = wordPattern((set) => `${set('ranks')}|${set('others')}|${set('those')}`)

const JOINED = wordPattern((set) => `${set('and')}|${set('or')}`)
const JOINS_BEFORE = wordPattern((set) => `^(?:${set('and')}|${set('or')}|${set('also')})`)

/** @returns what is told of words that only one side has; undefined where none of these rules reads them. */
export function judgeChineseWords(difference: Difference, comparison: Comparison, side: Side): Told | undefined {
  const { plain, text, lexicon } = comparison[side]
  const [start, end] = difference.hunk[side]
  const words = plain.slice(start, end)
  const said = quote(text.slice(start, end))
  const came = side === 'after'
  const is = came ? 'added' : 'gone'
  if (ALIAS(lexicon).test(words)) {
    return {
      kind: 'listing.amended',
      rule: 'name.alias',
      reason: `${said} is ${is}: another name of the same`,
    }
  }
  if (!isPure(difference, side)) return undefined
  if (isPartOfName(words, plain.slice(end), lexicon)) {
    return {
      kind: 'listing.amended',
      rule: 'name.part',
      reason: `${said} is ${is}: the name reads otherwise`,
    }
  }
  if (addsPenalty(words, comparison, side, start)) {
    return {
      kind: came ? 'wording.hardened' : 'wording.softened',
      rule: `penalty.${came ? 'added' : 'removed'}`,
      reason: `${said} is ${is}: ${came ? 'more' : 'less'} follows from a breach`,
    }
  }
  const more = conditionOf(words, plain.slice(end), lexicon)
  if (more === undefined || isLoaded(difference, side)) return undefined
  const changed = came ? comparison.changedAfter : comparison.changedBefore
  const narrows = came !== isExcepted(comparison[side], changed, [start, end])
  return {
    kind: narrows ? 'scope.narrowed' : 'scope.widened',
    rule: `${more}.${came ? 'added' : 'removed'}`,
    reason: `${said} is ${is}: ${came ? 'more' : 'less'} must be met`,
    ...(more === 'condition' ? { circumstance: 'uncued' } : {}),
  }
}

/** Nothing stands in the place of the words on the other side. */
function isPure({ hunk }: Difference, side: Side): boolean {
  const other = hunk[side === 'after' ? 'before' : 'after']
  return other[0] === other[1]
}

/** 吊扣驾驶执照一年(、该车牌照六个月): a penalty joined to another, and no alternative. */
const TOGETHER_WITH = wordPattern((set) => `^[，、]?(?:、|${set('also')}|${set('and')})`)
const ALTERNATIVE = wordPattern((set) => `[。；]|${set('or')}`)

function addsPenalty(words: string, comparison: Comparison, side: Side, start: number): boolean {
  const { plain, cues, lexicon } = comparison[side]
  if (!TOGETHER_WITH(lexicon).test(words) || ALTERNATIVE(lexicon).test(words)) return false
  const from = Math.max(...['。', '；', ';'].map((mark) => plain.lastIndexOf(mark, start - 1)))
  const inside = (at: number, to: number) =>
    cuesOf(cues, 'penalty').some(({ parts: [first] }) => first !== undefined && first[0] >= at && first[0] < to)
  const measured = comparison.quantities[side].some(({ span }) => span[0] >= start && span[1] <= start + words.length)
  return inside(from, start) && (inside(start, start + words.length) || measured)
}

function isPartOfName(words: string, next: string, lexicon: Lexicon): boolean {
  const ministry = MINISTRY(lexicon).exec(next)?.[0]
  return (
    /^[^，。；：、]{2,8}$/u.test(words) &&
    !MORE(lexicon).test(words) &&
    !JOINED(lexicon).test(words) &&
    !RANK(lexicon).test(words) &&
    !BODY_INSIDE(lexicon).test(words) &&
    (AUTHORITY(lexicon).test(next) || (ministry !== undefined && !isNoName(words + ministry, lexicon)))
  )
}

function conditionOf(words: string, next: string, lexicon: Lexicon): 'condition' | 'attribute' | 'element' | undefined {
  if (TOGETHER(lexicon).test(words) && CASE(lexicon).test(next) && !/[。；]/u.test(words)) return 'element'
  if (CONDITION(lexicon).test(words)) return 'condition'
  return ATTRIBUTE(lexicon).test(words) && !JOINS_BEFORE(lexicon).test(words) && /^\p{Script=Han}/u.test(next)
    ? 'attribute'
    : undefined
}

/** A duty, an exception or the end of a rule among the words is for other rules. */
function isLoaded(difference: Difference, side: Side): boolean {
  const loaded = (cue: Cue) =>
    cue.row.pairOnly !== true && ['duty', 'standing', 'exception', 'quantifier'].includes(cue.row.family)
  return cuesOf(cuesIn(difference, side), 'duty', 'standing', 'exception', 'quantifier').some(loaded)
}
