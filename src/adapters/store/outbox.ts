/** The outbox of the store: notices, and one delivery for each recipient with its state. */
import type { Notice } from '../../model/notice.ts'
import type { Outbox } from '../../ports/outbox.ts'
import type { DeliveryState, NewNotice } from '../../ports/records.ts'
import { delivery, read, write } from './rows.ts'
import type { Db, Write } from './schema.ts'

/** Reason of an attempt whose worker ended, or was held up, before it could say how it went. */
const LEASE_ENDED = 'The attempt ended without an outcome.'

export function createOutbox(db: Db): Outbox {
  return {
    due: async (now, limit) => {
      const rows = await db
        .selectFrom('deliveries')
        .select('id')
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },

    take: (id, now, leaseMs) =>
      db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable('deliveries')
          .set((set) => ({
            state: 'sending',
            attempts: set('attempts', '+', 1),
            next_at: now + leaseMs,
            reason: set.case().when('state', '=', 'sending').then(LEASE_ENDED).else(set.ref('reason')).end(),
          }))
          .where('id', '=', id)
          .where('next_at', '<=', now)
          .returningAll()
          .executeTakeFirst()
        if (row === undefined) return undefined
        const notice = await trx
          .selectFrom('notices')
          .select('json')
          .where('id', '=', row.notice_id)
          .executeTakeFirstOrThrow()
        return delivery(row, read<Notice>(notice.json))
      }),

    settle: async ({ id, attempts }, { state, reason, partsSent, nextAt }, now, notices = []) => {
      const waits = state === 'pending' || state === 'unknown'
      await db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable('deliveries')
          .set({
            state,
            reason,
            parts_sent: partsSent,
            next_at: waits ? (nextAt ?? now) : null,
            settled_at: waits ? null : now,
          })
          .where('id', '=', id)
          .where('state', '!=', 'sent')
          // A worker that was held up past its lease must not speak for the attempt of another one.
          .$if(state !== 'sent', (query) => query.where('state', '=', 'sending').where('attempts', '=', attempts))
          .returning('id')
          .executeTakeFirst()
        if (row !== undefined) await insertNotices(trx, notices, now)
      })
    },

    add: (notices, now) => db.transaction().execute((trx) => insertNotices(trx, notices, now)),

    counts: async () => {
      const rows = await db
        .selectFrom('deliveries')
        .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute()
      const counts: Record<DeliveryState, number> = { pending: 0, sending: 0, sent: 0, unknown: 0, dead: 0 }
      for (const { state, count } of rows) counts[state] = Number(count)
      return counts
    },
  }
}

/** Idempotent by id: a notice that is told already is not told again. */
export async function insertNotices(trx: Write, notices: readonly NewNotice[], now: number): Promise<void> {
  for (const { notice, deliveries } of notices) {
    await trx
      .insertInto('notices')
      .values({ id: notice.id, route: notice.route, at: notice.at, json: write(notice) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    for (const { id, channel, recipient } of deliveries) {
      await trx
        .insertInto('deliveries')
        .values({
          id,
          notice_id: notice.id,
          channel,
          recipient,
          state: 'pending',
          attempts: 0,
          parts_sent: 0,
          created_at: now,
          next_at: now,
          reason: '',
          settled_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
  }
}
