/** The store on SQLite: the only truth about what is watched, seen, told and due. */
import { Kysely } from 'kysely'
import type { Store } from '../../ports/store.ts'
import { createCalendar } from './calendar.ts'
import { createChanges } from './changes.ts'
import { openSqlite, sqliteDialect } from './dialect.ts'
import { createDigests } from './digests.ts'
import { createEvidence, type LookHash } from './evidence.ts'
import { createHosts } from './hosts.ts'
import { migrate } from './migrations.ts'
import { createOutbox } from './outbox.ts'
import { createRegister } from './register.ts'
import type { Tables } from './schema.ts'
import { createWatches } from './watches.ts'

export type StoreOptions = {
  /** The database file, made with its folder when it is missing; ':memory:' lives as long as the store. */
  readonly path: string
  /** The hash that chains the looks of a watch. */
  readonly lookHash: LookHash
}

/**
 * Opens the store and brings an older database up to date. Several processes of one host may open the same file.
 * @throws CodedError `store-newer`, `store-full`, `store-failed`; later calls throw the last two as well.
 */
export async function openStore({ path, lookHash }: StoreOptions): Promise<Store> {
  const sqlite = await openSqlite(path)
  const db = new Kysely<Tables>({ dialect: sqliteDialect(sqlite) })
  try {
    await migrate(db, Date.now())
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    watches: createWatches(db),
    evidence: createEvidence(db, lookHash),
    changes: createChanges(db),
    outbox: createOutbox(db),
    digests: createDigests(db),
    register: createRegister(db),
    calendar: createCalendar(db),
    hosts: createHosts(db),
    close: () => db.destroy(),
  }
}
