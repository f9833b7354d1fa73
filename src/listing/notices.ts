/**
 * Numbers of Chinese notices in one form wherever and however they are printed. Two issuers matter for lists: the Ministry of
 * Commerce numbers by year (商务部公告2025年第21号; notices with the customs share its count), the working mechanism of the
 * Unreliable Entity List by bracketed year (不可靠实体清单工作机制公告〔2025〕4号). Pure.
 */
import { foldNotice } from './simplified.ts'

export type Notice = {
  /** 商务部, 不可靠实体清单工作机制, or another issuer as printed. */
  readonly issuer: string
  readonly year: number
  /** Absent where only the day of the notice is given: 4月4日公告. */
  readonly number?: number
  /** YYYY-MM-DD, where only the day is given. */
  readonly date?: string
  /** The one form: 商务部公告2025年第21号, 不可靠实体清单工作机制公告〔2025〕4号, 商务部公告（2025-04-04）. */
  readonly canonical: string
}

/** A notice with its place in the text. */
export type NoticeReference = { readonly notice: Notice; readonly start: number; readonly end: number }

export type NoticeContext = {
  /** Year of the document: what "第21号公告" and "4月4日公告" mean. */
  readonly year?: number
  /** Issuer of numbers that stand alone; without it their form decides. */
  readonly issuer?: string
}

export const COMMERCE = '商务部'
export const UNRELIABLE = '不可靠实体清单工作机制'

const MAX_CHARACTERS = 20_000
const MAX_REFERENCES = 200

const ISSUER =
  '(?:不可靠实体清单工作机制|国务院关税税则委员会|税委会|商务部|海关总署|工业和信息化部|国家密码局|公安部|应急管理部|国家卫生健康委|国家药监局|国家国防科工[委局]|国防科工[委局]|中央军委装备发展部|国家核安全局|科技部|财政部|外交部|国家原子能机构)'
const ISSUERS = new RegExp(`${ISSUER}(?:[、，,和及\\s]{1,3}${ISSUER}){0,6}[\\s《（(]{0,2}(?:公告|令)?[\\s：:]{0,2}$`)
/** 2025年第21号, 2025第62号, 第22号, 〔2025〕4号, 2025年第55、56、57号 */
const NUMBER =
  /(?:(20\d\d)\s?年?\s?第\s?|[〔[［（(【]\s?(20\d\d)\s?[〕\]］）)】]\s?第?\s?|第\s?|(?<=[、,，和及与]\s?))(\d{1,3}(?:\s?[、,，和及与]\s?第?\d{1,3}){0,30})\s?号/g
/** What may stand between two numbers of one list: （4月4日）、, 和公告 */
const LINK =
  /^(?:公告|令)?\s?(?:[（(《][^（）()《》]{0,80}[）)》])?\s?(?:公告|令)?\s?(?:[、，,和及与]|以及|并){1,2}\s?(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日)?(?:公布|发布)?的?[（(]?(?:公告|令)?\s?$/

type Group = {
  readonly start: number
  readonly end: number
  readonly year: number | undefined
  readonly bracketed: boolean
  readonly numbers: readonly number[]
}

/** @returns the notice that `text` begins with (a title, a number alone), or undefined. */
export function parseNotice(text: string, context: NoticeContext = {}): Notice | undefined {
  const plain = foldNotice(text.slice(0, 300))
  const first = findNotices(text.slice(0, 300), context)[0]
  if (first === undefined) return undefined
  const before = plain.slice(0, first.start).replace(/中华人民共和国|【发文(?:字)?号】|【发布文号】|[\s《（(：:]/g, '')
  return before === '' ? first.notice : undefined
}

/** @returns every notice that a text names, in its order: numbers, lists of numbers, then days where no number is given. */
export function findNotices(text: string, context: NoticeContext = {}): NoticeReference[] {
  const plain = foldNotice(text.slice(0, MAX_CHARACTERS))
  const found: NoticeReference[] = []
  for (const chain of chainsOf(plain, groupsOf(plain))) {
    const issuer = issuerOf(plain, chain, context)
    if (issuer === undefined) continue
    let year: number | undefined
    for (const group of chain) {
      year = group.year ?? year ?? yearBefore(plain, group.start) ?? context.year
      if (year === undefined) continue
      for (const number of group.numbers) {
        const start = group === chain[0] ? group.start - issuer.printed : group.start
        found.push({ notice: numbered(issuer.name, year, number, issuer.kind), start, end: group.end })
      }
    }
    if (found.length > MAX_REFERENCES) break
  }
  return found.length > 0 ? found.slice(0, MAX_REFERENCES) : findDated(plain, context)
}

function groupsOf(plain: string): Group[] {
  return [...plain.matchAll(NUMBER)].slice(0, MAX_REFERENCES).map((match) => {
    const year = match[1] ?? match[2]
    return {
      start: match.index,
      end: match.index + match[0].length,
      year: year === undefined ? undefined : Number(year),
      bracketed: match[2] !== undefined,
      numbers: (match[3] ?? '').match(/\d+/g)?.map(Number) ?? [],
    }
  })
}

/** Numbers that are enumerated together have one issuer. */
function chainsOf(plain: string, groups: readonly Group[]): Group[][] {
  const chains: Group[][] = []
  for (const group of groups) {
    const chain = chains.at(-1)
    const last = chain?.at(-1)
    const ownIssuer = ISSUERS.test(plain.slice(Math.max(last?.end ?? 0, group.start - 120), group.start))
    if (
      chain !== undefined &&
      last !== undefined &&
      !ownIssuer &&
      LINK.test(plain.slice(last.end, group.start).slice(0, 120))
    )
      chain.push(group)
    else chains.push([group])
  }
  return chains
}

type Issuer = { readonly name: string; readonly kind: '公告' | '令'; readonly printed: number }

/** @returns undefined for numbers that no issuer of notices gave: 第13号决议, 第34条 has no 号, 第26号公告 of a foreign ministry. */
function issuerOf(plain: string, chain: readonly Group[], context: NoticeContext): Issuer | undefined {
  const [first, last] = [chain[0], chain.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const before = plain.slice(Math.max(0, first.start - 120), first.start)
  const named = ISSUERS.exec(before)
  const printed = named?.[0] ?? ''
  const wordBefore = /(?:公告|令)[\s：:]{0,2}$/.exec(before)
  const wordAfter = chain
    .map((group) => /^\s?(?:公告|令)/.exec(plain.slice(group.end, group.end + 3))?.[0]?.trim())
    .find(Boolean)
  const word = wordBefore?.[0].trim().replace(/[：:]$/, '') ?? wordAfter
  const linked = chain.slice(1).some((group) => /公告\s?$/.test(plain.slice(group.start - 4, group.start)))
  if (named === null && word === undefined && !linked && context.issuer === undefined) return undefined
  const kind = word === '令' ? '令' : '公告'
  if (named !== null) return { name: nameOf(printed), kind, printed: printed.length }
  // 经济产业省2004年第173号公告, 财务部公告第3号: somebody else's notice
  if (/(?:省|部|局|署|院|会|厅|府|机制)(?:公告|令)?[\s：:]{0,2}$/.test(before)) return undefined
  if (word === '令' || (word === undefined && !linked && !/^\s*$/.test(before))) return undefined
  const name = first.bracketed ? UNRELIABLE : (context.issuer ?? COMMERCE)
  return { name, kind, printed: (wordBefore?.[0] ?? '').length }
}

/** Of several issuers the ministry counts; alone, each has a count of its own (D-15). */
function nameOf(printed: string): string {
  if (printed.includes(UNRELIABLE)) return UNRELIABLE
  if (printed.includes(COMMERCE)) return COMMERCE
  if (/税则委员会|税委会/.test(printed)) return '国务院关税税则委员会'
  return new RegExp(ISSUER).exec(printed)?.[0] ?? printed
}

function numbered(issuer: string, year: number, number: number, kind: '公告' | '令'): Notice {
  const canonical =
    issuer === UNRELIABLE ? `${issuer}${kind}〔${year}〕${number}号` : `${issuer}${kind}${year}年第${number}号`
  return { issuer, year, number, canonical }
}

/** 2025年4月4日公布的第21号公告: the year stands with the day. */
function yearBefore(plain: string, at: number): number | undefined {
  const year = /(20\d\d)年\d{1,2}月\d{1,2}日[^。；]{0,24}$/.exec(plain.slice(Math.max(0, at - 60), at))?.[1]
  return year === undefined ? undefined : Number(year)
}

/** 2025年4月4日、9日公告; 4月9日公布的公告; 4月4日列入 */
const DATED =
  /(?<![\d年月])(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日((?:[、和及与](?:\d{1,2}月)?\d{1,2}日){0,20})(?:[^。；，起]{0,16}?)(?=公告|公布|发布|列入)/g

function findDated(plain: string, context: NoticeContext): NoticeReference[] {
  const found: NoticeReference[] = []
  for (const match of plain.matchAll(DATED)) {
    const year = match[1] === undefined ? context.year : Number(match[1])
    if (year === undefined || /自\s?$/.test(plain.slice(0, match.index))) continue
    const issuer = context.issuer ?? COMMERCE
    let month = Number(match[2])
    const days = [[month, Number(match[3])]]
    for (const one of (match[4] ?? '').matchAll(/(?:(\d{1,2})月)?(\d{1,2})日/g)) {
      month = one[1] === undefined ? month : Number(one[1])
      days.push([month, Number(one[2])])
    }
    for (const [m = 0, d = 0] of days) {
      if (m < 1 || m > 12 || d < 1 || d > 31) continue
      const date = `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
      const notice = { issuer, year, date, canonical: `${issuer}公告（${date}）` }
      found.push({ notice, start: match.index, end: match.index + match[0].length })
    }
  }
  return found.slice(0, MAX_REFERENCES)
}
