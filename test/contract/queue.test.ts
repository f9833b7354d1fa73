import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createLocalQueue } from '../../src/adapters/queue.ts'
import { createBullQueue, probeRedis } from '../../src/adapters/queue-bullmq.ts'
import type { Log, Queue } from '../../src/ports.ts'
import { describeWithRedis, startRedis, type TestRedis } from '../redis.ts'
import { describeQueue, recordingLog, until } from './queue.contract.ts'

const freshPrefix = () => `t${randomBytes(6).toString('hex')}`

/** A queue on this Redis; it is closed when the test ends, if not before, and before the Redis of the test is stopped. */
function openQueue({ url }: Pick<TestRedis, 'url'>, log: Log = recordingLog(), prefix = freshPrefix()): Queue {
  const queue = createBullQueue({ redisUrl: url, log, prefix })
  onTestFinished(() => queue.close())
  return queue
}

describeQueue('in this process', async (log) => createLocalQueue(log))

describeWithRedis('with Redis', () => {
  let redis: TestRedis
  beforeAll(async () => {
    let stop = async () => {}
    redis = await startRedis((end) => {
      stop = end
    }).catch(async (problem) => {
      await stop()
      throw problem
    })
    return stop
  })

  describeQueue('on BullMQ', async (log) => createBullQueue({ redisUrl: redis.url, log, prefix: freshPrefix() }))

  describe('a queue on BullMQ, beyond the contract,', () => {
    it('hands one process what another one offers', async () => {
      const prefix = freshPrefix()
      const one = openQueue(redis, recordingLog(), prefix)
      const other = openQueue(redis, recordingLog(), prefix)
      const handled: string[] = []
      other.work('check', 2, async (id) => void handled.push(id))
      for (const id of ['a', 'b', 'c']) await one.offer('check', id)
      await until('all are handled', () => handled.length === 3)
      expect(handled.sort()).toEqual(['a', 'b', 'c'])
    })

    it('leaves nothing behind in Redis when all is done', async () => {
      const prefix = freshPrefix()
      const queue = openQueue(redis, recordingLog(), prefix)
      let done = 0
      queue.work('check', 4, async (id) => {
        done++
        if (id.endsWith('7')) throw new Error('bad')
      })
      for (let i = 0; i < 50; i++) await queue.offer('check', `w${i}`)
      await until('all are handled', () => done === 50)
      await queue.close()
      const keys = (await redis.command('keys', `*${prefix}*:id-*`)) as string[]
      expect(keys).toEqual([])
    })

    it('loses its hints by FLUSHALL without an error, and takes them again', async () => {
      const prefix = freshPrefix()
      const log = recordingLog()
      const queue = openQueue(redis, log, prefix)
      const handled: string[] = []
      const block = Promise.withResolvers<void>()
      queue.work('check', 1, async (id) => {
        handled.push(id)
        if (id === 'under way') await block.promise
      })
      await queue.offer('check', 'under way')
      await until('it runs', () => handled.length === 1)
      for (let i = 0; i < 100; i++) await queue.offer('check', `w${i}`)
      await redis.command('flushall')
      block.resolve()
      await queue.offer('check', 'after')
      await until('the next hint is handled', () => handled.includes('after'))
      // those before it would have been handled first
      expect(handled.length).toBeLessThan(102)
      await queue.close()
      expect(log.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([])
    })
  })

  describe('a queue on BullMQ whose Redis goes away', () => {
    it('returns from an offer within its second, and works by itself until Redis is back', {
      timeout: 60_000,
    }, async () => {
      const own = await startRedis()
      const log = recordingLog()
      const queue = openQueue(own, log)
      const handled = new Set<string>()
      queue.work('check', 2, async (id) => void handled.add(id))
      await queue.offer('check', 'before')
      await until('the hint is handled', () => handled.has('before'))

      await own.kill()
      for (const id of ['away 1', 'away 2', 'away 3']) {
        const start = performance.now()
        await queue.offer('check', id)
        // without its bound an offer would wait for Redis for ever
        expect(performance.now() - start).toBeLessThan(30_000)
      }
      await until('this process does the work', () => handled.size === 4)

      await own.restart()
      await until('the log says that Redis is back', () => log.lines.some(({ message }) => message === 'Redis is back'))
      await queue.offer('check', 'after')
      await until('the hint is handled', () => handled.has('after'))
      const count = (await own.command('info', 'commandstats')) as string
      expect(count).toMatch(/cmdstat_(evalsha|fcall|eval)/)
      await queue.close()
      const warnings = log.lines.filter(({ level }) => level === 'warn' || level === 'error')
      expect(warnings.map(({ message }) => message)).toEqual(['Redis is away: this process goes on by itself'])
      expect(JSON.stringify(log.lines)).not.toContain(new URL(own.url).password)
    })

    it('hands out through Redis again what another process offers after the pause', { timeout: 120_000 }, async () => {
      const own = await startRedis()
      const prefix = freshPrefix()
      const log = recordingLog()
      const worker = openQueue(own, log, prefix)
      const handled = new Set<string>()
      worker.work('check', 2, async (id) => void handled.add(id))
      await own.kill()
      await worker.offer('check', 'during the pause')
      await until('the log says that Redis is away', () =>
        log.lines.some(({ message }) => /^Redis is away/.test(message)),
      )
      await own.restart()
      const other = openQueue(own, recordingLog(), prefix)
      await other.offer('check', 'from elsewhere')
      await until('the hint is handled', () => handled.has('from elsewhere'), 30_000)
    })

    it('does not wait for a Redis that takes connections and does not answer', { timeout: 120_000 }, async () => {
      const own = await startRedis()
      const log = recordingLog()
      const queue = openQueue(own, log)
      const handled = new Set<string>()
      queue.work('check', 2, async (id) => void handled.add(id))
      await queue.offer('check', 'before')
      await until('the hint is handled', () => handled.has('before'))
      own.signal('SIGSTOP')
      const start = performance.now()
      for (let i = 0; i < 50; i++) await queue.offer('check', `w${i}`)
      expect(performance.now() - start).toBeLessThan(12_000)
      await until('this process does the work', () => handled.size === 51)
      own.signal('SIGCONT')
      await until('the log says that Redis is back', () => log.lines.some(({ message }) => message === 'Redis is back'))
    })

    it('starts, works and closes without any Redis', { timeout: 120_000 }, async () => {
      const own = await startRedis()
      await own.stop()
      const log = recordingLog()
      const queue = openQueue(own, log)
      const handled: string[] = []
      queue.work('check', 1, async (id) => void handled.push(id))
      await queue.offer('check', 'alone')
      await until('this process does the work', () => handled.length === 1)
      const debugged = () => log.lines.filter(({ level }) => level === 'debug').length
      await until('three more tries to connect', () => debugged() >= 3)
      expect(log.lines).toHaveLength(1 + debugged())
      const start = performance.now()
      await queue.close()
      expect(performance.now() - start).toBeLessThan(20_000)
    })

    it('closes within seconds when Redis goes away while it works', { timeout: 120_000 }, async () => {
      const own = await startRedis()
      const queue = openQueue(own)
      let ended = false
      let runs = false
      queue.work('check', 1, async () => {
        runs = true
        await sleep(1_000)
        ended = true
      })
      await queue.offer('check', 'long')
      await until('it runs', () => runs)
      await own.kill()
      const start = performance.now()
      await queue.close()
      expect(ended).toBe(true)
      expect(performance.now() - start).toBeLessThan(24_000)
    })

    it('says that the password is wrong, and works by itself', { timeout: 120_000 }, async () => {
      const log = recordingLog()
      const redisUrl = redis.url.replace(/:[0-9a-f]+@/, ':wrong@')
      const queue = openQueue({ url: redisUrl }, log)
      const handled: string[] = []
      queue.work('check', 1, async (id) => void handled.push(id))
      await queue.offer('check', 'alone')
      await until('this process does the work', () => handled.length === 1)
      expect(log.lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields.problem)).toEqual([
        expect.stringMatching(/WRONGPASS|NOAUTH/),
      ])
    })
  })

  describe('probeRedis', () => {
    it('says which version answers', async () => {
      expect(await probeRedis(redis.url)).toMatch(/^Redis \d+\.\d+\.\d+ answers$/)
    })

    it('warns of a Redis that may drop entries', async () => {
      const own = await startRedis()
      await own.command('config', 'set', 'maxmemory-policy', 'allkeys-lru')
      expect(await probeRedis(own.url)).toContain('noeviction')
    })

    it('fails with queue-failed and the cause when nobody answers', async () => {
      const own = await startRedis()
      await own.stop()
      await expect(probeRedis(own.url)).rejects.toMatchObject({ code: 'queue-failed', message: /ECONNREFUSED/ })
    })
  })
})
