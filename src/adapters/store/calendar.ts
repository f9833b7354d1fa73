/** The dates that lie ahead, and the one transaction in which their telling is stored. */
import type { DateKind, StoredDate } from '../../model/register.ts'
import type { Calendar } from '../../ports/calendar.ts'
import { insertAlerts, insertChange } from './changes.ts'
import { insertNotices } from './outbox.ts'
import { applyUpdate } from './register-writes.ts'
import type { DateRow, Db } from './schema.ts'

export function createCalendar(db: Db): Calendar {
  return {
    due: async (now, limit) => {
      const rows = await db
        .selectFrom('dates')
        .selectAll()
        .where('next_at', 'is not', null)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .orderBy('subject')
        .limit(limit)
        .execute()
      return rows.map(storedDate)
    },

    commit: ({ update, changes, alerts, notices, told }) =>
      db.transaction().execute(async (trx) => {
        await applyUpdate(trx, update)
        for (const { subject, kind, date, nextAt } of told) {
          await trx
            .updateTable('dates')
            .set({ next_at: nextAt })
            .where('subject', '=', subject)
            .where('kind', '=', kind)
            .where('date', '=', date)
            .execute()
        }
        for (const change of changes) await insertChange(trx, change)
        await insertAlerts(trx, alerts, update.at)
        await insertNotices(trx, notices, update.at)
      }),
  }
}

function storedDate(row: DateRow): StoredDate {
  const { subject, date, zone } = row
  return {
    subject,
    kind: row.kind as DateKind,
    date,
    zone,
    changeId: row.change_id,
    watchId: row.watch_id,
    nextAt: row.next_at,
  }
}
