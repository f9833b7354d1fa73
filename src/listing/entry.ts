/**
 * One entry as the Federal Register and the eCFR print it, in one text: name, aliases, former names, parts, addresses.
 * Format: 15 CFR Part 744, Supplements No. 4, 6 and 7 ("Name, a.k.a., the following two aliases: —X; and —Y. Address; and
 * Address. (See alternate address under Pakistan)."). No part is marked but by these words.
 */
import { holdsStreet, looksLikeAddress, splitAddresses, splitName } from './address.ts'
import { type NameList, readCommaList, readDashList, readInlineList, tidyName } from './aliases.ts'
import { numberOf } from './number-words.ts'
import { readSubordinates } from './subordinates.ts'

export type EntityEntry = {
  readonly name: string
  readonly formerNames: readonly string[]
  readonly aliases: readonly string[]
  readonly addresses: readonly string[]
  readonly crossReferences: readonly string[]
  readonly subordinates: readonly string[]
  readonly doubts: readonly string[]
}

/** The longest real entry has some 12,000 characters (Huawei with its affiliates). */
const MAX_CHARACTERS = 40_000
/** A list of names: numbered as "(1)", "1.", "a.", "•". */
const NUMBERING = /^\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|[•·▪–—-]\s*)/i
/** "a.k.a.", "aka", "also known as", "f.k.a.", "formerly known as" */
const KNOWN_AS = /\b(?:(a\.\s?k\.\s?a\b\.?|aka\b|also known as)|f\.\s?k\.\s?a\b\.?|formerly(?: known as)?\b)[,:]?\s*/g
/** "the following three aliases:", "as the following alias,", "and the following two aliases, and seven subordinate institutions:" */
const FOLLOWING =
  /(?:(?:as|and|including|to include)\s+)?(?:the\s+)?(?:follow(?:ing)?\s+)?(?:the\s+following\s+)?(?:the\s+)?(?:(\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+)?(?:alias(?:es)?|entity|name|names)(?:(?:,? and|, including)\s[a-z\s-]{0,60}(?:institutions?|entities))?(?:\s*[:,.](?=[\s—–-]|$)|(?=\s[—–-]))\s*/iy
/** The same without "a.k.a.": "Tako LLC, the following one alias: —Taco LLC." */
const BARE_FOLLOWING = /,\s+(?:and\s+)?(?=the follow(?:ing)? (?:[a-z-]+ )?alias(?:es)?:)/i
const CROSS_REFERENCE =
  /\(?\bSee (?:also )?(?:alternate |alternative )?address(?:es)? (?:under|in) ([^()]{2,200})\)?\.?/gi

/**
 * @param raw the cell as printed; line breaks and double spaces part sections, all other space is one.
 * @returns its parts, each as printed. Where the stated number of aliases is not found, `doubts` says so.
 */
export function parseEntry(raw: string): EntityEntry {
  let text = plainCell(raw.length > MAX_CHARACTERS ? raw.slice(0, MAX_CHARACTERS) : raw)
  if (NUMBERING.test(text)) text = text.replace(NUMBERING, '')
  const crossReferences: string[] = []
  if (text.includes('(See ') || text.includes('See alternate')) {
    text = text.replace(CROSS_REFERENCE, (_, places: string) => {
      for (const place of places.split(/,? and |, /)) {
        const plain = place.replace(/[\s.,]+$/, '')
        if (plain !== '') crossReferences.push(plain)
      }
      return ''
    })
  }
  const { own, subordinates, addresses: theirs, doubts: about } = readSubordinates(text)
  const { name, formerNames, aliases, rest, doubts } = readNames(own)
  const addresses = splitAddresses(rest.includes('ddress') ? rest.replace(OF_ALL, '\n') : rest)
  for (const address of theirs) if (!addresses.includes(address)) addresses.push(address)
  doubts.push(...about)
  return { name, formerNames, aliases, addresses, crossReferences, subordinates, doubts }
}

const FORMER = /^f\.k\.a\.,?\s*/
/** "The following addresses apply to the entity and to the thirteen subordinate institutions:", "Addresses for X:" */
const OF_ALL = /The following address(?:es)? appl(?:y|ies) to [^:]{0,120}:|Address(?:es)? for [^:\n]{0,120}:/g

const RUN_OF_SPACE = ['  ', ' \n', '\n ', '\n\n']
const ODD_SPACE = ['\u00A0', '\t', '\r', '\u2009', '\u202F']

/** Two spaces before a legal form part nothing: "Acme Co.,  Ltd." */
const LEGAL_FORM_BELOW = /,\n(?=(?:ltd|inc|llc|limited|co|corp|jsc|cjsc|s\.a|gmbh)\b)/gi

/** Single spaces; a line break where two or more stood, or a break: sections of the entry. No break before the dash of a list. */
function plainCell(raw: string): string {
  let text = raw
  if (ODD_SPACE.some((odd) => text.includes(odd))) text = text.replace(/[\u00A0\t\r\u2009\u202F]/g, ' ')
  if (text.includes('mdash;')) text = text.replace(/&?\bmdash;\s*/g, '—')
  if (text.includes('--')) text = text.replace(/(^|[\s:;])--(?=\S)/g, '$1—')
  if (text.includes('  ') || text.includes('\n')) {
    if (RUN_OF_SPACE.some((run) => text.includes(run))) text = text.replace(/ ?\n[\n ]*| {2,}(?:\n[\n ]*)?/g, '\n')
    if (text.includes(',\n')) text = text.replace(LEGAL_FORM_BELOW, ', ')
    if (text.includes('\n—') || text.includes('\n–')) text = text.replace(/\n(?=[—–]\S)/g, ' ')
  }
  return text.trim()
}

type Names = {
  readonly name: string
  readonly formerNames: string[]
  readonly aliases: string[]
  readonly rest: string
  readonly doubts: string[]
}

function readNames(text: string): Names {
  const formerNames: string[] = []
  const aliases: string[] = []
  const doubts: string[] = []
  let name = ''
  let at = 0
  for (let guard = 0; guard < 20; guard++) {
    const found = findIntroduction(text, at)
    if (found === undefined) break
    const before = text.slice(at, found.index)
    if (name === '') {
      // an introduction far behind an address belongs to something else
      const [early, late] = splitName(before)
      if (late.length > 1 && holdsStreet(late)) break
      name = tidyName(late.length > 1 ? before : early + late)
    } else if (before.replace(/[\s,;.)]|and/g, '') !== '') break
    const { names, end } = readList(text, found, name)
    const stated = found.stated
    if (stated !== undefined && stated !== names.length) {
      doubts.push(`states ${stated} ${stated === 1 ? 'alias' : 'aliases'}, has ${names.length}`)
    }
    for (const one of names) {
      // one line of a list of aliases: "—f.k.a. Siberian Oil Company;"
      const former = FORMER.exec(one)
      const target = found.former || former !== null ? formerNames : aliases
      const plain = former === null ? one : one.slice(former[0].length)
      if (plain !== '' && !target.includes(plain)) target.push(plain)
    }
    at = end
  }
  if (name !== '') return { name, formerNames, aliases, rest: text.slice(at), doubts }
  const [own, rest] = nameAlone(text)
  return { name: tidyName(own), formerNames, aliases, rest, doubts }
}

function holdsAddress(late: string): boolean {
  return late.split(',').some((part) => looksLikeAddress(part.trim()))
}

/** Without aliases: the name stands on its own line, or a comma parts it from its address. */
function nameAlone(text: string): [name: string, rest: string] {
  const line = text.indexOf('\n')
  const first = line < 0 ? text : text.slice(0, line)
  if (line > 0 && /[,.]$/.test(first) && !first.includes(';')) {
    const [early, late] = splitName(first.replace(/[,.]$/, ''))
    if (!holdsAddress(late)) return [first, text.slice(line)]
    return [early, `${late}\n${text.slice(line)}`]
  }
  const [name, rest] = splitName(first)
  return [name, line < 0 ? rest : `${rest} ${text.slice(line)}`]
}

type Introduction = {
  readonly index: number
  readonly end: number
  readonly bracketed: boolean
  readonly former: boolean
  /** The text says that a list follows, of so many. */
  readonly follows: boolean
  readonly stated: number | undefined
}

function findIntroduction(text: string, from: number): Introduction | undefined {
  KNOWN_AS.lastIndex = from
  const known = KNOWN_AS.exec(text)
  const bare = known === null && text.includes('the follow') ? BARE_FOLLOWING.exec(text.slice(from)) : null
  if (known === null && bare === null) return undefined
  let index = known?.index ?? from + (bare?.index ?? 0)
  const end = index + (known?.[0] ?? bare?.[0] ?? '').length
  const bracketed = known !== null && text.charAt(index - 1) === '('
  if (bracketed) index--
  while (index > from && /[\s,;]/.test(text.charAt(index - 1))) index--
  FOLLOWING.lastIndex = end
  const following = FOLLOWING.exec(text)
  return {
    index,
    end: following === null ? end : end + following[0].length,
    bracketed,
    former: known !== null && known[1] === undefined,
    follows: following !== null,
    stated: following === null ? undefined : numberOf(following[1]),
  }
}

function readList(text: string, found: Introduction, name: string): NameList {
  const { end, bracketed, follows, stated } = found
  if (bracketed) return readCommaList(text, end, name, true)
  if (/[—–-]/.test(text.charAt(end))) return readDashList(text, end, stated)
  if (!follows) return readCommaList(text, end, name, false)
  const dash = text.slice(end, end + 300).search(/[\s;][—–]\S/)
  return dash >= 0 && !text.slice(end, end + dash).includes('\n')
    ? readDashList(text, end, stated)
    : readInlineList(text, end, stated)
}
