/** Whether two words may be one word written differently. Pure. */
import { lettersBetween } from './distance.ts'
import type { Word } from './words.ts'

/** Longer words may differ in two letters. */
const LONG = 9
const SHORT = 5

const STEM =
  /^(?:techno|tekhno|petro|electro|elektro|elektron|agro|micro|mikro|ros|rus|sov|euro|sino|trans|inter|neft|gaz|stroy|prom|avto|auto|aero|avia|bio|chem|khim|metall|metal|mega|multi|tele|info|inno|hydro|gidro|energo|spets|eco|geo|nano|opto|photo|semi|super|ultra|uni|pan|tech|tek)/

/** Syllables of Hanyu Pinyin: j, q, x stand before i and u only, and so on. */
const SYLLABLE =
  '(?:[jqx](?:i(?:a|e|ao|u|an|n|ang|ng|ong)?|u(?:e|an|n)?)|(?:zh|ch|sh|[rzcs])(?:i|e|a|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|' +
  '[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|[dtnl](?:a|e|i|u|ai|ei|ao|ou|an|en|ang|eng|ong|ia|ie|iao|iu|ian|in|iang|ing|uo|ui|uan|un|ue)|' +
  '[bpm](?:a|o|i|u|ai|ei|ao|ou|an|en|ang|eng|ie|iao|iu|ian|in|ing)|f(?:a|o|u|ei|ou|an|en|ang|eng)|w(?:u|a|o|ai|ei|an|en|ang|eng)|y(?:i|a|e|ao|ou|an|in|ang|ing|ong|u|ue|uan|un)|a|ai|ao|an|ang|e|en|er|ou)'
const PINYIN = new RegExp(`^${SYLLABLE}{2,4}$`)

/** @returns how many letters differ where the two may be one word; undefined for two words. */
export function typoBetween(a: Word, b: Word): number | undefined {
  if (a.kind === 'number' || b.kind === 'number') return undefined
  // Health and wealth, Oman and Roman: two words that everybody knows are two words.
  if (a.kind !== 'rare' && b.kind !== 'rare') return undefined
  const shared = sharedStem(a.text, b.text)
  const most = lettersAllowed(a, b, shared)
  if (most === 0) return undefined
  const letters = lettersBetween(a.text, b.text, most)
  return letters <= most ? letters : undefined
}

function lettersAllowed(a: Word, b: Word, stem: number): number {
  const least = Math.min(a.text.length, b.text.length) - stem
  if (least < SHORT - 1 || /\p{Nd}/u.test(a.text + b.text)) return 0
  if (a.kind !== 'rare' || b.kind !== 'rare') return least >= SHORT ? 1 : 0
  return Math.max(a.text.length, b.text.length) - stem >= LONG ? 2 : 1
}

/** Zhongxin and Zhongxing are two firms: in transcribed Chinese every letter counts. */
export function isPinyinPair(a: string, b: string): boolean {
  return PINYIN.test(a) && PINYIN.test(b)
}

/** @returns the length of a stem that begins thousands of names and stands in both: Petroplus and Petropars are two firms. */
function sharedStem(a: string, b: string): number {
  const stem = STEM.exec(a)?.[0] ?? ''
  return stem !== '' && b.startsWith(stem) && Math.min(a.length, b.length) >= stem.length + 3 ? stem.length : 0
}

/** Four letters: a typo only beside another word that is the same. */
export function isShort(a: string, b: string): boolean {
  return Math.min(a.length, b.length) - sharedStem(a, b) < SHORT
}
