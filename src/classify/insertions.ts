/** Words that came or went without a cue of force: acts of a duty, objects of a rule, names, qualifiers. */

import type { Span } from '../model.ts'
import { judgeChineseWords } from './chinese-insertions.ts'
import type { Clauses } from './clauses.ts'
import { type Comparison, type Difference, textOf, trimSpan } from './comparison.ts'
import { asksFor, discloses, followsDuty, isDocument, isEnumerated, joins, produces } from './enumerations.ts'
import { isImmaterial } from './immaterial.ts'
import { liesIn } from './insignificant.ts'
import { areNamedItems } from './named-items.ts'
import { isChineseBody, isGeneric, isNamed, isTitleCase, stripJoin, wordCount } from './names.ts'
import { clauseReach, endsInDuty, isElement, isExcepted, isLimit, isQualifier, SPELLED_OUT } from './qualifiers.ts'
import { cuesOf, type Reading } from './reading.ts'
import { meaningfulWords } from './residue.ts'
import { quote, type Verdict, WEIGHTS } from './verdict.ts'

/** @param differences those that no other rule explains. */
export function judgeInsertions(comparison: Comparison, differences: readonly Difference[]): Clauses {
  const verdicts: Verdict[] = []
  const explained = new Set<Difference>()
  for (const difference of differences) {
    const verdict = judgeInsertion(difference, comparison)
    if (verdict === undefined) continue
    verdicts.push(verdict)
    explained.add(difference)
  }
  return { verdicts: [...verdicts, ...renewedNames(verdicts)], explained }
}

/** Names went and others came: the list of names was amended. */
function renewedNames(verdicts: readonly Verdict[]): Verdict[] {
  const names = verdicts.filter(({ rule }) => rule.startsWith('name.'))
  const [gone, came] = [names.find(({ before }) => before.length > 0), names.find(({ after }) => after.length > 0)]
  if (gone === undefined || came === undefined || gone === came || came.before.length > 0) return []
  return [
    {
      kind: 'listing.amended',
      rule: 'names.renewed',
      reason: `${gone.reason}; ${came.reason}`,
      before: names.flatMap(({ before }) => before),
      after: names.flatMap(({ after }) => after),
      weight: WEIGHTS.name + 0.1,
    },
  ]
}

function judgeInsertion(difference: Difference, comparison: Comparison): Verdict | undefined {
  const { gone, came } = difference
  if (gone.length > 0 && came.length > 0)
    return contained(difference, comparison) ?? exchanged(difference, comparison) ?? alternative(difference, comparison)
  if (came.length > 0) return judgeOneSided(difference, comparison, 'after')
  return gone.length > 0 ? judgeOneSided(difference, comparison, 'before') : undefined
}

/** 公共场所 → 学校: a class for something in it, or the reverse. */
function contained({ hunk }: Difference, { before, after }: Comparison): Verdict | undefined {
  const [left, right] = [before.plain.slice(...hunk.before).trim(), after.plain.slice(...hunk.after).trim()]
  const { members } = before.lexicon
  const narrows = members.has(`${left}/${right}`)
  if (!narrows && !members.has(`${right}/${left}`)) return undefined
  return {
    kind: narrows ? 'scope.narrowed' : 'scope.widened',
    rule: `class.${narrows ? 'down' : 'up'}`,
    reason: `${quote(left)} → ${quote(right)}: ${narrows ? 'a class → one thing in it' : 'one thing → the class that it is in'}`,
    before: [trimSpan(before.text, hunk.before)],
    after: [trimSpan(after.text, hunk.after)],
    weight: WEIGHTS.scope,
  }
}

/** One name for another. */
function exchanged(difference: Difference, comparison: Comparison): Verdict | undefined {
  const byCharacter = comparison.before.lexicon.byCharacter
  const [before, after] = (['before', 'after'] as const).map((side) => textOf(difference, comparison, side)) as [
    string,
    string,
  ]
  const named = byCharacter
    ? isNamed(comparison.before.plain.slice(...difference.hunk.before), true) ||
      isNamed(comparison.after.plain.slice(...difference.hunk.after), true)
    : isNamed(before, false) && isNamed(after, false)
  if (!named || isGeneric(before) || isGeneric(after)) return undefined
  // "1. Mai" → "15. Juni": the name of a month
  if (comparison.quantities.before.some(({ span }) => liesIn(difference.hunk.before, [span]))) return undefined
  // The first word of a sentence has a capital without being a name.
  if (!byCharacter && (difference.hunk.before[0] === 0 || isTitleCase(comparison.before.text))) return undefined
  return {
    kind: 'listing.amended',
    rule: 'name.changed',
    reason: `${quote(before)} → ${quote(after)}: another name`,
    before: [trimSpan(comparison.before.text, difference.hunk.before)],
    after: [trimSpan(comparison.after.text, difference.hunk.after)],
    weight: WEIGHTS.name - 3,
  }
}

/** "printed materials" → "print or electronic materials": what stood there is now one of several. */
function alternative(difference: Difference, comparison: Comparison): Verdict | undefined {
  const [before, after] = (['before', 'after'] as const).map((side) => {
    const joined = JOINED.test(textOf(difference, comparison, side))
    return { joined, words: new Set(meaningfulWords(comparison[side], [difference.hunk[side]])) }
  })
  if (before === undefined || after === undefined || before.joined === after.joined) return undefined
  const shared = [...before.words].filter((word) => after.words.has(word)).length
  if (shared === 0 || shared < Math.min(before.words.size, after.words.size) / 2) return undefined
  const side = after.joined ? 'after' : 'before'
  return {
    kind: after.joined ? 'scope.widened' : 'scope.narrowed',
    rule: `object.alternative-${after.joined ? 'added' : 'removed'}`,
    reason: `${quote(textOf(difference, comparison, 'before'))} → ${quote(textOf(difference, comparison, 'after'))}: an alternative ${after.joined ? 'comes' : 'goes'}`,
    before: [trimSpan(comparison.before.text, difference.hunk.before)],
    after: [trimSpan(comparison.after.text, difference.hunk.after)],
    weight: WEIGHTS.scope - (side === 'after' ? 0.1 : 0.2),
  }
}

/** What is added to a list is a thing: no clause with a verb of its own ("are classified", "and to"), no "After that period,". */
function isThing({ plain }: Reading, [start, end]: Span): boolean {
  const text = plain.slice(start, end)
  const isTime = /^[.;\s]*(?:after|before|during|until|since|in|at|on)\b[^,]*,?\s*$/.test(text)
  return (
    !/^[\s,]*(?:(?:is|are|was|were|can|may|will|must|shall|should|could)|(?:and|or)\s+to\s+\p{L})\b/u.test(text) &&
    !(isTime && /(?:^|[.;]\s*)$/.test(plain.slice(0, start) + (/^[.;]/.exec(text)?.[0] ?? '')))
  )
}

/** "a rating of 4 or more" → "a rating of 2 or more and a weight of 9, or a rating of 4 or more": cut at "a rating of 2 … or". */
function rotated(plain: string, [start, until]: Span): Span {
  const end = plain[until] === ' ' && plain[start - 1] === ' ' ? until + 1 : until
  let by = 0
  while (by < start && end - by > start && plain[start - by - 1] === plain[end - by - 1]) by++
  const from = plain.slice(start - by, start).search(/(?<=\s)\S/)
  const back = from < 0 ? 0 : by - from
  return /\b(?:or|and)\s+$/.test(plain.slice(start, end - back)) ? [start - back, end - back] : [start, until]
}

/** "the Line Manager" → "the Senior Line Manager": words of a name, put before or taken from before the rest of it. */
function isPartOfName(
  { text }: Reading,
  [start, end]: Span,
  comparison: Comparison,
  side: 'before' | 'after',
): boolean {
  const [difference] = comparison.differences.filter(({ hunk }) => hunk[side][0] === start)
  const other = difference?.hunk[side === 'after' ? 'before' : 'after']
  return (
    other !== undefined &&
    other[0] === other[1] &&
    /^\p{Lu}\p{L}+\s*$/u.test(text.slice(start, end)) &&
    /^\s*\p{Lu}\p{Ll}/u.test(text.slice(end)) &&
    /\b(?:the|an?|his|her|its|their|your|our)\s+$/iu.test(text.slice(Math.max(0, start - 7), start)) &&
    !isTitleCase(text)
  )
}

/** Characters between the word for other names and the last of them. */
const OTHER_NAMES = 160

/** "also known as A and B": another name of the same. */
function followsAlias({ plain, cues }: Reading, [start, end]: Span): boolean {
  return cuesOf(cues, 'alias').some(({ parts }) => {
    const [from, to] = parts[0] ?? [0, 0]
    if (from >= start && from < end) return true
    return (
      to <= start &&
      start - to < OTHER_NAMES &&
      !/[.。](?:\s|$)/.test(plain.slice(to, start).replace(/\b(?:ltd|co|inc|corp)\./g, ''))
    )
  })
}

const JOINED = /\b(?:or|and\/or)\b|或者|或/u

function judgeOneSided(difference: Difference, comparison: Comparison, side: 'before' | 'after'): Verdict | undefined {
  const reading = comparison[side]
  const span = difference.hunk[side]
  const text = reading.text.slice(...span)
  const came = side === 'after'
  const own = came ? difference.came : difference.gone
  if (!own.some((word) => /\p{L}/u.test(word))) return undefined
  const tell = (kind: Verdict['kind'], rule: string, reason: string, weight: number): Verdict => ({
    kind,
    rule,
    reason,
    before: came ? [] : [trimSpan(reading.text, span)],
    after: came ? [trimSpan(reading.text, span)] : [],
    weight,
  })
  const is = came ? 'added' : 'gone'
  if (isImmaterial(difference, comparison, side)) return undefined
  const { byCharacter } = reading.lexicon
  const told = byCharacter ? judgeChineseWords(difference, comparison, side) : undefined
  if (told !== undefined) return tell(told.kind, told.rule, told.reason, told.weight)
  const isName = byCharacter
    ? [span[1], span[1] + 2].some((end) => isNamed(reading.plain.slice(span[0], end), true)) ||
      areNamedItems(reading, span)
    : isNamed(text, false)
  // "the Office (OEE)" → "OEE, the Office": the name stood there already
  if (isName && comparison[came ? 'before' : 'after'].text.includes(stripJoin(text))) return undefined
  if (isName && !byCharacter && isPartOfName(reading, span, comparison, side)) {
    return tell('listing.amended', 'name.changed', `${quote(text)} is ${is}: another name`, WEIGHTS.name - 3)
  }
  const isList = joins(reading.plain, rotated(reading.plain, span), isName) && (byCharacter || isThing(reading, span))
  const changed = came ? comparison.changedAfter : comparison.changedBefore
  const widens = came !== isExcepted(reading, changed, span)
  const isClause = reading.lexicon.byCharacter && /，/u.test(text)
  if (byCharacter && isElement(reading, span) && /^，?(?:并且?|且|同时)/u.test(reading.plain.slice(...span))) {
    return tell(
      came ? 'scope.narrowed' : 'scope.widened',
      `element.${came ? 'added' : 'removed'}`,
      `${quote(text)} is ${is}: ${came ? 'more' : 'less'} must be met`,
      WEIGHTS.scope - 0.3,
    )
  }
  if ((isList || isClause) && asksFor(comparison, side, span, isClause)) {
    const reason = `the duty ${came ? 'now asks' : 'no longer asks'} for ${quote(text)}`
    return tell(
      came ? 'obligation.added' : 'obligation.removed',
      `clause.act-${came ? 'added' : 'removed'}`,
      reason,
      WEIGHTS.obligation - 0.2,
    )
  }
  if (
    isList &&
    followsDuty(comparison, side, span) &&
    (discloses(reading, span) || produces(reading, span, isDocument(reading.plain.slice(...span))))
  ) {
    return tell(
      came ? 'obligation.added' : 'obligation.removed',
      `clause.document-${came ? 'added' : 'removed'}`,
      `the duty ${came ? 'now asks' : 'no longer asks'} for ${quote(stripJoin(text))}`,
      WEIGHTS.obligation - 0.2,
    )
  }
  if ((isList || followsAlias(reading, span)) && isName && followsAlias(reading, span)) {
    return tell(
      'listing.amended',
      `alias.${came ? 'added' : 'removed'}`,
      `${quote(stripJoin(text))} is ${is} among the names of one entry`,
      WEIGHTS.name,
    )
  }
  if (isList && !isTitleCase(reading.text) && isName && own.length >= wordCount(text, byCharacter) / 2) {
    return tell(
      came ? 'listing.added' : 'listing.removed',
      `name.${came ? 'added' : 'removed'}`,
      `${quote(stripJoin(text))} is ${is} where parties are named`,
      WEIGHTS.name,
    )
  }
  if (isList && isEnumerated(reading.plain, span)) {
    return tell(
      came ? 'listing.added' : 'listing.removed',
      `item.${came ? 'added' : 'removed'}`,
      `${quote(stripJoin(text))} is ${is} in an enumeration`,
      WEIGHTS.scope,
    )
  }
  if (isList) {
    return tell(
      widens ? 'scope.widened' : 'scope.narrowed',
      `object.${came ? 'added' : 'removed'}`,
      `${quote(stripJoin(text))} is ${is} where the rule names what it reaches`,
      WEIGHTS.scope,
    )
  }
  // 镓、锗 → 镓、锗等关键矿产: what was enumerated is now an example
  if (byCharacter && own.length >= 2 && /^等\p{Script=Han}/u.test(reading.plain.slice(...span))) {
    return tell(
      widens ? 'scope.widened' : 'scope.narrowed',
      `object.class-${came ? 'added' : 'removed'}`,
      `${quote(text)} is ${is}: ${came ? 'what is named is an example of a class' : 'what is named is all'}`,
      WEIGHTS.scope,
    )
  }
  if (byCharacter && text.length >= 3 && isChineseBody(reading.plain.slice(...span)) && !isGeneric(text)) {
    return tell('listing.amended', 'name.changed', `${quote(text)} is ${is}: another body is named`, WEIGHTS.name - 3)
  }
  if (endsInDuty(comparison, side, span) && SPELLED_OUT.test(reading.plain.slice(...span))) {
    return tell(
      came ? 'scope.widened' : 'scope.narrowed',
      `subject.${came ? 'added' : 'removed'}`,
      `${quote(text)} is ${is}: what must be so is ${came ? 'named' : 'named no longer'}`,
      WEIGHTS.scope - 0.3,
    )
  }
  const clause = byCharacter ? clauseReach(difference, comparison, side, own) : undefined
  if (clause !== undefined) {
    return tell(
      clause > 0 ? 'scope.widened' : 'scope.narrowed',
      `${isElement(reading, span) ? 'element' : 'clause'}.${came ? 'added' : 'removed'}`,
      `${quote(text)} is ${is}: ${came ? 'more' : 'less'} ${isElement(reading, span) ? 'must be met' : 'is said'}`,
      WEIGHTS.date - 0.6,
    )
  }
  if (isLimit(difference, comparison, side)) {
    return tell(
      widens ? 'scope.narrowed' : 'scope.widened',
      `limit.${came ? 'added' : 'removed'}`,
      `${quote(text)} is ${is}: the words before it reach ${widens ? 'less' : 'further'}`,
      WEIGHTS.date - 0.5,
    )
  }
  if (!isQualifier(difference, comparison, side, own)) return undefined
  return tell(
    widens ? 'scope.narrowed' : 'scope.widened',
    `qualifier.${came ? 'added' : 'removed'}`,
    `${quote(text)} is ${is}: the words around it reach ${widens ? 'less' : 'further'}`,
    WEIGHTS.date - 0.5,
  )
}
