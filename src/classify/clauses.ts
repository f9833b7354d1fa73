/** Words that came or went as a clause of their own: duties, permissions, objects of a rule, named parties. */
import type { Span } from '../model.ts'
import type { Comparison, Difference } from './comparison.ts'
import { type Forces, marks } from './force.ts'
import type { Family } from './lexicon.ts'
import { type Cue, cuesOf } from './reading.ts'
import { quote, quoteCue, type Verdict, WEIGHTS } from './verdict.ts'

export type Clauses = { readonly verdicts: readonly Verdict[]; readonly explained: ReadonlySet<Difference> }

/** Force from which a duty or a ban is told as one. */
const BINDING = 2.5

/** Words that put what follows under another clause: its modals ask nothing of their own. */
const SUBORDINATE: Family[] = ['exception', 'inclusion', 'condition']

export function judgeDutyClauses(comparison: Comparison, forces: Forces): Clauses {
  const verdicts: Verdict[] = []
  const explained = new Set<Difference>()
  for (const [side, cues] of [
    ['after', forces.clauses.came],
    ['before', forces.clauses.gone],
  ] as const) {
    for (const cue of cues) {
      if (cue.row.family !== 'duty') continue
      const own = comparison.differences.filter((one) => cuesIn(one, side).includes(cue))
      const at = cue.parts[0]?.[0] ?? 0
      if (own.some((one) => cuesOf(cuesIn(one, side), ...SUBORDINATE).some((other) => (other.parts[0]?.[0] ?? 0) < at)))
        continue
      for (const one of own) explained.add(one)
      verdicts.push(dutyVerdict(cue, own, comparison, forces, side))
    }
  }
  return { verdicts, explained }
}

function cuesIn(difference: Difference, side: 'before' | 'after'): readonly Cue[] {
  return side === 'after' ? difference.afterCues : difference.beforeCues
}

function dutyVerdict(
  cue: Cue,
  own: readonly Difference[],
  comparison: Comparison,
  forces: Forces,
  side: 'before' | 'after',
): Verdict {
  const { row } = cue
  const clause = own.map((one) => textOf(one, comparison, side)).join(' … ')
  const came = side === 'after'
  const markOf = {
    before: came ? [] : marks([cue], comparison, 'before'),
    after: came ? marks([cue], comparison, 'after') : [],
  }
  if (binds(cue)) {
    return {
      kind: came ? 'obligation.added' : 'obligation.removed',
      rule: came ? 'clause.duty-added' : 'clause.duty-removed',
      reason: `${quoteCue(cue)} is ${came ? 'added' : 'gone'} with its clause: ${quote(clause)}`,
      ...markOf,
      weight: WEIGHTS.obligation,
    }
  }
  const [kind, weight] = permissionKind(own, comparison, forces, side)
  return {
    kind,
    rule: came ? 'clause.permission-added' : 'clause.permission-removed',
    reason: `${quote(cue.words)} (${row.gloss}) ${came ? 'comes' : 'goes'} with ${quote(clause)}`,
    ...markOf,
    weight,
  }
}

function binds({ row }: Cue): boolean {
  return (row.polarity === 'must' || row.polarity === 'must-not') && (row.force ?? 0) >= BINDING
}

/** A permission beside a duty or ban that stands relaxes it; beside other permissions it reaches further; to punish hardens. */
function permissionKind(
  own: readonly Difference[],
  comparison: Comparison,
  forces: Forces,
  side: 'before' | 'after',
): [Verdict['kind'], number] {
  const up = side === 'after'
  const reading = comparison[side]
  const punishes = cuesOf(reading.cues, 'penalty').some((cue) =>
    own.some((one) => cue.parts.some(([start, end]) => start < one.hunk[side][1] && end > one.hunk[side][0])),
  )
  if (punishes) return [up ? 'wording.hardened' : 'wording.softened', WEIGHTS.weakForce]
  if (standsDuty(comparison, forces)) return [up ? 'wording.softened' : 'wording.hardened', WEIGHTS.force - 0.6]
  return [up ? 'scope.widened' : 'scope.narrowed', WEIGHTS.scope + 0.1]
}

/** A duty or ban stands on both sides, in the same words or in equal ones. */
function standsDuty({ before, changedBefore }: Comparison, { explained }: Forces): boolean {
  const changed = new Set(changedBefore)
  return cuesOf(before.cues, 'duty').some((cue) => binds(cue) && (!changed.has(cue) || explained.has(cue)))
}

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
  return { verdicts, explained }
}

function judgeInsertion(difference: Difference, comparison: Comparison): Verdict | undefined {
  const { gone, came } = difference
  if (gone.length > 0 && came.length > 0) return exchanged(difference, comparison)
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
    ? isNamed(before, true) || isNamed(after, true)
    : isNamed(before, false) && isNamed(after, false)
  if (!named || difference.hunk.before[0] === 0 || isGeneric(before) || isGeneric(after)) return undefined
  return {
    kind: 'listing.amended',
    rule: 'name.changed',
    reason: `${quote(before)} → ${quote(after)}: another name`,
    before: [trim(comparison.before.text, difference.hunk.before)],
    after: [trim(comparison.after.text, difference.hunk.after)],
    weight: WEIGHTS.name - 3,
  }
}

/** "the committee", 主管机关: an office without its name. */
function isGeneric(text: string): boolean {
  return (
    /^(?:(?:the|a|an)\s+)?\p{Ll}+$/u.test(text.trim()) ||
    /^(?:主管)?(?:机关|機關|部门|部門|委员会|委員會|机构|機構|单位|單位)$/u.test(text.trim())
  )
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
    before: came ? [] : [trim(reading.text, span)],
    after: came ? [trim(reading.text, span)] : [],
    weight,
  })
  const is = came ? 'added' : 'gone'
  if (isImmaterial(difference, comparison, side)) return undefined
  const isList = joins(reading.plain, span)
  const isClause = reading.lexicon.byCharacter && /，/u.test(text)
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
    isNamed(text, reading.lexicon.byCharacter) &&
    own.length >= wordCount(text, reading.lexicon.byCharacter)
  ) {
    return tell(
      came ? 'listing.added' : 'listing.removed',
      `name.${came ? 'added' : 'removed'}`,
      `${quote(stripJoin(text))} is ${is} where parties are named`,
      WEIGHTS.name,
    )
  }
  if (isList) {
    return tell(
      came ? 'scope.widened' : 'scope.narrowed',
      `object.${came ? 'added' : 'removed'}`,
      `${quote(stripJoin(text))} is ${is} where the rule names what it reaches`,
      WEIGHTS.scope,
    )
  }
  if (!isQualifier(difference, comparison, side, own)) return undefined
  return tell(
    came ? 'scope.narrowed' : 'scope.widened',
    `qualifier.${came ? 'added' : 'removed'}`,
    `${quote(text)} is ${is}: the words around it reach ${came ? 'less' : 'further'}`,
    WEIGHTS.scope - 0.5,
  )
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
  const pure = difference.hunk[other][0] === difference.hunk[other][1]
  const operative = comparison[side].cues.some((cue) => ['duty', 'claim', 'measure'].includes(cue.row.family))
  return (
    pure &&
    operative &&
    comparison.differences.length <= 3 &&
    cuesIn(difference, side).length === 0 &&
    own.length >= (byCharacter ? 2 : 1) &&
    text.length <= (byCharacter ? 24 : 100) &&
    !/[.;:。；：，]/u.test(text.trim()) &&
    !/^\s*of (?:this|the)\b/i.test(text)
  )
}

/** A start date that is no longer said, or an alternative that only repeats its neighbour (股东会或者股东大会). */
export function isImmaterial(difference: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  return isTimePhrase(comparison, side, difference.hunk[side]) || repeatsNeighbour(difference, comparison, side)
}

function repeatsNeighbour({ hunk }: Difference, comparison: Comparison, side: 'before' | 'after'): boolean {
  const { plain, lexicon } = comparison[side]
  const [start, end] = hunk[side]
  const item = stripJoin(plain.slice(start, end))
  if (!lexicon.byCharacter || item.length < 2 || item.length > 8) return false
  const neighbours = [plain.slice(Math.max(0, start - item.length), start), plain.slice(end, end + item.length)]
  return neighbours.some((text) => [...item].filter((c) => text.includes(c)).length / item.length >= 0.75)
}

/** "After July 31, 2019, " — a date and the words that lead to it. */
function isTimePhrase({ quantities }: Comparison, side: 'before' | 'after', [start, end]: Span): boolean {
  return quantities[side].some(
    (one) =>
      one.kind !== 'number' &&
      one.span[0] >= start &&
      one.span[1] <= end &&
      end - start - (one.span[1] - one.span[0]) < 50,
  )
}

/** The words stand behind a duty of the same sentence and begin with something to do. */
function asksFor(comparison: Comparison, side: 'before' | 'after', span: Span, isClause: boolean): boolean {
  if (!followsDuty(comparison, side, span)) return false
  return isClause || comparison[side].cues.some((cue) => cue.row.family === 'act' && startsIn(cue, span))
}

function wordCount(text: string, byCharacter: boolean): number {
  return byCharacter ? 1 : (stripJoin(text).match(/[\p{L}\p{N}]{3,}/gu)?.length ?? 0)
}

/** The words stand in a list: they begin or end with "and", "or", a comma, "、". */
function joins(plain: string, [start, end]: Span): boolean {
  const text = plain.slice(start, end).trim()
  const around = `${plain
    .slice(Math.max(0, start - 2), start)
    .trim()
    .slice(-1)}|${plain.slice(end, end + 5).trim()}`
  if (/^(?:and|or|nor|and\/or|as well as|together with|plus|,)\b|^[,、和及与或]|^以及|^或者|^并|^，并/u.test(text))
    return true
  if (/(?:\b(?:and|or|nor)|[,、和及与或]|或者|以及)$/u.test(text)) return true
  return /^[,、]\|/u.test(around) && /\|[,、]|\|(?:and|or)\b/u.test(around)
}

function startsIn(cue: Cue, [start, end]: Span): boolean {
  const at = cue.parts[0]?.[0] ?? -1
  return at >= start && at < end && at - start < 14
}

/** The clause stands behind a duty of the same sentence that did not change. */
function followsDuty(comparison: Comparison, side: 'before' | 'after', [start]: Span): boolean {
  const reading = side === 'after' ? comparison.after : comparison.before
  return cuesOf(reading.cues, 'duty').some((cue) => (cue.parts[0]?.[0] ?? 0) < start && binds(cue))
}

/** Names: words in capitals, codes with digits; in Chinese countries, authorities and companies. */
function isNamed(text: string, byCharacter: boolean): boolean {
  const bare = stripJoin(text)
  if (byCharacter) {
    return (
      /(?:公司|集团|研究院|研究所|大学|委员会|委員會|部|局|署|厅|廳|银行|銀行|美国|欧盟|日本|台湾|香港|澳门|韩国|印度|俄罗斯|英国|加拿大|地区|特别行政区|國|国)$/u.test(
        bare,
      ) && bare.length <= 30
    )
  }
  const words = bare.split(/[\s,]+/).filter((word) => !/^(?:and|or|the|of|for|in|a|an|&)$/.test(word))
  return words.length > 0 && words.every((word) => /^[“"(]?(?:\p{Lu}|\d+\p{Lu})/u.test(word))
}

function stripJoin(text: string): string {
  return text
    .trim()
    .replace(/^(?:,\s*)?(?:(?:and|or|nor|as well as|together with)\s+)?|^[,、，和及与與或並并]+|^(?:以及|或者)/u, '')
    .replace(/(?:,|\s(?:and|or)|[、，和及与與或]|或者|以及)+$/u, '')
    .trim()
}

export function textOf(difference: Difference, comparison: Comparison, side: 'before' | 'after'): string {
  return side === 'after'
    ? comparison.after.text.slice(...difference.hunk.after)
    : comparison.before.text.slice(...difference.hunk.before)
}

export function trim(text: string, [start, end]: Span): Span {
  const inner = text.slice(start, end)
  return [start + (inner.length - inner.trimStart().length), end - (inner.length - inner.trimEnd().length)]
}
