/** The verbs of a notice on earlier acts, the clauses that they stand in, and the notices and words that belong to each. */
import type { NoticeReference } from '../../../listing/notices.ts'
import type { Span } from '../../../model/text.ts'
import { isHistory } from './dates.ts'
import { isOwnAct, type Statement } from './statements.ts'

type Act = 'suspended' | 'continued' | 'resumed' | 'stopped' | 'removed'

const VERB =
  /(继续暂停|延长暂停|暂停|中止)|(恢复)(?=实施|执行|适用|对|施行|采取|公告|商务部|不可靠|上述|相关)|((?:停止|终止|取消)(?=实施|执行|适用|对|上述|相关|商务部|公告|不可靠|出口管制|采取|执行|\d|第|有关|措施|$))|(移出)/g

type Verb = { readonly act: Act; readonly start: number; readonly end: number; readonly segment: number }
type Segment = { readonly start: number; readonly end: number; readonly plain: string }

/** Commas outside of brackets divide a sentence. */
export function segmentsOf(plain: string): Segment[] {
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

export function verbsIn(statement: Statement, segments: readonly Segment[], issued: string | undefined): Verb[] {
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
export function referencesOf(
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

export type Scope = { readonly before: string; readonly after: string; readonly span: Span }

/** The words that belong to a verb: from behind the verb before it to the one after it. */
export function scopeOf(
  verb: Verb,
  previous: Verb | undefined,
  next: Verb | undefined,
  segments: readonly Segment[],
): Scope {
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
