/** What turns the sense of a sentence with hardly a word: parties that change places, with → without, and → or. */
import type { Span } from '../../../model/text.ts'
import { changedWithin, type Side, touches } from '../../compare/both-sides.ts'
import { type Comparison, type Difference, textOf, trimSpan } from '../../compare/comparison.ts'
import { wordPattern, wordSet } from '../../lexicon/vocabulary.ts'
import type { Reading } from '../../read/cue.ts'
import { quote, type Verdict } from '../verdict.ts'

/** "China must notify Japan" → "Japan must notify China": no list in another order, and no passive. */
export function findSwap(comparison: Comparison): [Difference, Difference] | undefined {
  const values = comparison.quantities.before.flatMap((one) => (comparison.exchanged.has(one) ? [one.span] : []))
  // values that change places are told as values
  const differences = comparison.differences.filter(({ hunk }) => changedWithin(values, [hunk], 'before').length === 0)
  const said = (one: Difference, side: Side) => bare(textOf(one, comparison, side), comparison[side].lexicon)
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

const ARTICLE_OR_MARK = wordPattern((set) => `^\\s*${set('articles')}\\s+|[\\p{P}]`, 'gu')

function bare(text: string, lexicon: Reading['lexicon']): string {
  return text.toLowerCase().replace(ARTICLE_OR_MARK(lexicon), '').trim()
}

const JOINS = wordPattern((set) => `[、，\\s]|${set('and')}|${set('or')}|${set('also')}`, 'gu')

/** Something is done between the two: more than names, joins and little words stands there, the same on both sides. */
function linksParties({ before, after }: Comparison, first: Difference, second: Difference): boolean {
  const between = (reading: Reading, side: Side) => reading.plain.slice(first.hunk[side][1], second.hunk[side][0])
  const [left, right] = [between(before, 'before'), between(after, 'after')]
  if (left !== right || /[.;。；]/u.test(left)) return false
  if (before.lexicon.byCharacter) return left.replace(JOINS(before.lexicon), '').length >= 2
  const printed = before.text.slice(first.hunk.before[1], second.hunk.before[0])
  return (printed.match(/(?<![\p{L}])\p{Ll}[\p{L}']*/gu) ?? []).some((word) => !LITTLE(before.lexicon).test(word))
}

const LITTLE = wordPattern(
  (set) => `^(?:${set('and')}|${set('or')}|${set('articles')}|${set('prepositions')}|${set('also')})$`,
)

export function swapVerdict([first, second]: [Difference, Difference], comparison: Comparison): Verdict {
  const span = (one: Difference, side: Side): Span => trimSpan(comparison[side].text, one.hunk[side])
  return {
    kind: 'wording.reworded',
    rule: 'parties.swapped',
    reason: `${quote(textOf(first, comparison, 'before'))} and ${quote(textOf(second, comparison, 'before'))} have changed places`,
    before: [span(first, 'before'), span(second, 'before')],
    after: [span(first, 'after'), span(second, 'after')],
  }
}

const PASSIVE = wordPattern((set) => set('passive'))

/** 华为起诉该部 → 华为被该部起诉: the same subject, to whom it is now done. */
export function madePassive({ before, after, hunks }: Comparison): Verdict | undefined {
  if (!before.lexicon.byCharacter) return undefined
  for (const [mine, side, other] of [
    [after, 'after', before],
    [before, 'before', after],
  ] as const) {
    const sign = PASSIVE(mine.lexicon).exec(mine.plain)
    const [at, length] = [sign?.index ?? -1, sign?.[0].length ?? 0]
    if (at <= 0 || !hunks.some(({ [side]: [start, end] }) => start <= at && at < end)) continue
    if (mine.plain.slice(0, at) !== other.plain.slice(0, at)) continue
    const clause = (text: string) => /^[^，。；]*/u.exec(text)?.[0] ?? ''
    const [passive, active] = [clause(mine.plain.slice(at + length)), clause(other.plain.slice(at))]
    // the same words, what was done now behind the one who does it
    if (passive === active || passive.length !== active.length || !`${active}${active}`.includes(passive)) continue
    return {
      kind: 'wording.reworded',
      rule: 'parties.swapped',
      reason: `${quote(other.text.slice(at, at + active.length))} → ${quote(mine.text.slice(at, at + length + passive.length))}: who does it and to whom have changed places`,
      before: hunks.map((hunk) => hunk.before),
      after: hunks.map((hunk) => hunk.after),
    }
  }
  return undefined
}

/** "from Rome to Oslo" → "to Rome from Oslo": a little word before one and the same word gave way to its opposite. */
export function turnedRoles({ before, after, hunks }: Comparison): Verdict | undefined {
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
    while (lead >= 0 && ARTICLES(lexicon).has(words[lead]?.form ?? '')) lead--
    const little = words[lead]
    if (seen.has(form)) found.delete(form)
    else if (little !== undefined && lexicon.functionWords.has(little.form))
      found.set(form, [little.form, [little.start, little.end]])
    seen.add(form)
  }
  return found
}

const ARTICLES = wordSet('articles')
