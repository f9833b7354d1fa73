import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignEqual, alignWords, createInterner, longestRising, type Pair } from '../../src/diff/align.ts'

/** The textbook table, quadratic: the truth for short sequences. */
function lcsLength(a: readonly number[], b: readonly number[]): number {
  let row = Array<number>(b.length + 1).fill(0)
  for (const x of a) {
    const next = [0]
    for (const [j, y] of b.entries()) {
      next.push(x === y ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

function expectSound(a: readonly number[], b: readonly number[], pairs: readonly Pair[]) {
  for (const [n, [i, j]] of pairs.entries()) {
    expect(a[i]).toBe(b[j])
    const last = pairs[n - 1]
    if (last !== undefined) expect(last[0] < i && last[1] < j).toBe(true)
  }
}

const ids = fc.array(fc.nat({ max: 6 }), { maxLength: 30 })

describe('aligning ids', () => {
  it('gives equal pairs that rise on both sides', () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expectSound(a, b, alignEqual(a, b))
        expectSound(a, b, alignWords(a, b))
      }),
      { numRuns: 500 },
    )
  })

  it('of words gives a longest common subsequence', () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(alignWords(a, b)).toHaveLength(lcsLength(a, b))
      }),
      { numRuns: 500 },
    )
  })

  it('of words is as long both ways', () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(alignWords(b, a)).toHaveLength(alignWords(a, b).length)
      }),
      { numRuns: 300 },
    )
  })

  it('of words gives a longest one too where hundreds of words come at two places', () => {
    const words = Array.from({ length: 300 }, (_, i) => (i * 7919) % 90)
    const others = Array.from({ length: 200 }, (_, i) => (i * 104_729 + 13) % 90)
    const after = [...words.slice(0, 20), ...others, ...words.slice(20, 250), ...others, ...words.slice(250)]
    expect(alignWords(words, after)).toHaveLength(lcsLength(words, after))
  })

  it('of words finds the one that tens of thousands have in common', () => {
    const numbers = (from: number) => Array.from({ length: 20_000 }, (_, i) => from + i)
    expect(alignWords(numbers(0), numbers(20_000))).toEqual([])
    expect(alignWords([...numbers(0), -1], [-1, ...numbers(20_000)])).toEqual([[20_000, 0]])
  })

  it('keeps going beyond its bound of edits, with sound pairs', () => {
    const a = Array.from({ length: 4000 }, (_, i) => (i * 7919) % 50)
    const b = Array.from({ length: 4000 }, (_, i) => (i * 104_729 + 13) % 50)
    const pairs = alignEqual(a, b)
    expectSound(a, b, pairs)
    expect(pairs.length).toBeGreaterThan(500)
  })

  it('lets unique ids anchor, so that a repeated one is not matched across them', () => {
    // 0 is an empty line; 1 … 4 are unique.
    expect(alignEqual([1, 0, 2, 0, 3], [1, 0, 4, 0, 2, 0, 3])).toEqual([
      [0, 0],
      [1, 1],
      [2, 4],
      [3, 5],
      [4, 6],
    ])
  })

  it('finds the longest rising chain', () => {
    const pairs: Pair[] = [3, 1, 4, 0, 5, 2].map((j, i) => [i, j])
    expect(longestRising(pairs)).toHaveLength(3)
    expect(longestRising([])).toEqual([])
  })

  it('gives equal keys equal numbers, names of prototypes too', () => {
    const intern = createInterner()
    expect(['a', '__proto__', 'a', 'constructor', '__proto__'].map(intern)).toEqual([0, 1, 0, 2, 1])
  })
})
