/** From rows to the values of the ports and back. */
import type { PartChange } from '../../model/change.ts'
import type { IncidentNote, Notice } from '../../model/notice.ts'
import type { Validators } from '../../model/page.ts'
import type { Opening, RegisterEntry } from '../../model/register.ts'
import type { Watch } from '../../model/watch.ts'
import type { Alert, Delivery, Look, Revision, StoredChange, WatchState } from '../../ports/records.ts'
import type { DeliveryRow, WatchRow } from './schema.ts'

/** What a watch row refers to. */
export type WatchFacts = {
  readonly baseline: Revision | undefined
  readonly openIncident: IncidentNote | undefined
  readonly recent: WatchState['recent']
}

export function watchState(row: WatchRow, facts: WatchFacts): WatchState {
  return {
    watch: read<Watch>(row.json),
    dueAt: row.due_at,
    validators: read<Validators>(row.validators),
    failures: row.failures,
    recent: facts.recent,
    isNews: row.is_news === 1,
    ...given('baseline', facts.baseline),
    ...given('lastGoodSha256', row.last_good_sha256),
    ...given('lastGoodAt', row.last_good_at),
    ...given('lastLookAt', row.last_look_at),
    ...given('goneSince', row.gone_since),
    ...given('unconfirmed', row.unconfirmed),
    ...given('openIncident', facts.openIncident),
    ...given('movedTo', row.moved_to),
    ...given('validatorsLiedAt', row.validators_lied_at),
    ...(row.accepted_at === null ? {} : { accepted: true as const }),
  }
}

export function delivery(row: DeliveryRow, notice: Notice): Delivery {
  return {
    id: row.id,
    noticeId: row.notice_id,
    channel: row.channel,
    recipient: row.recipient,
    state: row.state,
    attempts: row.attempts,
    partsSent: row.parts_sent,
    createdAt: row.created_at,
    notice,
  }
}

/** A value of the model as it is stored. JSON escapes what a text column cannot hold: NUL and lone surrogates. */
type Stored =
  | Alert
  | IncidentNote
  | Look
  | Notice
  | Opening
  | RegisterEntry
  | Revision
  | StoredChange
  | Validators
  | Watch
  | readonly PartChange[]

export function write(value: Stored): string {
  return JSON.stringify(value)
}

/** @param json from `write`, never from outside. */
export function read<T extends Stored>(json: string): T {
  return JSON.parse(json) as T
}

/** @returns an object with `key`, or an empty one where there is no value. */
export function given<K extends string, V>(key: K, value: V | null | undefined): { readonly [key in K]?: V } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: V })
}
