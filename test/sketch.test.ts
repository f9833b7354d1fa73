import { describe, expect, it } from 'vitest'
import { sketchSimilarity, sketchText } from '../src/sketch.ts'

const paragraph = (seed: number) =>
  Array.from({ length: 60 }, (_, i) => `word${(i * 7919 + seed * 104729) % 100_003}`).join(' ')

describe('a sketch', () => {
  it('has 64 numbers of 32 bits and is the same each time', () => {
    const sketch = sketchText('BIS adds 80 entities to the Entity List, effective today.')
    expect(sketch).toHaveLength(64)
    expect(sketch.every((n) => Number.isInteger(n) && n >= 0 && n <= 0xffffffff)).toBe(true)
    expect(sketchText('BIS adds 80 entities to the Entity List, effective today.')).toEqual(sketch)
  })

  it('is stored, so it stays as it is from version to version', () => {
    expect(sketchText('The quick brown fox jumps over the lazy dog').slice(0, 3)).toMatchInlineSnapshot(`
      [
        101576360,
        391477142,
        553166976,
      ]
    `)
  })

  it('says 1 of texts that differ only in typography', () => {
    expect(sketchSimilarity(sketchText('The “new” rule — in force'), sketchText('the "new" rule - in force'))).toBe(1)
  })

  it('says nearly 1 of a long document with one sentence changed, and nearly 0 of another one', () => {
    const pages = Array.from({ length: 40 }, (_, i) => paragraph(i))
    const edited = pages.with(20, paragraph(99))
    const other = Array.from({ length: 40 }, (_, i) => paragraph(i + 200))
    const sketch = sketchText(pages.join('\n'))
    expect(sketchSimilarity(sketch, sketchText(edited.join('\n')))).toBeGreaterThan(0.85)
    expect(sketchSimilarity(sketch, sketchText(other.join('\n')))).toBeLessThan(0.1)
  })

  it('reads Chinese by characters', () => {
    const text =
      '商务部决定将十五家美国实体列入出口管制管控名单，禁止向其出口两用物项，正在开展的相关出口活动应当立即停止。'
    const moved = text.replace('十五家', '十六家')
    const other = '外交部发言人主持例行记者会，就有关国家领导人访华等问题回答了记者的提问，并介绍了相关情况和安排。'
    expect(sketchSimilarity(sketchText(text), sketchText(moved))).toBeGreaterThan(0.5)
    expect(sketchSimilarity(sketchText(text), sketchText(other))).toBeLessThan(0.2)
  })

  it('of a text without words is like no other, not even like itself', () => {
    expect(sketchSimilarity(sketchText(''), sketchText('— …'))).toBe(0)
    expect(sketchSimilarity([], [])).toBe(0)
  })
})
