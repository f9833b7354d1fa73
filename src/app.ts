/** Composition root: builds everything once, in a straight line; close() undoes it in reverse. */
import { createHttp } from './adapters/http.ts'
import { createLocalQueue } from './adapters/queue.ts'
import { createBullQueue } from './adapters/queue-bullmq.ts'
import { openStore } from './adapters/store/store.ts'
import { createThreadJudge } from './adapters/threads.ts'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import type { Channel } from './model/settings.ts'
import { createEmailNotifier } from './notifiers/email.ts'
import { createSlackNotifier } from './notifiers/slack.ts'
import { createWebhookNotifier } from './notifiers/webhook.ts'
import type { Clock, Http, Judge, Log, Notifier } from './ports.ts'
import { lookHash } from './snapshot/chain.ts'

export type App = { readonly deps: Deps; close(): Promise<void> }

export type AppOptions = {
  readonly config: Config
  readonly log: Log
  readonly clock?: Clock
  /** A judge that several apps share; whoever made it closes it. */
  readonly judge?: Judge
  random?(): number
}

/**
 * @throws CodedError `store-*` when the database cannot be opened. Redis may be away: its queue says so and waits.
 */
export async function openApp(options: AppOptions): Promise<App> {
  const { config, log, clock = Date, random = Math.random } = options
  const store = await openStore({ path: config.database, lookHash })
  const http = createHttp({ egress: config.egress })
  const judge =
    options.judge ??
    createThreadJudge({
      threads: config.workers.threads,
      deadlineMs: config.limits.judgeDeadlineMs,
      heapMb: config.limits.judgeHeapMb,
    })
  const queue =
    config.redisUrl === undefined ? createLocalQueue(log) : createBullQueue({ redisUrl: config.redisUrl, log })
  const notifiers = new Map(config.channels.map((channel) => [channel.id, createNotifier(channel, http)]))
  return {
    deps: { config, store, http, judge, queue, notifiers, clock, log, random },
    close: async () => {
      await queue.close()
      for (const notifier of notifiers.values()) await notifier.close()
      if (options.judge === undefined) await judge.close()
      await http.close()
      await store.close()
    },
  }
}

function createNotifier(channel: Channel, http: Http): Notifier {
  if (channel.kind === 'email') return createEmailNotifier(channel)
  if (channel.kind === 'slack') return createSlackNotifier(channel, http)
  return createWebhookNotifier(channel, http)
}
