/** One sentence as the classifier reads it: its words, and the cues of the lexicon in it, with their places in the text. */
import { toSimplified } from '../../names/simplified.ts'
import type { Lexicon, Row } from '../lexicon/lexicon.ts'
import type { Cue, Reading } from './cue.ts'
import { cuesOf } from './cue.ts'
import { chineseCues } from './cues-by-character.ts'
import { readWords, westernCues } from './cues-by-word.ts'

const SPEECH: readonly Row['family'][] = ['report', 'speaker', 'proposal', 'stance']

/** Figures, letters and signs of amounts as wide as a Chinese character: ２５％ is 25%. */
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％．]/g

/** @param language BCP 47 of the page: only the script of a Chinese text is taken from it. */
export function readSentence(text: string, language: string, lexicon: Lexicon): Reading {
  const lower = lowerCase(text.replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
  const plain = plainText(lower, lexicon)
  const words = lexicon.byCharacter ? [] : readWords(plain, lexicon)
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
