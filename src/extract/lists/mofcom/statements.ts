/** The sentences of a Chinese document with what decides whether they are the issuer's own act: speaker, quotation, actor. */
import { foldNotice } from '../../../listing/simplified.ts'
import type { Block, Extract } from '../../../model/extract.ts'
import type { Span } from '../../../model/text.ts'
import { splitSentences } from '../../../text/sentences.ts'

export type Statement = {
  readonly text: string
  /** `text` as foldNotice gives it: simplified, plain digits, the same places. */
  readonly plain: string
  readonly block: number
  /** Another statement of the document says that it decides: 决定采取以下措施： */
  readonly decided: boolean
}

const MAX_STATEMENTS = 3_000
/** Lists of twenty names in two scripts fit. */
const MAX_CHARACTERS = 8_000

/** 问：, 有记者问：, 路透社记者： */
const QUESTION = /^\s*(?:\d{1,2}[.、]\s*)?[^。：:]{0,20}(?:记者|提问|问)\s?[：:]/
/** 答：, 何亚东： (the one who answers is named), …？答： */
const ANSWER = /^\s*(?:答|[^。：:]{0,10}发言人|[\p{Script=Han}]{2,4})\s?[：:]|[。？！?\s]答\s?[：:]/u

/** @returns the sentences that the document says itself: no headings, no title, no questions that others ask. */
export function readStatements({ blocks, title }: Extract, own: boolean): Statement[] {
  const found: Statement[] = []
  let asked = false
  let decided = own
  for (const [index, block] of blocks.entries()) {
    if (!isProse(block, index, title)) continue
    const plain = foldNotice(block.text)
    const question = QUESTION.exec(plain)
    if (question !== null) asked = true
    const start = question?.[0].length ?? 0
    const inline = ANSWER.exec(plain.slice(start))
    const answer = inline === null ? null : { index: start + inline.index }
    const from = asked && answer !== null ? answer.index : 0
    if (answer !== null) asked = false
    if (!asked) {
      for (const [at, end] of sentencesOf(block.text, from)) {
        const text = block.text.slice(at, Math.min(end, at + MAX_CHARACTERS))
        found.push({ text, plain: plain.slice(at, at + text.length), block: index, decided })
        if (found.length >= MAX_STATEMENTS) return found
      }
    }
    if (/(?:决定|公告|规定|措施)(?:如下)?[：:]\s*$/.test(plain)) decided = true
  }
  return found
}

function sentencesOf(text: string, from: number): Span[] {
  if (!/\p{Script=Han}/u.test(text)) return []
  return splitSentences(text, 'zh-Hans').filter(([start]) => start >= from)
}

/** A title states the act as a phrase: 关于将A公司列入不可靠实体清单的公告 */
function isProse(block: Block, index: number, title: string): boolean {
  if (block.kind === 'heading' || block.kind === 'row') return false
  const ends = /[。：；:;]\s*$/.test(block.text)
  return ends || !(index < 4 && title !== '' && title.startsWith(block.text.slice(0, 200).trim()))
}

const OTHERS =
  /(?:美国|美方|美商务部|美财政部|美政府|欧盟|欧委会|欧方|日本|日方|英国|英方|荷兰|荷方|加拿大|加方|韩国|韩方|印度|澳大利亚|瑞士|联合国|安理会|立陶宛|立方)[^，。；：]{0,30}?(?:宣布|公布|发布|决定|拟|将|通过|提出|称|表示|同意|主动|暂停|停止|恢复)/g
const OURS = /中方|我部|我国|中国政府|(?<!美国|美|日本|加拿大|英国|韩国)商务部(?!产业)|工作机制|本公告|国务院|现决定/g

/**
 * @param at where the operative word stands.
 * @returns false for what is quoted, asked of others, supposed, told of the past, or done by another government.
 */
export function isOwnAct({ plain, decided }: Statement, at: number): boolean {
  const before = plain.slice(0, at)
  const clause = before.slice(Math.max(...['，', ',', '；', '：'].map((mark) => before.lastIndexOf(mark))) + 1)
  if (count(before, /[“「『]/g) > count(before, /[”」』]/g)) return false
  if (/敦促|呼吁|希望|要求(?:美|欧|日|荷|英|加|韩|对方|其)/.test(before)) return false
  if (/(?:^|[，。])(?:如果?|若|假如|一旦)/.test(before)) return false
  if (
    /(?:此前|先前|之前|曾|已经?|早在|去年|不会?|未|没有|可能|考虑|拟)[^，。；]{0,12}$/.test(clause) &&
    !/决定/.test(clause)
  )
    return false
  const others = lastIndex(before, OTHERS)
  if (others < 0 || lastIndex(before, OURS) > others) return true
  // 鉴于美国宣布对华加征关税，决定将…: in the issuer's own notice the subject of the last clause is the issuer
  return decided && lastIndex(clause, OTHERS) < 0
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function lastIndex(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1
}
