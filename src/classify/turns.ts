/** What turns the sense of a sentence with hardly a word: parties that change places, with → without, and → or. */
import type { Span } from '../model.ts'
import { changedWithin, type Side, touches } from './alignment.ts'
import type { Clauses } from './clauses.ts'
import { type Comparison, type Difference, textOf, trimSpan } from './comparison.ts'
import { stem } from './inflect.ts'
import { type Cue, cuesOf, type Reading } from './reading.ts'
import { quote, type Verdict, WEIGHTS } from './verdict.ts'

export function judgeTurns(comparison: Comparison): Clauses {
  const verdicts: Verdict[] = []
  const explained = new Set<Difference>()
  const swapped = findSwap(comparison)
  if (swapped !== undefined) {
    for (const one of swapped) explained.add(one)
    verdicts.push(swapVerdict(swapped, comparison))
  }
  const passive = madePassive(comparison) ?? turnedRoles(comparison)
  if (passive !== undefined) {
    for (const one of comparison.differences) explained.add(one)
    verdicts.push(passive)
  }
  for (const difference of comparison.differences) {
    if (explained.has(difference)) continue
    const verdict = turned(difference, comparison) ?? joined(difference, comparison)
    if (verdict === undefined) continue
    explained.add(difference)
    verdicts.push(verdict)
  }
  return { verdicts, explained }
}

/** "China must notify Japan" → "Japan must notify China": no list in another order, and no passive. */
function findSwap(comparison: Comparison): [Difference, Difference] | undefined {
  const values = comparison.quantities.before.flatMap((one) => (comparison.exchanged.has(one) ? [one.span] : []))
  // values that change places are told as values
  const differences = comparison.differences.filter(({ hunk }) => changedWithin(values, [hunk], 'before').length === 0)
  const said = (one: Difference, side: Side) => bare(textOf(one, comparison, side))
  for (const [i, first] of differences.entries()) {
    for (const second of differences.slice(i + 1)) {
      const [left, right] = [said(first, 'before'), said(second, 'before')]
      if (left === '' || right === '' || left === right) continue
      if (left !== said(second, 'after') || right !== said(first, 'after')) continue
      if (!linksParties(comparison, first, second)) continue
      return [first, second]
    }
  }
  return undefined
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*(?:the|an?)\s+|[\p{P}]/gu, '')
    .trim()
}

/** Something is done between the two: more than names, joins and little words stands there, the same on both sides. */
function linksParties({ before, after }: Comparison, first: Difference, second: Difference): boolean {
  const between = (reading: Reading, side: Side) => reading.plain.slice(first.hunk[side][1], second.hunk[side][0])
  const [left, right] = [between(before, 'before'), between(after, 'after')]
  if (left !== right || /[.;。；]/u.test(left)) return false
  if (before.lexicon.byCharacter) return left.replace(/[、和与及或者以并，\s]/gu, '').length >= 2
  const printed = before.text.slice(first.hunk.before[1], second.hunk.before[0])
  return (printed.match(/(?<![\p{L}])\p{Ll}[\p{L}']*/gu) ?? []).some((word) => !LITTLE.has(word))
}

const LITTLE = new Set('and or nor of the a an in on for with as well both to from at by'.split(' '))

function swapVerdict([first, second]: [Difference, Difference], comparison: Comparison): Verdict {
  const span = (one: Difference, side: Side): Span => trimSpan(comparison[side].text, one.hunk[side])
  return {
    kind: 'wording.reworded',
    rule: 'parties.swapped',
    reason: `${quote(textOf(first, comparison, 'before'))} and ${quote(textOf(second, comparison, 'before'))} have changed places`,
    before: [span(first, 'before'), span(second, 'before')],
    after: [span(first, 'after'), span(second, 'after')],
    weight: WEIGHTS.reworded + 0.8,
  }
}

/** 华为起诉该部 → 华为被该部起诉: the same subject, to whom it is now done. */
function madePassive({ before, after, hunks }: Comparison): Verdict | undefined {
  if (!before.lexicon.byCharacter) return undefined
  for (const [mine, side, other] of [
    [after, 'after', before],
    [before, 'before', after],
  ] as const) {
    const at = mine.plain.search(/被/u)
    if (at <= 0 || !hunks.some(({ [side]: [start, end] }) => start <= at && at < end)) continue
    if (mine.plain.slice(0, at) !== other.plain.slice(0, at)) continue
    const clause = (text: string) => /^[^，。；]*/u.exec(text)?.[0] ?? ''
    const [passive, active] = [clause(mine.plain.slice(at + 1)), clause(other.plain.slice(at))]
    // the same words, what was done now behind the one who does it
    if (passive === active || passive.length !== active.length || !`${active}${active}`.includes(passive)) continue
    return {
      kind: 'wording.reworded',
      rule: 'parties.swapped',
      reason: `${quote(other.text.slice(at, at + active.length))} → ${quote(mine.text.slice(at, at + 1 + passive.length))}: who does it and to whom have changed places`,
      before: hunks.map((hunk) => hunk.before),
      after: hunks.map((hunk) => hunk.after),
      weight: WEIGHTS.reworded + 0.8,
    }
  }
  return undefined
}

/** "from Rome to Oslo" → "to Rome from Oslo": a little word before one and the same word gave way to its opposite. */
function turnedRoles({ before, after, hunks }: Comparison): Verdict | undefined {
  if (before.lexicon.byCharacter) return undefined
  const [left, right] = [ledWords(before), ledWords(after)]
  for (const [word, [lead, span]] of left) {
    const [now, place] = right.get(word) ?? []
    if (now === undefined || place === undefined || !before.lexicon.opposites.has(`${lead}/${now}`)) continue
    if (!touches([span], hunks, 'before') && !touches([place], hunks, 'after')) continue
    return {
      kind: 'wording.reworded',
      rule: 'words.turned',
      reason: `${quote(`${lead} ${word}`)} → ${quote(`${now} ${word}`)}: the opposite`,
      before: [span],
      after: [place],
      weight: WEIGHTS.reworded + 0.7,
    }
  }
  return undefined
}

/** Words that stand once in the sentence, each with the little word that leads to it ("from", "to") and its place. */
function ledWords({ words, lexicon }: Reading): Map<string, readonly [string, Span]> {
  const found = new Map<string, readonly [string, Span]>()
  const seen = new Set<string>()
  for (const [at, { form }] of words.entries()) {
    if (lexicon.functionWords.has(form)) continue
    let lead = at - 1
    while (lead >= 0 && ARTICLES.has(words[lead]?.form ?? '')) lead--
    const little = words[lead]
    if (seen.has(form)) found.delete(form)
    else if (little !== undefined && lexicon.functionWords.has(little.form))
      found.set(form, [little.form, [little.start, little.end]])
    seen.add(form)
  }
  return found
}

const ARTICLES = new Set(['the', 'a', 'an', 'der', 'die', 'das', 'dem', 'den'])

/** One word gave way to its opposite: "without a licence" → "with a licence". */
function turned(difference: Difference, comparison: Comparison): Verdict | undefined {
  const { before, after } = comparison
  const [left, right] = [onlyWord(before, difference.hunk.before), onlyWord(after, difference.hunk.after)]
  if (left === undefined || right === undefined) return undefined
  const { opposites, byCharacter } = before.lexicon
  const pairs = [`${left}/${right}`, byCharacter ? `${left}${right}` : `${stem(left)}/${stem(right)}`]
  if (!pairs.some((pair) => opposites.has(pair))) return undefined
  // "before 1 June" → "after 1 June": for the rules on dates.
  if (isBeside(comparison.quantities.before, difference.hunk.before)) return undefined
  return {
    kind: 'wording.reworded',
    rule: 'words.turned',
    reason: `${quote(left)} → ${quote(right)}: the opposite`,
    before: [trimSpan(before.text, difference.hunk.before)],
    after: [trimSpan(after.text, difference.hunk.after)],
    weight: WEIGHTS.reworded + 0.7,
  }
}

function isBeside(quantities: Comparison['quantities']['before'], [, end]: Span): boolean {
  return quantities.some(({ span }) => span[0] >= end && span[0] - end <= 12)
}

/** Characters of a Chinese word that has an opposite. */
const MOST_OPPOSITE = 4

function onlyWord(reading: Reading, [start, end]: Span): string | undefined {
  if (reading.lexicon.byCharacter) return end - start <= MOST_OPPOSITE ? reading.plain.slice(start, end) : undefined
  const words = reading.words.filter((word) => word.start < end && word.end > start)
  return words.length === 1 ? words[0]?.form : undefined
}

const AND = /^(?:and|[和与及并且]|以及|并且)$/u
const OR = /^(?:or|或|或者)$/u

/** "a permit and a bond" → "a permit or a bond": what it does depends on what governs the list. */
function joined(difference: Difference, comparison: Comparison): Verdict | undefined {
  const [left, right] = [
    comparison.before.plain.slice(...difference.hunk.before).trim(),
    comparison.after.plain.slice(...difference.hunk.after).trim(),
  ]
  const loosens = AND.test(left) && OR.test(right)
  if (!loosens && !(OR.test(left) && AND.test(right))) return undefined
  const governor = governorOf(comparison, difference)
  if (governor === undefined) return undefined
  const words = `${quote(left)} → ${quote(right)}`
  const tell = (kind: Verdict['kind'], rule: string, says: string, weight: number): Verdict => ({
    kind,
    rule,
    reason: `${words}: ${says}`,
    before: [trimSpan(comparison.before.text, difference.hunk.before)],
    after: [trimSpan(comparison.after.text, difference.hunk.after)],
    weight,
  })
  if (governor === 'duty') {
    return loosens
      ? tell(
          'wording.softened',
          'join.alternative',
          'one of what was asked together is enough',
          WEIGHTS.weakForce + 0.5,
        )
      : tell(
          'wording.hardened',
          'join.together',
          'what was asked as an alternative is asked together',
          WEIGHTS.weakForce + 0.5,
        )
  }
  if (governor === 'condition') {
    return loosens
      ? tell('scope.widened', 'join.condition-alternative', 'one of the conditions is enough', WEIGHTS.weakForce + 0.5)
      : tell(
          'scope.narrowed',
          'join.condition-together',
          'the conditions must be met together',
          WEIGHTS.weakForce + 0.5,
        )
  }
  return tell(
    'wording.reworded',
    'join.changed',
    'alternatives and what is asked together are not the same',
    WEIGHTS.reworded + 0.6,
  )
}

/** What stands last before the join in its sentence: a duty, a condition, or something that turns both. */
function governorOf(
  { before, changedBefore }: Comparison,
  { hunk }: Difference,
): 'duty' | 'condition' | 'other' | undefined {
  const { plain, cues, lexicon } = before
  const at = hunk.before[0]
  const start = Math.max(...['.', ';', '。', '；'].map((mark) => plain.lastIndexOf(mark, at - 1)))
  const isBefore = (cue: Cue) => (cue.parts[0]?.[0] ?? 0) > start && (cue.parts[0]?.[1] ?? 0) <= at
  const last = cuesOf(cues, 'duty', 'condition', 'exception')
    .filter((cue) => isBefore(cue) && !changedBefore.includes(cue))
    .at(-1)
  const clause = plain.slice(Math.max(start + 1, last?.parts.at(-1)?.[1] ?? 0), at)
  // "an applicant who holds a permit and a bond"
  if (!lexicon.byCharacter && /\b(?:who|which|that|whose)\s+\p{L}+/u.test(clause)) return 'condition'
  if (last === undefined) return undefined
  if (last.row.family === 'duty') return last.row.polarity === 'must' ? 'duty' : 'other'
  return last.row.family === 'condition' && last.words.toLowerCase() !== 'without' ? 'condition' : 'other'
}
