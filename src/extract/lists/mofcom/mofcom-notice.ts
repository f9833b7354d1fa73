/**
 * Reader `mofcom-notice`: what a Chinese announcement does to lists (商务部公告, 不可靠实体清单工作机制公告, answers of the spokesperson).
 * There is no consolidated list: its state is the sum of the notices. Field notes: two layouts, names in a numbered annex or
 * in the sentence; 和 joins names and stands inside them; 等N家 counts what the issuer counts; the page is dated the day
 * of issue, the effect may begin a day later at 12:01; the same act is published as notice and as an answer to the press.
 */
import { parseNotice } from '../../../listing/notices.ts'
import { foldNotice } from '../../../listing/simplified.ts'
import type { Extract } from '../../../model/extract.ts'
import { effectiveDate, issuedOn } from './dates.ts'
import { readEntries } from './entries.ts'
import { readItems } from './items.ts'
import { readStandings } from './standings.ts'
import { readStatements } from './statements.ts'

/** Acts that one document may hold. */
const MAX_ACTS = 5_000
/** Without one of these words no notice acts on a list. */
const WORDS = /列入|列為|列为|纳入|納入|移出|暂停|暫停|恢复|恢復|停止|终止|終止|管制|取消/

/** @returns the extract with its number, acts and stated counts, where it is a Chinese document that has any; else as it was. */
export function withNotice(extract: Extract): Extract {
  if (extract.acts.length > 0 || !extract.blocks.some(({ text }) => WORDS.test(text))) return extract
  const number = ownNumber(extract)
  const issued = issuedOn(extract)
  const statements = readStatements(extract, number !== undefined)
  const effective = effectiveDate(statements, issued)
  const { acts, counts } = readEntries(extract, statements, effective, issued)
  const standings = readStandings(statements, issued, effective)
  const items = acts.length + standings.length > 0 ? [] : readItems(extract.blocks, statements, effective)
  return {
    ...extract,
    acts: [...acts, ...standings, ...items].slice(0, MAX_ACTS),
    counts: [...extract.counts, ...counts],
    ...(number === undefined ? {} : { number }),
  }
}

/** The number in the title, in a line of its own at the head, or after 【发布文号】. */
function ownNumber({ title, blocks, number }: Extract): string | undefined {
  if (number !== undefined) return number
  const head = blocks.slice(0, 12).flatMap(({ text }) => (text.length > 200 ? [] : text.split('\n')))
  // 公    告, 不 可 靠 实 体 清 单 工 作 机 制
  const lines = head.map((line) => line.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').trim())
  const year = /(20\d\d)/.exec(foldNotice(title))?.[1]
  for (const [i, line] of [title, ...lines].entries()) {
    const found = line.length <= 160 ? parseNotice(line, year === undefined ? {} : { year: Number(year) }) : undefined
    if (found?.number !== undefined) return found.canonical
    // 中华人民共和国商务部公告 / 2025年第21号; 不可靠实体清单工作机制 / 公告 / 2025年 第8号
    if (!/^[\s（(]*(?:20\d\d|[〔[［])/.test(foldNotice(line)) || line.length > 40) continue
    for (const before of [
      lines.slice(Math.max(0, i - 3), Math.max(0, i - 1)),
      lines.slice(Math.max(0, i - 2), Math.max(0, i - 1)),
    ]) {
      const joined = before.length === 0 ? undefined : parseNotice(`${before.join('')}${line}`)
      if (joined?.number !== undefined) return joined.canonical
    }
  }
  return undefined
}
