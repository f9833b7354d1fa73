/** How a new or an older database becomes today's. */
import { type CreateTableBuilder, sql } from 'kysely'
import { CodedError } from '../../errors.ts'
import type { Db, Write } from './schema.ts'

/** Index in this list + 1 = version of the schema. A step that has been released is never edited. */
const MIGRATIONS: readonly ((db: Write) => Promise<void>)[] = [firstTables, registerTables, trustInValidators]

/**
 * Brings the tables to today's version in one transaction; whoever comes second finds it done.
 * @throws CodedError `store-newer` when the database is ahead of this program.
 */
export async function migrate(db: Db, now: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute()
    const row = await trx
      .selectFrom('migrations')
      .select(({ fn }) => fn.max('version').as('version'))
      .executeTakeFirst()
    const version = Number(row?.version ?? 0)
    if (version > MIGRATIONS.length) {
      throw new CodedError(
        'store-newer',
        `The database has version ${version}; this Ruledrift knows ${MIGRATIONS.length}.`,
        {
          hint: 'Start the newer Ruledrift again, or put back a backup from before the update.',
        },
      )
    }
    for (const [index, step] of MIGRATIONS.entries()) {
      if (index < version) continue
      await step(trx)
      await trx
        .insertInto('migrations')
        .values({ version: index + 1, at: now })
        .execute()
    }
  })
}

async function firstTables(db: Write): Promise<void> {
  await table(db, 'watches', 'id', {
    text: ['id', 'source_id', 'host', 'json', 'state', 'chain_head', 'last_sha256', 'validators'],
    integer: ['is_news', 'due_at', 'fence', 'looks', 'failures'],
    maybeText: ['found_by', 'last_good_sha256', 'baseline', 'unconfirmed', 'moved_to'],
    maybeInteger: ['lease_until', 'last_look_at', 'last_good_at', 'gone_since'],
  })
  await db.schema.createIndex('watches_due').on('watches').columns(['state', 'due_at']).execute()
  await db.schema.createIndex('watches_source').on('watches').column('source_id').execute()
  await db.schema.createIndex('watches_last_body').on('watches').column('last_sha256').execute()

  await table(db, 'incidents', 'id', {
    text: ['id', 'json'],
    integer: ['opened_at'],
    maybeInteger: ['closed_at'],
    references: { watch_id: 'watches.id' },
  })
  // One open incident a watch.
  await db.schema
    .createIndex('incidents_open')
    .unique()
    .on('incidents')
    .column('watch_id')
    .where(sql.ref('closed_at'), 'is', null)
    .execute()

  await table(db, 'bodies', 'sha256', { text: ['sha256'], integer: ['at', 'size'], blob: ['zstd'] })

  await table(db, 'looks', ['watch_id', 'seq'], {
    text: ['sha256', 'outcome', 'hash', 'json'],
    integer: ['seq', 'fence', 'at'],
    references: { watch_id: 'watches.id' },
  })
  await db.schema.createIndex('looks_fence').unique().on('looks').columns(['watch_id', 'fence']).execute()
  await db.schema
    .createIndex('looks_refused_body')
    .on('looks')
    .column('sha256')
    .where(sql.ref('outcome'), '=', sql.lit('refused'))
    .execute()

  await table(db, 'revisions', 'id', {
    text: ['id', 'extract_hash', 'json'],
    integer: ['seq', 'at'],
    references: { watch_id: 'watches.id', sha256: 'bodies.sha256' },
  })
  await db.schema.createIndex('revisions_watch').on('revisions').columns(['watch_id', 'seq', 'extract_hash']).execute()
  await db.schema.createIndex('revisions_body').on('revisions').column('sha256').execute()

  await table(db, 'changes', 'id', { text: ['id', 'json'], integer: ['at'], references: { watch_id: 'watches.id' } })
  await db.schema.createIndex('changes_at').on('changes').column('at').execute()
  await db.schema.createIndex('changes_watch').on('changes').columns(['watch_id', 'at']).execute()

  await table(db, 'findings', ['change_id', 'position'], {
    text: ['kind', 'severity'],
    integer: ['position'],
    references: { change_id: 'changes.id' },
  })

  await table(db, 'alerts', 'id', {
    text: ['id', 'route', 'mode', 'json'],
    integer: ['at'],
    maybeInteger: ['told_at'],
    references: { change_id: 'changes.id' },
  })
  await db.schema
    .createIndex('alerts_held')
    .on('alerts')
    .columns(['route', 'at'])
    .where(sql.ref('told_at'), 'is', null)
    .execute()

  await table(db, 'notices', 'id', { text: ['id', 'route', 'json'], integer: ['at'] })
  await table(db, 'deliveries', 'id', {
    text: ['id', 'channel', 'recipient', 'state', 'reason'],
    integer: ['attempts', 'parts_sent', 'created_at'],
    maybeInteger: ['next_at', 'settled_at'],
    references: { notice_id: 'notices.id' },
  })
  await db.schema
    .createIndex('deliveries_due')
    .on('deliveries')
    .column('next_at')
    .where(sql.ref('next_at'), 'is not', null)
    .execute()
  await db.schema.createIndex('deliveries_state').on('deliveries').column('state').execute()

  await table(db, 'digests', ['route', 'slot'], { text: ['route'], integer: ['slot', 'at'], maybeText: ['notice_id'] })
  await table(db, 'hosts', 'host', { text: ['host'], integer: ['last_start', 'paused_until'] })
  await table(db, 'host_uses', 'id', { text: ['id', 'host'], integer: ['until'] })
  await db.schema.createIndex('host_uses_host').on('host_uses').columns(['host', 'until']).execute()
  await table(db, 'robots', 'host', { text: ['host', 'text'], integer: ['at', 'status'] })
}

/** The register of listings, the calendar, and watches whose next page is to be believed. */
async function registerTables(db: Write): Promise<void> {
  await db.schema.alterTable('watches').addColumn('accepted_at', 'bigint').execute()

  await table(db, 'listings', 'id', {
    text: ['id', 'list', 'name_key', 'search', 'country', 'state', 'since', 'json'],
    maybeText: ['list_key', 'told_change', 'notice', 'notice_day'],
    integer: ['first_seen'],
  })
  await db.schema.createIndex('listings_name').on('listings').columns(['list', 'name_key']).execute()
  await db.schema.createIndex('listings_key').on('listings').columns(['list', 'list_key']).execute()
  await db.schema.createIndex('listings_notice').on('listings').column('notice').execute()

  await table(db, 'listing_history', ['listing_id', 'seq'], {
    text: ['kind', 'parts', 'json'],
    maybeText: ['change_id'],
    integer: ['seq', 'at'],
    references: { listing_id: 'listings.id', watch_id: 'watches.id' },
  })
  await table(db, 'listing_sources', ['listing_id', 'watch_id'], {
    integer: ['first_at', 'last_at'],
    maybeInteger: ['gone_at'],
    references: { listing_id: 'listings.id', watch_id: 'watches.id' },
  })
  await db.schema.createIndex('listing_sources_watch').on('listing_sources').column('watch_id').execute()

  await table(db, 'listing_openings', ['change_id', 'list'], { text: ['change_id', 'list', 'json'], integer: ['at'] })
  await db.schema.createIndex('listing_openings_list').on('listing_openings').columns(['list', 'at']).execute()
  await table(db, 'listing_parties', ['party', 'listing_id'], { text: ['party', 'listing_id'] })

  await table(db, 'dates', ['subject', 'kind'], {
    text: ['subject', 'kind', 'date', 'zone', 'change_id'],
    maybeInteger: ['next_at'],
    references: { watch_id: 'watches.id' },
  })
  await db.schema
    .createIndex('dates_due')
    .on('dates')
    .column('next_at')
    .where(sql.ref('next_at'), 'is not', null)
    .execute()
  await table(db, 'register_facts', 'name', { text: ['name', 'value'] })
}

/** Watches whose server's validators are trusted no more. */
async function trustInValidators(db: Write): Promise<void> {
  await db.schema.alterTable('watches').addColumn('validators_lied_at', 'bigint').execute()
}

type Columns = {
  readonly text?: readonly string[]
  readonly maybeText?: readonly string[]
  readonly integer?: readonly string[]
  readonly maybeInteger?: readonly string[]
  readonly blob?: readonly string[]
  /** Column -> table.column; what is referred to cannot be deleted. */
  readonly references?: Readonly<Record<string, string>>
}

async function table(db: Write, name: string, key: string | readonly string[], columns: Columns): Promise<void> {
  let builder: CreateTableBuilder<string, string> = db.schema.createTable(name)
  for (const column of columns.text ?? []) builder = builder.addColumn(column, 'text', (c) => c.notNull())
  for (const column of columns.maybeText ?? []) builder = builder.addColumn(column, 'text')
  // `bigint` is a 64-bit integer on both databases; `integer` has only 32 bits on PostgreSQL.
  for (const column of columns.integer ?? []) builder = builder.addColumn(column, 'bigint', (c) => c.notNull())
  for (const column of columns.maybeInteger ?? []) builder = builder.addColumn(column, 'bigint')
  for (const column of columns.blob ?? []) builder = builder.addColumn(column, 'blob', (c) => c.notNull())
  for (const [column, target] of Object.entries(columns.references ?? {})) {
    builder = builder.addColumn(column, 'text', (c) => c.notNull().references(target).onDelete('restrict'))
  }
  const keys = typeof key === 'string' ? [key] : [...key]
  await builder.addPrimaryKeyConstraint(`${name}_key`, keys as [string, ...string[]]).execute()
}
