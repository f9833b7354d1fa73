/** What the register learns, written inside the transaction of a check or of the calendar: all of it or nothing. */
import { CodedError } from '../../errors.ts'
import { countryKey, nameKey, searchText } from '../../listing/identity.ts'
import type { RegisterUpdate, RegisterWrite } from '../../ports/records.ts'
import { versionOf } from './register.ts'
import { write } from './rows.ts'
import type { DateRow, ListingRow, Write } from './schema.ts'

/** Rows of one insert: more of them cost more to compile than they save. */
const ROWS = 100

/**
 * Idempotent where ids are hashes; refused whole when somebody wrote in between.
 * @throws CodedError `register-overtaken`
 */
export async function applyUpdate(trx: Write, update: RegisterUpdate): Promise<void> {
  const version = await versionOf(trx)
  if (version !== update.basis) {
    throw new CodedError('register-overtaken', 'Another commit has changed the register meanwhile.', {
      hint: 'Nothing was stored; it is decided again on the register as it is now.',
      retryable: true,
    })
  }
  await putFact(trx, 'version', String(version + 1))
  if (update.parties !== undefined) await putFact(trx, 'parties', update.parties)
  const { writes, watchId, at } = update
  await putListings(trx, writes)
  await putHistory(trx, update)
  await putSources(trx, update)
  await putDates(trx, update)
  for (const opening of update.openings) {
    const { changeId, list } = opening
    await trx
      .insertInto('listing_openings')
      .values({ change_id: changeId, list, at: opening.at, json: write(opening) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  for (const some of inChunks(update.told)) {
    await trx
      .insertInto('listing_parties')
      .values(some.map(({ party, listingId }) => ({ party, listing_id: listingId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  for (const id of update.gone) {
    await trx
      .updateTable('listing_sources')
      .set({ gone_at: at })
      .where('listing_id', '=', id)
      .where('watch_id', '=', watchId)
      .execute()
  }
}

async function putFact(trx: Write, name: string, value: string): Promise<void> {
  await trx
    .insertInto('register_facts')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

async function putListings(trx: Write, writes: readonly RegisterWrite[]): Promise<void> {
  for (const some of inChunks(writes)) {
    await trx
      .insertInto('listings')
      .values(some.map(listingRow))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({
          name_key: row.ref('excluded.name_key'),
          list_key: row.ref('excluded.list_key'),
          search: row.ref('excluded.search'),
          country: row.ref('excluded.country'),
          state: row.ref('excluded.state'),
          since: row.ref('excluded.since'),
          told_change: row.ref('excluded.told_change'),
          notice: row.ref('excluded.notice'),
          notice_day: row.ref('excluded.notice_day'),
          json: row.ref('excluded.json'),
        })),
      )
      .execute()
  }
}

function listingRow({ entry }: RegisterWrite): ListingRow {
  const { listing } = entry
  return {
    id: entry.id,
    list: listing.list,
    name_key: nameKey(listing.name),
    list_key: listing.key ?? null,
    search: searchText(listing),
    country: countryKey(listing.country),
    state: entry.state,
    since: entry.since,
    first_seen: entry.firstSeen,
    told_change: entry.told?.changeId ?? null,
    notice: entry.notice ?? null,
    notice_day: entry.noticeDay ?? null,
    json: write(entry),
  }
}

async function putHistory(trx: Write, { writes, at, watchId }: RegisterUpdate): Promise<void> {
  const rows = writes.flatMap(({ entry, event }) =>
    event === undefined
      ? []
      : [
          {
            listing_id: entry.id,
            seq: entry.events,
            at,
            kind: event.kind,
            change_id: event.changeId ?? null,
            watch_id: watchId,
            parts: write(event.parts),
            json: write(entry),
          },
        ],
  )
  for (const some of inChunks(rows)) await trx.insertInto('listing_history').values(some).execute()
}

/** What is shown again is no longer gone. */
async function putSources(trx: Write, { seen, at, watchId }: RegisterUpdate): Promise<void> {
  const rows = seen.map((id) => ({ listing_id: id, watch_id: watchId, first_at: at, last_at: at, gone_at: null }))
  for (const some of inChunks(rows)) {
    await trx
      .insertInto('listing_sources')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['listing_id', 'watch_id']).doUpdateSet({ last_at: at, gone_at: null }),
      )
      .execute()
  }
}

/** A date that moved takes the place of the old one; the same date again keeps what has been told of it. */
async function putDates(
  trx: Write,
  { writes, dates: ruleDates = [], cancelled: over = [] }: RegisterUpdate,
): Promise<void> {
  if (over.length > 0) await trx.deleteFrom('dates').where('subject', 'in', over).execute()
  for (const { entry, cancelled } of writes) {
    if (cancelled.length === 0) continue
    await trx.deleteFrom('dates').where('subject', '=', entry.id).where('kind', 'in', cancelled).execute()
  }
  for (const dates of [...writes.map((one) => one.dates), ruleDates]) {
    for (const { subject, kind, date, zone, changeId, watchId, nextAt } of dates) {
      const row: DateRow = { subject, kind, date, zone, change_id: changeId, watch_id: watchId, next_at: nextAt }
      await trx
        .insertInto('dates')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['subject', 'kind']).doUpdateSet(row).where('dates.date', '!=', date),
        )
        .execute()
    }
  }
}

function inChunks<T>(values: readonly T[]): T[][] {
  const found: T[][] = []
  for (let i = 0; i < values.length; i += ROWS) found.push(values.slice(i, i + ROWS))
  return found
}
