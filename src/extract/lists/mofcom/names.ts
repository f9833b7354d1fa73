/** Names of organisations in Chinese notices: Chinese with the original in brackets, enumerated in a sentence or numbered. */
import { foldNotice } from '../../../listing/simplified.ts'

export type Named = {
  /** As printed first. */
  readonly name: string
  /** The original name, short forms. */
  readonly aliases: readonly string[]
  readonly formerNames: readonly string[]
}

const MAX_NAMES = 1_000
const ORGANISATION =
  /(?:公司|集团|企业|研究院|研究所|大学|学院|学校|实验室|中心|基金会|机构|组织|银行|协会|学会|联盟|工厂|制造厂|厂|局|署|委员会|会社|事务所|科技|实业|国际|工业|航空|系统|部队|医院|控股|智库|论坛|媒体|网)$/
const CONNECTOR = /以及|及(?!其)|和|与/g
const LETTERS = /[A-Za-z\u00C0-\u024F\u0370-\u04FF\u3040-\u30FF\uAC00-\uD7AF]/
const OPEN = '（(【['
const CLOSE = '）)】]'

/** @returns true for words that end as names of organisations do (simplified or traditional). */
export function isOrganisation(name: string): boolean {
  return ORGANISATION.test(foldNotice(name).replace(/[（(][^（）()]*[）)]$/, ''))
}

/**
 * @param segment what stands between 将 and 等6家…列入: "参与对台军售的A公司（A）、B公司（B）和C研究院（C）".
 * @param stated how many the sentence says they are: it decides whether a 和 joins two names or stands inside one.
 */
export function splitNames(segment: string, stated: number | undefined): Named[] {
  const pieces = joinHalves(splitAt(withoutDescription(segment.slice(0, 8_000)), /[、；;]/g))
  const bracketed = pieces.some((piece) => closes(piece))
  let names = pieces.flatMap((piece, i) => splitSure(piece, i === pieces.length - 1))
  const short = () => stated !== undefined && names.length < stated
  if (short() || (stated === undefined && !bracketed)) {
    const last = names.length - 1
    names = names.flatMap((piece, i) => (stated !== undefined || i === last ? splitLikely(piece) : [piece]))
  }
  return names
    .slice(0, MAX_NAMES)
    .map(parseName)
    .filter(({ name }) => isName(name))
}

/** 波音防务、空间与安全集团（Boeing Defense, Space & Security）: what ends as no name does begins the next one. */
function joinHalves(pieces: readonly string[]): string[] {
  const joined: string[] = []
  let half = ''
  for (const [i, piece] of pieces.entries()) {
    const whole = half === '' ? piece : `${half}、${piece}`
    const open =
      i < pieces.length - 1 &&
      whole.length < 60 &&
      closes(pieces[i + 1] ?? '') &&
      /^[\p{Script=Han}·]+$/u.test(piece) &&
      !isOrganisation(piece)
    half = open ? whole : ''
    if (!open) joined.push(whole)
  }
  return joined
}

/** "A公司（A Co.）和B公司（B Co.）": after a closed bracket a connector joins two names. */
function splitSure(piece: string, last: boolean): string[] {
  const at = connectors(piece).find(([start, end]) => {
    const [left, right] = [piece.slice(0, start), piece.slice(end)]
    if (right.trim() === '') return false
    if (closes(left) && LETTERS.test(left)) return true
    // UAB Urbo Bankas和AB Mano Bankas
    return last && /[A-Za-z.]\s*$/.test(left) && /^\s*[A-Z]/.test(right) && !/\p{Script=Han}/u.test(right)
  })
  if (at === undefined) return [piece]
  return [piece.slice(0, at[0]), ...splitSure(piece.slice(at[1]), last)]
}

/** "甲公司和乙集团": both sides are names of organisations by their ends. */
function splitLikely(piece: string): string[] {
  const at = connectors(piece).find(
    ([start, end]) => isOrganisation(piece.slice(0, start).trim()) && parseName(piece.slice(end)).name.length >= 2,
  )
  return at === undefined ? [piece] : [piece.slice(0, at[0]), ...splitLikely(piece.slice(at[1]))]
}

function connectors(piece: string): [number, number][] {
  const depths = depthsOf(piece)
  return [...foldNotice(piece).matchAll(CONNECTOR)]
    .filter((match) => depths[match.index] === 0 && match.index > 0)
    .map((match) => [match.index, match.index + match[0].length])
}

function splitAt(text: string, separator: RegExp): string[] {
  const depths = depthsOf(text)
  const pieces: string[] = []
  let from = 0
  for (const match of text.matchAll(separator)) {
    if (depths[match.index] !== 0) continue
    pieces.push(text.slice(from, match.index))
    from = match.index + match[0].length
  }
  pieces.push(text.slice(from))
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

/** Depth of brackets at each place, of either width; one that never closes holds nothing. */
function depthsOf(text: string): number[] {
  const depths: number[] = new Array(text.length).fill(0)
  const open: number[] = []
  for (let i = 0; i < text.length; i++) {
    if (OPEN.includes(text.charAt(i))) open.push(i)
    else if (CLOSE.includes(text.charAt(i))) {
      const from = open.pop()
      if (from === undefined || i - from > 400) continue
      if (open.length === 0) depths.fill(1, from, i + 1)
    }
  }
  return depths
}

function closes(piece: string): boolean {
  return CLOSE.includes(piece.trimEnd().slice(-1)) && piece.trim() !== ''
}

/** 危害中国国家安全和利益的, 参与对台军售的: what they did, before the first name. */
function withoutDescription(segment: string): string {
  const plain = foldNotice(segment)
  const depths = depthsOf(segment)
  const described =
    /^(?:[^、]{0,30})?(?:危害|参与|从事|协助|支持|帮助|实施|执行|提供|配合|违反|损害|位于|涉嫌)[^、（(]{1,60}?的(?=[^、，])/.exec(
      plain,
    )
  const from = described !== null && depths[described[0].length - 1] === 0 ? described[0].length : 0
  return segment.slice(from).replace(/^(?:上述|下列|以下|有关|相关)/u, '')
}

/** "1. 甲公司（Alpha (Asia) Inc.，简称AAI）" -> the name, and what its last brackets say of it. */
export function parseName(printed: string): Named {
  let name = withoutBranches(printed.replace(/[（(](?:名单)?(?:详?见|見)附[^）)]{0,8}[）)]/gu, ''))
    .trim()
    .replace(/[；;，,。.、：:]+$/u, (mark) => (mark === '.' ? '.' : ''))
    .trim()
  const aliases: string[] = []
  const formerNames: string[] = []
  for (let i = 0; i < 4 && closes(name); i++) {
    const depths = depthsOf(name)
    let from = name.length - 1
    while (from > 0 && depths[from - 1] === 1) from--
    const inner = name.slice(from + 1, -1).trim()
    const head = name.slice(0, from).trim()
    if (depths[name.length - 1] !== 1 || head === '' || !isOtherName(head, inner)) break
    for (const one of splitAt(inner, /[；;]|，(?=简称|簡稱|又|别|別|原名|曾用|以下)/gu)) {
      const former = /^(?:原名|曾用名|前称)[：:为為]?\s*/u.test(one)
      const plain = one
        .replace(
          /^(?:英文名称?|英文名稱|原文名?|别名|別名|又名|又称|又稱|原名|曾用名|前称|以下[简簡][称稱]|[简簡][称稱])[：:为為]?\s*/u,
          '',
        )
        .replace(/^[“"「]|[”"」]$/g, '')
        .trim()
      if (plain !== '') (former ? formerNames : aliases).push(plain)
    }
    name = withoutBranches(head)
  }
  return {
    name: name
      .replace(/^(?:欧盟|歐盟|美国|美國|日本|台湾|臺灣|加拿大|英国|英國)(?=[A-Za-z])/u, '')
      .replace(/^[“"「『《]|[”"」』》]$/gu, '')
      .trim(),
    aliases,
    formerNames,
  }
}

/** 乙咨询公司及其分支机构: the branches are no name of their own. */
function withoutBranches(name: string): string {
  return name
    .replace(
      /(?:及其|及所屬|及所属)(?:下[属屬])?(?:分支[机機][构構]|子公司|[关關][联聯]企[业業]|附[属屬][机機]构|分公司)[^（(]*$/u,
      '',
    )
    .trim()
}

/** In brackets after a name stands the same one in other letters, or a short form that says so; "（北京）" belongs to the name. */
function isOtherName(head: string, inner: string): boolean {
  if (/^(?:英文|原文|别名|別名|又|原名|曾用|以下|前称|[简簡][称稱])/u.test(inner)) return true
  const [a, b] = [/\p{Script=Han}/u.test(head), /\p{Script=Han}/u.test(inner)]
  if (!a && b) return true
  return (inner.match(new RegExp(LETTERS.source, 'g'))?.length ?? 0) >= 2
}

/** More than a pronoun or a description, less than a sentence. */
function isName(name: string): boolean {
  const plain = foldNotice(name)
  if (
    plain.length < 2 ||
    plain.length > 300 ||
    /[。！？]|^(?:上述|下列|以下|有关|相关|其|部分|等)|的$|(?:实体|措施|清单|名单)$/.test(plain)
  )
    return false
  return (
    isOrganisation(name) ||
    /[A-Z][A-Za-z.&]*(?:\s|$|\p{Script=Han})/u.test(name) ||
    /·/.test(name) ||
    /^[\p{Script=Han}]{2,30}$/u.test(name)
  )
}
