/** What the store keeps as evidence: looks chained to each other, revisions, the bytes of pages. */
import type { CheckCommit, Look, Revision } from './records.ts'

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
