/** 暂停, 继续暂停, 恢复, 停止: what a notice does to the entries of earlier notices, or to entries that it names. */
import { sinceOf, untilOf } from '../../../listing/chinese-days.ts'
import { emptyListing } from '../../../listing/listing.ts'
import { findNotices, type NoticeReference, UNRELIABLE } from '../../../listing/notices.ts'
import type { EffectiveDate, ListingAct } from '../../../model/listing.ts'
import type { Span } from '../../../model/text.ts'
import { readNumeral } from '../../../names/numerals.ts'
import { LIST_WORDS, listOf, listOfNotice } from './lists.ts'
import { splitNames } from './names.ts'
import type { Statement } from './statements.ts'
import { referencesOf, type Scope, scopeOf, segmentsOf, verbsIn } from './verbs.ts'

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
