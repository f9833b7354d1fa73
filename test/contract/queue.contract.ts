/** What every queue keeps to, whatever it is built on. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Log, Queue } from '../../src/ports.ts'

export type Line = {
  readonly level: keyof Log
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** A log that keeps its lines. */
export function recordingLog(): Log & { readonly lines: readonly Line[] } {
  const lines: Line[] = []
  const at =
    (level: keyof Log): Log['info'] =>
    (message, fields = {}) =>
      void lines.push({ level, message, fields })
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** Waits until `isTrue`, and fails with `what` when it never is. */
export async function until(what: string, isTrue: () => boolean, timeoutMs = 15_000): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error(`It did not come true within ${timeoutMs} ms that ${what}`)
    await sleep(5)
  }
}

/** @param make a fresh queue that shares nothing with the one before. */
export function describeQueue(name: string, make: (log: Log) => Promise<Queue>): void {
  describe(`a queue ${name}`, () => {
    const open: Queue[] = []
    const start = async () => {
      const log = recordingLog()
      const queue = await make(log)
      open.push(queue)
      return { log, queue }
    }
    afterEach(async () => {
      for (const queue of open.splice(0)) await queue.close()
    })

    it('hands an offered id to the handler of its job, and to no other', async () => {
      const { queue } = await start()
      const checked: string[] = []
      const delivered: string[] = []
      queue.work('check', 1, async (id) => void checked.push(id))
      queue.work('deliver', 1, async (id) => void delivered.push(id))
      await queue.offer('check', 'bis-press')
      await queue.offer('deliver', 'd_1')
      await until('both are handled', () => checked.length + delivered.length === 2)
      expect(checked).toEqual(['bis-press'])
      expect(delivered).toEqual(['d_1'])
    })

    it('keeps what is offered before anybody works', async () => {
      const { queue } = await start()
      await queue.offer('check', 'early')
      const handled: string[] = []
      queue.work('check', 1, async (id) => void handled.push(id))
      await until('it is handled', () => handled.length === 1)
    })

    it('takes ids of any form', async () => {
      const { queue } = await start()
      const handled = new Set<string>()
      queue.work('check', 4, async (id) => void handled.add(id))
      const ids = ['12', '0', 'a:b', 'a:b:c', '不可靠实体清单', ' ', 'x'.repeat(2_000), '__proto__', '{"id":1}']
      for (const id of ids) await queue.offer('check', id)
      await until('all are handled', () => handled.size === ids.length)
      expect([...handled].sort()).toEqual([...ids].sort())
    })

    it('hands out an id that is offered again while it waits at least once, and not once per offer', async () => {
      const { queue } = await start()
      const handled: string[] = []
      const block = Promise.withResolvers<void>()
      queue.work('check', 1, async (id) => {
        handled.push(id)
        if (id === 'first') await block.promise
      })
      await queue.offer('check', 'first')
      await until('the first one runs', () => handled.length === 1)
      for (let i = 0; i < 20; i++) await queue.offer('check', 'again')
      await queue.offer('check', 'last')
      block.resolve()
      await until('the last one is handled', () => handled.includes('last'))
      const times = handled.filter((id) => id === 'again').length
      expect(times).toBeGreaterThanOrEqual(1)
      expect(times).toBeLessThan(20)
    })

    it('takes an id again after it has been handled', async () => {
      const { queue } = await start()
      const handled: string[] = []
      queue.work('check', 1, async (id) => void handled.push(id))
      for (let round = 1; round <= 5; round++) {
        await until('the offer counts', () => handled.length >= round - 1)
        // The queue may take a moment to let go of the id; the poll offers again, and so does this loop.
        const deadline = performance.now() + 10_000
        while (handled.length < round && performance.now() < deadline) {
          await queue.offer('check', 'daily')
          await sleep(20)
        }
      }
      expect(handled.length).toBeGreaterThanOrEqual(5)
    })

    it('logs a handler that throws, does not repeat it, and goes on', async () => {
      const { queue, log } = await start()
      const handled: string[] = []
      queue.work('check', 1, async (id) => {
        handled.push(id)
        if (id === 'bad') throw new Error('a fault of ours')
      })
      await queue.offer('check', 'bad')
      await queue.offer('check', 'good')
      await until('the good one is handled', () => handled.includes('good'))
      await sleep(200)
      expect(handled).toEqual(['bad', 'good'])
      const errors = log.lines.filter(({ level }) => level === 'error')
      expect(errors).toHaveLength(1)
      expect(errors[0]?.fields).toMatchObject({ job: 'check', id: 'bad', problem: 'a fault of ours' })
    })

    it('takes an id again after its handler threw', async () => {
      const { queue } = await start()
      let times = 0
      queue.work('check', 1, async () => {
        times++
        throw new Error('never well')
      })
      await queue.offer('check', 'bad')
      await until('it fails', () => times === 1)
      const deadline = performance.now() + 10_000
      while (times < 2 && performance.now() < deadline) {
        await queue.offer('check', 'bad')
        await sleep(20)
      }
      expect(times).toBeGreaterThanOrEqual(2)
    })

    it('runs as many at once as it was told to, and never more', async () => {
      const { queue } = await start()
      let now = 0
      let most = 0
      let done = 0
      queue.work('check', 3, async () => {
        now++
        most = Math.max(most, now)
        await sleep(20)
        now--
        done++
      })
      for (let i = 0; i < 30; i++) await queue.offer('check', `w${i}`)
      await until('all are handled', () => done === 30)
      expect(most).toBe(3)
    })

    it('waits for what runs when it is closed, and takes nothing more', async () => {
      const { queue } = await start()
      let ended = false
      const handled: string[] = []
      queue.work('check', 1, async (id) => {
        handled.push(id)
        await sleep(300)
        ended = true
      })
      await queue.offer('check', 'long')
      await until('it runs', () => handled.length === 1)
      await queue.offer('check', 'next')
      await queue.close()
      expect(ended).toBe(true)
      await queue.offer('check', 'late')
      await sleep(100)
      expect(handled).toEqual(['long'])
      await queue.close()
    })
  })
}
