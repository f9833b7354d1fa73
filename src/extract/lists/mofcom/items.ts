/** 对下列物项实施出口管制: items under control codes (2C902.a, 1E902.b) or, where they have none, customs numbers. */
import { emptyListing } from '../../../listing/listing.ts'
import { foldNotice } from '../../../listing/simplified.ts'
import type { Block } from '../../../model/extract.ts'
import type { EffectiveDate, ListingAct } from '../../../model/listing.ts'
import { ITEMS_LIST } from './lists.ts'
import { isOwnAct, type Statement } from './statements.ts'

const MAX_ITEMS = 2_000
const CONTROLS =
  /(?:对|将)[^。]{0,80}(?:物项|技术|设备|材料|产品|稀土)[^。]{0,40}(?:实施|纳入|列入)[^。]{0,12}(?:出口管制|管制清单)|满足以下特性的物项，未经许可，不得出口/
/** 2C902.a, 1E902.b, 3A225, 1C229.a.1 */
const CODE = /(?<![A-Za-z\d])(\d[A-E]\d{3}(?:\.[a-z\d]{1,2}){0,4})(?![A-Za-z\d])/
const CUSTOMS = /[（(]\s?参考(?:海关商品编号|税则号列|海关编码|税号)\s?[：:]\s?([\d、，,；;\s]+?)\s?[）)]/g
const NUMBERING =
  /^\s*(?:[（(]\s?(?:[一二三四五六七八九十]{1,3}|\d{1,3})\s?[）)]|[一二三四五六七八九十]{1,3}、|\d{1,3}\s?[.．、](?!\d))\s*/
/** 小于等于50 μm, 大于1.73克/立方厘米, ≥5千米（km） */
const FIGURE =
  /(?:大于等于|小于等于|不低于|不高于|大于|小于|超过|低于|高于|至少|[<>≥≤＞＜])\s?\d+(?:\.\d+)?\s?(?:%|％|[\p{Script=Han}]{1,3}(?:\/[\p{Script=Han}]{1,4})?|[μµ]?[A-Za-z°℃]{1,4})?(?:以上|以下)?/gu

/** Notes and duties below the items: 说明, 技术说明, 出口经营者… */
const NO_ITEM =
  /^\s*(?:说明|技术说明|注|注释|附件)\s?[：:0-9]|^\s*(?:[一二三四五六七八九十]{1,3}、)?(?:出口经营者|商务部|经审查|本公告|除上述|对于|海关)/

export function readItems(
  blocks: readonly Block[],
  statements: readonly Statement[],
  effective: EffectiveDate | undefined,
): ListingAct[] {
  const anchor = statements.find(
    (one) =>
      one.decided &&
      CONTROLS.test(one.plain) &&
      isOwnAct(one, CONTROLS.exec(one.plain)?.index ?? 0) &&
      (/决定/.test(one.plain) || /不得出口/.test(one.plain)),
  )
  if (anchor === undefined) return []
  const acts: ListingAct[] = []
  for (let block = anchor.block; block < blocks.length && acts.length < MAX_ITEMS; block++) {
    const { kind, text } = blocks[block] ?? { kind: 'heading', text: '' }
    if (kind === 'heading') continue
    for (const line of text.slice(0, 100_000).split('\n')) {
      const act =
        block === anchor.block && line.includes(anchor.text.slice(0, 40)) ? undefined : itemOf(line, block, effective)
      const last = acts.at(-1)
      if (act !== undefined) acts.push(act)
      else if (last !== undefined && isCondition(line, last)) acts[acts.length - 1] = withCondition(last, line)
    }
  }
  return acts
}

function itemOf(line: string, block: number, effective: EffectiveDate | undefined): ListingAct | undefined {
  const plain = foldNotice(line)
  if (NO_ITEM.test(plain) || plain.length > 4_000) return undefined
  const code = CODE.exec(plain.replace(CUSTOMS, (found) => ' '.repeat(found.length)))
  const customs = [...plain.matchAll(CUSTOMS)].flatMap((match) => match[1]?.match(/\d{4,10}/g) ?? [])
  const labelled = /管制编码\s?[：:]/.test(plain)
  const leads = code !== null && plain.slice(0, code.index).replace(NUMBERING, '').trim() === ''
  if (!(labelled || leads || customs.length > 0)) return undefined
  const text = line
    .replace(
      /[（(]\s?(?:管制[编編][码碼]|[参參]考(?:海[关關]商品[编編][号號]|[税稅][则則][号號]列|海[关關][编編][码碼]|[税稅][号號]))\s?[：:][^）)]*[）)]/gu,
      '',
    )
    .replace(NUMBERING, '')
    .replace(leads ? /^\s*\d[A-E]\d{3}(?:\.[a-z\d]{1,2})*\s*[.．、]?\s*/ : /^$/, '')
    .trim()
    .replace(/[；;。，]+$/u, '')
  const printed = code !== null && (labelled || leads) ? (code[1] ?? '') : customs.join('、')
  const listing = {
    ...emptyListing(ITEMS_LIST),
    name: text.replace(/[：:]$/u, '').slice(0, 500),
    identifiers: customs.slice(0, 200),
    item: { code: printed, text, reasons: [], thresholds: thresholdsOf(text) },
    ...(effective === undefined ? {} : { effectiveDate: effective }),
  }
  const at = code === null ? -1 : code.index
  return {
    act: 'added',
    list: ITEMS_LIST,
    listing,
    ...(effective === undefined ? {} : { effectiveDate: effective }),
    evidence: { text: line, marks: at < 0 ? [] : [[at, at + (code?.[1]?.length ?? 0)]] },
    block,
  }
}

function thresholdsOf(text: string): string[] {
  return [...new Set([...text.matchAll(FIGURE)].map((match) => match[0].trim()))].slice(0, 50)
}

/** Below "具有以下所有特性的…：" stand its conditions, numbered. */
function isCondition(line: string, { listing }: ListingAct): boolean {
  const text = listing?.item?.text ?? ''
  return (
    /以下[^。]{0,12}(?:特性|特征|任一)/.test(foldNotice(text)) &&
    NUMBERING.test(line) &&
    !NO_ITEM.test(foldNotice(line)) &&
    !/^\s*[一二三四五六七八九十]{1,3}、/.test(line)
  )
}

function withCondition(act: ListingAct, line: string): ListingAct {
  const { listing } = act
  if (listing?.item === undefined || listing.item.text.length > 8_000) return act
  const text = `${listing.item.text}\n${line.trim()}`
  return { ...act, listing: { ...listing, item: { ...listing.item, text, thresholds: thresholdsOf(text) } } }
}
