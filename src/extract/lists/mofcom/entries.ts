/** 决定将…列入…清单, 将…移出…清单: who is put on a list or taken from it, and what the notice says how many they are. */
import { emptyListing } from '../../../listing/listing.ts'
import { findNotices } from '../../../listing/notices.ts'
import { foldNotice } from '../../../listing/simplified.ts'
import type { Block, Extract } from '../../../model/extract.ts'
import type { EffectiveDate, ListingAct, StatedCount } from '../../../model/listing.ts'
import type { Evidence } from '../../../model/text.ts'
import { readNumeral } from '../../../names/numerals.ts'
import { type AnnexEntry, readAnnex } from './annex.ts'
import { isHistory } from './dates.ts'
import { LIST_WORDS, listOf } from './lists.ts'
import { type Named, splitNames } from './names.ts'
import { isOwnAct, type Statement } from './statements.ts'

export type Found = { readonly acts: readonly ListingAct[]; readonly counts: readonly StatedCount[] }

/** 列入不可靠实体清单, 纳入关注名单, 移出不可靠实体清单, 从不可靠实体清单中移出 */
const PUTS = new RegExp(`(?:增列入|列入|纳入|列为)(?:至)?\\s?[“"《]?(?:商务部)?(${LIST_WORDS})`, 'g')
const TAKES = new RegExp(
  `(?:移出|移除出|剔除出)\\s?[“"《]?(?:商务部)?(${LIST_WORDS})|(?:从|自)\\s?[“"《]?(?:商务部)?(${LIST_WORDS})[”"》]?中?(?:移出|移除|删除|剔除)`,
  'g',
)
/** 等6家实体, 等参与提升军事实力的20家实体, 等20家无法核实最终用户、最终用途的实体: what stands before it are the names */
const AND_OTHERS =
  /(等)(?:[^、，（()）等]{0,40}的)?\s?(\d{1,4}|[一二三四五六七八九十百两]{1,5})\s?(?:家|个|名)([^（()）]{0,80})$/
/** 28家美国实体, 两家银行 at the end of the names */
const COUNT = /()(\d{1,4}|[一二三四五六七八九十百两]{1,5})\s?(?:家|个|名)([^、，（()）家]{0,24})$/
/** 甲公司、乙公司等外国实体: the annex names the rest */
const AND_MORE = /等(?:[^、，（()）等家]{0,12}(?:实体|企业|机构|公司|组织))?$/
const COUNTRY = /美国|欧盟|日本|台湾|加拿大|英国|韩国|荷兰|德国|法国|澳大利亚|印度/

type Announcement = {
  readonly statement: Statement
  readonly list: string
  readonly named: readonly Named[]
  readonly annexed: boolean
  readonly stated?: number
  readonly count: string
  readonly country: string
  readonly mark: readonly [number, number]
}

/** @param effective date of effect of the whole notice. @param issued its day, YYYY-MM-DD. */
export function readEntries(
  { blocks, title }: Extract,
  statements: readonly Statement[],
  effective: EffectiveDate | undefined,
  issued: string | undefined,
): Found {
  const added = statements.flatMap((statement) => announcementsIn(statement, PUTS, issued))
  const removed = statements.flatMap((statement) => announcementsIn(statement, TAKES, issued))
  // 关于将…等6家美国企业列入…的公告: the body may leave the country out
  const titled = COUNTRY.exec(/家([^家]{2,6})(?:企业|实体|机构)/.exec(foldNotice(title))?.[1] ?? '')?.[0] ?? ''
  const acts: ListingAct[] = []
  const counts: StatedCount[] = []
  for (const [act, announcements] of [
    ['added', added],
    ['removed', removed],
  ] as const) {
    const annex = announcements.some((one) => one.annexed) ? annexOf(blocks, announcements) : []
    for (const announcement of announcements) {
      const entries = entriesOf(announcement, announcements, annex)
      const list = (entry: Partial<AnnexEntry>) =>
        announcements.length === 1 && entry.list ? entry.list : announcement.list
      const dated = effective === undefined ? {} : { effectiveDate: effective }
      acts.push(
        ...entries.map(
          ({ name, aliases, formerNames, ...entry }): ListingAct => ({
            act,
            list: list(entry),
            listing: {
              ...emptyListing(list(entry)),
              name,
              aliases,
              formerNames,
              addresses: entry.addresses ?? [],
              subordinates: entry.subordinates ?? [],
              country: entry.country || announcement.country || titled,
              ...(act === 'added' ? dated : {}),
            },
            ...dated,
            ...placeOf(name, entry.block, blocks, announcement),
          }),
        ),
      )
      if (entries.length === 0 && !isOfNotice(announcement)) acts.push(unnamed(act, announcement, effective))
      if (announcement.stated !== undefined) {
        counts.push({
          value: announcement.stated,
          text: announcement.count,
          ...(announcement.country === '' ? {} : { country: announcement.country }),
          ...(entries.length === 0 ? {} : { found: entries.length }),
        })
      }
    }
  }
  return { acts, counts }
}

function announcementsIn(statement: Statement, pattern: RegExp, issued: string | undefined): Announcement[] {
  const { text, plain } = statement
  const found: Announcement[] = []
  let from = 0
  for (const match of plain.matchAll(pattern)) {
    const at = match.index
    const decided = plain.lastIndexOf('决定', at)
    const start = plain.indexOf('将', Math.max(from, decided, 0))
    from = at + match[0].length
    if (start < 0 || start > at || !decides(statement, start, at, from, issued)) continue
    const segment = text
      .slice(start + 1, at)
      .replace(/[（(](?:名单)?(?:详?[见見]|附)附?件?[^）)]{0,8}[）)]\s*$/u, '')
      .replace(/(?:从|自)?$/u, '')
    const folded = plain.slice(start + 1, start + 1 + segment.length)
    const count = AND_OTHERS.exec(folded) ?? COUNT.exec(folded)
    const others = count === null ? AND_MORE.exec(folded) : null
    const stated = count === null ? undefined : readNumeral(count[2] ?? '')
    const names = splitNames(segment.slice(0, (count ?? others)?.index ?? segment.length), stated)
    // "甲会社5家子公司" names nobody: without 等 the names must be as many as stated
    const open = count === null || count[1] === '等' || names.length === stated
    const rest = plain.slice(at, at + 60)
    found.push({
      statement,
      list: listOf(match[1] ?? match[2] ?? ''),
      named: open ? names : [],
      annexed:
        others !== null ||
        /附件|附表|名单附后/.test(folded + rest + plain.slice(start, at)) ||
        !(open && names.length > 0) ||
        (stated ?? 0) > names.length,
      ...(stated === undefined ? {} : { stated }),
      count: count === null ? '' : segment.slice(count.index).trim(),
      country: COUNTRY.exec(count?.[3] ?? others?.[0] ?? '')?.[0] ?? '',
      mark: [at, from],
    })
  }
  return found
}

/** The act itself: 决定将…列入, or 将…列入 in a notice; not 已列入, 被列入, 将…列入清单的公告, nor one of years ago. */
function decides(statement: Statement, start: number, at: number, end: number, issued: string | undefined): boolean {
  const { plain, decided } = statement
  if (!isOwnAct(statement, start)) return false
  if (/(?:已经?|被|曾|此前|先前|未|不再|不)\s?$/.test(plain.slice(Math.max(0, at - 6), at))) return false
  if (/^[”"》]?的(?:公告|决定|措施|通知|企业|实体|公司|美国|有关|相关)/.test(plain.slice(end, end + 12))) return false
  const before = plain.slice(0, start)
  if (!decided && !/(?:决定|宣布|公布|现)[^。；]{0,160}$/.test(before)) return false
  return !isHistory(before, issued)
}

function annexOf(blocks: readonly Block[], announcements: readonly Announcement[]): AnnexEntry[] {
  return readAnnex(blocks, Math.max(...announcements.map(({ statement }) => statement.block)))
}

/** The annex names everybody; where there is none, the sentence does. With several lists each heading has its own. */
function entriesOf(
  one: Announcement,
  all: readonly Announcement[],
  annex: readonly AnnexEntry[],
): (Named & Partial<AnnexEntry>)[] {
  const several = new Set(all.map(({ list }) => list)).size > 1
  const own = several ? annex.filter(({ list }) => list === one.list) : annex
  const first = all.find(({ list, annexed }) => annexed && (!several || list === one.list))
  if (!one.annexed || own.length === 0) return [...one.named]
  return first === one ? [...own] : []
}

/** "将公告〔2025〕4号所列实体移出": the entries of an earlier notice, told by standings.ts. */
function isOfNotice({ statement, mark }: Announcement): boolean {
  return findNotices(statement.text.slice(0, mark[1])).length > 0 && /所列|列入的|涉及/.test(statement.plain)
}

function placeOf(
  name: string,
  block: number | undefined,
  blocks: readonly Block[],
  one: Announcement,
): { evidence: Evidence; block: number } {
  const text = block === undefined ? one.statement.text : (blocks[block]?.text ?? '').slice(0, 4_000)
  const at = text.indexOf(name)
  const marks = at < 0 ? [] : ([[at, at + name.length]] as const)
  return {
    evidence: { text, marks: block === undefined ? [...marks, one.mark].sort((a, b) => a[0] - b[0]) : marks },
    block: block ?? one.statement.block,
  }
}

/** Additions are announced and nobody is named: neither an entry nor an earlier notice. */
function unnamed(
  act: 'added' | 'removed',
  { statement, list, mark }: Announcement,
  effective: EffectiveDate | undefined,
): ListingAct {
  return {
    act,
    list,
    ...(effective === undefined ? {} : { effectiveDate: effective }),
    evidence: { text: statement.text, marks: [mark] },
    block: statement.block,
  }
}
