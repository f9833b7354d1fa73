import { describe, expect, it } from 'vitest'
import { foldValue, numbersIn } from '../../../src/diff/listings/fold.ts'
import { nameSimilarity } from '../../../src/diff/listings/similarity.ts'

const alike = (a: string, b: string) => nameSimilarity(foldValue(a), foldValue(b))

describe('names', () => {
  it.each([
    ['Aviation Industry Coporation of China', 'Aviation Industry Corporation of China'],
    ['Beijing Widget Company Limited', 'Beijing Widget Co., Ltd.'],
    ['Institute of Optics, Academy of Sciences', 'Academy of Sciences Institute of Optics'],
    ['Guo Fang Technology Institute', 'Guofang Technology Institute'],
  ])('are alike: %s, %s', (a, b) => {
    expect(alike(a, b)).toBeGreaterThanOrEqual(0.9)
  })

  it.each([
    ['Beijing Widget Co., Ltd.', 'Nanjing Widget Co., Ltd.'],
    ['Wuhan Machinery Research Plant A', 'Wuhan Machinery Research Plant B'],
    ['Atlas Trading Co., Ltd.', 'Borealis Holding Co., Ltd.'],
    ['CORP', 'Acme Corp'],
    ['', ''],
  ])('are not: %s, %s', (a, b) => {
    expect(alike(a, b)).toBeLessThan(a === '' ? 1.1 : 0.9)
  })

  it('carry numbers in figures, words and letters', () => {
    expect(numbersIn(foldValue('CETC 13th Institute, Plant II, Second Works'))).toBe('13 ii second')
    expect(numbersIn(foldValue('Huawei'))).toBe('')
  })

  it('keep what stands between digits', () => {
    expect(foldValue('Section 1.5')).not.toBe(foldValue('Section 15'))
    expect(foldValue('S.A. Widget, No.5')).toBe(foldValue('SA Widget No. 5'))
  })
})
