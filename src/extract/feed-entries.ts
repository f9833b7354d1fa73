/** The entries of a feed in any format: what each is called, where it leads, when it came. */
import { parseFeed } from 'feedsmith'
import { htmlLine, typedTitle, untypedTitle } from './feed-title.ts'

export type Entry = {
  readonly title: string
  /** guid, atom:id, rdf:about, id. */
  readonly id: string | undefined
  /** Addresses, the best first. */
  readonly links: readonly string[]
  /** When it was published, else changed: the first that is a date counts. */
  readonly stamps: readonly string[]
}

export type Entries = { readonly title: string; readonly entries: readonly Entry[] }

/** What any format may carry from other namespaces, whatever their prefixes: a10:link, dc:title, dcterms:issued. */
type Namespaced = {
  readonly title?: unknown
  readonly description?: unknown
  readonly atom?: {
    readonly id?: string
    readonly links?: readonly AtomLink[]
    readonly published?: string
    readonly updated?: string
  }
  readonly dc?: { readonly titles?: readonly string[]; readonly dates?: readonly string[] }
  readonly dcterms?: {
    readonly titles?: readonly string[]
    readonly issued?: readonly string[]
    readonly available?: readonly string[]
    readonly created?: readonly string[]
    readonly dates?: readonly string[]
    readonly modified?: readonly string[]
  }
}
type AtomLink = { readonly href?: string; readonly rel?: string }
type Maybe = string | undefined

/** @throws what the parser throws: DetectError for what is no feed. */
export function entriesOf(text: string): Entries {
  const { format, feed } = parseAny(text)
  if (format === 'atom') {
    const entries = (feed.entries ?? []).map((entry): Entry => {
      const { title, summary, content } = entry
      return {
        title: typedTitle(title) || namedElsewhere(entry) || typedTitle(summary ?? content),
        id: entry.id,
        links: some([...alternates(entry.links), httpOnly(entry.id)]),
        stamps: some([entry.published, ...published(entry), entry.updated]),
      }
    })
    return { title: typedTitle(feed.title), entries }
  }
  if (format === 'json') {
    const entries = (feed.items ?? []).map(
      (item): Entry => ({
        title: untypedTitle(item.title) || lineOf(item.summary ?? item.content_text ?? item.content_html),
        id: item.id === undefined ? undefined : String(item.id),
        links: some([item.url, item.external_url, httpOnly(item.id), item.attachments?.[0]?.url]),
        stamps: some([item.date_published, item.date_modified]),
      }),
    )
    return { title: untypedTitle(feed.title), entries }
  }
  if (format === 'rdf') {
    const entries = (feed.items ?? []).map(
      (item): Entry => ({
        title: untypedTitle(item.title) || namedElsewhere(item) || lineOf(item.description),
        id: item.rdf?.about,
        links: some([item.link, ...alternates(item.atom?.links), httpOnly(item.rdf?.about)]),
        stamps: some([...published(item), item.atom?.updated]),
      }),
    )
    return { title: untypedTitle(feed.title), entries }
  }
  const entries = (feed.items ?? []).map((item): Entry => {
    const permanent = item.guid?.isPermaLink === false ? undefined : httpOnly(item.guid?.value)
    return {
      title: untypedTitle(item.title) || namedElsewhere(item) || lineOf(item.description),
      id: item.guid?.value ?? item.atom?.id,
      links: some([item.link, ...alternates(item.atom?.links), permanent, item.enclosures?.[0]?.url]),
      stamps: some([item.pubDate, ...published(item), item.atom?.updated]),
    }
  })
  return { title: untypedTitle(feed.title), entries }
}

function parseAny(text: string) {
  return parseFeed<string>(text)
}

function alternates(links: readonly AtomLink[] = []): Maybe[] {
  return [links.find(({ rel }) => rel === undefined || rel === 'alternate')?.href, links[0]?.href]
}

function published({ atom, dc, dcterms }: Namespaced): Maybe[] {
  const terms = [dcterms?.issued, dcterms?.available, dcterms?.dates, dcterms?.created, dcterms?.modified]
  return [atom?.published, ...terms.map((dates) => dates?.[0]), dc?.dates?.[0]]
}

function namedElsewhere({ dc, dcterms }: Namespaced): string {
  return untypedTitle(dc?.titles?.[0] ?? dcterms?.titles?.[0])
}

/** RSS allows an item that is a description and nothing else. */
function lineOf(html: Maybe): string {
  return htmlLine(html ?? '').slice(0, 300)
}

function some(values: readonly Maybe[]): string[] {
  return values.filter((value): value is string => value !== undefined && value.trim() !== '')
}

function httpOnly(address: Maybe): Maybe {
  return address !== undefined && /^https?:\/\//i.test(address) ? address : undefined
}
