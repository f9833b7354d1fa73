/** What changed from one extract to the next. Values only. */
import type { Block, Item, PageDate } from './extract.ts'
import type { Listing, ListingAct } from './listing.ts'
import type { Span } from './text.ts'

/** One sentence, with where it stands. `block` is the index of its block in the extract. */
export type Sentence = {
  readonly text: string
  readonly block: number
  readonly path: readonly string[]
  readonly kind: Block['kind']
  /** Of an item that came or went: the words that its list completes, "Applicants must submit:". */
  readonly lead?: string
  /** How much of its beginning only numbers it. */
  readonly numbering?: number
  /** A figure opens it that no list counts: a day, a grade, a version. */
  readonly figure?: true
}

/** Changed words: ranges in the two sentences; one of them may be empty (an insertion or a deletion). */
export type Hunk = { readonly before: Span; readonly after: Span }

export type SentenceChange =
  | { readonly type: 'changed'; readonly before: Sentence; readonly after: Sentence; readonly hunks: readonly Hunk[] }
  | { readonly type: 'added'; readonly before: null; readonly after: Sentence }
  | { readonly type: 'removed'; readonly before: Sentence; readonly after: null }

export type CellChange = { readonly header: string; readonly before: string; readonly after: string }

/** A statement whose words stand, under another governor (heading, lead, caption, term, item around it) than before. */
export type GovernorChange = {
  readonly text: string
  /** What governed it and what does now, as printed. */
  readonly from: string
  readonly to: string
  /** Governor and statement as one sentence, on both sides. */
  readonly sentence: Extract<SentenceChange, { readonly type: 'changed' }>
}

/** Table rows matched by their key cell. */
export type RowChange =
  | { readonly type: 'changed'; readonly before: Block; readonly after: Block; readonly cells: readonly CellChange[] }
  | { readonly type: 'added'; readonly before: null; readonly after: Block }
  | { readonly type: 'removed'; readonly before: Block; readonly after: null }

/** The same words now lead elsewhere; '' where they led, or lead, nowhere. */
export type LinkChange = {
  readonly text: string
  readonly before: string
  readonly after: string
  readonly path: readonly string[]
}

export type ItemChange =
  | {
      readonly type: 'changed'
      readonly before: Item
      readonly after: Item
      /** It leads to another page now, which nobody has looked at yet. */
      readonly moved: boolean
    }
  | { readonly type: 'added'; readonly before: null; readonly after: Item }
  | { readonly type: 'removed'; readonly before: Item; readonly after: null }

export type PartChange = { readonly part: string; readonly before: string; readonly after: string }

export type ListingChange =
  | {
      readonly type: 'amended'
      readonly before: Listing
      readonly after: Listing
      readonly parts: readonly PartChange[]
      /** `split`: `after` stood within the entry `before`; `merged`: `before` stands within the entry `after` now. */
      readonly origin?: 'split' | 'merged'
    }
  | { readonly type: 'added'; readonly before: null; readonly after: Listing }
  | { readonly type: 'removed'; readonly before: Listing; readonly after: null }

/** From one extract to the next, in the order of the page. What folds away is only counted. */
export type Change = {
  /** The extracts differ after folding. */
  readonly changed: boolean
  readonly title: { readonly before: string; readonly after: string }
  readonly date: { readonly before?: PageDate; readonly after?: PageDate }
  readonly sentences: readonly SentenceChange[]
  readonly rows: readonly RowChange[]
  readonly governors: readonly GovernorChange[]
  readonly links: readonly LinkChange[]
  readonly items: readonly ItemChange[]
  readonly listings: readonly ListingChange[]
  /** What the document does now and did not do before. */
  readonly acts: readonly ListingAct[]
  /** Blocks and sentences that only changed place. */
  readonly moved: number
  /** Differences that mean nothing: typography, white space, numbering, order, the site's furniture. */
  readonly folded: number
  /** The bound of the comparison was hit: the two texts are taken as wholly different. */
  readonly wholesale: boolean
  /** All sentences on each side without an equal on the other; of a wholesale change `sentences` lists the first ones only. */
  readonly differing: { readonly before: number; readonly after: number }
}
