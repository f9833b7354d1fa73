import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toSimplified } from '../../src/names/simplified.ts'

describe('traditional characters', () => {
  it('are read as simplified ones', () => {
    expect(toSimplified('浪潮集團、華為技術、臺灣積體電路')).toBe('浪潮集团、华为技术、台湾积体电路')
    expect(toSimplified('瞭解 倂購')).toBe('了解 并购')
  })

  it('keep every place: nothing grows or shrinks, and simplified text stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const simple = toSimplified(text)
        expect(simple.length).toBe(text.length)
        expect(toSimplified(simple).length).toBe(text.length)
      }),
    )
  })
})
