/** The incidents of the store: at most one is open for each watch. */
import type { IncidentNote } from '../../model/notice.ts'
import { read, write } from './rows.ts'
import type { Write } from './schema.ts'

/** Opens, changes or closes an incident; another one that is open for the watch gives way to it. */
export async function putIncident(trx: Write, incident: IncidentNote): Promise<void> {
  const { id, watchId, openedAt, closedAt } = incident
  if (closedAt === undefined) await closeIncidents(trx, watchId, openedAt, id)
  const facts = { closed_at: closedAt ?? null, json: write(incident) }
  await trx
    .insertInto('incidents')
    .values({ id, watch_id: watchId, opened_at: openedAt, ...facts })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(facts))
    .execute()
}

async function closeIncidents(trx: Write, watchId: string, closedAt: number, exceptId: string): Promise<void> {
  const open = await trx
    .selectFrom('incidents')
    .select(['id', 'json'])
    .where('watch_id', '=', watchId)
    .where('id', '!=', exceptId)
    .where('closed_at', 'is', null)
    .execute()
  for (const { id, json } of open) {
    const closed = write({ ...read<IncidentNote>(json), closedAt })
    await trx.updateTable('incidents').set({ closed_at: closedAt, json: closed }).where('id', '=', id).execute()
  }
}

/** The document of another watch lives here now: there is nothing wrong with that watch any more. */
export async function supersede(trx: Write, older: { watchId: string; to: string }, at: number): Promise<void> {
  await trx.updateTable('watches').set({ moved_to: older.to }).where('id', '=', older.watchId).execute()
  await closeIncidents(trx, older.watchId, at, '')
}
