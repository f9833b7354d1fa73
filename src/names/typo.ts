/** Whether two words may be one word written differently. Pure. */
import { lettersBetween } from './distance.ts'
import { spellingsOf, type Word } from './words.ts'

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

/** One word in two spellings: which, and in how many letters they differ. */
export type Typo = { readonly one: string; readonly other: string; readonly letters: number }

/** @returns the nearest spellings where the two may be one word; undefined for two words. */
export function typoBetween(a: Word, b: Word): Typo | undefined {
  if (a.kind === 'number' || b.kind === 'number') return undefined
  const bothRare = a.kind === 'rare' && b.kind === 'rare'
  // Health and wealth, Oman and Roman: two words that everybody knows are two words.
  if (a.kind !== 'rare' && b.kind !== 'rare') return undefined
  let nearest: Typo | undefined
  for (const one of spellingsOf(a)) {
    for (const other of spellingsOf(b)) {
      const letters = lettersDiffering(one, other, bothRare)
      if (letters !== undefined && letters < (nearest?.letters ?? Infinity)) nearest = { one, other, letters }
    }
  }
  return nearest
}

function lettersDiffering(a: string, b: string, bothRare: boolean): number | undefined {
  const most = lettersAllowed(a, b, bothRare)
  if (most === 0) return undefined
  if (bothRare && soundOf(a) === soundOf(b)) return 1
  const letters = lettersBetween(a, b, most)
  return letters <= most ? letters : undefined
}

function lettersAllowed(a: string, b: string, bothRare: boolean): number {
  const stem = sharedStem(a, b)
  const least = Math.min(a.length, b.length) - stem
  if (least < SHORT - 1 || /\p{Nd}/u.test(a + b)) return 0
  if (!bothRare) return least >= SHORT ? 1 : 0
  return Math.max(a.length, b.length) - stem >= LONG ? 2 : 1
}

/**
 * @returns letters that stand for one sound in names from Arabic, Persian and Russian made one: Qaeda and Kaida, Iskustvo and
 * Iskusstvo, Yukos and Iukos.
 */
export function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/kh/g, 'h')
    .replace(/gh/g, 'g')
    .replace(/ck|q/g, 'k')
    .replace(/t[sz]/g, 'c')
    .replace(/w/g, 'v')
    .replace(/x/g, 'ks')
    .replace(/ou|oo/g, 'u')
    .replace(/[yj]/g, 'i')
    .replace(/e/g, 'i')
    .replace(/(.)\1+/g, '$1')
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
