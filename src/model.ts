/** The nouns of Ruledrift (glossary: docs/glossary.md). Plain read-only values: no behaviour, no I/O. */
import type { ListingChange, PartChange } from './model/change.ts'
import type { LexiconOverlay } from './model/lexicon.ts'
import type { Citation, EffectiveDate, Listing, ListingAct, StatedCount } from './model/listing.ts'
import type { Party } from './model/notice.ts'

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
  readonly reading: Reading
  readonly follow?: Follow
  /** For an index that begins anew each year (`{year}` in its address): the index of the year before. */
  readonly olderUrl?: string
  /** Set for a document that an index announced: the watch that found it, and until when it is followed (ms). */
  readonly foundBy?: string
  readonly followUntil?: number
}

// ---------------------------------------------------------------- fetching

/** Status 200 is no redirect: the page at `from` named the address `to` (`find` of a watch). */
export type Redirect = { readonly status: number; readonly from: string; readonly to: string }

/** Validators exactly as the server sent them; never made up. `of`: the found address that sent them. */
export type Validators = { readonly etag?: string; readonly lastModified?: string; readonly of?: string }

/** What one fetch brought back. */
export type Page = {
  readonly url: string
  readonly finalUrl: string
  readonly status: number
  /** Lower-case names; several values joined by ", ". */
  readonly headers: Readonly<Record<string, string>>
  readonly redirects: readonly Redirect[]
  /** The body after content decoding (gzip, br, zstd), before charset decoding. */
  readonly body: Uint8Array
  /** SHA-256 of `body`, lower-case hex. */
  readonly sha256: string
  /** Milliseconds since 1970. */
  readonly fetchedAt: number
  readonly validators: Validators
  /** False when only the end of the connection ended the body: it may have been cut (needs a second fetch). */
  readonly lengthKnown: boolean
}

// ---------------------------------------------------------------- reading

/** Half-open range of UTF-16 code units. */
export type Span = readonly [start: number, end: number]

export type Link = { readonly text: string; readonly url: string }

export type Cell = { readonly header: string; readonly text: string }

/** A block of text with the headings it stands under. */
export type Block = {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row'
  readonly text: string
  readonly path: readonly string[]
  readonly links: readonly Link[]
  /** For `row`: its cells in order; `text` joins them with " | ". */
  readonly cells?: readonly Cell[]
}

/** One entry of an index or feed. */
export type Item = {
  readonly title: string
  readonly url: string
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
  /** Address of the next page of an index, where the watch names its link. */
  readonly next?: string
}

// ---------------------------------------------------------------- findings

export const FINDING_KINDS = [
  'listing.added',
  'listing.removed',
  'listing.amended',
  'listing.suspended',
  'listing.resumed',
  'wording.softened',
  'wording.hardened',
  'wording.reworded',
  'scope.narrowed',
  'scope.widened',
  'obligation.added',
  'obligation.removed',
  'date.changed',
  'threshold.changed',
  'date.reached',
  'rule.rescinded',
  'rule.suspended',
  'rule.reinstated',
  'document.published',
  'document.withdrawn',
  'document.moved',
  'document.replaced',
  'editorial',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

export const FLAGS = ['silent', 'reverted', 'party', 'early'] as const
export type Flag = (typeof FLAGS)[number]

/** How sure a verdict on wording is: one row of the table explains it; several agree, or a rule had to assume; a weak sign. */
export type Confidence = 'high' | 'medium' | 'weak'

/** Text with the operative words marked. */
export type Evidence = {
  readonly text: string
  readonly marks: readonly Span[]
  /** Places (UTF-16 offsets) where the other text has operative words and this one has none: "we ‸ collect", "we may collect". */
  readonly places?: readonly number[]
}

/** A document that a finding is about. */
export type DocumentRef = { readonly title: string; readonly url: string; readonly date?: string }

/** A change named. This is also the JSON that `compare` and `classify` print. */
export type Finding = {
  readonly kind: FindingKind
  readonly severity: Severity
  readonly flags: readonly Flag[]
  /** One sentence with the operative words of both sides. */
  readonly reason: string
  /** The rule that decided, e.g. `assertion.down`. */
  readonly rule: string
  /** Of a verdict on wording. */
  readonly confidence?: Confidence
  readonly before: Evidence | null
  readonly after: Evidence | null
  readonly path?: readonly string[]
  readonly listing?: Listing
  readonly parts?: readonly PartChange[]
  readonly document?: DocumentRef
  /** The user's parties that it touches: how each was recognised, and how sure that is. */
  readonly parties?: readonly PartyMatch[]
  /** For `rule.suspended`: the last day that its sentence states, YYYY-MM-DD. */
  readonly until?: string
  /** The act of an earlier notice that it acts on: its entries are in the register. */
  readonly ofNotice?: string
  /** For `listing.added`: told before by another source; this one confirms it (src/alert/event.ts). */
  readonly confirms?: EventRef
  /** Counts that the documents of the event state, beside what was counted: shown, never an error. */
  readonly counts?: readonly StatedCount[]
}

/** An event as first told: which source, when (ms), in which change. */
export type EventRef = { readonly changeId: string; readonly sourceName: string; readonly at: number }

/** How sure it is that a name means a party: the same name; very likely; a shared family name or short form that wants a look. */
export type Sureness = 'sure' | 'likely' | 'possible'

export type PartyMatch = {
  /** The party's name as configured. */
  readonly party: string
  /** Which of its names met: the name itself or an alias, as configured. */
  readonly by: string
  /** The words on the page that it met, as printed. */
  readonly matched: string
  readonly sureness: Sureness
  /** In words: "same name without legal form", "your alias in traditional characters". */
  readonly how: string
}

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

/** What a reader needs of a page. */
export type JudgedPage = {
  readonly url: string
  readonly finalUrl: string
  readonly contentType: string
  readonly body: Uint8Array
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
