/** The evidence of the store: bytes by their hash, looks in a chain, and the one transaction that a check ends with. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { sql } from 'kysely'
import { CodedError } from '../../errors.ts'
import type { Evidence } from '../../ports/evidence.ts'
import type { CheckCommit, Look, Revision } from '../../ports/records.ts'
import { insertAlerts, insertChange } from './changes.ts'
import { putIncident, supersede } from './incidents.ts'
import { insertNotices } from './outbox.ts'
import { applyUpdate } from './register-writes.ts'
import { read, write } from './rows.ts'
import type { Db, WatchRow, Write } from './schema.ts'
import { newWatchRow } from './watches.ts'

/** The hash of a look in the chain of its watch (src/snapshot/chain.ts). */
export type LookHash = (previous: string, watchId: string, look: Look) => string

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

export function createEvidence(db: Db, lookHash: LookHash): Evidence {
  return {
    keep: async (sha256, body, now) => {
      const known = await db.selectFrom('bodies').select('size').where('sha256', '=', sha256).executeTakeFirst()
      if (known !== undefined) return
      const row = { sha256, at: now, size: body.byteLength, zstd: await compress(body) }
      await db.transaction().execute((trx) =>
        trx
          .insertInto('bodies')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      )
    },

    body: async (sha256) => {
      const row = await db.selectFrom('bodies').select(['size', 'zstd']).where('sha256', '=', sha256).executeTakeFirst()
      if (row === undefined) return undefined
      // One byte more than it may have, and at least one: a damaged frame must not become a bomb.
      const body = await decompress(row.zstd, { maxOutputLength: row.size + 1 }).catch(() => undefined)
      if (body === undefined || createHash('sha256').update(body).digest('hex') !== sha256) {
        throw new CodedError('evidence-missing', `The kept page ${sha256} is damaged.`, {
          hint: 'Put back the last backup of the database, and check its disk.',
        })
      }
      return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
    },

    commit: (check) => db.transaction().execute((trx) => commit(trx, check, lookHash)),

    revision: async (id) => {
      const row = await db.selectFrom('revisions').select('json').where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : read<Revision>(row.json)
    },

    siblings: async (sourceId, exceptWatchId, limit) => {
      const rows = await db
        .selectFrom('watches')
        .innerJoin('revisions', 'revisions.id', 'watches.baseline')
        .select('revisions.json')
        .where('watches.source_id', '=', sourceId)
        .where('watches.id', '!=', exceptWatchId)
        .where('watches.state', '=', 'watched')
        .where('watches.found_by', 'is not', null)
        .orderBy('revisions.at', 'desc')
        .orderBy('revisions.id')
        .limit(limit)
        .execute()
      return rows.map(({ json }) => read<Revision>(json))
    },

    sweep: (before) =>
      db.transaction().execute(async (trx) => {
        await unreferenced(trx).where('bodies.at', '<', before).execute()
      }),

    looks: async (watchId, limit) => {
      const rows = await db
        .selectFrom('looks')
        .select(['json', 'hash'])
        .where('watch_id', '=', watchId)
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ json, hash }) => ({ ...read<Look>(json), hash }))
    },
  }
}

/** Facts first, then what follows from them, last the watch itself: all of it or nothing. */
async function commit(trx: Write, check: CheckCommit, lookHash: LookHash): Promise<void> {
  const { lease, look } = check
  const watch = await endLease(trx, check)
  if (watch === undefined) return
  const seq = watch.looks + 1
  const hash = lookHash(watch.chain_head, lease.watchId, look)
  await requireBody(trx, look.sha256)
  await trx
    .insertInto('looks')
    .values({
      watch_id: lease.watchId,
      seq,
      fence: lease.fence,
      at: look.at,
      sha256: look.sha256,
      outcome: look.outcome,
      hash,
      json: write(look),
    })
    .execute()
  if (check.revision !== undefined) await insertRevision(trx, check.revision, seq)
  if (check.change !== undefined) await insertChange(trx, check.change)
  await insertAlerts(trx, check.alerts, look.at)
  await insertNotices(trx, check.notices, look.at)
  for (const { watch: document, dueAt, isNews } of check.documents) {
    await trx
      .insertInto('watches')
      .values(newWatchRow(document, dueAt, isNews))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  if (check.register !== undefined) await applyUpdate(trx, check.register)
  if (check.incident !== undefined) await putIncident(trx, check.incident)
  if (check.supersedes !== undefined) await supersede(trx, check.supersedes, look.at)
  await trx
    .updateTable('watches')
    .set({ looks: seq, chain_head: hash, ...outcomeOf(check, watch) })
    .where('id', '=', lease.watchId)
    .execute()
  await forgetBody(trx, watch.last_sha256)
}

/**
 * Ends the lease. @returns the row as it was, undefined when this very commit has been stored already.
 * @throws CodedError `lease-lost`
 */
async function endLease(trx: Write, { lease, look }: CheckCommit): Promise<WatchRow | undefined> {
  const row = await trx
    .updateTable('watches')
    .set({ lease_until: null })
    .where('id', '=', lease.watchId)
    .where('fence', '=', lease.fence)
    .where('lease_until', 'is not', null)
    .returningAll()
    .executeTakeFirst()
  if (row !== undefined) return row
  const stored = await trx
    .selectFrom('looks')
    .select('json')
    .where('watch_id', '=', lease.watchId)
    .where('fence', '=', lease.fence)
    .executeTakeFirst()
  if (stored?.json === write(look)) return undefined
  throw new CodedError('lease-lost', `Another worker holds the watch ${lease.watchId}, or this lease has been used.`, {
    hint: 'Nothing was stored; the other worker goes on with the watch.',
    retryable: true,
  })
}

/** What the look means for the row of its watch. */
function outcomeOf({ look, nextDueAt, watch, revision }: CheckCommit, before: WatchRow): Partial<WatchRow> {
  const wellRead = look.outcome === 'baseline' || look.outcome === 'unchanged' || look.outcome === 'changed'
  return {
    due_at: nextDueAt,
    last_look_at: look.at,
    last_sha256: look.sha256,
    failures: watch.good ? 0 : before.failures + 1,
    ...(watch.good ? { last_good_at: look.at } : {}),
    // The bytes of an unconfirmed look must be judged again when they come a second time.
    ...(watch.good && wellRead && look.sha256 !== '' ? { last_good_sha256: look.sha256 } : {}),
    ...(watch.good && wellRead ? { accepted_at: null } : {}),
    ...validatorsOf(watch, wellRead),
    ...(watch.goneSince === undefined ? {} : { gone_since: watch.goneSince }),
    ...(watch.unconfirmed === undefined ? {} : { unconfirmed: watch.unconfirmed }),
    ...(watch.movedTo === undefined ? {} : { moved_to: watch.movedTo }),
    ...(watch.validatorsLied === true ? { validators_lied_at: before.validators_lied_at ?? look.at } : {}),
    ...(watch.stop === true ? { state: 'ended' } : {}),
    ...(revision === undefined ? {} : { baseline: revision.id }),
  }
}

/** Validators of a page that was not read well would make the server answer "not modified" to what we never read. */
function validatorsOf(watch: CheckCommit['watch'], wellRead: boolean): Partial<WatchRow> {
  if (watch.validators === null) return { validators: '{}' }
  if (watch.validators === undefined || !watch.good || !wellRead) return {}
  return { validators: write(watch.validators) }
}

async function insertRevision(trx: Write, revision: Revision, seq: number): Promise<void> {
  const { id, watchId, at, sha256, extractHash } = revision
  await trx
    .insertInto('revisions')
    .values({ id, watch_id: watchId, seq, at, sha256, extract_hash: extractHash, json: write(revision) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The bytes may have lost their last reference since they were kept; then the look must not claim that they are here. */
async function requireBody(trx: Write, sha256: string): Promise<void> {
  if (sha256 === '') return
  const row = await trx.selectFrom('bodies').select('at').where('sha256', '=', sha256).executeTakeFirst()
  if (row !== undefined) return
  throw new CodedError('store-failed', `The bytes ${sha256} of this look are not in the store.`, {
    hint: 'Nothing was stored; the watch is checked again when its lease ends.',
    retryable: true,
  })
}

async function forgetBody(trx: Write, sha256: string): Promise<void> {
  if (sha256 !== '') await unreferenced(trx).where('bodies.sha256', '=', sha256).execute()
}

/** Bytes are kept for revisions, for refused looks, and for the last look of each watch; the others go. */
function unreferenced(trx: Write) {
  return trx
    .deleteFrom('bodies')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('watches').select('watches.id').whereRef('watches.last_sha256', '=', 'bodies.sha256'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('revisions').select('revisions.id').whereRef('revisions.sha256', '=', 'bodies.sha256'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('looks')
            .select('looks.seq')
            // A literal, so that the partial index is used.
            .where('looks.outcome', '=', sql.lit('refused'))
            .whereRef('looks.sha256', '=', 'bodies.sha256'),
        ),
      ),
    )
}
