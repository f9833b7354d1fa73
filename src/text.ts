/** Text as language: folding, sentences, words. Pure; the stages share it because they must agree on it. */
import type { Span } from './model.ts'

/** One step of folding: what is replaced, and by what. A string replacement is literal. */
type Step = {
  readonly find: RegExp
  readonly by: string | ((found: string) => string)
  readonly skip?: (text: string) => boolean
  /** Does nothing to a text of COMMON characters. */
  readonly rare?: true
}

/** A table "each of these characters becomes that". */
function table(rows: readonly (readonly [from: string, to: string])[]): (found: string) => string {
  const map = new Map(rows.flatMap(([from, to]) => [...from].map((c) => [c, to] as const)))
  return (found) => map.get(found) ?? found
}

const nfkc = (text: string) => text.normalize('NFKC')

/** Han, kana and CJK punctuation: no space stands beside them. */
const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3001-\\u301C'

/** A character with all that may combine with it: NFKC of a text is the NFKC of these, one by one. */
const CLUSTER =
  /\p{M}+|[\uAC00-\uD7A3]?[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FB\u3131-\u318E\uFFA0-\uFFDC]+\p{M}*|[^\p{M}][\p{M}\uFF9E\uFF9F]+|[^\x00-\x7F\p{Script=Han}]|[\u2E80-\u2FDF\u3038-\u303A\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu

const INVISIBLE =
  /(?:[\u034F\u180B-\u180F\uFE00-\uFE0F\x00-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\u00AD\u061C\u115F\u1160\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|[\uDB40-\uDB43][\uDC00-\uDFFF])+/g

/** In order. The first ones keep apart what NFKC would join: 10² is not 102, 1½ is not 11/2, 1① is not 11. */
const STEPS: readonly Step[] = [
  { find: INVISIBLE, by: '', rare: true },
  { find: /(?<=\p{Nd})[，：](?=\p{Nd})/gu, by: nfkc },
  {
    find: /[\u2018-\u201F\u2032\u2033\u02BC\u00B4\u00AB\u00BB，；：！？（）]/g,
    by: table([
      ['\u2018\u2019\u201A\u201B\u2032\u02BC\u00B4', "'"],
      ['\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB', '"'],
      ['，', ', '],
      ['；', '; '],
      ['：', ': '],
      ['！', '! '],
      ['？', '? '],
      ['（', ' ('],
      ['）', ') '],
    ]),
  },
  { find: /[\u00B2\u00B3\u00B9\u2070\u2074-\u207F]/g, by: (c) => `^${nfkc(c)}`, rare: true },
  { find: /[\u2460-\u2473]/g, by: (c) => `(${nfkc(c)})`, rare: true },
  { find: /(?<=\p{Nd})[\u00BC-\u00BE\u2150-\u215F]/gu, by: (c) => ` ${nfkc(c)}`, rare: true },
  { find: CLUSTER, by: nfkc, skip: (text) => nfkc(text) === text, rare: true },
  {
    find: /[`\u2018\u2019\u300C-\u300F\u301C-\u301F\u2044\u2215\u223C\u30FB\u2027\u2219\u22C5臺]/g,
    by: table([
      ['`\u2018\u2019', "'"],
      ['\u300C\u300D\u300E\u300F\u301D\u301E\u301F', '"'],
      ['\u2044\u2215', '/'],
      ['\u301C\u223C', '~'],
      ['\u30FB\u2027\u2219\u22C5', '·'],
      ['臺', '台'],
    ]),
    rare: true,
  },
  { find: /\.{3,}/g, by: '...' },
  // all white space but a single blank
  { find: /(?:[^\S ]|\u0085)[\s\u0085]*| [\s\u0085]+/g, by: ' ' },
  { find: /[ \u2010-\u2015\u2212-]*(?:[\u2010-\u2015\u2212]|--| - )[ \u2010-\u2015\u2212-]*/g, by: '-' },
  // Co.,Ltd. is Co., Ltd.; ECCN:3A090 is ECCN: 3A090
  {
    find: /(?<=[^\p{Nd} ][,;])(?=[A-Za-z])|(?<=[A-Za-z]:)(?=[A-Za-z0-9])/gu,
    by: ' ',
    skip: (text) => !/[,;:][A-Za-z0-9]/.test(text),
  },
  { find: / (?=[,.;:!?)\]])|(?<=[([]) |^ | $/g, by: '' },
  { find: new RegExp(`(?<=[${CJK}]["'(),;:!?-]{0,3}) | (?=["'(]{0,3}[${CJK}])`, 'gu'), by: '' },
]

/** Plain text, Chinese characters (臺 apart) and the marks between them: nearly every sentence. */
const COMMON = /^[\x20-\x5F\x61-\x7E\u4E00-\u81F9\u81FB-\u9FFF，；：！？（）、。“”‘’《》]*$/
const COMMON_STEPS = STEPS.filter(({ rare }) => rare !== true)

function stepsFor(text: string): readonly Step[] {
  return COMMON.test(text) ? COMMON_STEPS : STEPS
}

/** Plain text on which no step does anything: most blocks. */
const NEEDS_FOLDING =
  /[^\x20-\x7E]|`|--|\.{4}|[^\d\s][,;][A-Za-z]|[A-Za-z]:[A-Za-z0-9]|\s-|-\s|\s[\s,.;:!?)\]]|[([]\s|^\s|\s$/

/** Chinese characters only: most words that changed. */
const HAN_ALONE = /^[\u4E00-\u81F9\u81FB-\u9FFF、。]*$/

function isFolded(text: string): boolean {
  return !NEEDS_FOLDING.test(text) || HAN_ALONE.test(text)
}

/**
 * The comparison form of a text: NFKC, plain quotes, hyphens and slashes, no invisible characters, single spaces, no
 * space beside CJK characters or before punctuation. Equal forms differ only in typography; case and every digit stay.
 * Never shown to anybody.
 */
export function foldText(text: string): string {
  if (isFolded(text)) return text
  const known = lastFolded.get(text)
  if (known !== undefined) return known
  let folded = text
  for (const { find, by, skip } of stepsFor(text)) {
    if (skip?.(folded)) continue
    folded = typeof by === 'string' ? folded.replace(find, by) : folded.replace(find, by)
  }
  if (text.length <= LONGEST_KEPT) {
    if (lastFolded.size >= MOST_KEPT) lastFolded.clear()
    lastFolded.set(text, folded)
  }
  return folded
}

/** A sentence is folded by each step that compares it: the last ones are kept. */
const lastFolded = new Map<string, string>()
const MOST_KEPT = 100
const LONGEST_KEPT = 2_000

/** A folded text that knows where each of its UTF-16 units came from: unit i stands for original [starts[i], ends[i]). */
export type Folded = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] }

/** @returns the text of `foldText`, with its way back into the original (`originalSpan`). */
export function foldWithOffsets(text: string): Folded {
  let folded = unfolded(text)
  if (isFolded(text)) return folded
  for (const step of stepsFor(text)) folded = applyStep(folded, step)
  return folded
}

function unfolded(text: string): Folded {
  const starts: number[] = []
  const ends: number[] = []
  for (let i = 0; i < text.length; i++) {
    starts.push(i)
    ends.push(i + 1)
  }
  return { text, starts, ends }
}

/** Soft hyphens and zero-width characters: nobody sees them, and words go on across them. Marks of direction decide how it looks, and stay. */
const UNSEEN = /[\u034F\u00AD\u180E\u200B\u2060-\u2064\uFEFF]+/g
const UNSEEN_OR_JOINER = /[\u034F\u00AD\u180E\u200B-\u200D\u2060-\u2064\uFEFF]+/g
/** Scripts from Arabic to Sinhala, and emoji: there a joiner decides what is seen. */
const JOINED = /[\u0600-\u0DFF]|\p{Emoji_Presentation}/u

/** @returns true when the text holds characters that `withoutInvisible` takes out, or may do so. */
export function hasInvisible(text: string): boolean {
  return text.search(UNSEEN_OR_JOINER) >= 0
}

/** @returns the text without what nobody sees, with its way back into the original (`originalSpan`). */
export function withoutInvisible(text: string): Folded {
  const find = hasInvisible(text) && JOINED.test(text) ? UNSEEN : UNSEEN_OR_JOINER
  return applyStep(unfolded(text), { find, by: '' })
}

function applyStep(folded: Folded, { find, by, skip }: Step): Folded {
  if (skip?.(folded.text)) return folded
  const replaced: (readonly [start: number, end: number, made: number])[] = []
  const text = folded.text.replace(find, (found: string, index: number) => {
    const made = typeof by === 'string' ? by : by(found)
    if (made !== found) replaced.push([index, index + found.length, made.length])
    return made
  })
  if (replaced.length === 0) return folded
  const starts: number[] = []
  const ends: number[] = []
  let done = 0
  const keep = (to: number) => {
    for (; done < to; done++) {
      starts.push(folded.starts[done] ?? 0)
      ends.push(folded.ends[done] ?? 0)
    }
  }
  for (const [start, end, made] of replaced) {
    keep(start)
    const from = folded.starts[start] ?? folded.ends[start - 1] ?? 0
    const to = start === end ? from : (folded.ends[end - 1] ?? from)
    for (let i = 0; i < made; i++) {
      starts.push(from)
      ends.push(to)
    }
    done = end
  }
  keep(folded.text.length)
  return { text, starts, ends }
}

/** @returns the range of the original text that the range [start, end) of the folded text came from. */
export function originalSpan(folded: Folded, start: number, end: number): Span {
  if (end > start) return [folded.starts[start] ?? 0, folded.ends[end - 1] ?? 0]
  const at = folded.starts[start] ?? folded.ends[folded.ends.length - 1] ?? 0
  return [at, at]
}

/** @returns true for a text that is mostly Han characters (judged by its first 20,000 units). */
export function isChinese(text: string): boolean {
  const head = text.length > 20_000 ? text.slice(0, 20_000) : text
  const rest = head.replace(/\p{Script=Han}+/gu, '')
  const han = head.length - rest.length
  return han > 0 && han * 4 > han + rest.replace(/\s+/g, '').length
}

/** @returns the matches of a global pattern, as `matchAll`, which copies the pattern each time: most texts hold no match. */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1
  }
  return found
}

/** Text in these characters is cut into words as Unicode does it (UAX 29), but by one pattern. */
const LATIN = /^[\n\x20-\x7E§€À-ÖØ-öø-ÿ]*$/
const LETTER = 'A-Za-zÀ-ÖØ-öø-ÿ'
/** "U.S", "don't" and "1,000.5" are one word each; of the other marks each is one. */
const LATIN_WORD = new RegExp(
  `[${LETTER}\\d_]+(?:(?:(?<=[${LETTER}])[.':](?=[${LETTER}])|(?<=\\d)[.,;'](?=\\d))[${LETTER}\\d_]+)*|\\S`,
  'g',
)

const segmenters = new Map<string, Intl.Segmenter>()

function wordSegmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, made)
  return made
}

/** @returns ranges of all words, numbers and punctuation marks; white space is between them. */
export function splitWords(text: string, language: string): Span[] {
  const spans: Span[] = []
  if (LATIN.test(text)) {
    for (const { 0: word, index } of allMatches(text, LATIN_WORD)) spans.push([index, index + word.length])
    return spans
  }
  for (const { segment, index } of wordSegmenter(language).segment(text)) {
    if (/\S/.test(segment)) spans.push([index, index + segment.length])
  }
  return spans
}

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
