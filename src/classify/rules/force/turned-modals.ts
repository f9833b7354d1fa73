/** Where a negation, a punishment or an opposite act turns what a modal says: there a step of force has no direction. */
import type { Side } from '../../compare/both-sides.ts'
import type { Comparison } from '../../compare/comparison.ts'
import type { CuePair } from '../../compare/cue-pairs.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { stem } from '../../lexicon/word-forms.ts'
import { type Cue, cuesOf } from '../../read/cue.ts'

const NEGATION = wordPattern((set) => set('not'), 'iu')
/** A bare negation that stands before a word, with at most two words between: "not always", 并未, 不得. */
const JUST_NEGATED = wordPattern((set) => `${set('not')}(?:${set('auxiliaries')}|(?:\\s+[\\p{L}-]+){0,2}\\s*)$`, 'iu')
const NEGATED_BEFORE = 28
/** How far behind a modal its act is looked for. */
const REACH = { letters: 40, characters: 8 }

const PUNISHES = wordPattern((set) => `^(?:${set('leads')}\\s*)?${set('punished')}`)
const GRANTS = wordPattern((set) => `^(?:${set('leads')}\\s*)?${set('granted')}`)
/** 可以不予放行, 得駁回 */
const REFUSES = wordPattern((set) => `^${set('refused')}`)
const ENDS_REFUSING = wordPattern((set) => `${set('refused')}$`)

/** "does not cause" → "may cause", 不会导致 → 可能导致: one side denies what the other holds possible. */
export function isDenied({ before, after }: CuePair, comparison: Comparison): boolean {
  if (before.row.family !== 'claim' && after.row.family !== 'claim') return false
  return denies(before, comparison, 'before') !== denies(after, comparison, 'after')
}

/** A hedge put into a clause that the other side denies, or taken from one: "does not violate" → "may violate". */
export function wasDenied(cue: Cue, { before, after, hunks }: Comparison, side: Side): boolean {
  const negation = NEGATION(before.lexicon)
  return hunks.some((hunk) => {
    const [start, end] = hunk[side]
    if (!cue.parts.some(([from, to]) => from < end && start < to)) return false
    const [old, now] = [before.plain.slice(...hunk.before), after.plain.slice(...hunk.after)]
    // the negation of another clause denies nothing here
    return !/[,;，；。]/u.test(old + now) && negation.test(old) !== negation.test(now)
  })
}

/** The words stand under a negation: "not always permitted", 不得立即处置. */
export function isNegated(cue: Cue, comparison: Comparison, side: Side): boolean {
  const at = cue.parts[0]?.[0] ?? 0
  const { plain, lexicon } = comparison[side]
  return JUST_NEGATED(lexicon).test(plain.slice(Math.max(0, at - NEGATED_BEFORE), at))
}

function denies(cue: Cue, comparison: Comparison, side: Side): boolean {
  // "no evidence" is a step of the scale
  return cue.row.force !== 0 && (NEGATION(comparison[side].lexicon).test(cue.words) || isNegated(cue, comparison, side))
}

/**
 * "shall not be fined" → "may be fined": who is spared is under no ban. "shall grant" → "may refuse", 应当放行 → 可以不予放行: another act.
 */
export function isOtherAct({ before, after }: CuePair, comparison: Comparison): boolean {
  const [left, right] = [before.row.polarity, after.row.polarity]
  if (left === undefined || right === undefined) return false
  const { lexicon } = comparison.before
  const [punishes, grants, refuses] = [PUNISHES(lexicon), GRANTS(lexicon), REFUSES(lexicon)]
  const [old, now] = [actOf(before, comparison, 'before'), actOf(after, comparison, 'after')]
  // 应予核准 → 可以不予核准
  if ([left, right].includes('need-not') && (grants.test(old) || grants.test(now))) return true
  const turns = (left === 'must-not') !== (right === 'must-not')
  if (turns) return punishes.test(old) || punishes.test(now)
  return (
    (grants.test(old) && refuses.test(now)) ||
    (refuses.test(old) && grants.test(now)) ||
    areOpposite(old, now, comparison)
  )
}

function actOf(cue: Cue, comparison: Comparison, side: Side): string {
  const { plain, lexicon } = comparison[side]
  const end = cue.parts.at(-1)?.[1] ?? 0
  // 可以不予放行 is read as one modal with its 不予
  const refused = ENDS_REFUSING(lexicon).exec(cue.words)?.[0] ?? ''
  return refused + plain.slice(end, end + (lexicon.byCharacter ? REACH.characters : REACH.letters)).trim()
}

function areOpposite(left: string, right: string, { before }: Comparison): boolean {
  if (before.lexicon.byCharacter) return false
  const [one = '', other = ''] = [left, right].map((act) => /^[\p{L}]+/u.exec(act)?.[0] ?? '')
  return [`${one}/${other}`, `${stem(one)}/${stem(other)}`].some((pair) => before.lexicon.opposites.has(pair))
}

/** The qualifier stands beside a permission: "generally permitted", 原则上可以: less of it is more freedom. */
export function isOfPermission(cue: Cue, comparison: Comparison, side: Side): boolean {
  const reading = comparison[side]
  const [start, end] = [cue.parts[0]?.[0] ?? 0, cue.parts.at(-1)?.[1] ?? 0]
  return cuesOf(reading.cues, 'duty').some(
    ({ row, parts: [place] }) =>
      row.polarity === 'may' &&
      place !== undefined &&
      (Math.abs(place[0] - end) <= 2 || Math.abs(start - place[1]) <= 2),
  )
}
