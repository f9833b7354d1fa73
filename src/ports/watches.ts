/** What the store keeps of watches: when each is due, who holds it, what its last good look was. */
import type { Watch } from '../model/watch.ts'
import type { Lease, WatchState } from './records.ts'

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
