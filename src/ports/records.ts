/** What the store keeps: the records that a check, a job and a delivery write in one transaction. */
import type { PartChange } from '../model/change.ts'
import type { Item } from '../model/extract.ts'
import type { Finding } from '../model/finding.ts'
import type { IncidentNote, Notice } from '../model/notice.ts'
import type { Redirect, Validators } from '../model/page.ts'
import type { DateKind, Opening, RegisterEntry, RegisterEventKind, StoredDate } from '../model/register.ts'
import type { Watch } from '../model/watch.ts'

/** The right to check one watch until `until`; `fence` rises with each claim and every commit must carry it. */
export type Lease = { readonly watchId: string; readonly fence: number; readonly until: number }

export type Revision = {
  readonly id: string
  readonly watchId: string
  readonly at: number
  readonly sha256: string
  readonly extractHash: string
  readonly sketch: readonly number[]
  readonly title: string
  readonly url: string
  readonly finalUrl: string
  readonly contentType: string
  /** The issuer's own number of the document, where it has one. */
  readonly number?: string
}

/** All that one check needs to know, read in one go. */
export type WatchState = {
  readonly watch: Watch
  readonly dueAt: number
  readonly validators: Validators
  readonly baseline?: Revision
  /** SHA-256 of the last page that was read well (baseline, unchanged, changed; not unconfirmed): the same bytes need no judging. */
  readonly lastGoodSha256?: string
  readonly lastGoodAt?: number
  readonly lastLookAt?: number
  /** Consecutive looks that brought no good page. */
  readonly failures: number
  /** When the page was first found gone (404), if it still is. */
  readonly goneSince?: number
  /** What a second look must confirm before it is believed (src/snapshot/pending.ts). */
  readonly unconfirmed?: string
  /** Extract hashes of the newest 20 revisions with their times, newest first: `reverted` and flapping. */
  readonly recent: readonly { readonly extractHash: string; readonly at: number }[]
  /** A document announced by an index after that index's baseline: its first look is news. */
  readonly isNews: boolean
  readonly openIncident?: IncidentNote
  /** The new address of a document that moved. */
  readonly movedTo?: string
  /** When another page was found behind a validator that had not moved: its server's validators are trusted no more. */
  readonly validatorsLiedAt?: number
  /** Somebody has said that the next page is to be believed (`ruledrift accept`). */
  readonly accepted?: true
}

export type Look = {
  readonly at: number
  /** 0 when no answer came. */
  readonly status: number
  readonly url: string
  readonly finalUrl: string
  readonly redirects: readonly Redirect[]
  readonly headers: Readonly<Record<string, string>>
  /** Of the kept page; empty when none came. */
  readonly sha256: string
  readonly outcome: 'baseline' | 'unchanged' | 'changed' | 'unconfirmed' | 'refused' | 'failed'
  /** The error code of a refused or failed look. */
  readonly code: string
}

export type StoredChange = {
  readonly id: string
  readonly watchId: string
  readonly at: number
  readonly lastLookAt?: number
  readonly beforeRevision?: string
  readonly afterRevision?: string
  readonly title: string
  readonly url: string
  readonly date?: string
  /** What the change of wording comes to (src/classify/tell/summary.ts). */
  readonly summary?: string
  readonly findings: readonly Finding[]
  readonly folded: number
}

/** Findings matched to one route. `digest`: held until the route's next digest. */
export type Alert = {
  readonly id: string
  readonly changeId: string
  readonly route: string
  readonly mode: 'at-once' | 'digest'
  /** Positions in the change's findings. */
  readonly findings: readonly number[]
}

/** One message to one recipient on one channel. */
export type NewDelivery = {
  readonly id: string
  readonly noticeId: string
  readonly channel: string
  readonly recipient: string
}

export type DeliveryState = 'pending' | 'sending' | 'sent' | 'unknown' | 'dead'

export type Delivery = NewDelivery & {
  readonly state: DeliveryState
  readonly attempts: number
  readonly partsSent: number
  readonly createdAt: number
  readonly notice: Notice
}

/** A notice with its deliveries: stored in one transaction with the facts it tells of. */
export type NewNotice = { readonly notice: Notice; readonly deliveries: readonly NewDelivery[] }

export type NewDocument = {
  readonly watch: Watch
  readonly item: Item
  readonly dueAt: number
  readonly isNews: boolean
}

/** Everything that one check decided: ONE transaction, refused whole when the lease is lost. */
export type CheckCommit = {
  readonly lease: Lease
  readonly look: Look
  readonly nextDueAt: number
  /** The outcome for the watch row. */
  readonly watch: {
    readonly good: boolean
    /** Only with a good page; `null` forgets. */
    readonly validators?: Validators | null
    readonly goneSince?: number | null
    readonly unconfirmed?: string | null
    /** Another page stood behind the same validator. */
    readonly validatorsLied?: true
    /** The document is back at its own address. */
    readonly movedTo?: null
    readonly stop?: boolean
  }
  readonly revision?: Revision
  readonly change?: StoredChange
  readonly alerts: readonly Alert[]
  readonly notices: readonly NewNotice[]
  readonly documents: readonly NewDocument[]
  /** Opened, changed, or (with `closedAt`) closed. */
  readonly incident?: IncidentNote
  /** The watch whose document now lives at this watch's address: its `movedTo` is set, its open incident closed. */
  readonly supersedes?: { readonly watchId: string; readonly to: string }
  /** What the register learns. @throws CodedError `register-overtaken` from the commit when its basis is old. */
  readonly register?: RegisterUpdate
}

/** An entry as it stands now, and what happened to it. */
export type RegisterWrite = {
  readonly entry: RegisterEntry
  /** Absent: only its dates or its facts change. `entry.events` counts it already. */
  readonly event?: {
    readonly kind: RegisterEventKind
    readonly changeId?: string
    readonly parts: readonly PartChange[]
  }
  /** Dates that lie ahead; a kind that is named in `cancelled` lies ahead no more. The same date again changes nothing. */
  readonly dates: readonly StoredDate[]
  readonly cancelled: readonly DateKind[]
}

/** What the register learns in one commit. */
export type RegisterUpdate = {
  /** The version that the decisions were made on. */
  readonly basis: number
  readonly watchId: string
  readonly at: number
  readonly writes: readonly RegisterWrite[]
  /** Dates that concern no entry (a rule is suspended until a day), and subjects whose dates lie ahead no more. */
  readonly dates?: readonly StoredDate[]
  readonly cancelled?: readonly string[]
  /** Entries that the watch shows, and those that it shows no more. */
  readonly seen: readonly string[]
  readonly gone: readonly string[]
  readonly openings: readonly Opening[]
  /** Parties that have been told of an entry: once for each. */
  readonly told: readonly { readonly party: string; readonly listingId: string }[]
  /** Hash of the parties that have been screened against the whole register. */
  readonly parties?: string
}

/** What a job that looks at no page decided: the calendar, the screening of new parties. ONE transaction. */
export type RegisterCommit = {
  readonly update: RegisterUpdate
  /** Dates that have been told, with the time of their next telling. */
  readonly told: readonly StoredDate[]
  readonly changes: readonly StoredChange[]
  readonly alerts: readonly Alert[]
  readonly notices: readonly NewNotice[]
}
