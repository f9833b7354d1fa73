/** Reader `feed`: RSS, Atom, RDF and JSON Feed to items. */
import { parseFeed } from 'feedsmith'
import { CodedError } from '../errors.ts'
import type { Extract, Item } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { decodeText } from './charset.ts'
import { dayOf } from './dates.ts'
import { typedTitle, untypedTitle } from './feed-title.ts'
import { requireItems } from './index.ts'
import { languageOf } from './language.ts'
import { canonicalUrl, resolveLink } from './links.ts'
import { announcementNumber } from './numbers.ts'

type Entry = { readonly title: string; readonly link: string | undefined; readonly stamp: string | undefined }

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
  const { title, entries } = parse(text)
  const items = new Map<string, Item>()
  for (const entry of entries) {
    const resolved = entry.link === undefined ? undefined : resolveLink(entry.link, page.finalUrl)
    if (resolved === undefined) continue
    const url = canonicalUrl(resolved)
    const wanted = reading.links.length === 0 || reading.links.some((part) => url.includes(part))
    if (!wanted || items.has(url)) continue
    const date = entry.stamp === undefined ? undefined : dayOf(entry.stamp, reading.timeZone)
    const number = announcementNumber(entry.title, url)
    items.set(url, {
      title: entry.title || url,
      url,
      ...(date === undefined ? {} : { date }),
      ...(number === undefined ? {} : { number }),
    })
  }
  const found = [...items.values()]
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

/** Entities of its own make a feed unbounded (a billion laughs); only the prolog can declare them. */
function refuseDoctype(text: string): void {
  const root = /<[A-Za-z_]/.exec(text)?.index ?? text.length
  const doctype = /<!(?:DOCTYPE|ENTITY)\s*(\w*)/i.exec(text.slice(0, root))
  if (doctype === null) return
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

function parseAny(text: string) {
  return parseFeed<string>(text)
}

function parse(text: string): { readonly title: string; readonly entries: readonly Entry[] } {
  let parsed: ReturnType<typeof parseAny>
  try {
    parsed = parseAny(text)
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'DetectError') refuseOtherType(cause)
    throw new CodedError('page-unreadable', 'The feed is broken.', { hint: 'It may be whole at the next look.', cause })
  }
  const { format, feed } = parsed
  if (format === 'atom') {
    const entries = (feed.entries ?? []).map((entry): Entry => {
      const link = entry.links?.find((each) => each.rel === undefined || each.rel === 'alternate') ?? entry.links?.[0]
      return {
        title: typedTitle(entry.title),
        link: link?.href ?? httpOnly(entry.id),
        stamp: entry.published ?? entry.updated,
      }
    })
    return { title: typedTitle(feed.title), entries }
  }
  if (format === 'json') {
    const entries = (feed.items ?? []).map(
      (item): Entry => ({
        title: untypedTitle(item.title),
        link: item.url ?? item.external_url ?? httpOnly(item.id),
        stamp: item.date_published ?? item.date_modified,
      }),
    )
    return { title: untypedTitle(feed.title), entries }
  }
  if (format === 'rdf') {
    const entries = (feed.items ?? []).map(
      (item): Entry => ({
        title: untypedTitle(item.title),
        link: item.link ?? httpOnly(item.rdf?.about),
        stamp: item.dc?.dates?.[0],
      }),
    )
    return { title: untypedTitle(feed.title), entries }
  }
  const entries = (feed.items ?? []).map((item): Entry => {
    const permanent = item.guid?.isPermaLink === false ? undefined : httpOnly(item.guid?.value)
    return { title: untypedTitle(item.title), link: item.link ?? permanent, stamp: item.pubDate ?? item.dc?.dates?.[0] }
  })
  return { title: untypedTitle(feed.title), entries }
}

function httpOnly(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\//i.test(address) ? address : undefined
}
