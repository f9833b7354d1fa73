/** What was read in a page. */
import type { Citation, EffectiveDate, Listing, ListingAct, StatedCount } from './listing.ts'
import type { Link } from './text.ts'
import type { ReaderName } from './watch.ts'

export type Cell = { readonly header: string; readonly text: string }

/** A block of text with what governs it. */
export type Block = {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row'
  readonly text: string
  /** The headings it stands under, the highest first. */
  readonly path: readonly string[]
  /** What governs it besides, below its headings: a paragraph in bold, a lead with a colon, a caption, a term, the item around it. */
  readonly under?: readonly string[]
  readonly links: readonly Link[]
  /** For `row`: its cells in order; `text` joins them with " | ". */
  readonly cells?: readonly Cell[]
}

/** One entry of an index or feed. */
export type Item = {
  readonly title: string
  /** With its fragment: a page of notices has one address and many notices. That of the list where the item has none. */
  readonly url: string
  /** What the publisher calls it, where that is not its address: guid, atom:id, the id of JSON. */
  readonly id?: string
  /** Nothing but this list tells of it: it has no address of its own, so that no document can be followed for it. */
  readonly listOnly?: true
  /** What else a list of JSON says of it; compared as the cells of a row are. */
  readonly fields?: readonly Cell[]
  /** YYYY-MM-DD where the index gives a date. */
  readonly date?: string
  /** The issuer's own number (Federal Register document number, MOFCOM announcement number), where there is one. */
  readonly number?: string
}

/** The date that a page gives itself. */
export type PageDate = { readonly value: string; readonly text: string }

/** What was read in a page. */
export type Extract = {
  readonly reader: ReaderName
  readonly title: string
  readonly language: string
  readonly date?: PageDate
  readonly blocks: readonly Block[]
  readonly items: readonly Item[]
  /** A list as it stands: its entries. */
  readonly listings: readonly Listing[]
  /** A rule or notice: what it does to entries of lists. */
  readonly acts: readonly ListingAct[]
  /** Counts that the document states of its own acts or entries. */
  readonly counts: readonly StatedCount[]
  /** The issuer's own number of the document (商务部公告2025年第21号, 2025-05427), where it has one. */
  readonly number?: string
  /** When the document as a whole takes effect, where it says so. */
  readonly effectiveDate?: EffectiveDate
  /** Where the document begins in print. */
  readonly citation?: Citation
  /** The value itself, of JSON that is read value by value: two editions name its objects alike. */
  readonly json?: { readonly value: unknown }
  /** Address of the next page of an index, where the watch names its link. */
  readonly next?: string
}
