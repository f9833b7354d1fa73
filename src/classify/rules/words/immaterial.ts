/** Words that come or go and change nothing: dates that have passed, repetitions, asides. */
import type { Span } from '../../../model/text.ts'
import { type Comparison, cuesIn, type Difference, textOf } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { cuesOf } from '../../read/cue.ts'
import { stripJoin } from '../../read/name-shapes.ts'

/**
 * A start date that is no longer said; an alternative that only repeats its neighbour (股东会或者股东大会); a qualifier that the
 * sentence has elsewhere; a clause that says "besides"; a short name that is defined.
 */
export function isImmaterial(difference: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  const text = textOf(difference, comparison, side).trim()
  return (
    isTimePhrase(comparison, side, difference.hunk[side]) ||
    repeatsNeighbour(difference, comparison, side) ||
    repeatsName(difference, comparison, side) ||
    refersBack(difference, comparison, side) ||
    isSpelledOut(text, comparison, side) ||
    isAside(text, difference, comparison, side)
  )
}

/** 。前项检查，: takes up what the sentence before says. */
function refersBack({ hunk }: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  const { plain } = comparison[side]
  const [start, end] = hunk[side]
  const said = /^[。；，]?(?:前[一二三]?[项款条]|上述|该)(?:之|的|所称)?([^，。；]{0,10})，?$/u.exec(
    plain.slice(start, end),
  )
  return said !== null && (said[1] ?? '') !== '' && plain.slice(0, start).includes(said[1] ?? '')
}

/** 航空器 → 民用航空器 in a sentence that says 民用航空器 anyway. */
function repeatsName({ hunk }: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  const other = side === 'after' ? 'before' : 'after'
  const { plain, lexicon } = comparison[side]
  const [start, end] = hunk[side]
  const text = plain.slice(start, end).trim()
  if (hunk[other][0] !== hunk[other][1] || text.length < 2 || /[\p{P}]/u.test(text)) return false
  const next = /^\s*(?:\p{Script=Han}{2,3}|[\p{L}\p{N}]+)/u.exec(plain.slice(end))?.[0] ?? ''
  return next !== '' && (lexicon.byCharacter || next.trim().length > 3) && comparison[other].plain.includes(text + next)
}

const ARTICLE = wordPattern((set) => `^${set('articles')}`, 'iu')

/** "The Bureau of Industry and Security (BIS)" → "BIS": the words whose initials stand on both sides. */
function isSpelledOut(text: string, comparison: Comparison, side: 'before' | 'after'): boolean {
  if (comparison.before.lexicon.byCharacter) return false
  const initials = (text.match(/\b\p{Lu}[\p{L}]+/gu) ?? []).map((word) => word[0]).join('')
  const short = initials.replace(/^T(?=\p{Lu}{2})/u, '')
  const other = comparison[side === 'after' ? 'before' : 'after'].text
  const has = (word: string) => word.length >= 2 && new RegExp(`\\b${word}\\b`, 'u').test(other)
  return has(initials) || (ARTICLE(comparison.before.lexicon).test(text) && has(short))
}

const JOINED = wordPattern((set) => `[\\d、]|.[内外]|${set('and')}|${set('or')}`)
const OR = wordPattern((set) => set('or'))

function isAside(text: string, difference: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  if (!comparison.before.lexicon.byCharacter) return false
  // A single character that is no cue: 遇有 → 有.
  const own = side === 'after' ? difference.came : difference.gone
  if (
    own.length === 1 &&
    text.length <= 2 &&
    !JOINED(comparison[side].lexicon).test(comparison[side].plain.slice(...difference.hunk[side]))
  )
    return true
  if (/[（(]以下(?:[统統简簡]?[称稱])?$/u.test(text)) return true
  return /^除.+外[，,]?$/u.test(text) && cuesOf(cuesIn(difference, side), 'exception').length === 0
}

function repeatsNeighbour({ hunk }: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  const { plain, lexicon } = comparison[side]
  const [start, end] = hunk[side]
  const item = stripJoin(plain.slice(start, end), lexicon)
  if (!lexicon.byCharacter || item.length < 2 || item.length > 8) return false
  // 股东会、股东大会: the lexicon has them for one
  const stands = lexicon.synonyms.get(item)
  const [left, right] = [plain.slice(0, start).replace(/[、，]$/u, ''), plain.slice(end).replace(/^[、，]/u, '')]
  const isSame = (length: number) =>
    [left.slice(-length), right.slice(0, length)].some((one) => lexicon.synonyms.get(one) === stands)
  if (stands !== undefined && [2, 3, 4, 5, 6, 7, 8].some(isSame)) return true
  // 南部海虾、东部海虾 are two things, 股东会或者股东大会 says one thing twice
  if (
    !OR(lexicon).test(plain.slice(Math.max(0, start - 2), start) + plain.slice(start, end) + plain.slice(end, end + 2))
  )
    return false
  const neighbours = [plain.slice(Math.max(0, start - item.length), start), plain.slice(end, end + item.length)]
  return neighbours.some((text) => [...item].filter((c) => text.includes(c)).length / item.length >= 0.75)
}

/** "After July 31, 2019, " — a date and the words that lead to it; nothing else that is asked or named. */
function isTimePhrase(comparison: Comparison, side: 'before' | 'after', [start, end]: Span): boolean {
  const reading = comparison[side]
  return comparison.quantities[side].some(
    (one) =>
      one.kind !== 'number' &&
      one.span[0] >= start &&
      one.span[1] <= end &&
      end - start - (one.span[1] - one.span[0]) < 50 &&
      (one.kind === 'date' ||
        !cuesOf(reading.cues, 'act').some((cue) => cue.parts.some(([from, to]) => from >= start && to <= end))),
  )
}
