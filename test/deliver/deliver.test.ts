import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterAttempt, GIVE_UP_AFTER_MS, LEAST_ATTEMPTS } from '../../src/deliver/deliver.ts'
import type { SendOutcome } from '../../src/ports.ts'

const HOUR = 3_600_000
const retry: SendOutcome = { state: 'retry', reason: '451', partsSent: 0 }
const unknown: SendOutcome = { state: 'unknown', reason: 'the connection was lost', partsSent: 0 }

/** Fails `outcome` again and again; @returns the times of the attempts (ms after the message was written) and the last state. */
function failing(outcome: SendOutcome, id = 'd_1') {
  const times: number[] = [0]
  for (let attempts = 1; ; attempts++) {
    const next = afterAttempt(outcome, { id, attempts, createdAt: 0 }, times.at(-1) ?? 0)
    if (next.nextAt === undefined) return { times, last: next.state }
    times.push(next.nextAt)
  }
}

describe('after an attempt', () => {
  it('a message that was taken is done, one that never will be is dead', () => {
    const delivery = { id: 'd_1', attempts: 1, createdAt: 0 }
    expect(afterAttempt({ state: 'sent', reason: '', partsSent: 1 }, delivery, 5)).toEqual({ state: 'sent' })
    expect(afterAttempt({ state: 'dead', reason: '550', partsSent: 0 }, delivery, 5)).toEqual({ state: 'dead' })
  })

  it('waits longer and longer: 5 s, 30 s, 2 min, 10 min, 30 min, 1 h, then every 2 h', () => {
    const { times } = failing(retry)
    const waits = times.slice(1).map((time, i) => time - (times[i] ?? 0))
    for (const [i, expected] of [5_000, 30_000, 120_000, 600_000, 1_800_000, HOUR, 2 * HOUR, 2 * HOUR].entries()) {
      expect(waits[i]).toBeGreaterThanOrEqual(expected)
      expect(waits[i]).toBeLessThanOrEqual(expected * 1.1)
    }
  })

  it('gives up after three days, not before', () => {
    const { times, last } = failing(retry)
    expect(last).toBe('dead')
    expect(times.at(-1)).toBeGreaterThan(GIVE_UP_AFTER_MS - 2.5 * HOUR)
    expect(times.at(-1)).toBeLessThanOrEqual(GIVE_UP_AFTER_MS)
  })

  it('tries a message that is old because we were away as often as any other at first', () => {
    const old = { id: 'd_1', createdAt: 0 }
    expect(afterAttempt(retry, { ...old, attempts: 1 }, 10 * GIVE_UP_AFTER_MS).state).toBe('pending')
    expect(afterAttempt(retry, { ...old, attempts: LEAST_ATTEMPTS }, 10 * GIVE_UP_AFTER_MS).state).toBe('dead')
  })

  it('repeats a message that may have arrived no sooner than after a minute', () => {
    expect(failing(unknown).times[1]).toBeGreaterThanOrEqual(60_000)
    expect(afterAttempt(unknown, { id: 'd_1', attempts: 1, createdAt: 0 }, 0).state).toBe('unknown')
  })

  it('obeys Retry-After, up to a day', () => {
    const delivery = { id: 'd_1', attempts: 1, createdAt: 0 }
    expect(afterAttempt({ ...retry, retryAfterMs: 30_000 }, delivery, 0).nextAt).toBe(30_000)
    expect(afterAttempt({ ...retry, retryAfterMs: 1 }, delivery, 0).nextAt).toBeGreaterThanOrEqual(5_000)
    expect(afterAttempt({ ...retry, retryAfterMs: 315_360_000_000 }, delivery, 0).nextAt).toBe(24 * HOUR)
    expect(afterAttempt({ ...retry, retryAfterMs: -5 }, delivery, 0).nextAt).toBeGreaterThanOrEqual(5_000)
  })

  it('spreads what failed together, always in the same way', () => {
    const firsts = Array.from({ length: 50 }, (_, i) => failing(retry, `d_${i}`).times[1])
    expect(new Set(firsts).size).toBeGreaterThan(20)
    expect(failing(retry, 'd_7').times).toEqual(failing(retry, 'd_7').times)
  })

  it('never waits for no time or for ever, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(200),
        fc.integer(),
        fc.option(fc.double({ noNaN: true }), { nil: undefined }),
        (id, attempts, createdAt, asked) => {
          const outcome = { ...retry, ...(asked === undefined ? {} : { retryAfterMs: asked }) }
          const next = afterAttempt(outcome, { id, attempts, createdAt }, 1000)
          if (next.nextAt === undefined) return next.state === 'dead'
          return next.nextAt > 1000 && next.nextAt <= 1000 + 24 * HOUR
        },
      ),
    )
  })
})
