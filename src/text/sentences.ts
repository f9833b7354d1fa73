/** A text cut into sentences, abbreviations and enumerators minded, in English, German, Chinese and what writes stops alike. */
import type { Span } from '../model/text.ts'
import { allMatches } from './matches.ts'
import { isChinese } from './scripts.ts'

/** Full stops after these end no sentence: "No. 4", "Supp. No. 1", "a.k.a. Foo", "Art. 5 Abs. 2". */
const NEVER_LAST =
  /(?:^|[^\p{L}.])(?:Nos?|Secs?|Supps?|Suppl|Arts?|Paras?|paras?|pts?|chs?|Ch|Vols?|vol|pp?|Mr|Mrs|Ms|Dr|Prof|Messrs|Gov|Gen|Rep|Sen|Hon|Lt|Col|Maj|Capt|St|Ft|Mt|vs?|cf|e\.g|i\.e|[af]\.k\.a|n\.k\.a|approx|ca|Figs?|figs?|Pub|Fed|Reg|Cir|Stat|Rm|Abs|Nrn?|Buchst|Ziff|bzw|z\.\s?B|d\.\s?h|u\.\s?a|vgl|ggf|gem|Mio|Mrd)$/u

/** These end one only before a word that begins sentences: "Foo Inc. said", "in the U.S. Department", "Foo Inc. The". */
const SELDOM_LAST =
  /(?:^|[^\p{L}.])(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|etc|al|Ave|Blvd|Rd|Bldg|Dept|Univ|Assoc|usw|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:\p{L}\.)+\p{L}|\p{Lu})$/u

const BEGINS_SENTENCES =
  /^(?:The|This|These|That|Those|It|Its|In|On|An?|At|As|For|From|By|To|If|He|She|They|We|You|Our|All|Any|Each|Every|No|Such|When|Where|While|With|Under|After|Before|However|There|Also|But|And|Or|Der|Die|Das|Den|Dem|Ein|Eine|Es|Er|Sie|Wir|Im|Am|Mit|Bei|Für|Diese[rs]?|Nach|Wer|Wenn)(?!\p{L})/u

/** "(a)", "1.", "4.2.1.", "iv.", "A." before the first sentence of a block. */
const ENUMERATOR = /^[([]?(?:\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*|\p{L}|[ivxIVX]{1,5})$/u

const GERMAN_MONTH = /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)/

/** Where a sentence may end: stops with the quotes and brackets that close after them, and line ends. */
const STOP = /\n\s*|[。！？｡]+[”’」』）)\]】》〉"']*|[；;]|[.!?…؟।۔]+[”’"')\]）】》»]*/g

/**
 * @param language BCP 47; decides whether a number and a full stop may be an ordinal (German).
 * @returns ranges of the sentences, without the white space around them. Chinese ones end at 。；！？ outside of brackets;
 * a line end ends a sentence unless the text goes on in lower case.
 */
export function splitSentences(text: string, language: string): Span[] {
  const chinese = isChinese(text)
  const brackets = chinese ? bracketPairs(text) : []
  const spans: Span[] = []
  let start = 0
  let pair = 0
  for (const match of allMatches(text, STOP)) {
    while ((brackets[pair]?.[1] ?? Infinity) < match.index) pair++
    const inBrackets = (brackets[pair]?.[0] ?? Infinity) < match.index
    const end = match.index + closedLength(text, start, match)
    if (inBrackets && !(end > (brackets[pair]?.[1] ?? 0) && brackets[pair]?.[0] === start)) continue
    if (!endsSentence(text, start, match.index, end, chinese, language)) continue
    spans.push(trimSpan(text, start, end))
    start = skipSpace(text, end)
  }
  spans.push(trimSpan(text, start, text.length))
  return spans.filter(([from, to]) => to > from)
}

/** A straight quote after 。 closes only a quotation that is open: 他说："可以。"然后, but not 可以。"例外"是. */
function closedLength(text: string, start: number, stop: RegExpExecArray): number {
  const quote = /^[。！？｡]/.test(stop[0]) ? stop[0].search(/["']/) : -1
  if (quote < 0) return stop[0].length
  const before = text.slice(start, stop.index).split(stop[0].charAt(quote)).length - 1
  return before % 2 === 1 ? quote + 1 : quote
}

function endsSentence(
  text: string,
  start: number,
  stop: number,
  end: number,
  chinese: boolean,
  language: string,
): boolean {
  const mark = text.charAt(stop)
  const next = skipSpace(text, end)
  if (/\s/.test(mark)) {
    const blankLine = text.slice(stop, end).split('\n').length > 2
    return blankLine || !/\p{Ll}/u.test(text.charAt(next))
  }
  if (mark === '；' || mark === ';') return chinese && /[\p{Script=Han}）)”」』"]/u.test(text.charAt(stop - 1))
  if (/[。！？｡]/.test(mark)) return true
  if (chinese && /[!?]/.test(mark) && /\p{Script=Han}/u.test(text.charAt(stop - 1))) return true
  if (next === end && end < text.length && !/\p{Script=Han}/u.test(text.charAt(end))) return false
  const ahead = text.slice(next, next + 24).replace(/^[“‘"'(（[«„]+/u, '')
  if (/^\p{Ll}/u.test(ahead)) return false
  return mark !== '.' || end > stop + 1 || !isAbbreviation(text, start, stop, ahead, language)
}

function isAbbreviation(text: string, start: number, stop: number, ahead: string, language: string): boolean {
  const behind = text.slice(Math.max(start, stop - 24), stop)
  if (NEVER_LAST.test(behind)) return true
  if (stop - start <= 12 && ENUMERATOR.test(behind)) return true
  if (language.startsWith('de') && /(?:^|\P{L})\d{1,2}$/u.test(behind) && GERMAN_MONTH.test(ahead)) return true
  return SELDOM_LAST.test(behind) && ahead !== '' && !BEGINS_SENTENCES.test(ahead)
}

const BRACKET = /[（()）]/g

/** Outermost pairs of round brackets of at most 400 units: a bracket that never closes holds nothing. */
function bracketPairs(text: string): Span[] {
  const open: number[] = []
  const pairs: [number, number][] = []
  for (const { 0: bracket, index } of allMatches(text, BRACKET)) {
    if (bracket === '（' || bracket === '(') {
      open.push(index)
      continue
    }
    const from = open.pop()
    if (from === undefined || index - from > 400) continue
    while ((pairs.at(-1)?.[0] ?? -1) > from) pairs.pop()
    pairs.push([from, index])
  }
  return pairs
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && /\s/.test(text.charAt(at))) at++
  return at
}

function trimSpan(text: string, start: number, end: number): Span {
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return [start, end]
}
