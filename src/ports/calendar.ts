/** Stored dates that will arrive: effective dates, deadlines, ends of suspensions. */
import type { StoredDate } from '../model/register.ts'
import type { RegisterCommit } from './records.ts'

export type Calendar = {
  /** Dates whose telling is due, earliest first. */
  due(now: number, limit: number): Promise<readonly StoredDate[]>
  /** @throws CodedError `register-overtaken` when its basis is old: nothing is written. */
  commit(commit: RegisterCommit): Promise<void>
}
