/**
 * One entry as the Federal Register prints it: name, aliases, addresses. Format: 15 CFR Part 744, Supplement No. 4
 * ("Name, a.k.a., the following two aliases: —X; and —Y. Address; and Address.").
 */
import type { Citation } from '../model/listing.ts'

export type EntityEntry = {
  readonly name: string
  readonly aliases: readonly string[]
  readonly addresses: readonly string[]
}

/** ", a.k.a., the following three aliases:", " (a.k.a., ", ", also known as" */
const ALIAS_INTRODUCTION =
  /[,\s]*\(?\b(?:a\.k\.a\.|also known as),?\s*(?:(?:the following\s+)+(?:[\w-]+\s+)?alias(?:es)?\s*[:,]?)?\s*/i
/** What may follow a comma within a name: "Co., Ltd.", "Widgets, Inc." */
const SUFFIX =
  /^(?:(?:co|company)\.?\s*,?\s*)?(?:ltd|limited|inc|incorporated|llc|l\.l\.c|lp|llp|plc|corp|corporation|co|company|gmbh|ag|s\.?a|s\.?r\.?l|b\.?v|n\.?v|jsc|pjsc|ojsc|fze|fzco|fzc|pte|pvt|sdn|bhd|s\.?p\.?a|kk|oy|ab|as)\b\.?(?:\s*\([^)]*\))?\.?$/i
/** A list of names: numbered as "(1)", "1.", "a.", "•". */
const NUMBERING = /^\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|[•·▪–—-]\s*)/i

/** The longest real entry has some 3,000 characters. */
const MAX_CHARACTERS = 10_000

export function parseEntry(raw: string): EntityEntry {
  const text = raw
    .slice(0, MAX_CHARACTERS)
    .replace(/[^\S\n]+/g, ' ')
    .replace(NUMBERING, '')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/u, '')
    .trim()
  const introduction = ALIAS_INTRODUCTION.exec(text)
  if (introduction !== null && introduction.index > 0) {
    const rest = text.slice(introduction.index + introduction[0].length)
    const { aliases, tail } = splitAliases(rest)
    return { name: tidy(text.slice(0, introduction.index)), aliases, addresses: splitAddresses(tail) }
  }
  const [first = '', ...more] = text.split('\n')
  if (more.length > 0) return { name: tidy(first), aliases: [], addresses: splitAddresses(more.join(' ')) }
  const [name, address] = splitName(text)
  return { name, aliases: [], addresses: splitAddresses(address) }
}

/** "—X; and —Y. Beijing, China." or, without dashes, "X, Y, and Z), Beijing, China." */
function splitAliases(text: string): { aliases: string[]; tail: string } {
  if (/^\s*[—–-]/.test(text)) {
    const pieces = text.split(/(?:^|[\s;])[—–-](?=\S)/).slice(1)
    const last = pieces.at(-1) ?? ''
    const end = /\n|[.,]\s+(?=\S)|\.$/.exec(last)
    const tail = end === null ? '' : last.slice(end.index + end[0].length)
    const aliases = [...pieces.slice(0, -1), end === null ? last : last.slice(0, end.index)]
    return {
      aliases: aliases.map((alias) => tidy(alias.replace(/;?\s*(?:and)?\s*$/, ''))).filter((alias) => alias !== ''),
      tail,
    }
  }
  const close = /[).]\s*,?\s*|\n/.exec(text)
  const inner = close === null ? text : text.slice(0, close.index)
  return {
    aliases: inner
      .split(/;\s*(?:and\s+)?|,\s*(?:and\s+)|\s+and\s+/)
      .map(tidy)
      .filter((alias) => alias !== ''),
    tail: close === null ? '' : text.slice(close.index + close[0].length),
  }
}

function splitName(text: string): [name: string, address: string] {
  const parts = text.split(/,\s*/)
  let taken = 1
  while (taken < parts.length && SUFFIX.test((parts[taken] ?? '').trim())) taken++
  return [tidy(parts.slice(0, taken).join(', ')), parts.slice(taken).join(', ')]
}

function splitAddresses(text: string): string[] {
  return text
    .replace(/\(See alternate address(?:es)? under [^)]*\)\.?/gi, '')
    .split(/;\s*(?:and\s+)?|\n/)
    .map((address) => address.replace(/\s+/g, ' ').replace(/^[,\s]+|[.,\s]+$/g, ''))
    .filter((address) => address !== '' && address !== 'and')
}

function tidy(name: string): string {
  const plain = name
    .replace(/\s+/g, ' ')
    .replace(/^[“”"'\s,]+|[“”"'\s,;:]+$/g, '')
    .trim()
  // A full stop ends the entry, not "Co., Ltd."
  return /(?:Ltd|Inc|Co|Corp|LLC|S\.A|Pvt|Pte)\.$/i.test(plain) ? plain : plain.replace(/\.$/, '')
}

/** "90 FR 14046, 3/28/25." — the citation of the printed page. */
export function parseCitations(text: string): Citation[] {
  return [...text.matchAll(/(\d{1,3})\s+FR(?:\s+FR)?\s+(\d{1,6})(?:[,.]\s*(\d{1,2})\/(\d{1,2})\/(\d{2,4}))?/g)].map(
    (match) => {
      const [, volume, page, month, day, year] = match
      const whole = year === undefined ? undefined : year.length === 2 ? `${Number(year) > 60 ? 19 : 20}${year}` : year
      const date =
        whole === undefined
          ? {}
          : { date: `${whole}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}` }
      return { volume: Number(volume), page: Number(page), ...date }
    },
  )
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** "… of the EAR)⁴", "… of the EAR) 4" */
export function parseFootnotes(text: string): string[] {
  const raised = [...text.matchAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu)].map((match) =>
    [...match[0]].map((c) => SUPERSCRIPTS.indexOf(c)).join(''),
  )
  const flat = /\)\s*([1-9](?:\s+[1-9])*)\s*$/.exec(text)?.[1]?.split(/\s+/) ?? []
  return [...new Set([...raised, ...flat])]
}
