/** The watches of the store: which there are, which are due, who holds one, and what is known of it. */
import { type SelectQueryBuilder, sql } from 'kysely'
import type { IncidentNote } from '../../model/notice.ts'
import type { Watch } from '../../model/watch.ts'
import type { Lease, Revision, WatchState } from '../../ports/records.ts'
import type { Watches } from '../../ports/watches.ts'
import { read, watchState, write } from './rows.ts'
import type { Db, Tables, WatchRow, Write } from './schema.ts'

/** Revisions whose hashes a check gets to see. */
const RECENT = 20

/** A time further ahead than this was written before the clock was set back: it holds nobody up. */
const CLOCK_STEP_MS = 60_000

export function createWatches(db: Db): Watches {
  return {
    configure: (watches, now) => db.transaction().execute((trx) => configure(trx, watches, now)),

    due: async (now, limit, perHost) => {
      const ranked = db
        .selectFrom('watches')
        .select(['id', 'due_at'])
        .select(sql<number>`row_number() over (partition by host order by due_at, id)`.as('place'))
        .where('state', '=', 'watched')
        .where((is) => is.or([is('due_at', '<=', now), is('last_look_at', '>', now + CLOCK_STEP_MS)]))
        .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<=', now)]))
      const rows = await db
        .selectFrom(ranked.as('ranked'))
        .select('id')
        .where('place', '<=', perHost)
        .orderBy('due_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },

    claim: (watchId, now, forMs) =>
      db.transaction().execute(async (trx) => {
        const until = now + forMs
        const row = await trx
          .updateTable('watches')
          .set({ fence: sql`fence + 1`, lease_until: until })
          .where('id', '=', watchId)
          .where('state', '=', 'watched')
          .where((is) =>
            is.or([
              is('lease_until', 'is', null),
              is('lease_until', '<=', now),
              is('lease_until', '>', until + CLOCK_STEP_MS),
            ]),
          )
          .returningAll()
          .executeTakeFirst()
        if (row === undefined) return undefined
        const [state] = await statesOf(trx, [row])
        return state === undefined ? undefined : { lease: { watchId, fence: row.fence, until }, state }
      }),

    renew: async (lease, until) => changeLease(db, lease, { lease_until: until }),

    release: async (lease, dueAt) => changeLease(db, lease, { lease_until: null, due_at: dueAt }),

    list: async () => {
      const rows = await db.selectFrom('watches').selectAll().where('state', '=', 'watched').orderBy('id').execute()
      return statesOf(db, rows)
    },

    get: async (watchId) => {
      const row = await db.selectFrom('watches').selectAll().where('id', '=', watchId).executeTakeFirst()
      return row === undefined ? undefined : (await statesOf(db, [row]))[0]
    },

    // Neither "not modified" nor the bytes of the last good page may stand in for the page that is to be believed.
    accept: (watchId, now) =>
      db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable('watches')
          .set({ accepted_at: now, due_at: now, validators: '{}', last_good_sha256: null })
          .where('id', '=', watchId)
          .where('state', '=', 'watched')
          .returning('id')
          .executeTakeFirst()
        return row !== undefined
      }),
  }
}

/** Only while the lease holds: nothing happens when it was used, given back, or taken over. */
async function changeLease(db: Db, { watchId, fence }: Lease, change: Partial<WatchRow>): Promise<void> {
  await db
    .transaction()
    .execute((trx) =>
      trx
        .updateTable('watches')
        .set(change)
        .where('id', '=', watchId)
        .where('fence', '=', fence)
        .where('lease_until', 'is not', null)
        .execute(),
    )
}

/**
 * Configured watches that are gone from the configuration are not looked at any more; their history stays. Documents that an
 * index announced are not configured: they go on until a check ends them.
 */
async function configure(trx: Write, watches: readonly Watch[], now: number): Promise<void> {
  const rows = await trx.selectFrom('watches').selectAll().execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  for (const watch of watches) {
    const row = known.get(watch.id)
    if (row === undefined)
      await trx
        .insertInto('watches')
        .values(newWatchRow(watch, now, false))
        .execute()
    else await update(trx, row, watch, now)
  }
  const configured = new Set(watches.map(({ id }) => id))
  for (const row of rows) {
    if (row.found_by !== null || row.state !== 'watched' || configured.has(row.id)) continue
    await trx.updateTable('watches').set({ state: 'removed' }).where('id', '=', row.id).execute()
  }
}

async function update(trx: Write, row: WatchRow, watch: Watch, now: number): Promise<void> {
  const json = write(watch)
  if (row.json === json && row.state === 'watched') return
  const before = read<Watch>(row.json)
  const moved = before.url !== watch.url || before.find?.into !== watch.find?.into
  // `ended` stands until the address changes: a document that was withdrawn is not looked at again at each start.
  const resumed = row.state === 'removed' || (row.state === 'ended' && moved)
  await trx
    .updateTable('watches')
    .set({ ...columnsOf(watch), found_by: watch.foundBy ?? null })
    .$if(resumed, (query) => query.set({ state: 'watched', due_at: now }))
    .$if(watch.everyMs < before.everyMs, (query) =>
      query.set({ due_at: Math.min(row.due_at, Math.max(now, (row.last_look_at ?? now) + watch.everyMs)) }),
    )
    // What was read with other rules must be read again: neither "not modified" nor the same bytes may stand in for that.
    .$if(JSON.stringify(before.reading) !== JSON.stringify(watch.reading), (query) =>
      query.set({ validators: '{}', last_good_sha256: null, lease_until: null, fence: row.fence + 1 }),
    )
    // The index of a new year goes on from last year's: the same list at another address, as the configuration says.
    .$if(moved && watch.olderUrl === before.url, (query) =>
      query.set({
        ...FRESH,
        baseline: row.baseline,
        last_good_at: row.last_good_at,
        due_at: now,
        fence: row.fence + 1,
      }),
    )
    // What was read at the old address says nothing about the new one; a check that is under way there must not commit.
    .$if(moved && watch.olderUrl !== before.url, (query) => query.set({ ...FRESH, due_at: now, fence: row.fence + 1 }))
    .where('id', '=', row.id)
    .execute()
}

/** What a watch knows before its first look. */
const FRESH = {
  is_news: 0,
  lease_until: null,
  last_good_at: null,
  last_good_sha256: null,
  validators: '{}',
  baseline: null,
  failures: 0,
  gone_since: null,
  unconfirmed: null,
  moved_to: null,
  accepted_at: null,
  validators_lied_at: null,
} satisfies Partial<WatchRow>

export function newWatchRow(watch: Watch, dueAt: number, isNews: boolean): WatchRow {
  return {
    ...FRESH,
    ...columnsOf(watch),
    id: watch.id,
    state: 'watched',
    found_by: watch.foundBy ?? null,
    is_news: isNews ? 1 : 0,
    due_at: dueAt,
    fence: 0,
    looks: 0,
    chain_head: '',
    last_look_at: null,
    last_sha256: '',
  }
}

function columnsOf(watch: Watch): Pick<WatchRow, 'source_id' | 'host' | 'json'> {
  const host = URL.canParse(watch.url) ? new URL(watch.url).host : ''
  return { source_id: watch.source.id, host, json: write(watch) }
}

/** @returns the states of the rows in their order: two queries for one watch or for all of them, three with incidents. */
async function statesOf(db: Db | Write, rows: readonly WatchRow[]): Promise<WatchState[]> {
  if (rows.length === 0) return []
  const only = rows.length === 1 ? rows[0]?.id : undefined
  const ofWatch = <T extends 'incidents' | 'revisions', O>(query: SelectQueryBuilder<Tables, T, O>) =>
    only === undefined ? query : query.where(sql.ref('watch_id'), '=', only)

  const ranked = ofWatch(db.selectFrom('revisions'))
    .select(['watch_id', 'seq', 'at', 'extract_hash'])
    .select(sql<number>`row_number() over (partition by watch_id order by seq desc)`.as('place'))
  const revisions = await db
    .selectFrom(ranked.as('ranked'))
    .select(['watch_id', 'at', 'extract_hash'])
    .where('place', '<=', RECENT)
    .orderBy('watch_id')
    .orderBy('seq', 'desc')
    .execute()
  const baselines = await db
    .selectFrom('watches')
    .innerJoin('revisions', 'revisions.id', 'watches.baseline')
    .select(['watches.id', 'revisions.json'])
    .$if(only !== undefined, (query) => query.where('watches.id', '=', only ?? ''))
    .execute()
  const incidents = await ofWatch(
    db.selectFrom('incidents').select(['watch_id', 'json']).where('closed_at', 'is', null),
  ).execute()

  const recent = Map.groupBy(revisions, ({ watch_id }) => watch_id)
  const baselineOf = new Map(baselines.map(({ id, json }) => [id, json]))
  const incidentOf = new Map(incidents.map(({ watch_id, json }) => [watch_id, json]))
  return rows.map((row) => {
    const baseline = baselineOf.get(row.id)
    const incident = incidentOf.get(row.id)
    return watchState(row, {
      baseline: baseline === undefined ? undefined : read<Revision>(baseline),
      openIncident: incident === undefined ? undefined : read<IncidentNote>(incident),
      recent: (recent.get(row.id) ?? []).map(({ extract_hash, at }) => ({ extractHash: extract_hash, at })),
    })
  })
}
