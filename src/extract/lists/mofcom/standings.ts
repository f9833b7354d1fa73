/** 暂停, 继续暂停, 恢复, 停止: what a notice does to the entries of earlier notices, or to entries that it names. */
import { sinceOf, untilOf } from '../../../listing/chinese-days.ts'
import { emptyListing } from '../../../listing/listing.ts'
import { findNotices, type NoticeReference, UNRELIABLE } from '../../../listing/notices.ts'
import type { EffectiveDate, ListingAct } from '../../../model/listing.ts'
import type { Span } from '../../../model/text.ts'
import { readNumeral } from '../../../names/numerals.ts'
import { isHistory } from './dates.ts'
import { LIST_WORDS, listOf, listOfNotice } from './lists.ts'
import { splitNames } from './names.ts'
import { isOwnAct, type Statement } from './statements.ts'

type Act = 'suspended' | 'continued' | 'resumed' | 'stopped' | 'removed'

const VERB =
  /(继续暂停|延长暂停|暂停|中止)|(恢复)(?=实施|执行|适用|对|施行|采取|公告|商务部|不可靠|上述|相关)|((?:停止|终止|取消)(?=实施|执行|适用|对|上述|相关|商务部|公告|不可靠|出口管制|采取|执行|\d|第|有关|措施|$))|(移出)/g

type Verb = { readonly act: Act; readonly start: number; readonly end: number; readonly segment: number }
type Segment = { readonly start: number; readonly end: number; readonly plain: string }

/** @param issued day of the notice, YYYY-MM-DD: the year of its numbers, and when a suspension begins that gives no day. */
export function readStandings(
  statements: readonly Statement[],
  issued: string | undefined,
  effective: EffectiveDate | undefined,
): ListingAct[] {
  const acts: ListingAct[] = []
  let earlier: readonly NoticeReference[] = []
  for (const [index, statement] of statements.entries()) {
    const references = referencesIn(statement, issued)
    const below =
      references.length === 0 && /[：:]\s*$/.test(statement.plain) ? enumerated(statements, index, issued) : []
    acts.push(...actsIn(statement, references, below.length > 0 ? below : earlier, issued, effective))
    if (references.length > 0) earlier = references
  }
  return acts
}

function referencesIn({ text, plain }: Statement, issued: string | undefined): NoticeReference[] {
  const unreliable = /不可靠实体清单/.test(plain) && !/商务部公告|出口管制管控名单/.test(plain)
  return findNotices(text, {
    ...(issued === undefined ? {} : { year: Number(issued.slice(0, 4)) }),
    ...(unreliable ? { issuer: UNRELIABLE } : {}),
  }).filter(({ notice }) => !/税则|税委会/.test(notice.issuer))
}

/** 暂停实施下列公告： and below it one notice a line. */
function enumerated(statements: readonly Statement[], index: number, issued: string | undefined): NoticeReference[] {
  const found: NoticeReference[] = []
  for (const statement of statements.slice(index + 1, index + 60)) {
    const references = referencesIn(statement, issued)
    if (references.length === 0) break
    found.push(...references)
  }
  return found
}

function actsIn(
  statement: Statement,
  references: readonly NoticeReference[],
  earlier: readonly NoticeReference[],
  issued: string | undefined,
  effective: EffectiveDate | undefined,
): ListingAct[] {
  const { plain } = statement
  if (/关税|税率/.test(plain)) return []
  const segments = segmentsOf(plain)
  const verbs = verbsIn(statement, segments, issued)
  const claimed = new Set<NoticeReference>()
  return verbs.flatMap((verb, i) => {
    const next = verbs[i + 1]
    const own = referencesOf(verb, verbs[i - 1], next, segments, references, claimed)
    for (const one of own) claimed.add(one)
    const words = segments[verb.segment]?.plain ?? ''
    const points =
      /(?:上述|该|前述)[^，。]{0,20}(?:措施|公告|实体|企业|管制)/.test(words) || /下列公告|以下公告/.test(words)
    const said = own.length === 0 && points ? earlier : own
    const scope = scopeOf(verb, verbs[i - 1], next, segments)
    const since = sinceOf(scope.after, issued) ?? sinceOf(plain, issued)
    const begins = since ?? (effective === undefined ? undefined : { date: effective.value, midday: false })
    const starts = begins ?? (issued === undefined ? undefined : { date: issued, midday: false })
    const until =
      verb.act === 'suspended' || verb.act === 'continued'
        ? (untilOf(scope.after, starts, issued) ?? untilOf(scope.before, starts, issued))
        : undefined
    const base = {
      act: verb.act,
      ...(until === undefined ? {} : { until }),
      ...(starts === undefined
        ? {}
        : {
            effectiveDate: {
              value: starts.date,
              source: begins === undefined ? ('inferred' as const) : ('rule' as const),
            },
          }),
      ...exceptOf(statement, scope),
      block: statement.block,
    }
    const mark: Span = [verb.start, verb.end]
    if (said.length > 0) {
      if (verb.act === 'removed' && own.length === 0) return []
      return said.map(
        (reference): ListingAct => ({
          ...base,
          list: listOfNotice(reference.notice, plain),
          ofNotice: reference.notice.canonical,
          evidence: {
            text: statement.text,
            marks:
              own.length === 0 ? [mark] : [mark, [reference.start, reference.end] as const].sort((a, b) => a[0] - b[0]),
          },
        }),
      )
    }
    return verb.act === 'removed' ? [] : namedActs(statement, scope.span, mark, base)
  })
}

/** Commas outside of brackets divide a sentence. */
function segmentsOf(plain: string): Segment[] {
  const segments: Segment[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i <= plain.length; i++) {
    const c = plain.charAt(i)
    if (c === '（' || c === '(') depth++
    else if (c === '）' || c === ')') depth = Math.max(0, depth - 1)
    if (i < plain.length && !(depth === 0 && (c === '，' || c === ',' || c === '；' || c === '：'))) continue
    segments.push({ start, end: i, plain: plain.slice(start, i) })
    start = i + 1
  }
  return segments
}

function verbsIn(statement: Statement, segments: readonly Segment[], issued: string | undefined): Verb[] {
  return [...statement.plain.matchAll(VERB)].slice(0, 40).flatMap((match) => {
    const start = match.index
    const act: Act =
      match[1] !== undefined
        ? /^(?:继续|延长)/.test(match[1]) || /(?:继续|延长)[^，。]{0,20}$/.test(statement.plain.slice(0, start))
          ? 'continued'
          : 'suspended'
        : match[2] !== undefined
          ? 'resumed'
          : match[3] !== undefined
            ? 'stopped'
            : 'removed'
    const after = statement.plain.slice(start + match[0].length)
    // 暂停期间, 暂停措施到期后, 停止对中国企业的打压, 暂停90天的措施 (a noun)
    if (/^(?:期间|期满|措施|的|期限|期)/.test(after) || !isOwnAct(statement, start)) return []
    if (isHistory(statement.plain.slice(0, start), issued)) return []
    if (/(?:已经?|此前|曾|被|立即|不得|应当?|予以)\s?$/.test(statement.plain.slice(0, start))) return []
    const segment = segments.findIndex((one) => start >= one.start && start < one.end)
    return [{ act, start, end: start + match[0].length, segment }]
  })
}

/** Notices of the verb's own clause; else of clauses before it that no verb has; else of those behind it. */
function referencesOf(
  verb: Verb,
  previous: Verb | undefined,
  next: Verb | undefined,
  segments: readonly Segment[],
  references: readonly NoticeReference[],
  claimed: ReadonlySet<NoticeReference>,
): NoticeReference[] {
  const free = references.filter((one) => !claimed.has(one))
  const within = (from: number, to: number) => free.filter(({ start }) => start >= from && start < to)
  const segment = segments[verb.segment]
  if (segment === undefined) return []
  const sameAsPrevious = previous?.segment === verb.segment
  const sameAsNext = next?.segment === verb.segment
  const own = within(sameAsPrevious ? previous.end : segment.start, sameAsNext ? next.start : segment.end)
  if (own.length > 0) return own
  const before = within(previous === undefined ? 0 : (segments[previous.segment]?.end ?? 0), segment.start)
  if (before.length > 0) return before
  const following = segments.slice(verb.segment + 1, next?.segment ?? segments.length)
  const stop = following.findIndex((one) => next !== undefined && /^(?:对|就|将|其中)/.test(one.plain))
  const last = following[(stop < 0 ? following.length : stop) - 1]
  return last === undefined ? [] : within(segment.end, last.end)
}

type Scope = { readonly before: string; readonly after: string; readonly span: Span }

/** The words that belong to a verb: from behind the verb before it to the one after it. */
function scopeOf(verb: Verb, previous: Verb | undefined, next: Verb | undefined, segments: readonly Segment[]): Scope {
  const segment = segments[verb.segment]
  const from =
    previous === undefined
      ? 0
      : previous.segment === verb.segment
        ? previous.end
        : (segments[previous.segment + 1]?.start ?? previous.end)
  const nextStart =
    next === undefined
      ? undefined
      : next.segment === verb.segment
        ? next.start
        : (segments[next.segment]?.start ?? next.start)
  const to = nextStart ?? segments.at(-1)?.end ?? segment?.end ?? verb.end
  const text = (a: number, b: number) =>
    segments
      .map((one) => ({ ...one, a: Math.max(a, one.start), b: Math.min(b, one.end) }))
      .filter((one) => one.a < one.b)
      .map((one) => one.plain.slice(one.a - one.start, one.b - one.start))
      .join('，')
  return { before: text(from, verb.start), after: text(verb.end, to), span: [from, to] }
}

/** 除甲公司、乙公司外 */
function exceptOf({ text }: Statement, { span }: Scope): { except?: readonly string[] } {
  const words = /除(?:了)?([^。；]{2,400}?)(?:以?外)(?=[，,。；：]|$|对|继续|暂停|停止)/u.exec(text.slice(...span))?.[1]
  if (words === undefined) return {}
  const names = splitNames(words, undefined).map(({ name }) => name)
  return names.length === 0 ? {} : { except: names }
}

/** 暂停对甲公司、乙公司采取的不可靠实体清单措施: entries by name, where no notice is given. */
function namedActs(
  statement: Statement,
  span: Span,
  mark: Span,
  base: Omit<ListingAct, 'list' | 'evidence'>,
): ListingAct[] {
  const { text, plain } = statement
  const scope = plain.slice(...span)
  if (!new RegExp(LIST_WORDS).test(scope)) return []
  const list = listOf(scope)
  const match =
    /(?:对|将|针对)(?!华)([^。；]{2,2000}?)(?:采取|实施|适用|列入|的(?:上述|相关|有关|不可靠|出口管制|反制|措施)|，?\s?(?:继续)?(?:暂停|停止|恢复))/.exec(
      scope,
    )
  if (match === null) return []
  const start = span[0] + match.index + match[0].indexOf(match[1] ?? '')
  const segment = text.slice(start, start + (match[1]?.length ?? 0))
  const counted = /(?:等)?\s?(\d{1,4}|[一二三四五六七八九十两]{1,4})\s?(?:家|个)[^、，]{0,16}$/u.exec(segment)
  const stated = counted === null ? undefined : readNumeral(counted[1] ?? '')
  const names = splitNames(counted === null ? segment : segment.slice(0, counted.index), stated)
  return names.map(({ name, aliases, formerNames }) => {
    const at = text.indexOf(name, start)
    return {
      ...base,
      list,
      listing: { ...emptyListing(list), name, aliases, formerNames },
      evidence: {
        text,
        marks: (at < 0 ? [mark] : [mark, [at, at + name.length] as const]).sort((a, b) => a[0] - b[0]),
      },
    }
  })
}
