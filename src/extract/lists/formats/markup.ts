/** Markup as a stream of events, without a tree: XML and HTML in pieces, for lists of any length. Linear in time, flat in memory. */
import { CodedError } from '../../../errors.ts'
import { parseTree } from '../../tree.ts'

export type MarkupEvents = {
  /** Decoded text; one run of text may come in several calls. */
  readonly text: (text: string) => void
  /** `name` in lower case; `tag` is all between the brackets: read an attribute with `attributeOf`. A self-closing element closes at once. */
  readonly open: (name: string, tag: string) => void
  readonly close: (name: string) => void
}

/** A tag or comment longer than this is none. */
const MAX_TAG = 1_000_000
/** Elements whose content is no markup. */
const RAW = new Set(['script', 'style'])

/** @returns a function that takes the next piece of the text, and one that takes the end. */
export function scanMarkup(events: MarkupEvents): {
  readonly write: (piece: string) => void
  readonly end: () => void
} {
  let held = ''
  let raw = ''
  const names = new Map<string, string>()

  const emit = (text: string): void => {
    if (text !== '' && raw === '') events.text(text.includes('&') ? decodeEntities(text) : text)
  }
  const tag = (inner: string): void => {
    const first = inner.charCodeAt(0)
    if (first === 0x21 || first === 0x3f) return
    const closes = first === 0x2f
    let end = closes ? 1 : 0
    while (end < inner.length && !isSpaceOrSlash(inner.charCodeAt(end))) end++
    const written = inner.slice(closes ? 1 : 0, end)
    let name = names.get(written)
    if (name === undefined) {
      name = written.toLowerCase()
      if (names.size < 1_000) names.set(written, name)
    }
    if (raw !== '') {
      if (closes && name === raw) raw = ''
      return
    }
    if (closes) {
      events.close(name)
      return
    }
    events.open(name, inner)
    if (inner.charCodeAt(inner.length - 1) === 0x2f) events.close(name)
    else if (RAW.has(name)) raw = name
  }
  const write = (piece: string): void => {
    const text = held === '' ? piece : held + piece
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open < 0) break
      const next = text.charCodeAt(open + 1)
      if (Number.isNaN(next)) break
      if (!isTagStart(next)) {
        emit(text.slice(at, open + 1))
        at = open + 1
        continue
      }
      const close = tagEnd(text, open)
      if (close < 0) {
        if (text.length - open > MAX_TAG) {
          throw new CodedError('page-unreadable', 'The markup holds a tag that does not end.', {
            hint: 'The file is damaged or cut; look at the address.',
          })
        }
        emit(text.slice(at, open))
        held = text.slice(open)
        return
      }
      if (open > at) emit(text.slice(at, open))
      if (text.startsWith('<![CDATA[', open)) {
        if (raw === '') events.text(text.slice(open + 9, close - 2))
      } else tag(text.slice(open + 1, close))
      at = close + 1
    }
    // an entity may be cut by the end of the piece
    const tail = text.lastIndexOf('&')
    const keep = tail >= at && text.length - tail < 40 ? tail : text.endsWith('<') ? text.length - 1 : text.length
    if (keep > at) emit(text.slice(at, keep))
    held = text.slice(Math.max(at, keep))
  }
  return {
    write,
    end: () => {
      if (!held.startsWith('<')) emit(held)
      held = ''
    },
  }
}

/** Letter, "/", "!" or "?". */
function isTagStart(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x2f || code === 0x21 || code === 0x3f
  )
}

function isSpaceOrSlash(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x2f
}

/** Index of the ">" that ends the tag, comment or CDATA section; -1 where it is not there yet. */
function tagEnd(text: string, open: number): number {
  if (text.charCodeAt(open + 1) === 0x21) {
    if (text.startsWith('<!--', open)) return endOf(text, '-->', open + 4)
    if (text.startsWith('<![CDATA[', open)) return endOf(text, ']]>', open + 9)
  }
  // a quoted attribute value may hold a ">"; an apostrophe elsewhere quotes nothing
  let quote = 0
  let last = 0
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x3e) return at
    else if ((code === 0x22 || code === 0x27) && last === 0x3d) quote = code
    if (code > 0x20) last = code
  }
  return -1
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from)
  return end < 0 ? -1 : end + mark.length - 1
}

/** @returns the decoded value of an attribute, '' where it is not there. */
export function attributeOf(tag: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '')
}

const NAMED = new Map<string, string>([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00A0'],
])

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,30}));/g,
    (whole, decimal, hex, name) => {
      if (name === undefined) {
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
        return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
          ? String.fromCodePoint(code)
          : '\uFFFD'
      }
      let found = NAMED.get(name)
      if (found === undefined) {
        const [node] = parseTree(whole).children
        found = node?.type === 'text' ? node.data : whole
        if (NAMED.size < 3_000) NAMED.set(name, found)
      }
      return found
    },
  )
}
