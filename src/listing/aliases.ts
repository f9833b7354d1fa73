/** Lists of names inside an entry: dash lists, inline lists, bracketed ones. Pure. */
import { looksLikeAddress, splitName, startsAddress } from './address.ts'

export type NameList = {
  readonly names: readonly string[]
  /** Index behind the list: what follows are addresses or further parts. */
  readonly end: number
}

/** Abbreviations: a full stop behind them ends no alias. */
const ABBREVIATION =
  /(?:^|[\s(.])(?:\p{L}|co|no|nos|st|dr|mr|mrs|prof|inst|dept|ul|mfg|intl|tech|ind|elec|eng|univ|gen|sci|res|int|bros|trad|imp|exp|san|tic|sti|pvt|pte|pty|im|akad)$/iu

/**
 * "—Fazel Rahim Farid; —Farid; and —Engineer Idris." The dash of one line may be missing, and so may the last full stop.
 * @param stated how many names the text promises, if it does: where nothing else ends the last one, that does.
 */
export function readDashList(text: string, from: number, stated: number | undefined): NameList {
  const names: string[] = []
  const glued: number[] = []
  let at = from
  for (;;) {
    const next = nextDash(text, at)
    const stop = lineEnd(text, at)
    if (next >= 0 && next < stop) {
      addNames(names, text.slice(at, next))
      if (!/(?:[;,.]|\band)\s*$/.test(text.slice(next - 6, next))) glued.push(names.length)
      at = next
      continue
    }
    const line = text.slice(at, stop)
    let end = stop
    if (stop < text.length && isNameAlone(line)) addNames(names, line)
    else {
      const { length, rest } = lastName(line, names, stated)
      if (rest) end = at + length
    }
    // "—OOO Neft —Aktiv; and —X", two stated: this dash stands inside a name
    if (stated !== undefined && names.length - stated === glued.length) {
      for (const place of glued.reverse()) names.splice(place - 1, 2, `${names[place - 1]} —${names[place]}`)
    }
    return { names, end }
  }
}

/** "Star Aviation Group; and Star Aviation Services FZC. Airport Zone, Sharjah": parted by semicolons, no dashes. */
export function readInlineList(text: string, from: number, stated: number | undefined): NameList {
  const names: string[] = []
  const stop = lineEnd(text, from)
  let at = from
  for (;;) {
    const semicolon = text.indexOf(';', at)
    const segment = text.slice(at, semicolon < 0 ? stop : Math.min(semicolon, stop))
    const isLast =
      semicolon < 0 ||
      semicolon >= stop ||
      (stated !== undefined && names.length >= stated - 1) ||
      sentenceEnd(segment) >= 0
    if (isLast) {
      const { length, rest } = lastName(text.slice(at, stop), names, stated)
      return { names, end: rest ? at + length : stop }
    }
    addNames(names, segment)
    at = semicolon + 1
  }
}

/** "X, Y and Z" in brackets, or "a.k.a., X, Y, 12 Long Road": names parted by commas, until an address begins. */
export function readCommaList(text: string, from: number, owner: string, bracketed: boolean): NameList {
  const close = bracketed ? closing(text, from) : lineEnd(text, from)
  const names: string[] = []
  if (bracketed) {
    for (const piece of text.slice(from, close).split(/;\s*(?:and\s+)?|,\s*and\s+|\s+and\s+(?=[A-Z“"])|,\s+/)) {
      const name = tidyName(piece)
      if (/^(?:ltd|inc|llc|limited|corp)\b\.?$/i.test(name) && names.length > 0) names.push(`${names.pop()}, ${name}`)
      else if (name !== '') names.push(name)
    }
    return { names, end: Math.min(text.length, close + 1) }
  }
  const words = new Set(wordsOf(owner))
  let at = from
  while (at < close) {
    const segment = text.slice(at, close)
    const ended = sentenceEnd(segment)
    const [name, rest] = splitName(ended < 0 ? segment : segment.slice(0, ended))
    const plain = tidyName(name)
    const isName = names.length === 0 || (!looksLikeAddress(plain) && wordsOf(plain).some((word) => words.has(word)))
    if (!isName || plain === '' || name.includes(';')) break
    names.push(plain)
    for (const word of wordsOf(plain)) words.add(word)
    at += name.length
    if (rest === '') {
      at = from + (at - from)
      break
    }
    while (at < close && /[,\s]/.test(text.charAt(at))) at++
    if (text.startsWith('and ', at)) at += 4
  }
  return { names, end: at }
}

/** Words by which two names belong together; of two letters only abbreviations ("UM Airlines, UM Air"). */
function wordsOf(name: string): string[] {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 || /^\p{Lu}{2}$/u.test(word))
    .map((word) => word.toLowerCase())
    .filter((word) => !/^(?:the|and|for|ltd|inc|co|company|limited|tehran|iran|street|uk|us)$/.test(word))
}

/** The addresses stand in a section of their own below: all of this line is the last name, whatever full stops it holds. */
function isNameAlone(line: string): boolean {
  if (line.includes(';')) return false
  const end = sentenceEnd(line)
  if (end >= 0 && startsAddress(line.slice(end + 1).trimStart())) return false
  const [, rest] = splitName(line)
  return !holdsAddress(rest)
}

const HYPHEN_ITEM = /[\s;]-(?=[\p{L}\d“"])/gu

/** Start of the next " —X"; a list that begins with plain hyphens goes on with them. */
function nextDash(text: string, at: number): number {
  if (text.charCodeAt(at) === 0x2d) {
    HYPHEN_ITEM.lastIndex = at + 1
    const found = HYPHEN_ITEM.exec(text)
    return found === null ? -1 : found.index + 1
  }
  const em = nextItem(text, '—', at + 1)
  const en = nextItem(text, '–', at + 1)
  return em < 0 || (en >= 0 && en < em) ? en : em
}

/** A dash behind a space, ";" or ":" and before a letter. */
function nextItem(text: string, dash: string, from: number): number {
  for (let at = text.indexOf(dash, from); at >= 0; at = text.indexOf(dash, at + 1)) {
    const before = text.charCodeAt(at - 1)
    const after = text.charCodeAt(at + 1)
    const isBehind = before === 0x20 || before === 0x0a || before === 0x3b || before === 0x3a
    if (isBehind && !Number.isNaN(after) && after !== 0x20 && after !== 0x0a) return at
  }
  return -1
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** One line of a dash list: rarely two names whose second dash is missing ("Alite Technologies Co.; —ALCO"). */
function addNames(names: string[], line: string): void {
  for (const piece of line.split(';')) {
    const name = tidyName(piece)
    if (name !== '') names.push(name)
  }
}

/**
 * The last name ends at a full stop, or where an address begins.
 * @returns how much of the text it takes, and whether something follows on the same line.
 */
function lastName(
  line: string,
  names: string[],
  stated: number | undefined,
): { readonly length: number; readonly rest: boolean } {
  const promised = stated === undefined ? 1 : stated - names.length
  const end = sentenceEnd(line)
  let segment = end < 0 ? line : line.slice(0, end + 1)
  // "two aliases: —X; Y. Address": a missing dash; but an address too may follow a semicolon
  if (segment.includes(';')) {
    const pieces = segment.split(';')
    const address = pieces.findIndex((piece, i) => i > 0 && startsAddress(piece.replace(/^\s*(?:and )?\s*/, '')))
    const take = Math.max(1, Math.min(promised, address < 0 ? pieces.length : address))
    const first = pieces.slice(0, take).join(';')
    for (const piece of pieces.slice(0, take - 1)) addNames(names, piece)
    segment = pieces[take - 1] ?? ''
    const [name] = splitName(segment)
    if (name.length < segment.length && holdsAddress(segment.slice(name.length))) {
      addNames(names, name)
      return { length: first.length - segment.length + name.length, rest: true }
    }
    addNames(names, segment)
    return { length: take === pieces.length && end >= 0 ? end + 1 : first.length, rest: first.length < line.length }
  }
  const [name, rest] = splitName(segment)
  if (rest.replace(/[\s,.]+/g, '') !== '' && holdsAddress(rest)) {
    addNames(names, name)
    return { length: name.length, rest: true }
  }
  addNames(names, segment)
  return { length: end < 0 ? line.length : end + 1, rest: end >= 0 && end + 1 < line.length }
}

function holdsAddress(rest: string): boolean {
  return rest.split(',').some((part) => looksLikeAddress(part.trim())) || startsAddress(rest.replace(/^[\s,]+/, ''))
}

/** Index of a full stop that ends a name: not that of "Co.", "No. 9", "P.N. Lebedev"; -1 where there is none. */
function sentenceEnd(text: string): number {
  for (let at = text.indexOf('. '); at >= 0; at = text.indexOf('. ', at + 1)) {
    const before = text.slice(Math.max(0, at - 12), at)
    const after = text.slice(at + 2, at + 40)
    if (/(?:^|\s)nos?$/i.test(before)) continue
    if (startsAddress(after)) return at
    if (/^\p{Lu}\.\s?\p{Lu}/u.test(after)) continue
    if (/^(?:ltd|limited|inc|llc|\(|,|and\b|co\b|corp)/i.test(after)) continue
    if (!ABBREVIATION.test(before)) return at
  }
  return text.endsWith('.') ? text.length - 1 : -1
}

/** The bracket that closes the one before `from`. */
function closing(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length && at < from + 2_000; at++) {
    const char = text.charAt(at)
    if (char === '(') depth++
    else if (char === ')' && --depth === 0) return at
  }
  const close = text.indexOf(')', from)
  return close < 0 ? text.length : close
}

/** A name without its list mark, quotes and the punctuation of the list around it. */
export function tidyName(text: string): string {
  let plain = text
  if (plain.includes('\n') || plain.includes('\t') || plain.includes('  ')) plain = plain.replace(/\s+/g, ' ')
  if (!isLetter(plain.charCodeAt(0)) || plain.startsWith('a')) {
    plain = plain.replace(/^(?:[\s,;:]|a\.k\.a\.,?\s|[—–]\s*|-(?=\S)|and\s(?=[—–-]|[A-Z“"]))+/, '')
  }
  if (!isLetter(plain.charCodeAt(plain.length - 1)) || plain.endsWith('and')) {
    plain = plain.replace(/(?:[\s,;:]|(?<=[;,\s])and)+$/, '')
    const quoted = /^[“"]([^“”"]+)[”"]$/.exec(plain)
    if (quoted !== null) plain = tidyName(quoted[1] ?? '')
  }
  if (plain === 'and' || (plain.length < 6 && !/[\p{L}\p{N}]/u.test(plain))) return ''
  // a full stop ends the entry, not "Co., Ltd."
  return plain.endsWith('.') &&
    !/(?:\b(?:Ltd|Inc|Co|Corp|S\.A|Pvt|Pte|Pty|Bhd|Sti|Tic)|(?:^|[\s.])\p{L})\.$/iu.test(plain)
    ? plain.slice(0, -1)
    : plain
}

/** A letter or digit of ASCII: most names begin and end in one. */
function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
}
