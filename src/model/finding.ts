/** A change named. */
import type { PartChange } from './change.ts'
import type { Listing, StatedCount } from './listing.ts'
import type { Evidence } from './text.ts'

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
