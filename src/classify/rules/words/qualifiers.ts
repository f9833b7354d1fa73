/** Words that qualify what stands beside them: a few words, a limit, an element of a definition, a subject spelled out. */
import type { Span } from '../../../model/text.ts'
import { type Comparison, cuesIn, type Difference, textOf } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { type Cue, cuesOf, type Reading } from '../../read/cue.ts'
import { meaningfulWords } from '../../read/meaningful-words.ts'

const TRAILING = wordPattern((set) => set('excluded'))
const BREAKS = wordPattern((set) => `[.;。；，]|${set('but')}`)

/** @returns true where an exception that stands governs the words: "does not apply to gifts", 用于救灾的除外. */
export function isExcepted({ plain, cues, lexicon }: Reading, changed: readonly Cue[], [start, end]: Span): boolean {
  return cuesOf(cues, 'exception').some((cue) => {
    if (changed.includes(cue)) return false
    const from = cue.parts[0]?.[0] ?? 0
    const last = cue.parts.at(-1) ?? [0, 0]
    if (cue.parts.length > 1) return from < start && end <= last[0]
    const isTrailing = TRAILING(lexicon).test(plain.slice(...last))
    const between = isTrailing ? plain.slice(end, last[0]) : plain.slice(last[1], start)
    return (isTrailing ? end <= last[0] : last[1] <= start) && !BREAKS(lexicon).test(between)
  })
}

/** Joins several things: what was one is spelled out. */
export const SPELLED_OUT = wordPattern((set) => `、|${set('and')}`)

/** The words end with the modal of a clause that stands: "the texts and reports must" before "be published". */
export function endsInDuty(comparison: Comparison, side: 'before' | 'after', [, end]: Span): boolean {
  return cuesOf(comparison[side].cues, 'duty').some((cue) => cue.parts.at(-1)?.[1] === end)
}

/** An item that ends in 的 lists what must be met; 是指 defines. */
const ELEMENT = wordPattern((set) => `${set('attributive')}[；;。]?\\s*$`)
const DEFINES = wordPattern((set) => set('defines'))

export function isElement({ plain, lexicon }: Reading, [start]: Span): boolean {
  return ELEMENT(lexicon).test(plain) || DEFINES(lexicon).test(plain.slice(0, start))
}

/**
 * A Chinese clause without a cue of its own: in a definition or an element of an offence one more thing must be met, elsewhere
 * more is said.
 * @returns 1 where the reach grows, -1 where it shrinks, undefined where the words are no such clause.
 */
export function clauseReach(
  difference: Difference,
  comparison: Comparison,
  side: 'before' | 'after',
  own: readonly string[],
): 1 | -1 | undefined {
  const other = side === 'after' ? 'before' : 'after'
  const { plain } = comparison[side]
  const span = difference.hunk[side]
  const text = plain.slice(...span)
  if (own.length < 4 || difference.hunk[other][0] !== difference.hunk[other][1]) return undefined
  if (!/^，|，$|，但$/u.test(text) || comparison.differences.length > 2) return undefined
  const loaded = cuesIn(difference, side).some(
    ({ row }) => row.pairOnly !== true && ['duty', 'exception', 'condition', 'standing', 'claim'].includes(row.family),
  )
  if (loaded) return undefined
  const came = side === 'after'
  return came === isElement(comparison[side], span) ? -1 : 1
}

const OF_THIS = wordPattern((set) => `^\\s*${set('of')} (?:${set('articles')}|${set('determiners')})`)

/** A few words put into, or taken out of, a sentence that otherwise stands: they qualify what is beside them. */
export function isQualifier(
  difference: Difference,
  comparison: Comparison,
  side: 'before' | 'after',
  own: readonly string[],
): boolean {
  const other = side === 'after' ? 'before' : 'after'
  const text = textOf(difference, comparison, side)
  const { plain, lexicon } = comparison[side]
  const { byCharacter } = lexicon
  const words = plain.slice(...difference.hunk[side])
  // The words beside it stand: nothing at all on the other side, or only forms of the same words.
  const pure = isArticle(difference, comparison, other) || isInflected(difference, comparison, other)
  const operative =
    comparison[side].cues.some((cue) => ['duty', 'claim', 'measure', 'condition'].includes(cue.row.family)) ||
    /[:：；;]\s*$/u.test(comparison[side].text)
  return (
    pure &&
    operative &&
    comparison.differences.length <= 3 &&
    cuesIn(difference, side).every((cue) => isTimed(cue, comparison, side)) &&
    // 室内(公共场所): the second character is a word of place
    (own.length >= (byCharacter ? 2 : 1) || /^\p{Script=Han}[内內外]$/u.test(text)) &&
    text.length <= (byCharacter ? 24 : 100) &&
    !/[.;:。；：，]/u.test(text.trim()) &&
    !OF_THIS(lexicon).test(words) &&
    saysMore(text) &&
    !comparison[other].plain.includes(words.trim())
  )
}

/** Neither a number "(ii)", nor a reference "[TEAM-CONTACT]", nor half of a bracket. */
function saysMore(text: string): boolean {
  const bare = text.replace(/\[[^\]]{0,80}\]|\([\da-z]{1,4}\)/gi, '')
  return /\p{L}/u.test(bare) && (bare.match(/[([（]/gu) ?? []).length === (bare.match(/[)\]）]/gu) ?? []).length
}

const LIMIT = wordPattern((set) => `^\\s*${set('measuring')}`)

/** "with a value of more than 5,000 euros" behind what a rule reaches. */
export function isLimit({ hunk }: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  const [start, end] = hunk[side]
  const other = side === 'after' ? 'before' : 'after'
  return (
    hunk[other][0] === hunk[other][1] &&
    LIMIT(comparison[side].lexicon).test(comparison[side].plain.slice(start, end)) &&
    comparison.quantities[side].some(({ kind, span }) => kind === 'number' && span[0] >= start && span[1] <= end)
  )
}

/** "after the effective date": words of time without a date qualify as others do. */
function isTimed({ row, words }: Cue, { quantities }: Comparison, side: 'before' | 'after'): boolean {
  // "will contain" → "contain": the tense.
  if (row.sense === 'tense') return true
  // "an award" → "a Special Act Award"
  if ((row.family === 'measure' || row.family === 'act') && /^\p{Lu}/u.test(words)) return true
  return (row.family === 'bound' || row.family === 'when') && quantities[side].length === 0
}

const ARTICLE = wordPattern((set) => `^\\s*${set('articles')}?\\s*$`)

/** Nothing, or the "a" of "a dealer" → "an approved dealer". */
function isArticle(difference: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  return ARTICLE(comparison[side].lexicon).test(comparison[side].plain.slice(...difference.hunk[side]))
}

/** "an approved vaccine" → "vaccines": what stands in its place is its head, which comes last. */
function isInflected({ hunk }: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  if (comparison.before.lexicon.byCharacter) return false
  const other = side === 'after' ? 'before' : 'after'
  const changed = [...comparison.changedBefore, ...comparison.changedAfter]
  const modals = cuesOf(changed, 'duty', 'claim').flatMap((cue) => cue.parts)
  const [word, ...more] = meaningfulWords(comparison[side], [hunk[side]])
  const theirs = meaningfulWords(comparison[other], [hunk[other]], modals)
  return word !== undefined && more.length === 0 && theirs.at(-1) === word
}
