/** Alerts that wait for their route's digest. */
import type { Alert, NewNotice } from './records.ts'

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
