/** The connections to Redis: made here, ended here, and their state told once per change instead of once per retry. */
import { Redis, type RedisOptions } from 'ioredis'
import type { Log } from '../ports.ts'

/** The longest pause between two attempts to connect. */
const RECONNECT_MAX_MS = 2_000

export type RedisLink = {
  /** For offers. */
  readonly redis: Redis
  /** A further connection, for a worker; the one that it makes of it for itself is ended with it. */
  connect(): Redis
  isHere(): boolean
  /** Says that Redis does not do what it should; the log hears of it when that is news. */
  away(problem: string): void
  /** Says that Redis works. */
  here(): void
  /** @returns when the first attempt to connect has gone well or badly, at the latest after `timeoutMs`. */
  firstAttempt(timeoutMs: number): Promise<void>
  /** Ends all connections at once, whatever they wait for. */
  disconnect(): void
}

/** @param redisUrl redis:// or rediss:// with user and password: a secret, never logged. */
export function linkRedis(redisUrl: string, log: Log): RedisLink {
  const all = new Set<Redis>()
  let isAway = false
  let ended = false

  const away = (problem: string): void => {
    if (isAway || ended) return
    isAway = true
    log.warn('Redis is away: this process goes on by itself', { problem })
  }
  const here = (): void => {
    if (!isAway || ended) return
    isAway = false
    log.info('Redis is back')
  }

  const connect = (): Redis => {
    // No limit of retries: BullMQ asks for that. What may not wait has its own deadline.
    const redis = new Redis(redisUrl, {
      maxRetriesPerRequest: null,
      retryStrategy: (times) => Math.min(times * 200, RECONNECT_MAX_MS),
    })
    const duplicate = redis.duplicate.bind(redis)
    redis.duplicate = (override?: Partial<RedisOptions>) => keep(duplicate(override))
    return keep(redis)
  }
  const keep = (redis: Redis): Redis => {
    all.add(redis)
    // Without a listener ioredis prints every failed attempt.
    redis.on('error', () => {})
    return redis
  }

  const redis = connect()
  redis.on('ready', here)
  redis.on('close', () => away('The connection was closed.'))
  redis.on('error', (error: Error) => away(error.message))
  const attempt = new Promise<void>((resolve) => {
    redis.once('ready', resolve)
    redis.once('close', resolve)
  })

  return {
    redis,
    connect,
    away,
    here,
    isHere: () => redis.status === 'ready',
    firstAttempt: (timeoutMs) => within(attempt, timeoutMs),
    disconnect: () => {
      ended = true
      for (const connection of all) connection.disconnect()
    },
  }
}

/** @returns what `promise` comes to, or undefined after `ms`; then it is left to itself. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), ms)
  try {
    return await Promise.race([promise, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
