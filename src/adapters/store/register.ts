/** The register of listings: how each stands, what became of it, which watches show it. Reading only. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { PartChange } from '../../model/change.ts'
import type { Opening, RegisterEntry, RegisterEvent, RegisterEventKind } from '../../model/register.ts'
import type { Register } from '../../ports/register.ts'
import { given, read } from './rows.ts'
import type { Db, Tables, Write } from './schema.ts'

/** Values in one `in (…)`. */
const CHUNK = 500

export function createRegister(db: Db): Register {
  return {
    basis: async () => {
      const rows = await db.selectFrom('register_facts').selectAll().execute()
      const facts = new Map(rows.map(({ name, value }) => [name, value]))
      return { version: Number(facts.get('version') ?? 0), ...given('parties', facts.get('parties')) }
    },

    search: async ({ words, list, at }) => {
      if (at !== undefined) return await searchPast(db, words, list, at)
      const rows = await db
        .selectFrom('listings')
        .select('json')
        .where((is) => is.and([...words.map(containing), ...(list === undefined ? [] : [is('list', '=', list)])]))
        .orderBy('list')
        .orderBy('name_key')
        .orderBy('id')
        .execute()
      return rows.map(({ json }) => read<RegisterEntry>(json))
    },

    find: async ({ lists, names, keys }) => {
      const found = new Map<string, string>()
      if (lists.length === 0) return []
      const ask = async (condition: Expression<SqlBool>) => {
        const query = db.selectFrom('listings').select(['id', 'json']).where('list', 'in', lists).where(condition)
        for (const { id, json } of await query.execute()) found.set(id, json)
      }
      const is = sql.ref
      for (const some of chunks(names)) await ask(sql<boolean>`${is('name_key')} in (${sql.join(some)})`)
      for (const some of chunks(keys)) await ask(sql<boolean>`${is('list_key')} in (${sql.join(some)})`)
      for (const name of names) await ask(containing(`\n${name}\n`))
      return [...found.values()].map((json) => read<RegisterEntry>(json))
    },

    entries: async ({ lists, states, ids }) => {
      const query = db
        .selectFrom('listings')
        .select('json')
        .$if(lists !== undefined, (some) => some.where('list', 'in', lists ?? []))
        .$if(states !== undefined, (some) => some.where('state', 'in', states ?? []))
      const rows = ids === undefined ? await query.execute() : []
      for (const some of chunks(ids ?? [])) rows.push(...(await query.where('id', 'in', some).execute()))
      return rows.map(({ json }) => read<RegisterEntry>(json))
    },

    byNotice: async (number) => {
      const rows = await db
        .selectFrom('listings')
        .select('json')
        .where((is) => is.or([is('notice', '=', number), ...ofDay(is, number)]))
        .orderBy('list')
        .orderBy('name_key')
        .execute()
      return rows.map(({ json }) => read<RegisterEntry>(json))
    },

    history: async (id) => {
      const rows = await db
        .selectFrom('listing_history')
        .selectAll()
        .where('listing_id', '=', id)
        .orderBy('seq')
        .execute()
      return rows.map(
        (row): RegisterEvent => ({
          seq: row.seq,
          at: row.at,
          kind: row.kind as RegisterEventKind,
          ...given('changeId', row.change_id),
          watchId: row.watch_id,
          parts: read<readonly PartChange[]>(row.parts),
          entry: read<RegisterEntry>(row.json),
        }),
      )
    },

    shownBy: async (watchId) => {
      const rows = await db
        .selectFrom('listing_sources')
        .select(['listing_id', 'gone_at'])
        .where('watch_id', '=', watchId)
        .execute()
      return new Map(rows.map((row) => [row.listing_id, row.gone_at === null ? 'shown' : 'gone']))
    },

    sources: async (listingId) => {
      const rows = await db
        .selectFrom('listing_sources')
        .select('watch_id')
        .where('listing_id', '=', listingId)
        .where('gone_at', 'is', null)
        .orderBy('watch_id')
        .execute()
      return rows.map(({ watch_id }) => watch_id)
    },

    openings: async (list, since) => {
      const rows = await db
        .selectFrom('listing_openings')
        .select('json')
        .where('list', '=', list)
        .where('at', '>=', since)
        .orderBy('at')
        .orderBy('change_id')
        .execute()
      return rows.map(({ json }) => read<Opening>(json))
    },

    toldParties: async () => {
      const rows = await db.selectFrom('listing_parties').selectAll().execute()
      return new Set(rows.map(({ party, listing_id }) => `${party}\n${listing_id}`))
    },

    summary: async () => {
      const rows = await db
        .selectFrom('listings')
        .leftJoin('listing_sources', (join) =>
          join.onRef('listing_sources.listing_id', '=', 'listings.id').on('listing_sources.gone_at', 'is', null),
        )
        .leftJoin('watches', 'watches.id', 'listing_sources.watch_id')
        .select(({ fn }) => [
          'list',
          fn.count<number>('listings.id').distinct().as('entries'),
          fn.min('first_seen').as('first'),
          fn.min('watches.last_good_at').as('oldest'),
        ])
        .where('listings.state', 'not in', ['removed', 'stopped'])
        .groupBy('list')
        .orderBy('list')
        .execute()
      return rows.map(({ list, entries, first, oldest }) => ({
        list,
        entries: Number(entries),
        firstSeen: Number(first),
        oldestSeen: Number(oldest ?? first),
      }))
    },
  }
}

/** The newest event of each entry that is not later than `at`. */
async function searchPast(db: Db, words: readonly string[], list: string | undefined, at: number) {
  const newest = db
    .selectFrom('listing_history')
    .select(({ fn }) => ['listing_id', fn.max('seq').as('seq')])
    .where('at', '<=', at)
    .groupBy('listing_id')
    .as('newest')
  const rows = await db
    .selectFrom('listings')
    .innerJoin(newest, 'newest.listing_id', 'listings.id')
    .innerJoin('listing_history', (join) =>
      join
        .onRef('listing_history.listing_id', '=', 'newest.listing_id')
        .onRef('listing_history.seq', '=', 'newest.seq'),
    )
    .select('listing_history.json')
    .where((is) => is.and([...words.map(containing), ...(list === undefined ? [] : [is('listings.list', '=', list)])]))
    .orderBy('listings.list')
    .orderBy('listings.name_key')
    .orderBy('listings.id')
    .execute()
  return rows.map(({ json }) => read<RegisterEntry>(json))
}

/** A reference may give the day of a notice instead of its number: 商务部公告（2025-04-04）. */
function ofDay(is: ExpressionBuilder<Tables, 'listings'>, number: string): Expression<SqlBool>[] {
  const [, issuer, day] = /^(.{1,100})（(\d{4}-\d{2}-\d{2})）$/.exec(number) ?? []
  if (issuer === undefined || day === undefined) return []
  const begins = is.fn<string>('substr', ['notice', is.val(1), is.val(issuer.length)])
  return [is.and([is('notice_day', '=', day), is(begins, '=', issuer)])]
}

/** LIKE on the folded column: it finds two Chinese characters, which a full-text index does not. */
function containing(words: string): Expression<SqlBool> {
  const pattern = `%${words.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  return sql<boolean>`${sql.ref('search')} like ${pattern} escape ${sql.lit('\\')}`
}

function chunks<T>(values: readonly T[]): T[][] {
  const found: T[][] = []
  for (let i = 0; i < values.length; i += CHUNK) found.push(values.slice(i, i + CHUNK))
  return found
}

/** @returns the version of the register, inside a transaction. */
export async function versionOf(trx: Write): Promise<number> {
  const row = await trx.selectFrom('register_facts').select('value').where('name', '=', 'version').executeTakeFirst()
  return Number(row?.value ?? 0)
}
