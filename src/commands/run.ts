/** `run`: the daemon. Polls the database, works on what the queue hands out, stops in order when told to. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import { poll } from '../../jobs/poll.ts'
import { jobs } from '../../jobs/registry.ts'
import { screen } from '../../jobs/screen.ts'
import { createLog } from '../adapters/log.ts'
import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'
import { asCoded } from '../errors.ts'
import type { JobName } from '../ports.ts'
import { writeHeartbeat } from './heartbeat.ts'
import type { Io } from './io.ts'
import { type CommonOptions, logLevel, readConfig, withApp, withConfigOption } from './settings.ts'

const HOUR_MS = 3_600_000

/** How often the database is asked what is due. */
const POLL_EVERY_MS = 1_000

export function runCommand(io: Io): Command {
  return withConfigOption(new Command('run'))
    .description('run the daemon: watch, compare, tell; stops gracefully on SIGTERM')
    .action(async (options: CommonOptions) => {
      const config = readConfig(io, options)
      const log = createLog(logLevel(io, config.log.level), io.stdout)
      for (const note of config.notes) log.warn('The configuration leaves something open', { note })
      const reload = () => readConfig(io, options)
      await withApp(io, options, ({ deps }) => work(deps, io.stop, reload), log)
      log.info('Stopped')
    })
}

/**
 * Works until `stop` is aborted; what runs then is finished by app.close().
 * @param reload reads the configuration again when an address in it names the current year and the year is over.
 */
async function work(deps: Deps, stop: AbortSignal, reload: () => Config): Promise<void> {
  const { queue, log, config, store, clock } = deps
  let { reloadAt } = config
  await store.watches.configure(config.watches, clock.now())
  for (const [name, { run, concurrency }] of Object.entries(jobs(config))) {
    queue.work(name as JobName, concurrency, async (id) => {
      await run(deps, id)
    })
  }
  await adoptHeldAlerts(deps)
  await screen(deps)
  let sweepAt = clock.now()
  log.info('Watching', {
    watches: config.watches.length,
    channels: config.channels.length,
    routes: config.routes.length,
    queue: config.redisUrl === undefined ? 'in process' : 'Redis',
    database: config.database,
  })
  while (!stop.aborted) {
    try {
      if (reloadAt !== undefined && clock.now() >= reloadAt) reloadAt = await reconfigure(deps, reload)
      await poll(deps)
      if (clock.now() >= sweepAt) {
        await store.evidence.sweep(clock.now() - HOUR_MS)
        sweepAt = clock.now() + HOUR_MS
      }
      writeHeartbeat(config)
    } catch (error) {
      // A database that is full or away stops the work, not the daemon: nothing advances until it is back.
      const { code, message, hint } = asCoded(error, 'store-failed')
      log.error('The database could not be asked what is due', { code, problem: message, hint })
    }
    await sleep(POLL_EVERY_MS, undefined, { signal: stop }).catch(() => undefined)
  }
  log.info('Stopping: what is under way is finished first')
}

/** @returns when to read the configuration again; after a mistake in an hour, with the watches as they were. */
async function reconfigure({ store, clock, log }: Deps, reload: () => Config): Promise<number | undefined> {
  try {
    const next = reload()
    await store.watches.configure(next.watches, clock.now())
    return next.reloadAt
  } catch (error) {
    const { code, message, hint } = asCoded(error, 'config-invalid')
    log.error('The configuration could not be read again for the new year', { code, problem: message, hint })
    return clock.now() + HOUR_MS
  }
}

/** A route that lost its digest (renamed, removed, made at-once) must not keep what waited for it: another digest tells it. */
async function adoptHeldAlerts({ store, config, log }: Deps): Promise<void> {
  const routes = config.routes.filter(({ send }) => send !== 'at-once').map(({ id }) => id)
  const [heir] = routes
  if (heir === undefined) return
  const alerts = await store.digests.inherit(routes, heir)
  if (alerts > 0) log.warn('Alerts of a route without a digest go into the digest of another', { alerts, route: heir })
}
