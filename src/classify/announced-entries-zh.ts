/**
 * Who a Chinese announcement adds to a list (商务部公告, 不可靠实体清单工作机制公告): the anchor 决定将…列入, the count 等N家,
 * the names in the annex or in the sentence.
 */

import { emptyListing } from '../listing/listing.ts'
import type { Block } from '../model.ts'
import { splitSentences } from '../text.ts'
import type { AnnouncedEntry, Announcement } from './additions.ts'
import { readNumeral } from './numerals.ts'
import { readQuantities } from './quantities.ts'
import { readSentence } from './reading.ts'

/** 决定将亨廷顿·英格尔斯工业公司等3家美国实体列入出口管制管控名单 (simplified characters). */
const LISTS = /决定(?:[^。]{0,60}?)将([^。；]{1,200}?)列入([^。；，、]{0,24}?(?:名单|清单))/
/** 等3家美国实体, 28家实体, 两家银行 */
const COUNT = /(\d+|[一二三四五六七八九十百两]+)家(美国|欧盟|日本|台湾|加拿大|英国|韩国|外国)?/
const OTHERS = /(?:美国|美方|美商务部|欧盟|欧方|日本|日方|英国|荷兰|加拿大)[^。]{0,24}决定/
const ORGANISATION = /(?:公司|集团|企业|研究院|研究所|大学|学院|实验室|中心|基金会|机构|组织|银行|协会|工厂|局|署)$/

export function findChineseAnnouncements(blocks: readonly Block[], language: string): Announcement[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'row') return []
    return splitSentences(block.text, language).flatMap(([start, end]) => {
      const text = block.text.slice(start, Math.min(end, start + 2_000))
      const { plain } = readSentence(text, language)
      const match = LISTS.exec(plain)
      if (match === null || OTHERS.test(plain)) return []
      const list = text.slice(match.index + match[0].length - (match[2]?.length ?? 0), match.index + match[0].length)
      const count = readNumeral(COUNT.exec(match[1] ?? '')?.[1] ?? '')
      return [{ text, block: index, list, ...(count === undefined ? {} : { count }) }]
    })
  })
}

/** @param pageDate what 自公布之日起 means, YYYY-MM-DD. */
export function readChineseEntries(
  blocks: readonly Block[],
  announcements: readonly Announcement[],
  language: string,
  pageDate: string | undefined,
): AnnouncedEntry[] {
  const first = announcements[0]
  if (first === undefined) return []
  const effective = effectiveDate(blocks, language, pageDate)
  const country = COUNT.exec(readSentence(first.text, language).plain)?.[2] ?? ''
  const annexed = blocks.flatMap((block, index) =>
    index > first.block ? annexEntry(block, language).map((entry) => ({ ...entry, block: index })) : [],
  )
  const named =
    annexed.length > 0
      ? annexed
      : announcements.flatMap((one) => namesInSentence(one, language).map((entry) => ({ ...entry, block: one.block })))
  return named.map(({ name, aliases, block }) => ({
    listing: {
      ...emptyListing(announcements.findLast((one) => one.block <= block)?.list ?? first.list),
      name,
      aliases,
      country,
      ...(effective === undefined ? {} : { effectiveDate: { value: effective, source: 'rule' } }),
    },
    block,
    change: 'added',
  }))
}

type Named = { readonly name: string; readonly aliases: readonly string[] }

/** "1. 扁平地球管理公司（Planate Management Group）", a row of the annex */
function annexEntry(block: Block, language: string): Named[] {
  const text = (
    block.kind === 'row' ? (block.cells?.find(({ text: cell }) => /\p{L}{3}/u.test(cell))?.text ?? '') : block.text
  ).trim()
  if (
    text.length > 160 ||
    /[。：]./u.test(text) ||
    /^(?:附件|公告|商务部|部长)/u.test(readSentence(text, language).plain)
  )
    return []
  const match =
    /^(?:[（(]?[\d一二三四五六七八九十]+[）).、．]\s*)?([^（(]{2,60}?)\s*(?:[（(]([^（）()]*(?:[（(][^（）()]*[）)])?[^（）()]*)[）)])?[；;，,。.]?$/u.exec(
      text,
    )
  const name = match?.[1]?.trim() ?? ''
  const original = match?.[2]?.replace(/^(?:英文名称?|原文|别名)[：:]\s*/u, '').trim()
  const isLatin = original !== undefined && /[A-Za-z]{3}/.test(original)
  const isOrganisation = ORGANISATION.test(readSentence(name, language).plain)
  const numbered = /^[（(]?[\d一二三四五六七八九十]+[）).、．]/u.test(text)
  if (!(isLatin || (numbered && isOrganisation) || (block.kind === 'item' && isOrganisation))) return []
  return [{ name, aliases: isLatin ? [original] : [] }]
}

function namesInSentence({ text }: Announcement, language: string): Named[] {
  const { plain } = readSentence(text, language)
  const match = LISTS.exec(plain)
  if (match === null) return []
  const start = match.index + match[0].indexOf(`将${match[1]}`) + 1
  const named = text.slice(start, start + (match[1]?.length ?? 0)).replace(/[（(]见附件[）)]/u, '')
  const until = named.search(/等?\s*(?:\d+|[一二三四五六七八九十百两兩]+)家/u)
  return (until < 0 ? named : named.slice(0, until))
    .split(/、|和|及|与|與|以及/u)
    .map((name) => name.replace(/^(?:欧盟|美国|日本|台湾)(?=[A-Za-z])/u, '').trim())
    .filter((name) => ORGANISATION.test(readSentence(name, language).plain) || /[A-Z][a-z]+\s+[A-Z]/.test(name))
    .filter((name) => !/危害|上述|下列|有关/u.test(name))
    .map((name) => ({ name, aliases: [] }))
}

function effectiveDate(blocks: readonly Block[], language: string, pageDate: string | undefined): string | undefined {
  for (const block of blocks) {
    for (const [start, end] of splitSentences(block.text, language)) {
      const reading = readSentence(block.text.slice(start, Math.min(end, start + 2_000)), language)
      if (!/自.{1,24}起/u.test(reading.plain) || !/(?:实施|施行|生效|执行|公告|公布|发布)/u.test(reading.plain))
        continue
      const date = readQuantities(reading).find((one) => /^\d{4}-\d{2}-\d{2}$/.test(one.value))
      if (date !== undefined) return date.value
      if (/自(?:公布|发布|即)[之]?日起/u.test(reading.plain)) return pageDate
    }
  }
  return undefined
}
