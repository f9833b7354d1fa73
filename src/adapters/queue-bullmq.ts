/**
 * The queue on BullMQ: hints that several processes share through Redis. Redis may be flushed or away at any time. While it is
 * away, a process works on its own offers by itself; the leases in the database keep two of them from doing the same.
 */
import { createHash } from 'node:crypto'
import { Queue as BullQueue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { CodedError } from '../errors.ts'
import type { JobName, Log, Queue } from '../ports.ts'
import { createLocalQueue, handle } from './queue.ts'
import { createGate, type Gate } from './queue-gate.ts'
import { linkRedis, within } from './queue-redis-link.ts'

/** An offer takes no longer than this. */
const OFFER_MS = 1_000

/** How long Redis gets, after the last handler has ended, to be told so. */
const CLOSE_MS = 2_000

/** A worker that was killed holds its hints this long; the next one takes them over at its next look for such hints. */
const LOCK_MS = 20_000
const STALLED_EVERY_MS = 10_000

/** BullMQ tells of every job in a stream that nobody reads here. */
const EVENTS_MAX = 100

export type BullQueueOptions = {
  /** redis:// or rediss://, a secret. */
  readonly redisUrl: string
  readonly log: Log
  /** Before the names of the queues: `ruledrift-check`, … */
  readonly prefix?: string
}

/** Never throws because Redis is away, not even here: it says so in the log, once, and once more when Redis is back. */
export function createBullQueue({ redisUrl, log, prefix = 'ruledrift' }: BullQueueOptions): Queue {
  const link = linkRedis(redisUrl, log)
  const firstAttempt = link.firstAttempt(OFFER_MS)
  const local = createLocalQueue(log)
  const queues = new Map<JobName, BullQueue>()
  const workers = new Map<JobName, Worker>()
  const gates: Gate[] = []
  let closed: Promise<void> | undefined
  let unanswered = 0

  const onError = (error: Error) => log.debug('The queue reports a problem', { problem: error.message })

  const queueOf = (name: JobName): BullQueue => {
    const known = queues.get(name)
    if (known !== undefined) return known
    const made = new BullQueue(`${prefix}-${name}`, {
      connection: link.redis,
      // Retries are the business of the database; a finished hint leaves no trace that would keep out the next one.
      defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
      streams: { events: { maxLen: EVENTS_MAX } },
    })
    made.on('error', onError)
    queues.set(name, made)
    return made
  }

  /** @returns false when Redis did not take it in time. */
  const offerRedis = async (name: JobName, id: string): Promise<boolean> => {
    if (!link.isHere() || unanswered > 0) return false
    const offered = queueOf(name)
      .add(name, { id }, { jobId: jobIdOf(id) })
      .then(
        () => {
          link.here()
          return true
        },
        (error: unknown) => {
          link.away(error instanceof Error ? error.message : String(error))
          return false
        },
      )
    const answer = await within(offered, OFFER_MS)
    if (answer !== undefined) return answer
    // One command at a time waits for a Redis that does not answer, not one for each offer.
    link.away('Redis does not answer.')
    unanswered++
    void offered.then(() => unanswered--)
    return false
  }

  return {
    offer: async (name, id) => {
      if (closed !== undefined) return
      await firstAttempt
      if (await offerRedis(name, id)) return
      if (workers.has(name)) await local.offer(name, id)
    },

    work: (name, concurrency, handler) => {
      const gate = createGate(concurrency)
      gates.push(gate)
      // What has been fetched but not begun when we close is left: a lost hint comes again.
      const work = (id: string) => gate.enter(async () => (closed === undefined ? handler(id) : undefined))
      local.work(name, concurrency, work)
      const worker = new Worker<{ readonly id: string }>(
        `${prefix}-${name}`,
        async ({ data }) => handle(log, name, work, data.id),
        {
          connection: link.connect(),
          concurrency,
          lockDuration: LOCK_MS,
          stalledInterval: STALLED_EVERY_MS,
          runRetryDelay: OFFER_MS,
        },
      )
      worker.on('error', onError)
      workers.set(name, worker)
    },

    close: () => {
      closed ??= (async () => {
        for (const worker of workers.values()) await worker.pause(true)
        await local.close()
        for (const gate of gates) await gate.whenEmpty()
        // Without Redis there is nobody to tell, and BullMQ would wait for it.
        const force = !link.isHere()
        const parts = [...workers.values()].map((worker) => worker.close(force))
        await within(Promise.allSettled([...parts, ...[...queues.values()].map((queue) => queue.close())]), CLOSE_MS)
        link.disconnect()
      })()
      return closed
    },
  }
}

/** BullMQ keeps an id once while it waits or runs. It refuses numbers and colons in ids, so ours are hashes with a letter. */
function jobIdOf(id: string): string {
  return `id-${createHash('sha256').update(id).digest('hex')}`
}

/** What an answer of Redis may take when somebody waits for it at a terminal. */
const PROBE_MS = 3_000

/**
 * Asks Redis how it is.
 * @returns one line for a person: version, and whether it may drop entries.
 * @throws CodedError `queue-failed`
 */
export async function probeRedis(redisUrl: string): Promise<string> {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 0, retryStrategy: () => null, connectTimeout: PROBE_MS })
  let problem = `no answer within ${PROBE_MS} ms`
  redis.on('error', (error) => {
    problem = error.message
  })
  try {
    const info = await within(redis.info(), PROBE_MS).catch((error: Error) => {
      if (problem.startsWith('no answer')) problem = error.message
      return undefined
    })
    if (info === undefined) {
      throw new CodedError('queue-failed', `Redis cannot be reached: ${problem}.`, {
        hint: 'Check REDIS_URL and that Redis runs. Without it each process works by itself; nothing is lost.',
        retryable: true,
      })
    }
    const version = /^(?:valkey|redis)_version:(.*)$/m.exec(info)?.[1]?.trim() ?? 'of unknown version'
    const policy = /^maxmemory_policy:(.*)$/m.exec(info)?.[1]?.trim() ?? 'noeviction'
    const advice = policy === 'noeviction' ? '' : `; set maxmemory-policy noeviction, with ${policy} it may drop hints`
    return `Redis ${version} answers${advice}`
  } finally {
    redis.disconnect()
  }
}
