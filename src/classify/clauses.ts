/** Words that came or went as a clause of their own: duties, permissions, objects of a rule, named parties. */
import type { Span } from '../model.ts'
import type { Comparison, Difference } from './comparison.ts'
import { marks } from './force.ts'
import { type Cue, cuesOf } from './reading.ts'
import { quote, quoteCue, type Verdict, WEIGHTS } from './verdict.ts'

export type Clauses = { readonly verdicts: readonly Verdict[]; readonly explained: ReadonlySet<Difference> }

/** Force from which a duty or a ban is told as one. */
const BINDING = 2.5

/** @param duties duty cues that came or went with words of their own. */
export function judgeDutyClauses(
  comparison: Comparison,
  duties: { gone: readonly Cue[]; came: readonly Cue[] },
): Clauses {
  const verdicts: Verdict[] = []
  const explained = new Set<Difference>()
  for (const [side, cues] of [
    ['after', duties.came],
    ['before', duties.gone],
  ] as const) {
    for (const cue of cues) {
      const own = comparison.differences.filter((one) =>
        (side === 'after' ? one.afterCues : one.beforeCues).includes(cue),
      )
      for (const one of own) explained.add(one)
      // An inserted exception often holds a modal of its own: the exception is told, not the modal.
      if (own.some((one) => cuesOf(side === 'after' ? one.afterCues : one.beforeCues, 'exception').length > 0)) continue
      verdicts.push(dutyVerdict(cue, own, comparison, side))
    }
  }
  return { verdicts, explained }
}

function dutyVerdict(cue: Cue, own: readonly Difference[], comparison: Comparison, side: 'before' | 'after'): Verdict {
  const { row } = cue
  const clause = own.map((one) => textOf(one, comparison, side)).join(' … ')
  const came = side === 'after'
  const markOf = {
    before: came ? [] : marks([cue], comparison, 'before'),
    after: came ? marks([cue], comparison, 'after') : [],
  }
  if ((row.polarity === 'must' || row.polarity === 'must-not') && (row.force ?? 0) >= BINDING) {
    return {
      kind: came ? 'obligation.added' : 'obligation.removed',
      rule: came ? 'clause.duty-added' : 'clause.duty-removed',
      reason: `a ${row.gloss} is ${came ? 'added' : 'gone'}: ${quote(clause)}`,
      ...markOf,
      weight: WEIGHTS.obligation,
    }
  }
  // A permission beside a duty or ban that stands relaxes it; beside other permissions it only reaches further.
  const relaxes = standingDuties(comparison).length > 0
  const direction = came ? 1 : -1
  const kind = relaxes
    ? direction > 0
      ? 'wording.softened'
      : 'wording.hardened'
    : direction > 0
      ? 'scope.widened'
      : 'scope.narrowed'
  return {
    kind,
    rule: came ? 'clause.permission-added' : 'clause.permission-removed',
    reason: `${quoteCue(cue)} ${came ? 'comes' : 'goes'} with ${quote(clause)}`,
    ...markOf,
    weight: relaxes ? WEIGHTS.force - 0.6 : WEIGHTS.scope + 0.1,
  }
}

/** Duties and bans that stand on both sides. */
function standingDuties({ before, changedBefore }: Comparison): Cue[] {
  const changed = new Set(changedBefore)
  return cuesOf(before.cues, 'duty').filter(
    (cue) =>
      !changed.has(cue) &&
      (cue.row.polarity === 'must' || cue.row.polarity === 'must-not') &&
      (cue.row.force ?? 0) >= 3,
  )
}

/** @param differences those that no other rule explains. */
export function judgeInsertions(comparison: Comparison, differences: readonly Difference[]): Clauses {
  const verdicts: Verdict[] = []
  const explained = new Set<Difference>()
  for (const difference of differences) {
    const side =
      difference.came.length > 0 && difference.gone.length === 0
        ? 'after'
        : difference.gone.length > 0 && difference.came.length === 0
          ? 'before'
          : undefined
    if (side === undefined) continue
    const verdict = judgeOneSided(difference, comparison, side)
    if (verdict === undefined) continue
    verdicts.push(verdict)
    explained.add(difference)
  }
  return { verdicts, explained }
}

function judgeOneSided(difference: Difference, comparison: Comparison, side: 'before' | 'after'): Verdict | undefined {
  const reading = side === 'after' ? comparison.after : comparison.before
  const span = side === 'after' ? difference.hunk.after : difference.hunk.before
  const text = reading.text.slice(...span)
  const came = side === 'after'
  const isList = joins(reading.plain, span)
  const markOf = { before: came ? [] : [trim(reading.text, span)], after: came ? [trim(reading.text, span)] : [] }
  const act = reading.cues.find((cue) => cue.row.family === 'act' && startsIn(cue, span))
  if (act !== undefined && isList && followsDuty(comparison, side, span)) {
    return {
      kind: came ? 'obligation.added' : 'obligation.removed',
      rule: came ? 'clause.act-added' : 'clause.act-removed',
      reason: `the duty ${came ? 'now asks' : 'no longer asks'} for ${quote(text)}`,
      ...markOf,
      weight: WEIGHTS.obligation - 0.2,
    }
  }
  if (isList && isNamed(text, reading.lexicon.byCharacter)) {
    return {
      kind: came ? 'listing.added' : 'listing.removed',
      rule: came ? 'name.added' : 'name.removed',
      reason: `${quote(stripJoin(text))} is ${came ? 'added' : 'gone'} where parties are named`,
      ...markOf,
      weight: WEIGHTS.name,
    }
  }
  if (isList) {
    return {
      kind: came ? 'scope.widened' : 'scope.narrowed',
      rule: came ? 'object.added' : 'object.removed',
      reason: `${quote(stripJoin(text))} is ${came ? 'added' : 'gone'} where the rule names what it reaches`,
      ...markOf,
      weight: WEIGHTS.scope,
    }
  }
  return undefined
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
  return cuesOf(reading.cues, 'duty').some(
    (cue) =>
      (cue.parts[0]?.[0] ?? 0) < start &&
      (cue.row.polarity === 'must' || cue.row.polarity === 'must-not' || !reading.lexicon.byCharacter),
  )
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
