/** The nouns of the register: every listing as it stands, what became of it, who shows it, which dates lie ahead. Values only. */
import type { PartChange } from './change.ts'
import type { EventRef } from './finding.ts'
import type { Listing, ListingState, StatedCount } from './listing.ts'

/** A stored date: a listing takes effect, an amendment of one does, a suspension ends, a time limit is over. */
const DATE_KINDS = ['effective', 'amendment', 'suspension-end', 'deadline'] as const
export type DateKind = (typeof DATE_KINDS)[number]

/** One listing as it stands. `listing.status.state` is its state. */
export type RegisterEntry = {
  readonly id: string
  /** The same as `listing.status`. */
  readonly state: ListingState
  /** YYYY-MM-DD: its effective date; else the day of its first citation; else the day it was first seen. */
  readonly since: string
  readonly firstSeen: number
  /** Its addition as first told; absent for what stood on a list at the first look. */
  readonly told?: EventRef
  /** What was told of it last, beside confirmations. */
  readonly last?: EventRef & {
    readonly kind: RegisterEventKind
    /** It was told that the entry is amended, and not in what. */
    readonly unsaid?: true
  }
  /** The day from which its last amendment takes effect, YYYY-MM-DD, where a rule said so. */
  readonly amendedFrom?: string
  /** Number of the notice that listed it, and the day that the notice gives itself. */
  readonly notice?: string
  readonly noticeDay?: string
  /** Which date has come while the state is `due-unconfirmed`. */
  readonly due?: DateKind
  /** How many events its history has. */
  readonly events: number
  readonly listing: Listing
}

/** `baseline`: stood on a list at the first look. `due`: its date has come, and no source has said so yet. */
export type RegisterEventKind =
  | 'baseline'
  | 'added'
  | 'amended'
  | 'removed'
  | 'suspended'
  | 'resumed'
  | 'stopped'
  | 'confirmed'
  | 'due'

/** What happened to a listing, and how it stood afterwards. */
export type RegisterEvent = {
  readonly seq: number
  readonly at: number
  readonly kind: RegisterEventKind
  readonly changeId?: string
  readonly watchId: string
  readonly parts: readonly PartChange[]
  readonly entry: RegisterEntry
}

/** One document's telling of additions to a list, with the counts that it states. */
export type Opening = {
  readonly changeId: string
  readonly list: string
  readonly at: number
  readonly sourceName: string
  /** How many entries it names. */
  readonly named: number
  readonly counts: readonly StatedCount[]
}

/** A date that lies ahead for one listing. `nextAt` (ms): when it is to be told next; null: never again. */
export type StoredDate = {
  /** Id of the listing; of the rule, or of the change that brought it, when it concerns no listing (src/snapshot/rule-dates.ts). */
  readonly subject: string
  readonly kind: DateKind
  /** YYYY-MM-DD in `zone`. */
  readonly date: string
  readonly zone: string
  readonly changeId: string
  readonly watchId: string
  readonly nextAt: number | null
}
