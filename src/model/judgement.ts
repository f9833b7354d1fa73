/** What is asked of a judge, and what it answers. */
import type { ListingChange } from './change.ts'
import type { Extract, Item, PageDate } from './extract.ts'
import type { Finding } from './finding.ts'
import type { LexiconOverlay } from './lexicon.ts'
import type { Listing, ListingAct, StatedCount } from './listing.ts'
import type { Party } from './notice.ts'
import type { JudgedPage } from './page.ts'
import type { Find, Reading } from './watch.ts'

// ---------------------------------------------------------------- judging

/** The pages that one judgement reads; `before` is absent for a baseline. */
export type JudgeInput = {
  readonly reading: Reading
  /** The last good revision, or 'nothing' for a document first seen after its index's baseline. */
  readonly before?: JudgedPage | 'nothing'
  readonly after: JudgedPage
  /** Entries that count as entries of `before`: a look lacked them, and their removal is not told yet. */
  readonly held?: readonly Listing[]
  /** `before` is another edition of the same document: only what the two do is compared, not how they are worded. */
  readonly edition?: true
  /** Further, older pages of the same index, fetched because the first one did not overlap the last good one. */
  readonly earlier: readonly JudgedPage[]
  /** YYYY-MM-DD in the zone of the source: decides "effective today or earlier". */
  readonly today: string
  readonly parties: readonly Party[]
  /** The user's own rows over the shipped lexicons. */
  readonly lexicon?: LexiconOverlay
  /** Somebody has said that this page is to be believed (`ruledrift accept`): guards against a list that shrank let it pass. */
  readonly accepted?: true
  /** Also give back what was read (`try`). */
  readonly preview?: boolean
}

/** A page in which the address of another one is looked for. */
export type FindInput = {
  readonly page: JudgedPage
  readonly find: Find
  readonly reading: Pick<Reading, 'language' | 'timeZone' | 'charset'>
}

export type Judgement = {
  readonly title: string
  readonly date?: PageDate
  readonly language: string
  /** Hash of the folded extract: equal means that nothing changed. */
  readonly extractHash: string
  /** MinHash of the text, 64 numbers: how near two documents are (document.moved). */
  readonly sketch: readonly number[]
  readonly items: readonly Item[]
  /** New on this index since the last good revision. */
  readonly newItems: readonly Item[]
  readonly changed: boolean
  readonly findings: readonly Finding[]
  /** What the change of wording comes to: "3 sentences softened, 1 duty removed, hedges 4 → 9". */
  readonly summary?: string
  /** The list as it stands, for the register; empty for what is no list. */
  readonly listings: readonly Listing[]
  /** How it differs from the last good revision, for the register; empty for a baseline. */
  readonly listingChanges: readonly ListingChange[]
  /** What a rule or notice does, for the register; empty for a baseline that is not news. */
  readonly acts: readonly ListingAct[]
  /** Counts that the document states of its own acts or entries. */
  readonly counts: readonly StatedCount[]
  /** The issuer's own number of the document, where it has one. */
  readonly number?: string
  /** The document was known in another edition. */
  readonly edition?: Edition
  readonly stats: { readonly folded: number; readonly moved: number; readonly wholesale: boolean }
  /**
   * No item of this index stood on the last good one: something may have been missed between the two. `next` is the address
   * of the older page of the index, where there is one.
   */
  readonly gap?: { readonly lastBefore: string; readonly firstAfter: string; readonly next?: string }
  /** The old page could not be read with today's rules: this one is a new baseline, for this reason. */
  readonly rebaselined?: string
  readonly preview?: Extract
}

/** A second edition of a document, such as the print of a rule that was filed for public inspection. */
export type Edition = {
  /** "90 FR 14046" */
  readonly printedAs?: string
  /** YYYY-MM-DD */
  readonly printedOn?: string
  /** What it does, or states, otherwise than the earlier one: one clause each. */
  readonly differences: readonly string[]
}
