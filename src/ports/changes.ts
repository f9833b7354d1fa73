/** What the store keeps of changes: findings as they were told. */
import type { Story } from '../model/notice.ts'
import type { StoredChange } from './records.ts'

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
