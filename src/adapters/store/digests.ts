/** The digests of the store: which alerts wait for one, and that each slot has one digest. */
import type { Digests } from '../../ports/digests.ts'
import type { Alert } from '../../ports/records.ts'
import { insertNotices } from './outbox.ts'
import { read } from './rows.ts'
import type { Db } from './schema.ts'

/** Ids in one statement; databases limit how many values one may have. */
const CHUNK = 500

export function createDigests(db: Db): Digests {
  return {
    held: async (route) => {
      const rows = await db
        .selectFrom('alerts')
        .select('json')
        .where('route', '=', route)
        .where('told_at', 'is', null)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(({ json }) => read<Alert>(json))
    },

    close: (route, slot, alertIds, notice, now) =>
      db.transaction().execute(async (trx) => {
        // Slots only go forward: a worker that was held up must not tell again what a later digest has told.
        const later = await trx
          .selectFrom('digests')
          .select('slot')
          .where('route', '=', route)
          .where('slot', '>=', slot)
          .limit(1)
          .executeTakeFirst()
        if (later !== undefined) return
        await trx
          .insertInto('digests')
          .values({ route, slot, at: now, notice_id: notice?.notice.id ?? null })
          .execute()
        if (notice !== undefined) await insertNotices(trx, [notice], now)
        for (let start = 0; start < alertIds.length; start += CHUNK) {
          await trx
            .updateTable('alerts')
            .set({ told_at: now })
            .where('id', 'in', alertIds.slice(start, start + CHUNK))
            .where('route', '=', route)
            .where('told_at', 'is', null)
            .execute()
        }
      }),

    inherit: async (routes, heir) => {
      const result = await db.transaction().execute((trx) =>
        trx
          .updateTable('alerts')
          .set({ route: heir })
          .where('told_at', 'is', null)
          .where('route', 'not in', [...routes, ''])
          .executeTakeFirst(),
      )
      return Number(result.numUpdatedRows)
    },

    lastSlot: async (route) => {
      const row = await db
        .selectFrom('digests')
        .select(({ fn }) => fn.max('slot').as('slot'))
        .where('route', '=', route)
        .executeTakeFirst()
      return row?.slot ?? undefined
    },
  }
}
