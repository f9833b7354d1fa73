/** Whether a difference of words weighs anything, or says the same in another form. */
import type { Comparison, Difference } from '../../compare/comparison.ts'
import { wordPattern, wordSet } from '../../lexicon/vocabulary.ts'
import { stem } from '../../lexicon/word-forms.ts'
import { meaningfulWords } from '../../read/meaningful-words.ts'
import { isImmaterial } from '../words/immaterial.ts'
import { isLimitDropped } from './dropped-limits.ts'

const NEGATION = wordPattern((set) => set('not'))

/** A difference of words that may mean something: no variant, no words that stand elsewhere, nothing immaterial. */
export function isWeighty(difference: Difference, comparison: Comparison): boolean {
  const { gone, came } = difference
  if (gone.length + came.length === 0) return isLimitDropped(difference, comparison)
  if (isVariant(difference, comparison) || isReport(difference, comparison)) return false
  if (saysNothingNew(difference, comparison) || isLight(difference, comparison)) return false
  if (isSaidElsewhere(difference, comparison)) return false
  return !isDropped(difference, comparison)
}

/** How long the words are that only say who speaks: ", the Bureau said". */
const ATTRIBUTION = { letters: 50, characters: 16 }

/** Who says it came or went with nothing else: "Carriers must stop, the Bureau said". */
export function isAttribution({ hunk }: Difference, comparison: Comparison): boolean {
  const said = (side: 'before' | 'after') => comparison[side].plain.slice(...hunk[side]).trim()
  const [left, right] = [said('before'), said('after')]
  const [side, rest] = left.length < right.length ? (['after', left] as const) : (['before', right] as const)
  const most = comparison[side].lexicon.byCharacter ? ATTRIBUTION.characters : ATTRIBUTION.letters
  // "According to the Bureau, carriers" → "Carriers": the next word only changed its capital
  if (!said(side).endsWith(rest) || said(side).length - rest.length > most) return false
  const [start, end] = hunk[side]
  return ['report', 'speaker'].every((family) =>
    comparison[side].speech.some(
      ({ row, parts: [place = [0, 0]] }) => row.family === family && place[0] >= start && place[1] <= end,
    ),
  )
}

/** 称 → 表示: one verb of saying for another. */
function isReport({ hunk }: Difference, comparison: Comparison): boolean {
  return (['before', 'after'] as const).every((side) => {
    const [start, end] = hunk[side]
    const verb = comparison[side].speech.find(({ row, parts }) => {
      const [from, to] = parts[0] ?? [0, 0]
      return row.family === 'report' && from < end && start < to
    })
    return (
      verb !== undefined &&
      comparison[side].text.slice(start, end).replace(/[\s\p{P}]/gu, '').length <= verb.words.length
    )
  })
}

/** Words that name nothing new beside a word that stays: "CAs" → "CA operators"; the author of "we require that". */
const LIGHT = wordSet('light', stem)

const HOLDING = wordSet('hold', stem)

function isLight({ gone, came, hunk, beforeCues, afterCues }: Difference, comparison: Comparison): boolean {
  const { lexicon } = comparison.before
  if (lexicon.byCharacter) return false
  const isExchange = hunk.before[0] !== hunk.before[1] && hunk.after[0] !== hunk.after[1]
  if (gone.length === 0 && came.length > 0) return isExchange && came.every((word) => LIGHT(lexicon).has(word))
  // "who do not hold a pass" → "without a pass"
  if (came.length === 0 && isExchange && afterCues.some((cue) => cue.row.sense === 'without'))
    return gone.every((word) => HOLDING(lexicon).has(word))
  // "The Office thus requires operations to conform" → "Operations shall conform": who asks is not who must.
  const asks = beforeCues.some((cue) => cue.row.sense === 'asks')
  return came.length === 0 && gone.length <= 2 && asks
}

/** Every word that went still stands in the new sentence, and every one that came stood in the old one. */
function saysNothingNew(difference: Difference, comparison: Comparison): boolean {
  const { gone, came } = difference
  const { before, after } = comparison
  if (before.lexicon.byCharacter) return isRejoined(difference, comparison)
  const wordsOf = (reading: Comparison['before']) => new Set(meaningfulWords(reading, [[0, reading.text.length]]))
  const [old, now] = [wordsOf(before), wordsOf(after)]
  return gone.every((word) => now.has(word)) && came.every((word) => old.has(word))
}

const JOINED = wordPattern((set) => {
  const joins = `(?:${set('also')}|${set('besides')}|${set('but')}|${set('those')})+`
  return `^${joins}|${joins}$`
}, 'gu')

/** 登记。企业应当 → 登记，并应当: a sentence that was split or joined says its subject again, or no longer. */
function isRejoined({ hunk }: Difference, { before, after }: Comparison): boolean {
  const said = (reading: Comparison['before'], side: 'before' | 'after') => reading.plain.slice(...hunk[side])
  const [left, right] = [said(before, 'before'), said(after, 'after')]
  if (/[。；]/u.test(left) === /[。；]/u.test(right)) return false
  const subject = (text: string) => text.replace(/[\s\p{P}]/gu, '').replace(JOINED(before.lexicon), '')
  const stands = (text: string, reading: Comparison['before']) =>
    text === '' || (text.length >= 2 && reading.plain.includes(text))
  return stands(subject(left), after) && stands(subject(right), before)
}

/** 标示的价格…调整价格标示 → 标示价格…调整标示: a Chinese word that came or went, and stands in the other sentence. */
function isSaidElsewhere({ hunk, gone, came }: Difference, { before, after }: Comparison): boolean {
  if (!before.lexicon.byCharacter || (gone.length > 0 && came.length > 0)) return false
  const [own, other] =
    gone.length > 0 ? [before.plain.slice(...hunk.before), after] : [after.plain.slice(...hunk.after), before]
  return /^\p{Script=Han}{2,}$/u.test(own) && other.plain.includes(own)
}

/** One side only, and that immaterial. */
function isDropped(difference: Difference, comparison: Comparison): boolean {
  const { gone, came } = difference
  if (gone.length > 0 && came.length > 0) return false
  return isImmaterial(difference, comparison, came.length > 0 ? 'after' : 'before')
}

/** Another form of one Chinese term: most of its characters stand on both sides and none of them turned (进口 → 出口). */
function isVariant({ hunk, gone, came }: Difference, { before, after }: Comparison): boolean {
  if (!before.lexicon.byCharacter || gone.length > 2 || came.length > 2) return false
  const [left, right] = [before.plain.slice(...hunk.before), after.plain.slice(...hunk.after)]
  const shared = [...left].filter((c) => /\p{Script=Han}/u.test(c) && right.includes(c)).length
  if (shared === 0 || shared < Math.min(left.length, right.length) / 2) return false
  return (
    !gone.some((c) => came.some((d) => before.lexicon.opposites.has(c + d))) &&
    !NEGATION(before.lexicon).test([...gone, ...came].join(''))
  )
}
