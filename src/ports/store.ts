/** The store, the only truth: what it keeps, and what may be asked of it. */

import type { PartChange } from '../model/change.ts'
import type { ListingState } from '../model/listing.ts'
import type { IncidentNote, Notice, Story } from '../model/notice.ts'
import type {
  DateKind,
  Opening,
  RegisterEntry,
  RegisterEvent,
  RegisterEventKind,
  StoredDate,
} from '../model/register.ts'
import type { Finding, Item, Redirect, Validators, Watch } from '../model.ts'

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
  /** What the change of wording comes to (src/classify/summary.ts). */
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

export type Watches = {
  /** Makes the stored set equal to the configured one: new ones due at once, removed ones stopped, followed ones kept. */
  configure(watches: readonly Watch[], now: number): Promise<void>
  /** Ids that are due, oldest first, at most `perHost` for one host and `limit` in all; leased ones left out. */
  due(now: number, limit: number, perHost: number): Promise<readonly string[]>
  /** @returns undefined when another worker holds the watch or it is not known. */
  claim(watchId: string, now: number, forMs: number): Promise<{ lease: Lease; state: WatchState } | undefined>
  /** Holds on to a watch whose check takes long. Nothing happens when another worker has it by now. */
  renew(lease: Lease, until: number): Promise<void>
  /** Lets go without a look (the host must wait): due again at `dueAt`. */
  release(lease: Lease, dueAt: number): Promise<void>
  list(): Promise<readonly WatchState[]>
  get(watchId: string): Promise<WatchState | undefined>
  /** Marks that the next page is to be believed, and makes the watch due. @returns false when the watch is not known. */
  accept(watchId: string, now: number): Promise<boolean>
}

export type Evidence = {
  /** Keeps bytes, compressed, addressed by SHA-256. Idempotent. */
  keep(sha256: string, body: Uint8Array, now: number): Promise<void>
  body(sha256: string): Promise<Uint8Array | undefined>
  /** @throws CodedError `lease-lost` when the fence is not the watch's newest one: nothing is written. */
  commit(check: CheckCommit): Promise<void>
  revision(id: string): Promise<Revision | undefined>
  /** Newest revisions of the other followed documents of a source: candidates for "the same text at a new address". */
  siblings(sourceId: string, exceptWatchId: string, limit: number): Promise<readonly Revision[]>
  /** Forgets bytes older than `before` (ms) that no revision, no refused look and no latest look refers to. */
  sweep(before: number): Promise<void>
  looks(watchId: string, limit: number): Promise<readonly (Look & { readonly hash: string })[]>
}

export type Changes = {
  list(filter: {
    readonly since?: number
    readonly watchId?: string
    readonly kind?: string
    readonly limit: number
  }): Promise<readonly StoredChange[]>
  get(idPrefix: string): Promise<StoredChange | undefined>
  story(changeId: string, findings: readonly number[]): Promise<Story>
}

export type Outbox = {
  /** Deliveries that may be tried now: pending, unknown past their time, sending past their lease. */
  due(now: number, limit: number): Promise<readonly string[]>
  /** Takes one: state `sending`, one more attempt. Undefined when somebody else has it or it is done. */
  take(id: string, now: number, leaseMs: number): Promise<Delivery | undefined>
  /**
   * Records the outcome of the attempt, and in the same transaction the notices that follow from it (a message given up).
   * `nextAt` for pending and unknown. Nothing happens when another worker has made a newer attempt.
   */
  settle(
    delivery: Pick<Delivery, 'id' | 'attempts'>,
    outcome: {
      readonly state: DeliveryState
      readonly reason: string
      readonly partsSent: number
      readonly nextAt?: number
    },
    now: number,
    notices?: readonly NewNotice[],
  ): Promise<void>
  add(notices: readonly NewNotice[], now: number): Promise<void>
  counts(): Promise<Readonly<Record<DeliveryState, number>>>
}

export type Digests = {
  /** Alerts of a route that wait for its digest. */
  held(route: string): Promise<readonly Alert[]>
  /** Stores the digest and marks the alerts told, in one transaction; `slot` is the scheduled time: one digest a slot. */
  close(
    route: string,
    slot: number,
    alertIds: readonly string[],
    notice: NewNotice | undefined,
    now: number,
  ): Promise<void>
  /** Hands the held alerts of routes that have no digest any more (renamed, removed, made at-once) to `heir`. */
  inherit(routes: readonly string[], heir: string): Promise<number>
  lastSlot(route: string): Promise<number | undefined>
}

export type RegisterSearch = {
  /** Folded words, each of which must stand in a name or number of the entry; none: every entry. */
  readonly words: readonly string[]
  readonly list?: string
  /** As it stood at this time (ms): what came later is not known yet. */
  readonly at?: number
}

type RegisterSummary = {
  readonly list: string
  readonly entries: number
  readonly firstSeen: number
  /** When a source was last seen to show the entry that has waited longest. */
  readonly oldestSeen: number
}

/** Every listing with its history. Reads only: it is written by a check's commit and by `commit` of the calendar. */
export type Register = {
  /** Rises with each write. What decisions rest on is read after it. */
  basis(): Promise<{ readonly version: number; readonly parties?: string }>
  /** In the order of list and name. */
  search(query: RegisterSearch): Promise<readonly RegisterEntry[]>
  /** Entries of these lists that have one of the names (`nameKey`) as their own or as an alias, or one of the list's keys. */
  find(query: {
    readonly lists: readonly string[]
    readonly names: readonly string[]
    readonly keys: readonly string[]
  }): Promise<readonly RegisterEntry[]>
  /** Without `states`: removed and stopped ones too. */
  entries(filter: {
    readonly lists?: readonly string[]
    readonly states?: readonly ListingState[]
    readonly ids?: readonly string[]
  }): Promise<readonly RegisterEntry[]>
  /** @param number in the form of the notice itself, or its issuer with its day: 商务部公告（2025-04-04）. */
  byNotice(number: string): Promise<readonly RegisterEntry[]>
  /** Oldest first. */
  history(id: string): Promise<readonly RegisterEvent[]>
  /** Which entries a watch shows, and which it showed once. */
  shownBy(watchId: string): Promise<ReadonlyMap<string, 'shown' | 'gone'>>
  /** Watches that show the entry. */
  sources(listingId: string): Promise<readonly string[]>
  openings(list: string, since: number): Promise<readonly Opening[]>
  /** Parties that have been told of an entry. */
  toldParties(): Promise<ReadonlySet<string>>
  summary(): Promise<readonly RegisterSummary[]>
}

export type Calendar = {
  /** Dates whose telling is due, earliest first. */
  due(now: number, limit: number): Promise<readonly StoredDate[]>
  /** @throws CodedError `register-overtaken` when its basis is old: nothing is written. */
  commit(commit: RegisterCommit): Promise<void>
}

export type Hosts = {
  /** Reserves the right to ask `host` once. @returns undefined, or the time (ms) to come back at. */
  reserve(
    host: string,
    now: number,
    rule: { readonly gapMs: number; readonly inFlight: number; readonly leaseMs: number },
  ): Promise<number | undefined>
  done(host: string, now: number): Promise<void>
  /** The site said to wait (Retry-After). */
  pause(host: string, until: number): Promise<void>
  robots(host: string): Promise<{ readonly at: number; readonly status: number; readonly text: string } | undefined>
  keepRobots(host: string, at: number, status: number, text: string): Promise<void>
}

export type Store = {
  readonly watches: Watches
  readonly evidence: Evidence
  readonly changes: Changes
  readonly outbox: Outbox
  readonly digests: Digests
  readonly register: Register
  readonly calendar: Calendar
  readonly hosts: Hosts
  close(): Promise<void>
}
