/** All rules on one sentence, in one place: what they say, strongest first. */
import type { Sentence, SentenceChange } from '../model/change.ts'
import { type Side, touches } from './alignment.ts'
import { compareAmounts } from './amounts.ts'
import { attribute, judgeSpeaker } from './attribution.ts'
import { judgeDutyClauses } from './clauses.ts'
import { compareCodes } from './codes.ts'
import {
  type ChangedSentence,
  type Comparison,
  compareSentence,
  type Difference,
  isSameBound,
  trimSpan,
} from './comparison.ts'
import { isLimitDropped } from './dropped.ts'
import { judgeFields } from './fields.ts'
import { compareForces } from './force.ts'
import { isImmaterial } from './immaterial.ts'
import { stem } from './inflect.ts'
import { judgeInsertions } from './insertions.ts'
import { compareInstruments } from './instrument-changes.ts'
import { judgeItemLists } from './item-lists.ts'
import { judgeListItem } from './list-item.ts'
import { judgeLoneSentence } from './lone.ts'
import type { Cue } from './reading.ts'
import { meaningfulWords } from './residue.ts'
import { compareScopes } from './scope.ts'
import { besideStanding, compareStanding } from './standing.ts'
import { judgeTurns } from './turns.ts'
import { mergeByKind, quote, type Verdict, WEIGHTS } from './verdict.ts'

/** Longer sentences are not read word by word: nobody wrote them as sentences. */
const MAX_CHARACTERS = 20_000

export type Situation = {
  /** BCP 47 of the page. */
  readonly language: string
  /** YYYY-MM-DD, or undefined where no day is known. */
  readonly today: string | undefined
  /** A sentence that went was all there was of its block or passage. */
  readonly alone: boolean
}

/** @returns verdicts, the primary one first; none when the two sides differ in nothing but typography and numbering. */
export function judgeSentence(change: SentenceChange, { language, today, alone }: Situation): Verdict[] {
  if (change.type === 'added') return judgeLone(change.after, 'after', language, alone)
  if (change.type === 'removed') return judgeLone(change.before, 'before', language, alone)
  if (Math.max(change.before.text.length, change.after.text.length) > MAX_CHARACTERS) return [tooLong(change)]
  const comparison = compareSentence(change, language)
  if (comparison === undefined) return [tooLong(change)]
  const speaker = judgeSpeaker(comparison, change.hunks)
  if (speaker !== undefined) return [speaker]
  if (comparison.hunks.length === 0) return []
  const field = judgeFields(comparison)
  const verdicts = (field === undefined ? judgeComparison(comparison, today) : [field]).map((verdict) =>
    withCounterpart(verdict, comparison),
  )
  return mergeByKind(besideStanding(attribute(verdicts, comparison), comparison.after))
}

function judgeLone({ text, lead }: Sentence, side: Side, language: string, alone: boolean): Verdict[] {
  const own = judgeLoneSentence(cut(text), side, language, alone)
  // what an item does follows from its lead-in; a duty of its own, and that something ends, from its own words
  if (lead === undefined || own.some(({ rule }) => rule.startsWith('standing.'))) return own
  if (own.some(({ kind }) => kind.startsWith('obligation.')) && !isNounPhrase(text)) return own
  const item = judgeListItem(lead, cut(text), side, language)
  return item === undefined ? own : [item]
}

/** 不得转让之股票；: what looks like a duty describes the thing that is named. */
function isNounPhrase(text: string): boolean {
  return /[的之][^，,。；;]{1,16}[。；;]?$/u.test(text)
}

/** Longer words on the other side are more than what a mark answers. */
const MOST_COUNTERPART = 80

/**
 * "rejects" → "may reject": where a rule marks one side only, the words that stood there before are marked too. Where none stood
 * ("collect" → "may collect"), the empty span marks the place.
 */
function withCounterpart(verdict: Verdict, comparison: Comparison): Verdict {
  const [side, other] = verdict.before.length === 0 ? (['before', 'after'] as const) : (['after', 'before'] as const)
  if (verdict[side].length > 0 || verdict[other].length === 0) return verdict
  const spans = comparison.hunks
    .filter((hunk) => verdict[other].some(([start, end]) => start < hunk[other][1] && hunk[other][0] < end))
    .map((hunk) => trimSpan(comparison[side].text, hunk[side]))
    .filter(([start, end]) => end - start <= MOST_COUNTERPART)
  return { ...verdict, [side]: spans }
}

function cut(text: string): string {
  return text.slice(0, MAX_CHARACTERS)
}

function judgeComparison(comparison: Comparison, today: string | undefined): Verdict[] {
  const forces = compareForces(comparison)
  const standing = compareStanding(comparison)
  const clauses = judgeDutyClauses(comparison, forces)
  const turns = judgeTurns(comparison)
  const codes = compareCodes(comparison)
  const instruments = compareInstruments(comparison)
  const lists = judgeItemLists(comparison)
  const settled = new Set<Difference>([
    ...clauses.explained,
    ...turns.explained,
    ...codes.explained,
    ...instruments.explained,
    ...lists.explained,
  ])
  for (const one of comparison.differences) {
    if (standing.length > 0 && [...one.beforeCues, ...one.afterCues].some((cue) => cue.row.family === 'standing'))
      settled.add(one)
  }
  for (const one of comparison.differences) if (isAttribution(one, comparison)) settled.add(one)
  const scopes = compareScopes(comparison, settled)
  for (const one of scopes.explained) settled.add(one)
  const amounts = compareAmounts(comparison, today)
  const spoken = (one: Difference) =>
    settled.has(one) ||
    (forces.verdicts.length > 0 && [...one.beforeCues, ...one.afterCues].some((cue) => forces.explained.has(cue)))
  const insertions = judgeInsertions(
    comparison,
    comparison.differences.filter((one) => !spoken(one)),
  )
  for (const one of insertions.explained) settled.add(one)
  const verdicts = [
    ...forces.verdicts,
    ...standing,
    ...turns.verdicts,
    ...codes.verdicts,
    ...instruments.verdicts,
    ...lists.verdicts,
    ...clauses.verdicts,
    ...scopes.verdicts,
    ...amounts,
    ...insertions.verdicts,
  ]
  const isMended = scopes.isReworded || forces.isMended
  if (verdicts.length === 0) return [remainder(comparison, settled, isMended)]
  const isTurned =
    !isMended &&
    [forces.verdicts, standing, turns.verdicts, clauses.verdicts].every((told) => told.length === 0) &&
    scopes.verdicts.every(({ rule }) => /^(?:place|quantifier)/.test(rule)) &&
    isTurnedByNegation(comparison)
  if (isTurned) verdicts.push(negated(comparison))
  return [...verdicts, ...unsaid(comparison, (one) => settled.has(one) || spoken(one))]
}

/** "does not create duties" → "creates duties for all providers": a negation that went beside other words turns the sentence. */
function negated(comparison: Comparison): Verdict {
  const hold = ({ beforeCues, afterCues }: Difference) => [...beforeCues, ...afterCues].some(isNegative)
  const hunks = comparison.differences.filter(hold).map(({ hunk }) => hunk)
  return {
    kind: 'wording.reworded',
    rule: 'words.negated',
    reason: 'a negation came or went beside other words',
    before: hunks.map((hunk) => hunk.before),
    after: hunks.map((hunk) => hunk.after),
    weight: WEIGHTS.date,
  }
}

/** Words that were exchanged beside what is told: no change of words is kept from the reader. */
function unsaid(comparison: Comparison, isSaid: (one: Difference) => boolean): Verdict[] {
  const { before, after, quantities } = comparison
  const rest = comparison.differences.filter(
    (one) =>
      !isSaid(one) &&
      one.gone.length > 0 &&
      one.came.length > 0 &&
      isWeighty(one, comparison) &&
      // "ORDER-1" → "ORDER-2" is a number of its own
      /\p{L}/u.test(before.text.slice(...one.hunk.before)) &&
      /\p{L}/u.test(after.text.slice(...one.hunk.after)) &&
      ![...one.beforeCues, ...one.afterCues].some(({ row }) => row.family === 'bound') &&
      !(['before', 'after'] as const).some((side) =>
        quantities[side].some(({ span }) => touches([span], [one.hunk], side)),
      ) &&
      // words that only moved stand on the other side as they are
      !after.text.includes(before.text.slice(...one.hunk.before)) &&
      !before.text.includes(after.text.slice(...one.hunk.after)),
  )
  const [first] = rest
  if (first === undefined) return []
  const words = `${quote(before.text.slice(...first.hunk.before))} → ${quote(after.text.slice(...first.hunk.after))}`
  return [
    {
      kind: 'wording.reworded',
      rule: 'words.beside',
      reason: `${words}: other words beside what is told, and no rule can order their force`,
      before: rest.map(({ hunk }) => hunk.before),
      after: rest.map(({ hunk }) => hunk.after),
      weight: WEIGHTS.reworded,
    },
  ]
}

/** Nothing that can be ordered: other words for the same, or other words that nobody can weigh. */
function remainder(comparison: Comparison, settled: ReadonlySet<Difference>, isMended: boolean): Verdict {
  const weighty = comparison.differences.find(
    (one) => !settled.has(one) && isWeighty(one, comparison) && !(isMended && isJoint(one)),
  )
  const told = (weighty ?? comparison.differences[0])?.hunk ?? comparison.hunks[0]
  const words =
    told === undefined
      ? ''
      : `${quote(comparison.before.text.slice(...told.before))} → ${quote(comparison.after.text.slice(...told.after))}`
  const [before, after] = [spans(comparison, 'before'), spans(comparison, 'after')]
  const tell = (kind: Verdict['kind'], rule: string, says: string, weight: number): Verdict => ({
    kind,
    rule,
    reason: `${words}: ${says}`,
    before,
    after,
    weight,
  })
  const isNegated = isOnlyNegated(comparison) || isTurnedByNegation(comparison)
  if (!isMended && isNegated && comparison.differences.length > 0) {
    return tell('wording.reworded', 'words.negated', 'a negation came or went', WEIGHTS.reworded + 0.5)
  }
  return weighty === undefined || isRestated(comparison, settled)
    ? tell('editorial', 'words.equal', 'other words for the same', WEIGHTS.editorial)
    : tell('wording.reworded', 'words.unordered', 'other words, and no rule can order their force', WEIGHTS.reworded)
}

/** Share of the changed words that only one side has, and how many, in a sentence that says the same in another order. */
const MOST_LEFT = { share: 0.3, words: 3 }
const LEAST_CHANGED = 5

/** "Items that need a permit are listed in Annex 2" → "Annex 2 lists the items that need a permit": nearly every changed word stands in both. */
function isRestated({ before, after, hunks, differences }: Comparison, settled: ReadonlySet<Difference>): boolean {
  if (before.lexicon.byCharacter || settled.size > 0) return false
  const left = differences.reduce((sum, one) => sum + one.gone.length + one.came.length, 0)
  if (left > MOST_LEFT.words || differences.some(({ gone, came }) => gone.length > 0 && came.length > 0)) return false
  const count = (reading: Comparison['before'], side: 'before' | 'after') =>
    hunks.reduce((sum, hunk) => sum + meaningfulWords(reading, [hunk[side]]).length, 0)
  const changed = count(before, 'before') + count(after, 'after')
  return changed >= LEAST_CHANGED && left / changed <= MOST_LEFT.share
}

/** 的，不得 → 后，方可: beside two forms of the same a single character more says nothing. */
function isJoint({ gone, came, beforeCues, afterCues }: Difference): boolean {
  return gone.length + came.length <= 1 && beforeCues.length > 0 && afterCues.length > 0
}

/** The two say the same but for a bare negation: "will be required" and "will not be required". */
function isOnlyNegated({ before, after }: Comparison): boolean {
  const bare = (text: string) => text.replace(/\b(?:not|never)\b|n[’']t\b|[不未非]/giu, '').replace(/\s+/g, '')
  const count = (text: string) => text.match(/\b(?:not|never)\b|n[’']t\b|[不未非]/giu)?.length ?? 0
  return count(before.text) !== count(after.text) && bare(before.text) === bare(after.text)
}

/** An odd number of negations came or went in words that stand otherwise; a clause that came whole brings its own along. */
function isTurnedByNegation(comparison: Comparison): boolean {
  if (negations(comparison, 'before') === negations(comparison, 'after')) return false
  const ofClauses = comparison.differences.filter((one) => isWholeClause(one, comparison.before.lexicon.byCharacter))
  return !ofClauses.some(({ beforeCues, afterCues }) => [...beforeCues, ...afterCues].some(isNegative))
}

/** Words of its own on one side, none on the other. */
function isWholeClause({ gone, came }: Difference, byCharacter: boolean): boolean {
  return Math.min(gone.length, came.length) === 0 && Math.max(gone.length, came.length) >= (byCharacter ? 4 : 3)
}

/** Whether the changed words of one side hold an odd number of negations: "must have no more" is "must not have more". */
function negations(comparison: Comparison, side: 'before' | 'after'): number {
  const changed = side === 'after' ? comparison.changedAfter : comparison.changedBefore
  const others = side === 'after' ? comparison.changedBefore : comparison.changedAfter
  return changed.filter((cue) => isNegative(cue) && !(isBound(cue) && isSameBound(cue.row, others))).length % 2
}

function isNegative(cue: Cue): boolean {
  const { row, words } = cue
  return (
    row.family === 'negation' ||
    words.toLowerCase() === 'without' ||
    row.polarity === 'must-not' ||
    row.polarity === 'need-not' ||
    // "no evidence", 没有证据
    (row.family === 'claim' && row.force === 0) ||
    (isBound(cue) && /^(?:no|not)\b/i.test(words))
  )
}

function isBound({ row }: Cue): boolean {
  return row.family === 'bound'
}

function isWeighty(difference: Difference, comparison: Comparison): boolean {
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
function isAttribution({ hunk }: Difference, comparison: Comparison): boolean {
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
const LIGHT = new Set(
  'operator entity body person party holder provider process procedure purpose case manner way basis type kind thus'.split(
    ' ',
  ),
)

const HOLDING = new Set(['hold', 'carry', 'own', 'get'].map(stem))

function isLight({ gone, came, hunk, beforeCues, afterCues }: Difference, comparison: Comparison): boolean {
  if (comparison.before.lexicon.byCharacter) return false
  const isExchange = hunk.before[0] !== hunk.before[1] && hunk.after[0] !== hunk.after[1]
  if (gone.length === 0 && came.length > 0) return isExchange && came.every((word) => LIGHT.has(word))
  // "who do not hold a pass" → "without a pass"
  if (came.length === 0 && isExchange && afterCues.some((cue) => /^without$/i.test(cue.words)))
    return gone.every((word) => HOLDING.has(word))
  // "The Office thus requires operations to conform" → "Operations shall conform": who asks is not who must.
  const asks = beforeCues.some((cue) => cue.row.id === 'duty.must' && /^requir/i.test(cue.words))
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

/** 登记。企业应当 → 登记，并应当: a sentence that was split or joined says its subject again, or no longer. */
function isRejoined({ hunk }: Difference, { before, after }: Comparison): boolean {
  const said = (reading: Comparison['before'], side: 'before' | 'after') => reading.plain.slice(...hunk[side])
  const [left, right] = [said(before, 'before'), said(after, 'after')]
  if (/[。；]/u.test(left) === /[。；]/u.test(right)) return false
  const subject = (text: string) => text.replace(/[\s\p{P}]|^[并且而其]+|(?<![并且而其])[并且而其]+$/gu, '')
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
    !/[不未非无]/u.test([...gone, ...came].join(''))
  )
}

function spans(comparison: Comparison, side: 'before' | 'after'): Verdict['before'] {
  return comparison.hunks.map((hunk) => hunk[side]).filter(([start, end]) => start < end)
}

function tooLong(change: ChangedSentence): Verdict {
  const size = Math.max(change.before.text.length, change.after.text.length)
  return {
    kind: 'wording.reworded',
    rule: 'sentence.too-long',
    reason: `a passage of ${size} characters differs and is no sentence that can be compared word by word`,
    before: change.hunks.map((hunk) => hunk.before).filter(([start, end]) => start < end),
    after: change.hunks.map((hunk) => hunk.after).filter(([start, end]) => start < end),
    weight: WEIGHTS.reworded,
  }
}
