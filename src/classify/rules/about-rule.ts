/** Whether a word of standing (rescinded, suspended, in force) speaks of a rule, and not of a licence, a person or another thing. */
import { type Cue, cuesOf, type Reading } from '../read/cue.ts'
import { voicesOf } from '../read/speakers.ts'

/** 列入, 移出: what becomes of an entry and not of a rule. */
export function isOfList({ row }: Cue): boolean {
  return row.state === 'listed' || row.state === 'delisted'
}

/**
 * The word says what happened to a rule, not what an authority may or must do to somebody ("may revoke a licence",
 * "应当停止…", "廢止其登記") and not under a condition.
 */
export function isStated(cue: Cue, reading: Reading): boolean {
  const at = cue.parts[0]?.[0] ?? 0
  const clause = reading.plain.slice(clauseStart(reading.plain, at), at)
  const governed = cuesOf(reading.cues, 'duty', 'condition').some((other) => {
    const [start, end] = other.parts[0] ?? [0, 0]
    return end <= at && start >= at - clause.length && at - end < (reading.lexicon.byCharacter ? 12 : 40)
  })
  if (governed || isDenied(cue, reading) || isForeign(cue, reading) || isGerund(cue, reading)) return false
  if (!reading.lexicon.byCharacter) return true
  const next = reading.plain.slice(cue.parts.at(-1)?.[1] ?? at)
  // 停止对原产于某国的产品加征关税: what follows is the object of the measure
  if (isOfList(cue) || /对$/u.test(reading.plain.slice(...(cue.parts[0] ?? [0, 0]))) || next.startsWith('对'))
    return true
  return (
    !/^(?:其|该)?(?:[^，。；]{0,6}(?:许可|登记|核准|职务|资格|证书|执照|业务|使用|生产|营业|措施的|之|者|及|的))/u.test(
      next,
    ) && !/(?:或|及|、|受|之)$/u.test(clause)
  )
}

/** "blocking the key or revoking other certificates": an act that the clause names. "The Office is revoking" tells it. */
function isGerund({ words, parts }: Cue, { plain, lexicon }: Reading): boolean {
  if (lexicon.byCharacter || !/^\p{L}+ing$/u.test(words.toLowerCase())) return false
  const start = parts[0]?.[0] ?? 0
  return !/\b(?:is|are|was|were|been|be|am)\s+(?:\p{L}+\s+)?$/u.test(plain.slice(Math.max(0, start - 30), start))
}

/** "has not been rescinded", "could be revoked", 尚未废止: not so, or not yet. */
function isDenied(cue: Cue, { plain, cues, lexicon }: Reading): boolean {
  const at = cue.parts[0]?.[0] ?? 0
  const near = lexicon.byCharacter ? 3 : 24
  const start = clauseStart(plain, at)
  return cues.some(({ row, parts: [first] }) => {
    if (first === undefined || first[1] > at || first[0] < start || at - first[1] > near) return false
    return row.family === 'negation' || (row.family === 'claim' && (row.force ?? 0) <= 3)
  })
}

/** The words of others, or a plan: "the trade group said that the rule was withdrawn". */
function isForeign(cue: Cue, reading: Reading): boolean {
  const [start, end] = cue.parts[0] ?? [0, 0]
  return voicesOf(reading).some(({ span }) => span[0] <= start && end <= span[1])
}

/** "It was rescinded": the rule that the sentence before names. */
const STANDS_FOR_RULE =
  /\b(?:it|they|this|these|which|that)\s+(?:(?:is|are|was|were|has|have|been|being|now|hereby|also|therefore)\s+){0,4}$/

/** "The rule is rescinded", not "the licence holder suspended the shipment". */
export function isAboutRule(cue: Cue, reading: Reading): boolean {
  const at = cue.parts[0]?.[0] ?? 0
  if (isOfList(cue)) {
    if (reading.lexicon.byCharacter) return LIST.test(reading.plain) && !OF_THE_LISTED.test(reading.plain)
    return NAMES_SOMEBODY.test(reading.text) && (cue.row.state === 'delisted' || !HISTORY.test(reading.plain))
  }
  // "existing permits have been suspended": a measure against those who hold them
  if (cue.row.state === 'suspended' && OF_HOLDERS.test(reading.plain.slice(Math.max(0, at - 80), at))) return false
  // 解除…制裁: its second part names the measure
  if (cue.parts.length > 1) return true
  if (cue.row.sense === 'of-anything' && isOfAnotherThing(cue, reading)) return false
  const near = cuesOf(reading.cues, 'measure').some((measure) =>
    measure.parts.some(([start]) => Math.abs(start - at) < 160),
  )
  return (
    near ||
    cue.row.sense === 'of-rules' ||
    STANDS_FOR_RULE.test(reading.plain.slice(Math.max(0, at - 60), at)) ||
    /《[^《》]+》|号令|本法|本要点|本规/u.test(reading.plain) ||
    /\b(?:licen[cs]e|authoriz|authoris|transaction)/.test(reading.plain)
  )
}

const OF_HOLDERS =
  /\b(?:permits|licen[cs]es|registrations|accounts|privileges|certificates|accreditations)\s+(?:(?:is|are|was|were|has|have|been|will|be|hereby|also)\s+){1,4}$/

/** 自即日起, 2025年5月1日起, 同时, 现已: who or what it happens to is said elsewhere. */
const ADVERBS =
  /自?(?:即日|当日|次日|今日|[\d年月日]+)起?|同时|现已|现|已经?|正式|一律|全部|予以|宣布|决定|均|将|暂时|再次|亦|也/gu

/** 公司公告撤回发行申请, 公告：周五讲座暂停: neither the object nor, where there is none, the subject is a rule; and no authority does it. */
function isOfAnotherThing(cue: Cue, reading: Reading): boolean {
  const { plain, cues, speech } = reading
  if (!reading.lexicon.byCharacter) return false
  const [at, end] = [cue.parts[0]?.[0] ?? 0, cue.parts.at(-1)?.[1] ?? 0]
  const start = clauseStart(plain, at)
  const isWithin = (one: Cue, from: number, to: number) => one.parts.some(([a, b]) => a >= from && b <= to)
  const holds = (from: number, to: number) =>
    /《[^》]+》|号令|本法|本要点|本规/u.test(plain.slice(from, to)) ||
    cuesOf(cues, 'measure').some((one) => isWithin(one, from, to))
  const object = /^[^，。；;：]*/u.exec(plain.slice(end))?.[0] ?? ''
  if (/\p{Script=Han}{2}/u.test(object.replace(/\d+[年月日天]|半年/gu, ''))) {
    return (
      !holds(end, end + object.length) &&
      !object.startsWith('对') &&
      !speech.some((one) => one.row.family === 'speaker' && one.row.sense !== 'others' && isWithin(one, 0, at))
    )
  }
  const subject = plain.slice(start, at).replace(ADVERBS, '')
  return /\p{Script=Han}{2}/u.test(subject) && !holds(start, at)
}

/** Somebody is named: a word in capitals behind the first, or a legal form. */
const NAMES_SOMEBODY = /\S\s+[“"(]?\p{Lu}[\p{L}\d]|\b(?:LLC|Ltd|Inc|GmbH|AG|KG|Corp|S\.A|FZE)\b/u

/** "which was added to the list in 2019": told of the past, or of whom it concerns. */
const HISTORY = /\b(?:which|that|who|whose|since|previously|formerly|already|in (?:19|20)\d\d)\b/u

const LIST = /名单|清单|目录/u

/** 列入名单的企业, 列入清单后: whoever is on it */
const OF_THE_LISTED = /(?:名单|清单|目录)[^，。；]{0,4}(?:的|者|后|期间|时)/u

function clauseStart(plain: string, at: number): number {
  return Math.max(...['.', ';', ',', '。', '；', '，', ':', '：'].map((mark) => plain.lastIndexOf(mark, at - 1))) + 1
}
