/** Two sentences that became one, or one that became two: compared as one passage, not told as a sentence that came or went. */
import type { Sentence, SentenceChange } from '../../model/change.ts'
import { isChinese } from '../../text/scripts.ts'
import { meaningfulWords } from '../read/meaningful-words.ts'
import type { Reader } from '../read/reader.ts'
import { alignWords } from './rewritten-sentences.ts'

/** Share of the words of the lone sentence that its neighbour took over, and how many at least. */
const LEAST_SHARED = 0.5
const LEAST_WORDS = 3
/** Longer passages are not joined: the words of both are compared with each other. */
const MAX_CHARACTERS = 3_000

type Changed = Extract<SentenceChange, { type: 'changed' }>
type Lone = Exclude<SentenceChange, { type: 'changed' }>

/** @returns the changes; a lone sentence whose words stand in what its neighbour gained on the other side is joined to that neighbour. */
export function mergeSentences(changes: readonly SentenceChange[], reader: Reader): SentenceChange[] {
  const merged = [...changes]
  for (let i = 0; i < merged.length; i++) {
    const lone = merged[i]
    if (lone === undefined || lone.type === 'changed') continue
    for (const at of [i - 1, i + 1]) {
      const next = merged[at]
      if (next?.type !== 'changed' || !isTaken(lone, next, reader)) continue
      merged[at] = join(lone, next, at > i, reader)
      merged.splice(i, 1)
      i = Math.max(-1, i - 2)
      break
    }
  }
  return merged
}

/** The words of the lone sentence came into the other side of its neighbour. */
function isTaken(lone: Lone, next: Changed, reader: Reader): boolean {
  const sentence = lone.type === 'removed' ? lone.before : lone.after
  const [own, other] = lone.type === 'removed' ? [next.before, next.after] : [next.after, next.before]
  if (sentence.block !== own.block || sentence.text.length + own.text.length > MAX_CHARACTERS) return false
  if (isTogether(sentence.text, own.text, other.text)) return true
  const [words, kept, others] = [sentence, own, other].map((one) => wordsOf(one, reader)) as [
    string[],
    string[],
    string[],
  ]
  const left = [...others]
  for (const word of kept) {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
  }
  const gained = new Set(left)
  const shared = words.filter((word) => gained.has(word)).length
  return shared >= LEAST_WORDS && shared / words.length >= LEAST_SHARED
}

/** "Yes. An agent may file." → "Yes, an agent may file.": the same letters, however short the lone sentence is. */
function isTogether(lone: string, own: string, other: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const both = letters(other)
  return both === letters(lone + own) || both === letters(own + lone)
}

function wordsOf(sentence: Sentence, reader: Reader): string[] {
  return meaningfulWords(reader.readOnce(sentence), [[0, sentence.text.length]])
}

function join(lone: Lone, next: Changed, isFirst: boolean, reader: Reader): Changed {
  const side = lone.type === 'removed' ? 'before' : 'after'
  const sentence = lone.type === 'removed' ? lone.before : lone.after
  const own = next[side]
  const gap = isChinese(own.text) ? '' : ' '
  const text = isFirst ? sentence.text + gap + own.text : own.text + gap + sentence.text
  const joined = { ...next, [side]: { ...own, text } }
  return { ...joined, hunks: alignWords(joined.before.text, joined.after.text, reader.language) }
}
