/** Text as language: folding, sentences, words. Pure; the stages share it because they must agree on it. */
import type { Span } from './model.ts'

const QUOTES: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201A': "'",
  '\u201B': "'",
  '\u2032': "'",
  '\u02BC': "'",
  '`': "'",
  '\u00B4': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u201E': '"',
  '\u00AB': '"',
  '\u00BB': '"',
  '\u2033': '"',
  '\u300C': '"',
  '\u300D': '"',
  '\u300E': '"',
  '\u300F': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\u2044': '/',
  '\u2215': '/',
  '\u2026': '...',
}

/**
 * The comparison form of a text: NFKC, plain quotes, hyphens and slashes, no invisible characters, single spaces, no
 * space beside CJK characters or before punctuation. Equal forms differ only in typography. Never shown to anybody.
 */
export function foldText(text: string): string {
  return text
    .replace(
      /[\u2018-\u201F\u2032\u2033\u02BC`\u00B4\u00AB\u00BB\u300C-\u300F\u2010-\u2015\u2212\u2044\u2215\u2026]/g,
      (c) => QUOTES[c] ?? c,
    )
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}，。；：！？、（）]) (?=\S)|(?<=\S) (?=[\p{Script=Han}，。；：！？、（）])/gu, '')
    .replace(/ (?=[,.;:!?)])/g, '')
    .trim()
}

/** @returns true for a text that is mostly Han characters. */
export function isChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han * 4 > text.replace(/\s/g, '').length
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${language}/${granularity}`
  const known = segmenters.get(key)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(language, { granularity })
  segmenters.set(key, made)
  return made
}

/** A full stop that ends no sentence: "No. 4", "U.S. export", "Sec. 744", "Supp. No. 1", initials. */
const ABBREVIATION =
  /(?:\b(?:No|Nos|Sec|Secs|Supp|Art|Arts|para|paras|pt|ch|vol|Mr|Mrs|Ms|Dr|Prof|Inc|Ltd|Co|Corp|Bros|St|Jr|Sr|Gov|Gen|Rep|Sen|Hon|vs?|etc|cf|e\.g|i\.e|a\.k\.a|f\.k\.a|approx|fig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Abs|Nr|bzw|z\.B|ca)|\b(?:\p{L}\.)+\p{L}|\b\p{Lu})\.$/u

/**
 * @param language BCP 47, decides the rules of the segmenter; Chinese sentences end at 。；！？ and line ends.
 * @returns ranges of the sentences, without the white space around them.
 */
export function splitSentences(text: string, language: string): Span[] {
  const pieces = isChinese(text) ? chineseSentences(text) : westernSentences(text, language)
  return pieces.map(([start, end]) => trimSpan(text, start, end)).filter(([start, end]) => end > start)
}

function chineseSentences(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const match of text.matchAll(/[。；！？!?\n]+[”’」』）)]*/g)) {
    const end = match.index + match[0].length
    spans.push([start, end])
    start = end
  }
  spans.push([start, text.length])
  return spans
}

function westernSentences(text: string, language: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const { segment, index } of segmenter(language, 'sentence').segment(text)) {
    const end = index + segment.length
    if (ABBREVIATION.test(text.slice(start, end).trimEnd()) && !/\n\s*$/.test(segment)) continue
    spans.push([start, end])
    start = end
  }
  if (start < text.length) spans.push([start, text.length])
  return spans
}

function trimSpan(text: string, start: number, end: number): Span {
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return [start, end]
}

/** @returns ranges of all words, numbers and punctuation marks; white space is between them. */
export function splitWords(text: string, language: string): Span[] {
  const spans: Span[] = []
  for (const { segment, index } of segmenter(language, 'word').segment(text)) {
    if (/\S/.test(segment)) spans.push([index, index + segment.length])
  }
  return spans
}
