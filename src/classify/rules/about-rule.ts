/** Whether a word of standing (rescinded, suspended, in force) speaks of a rule, and not of a licence, a person or another thing. */
import { wordPattern } from '../lexicon/vocabulary.ts'
import { type Cue, cuesOf, type Reading } from '../read/cue.ts'
import { voicesOf } from '../read/speakers.ts'

/** 列入, 移出: what becomes of an entry and not of a rule. */
export function isOfList({ row }: Cue): boolean {
  return row.state === 'listed' || row.state === 'delisted'
}

const TOWARD = wordPattern((set) => set('toward'))
/** 废止其登记, 撤销…者: what follows is what somebody holds, or who. */
const OF_SOMEBODY = wordPattern((set) => `^${set('pronouns')}?[^，。；]{0,6}(?:${set('holdings')}|${set('attaching')})`)
/** 修正、废止: one of several acts. */
const GOES_ON = wordPattern((set) => `(?:${set('alternating')}|、)$`)

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
  const { lexicon, plain } = reading
  const end = cue.parts.at(-1)?.[1] ?? at
  // 停止对原产于某国的产品加征关税: what follows is the object of the measure
  if (isOfList(cue) || TOWARD(lexicon).test(plain.slice((cue.parts[0]?.[1] ?? at) - 1, end + 1))) return true
  return !OF_SOMEBODY(lexicon).test(plain.slice(end)) && !GOES_ON(lexicon).test(clause)
}

const BESIDE_AUXILIARY = wordPattern((set) => `${set('auxiliaries')}\\s+(?:\\p{L}+\\s+)?$`)

/** "blocking the key or revoking other certificates": an act that the clause names. "The Office is revoking" tells it. */
function isGerund({ words, parts }: Cue, { plain, lexicon }: Reading): boolean {
  if (lexicon.byCharacter || !/^\p{L}+ing$/u.test(words.toLowerCase())) return false
  const start = parts[0]?.[0] ?? 0
  return !BESIDE_AUXILIARY(lexicon).test(plain.slice(Math.max(0, start - 30), start))
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
const STANDS_FOR_RULE = wordPattern((set) => `${set('pronouns')}\\s+(?:${set('auxiliaries')}\\s+){0,4}$`)

/** "The rule is rescinded", not "the licence holder suspended the shipment". */
export function isAboutRule(cue: Cue, reading: Reading): boolean {
  const at = cue.parts[0]?.[0] ?? 0
  if (isOfList(cue)) {
    const { lexicon, plain, text } = reading
    if (lexicon.byCharacter) return LIST(lexicon).test(plain) && !OF_THE_LISTED(lexicon).test(plain)
    const isNamed = CAPITALS.test(text) || LEGAL_FORM(lexicon).test(plain)
    return isNamed && (cue.row.state === 'delisted' || !HISTORY(lexicon).test(plain))
  }
  // "existing permits have been suspended": a measure against those who hold them
  if (cue.row.state === 'suspended' && OF_HOLDERS(reading.lexicon).test(reading.plain.slice(Math.max(0, at - 80), at)))
    return false
  // 解除…制裁: its second part names the measure
  if (cue.parts.length > 1) return true
  if (cue.row.sense === 'of-anything' && isOfAnotherThing(cue, reading)) return false
  const near = cuesOf(reading.cues, 'measure').some((measure) =>
    measure.parts.some(([start]) => Math.abs(start - at) < 160),
  )
  return (
    near ||
    cue.row.sense === 'of-rules' ||
    STANDS_FOR_RULE(reading.lexicon).test(reading.plain.slice(Math.max(0, at - 60), at)) ||
    NAMED_RULE(reading.lexicon).test(reading.plain) ||
    RULED(reading.lexicon).test(reading.plain)
  )
}

const OF_HOLDERS = wordPattern((set) => `${set('holdings')}\\s+(?:${set('auxiliaries')}\\s+){1,4}$`)

const NAMED_RULE = wordPattern((set) => `《[^《》]+》|${set('thisLaw')}`)
const RULED = wordPattern((set) => set('ruled'))

/** 自即日起, 2025年5月1日起, 同时, 现已: who or what it happens to is said elsewhere. */
const ADVERBS = wordPattern((set) => `${set('adverbs')}|[\\d年月日]+`, 'gu')

/** 公司公告撤回发行申请, 公告：周五讲座暂停: neither the object nor, where there is none, the subject is a rule; and no authority does it. */
function isOfAnotherThing(cue: Cue, reading: Reading): boolean {
  const { plain, cues, speech, lexicon } = reading
  if (!lexicon.byCharacter) return false
  const [at, end] = [cue.parts[0]?.[0] ?? 0, cue.parts.at(-1)?.[1] ?? 0]
  const start = clauseStart(plain, at)
  const isWithin = (one: Cue, from: number, to: number) => one.parts.some(([a, b]) => a >= from && b <= to)
  const holds = (from: number, to: number) =>
    NAMED_RULE(lexicon).test(plain.slice(from, to)) || cuesOf(cues, 'measure').some((one) => isWithin(one, from, to))
  const object = /^[^，。；;：]*/u.exec(plain.slice(end))?.[0] ?? ''
  if (/\p{Script=Han}{2}/u.test(object.replace(/\d+[年月日天]|半年/gu, ''))) {
    return (
      !holds(end, end + object.length) &&
      object.search(TOWARD(lexicon)) !== 0 &&
      !speech.some((one) => one.row.family === 'speaker' && one.row.sense !== 'others' && isWithin(one, 0, at))
    )
  }
  const subject = plain.slice(start, at).replace(ADVERBS(lexicon), '')
  return /\p{Script=Han}{2}/u.test(subject) && !holds(start, at)
}

/** Somebody is named: a word in capitals behind the first, or a legal form. */
const CAPITALS = /\S\s+[“"(]?\p{Lu}[\p{L}\d]/u
const LEGAL_FORM = wordPattern((set) => set('legalForms'))

/** "which was added to the list in 2019": told of the past, or of whom it concerns. */
const HISTORY = wordPattern((set) => `${set('past')}|${set('during')}\\s+(?:19|20)\\d\\d(?!\\d)`)

const LIST = wordPattern((set) => set('lists'))

/** 列入名单的企业, 列入清单后: whoever is on it */
const OF_THE_LISTED = wordPattern((set) => `${set('lists')}[^，。；]{0,4}${set('onceListed')}`)

function clauseStart(plain: string, at: number): number {
  return Math.max(...['.', ';', ',', '。', '；', '，', ':', '：'].map((mark) => plain.lastIndexOf(mark, at - 1))) + 1
}
