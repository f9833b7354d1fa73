/** Reader `feed`: RSS, Atom, RDF and JSON Feed to items. */
import { CodedError } from '../errors.ts'
import type { Extract, Item } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { decodeText } from './charset.ts'
import { dayOf } from './dates.ts'
import { withBases } from './feed-base.ts'
import { type Entries, type Entry, entriesOf } from './feed-entries.ts'
import { requireItems } from './index.ts'
import { distinctItems } from './items.ts'
import { languageOf } from './language.ts'
import { canonicalUrl, itemUrl, resolveLink } from './links.ts'
import { announcementNumber } from './numbers.ts'

/** Feeds nest a few levels; the XML parser below takes time squared in the depth. */
const MAX_DEPTH = 100

/**
 * @throws CodedError `page-wrong-type` for what is no feed, `page-unreadable` for a broken one or one with a DOCTYPE,
 * `index-empty`, `count-out-of-bounds`.
 */
export function readFeed(page: JudgedPage, reading: Reading): Extract {
  const { contentType } = page
  const { text } = decodeText(page.body, {
    contentType,
    language: reading.language,
    charset: reading.charset,
    markup: 'xml',
  })
  refuseDoctype(text)
  refuseDepth(text)
  const { title, entries } = parse(withBases(text, page.finalUrl))
  const items = entries.flatMap((entry) => itemOf(entry, page.finalUrl, reading))
  const found = distinctItems(items)
  requireItems(found, reading, () => text)
  return {
    reader: 'feed',
    title,
    language: languageOf(undefined, [], reading),
    blocks: [],
    items: found,
    listings: [],
    acts: [],
    counts: [],
  }
}

/** An entry without an address is an item too: a notice that is said in its title and nowhere else. */
function itemOf(entry: Entry, base: string, reading: Reading): Item[] {
  const links = entry.links.flatMap((link) => resolveLink(link, base) ?? [])
  const own = links[0] === undefined ? undefined : itemUrl(links[0])
  if (own === undefined && entry.title === '' && entry.id === undefined) return []
  const wanted = reading.links.length === 0 || reading.links.some((part) => own?.includes(part))
  if (!wanted) return []
  const url = own ?? base
  const date = entry.stamps.map((stamp) => dayOf(stamp, reading.timeZone)).find((day) => day !== undefined)
  const number = announcementNumber(entry.title, own ?? '')
  const { id } = entry
  return [
    {
      title: entry.title || own || id || url,
      url,
      ...(id === undefined || isAddressOf(id, links) ? {} : { id }),
      ...(own === undefined ? { listOnly: true as const } : {}),
      ...(date === undefined ? {} : { date }),
      ...(number === undefined ? {} : { number }),
    },
  ]
}

/** Many feeds give the address for the guid: that names the page, and two notices may stand on one. */
function isAddressOf(id: string, links: readonly string[]): boolean {
  const address = canonicalUrl(id)
  return links.some((link) => link === id || canonicalUrl(link) === address)
}

/** Entities of its own make a feed unbounded (a billion laughs); only the prolog can declare them. What a comment holds declares nothing. */
function refuseDoctype(text: string): void {
  let doctype: RegExpExecArray | undefined
  for (const token of text.matchAll(/<!--.*?-->|<\?.*?\?>|<!(?:DOCTYPE|ENTITY)\s*(\w*)|<[A-Za-z_]/gis)) {
    if (/^<(?:!--|\?)/.test(token[0])) continue
    if (token[0].startsWith('<!')) doctype = token
    break
  }
  if (doctype === undefined) return
  if (doctype[1]?.toLowerCase() === 'html') refuseOtherType()
  throw new CodedError('page-unreadable', 'The feed declares a document type, which is not read.', {
    hint: 'Watch another feed or the page itself.',
  })
}

function refuseDepth(text: string): void {
  if (!text.includes('<')) return
  let depth = 0
  for (const { 0: tag } of text.matchAll(/<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\/?[A-Za-z_][^>]*>/gs)) {
    if (tag.startsWith('<!') || tag.endsWith('/>')) continue
    depth += tag.startsWith('</') ? -1 : 1
    if (depth > MAX_DEPTH) {
      throw new CodedError('page-unreadable', `The feed nests its elements deeper than ${MAX_DEPTH} levels.`)
    }
  }
}

function refuseOtherType(cause?: unknown): never {
  throw new CodedError('page-wrong-type', 'The content is no feed (RSS, Atom, RDF, JSON Feed).', {
    hint: 'Look at the address: many sites answer a page for a feed that they gave up.',
    cause,
  })
}

function parse(text: string): Entries {
  try {
    return entriesOf(text)
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'DetectError') refuseOtherType(cause)
    throw new CodedError('page-unreadable', 'The feed is broken.', { hint: 'It may be whole at the next look.', cause })
  }
}
