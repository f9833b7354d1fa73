/** A check under way, and what it came to. */
import type { Deps } from '../../src/deps.ts'
import type { ErrorCode } from '../../src/errors.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Lease, WatchState } from '../../src/ports/records.ts'

/** What one check came to. */
export type CheckReport = {
  readonly watchId: string
  readonly outcome: 'busy' | 'wait' | 'baseline' | 'unchanged' | 'unconfirmed' | 'changed' | 'refused' | 'failed'
  readonly code?: ErrorCode
  readonly message?: string
  readonly changeId?: string
  readonly findings: readonly Finding[]
}

/** A check under way: the world, the lease and what is known of the watch. */
export type Visit = {
  readonly deps: Deps
  readonly lease: Lease
  readonly state: WatchState
  /** This look found another page behind the same validator. */
  readonly validatorsLied?: true
}
