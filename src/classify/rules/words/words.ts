/** Words that came or went without a cue of force: acts of a duty, objects of a rule, names, qualifiers. */
import type { Span } from '../../../model/text.ts'
import { type Comparison, type Difference, trimSpan } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import type { Reading } from '../../read/cue.ts'
import { isChineseBody, isGeneric, isNamed, isTitleCase, stripJoin, wordCount } from '../../read/name-shapes.ts'
import { areNamedItems } from '../../read/named-items.ts'
import type { Clauses } from '../force/duty-clauses.ts'
import { quote, type Verdict, WEIGHTS } from '../verdict.ts'
import { judgeChineseWords } from './chinese-words.ts'
import { asksFor, discloses, followsDuty, isDocument, isEnumerated, joins, produces } from './enumerations.ts'
import { alternative, contained, exchanged } from './exchanged-words.ts'
import { isImmaterial } from './immaterial.ts'
import { followsAlias, isPartOfName, renewedNames } from './name-words.ts'
import { clauseReach, endsInDuty, isElement, isExcepted, isLimit, isQualifier, SPELLED_OUT } from './qualifiers.ts'

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

const AND_SO_ON = wordPattern((set) => `^${set('andSoOn')}\\p{Script=Han}`)
const ALSO = wordPattern((set) => `^，?(?:${set('also')}|${set('besides')})`)

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
  const { lexicon } = reading
  const { byCharacter } = lexicon
  const told = byCharacter ? judgeChineseWords(difference, comparison, side) : undefined
  if (told !== undefined) return tell(told.kind, told.rule, told.reason, told.weight)
  const isName = byCharacter
    ? [span[1], span[1] + 2].some((end) => isNamed(reading.plain.slice(span[0], end), lexicon)) ||
      areNamedItems(reading, span)
    : isNamed(text, lexicon)
  // "the Office (OEE)" → "OEE, the Office": the name stood there already
  if (isName && comparison[came ? 'before' : 'after'].text.includes(stripJoin(text, lexicon))) return undefined
  if (isName && !byCharacter && isPartOfName(reading, span, comparison, side)) {
    return tell('listing.amended', 'name.changed', `${quote(text)} is ${is}: another name`, WEIGHTS.name - 3)
  }
  const isList = joins(reading, rotated(reading, span), isName) && (byCharacter || isThing(reading, span))
  const changed = came ? comparison.changedAfter : comparison.changedBefore
  const widens = came !== isExcepted(reading, changed, span)
  const isClause = reading.lexicon.byCharacter && /，/u.test(text)
  if (byCharacter && isElement(reading, span) && ALSO(lexicon).test(reading.plain.slice(...span))) {
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
    (discloses(reading, span) || produces(reading, span, isDocument(reading.plain.slice(...span), lexicon)))
  ) {
    return tell(
      came ? 'obligation.added' : 'obligation.removed',
      `clause.document-${came ? 'added' : 'removed'}`,
      `the duty ${came ? 'now asks' : 'no longer asks'} for ${quote(stripJoin(text, lexicon))}`,
      WEIGHTS.obligation - 0.2,
    )
  }
  if ((isList || followsAlias(reading, span)) && isName && followsAlias(reading, span)) {
    return tell(
      'listing.amended',
      `alias.${came ? 'added' : 'removed'}`,
      `${quote(stripJoin(text, lexicon))} is ${is} among the names of one entry`,
      WEIGHTS.name,
    )
  }
  if (isList && !isTitleCase(reading.text, lexicon) && isName && own.length >= wordCount(text, lexicon) / 2) {
    return tell(
      came ? 'listing.added' : 'listing.removed',
      `name.${came ? 'added' : 'removed'}`,
      `${quote(stripJoin(text, lexicon))} is ${is} where parties are named`,
      WEIGHTS.name,
    )
  }
  if (isList && isEnumerated(reading, span)) {
    return tell(
      came ? 'listing.added' : 'listing.removed',
      `item.${came ? 'added' : 'removed'}`,
      `${quote(stripJoin(text, lexicon))} is ${is} in an enumeration`,
      WEIGHTS.scope,
    )
  }
  if (isList) {
    return tell(
      widens ? 'scope.widened' : 'scope.narrowed',
      `object.${came ? 'added' : 'removed'}`,
      `${quote(stripJoin(text, lexicon))} is ${is} where the rule names what it reaches`,
      WEIGHTS.scope,
    )
  }
  // 镓、锗 → 镓、锗等关键矿产: what was enumerated is now an example
  if (byCharacter && own.length >= 2 && AND_SO_ON(lexicon).test(reading.plain.slice(...span))) {
    return tell(
      widens ? 'scope.widened' : 'scope.narrowed',
      `object.class-${came ? 'added' : 'removed'}`,
      `${quote(text)} is ${is}: ${came ? 'what is named is an example of a class' : 'what is named is all'}`,
      WEIGHTS.scope,
    )
  }
  if (
    byCharacter &&
    text.length >= 3 &&
    isChineseBody(reading.plain.slice(...span), lexicon) &&
    !isGeneric(text, lexicon)
  ) {
    return tell('listing.amended', 'name.changed', `${quote(text)} is ${is}: another body is named`, WEIGHTS.name - 3)
  }
  if (endsInDuty(comparison, side, span) && SPELLED_OUT(lexicon).test(reading.plain.slice(...span))) {
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
