/** `doctor`: whether everything that Ruledrift needs answers: configuration, database, Redis, channels, clock. */
import { styleText } from 'node:util'
import { Command } from 'commander'
import { probeRedis } from '../adapters/queue-bullmq.ts'
import type { Deps } from '../deps.ts'
import { asCoded, CodedError } from '../errors.ts'
import { heartbeatAgeMs, STALE_MS } from './heartbeat.ts'
import { formatTime, type Io, printJson, printLine } from './io.ts'
import { type CommonOptions, readConfig, withApp, withConfigOption, withJsonOption } from './settings.ts'

type Result = { readonly part: string; readonly ok: boolean; readonly detail: string; readonly hint: string }

export function doctorCommand(io: Io): Command {
  return withJsonOption(withConfigOption(new Command('doctor')))
    .description('check the configuration, the database, Redis, every channel and the clock; tells nobody anything')
    .option('--alive', 'only whether the daemon on this data folder shows signs of life (for health checks)')
    .action(async (options: CommonOptions & { readonly alive?: boolean }) => {
      const results = options.alive === true ? [alive(io, options)] : await examine(io, options)
      for (const result of results) report(io, result, options.json === true)
      if (results.some(({ ok }) => !ok)) io.setExitCode(options.alive === true ? 1 : 3)
    })
}

function alive(io: Io, options: CommonOptions): Result {
  const age = heartbeatAgeMs(readConfig(io, options), Date.now())
  const ok = age !== undefined && age < STALE_MS
  const detail =
    age === undefined ? 'no daemon has run on this data folder' : `last sign of life ${Math.round(age / 1000)} s ago`
  return { part: 'daemon', ok, detail, hint: ok ? '' : 'Start it with "npm start", or read its log.' }
}

async function examine(io: Io, options: CommonOptions): Promise<Result[]> {
  const config = readConfig(io, options)
  const counts = `${config.watches.length} watches, ${config.channels.length} channels, ${config.routes.length} routes`
  const results: Result[] = [{ part: 'configuration', ok: true, detail: counts, hint: '' }]
  for (const note of config.notes) results.push({ part: 'configuration', ok: true, detail: note, hint: '' })
  await withApp(io, options, async ({ deps }) => {
    results.push(await probe('database', async () => await describeStore(deps)))
    results.push(await probe('register', async () => await describeRegister(deps)))
    const { redisUrl } = config
    if (redisUrl !== undefined) results.push(await probe('redis', async () => await probeRedis(redisUrl)))
    for (const [id, notifier] of deps.notifiers) {
      results.push(
        await probe(`channel ${id}`, async () => {
          await notifier.probe()
          return 'answers'
        }),
      )
    }
    results.push(await probe('clock', async () => describeClock(deps)))
  })
  return results
}

async function probe(part: string, ask: () => Promise<string>): Promise<Result> {
  try {
    return { part, ok: true, detail: await ask(), hint: '' }
  } catch (error) {
    const { code, message, hint } = asCoded(error, 'delivery-failed')
    return { part, ok: false, detail: `${code}: ${message}`, hint }
  }
}

async function describeStore({ store, config }: Deps): Promise<string> {
  const counts = await store.outbox.counts()
  const states = await store.watches.list()
  const blind = states.filter(({ openIncident }) => openIncident !== undefined).length
  const outbox = `${counts.pending + counts.sending + counts.unknown} undelivered, ${counts.dead} dead`
  return `${config.database}: ${states.length} watches known, ${blind} blind, ${outbox}`
}

/** How many entries of which lists are known, and how long ago a source last showed the one that has waited longest. */
async function describeRegister({ store }: Deps): Promise<string> {
  const summary = await store.register.summary()
  if (summary.length === 0) return 'empty: no watched page has brought a listing yet'
  return summary
    .map(({ list, entries, oldestSeen }) => `${list} ${entries}, oldest confirmation ${formatTime(oldestSeen)}`)
    .join('; ')
}

/** Looks are ordered by sequence, but people read times: a clock that stands before the last look is wrong. */
async function describeClock({ store, clock }: Deps): Promise<string> {
  const now = clock.now()
  const last = Math.max(0, ...(await store.watches.list()).map(({ lastLookAt }) => lastLookAt ?? 0))
  if (last > now + 60_000) {
    throw new CodedError('store-failed', `The clock says ${new Date(now).toISOString()}, but the last look is later.`, {
      hint: 'Set the clock of this machine (NTP).',
    })
  }
  return new Date(now).toISOString()
}

function report(io: Io, result: Result, asJson: boolean): void {
  if (asJson) {
    printJson(io, result)
    return
  }
  const mark = result.ok
    ? styleText('green', 'ok  ', { stream: io.stdout })
    : styleText('red', 'FAIL', { stream: io.stdout })
  printLine(io, `${mark} ${result.part}: ${result.detail}`)
  if (result.hint !== '') printLine(io, `     Next step: ${result.hint}`)
}
