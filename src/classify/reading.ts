/** One sentence as the classifier reads it: its words, and the cues of the lexicon in it, with their places in the text. */
import type { Sentence } from '../model/change.ts'
import type { Span } from '../model.ts'
import { toSimplified } from '../names/simplified.ts'
import { allMatches } from '../text.ts'
import type { Lexicon, Phrase, Row } from './lexicon.ts'
import { lexiconFor } from './lexicon.ts'
import { isForm } from './phrases.ts'

/** Words of the lexicon found in a text; `parts` are their places (two for "除…外"). */
export type Cue = { readonly row: Row; readonly parts: readonly Span[]; readonly words: string }

type Word = { readonly start: number; readonly end: number; readonly form: string }

export type Reading = {
  readonly text: string
  /** Lower case, simplified characters, plain quotes, narrow figures: same length as `text`, so that every place holds for both. */
  readonly plain: string
  readonly lexicon: Lexicon
  readonly words: readonly Word[]
  readonly cues: readonly Cue[]
  /** Cues of speech: who speaks, whether something is only proposed, what the page stands for. No rule on a pair weighs them. */
  readonly speech: readonly Cue[]
}

const SPEECH: readonly Row['family'][] = ['report', 'speaker', 'proposal', 'stance']

/** Characters that a gap ("除…外") never crosses. */
const SENTENCE_END = /[。；;！？!?\n]/
const GAP_CHARACTERS = 40

/** Figures, letters and signs of amounts as wide as a Chinese character: ２５％ is 25%. */
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％．]/g

/** @param language BCP 47 of the page; a Chinese text is read as Chinese whatever it says. */
export function readSentence(text: string, language: string, lexicon: Lexicon = lexiconFor(text, language)): Reading {
  const lower = lowerCase(text.replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
  const plain = plainText(lower, lexicon)
  const words = lexicon.byCharacter ? [] : readWords(plain)
  const traditional = lexicon.byCharacter && (plain !== lower || /hant|tw|hk|mo/i.test(language))
  const found = lexicon.byCharacter
    ? chineseCues(text, plain, lexicon, traditional)
    : westernCues(text, plain, words, lexicon)
  const speech = cuesOf(found, ...SPEECH)
  const cues = found.filter((cue) => !speech.includes(cue) && !isGovernedAdvice(cue, found, plain))
  return { text, plain, lexicon, words, cues, speech }
}

/** The step of advice on the scale of duty. */
const ADVICE = 2

/** "shall advise the applicant", 应当建议: to advise is what the modal before it asks for. */
function isGovernedAdvice({ row, parts: [first] }: Cue, cues: readonly Cue[], plain: string): boolean {
  if (row.family !== 'duty' || row.force !== ADVICE || first === undefined) return false
  return cues.some(({ row: other, parts }) => {
    const end = parts.at(-1)?.[1] ?? 0
    return other.family === 'duty' && end <= first[0] && first[0] - end <= 1 && plain.slice(end, first[0]).trim() === ''
  })
}

const readings = new WeakMap<Sentence, { language: string; reading: Reading }>()

/** The same as `readSentence`, once for each sentence: several rules ask for it. */
export function readOnce(sentence: Sentence, language: string, lexicon?: Lexicon): Reading {
  const known = readings.get(sentence)
  if (known?.language === language && (lexicon === undefined || known.reading.lexicon === lexicon)) return known.reading
  const reading = readSentence(sentence.text, language, lexicon)
  readings.set(sentence, { language, reading })
  return reading
}

/** @returns the cues of some families. */
export function cuesOf(cues: readonly Cue[], ...families: readonly Row['family'][]): Cue[] {
  return cues.filter((cue) => families.includes(cue.row.family))
}

function plainText(lower: string, lexicon: Lexicon): string {
  const plain = lower.replace(/[‘’]/g, "'")
  return lexicon.byCharacter ? toSimplified(plain) : plain
}

/** Lower case that never changes the length ("İ" stays). */
function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}]+)*|'ll\b/gu

function readWords(plain: string): Word[] {
  const words: Word[] = []
  for (const match of allMatches(plain, WORD)) {
    words.push({ start: match.index, end: match.index + match[0].length, form: match[0] })
  }
  return words
}

function westernCues(text: string, plain: string, words: readonly Word[], lexicon: Lexicon): Cue[] {
  const cues: Cue[] = []
  const taken = new Set<number>()
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === undefined || taken.has(at)) continue
    const beginning = lexicon.phrases.get(word.form)
    if (beginning === undefined || /[\p{L}]-$/u.test(plain.slice(Math.max(0, word.start - 2), word.start))) continue
    for (const phrase of beginning.next.get(words[at + 1]?.form ?? '') ?? beginning.alone) {
      if (phrase.row.opening === true && !isOpening(plain, word.start)) continue
      if (phrase.row.polarity === 'must-not' && isAttribute(phrase, words[at - 1])) continue
      const groups = matchWords(phrase, plain, words, at, phrase.row.gap ?? lexicon.gapWords)
      if (groups === undefined) continue
      for (const [from, to] of groups) for (let i = from; i < to; i++) taken.add(i)
      const parts = groups.map(([from, to]): Span => [words[from]?.start ?? 0, words[to - 1]?.end ?? 0])
      if (phrase.row.family !== 'neutral' && !isMonth(phrase.row, text, word))
        cues.push(makeCue(phrase.row, parts, text))
      break
    }
  }
  return cues
}

/** "Do not travel", "Warning: do not travel", "(b) Do not travel" */
function isOpening(plain: string, at: number): boolean {
  return /(?:^|[.;:!?•\n]["“”']?\s+|^\s*\(?[\da-z]{1,3}[.)]\s+)["“”']?$/u.test(plain.slice(Math.max(0, at - 8), at))
}

/** "accounts with no activity may": what "no" stands beside is not what may. */
function isAttribute({ parts }: Phrase, before: Word | undefined): boolean {
  return parts.length > 1 && parts[0]?.[0] === 'no' && /^(?:with|of|has|have|had|having|by)$/.test(before?.form ?? '')
}

/** "in May 2025", "15-May-2018", "until May": a month. */
function isMonth(row: Row, text: string, word: Word): boolean {
  if (row.id !== 'duty.may' || text.slice(word.start, word.end) !== 'May') return false
  return (
    /^[\s,-]*\d/.test(text.slice(word.end, word.end + 5)) ||
    /(?:\d(?:st|nd|rd|th)?[\s-]+|\b(?:in|of|until|by|since|from|early|mid|late|through|before|after|last|next|this)[\s-]+)$/.test(
      text.slice(Math.max(0, word.start - 9), word.start),
    )
  )
}

/** @returns for each group of the phrase the range of words that it covers, or undefined. */
function matchWords(
  { parts }: Phrase,
  plain: string,
  words: readonly Word[],
  at: number,
  gapWords: number,
): [number, number][] | undefined {
  const first = parts[0] ?? []
  if (!standsAt(first, plain, words, at)) return undefined
  let from = at + first.length
  const groups: [number, number][] = [[at, from]]
  for (let i = 1; i < parts.length; i++) {
    const part = parts[i] ?? []
    const found = findAhead(part, plain, words, from, gapWords)
    if (found < 0) return undefined
    from = found + part.length
    groups.push([found, from])
  }
  return groups
}

function findAhead(
  part: readonly string[],
  plain: string,
  words: readonly Word[],
  from: number,
  gapWords: number,
): number {
  for (let at = from; at <= from + gapWords && at < words.length; at++) {
    const before = words[at - 1]
    const here = words[at]
    if (before === undefined || here === undefined) return -1
    if (SENTENCE_END.test(plain.slice(before.end, here.start))) return -1
    if (standsAt(part, plain, words, at)) return at
  }
  return -1
}

/** The words stand there one after the other, with nothing but space, hyphens or quotes between them. */
function standsAt(part: readonly string[], plain: string, words: readonly Word[], at: number): boolean {
  for (let i = 0; i < part.length; i++) {
    const word = words[at + i]
    if (word === undefined || !isForm(word.form, part[i] ?? '')) return false
    if (i === 0) continue
    const before = words[at + i - 1]
    if (before === undefined) continue
    const between = plain.slice(before.end, word.start)
    // "e.g."
    if (between === '.' && word.end - word.start === 1) continue
    if (/[^\s\-'"“”/]/.test(between)) return false
  }
  return true
}

function chineseCues(text: string, plain: string, { phrases }: Lexicon, traditional: boolean): Cue[] {
  const cues: Cue[] = []
  const taken = new Uint8Array(plain.length)
  for (let at = 0; at < plain.length; at++) {
    const beginning = taken[at] === 1 ? undefined : phrases.get(plain.charCodeAt(at))
    if (beginning === undefined) continue
    for (const phrase of beginning.next.get(plain.charCodeAt(at + 1)) ?? beginning.alone) {
      if (phrase.row.script === 'Hant' && !traditional) continue
      const parts = matchCharacters(phrase, plain, at)
      if (parts === undefined) continue
      // 经…批准 is a condition, and its 批准 is an approval still
      const own = phrase.row.family === 'condition' ? parts.slice(0, 1) : parts
      for (const [from, to] of own) taken.fill(1, from, to)
      if (phrase.row.family !== 'neutral' && !isAdditive(phrase, plain, parts))
        cues.push(makeCue(phrase.row, parts, text))
      break
    }
  }
  return cues
}

/** 除依照本法处罚外，还应当赔偿: besides, not except. */
function isAdditive(phrase: Phrase, plain: string, parts: readonly Span[]): boolean {
  if (phrase.row.family !== 'exception' || phrase.parts.length < 2) return false
  const rest = /^[^。；;]{0,24}/u.exec(plain.slice(parts.at(-1)?.[1] ?? 0))?.[0] ?? ''
  return /^[，,]?(?:[^，。；]{0,14}(?:还|亦|尚应|并应)|并?处)/u.test(rest)
}

function matchCharacters(phrase: Phrase, plain: string, at: number): Span[] | undefined {
  const start = phrase.parts[0]?.[0] ?? ''
  if (!plain.startsWith(start, at)) return undefined
  const parts: Span[] = [[at, at + start.length]]
  let from = at + start.length
  for (let i = 1; i < phrase.parts.length; i++) {
    const words = phrase.parts[i]?.[0] ?? ''
    const found = plain.slice(from, from + GAP_CHARACTERS + words.length).indexOf(words)
    if (found < 0 || SENTENCE_END.test(plain.slice(from, from + found))) return undefined
    parts.push([from + found, from + found + words.length])
    from += found + words.length
  }
  return parts
}

function makeCue(row: Row, parts: readonly Span[], text: string): Cue {
  return { row, parts, words: parts.map(([start, end]) => text.slice(start, end)).join(' … ') }
}
