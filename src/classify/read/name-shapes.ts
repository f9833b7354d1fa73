/** What looks like a name: of a party, a country, an authority. */

import type { Span } from '../../model/text.ts'
import { toSimplified } from '../../names/simplified.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'

const OFFICE = wordPattern((set) => `^(?:${set('articles')}\\s+)?(?:${set('offices')}|\\p{Ll}+)$`)

/** "the committee", 主管机关: an office without its name. */
export function isGeneric(text: string, lexicon: Lexicon): boolean {
  return OFFICE(lexicon).test(plainOf(text.trim(), lexicon))
}

const SMALL = wordPattern((set) => `^(?:${set('and')}|${set('or')}|${set('articles')}|${set('prepositions')}|&)$`)

/** A headline in which every word has a capital: capitals name nobody there. "Destinations are Cuba, Iran and Syria" is none. */
export function isTitleCase(text: string, lexicon: Lexicon): boolean {
  if (/[.;:]\s*$/.test(text)) return false
  const words = (text.match(/\p{L}{4,}/gu) ?? []).filter(
    (word) => !lexicon.functionWords.has(word) && !SMALL(lexicon).test(word),
  )
  return words.length >= 4 && words.every((word) => /^\p{Lu}/u.test(word))
}

/** Months and weekdays have a capital and name nobody. */
const CALENDAR =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\.?,?$/i

/** A body or an officer that a law knows: 监事会, 国家安全局, 仲裁庭. 保险公司 is a class, 华星电子有限公司 is a name. */
const BODY = wordPattern((set) => `${set('bodies')}$`)
const COUNTRY = wordPattern((set) => `${set('countries')}$`)
const NO_NAME = wordPattern((set) => `${set('noNames')}$`)
const OTHERS = wordPattern((set) => `^${set('others')}`)

const LEADS_ON = wordPattern((set) => `[，。；]|${set('attributive')}|${set('prepositions')}`)

/** 设在北京的(研究所) */
const TOLD_MORE = wordPattern((set) => `^.*${set('attributive')}`)

/** 内部, 保险公司: it ends like a name and is none. */
export function isNoName(text: string, lexicon: Lexicon): boolean {
  return NO_NAME(lexicon).test(text)
}

/** @param text simplified characters. */
export function isChineseBody(text: string, lexicon: Lexicon): boolean {
  const name = text.replace(/[（(][^（）()]*[）)]$/u, '')
  return name.length <= 30 && !LEADS_ON(lexicon).test(name) && BODY(lexicon).test(name) && !isNoName(name, lexicon)
}

/**
 * Names: words in capitals, codes with digits; in Chinese countries, authorities, officers and companies.
 * @param text in Chinese in simplified characters.
 */
export function isNamed(text: string, lexicon: Lexicon): boolean {
  const bare = stripJoin(text, lexicon)
  if (lexicon.byCharacter) {
    const name = bare.replace(/[（(][^（）()]*[）)]$/u, '')
    // 其他有关国家机关: a class of authorities
    if (OTHERS(lexicon).test(name)) return false
    return (
      isChineseBody(name.replace(TOLD_MORE(lexicon), ''), lexicon) ||
      (name.length <= 30 && !/[，。；]/u.test(name) && COUNTRY(lexicon).test(name) && !isNoName(name, lexicon))
    )
  }
  const words = bare
    .replace(/\([^()]{0,80}\)/g, ' ')
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !SMALL(lexicon).test(word))
  const capitals = words.map((word) => /^[“"(]?(?:\p{Lu}|\d+\p{Lu})/u.test(word))
  // "Medicines and Healthcare products Regulatory Agency": one small word among many capitals
  const isSpelledSo =
    capitals.every(Boolean) || (capitals.length >= 4 && capitals.filter(Boolean).length >= capitals.length - 1)
  return (
    isSpelledSo &&
    (!lexicon.nounsInCapitals || words.some((word) => /\p{Lu}\S*[\p{Lu}\d]|\d\p{Lu}/u.test(word))) &&
    capitals.length > 0 &&
    capitals[0] === true &&
    capitals.at(-1) === true &&
    !words.every((word) => CALENDAR.test(word))
  )
}

const JOIN_BEFORE = wordPattern((set) => {
  const join = `${set('and')}|${set('or')}|${set('also')}`
  // Chinese joins have no space behind them, and may stand together
  return `^(?:(?:[、，]|(?:${join})(?!\\s))+|(?:[.,;]\\s*)?(?:(?:${join}|&)\\s+)?)`
})
const JOIN_BEHIND = wordPattern(
  (set) => `(?:\\s*(?:[,;、，]|(?:${set('and')}|${set('or')}|&)(?:\\s${set('articles')})?)){1,4}$`,
)

/** @returns the words without the "and", "or", comma or 、 that joins them to a list. */
export function stripJoin(text: string, lexicon: Lexicon): string {
  const trimmed = text.trim()
  const [start, end] = withoutJoins(plainOf(trimmed, lexicon), lexicon)
  return trimmed.slice(start, end).trim()
}

function withoutJoins(plain: string, lexicon: Lexicon): Span {
  const start = JOIN_BEFORE(lexicon).exec(plain)?.[0].length ?? 0
  const behind = JOIN_BEHIND(lexicon).exec(plain.slice(start))?.[0].length ?? 0
  return [start, plain.length - behind]
}

/** The words of a lexicon are written in simplified characters. */
function plainOf(text: string, { byCharacter }: Lexicon): string {
  return byCharacter ? toSimplified(text) : text
}

/** Words of a name, the little ones aside. */
export function wordCount(text: string, lexicon: Lexicon): number {
  return lexicon.byCharacter ? 1 : (stripJoin(text, lexicon).match(/[\p{L}\p{N}]{3,}/gu)?.length ?? 0)
}
