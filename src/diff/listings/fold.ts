/** Comparison forms of what lists print: equal ones differ only in typography; digits and ordinals always stay. Pure. */
import { foldText } from '../../text/folding.ts'

/** The longest real value has some 3,000 characters; what follows is compared as it is printed. */
const MAX_CHARACTERS = 4_000

/**
 * "Suma Technology Co.,Ltd." and "SUMA Technology Co., Ltd" are one name; "13th Institute" and "14th Institute" are two.
 * @returns NFKC, plain dashes, slashes and quotes, lower case, single spaces, no punctuation but what stands between digits.
 */
export function foldValue(text: string): string {
  if (text.length > MAX_CHARACTERS) return foldValue(text.slice(0, MAX_CHARACTERS)) + text.slice(MAX_CHARACTERS)
  return foldText(text)
    .toLowerCase()
    .replaceAll("'", '')
    .replaceAll('&', ' and ')
    .replace(/(?<!\d)\.(?=\d)/g, ' ')
    .replace(/\.(?!\d)/g, '')
    .replace(/[^\p{L}\p{M}\p{N}.^%+]+/gu, ' ')
    .trim()
}

/** Number words and Roman numerals tell twins apart as figures do: "Second Academy", "Plant III", 第二研究院. */
const NUMBER =
  /\p{Nd}+|(?<![\p{L}\p{M}\p{N}])(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)(?![\p{L}\p{M}\p{N}])|[〇零一二三四五六七八九十百]+/gu

/** @param folded of `foldValue`. @returns all numbers of a name, sorted: names of one entity have the same ones. */
export function numbersIn(folded: string): string {
  return (folded.match(NUMBER) ?? []).sort().join(' ')
}

/** @returns the words of a folded value, sorted, without "and": equal where only the borders between values moved. */
export function wordsOf(folded: readonly string[]): string {
  return folded
    .flatMap((value) => value.split(' '))
    .filter((word) => word !== 'and' && word !== '')
    .sort()
    .join(' ')
}
