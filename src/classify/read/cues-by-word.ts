/** Cues in languages that part words by spaces. */
import type { Span } from '../../model/text.ts'
import { allMatches } from '../../text/matches.ts'
import type { Lexicon, Phrase } from '../lexicon/lexicon.ts'
import { cutElision, isForm } from '../lexicon/phrases.ts'
import type { Cue, Word } from './cue.ts'
import { makeCue, SENTENCE_END } from './cue.ts'

const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}]+)*|'ll\b/gu

export function readWords(plain: string, { elisions }: Lexicon): Word[] {
  const words: Word[] = []
  for (const match of allMatches(plain, WORD)) {
    const end = match.index + match[0].length
    const [first = '', rest] = cutElision(match[0], elisions)
    if (rest === undefined) words.push({ start: match.index, end, form: first })
    else
      words.push(
        { start: match.index, end: match.index + first.length, form: first },
        { start: end - rest.length, end, form: rest },
      )
  }
  return words
}

export function westernCues(text: string, plain: string, words: readonly Word[], lexicon: Lexicon): Cue[] {
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
      if (phrase.row.family !== 'neutral' && !isMonth(text, word)) cues.push(makeCue(phrase.row, parts, text))
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
function isMonth(text: string, word: Word): boolean {
  if (text.slice(word.start, word.end) !== 'May') return false
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
