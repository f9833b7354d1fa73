/** The tables: what they are called and what is in them. */
import type { Kysely, Transaction } from 'kysely'

/**
 * Only integers (times in milliseconds, booleans as 0 and 1), text (values as JSON) and blobs: the same tables on SQLite
 * and PostgreSQL. `json` holds the whole value of the model; the columns beside it are what queries look for.
 */
export type Tables = {
  readonly migrations: { version: number; at: number }
  readonly watches: WatchRow
  readonly incidents: IncidentRow
  readonly bodies: { sha256: string; at: number; size: number; zstd: Uint8Array }
  readonly looks: LookRow
  readonly revisions: RevisionRow
  readonly changes: { id: string; watch_id: string; at: number; json: string }
  readonly findings: { change_id: string; position: number; kind: string; severity: string }
  readonly alerts: AlertRow
  readonly notices: { id: string; route: string; at: number; json: string }
  readonly deliveries: DeliveryRow
  readonly digests: { route: string; slot: number; at: number; notice_id: string | null }
  readonly hosts: { host: string; last_start: number; paused_until: number }
  readonly host_uses: { id: string; host: string; until: number }
  readonly listings: ListingRow
  readonly listing_history: ListingEventRow
  readonly listing_sources: {
    listing_id: string
    watch_id: string
    first_at: number
    last_at: number
    gone_at: number | null
  }
  readonly listing_openings: { change_id: string; list: string; at: number; json: string }
  readonly listing_parties: { party: string; listing_id: string }
  readonly dates: DateRow
  readonly register_facts: { name: string; value: string }
  readonly robots: { host: string; at: number; status: number; text: string }
}

export type WatchRow = {
  id: string
  source_id: string
  host: string
  /** The watch as configured, or as its index announced it. */
  json: string
  /** `watched`; `removed` from the configuration; `ended`: a check said that there is nothing to look at any more. */
  state: 'watched' | 'removed' | 'ended'
  /** The watch whose index announced it; null for a configured one. */
  found_by: string | null
  is_news: number
  due_at: number
  fence: number
  lease_until: number | null
  /** Number of looks so far, and the hash of the last one. */
  looks: number
  chain_head: string
  last_look_at: number | null
  last_sha256: string
  last_good_at: number | null
  last_good_sha256: string | null
  validators: string
  baseline: string | null
  failures: number
  gone_since: number | null
  unconfirmed: string | null
  moved_to: string | null
  /** When somebody said that the next page is to be believed; null when nobody did. */
  accepted_at: number | null
  /** When another page was found behind the same validator; null while validators are trusted. */
  validators_lied_at: number | null
}

export type ListingRow = {
  id: string
  list: string
  /** The folded own name, and all folded names and numbers, one a line. */
  name_key: string
  list_key: string | null
  search: string
  country: string
  state: string
  since: string
  first_seen: number
  told_change: string | null
  notice: string | null
  /** The day of that notice, for references that give no number. */
  notice_day: string | null
  /** The whole entry. */
  json: string
}

type ListingEventRow = {
  listing_id: string
  seq: number
  at: number
  kind: string
  change_id: string | null
  watch_id: string
  parts: string
  /** The whole entry afterwards. */
  json: string
}

export type DateRow = {
  subject: string
  kind: string
  date: string
  zone: string
  change_id: string
  watch_id: string
  /** When it is told next; null when it has been told for the last time. */
  next_at: number | null
}

type IncidentRow = { id: string; watch_id: string; opened_at: number; closed_at: number | null; json: string }

type LookRow = {
  watch_id: string
  /** 1 for the first look of the watch; no number is left out. */
  seq: number
  fence: number
  at: number
  sha256: string
  outcome: string
  hash: string
  json: string
}

type RevisionRow = {
  id: string
  watch_id: string
  /** Of the look that brought it. */
  seq: number
  at: number
  sha256: string
  extract_hash: string
  json: string
}

type AlertRow = {
  id: string
  change_id: string
  route: string
  mode: 'at-once' | 'digest'
  at: number
  /** Null while it waits for the route's digest. */
  told_at: number | null
  json: string
}

export type DeliveryRow = {
  id: string
  notice_id: string
  channel: string
  recipient: string
  state: 'pending' | 'sending' | 'sent' | 'unknown' | 'dead'
  attempts: number
  parts_sent: number
  created_at: number
  /** When it may be tried: for `sending` the end of the attempt's lease; null when it is done. */
  next_at: number | null
  reason: string
  settled_at: number | null
}

export type Db = Kysely<Tables>
export type Write = Transaction<Tables>
