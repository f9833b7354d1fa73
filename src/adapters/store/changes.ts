/** The changes of the store with their findings, and the alerts raised on them. */
import { CodedError } from '../../errors.ts'
import type { Finding } from '../../model/finding.ts'
import type { Story } from '../../model/notice.ts'
import type { Watch } from '../../model/watch.ts'
import type { Changes } from '../../ports/changes.ts'
import type { Alert, StoredChange } from '../../ports/records.ts'
import { read, write } from './rows.ts'
import type { Db, Write } from './schema.ts'

export function createChanges(db: Db): Changes {
  return {
    list: async ({ since, watchId, kind, limit }) => {
      const rows = await db
        .selectFrom('changes')
        .select('json')
        .$if(since !== undefined, (query) => query.where('at', '>=', since ?? 0))
        .$if(watchId !== undefined, (query) => query.where('watch_id', '=', watchId ?? ''))
        .$if(kind !== undefined, (query) =>
          query.where(({ exists, selectFrom }) =>
            exists(
              selectFrom('findings')
                .select('position')
                .whereRef('findings.change_id', '=', 'changes.id')
                .where('kind', 'like', likeKind(kind ?? '')),
            ),
          ),
        )
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ json }) => read<StoredChange>(json))
    },

    get: async (idPrefix) => {
      if (idPrefix === '') return undefined
      const rows = await db
        .selectFrom('changes')
        .select(['id', 'json'])
        .where(({ fn, val }) => fn<string>('substr', ['id', val(1), val(idPrefix.length)]), '=', idPrefix)
        .orderBy('id')
        .limit(2)
        .execute()
      const [first, second] = rows
      if (first === undefined) return undefined
      if (second === undefined || first.id === idPrefix) return read<StoredChange>(first.json)
      throw new CodedError('not-found', `Several changes begin with "${idPrefix}".`, {
        hint: `Give more of the id, e.g. ${first.id} or ${second.id}.`,
      })
    },

    story: async (changeId, positions) => {
      const row = await db
        .selectFrom('changes')
        .innerJoin('watches', 'watches.id', 'changes.watch_id')
        .select(['changes.json', 'watches.json as watch'])
        .where('changes.id', '=', changeId)
        .executeTakeFirst()
      if (row === undefined) {
        throw new CodedError('not-found', `No change has the id "${changeId}".`, {
          hint: 'ruledrift changes lists them.',
        })
      }
      return storyOf(read<Watch>(row.watch), read<StoredChange>(row.json), positions)
    },
  }
}

/** `listing.*` is the family; everything else is one kind. Kinds have no character that LIKE would read as a pattern. */
function likeKind(kind: string): string {
  return kind.replace(/[%_]/g, '').replace(/\.\*$/, '.%')
}

function storyOf(watch: Watch, change: StoredChange, positions: readonly number[]): Story {
  const findings = positions
    .map((position) => change.findings[position])
    .filter((finding): finding is Finding => finding !== undefined)
  const { id, title, url, date, lastLookAt } = change
  return {
    changeId: id,
    watchId: watch.id,
    ...(watch.foundBy === undefined ? {} : { foundBy: watch.foundBy }),
    watchTitle: watch.title,
    url,
    source: watch.source,
    seenAt: change.at,
    ...(lastLookAt === undefined ? {} : { lastSeenAt: lastLookAt }),
    document: { title, url, ...(date === undefined ? {} : { date }) },
    ...(change.summary === undefined ? {} : { summary: change.summary }),
    findings,
  }
}

/** Idempotent: the id of a change is a hash of what changed. */
export async function insertChange(trx: Write, change: StoredChange): Promise<void> {
  const { id, watchId, at, findings } = change
  await trx
    .insertInto('changes')
    .values({ id, watch_id: watchId, at, json: write(change) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const [position, { kind, severity }] of findings.entries()) {
    await trx
      .insertInto('findings')
      .values({ change_id: id, position, kind, severity })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** What goes out at once has its notice in the same transaction; the rest waits for the route's digest. */
export async function insertAlerts(trx: Write, alerts: readonly Alert[], at: number): Promise<void> {
  for (const alert of alerts) {
    const { id, changeId, route, mode } = alert
    await trx
      .insertInto('alerts')
      .values({ id, change_id: changeId, route, mode, at, told_at: mode === 'at-once' ? at : null, json: write(alert) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
