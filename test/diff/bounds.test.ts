import { describe, expect, it } from 'vitest'
import { diff } from '../../src/diff/diff.ts'
import type { Change } from '../../src/model/change.ts'
import { page } from './extracts.ts'

/** Of the processor, so that a busy machine changes nothing; measured times are a fifth of it (docs of `diff`). */
const LIMIT_MS = 20_000
const N = 10_000

/** mulberry32: the same numbers each time. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const random = createRandom(1)
const word = () =>
  Math.floor(random() * 1e9)
    .toString(36)
    .replace(/\d/g, 'x')
const line = () => `${Array.from({ length: 10 }, word).join(' ')}.`
const lines = (n = N) => Array.from({ length: n }, line)

function timed(before: readonly string[], after: readonly string[], language = 'en'): Change {
  const start = process.threadCpuUsage()
  const change = diff(page(before, { language }), page(after, { language }))
  const { user, system } = process.threadCpuUsage(start)
  expect((user + system) / 1_000).toBeLessThan(LIMIT_MS)
  return change
}

describe('ten thousand blocks', () => {
  const a = lines()

  it('against ten thousand others are a wholesale change that lists the first sentences', () => {
    const change = timed(a, lines())
    expect(change).toMatchObject({ changed: true, wholesale: true })
    expect(change.sentences.filter((s) => s.type === 'added')).toHaveLength(1000)
    expect(change.sentences.filter((s) => s.type === 'removed')).toHaveLength(1000)
  })

  it('with a part replaced that is too large to be paired list all of it and hide nothing else', () => {
    const rest = a.slice(0, 200)
    const change = timed(
      [...rest, ...lines(500), 'Exporters must apply for a licence.'],
      [...rest, ...lines(500), 'Exporters may apply for a licence.'],
    )
    expect(change.wholesale).toBe(false)
    expect(change.sentences.filter((s) => s.type === 'added').length).toBeGreaterThan(400)
    expect(change.sentences.filter((s) => s.type === 'changed').map((s) => s.after.text)).toContain(
      'Exporters may apply for a licence.',
    )
  })

  it('of 300 values in another order are aligned within the bound', () => {
    const values = lines(300)
    const drawn = () => Array.from({ length: N }, () => values[Math.floor(random() * 300)] ?? '')
    expect(timed(drawn(), drawn())).toMatchObject({ changed: true, wholesale: false })
  })

  it('in reverse or with halves swapped are moved, not changed', () => {
    expect(timed(a, a.toReversed())).toMatchObject({ changed: false, moved: N - 1 })
    expect(timed(a, [...a.slice(N / 2), ...a.slice(0, N / 2)])).toMatchObject({ changed: false, moved: N / 2 })
  })

  it('with one digit changed among them show it', () => {
    const change = timed([...a, 'The tariff is 25 %.'], [...a, 'The tariff is 50 %.'])
    expect(change.sentences).toHaveLength(1)
  })

  it('of which each changed by a word are ten thousand changes', () => {
    const change = timed(
      a,
      a.map((text) => text.replace(/^\S+/, word())),
    )
    expect(change.wholesale).toBe(false)
    expect(change.sentences.filter((s) => s.type === 'changed').length).toBeGreaterThan(N * 0.99)
  })

  it('with a new one after each are ten thousand additions', () => {
    const change = timed(
      a,
      a.flatMap((text) => [text, line()]),
    )
    expect(change.sentences.filter((s) => s.type === 'added')).toHaveLength(N)
  })

  it('that are all new are all listed, for nothing was given up', () => {
    expect(timed([], a)).toMatchObject({ wholesale: false, changed: true })
  })

  it('in one block are compared like as many blocks', () => {
    const sentences = Array.from({ length: N }, (_, i) => `Item ${i} is covered by the rule.`)
    const change = timed([sentences.join(' ')], [sentences.with(5000, 'Item 5000 is exempt from the rule.').join(' ')])
    expect(change.sentences).toHaveLength(1)
  })
})

describe('hostile text', () => {
  it.each([
    ['letters without a break', 'x'.repeat(5e6), 'y'.repeat(5e6)],
    ['words without a stop', `${'word '.repeat(1e6)}a`, `${'word '.repeat(1e6)}b`],
    ['spaces', `${' '.repeat(5e6)}a`, `${' '.repeat(5e6)}b`],
    ['Han without a break', '中'.repeat(2e6), '国'.repeat(2e6)],
    ['open brackets', `${'（'.repeat(1e6)}中`, `${'（'.repeat(1e6)}国`],
    ['combining marks', `a${'\u0301'.repeat(5e5)}`, `b${'\u0301'.repeat(5e5)}`],
    ['numbering', '1.'.repeat(1e6), '(a)'.repeat(1e6)],
    ['beginnings of furniture', 'last updated '.repeat(3e5), `${'last updated '.repeat(3e5)}x`],
    ['lone surrogates', '\ud800\udc00\ud800 '.repeat(3e5), '\udc00\ud800 '.repeat(3e5)],
  ])('of megabytes is compared: %s', (_, a, b) => {
    const change = timed([a], [b])
    expect(change.changed).toBe(true)
    for (const s of change.sentences) {
      if (s.type !== 'changed') continue
      for (const { before, after } of s.hunks) {
        expect(s.before.text.slice(...before).isWellFormed() || !s.before.text.isWellFormed()).toBe(true)
        expect(after[1]).toBeLessThanOrEqual(s.after.text.length)
      }
    }
  })

  it('with NUL, lone surrogates, bidi characters and names of prototypes is compared as text', () => {
    const odd = ['\0', '\ud800', '\udfff x', '\u202eevil', '__proto__', 'constructor', 'toString', '<script>']
    expect(diff(page(odd), page(odd))).toMatchObject({ changed: false, folded: 0 })
    const change = diff(page(odd), page(odd.map((text) => `${text} changed`)))
    expect(change.changed).toBe(true)
    expect(change.sentences.length).toBeGreaterThanOrEqual(5)
  })

  it('in a hundred thousand sentences at one place is a wholesale change', () => {
    expect(timed(['中国。'.repeat(1e5)], ['美国。'.repeat(1e5)])).toMatchObject({ changed: true, wholesale: true })
  })
})
