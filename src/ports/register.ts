/** The register of official lists: every entry that was ever seen, with its history. */
import type { ListingState } from '../model/listing.ts'
import type { Opening, RegisterEntry, RegisterEvent } from '../model/register.ts'

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
