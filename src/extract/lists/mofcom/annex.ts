/** The annex of a Chinese notice: numbered names with their addresses, or a table of them. */
import { foldNotice } from '../../../listing/simplified.ts'
import type { Block } from '../../../model/extract.ts'
import { LIST_WORDS, listOf } from './lists.ts'
import { isOrganisation, type Named, parseName } from './names.ts'

export type AnnexEntry = Named & {
  readonly block: number
  readonly addresses: readonly string[]
  readonly country: string
  /** The list that the last heading of the annex named; '' where none did. */
  readonly list: string
  /** Its branches, where they are named below it: 甲公司及其分支机构 */
  readonly subordinates: readonly string[]
}

/** Further names below an entry that is listed with its branches: another numbering, a dash, or none. */
const BRANCHES = /及其(?:下属)?(?:分支机构|子公司|关联企业|附属机构|分公司)\s?[：:]?\s*$/
const MAX_BRANCHES = 500

const MAX_ENTRIES = 5_000
const NUMBERED =
  /^\s*(?:[（(]\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[)）]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[.．、]|\d{1,3}\s{1,4}(?=\D))\s*/u
const FIELD =
  /(?:[，,；;。]\s*)?(注册地址|办公地址|地址|住所|所在地|邮政编码|邮编|国家(?:\/地区|或地区)?|国别|电话|网址|别名|又名)\s?[：:]\s*/g
const LATIN = /[A-Za-zÀ-ɏЀ-ӿ\u3040-\u30FF\uAC00-\uD7AF]{2}/

/** @param from the block of the announcement: the annex comes after it. */
export function readAnnex(blocks: readonly Block[], from: number): AnnexEntry[] {
  const entries: AnnexEntry[] = []
  let list = ''
  let inAnnex = false
  let numbering = ''
  let branching = false
  for (let index = from + 1; index < blocks.length && entries.length < MAX_ENTRIES; index++) {
    const block = blocks[index]
    if (block === undefined) continue
    if (block.kind === 'row') {
      const entry = rowEntry(block, index, list)
      if (entry !== undefined) entries.push(entry)
      continue
    }
    for (const line of linesOf(block.text)) {
      const plain = foldNotice(line)
      const names = new RegExp(LIST_WORDS).test(plain) && plain.length < 60 && !/。/.test(plain)
      if (/^\s*附(?:\s?件|录|表)?\s*(?:$|[：:\d])/.test(plain) || names) {
        inAnnex = true
        list = listOf(plain) || list
        continue
      }
      const last = entries.at(-1)
      const fields = fieldsOf(line)
      if (fields.head === '' && last !== undefined && last.block >= index - 3) {
        entries[entries.length - 1] = withFields(last, fields)
        continue
      }
      const form = numberingOf(fields.head)
      const branch = branching && last !== undefined && form !== numbering ? branchName(fields.head) : undefined
      if (branch !== undefined && last !== undefined) {
        if (last.subordinates.length < MAX_BRANCHES)
          entries[entries.length - 1] = { ...last, subordinates: [...last.subordinates, branch] }
        continue
      }
      const named = entryName(fields.head, block.kind === 'item', inAnnex)
      if (named === undefined) continue
      entries.push(withFields({ ...named, block: index, addresses: [], country: '', list, subordinates: [] }, fields))
      numbering = form
      branching = BRANCHES.test(foldNotice(fields.head))
    }
  }
  return entries
}

/** Paragraphs of plain text may hold several numbered names: 1.甲公司（A）2.乙公司（B） */
function linesOf(text: string): string[] {
  return text.slice(0, 200_000).split(/\n|(?<=[）)；;。])\s*(?=\d{1,3}\s?[.．、]\s?[^\d\s])/u)
}

/** "1." and "（1）" are two numberings; '' for none. */
function numberingOf(head: string): string {
  return (NUMBERED.exec(head)?.[0] ?? '').replace(/[\d\s一二三四五六七八九十]+/gu, '')
}

function branchName(head: string): string | undefined {
  const text = head.replace(NUMBERED, '').replace(/^\s*[-–—·•]\s*/u, '')
  if (text.length > 200 || /[。：:]/u.test(text)) return undefined
  const { name, aliases } = parseName(text)
  if (!LATIN.test(name) && !isOrganisation(name)) return undefined
  return aliases.length === 0 ? name : `${name}（${aliases.join('；')}）`
}

type Fields = {
  readonly head: string
  readonly addresses: readonly string[]
  readonly country: string
  readonly aliases: readonly string[]
}

/** "甲公司（Alpha）地址：1 Main St. 邮编：12345" */
function fieldsOf(line: string): Fields {
  const marks = [...foldNotice(line).matchAll(FIELD)]
  const addresses: string[] = []
  const aliases: string[] = []
  let country = ''
  for (const [i, mark] of marks.entries()) {
    const value = line
      .slice(mark.index + mark[0].length, marks[i + 1]?.index ?? line.length)
      .trim()
      .replace(/[；;，,。]+$/u, '')
    const name = mark[1] ?? ''
    if (value === '') continue
    if (/地址|住所|所在地/.test(name)) addresses.push(value.slice(0, 500))
    else if (/邮/.test(name)) addresses.push(`${addresses.pop() ?? ''}, ${value}`.replace(/^, /, '').slice(0, 500))
    else if (/国/.test(name)) country = value.slice(0, 60)
    else if (/名$/.test(name)) aliases.push(value.slice(0, 200))
  }
  return { head: line.slice(0, marks[0]?.index ?? line.length).trim(), addresses, country, aliases }
}

function withFields(entry: AnnexEntry, { addresses, country, aliases }: Fields): AnnexEntry {
  const [first, ...rest] = addresses
  // 邮编：12345 on a line of its own belongs to the address before it
  const postal = first !== undefined && /^[\w\s-]{3,12}$/.test(first) && entry.addresses.length > 0
  const joined = postal
    ? [...entry.addresses.slice(0, -1), `${entry.addresses.at(-1)}, ${first}`, ...rest]
    : [...entry.addresses, ...addresses]
  return { ...entry, addresses: joined, country: country || entry.country, aliases: [...entry.aliases, ...aliases] }
}

/** A name is numbered, or stands in a list or under the word annex; a sentence is none. */
function entryName(head: string, item: boolean, inAnnex: boolean): Named | undefined {
  const number = NUMBERED.exec(head)?.[0] ?? ''
  // 乙公司（Beta）及其分支机构：
  const text = head
    .slice(number.length)
    .trim()
    .replace(/(?<=及其[^：:]{2,12})[：:]$/u, '')
  if (text.length < 2 || text.length > 300 || !(number !== '' || item || inAnnex)) return undefined
  if (/[。？！]|[：:]$|《|》|\.(?:pdf|docx?|xlsx?)$|(?:应当|不得|禁止|可以|未经|说明|部长)/u.test(foldNotice(text)))
    return undefined
  const named = parseName(text)
  const original = named.aliases.some((alias) => LATIN.test(alias))
  if (original && named.name.length <= 120) return named
  if (isOrganisation(named.name) && (number !== '' || item)) return named
  const untranslated = inAnnex && number !== '' && /^[A-Z0-9À-Þ][^\p{Script=Han}]+$/u.test(named.name)
  return untranslated ? named : undefined
}

function rowEntry(block: Block, index: number, list: string): AnnexEntry | undefined {
  const cell = (pattern: RegExp) =>
    block.cells
      ?.find(({ header }) => pattern.test(foldNotice(header)))
      ?.text.replace(/\s+/g, ' ')
      .trim() ?? ''
  const printed =
    cell(/中文|实体名称|企业名称|公司名称|机构名称|^名称/) ||
    (block.cells?.find(({ text }) => entryName(text, true, false) !== undefined)?.text.trim() ?? '')
  const named = entryName(printed, true, true)
  const original = cell(/英文|外文|原文/)
  const other = original !== '' && original !== printed ? [original] : []
  if (named === undefined && other.length === 0) return undefined
  const { name, aliases, formerNames } = named ?? parseName(printed || original)
  if (name === '' || /名称$/.test(foldNotice(name))) return undefined
  const address = cell(/地址|住所|所在地/)
  return {
    name,
    aliases: [...aliases, ...other.filter((one) => !aliases.includes(one) && one !== name)],
    formerNames,
    block: index,
    addresses: address === '' ? [] : [address],
    country: cell(/国家|国别/),
    list,
    subordinates: [],
  }
}
