/** The store, the only truth: what it keeps, and what may be asked of it. */
import type { Calendar } from './calendar.ts'
import type { Changes } from './changes.ts'
import type { Digests } from './digests.ts'
import type { Evidence } from './evidence.ts'
import type { Hosts } from './hosts.ts'
import type { Outbox } from './outbox.ts'
import type { Register } from './register.ts'
import type { Watches } from './watches.ts'

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
