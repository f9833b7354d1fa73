/** A source and its watches: one address each, how it is read, and what to expect there. */

// ---------------------------------------------------------------- watching

/** An authority that publishes. */
export type Source = {
  readonly id: string
  readonly name: string
  /** ISO 3166 code of the state, or EU, UN. */
  readonly jurisdiction: string
  /** BCP 47: en, zh-Hans, zh-Hant, de, … */
  readonly language: string
  /** IANA zone in which the source dates its pages. */
  readonly timeZone: string
}

export const READERS = [
  'page',
  'index',
  'feed',
  'json',
  'pdf',
  'text',
  'table',
  'ecfr-supplement',
  'federal-register',
  'bis-csv',
  'csl',
  'ofac-sdn',
  'un-list',
  'eu-list',
  'uk-list',
  'mofcom-notice',
  'meti-list',
] as const

export type ReaderName = (typeof READERS)[number]

/** What must be true of a page before it is believed. Counts are inclusive. */
export type Expectations = {
  /** Blocks of text, or items of an index, or rows of a table. */
  readonly min?: number
  readonly max?: number
  /** Words that stand on every genuine copy of the page. */
  readonly contains?: readonly string[]
  /** An index that may legitimately be empty (some press columns are). */
  readonly mayBeEmpty?: boolean
  /** Of a list: destination -> how many entries stand under it. */
  readonly perCountry?: Readonly<Record<string, { readonly min?: number; readonly max?: number }>>
  /** Hosts, beside its own, that the page may redirect to. */
  readonly redirectHosts?: readonly string[]
}

/** How pages are read: the part of a watch that the readers need. */
export type Reading = {
  /** Undefined: chosen from the content. */
  readonly reader?: ReaderName
  /** CSS selectors of the parts to read; empty: the main part of the page. */
  readonly select: readonly string[]
  readonly remove: readonly string[]
  /** For `table`: field name -> column header. The field `key` (or the first) identifies a row. */
  readonly columns: Readonly<Record<string, string>>
  /** Name of the official list that the entries of this page stand on; undefined: what the page or the format says. */
  readonly list?: string
  /** For `index`: only items whose address contains one of these. */
  readonly links: readonly string[]
  /** For `index`: CSS selector of the link to the next, older page. */
  readonly next?: string
  readonly language: string
  readonly timeZone: string
  /** Charset to fall back to when nothing else names one (WHATWG label). */
  readonly charset?: string
  readonly expect: Expectations
}

/** How documents that an index announces are watched in their turn. */
export type Follow = {
  readonly forMs: number
  readonly everyMs: number
  readonly reading: Reading
}

/** How an address that changes with every edition is found: in the page at the watch's `url`, each time anew. */
export type Find = {
  /** A page between: the first link that has all of these leads to the page that names the address. Empty: none. */
  readonly through: readonly string[]
  /** The first link that has all of these in its address or its words. Empty: `value` is given. */
  readonly link: readonly string[]
  /** For JSON: path of the value, such as `titles[number=15].up_to_date_as_of`. */
  readonly value?: string
  /** The address that is read in the end; `{found}` in it stands for what was found, alone for a whole address. */
  readonly into: string
}

/** One address we promised to look at: how, how often, what to expect there. */
export type Watch = {
  readonly id: string
  readonly source: Source
  readonly title: string
  /** Where a look begins: the page itself, or with `find` the page that names it. */
  readonly url: string
  readonly find?: Find
  /** Largest page of this watch; absent: that of the limits. */
  readonly maxBodyBytes?: number
  readonly everyMs: number
  readonly blindAfterMs: number
  /** The longest that "not modified" is believed before the whole page is asked for; absent: a day. */
  readonly unconditionalMs?: number
  readonly reading: Reading
  readonly follow?: Follow
  /** For an index that begins anew each year (`{year}` in its address): the index of the year before. */
  readonly olderUrl?: string
  /** Set for a document that an index announced: the watch that found it, and until when it is followed (ms). */
  readonly foundBy?: string
  readonly followUntil?: number
}
