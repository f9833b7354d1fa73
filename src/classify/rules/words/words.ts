/** Words that came or went without a cue of force: acts of a duty, objects of a rule, names, qualifiers. */
import type { Span } from '../../../model/text.ts'
import type { Side } from '../../compare/both-sides.ts'
import { type Comparison, type Difference, trimSpan } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import type { Reading } from '../../read/cue.ts'
import { isNamed, stripJoin } from '../../read/name-shapes.ts'
import { areNamedItems } from '../../read/named-items.ts'
import type { Outcome, Verdict } from '../verdict.ts'
import { judgeChineseWords } from './chinese-words.ts'
import { joins } from './enumerations.ts'
import { alternative, contained, exchanged } from './exchanged-words.ts'
import { isImmaterial } from './immaterial.ts'
import { renewedNames } from './name-words.ts'
import { type OneSidedWords, tellOneSided } from './one-sided.ts'
import { isExcepted } from './qualifiers.ts'

/** @param differences those that no other rule explains. */
export function judgeInsertions(comparison: Comparison, differences: readonly Difference[]): Outcome {
  const verdicts: Verdict[] = []
  const settles: Difference[] = []
  for (const difference of differences) {
    const verdict = judgeInsertion(difference, comparison)
    if (verdict === undefined) continue
    verdicts.push(verdict)
    settles.push(difference)
  }
  return { verdicts: [...verdicts, ...renewedNames(verdicts)], settles }
}

function judgeInsertion(difference: Difference, comparison: Comparison): Verdict | undefined {
  const { gone, came } = difference
  if (gone.length > 0 && came.length > 0)
    return contained(difference, comparison) ?? exchanged(difference, comparison) ?? alternative(difference, comparison)
  if (came.length > 0) return judgeOneSided(difference, comparison, 'after')
  return gone.length > 0 ? judgeOneSided(difference, comparison, 'before') : undefined
}

const TIME = wordPattern((set) => `^[.;\\s]*${set('prepositions')}[^,]*,?\\s*$`)
const VERB = wordPattern((set) => `^[\\s,]*${set('verbs')}`)

/** What is added to a list is a thing: no clause with a verb of its own ("are classified"), no "After that period,". */
function isThing({ plain, lexicon }: Reading, [start, end]: Span): boolean {
  const text = plain.slice(start, end)
  const isTime = TIME(lexicon).test(text)
  return (
    !VERB(lexicon).test(text) &&
    !(isTime && /(?:^|[.;]\s*)$/.test(plain.slice(0, start) + (/^[.;]/.exec(text)?.[0] ?? '')))
  )
}

const JOIN_BEHIND = wordPattern((set) => `(?:${set('and')}|${set('or')})\\s+$`)

/** "a rating of 4 or more" → "a rating of 2 or more and a weight of 9, or a rating of 4 or more": cut at "a rating of 2 … or". */
function rotated({ plain, lexicon }: Reading, [start, until]: Span): Span {
  const end = plain[until] === ' ' && plain[start - 1] === ' ' ? until + 1 : until
  let by = 0
  while (by < start && end - by > start && plain[start - by - 1] === plain[end - by - 1]) by++
  const from = plain.slice(start - by, start).search(/(?<=\s)\S/)
  const back = from < 0 ? 0 : by - from
  return JOIN_BEHIND(lexicon).test(plain.slice(start, end - back)) ? [start - back, end - back] : [start, until]
}

function judgeOneSided(difference: Difference, comparison: Comparison, side: Side): Verdict | undefined {
  const own = side === 'after' ? difference.came : difference.gone
  if (!own.some((word) => /\p{L}/u.test(word)) || isImmaterial(difference, comparison, side)) return undefined
  const { lexicon } = comparison[side]
  const chinese = lexicon.byCharacter ? judgeChineseWords(difference, comparison, side) : undefined
  const told = chinese ?? tellWords(readWords(difference, comparison, side, own))
  if (told === undefined) return undefined
  const mark = [trimSpan(comparison[side].text, difference.hunk[side])]
  return { ...told, before: side === 'before' ? mark : [], after: side === 'after' ? mark : [] }
}

function tellWords(words: OneSidedWords): ReturnType<typeof tellOneSided> {
  const { isName, comparison, side, bare } = words
  // "the Office (OEE)" → "OEE, the Office": the name stood there already
  const stood = isName && comparison[side === 'after' ? 'before' : 'after'].text.includes(bare)
  return stood ? undefined : tellOneSided(words)
}

function readWords(difference: Difference, comparison: Comparison, side: Side, own: readonly string[]): OneSidedWords {
  const reading = comparison[side]
  const { lexicon } = reading
  const { byCharacter } = lexicon
  const span = difference.hunk[side]
  const [text, plain] = [reading.text.slice(...span), reading.plain.slice(...span)]
  const came = side === 'after'
  const isName = byCharacter
    ? [span[1], span[1] + 2].some((end) => isNamed(reading.plain.slice(span[0], end), lexicon)) ||
      areNamedItems(reading, span)
    : isNamed(text, lexicon)
  const isList = joins(reading, rotated(reading, span), isName) && (byCharacter || isThing(reading, span))
  const changed = came ? comparison.changedAfter : comparison.changedBefore
  const widens = came !== isExcepted(reading, changed, span)
  const bare = stripJoin(text, lexicon)
  return { difference, comparison, side, reading, span, text, plain, bare, own, came, isName, isList, widens }
}
