/** How much a text looks like writing: one measure for every charset, so that candidates can be compared. */

/** Commonest characters of running text: a wrong decoding hits rare ones. */
export type Common = ReadonlySet<string>

const LATIN = /\p{Script=Latin}/u
const CYRILLIC = /\p{Script=Cyrillic}/u
const HAN = /\p{Script=Han}/u
const OTHER_LETTERS = /[\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u
const KANA = /[\u3041-\u30ff]/
const HANGUL = /[\uac00-\ud7a3]/
/** Undefined bytes, controls, private use, half-width kana (what wrong Shift_JIS looks like), drawn boxes. */
const NONSENSE = /[\ufffd\u0080-\u009f\ue000-\uf8ff\uff61-\uff9f\u2500-\u25a0]/
const PUNCTUATION = /[\u3000-\u301f\uff01-\uff5e]/
const OFTEN = /[оеаинтсрвлкмдпуОЕАИНТСРВЛКМДПУ]/

/** @returns from -2 (nonsense) to 1: the mean over the characters beyond ASCII; 0 where there are none. */
export function likelihood(text: string, common: Common, own: readonly RegExp[]): number {
  let sum = 0
  let beyond = 0
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x80) continue
    beyond++
    sum += weight(text, i, common, own)
  }
  return beyond === 0 ? 0 : sum / beyond
}

function weight(text: string, i: number, common: Common, own: readonly RegExp[]): number {
  const char = text.charAt(i)
  if (NONSENSE.test(char)) return -2
  if (KANA.test(char)) return own.includes(KANA) ? 1 : -0.5
  if (HANGUL.test(char)) return common.has(char) ? 1 : own.includes(HANGUL) ? 0 : -0.5
  if (HAN.test(char)) return common.has(char) ? 1 : own.includes(HANGUL) ? -0.5 : 0
  if (PUNCTUATION.test(char)) return own.length > 0 ? 1 : 0
  const [before, after] = [text.charAt(i - 1), text.charAt(i + 1)]
  if (CYRILLIC.test(char))
    return LATIN.test(before) || LATIN.test(after) ? -2 : cased(before, char, OFTEN.test(char) ? 1 : 0.6)
  if (LATIN.test(char) && /\p{L}/u.test(char)) {
    const isRun = isForeign(before) && isForeign(after)
    return isRun ? -1 : cased(before, char, 1)
  }
  if (OTHER_LETTERS.test(char)) return LATIN.test(before) || LATIN.test(after) ? -2 : cased(before, char, 0.8)
  // "któr¹", "s³owo": no word has a sign in its middle, or a superscript at its end.
  const isInWord = /\p{L}/u.test(before) && (/\p{L}/u.test(after) || /[\u00a1-\u00bf]/.test(char))
  return isInWord && !/[’‘'»”“…\u00a0\u00ad§]/.test(char) ? -2 : 0.4
}

/** Words are written small, or large throughout; never small and then large. */
function cased(before: string, char: string, usual: number): number {
  const isLarge = char !== char.toLowerCase()
  if (!isLarge) return usual
  return /\p{Ll}/u.test(before) ? -2 : usual / 2
}

function isForeign(char: string): boolean {
  return char > '\u007f' && LATIN.test(char)
}

export const SCRIPTS = { KANA, HANGUL, HAN } as const
