/** Whether two words may be one word written differently. Pure. */
import { lettersBetween } from './distance.ts'
import type { Word } from './words.ts'

/** Longer words may differ in two letters. */
const LONG = 9
const SHORT = 5

const INITIAL = '(?:[bpmfdtnlgkjqxrzcsyw]|zh|ch|sh|h)'
const FINAL = '(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|u)'
const PINYIN = new RegExp(`^(?:${INITIAL}?${FINAL}){2,4}$`)

/** @returns how many letters differ where the two may be one word; undefined for two words. */
export function typoBetween(a: Word, b: Word): number | undefined {
  if (a.kind === 'number' || b.kind === 'number') return undefined
  // Health and wealth, Oman and Roman: two words that everybody knows are two words.
  if (a.kind !== 'rare' && b.kind !== 'rare') return undefined
  const most = lettersAllowed(a, b)
  if (most === 0) return undefined
  const letters = lettersBetween(a.text, b.text, most)
  return letters <= most ? letters : undefined
}

function lettersAllowed(a: Word, b: Word): number {
  const least = Math.min(a.text.length, b.text.length)
  if (least < SHORT - 1 || /\p{Nd}/u.test(a.text + b.text)) return 0
  if (a.kind !== 'rare' || b.kind !== 'rare') return least >= SHORT ? 1 : 0
  return Math.max(a.text.length, b.text.length) >= LONG ? 2 : 1
}

/** Zhongxin and Zhongxing are two firms: in transcribed Chinese every letter counts. */
export function isPinyinPair(a: string, b: string): boolean {
  return PINYIN.test(a) && PINYIN.test(b)
}

/** Four letters: a typo only beside another word that is the same. */
export function isShort(a: string, b: string): boolean {
  return Math.min(a.length, b.length) < SHORT
}
