/** Words that came or went without a cue of force: acts of a duty, objects of a rule, names, qualifiers. */
import type { Span } from '../model.ts'
import { binds, type Clauses } from './clauses.ts'
import { type Comparison, cuesIn, type Difference, textOf, trimSpan } from './comparison.ts'
import { isImmaterial } from './immaterial.ts'
import { isChineseBody, isGeneric, isNamed, isTitleCase, stripJoin, wordCount } from './names.ts'
import { type Cue, cuesOf, type Reading } from './reading.ts'
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
    return exchanged(difference, comparison) ?? alternative(difference, comparison)
  if (came.length > 0) return judgeOneSided(difference, comparison, 'after')
  return gone.length > 0 ? judgeOneSided(difference, comparison, 'before') : undefined
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

const JOINED = /\b(?:or|and\/or)\b|或者|或/u

/** @returns true where an exception that stands governs the words: "does not apply to gifts", 用于救灾的除外. */
function isExcepted({ plain, cues }: Reading, changed: readonly Cue[], [start, end]: Span): boolean {
  return cuesOf(cues, 'exception').some((cue) => {
    if (changed.includes(cue)) return false
    const from = cue.parts[0]?.[0] ?? 0
    const last = cue.parts.at(-1) ?? [0, 0]
    if (cue.parts.length > 1) return from < start && end <= last[0]
    const isTrailing = /除外|不在此限/u.test(plain.slice(...last))
    const between = isTrailing ? plain.slice(end, last[0]) : plain.slice(last[1], start)
    return (isTrailing ? end <= last[0] : last[1] <= start) && !/[.;。；]|但|，/u.test(between)
  })
}

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
  const isName = byCharacter
    ? isNamed(reading.plain.slice(...span), true) || isNamed(reading.plain.slice(span[0], span[1] + 2), true)
    : isNamed(text, false)
  const isList = joins(reading.plain, span, isName)
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

const SPELLED_OUT = /[、]|以及|\band\b/u

/** The words end with the modal of a clause that stands: "the texts and reports must" before "be published". */
function endsInDuty(comparison: Comparison, side: 'before' | 'after', [, end]: Span): boolean {
  return cuesOf(comparison[side].cues, 'duty').some((cue) => cue.parts.at(-1)?.[1] === end)
}

/** An item that ends in 的 lists what must be met; 是指 defines. */
function isElement({ plain }: Reading, [start]: Span): boolean {
  return /的[；;。]?\s*$/u.test(plain) || /(?:是指|，指|系指)/u.test(plain.slice(0, start))
}

/**
 * A Chinese clause without a cue of its own: in a definition or an element of an offence one more thing must be met, elsewhere
 * more is said.
 * @returns 1 where the reach grows, -1 where it shrinks, undefined where the words are no such clause.
 */
function clauseReach(
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

/** A few words put into, or taken out of, a sentence that otherwise stands: they qualify what is beside them. */
function isQualifier(
  difference: Difference,
  comparison: Comparison,
  side: 'before' | 'after',
  own: readonly string[],
): boolean {
  const other = side === 'after' ? 'before' : 'after'
  const text = textOf(difference, comparison, side)
  const { byCharacter } = comparison.before.lexicon
  // The words beside it stand: nothing at all on the other side, or only forms of the same words.
  const pure = difference.hunk[other][0] === difference.hunk[other][1] || isInflected(difference, comparison, other)
  const operative =
    comparison[side].cues.some((cue) => ['duty', 'claim', 'measure'].includes(cue.row.family)) ||
    /[:：；;]\s*$/u.test(comparison[side].text)
  return (
    pure &&
    operative &&
    comparison.differences.length <= 3 &&
    cuesIn(difference, side).every((cue) => isTimed(cue, comparison, side)) &&
    own.length >= (byCharacter ? 2 : 1) &&
    text.length <= (byCharacter ? 24 : 100) &&
    !/[.;:。；：，]/u.test(text.trim()) &&
    !/^\s*of (?:this|the)\b/i.test(text)
  )
}

/** "with a value of more than 5,000 euros" behind what a rule reaches. */
function isLimit({ hunk }: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  const [start, end] = hunk[side]
  const other = side === 'after' ? 'before' : 'after'
  return (
    hunk[other][0] === hunk[other][1] &&
    /^\s*(?:with|of|having|whose|worth|exceeding|over|under|weighing|longer|larger|valued)\b/.test(
      comparison[side].plain.slice(start, end),
    ) &&
    comparison.quantities[side].some(({ kind, span }) => kind === 'number' && span[0] >= start && span[1] <= end)
  )
}

/** "after the effective date": words of time without a date qualify as others do. */
function isTimed({ row }: Cue, { quantities }: Comparison, side: 'before' | 'after'): boolean {
  // "will contain" → "contain": the tense.
  if (row.id === 'claim.will') return true
  return (row.family === 'bound' || row.family === 'when') && quantities[side].length === 0
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

/** The words stand behind a duty of the same sentence and begin with something to do. */
function asksFor(comparison: Comparison, side: 'before' | 'after', span: Span, isClause: boolean): boolean {
  if (!followsDuty(comparison, side, span)) return false
  return (
    isClause ||
    comparison[side].cues.some((cue) => cue.row.family === 'act' && startsIn(cue, span, comparison[side].plain))
  )
}

const DOCUMENT =
  /\b(?:certificates?|documents?|documentation|statements?|reports?|cop(?:y|ies)|forms?|records?|declarations?|invoices?|translations?|proofs?|plans?)$|(?:文件|证明|证书|报告|材料|资料|[^图]书|表|声明|合同|副本|方案|清单)$/u

/** What somebody must hand in: 公证认证文件, "an end-user statement". */
function isDocument(plain: string): boolean {
  return DOCUMENT.test(stripJoin(plain))
}

const ENCLOSE = /\b(?:submit|attach|enclose|lodge)\b|检附|检具|附具|附送|递交/u
const PRODUCE =
  /\b(?:submit|provide|produce|file|attach|present|enclose|furnish|lodge)\w*\b|提交|提供|出示|报送|检附|检具|附具|附送|递交|缴交/u

/** The clause asks for things to be handed in: whatever is enclosed, or a document that is provided. */
function produces({ plain }: Reading, [start]: Span, isDocument: boolean): boolean {
  const from = Math.max(...['.', ';', '。', '；'].map((mark) => plain.lastIndexOf(mark, start - 1)))
  const clause = plain.slice(from + 1, start)
  return ENCLOSE.test(clause) || (isDocument && PRODUCE.test(clause))
}

const DISCLOSE =
  /\b(?:must|shall|should|to)\s+(?:also\s+|clearly\s+)?(?:identify|state|specify|list|disclose|indicate|contain|show|set out|describe)\b|(?:载明|注明|列明|写明|披露|标明)/u

/** "shall identify the maker and the place": each thing named is one that must be told. */
function discloses({ plain }: Reading, [start]: Span): boolean {
  const from = Math.max(...['.', ';', '。', '；', '，'].map((mark) => plain.lastIndexOf(mark, start - 1)))
  return DISCLOSE.test(plain.slice(from + 1, start))
}

/** The words stand in a list: they begin or end with "and", "or", a comma, "、". */
function joins(plain: string, [start, end]: Span, isName: boolean): boolean {
  const text = plain
    .slice(start, end)
    .trim()
    .replace(/^[.;]\s+/u, '')
  const around = `${plain
    .slice(Math.max(0, start - 2), start)
    .trim()
    .slice(-1)}|${plain.slice(end, end + 5).trim()}`
  if (/^(?:and|or|nor|and\/or|as well as|together with|plus|,)\b|^[,、和及与或]|^以及|^或者|^并|^，并/u.test(text))
    return true
  if (/(?:\b(?:and|or|nor)|[,、和及与或]|或者|以及)$/u.test(text)) return true
  // "the 910B and 910C", 外交部及国防部代表: the last of a list.
  if (/(?:\b(?:and|or|nor)\s+|[、和及与或])$/u.test(plain.slice(Math.max(0, start - 5), start)))
    if (isName || /^\s*(?:$|[.,;:)。，；：）])/u.test(plain.slice(end))) return true
  return /^[,、]\|/u.test(around) && /\|[,、]|\|(?:and|or)\b/u.test(around)
}

/** One short item among others that 、 separates: 钐、钆、铽、镝 */
function isEnumerated(plain: string, [start, end]: Span): boolean {
  const item = stripJoin(plain.slice(start, end))
  if (!/\p{Script=Han}/u.test(item) || item.length > 12 || /[的，。；其等]|相关|有关/u.test(item)) return false
  const around = plain.slice(Math.max(0, start - 20), start) + plain.slice(end, end + 20)
  return (around.match(/、/gu)?.length ?? 0) >= 2
}

function startsIn(cue: Cue, [start, end]: Span, plain: string): boolean {
  // "and, on request, provide"
  const aside = /^\s*,?\s*and,[^,]{2,30},/.exec(plain.slice(start, end))?.[0].length ?? 0
  const at = cue.parts[0]?.[0] ?? -1
  return at >= start && at < end && at - start < 14 + aside
}

/** The clause stands behind a duty of the same sentence that did not change. */
function followsDuty(comparison: Comparison, side: 'before' | 'after', [start]: Span): boolean {
  const reading = side === 'after' ? comparison.after : comparison.before
  return cuesOf(reading.cues, 'duty').some((cue) => (cue.parts[0]?.[0] ?? 0) < start && binds(cue))
}
