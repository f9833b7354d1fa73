/** The hosts of the store: when each may be asked again, by all workers together. */
import { randomUUID } from 'node:crypto'
import type { Hosts } from '../../ports/hosts.ts'
import type { Db, Write } from './schema.ts'

/** A start further ahead than this was written before the clock was set back: it holds nobody up. */
const CLOCK_STEP_MS = 60_000

/** How long to wait at least when all places at a host are taken: nobody knows when one is free. */
const FULL_WAIT_MS = 1_000

type Rule = Parameters<Hosts['reserve']>[2]

export function createHosts(db: Db): Hosts {
  return {
    reserve: (host, now, rule) => db.transaction().execute((trx) => reserve(trx, host, now, rule)),

    done: async (host) => {
      await db.transaction().execute((trx) =>
        trx
          .deleteFrom('host_uses')
          .where('id', '=', ({ selectFrom }) =>
            selectFrom('host_uses').select('id').where('host', '=', host).orderBy('until').orderBy('id').limit(1),
          )
          .execute(),
      )
    },

    pause: async (host, until) => {
      await db.transaction().execute((trx) =>
        trx
          .insertInto('hosts')
          .values({ host, last_start: 0, paused_until: until })
          .onConflict((conflict) =>
            conflict.column('host').doUpdateSet({ paused_until: until }).where('hosts.paused_until', '<', until),
          )
          .execute(),
      )
    },

    robots: async (host) => {
      const row = await db.selectFrom('robots').selectAll().where('host', '=', host).executeTakeFirst()
      return row === undefined ? undefined : { at: row.at, status: row.status, text: row.text }
    },

    keepRobots: async (host, at, status, text) => {
      // A text column holds neither NUL nor half a character; neither means anything in robots.txt.
      const facts = { at, status, text: text.toWellFormed().replaceAll('\0', '') }
      await db.transaction().execute((trx) =>
        trx
          .insertInto('robots')
          .values({ host, ...facts })
          .onConflict((conflict) => conflict.column('host').doUpdateSet(facts))
          .execute(),
      )
    },
  }
}

/** A place that is never given back (its worker was killed) is free again after `leaseMs`. */
async function reserve(trx: Write, host: string, now: number, rule: Rule): Promise<number | undefined> {
  const known = await trx.selectFrom('hosts').selectAll().where('host', '=', host).executeTakeFirst()
  if (known !== undefined && known.paused_until > now) return known.paused_until
  const lastStart = known === undefined || known.last_start > now + CLOCK_STEP_MS ? 0 : known.last_start
  if (lastStart + rule.gapMs > now) return lastStart + rule.gapMs
  await trx
    .deleteFrom('host_uses')
    .where('host', '=', host)
    .where((is) => is.or([is('until', '<=', now), is('until', '>', now + rule.leaseMs + CLOCK_STEP_MS)]))
    .execute()
  const uses = await trx.selectFrom('host_uses').select('until').where('host', '=', host).orderBy('until').execute()
  if (uses.length >= rule.inFlight) {
    return Math.min(uses[0]?.until ?? now, now + Math.max(rule.gapMs, FULL_WAIT_MS))
  }
  await trx
    .insertInto('host_uses')
    .values({ id: randomUUID(), host, until: now + rule.leaseMs })
    .execute()
  await trx
    .insertInto('hosts')
    .values({ host, last_start: now, paused_until: 0 })
    .onConflict((conflict) => conflict.column('host').doUpdateSet({ last_start: now }))
    .execute()
  return undefined
}
