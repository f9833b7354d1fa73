import { describe, expect, it } from 'vitest'
import { suspensionEnd } from '../../src/classify/suspension-end.ts'

describe('the end of a suspension', () => {
  it.each([
    ['The Affiliates Rule is suspended from November 10, 2025, until November 9, 2026.', '2026-11-09'],
    ['BIS suspends the rule effective November 10, 2025, through November 9, 2026.', '2026-11-09'],
    ['The rule is suspended for one year beginning November 10, 2025.', '2026-11-09'],
    ['Effective 12 August 2025 the duty is suspended for a period of 90 days.', '2025-11-09'],
    ['The duty is suspended until 2026-11-10.', '2026-11-10'],
    ['自2025年11月10日起，暂停实施公告2025年第61号1年。', '2026-11-09'],
    ['自2025年8月12日起，暂停实施上述措施90天。', '2025-11-09'],
    ['暂停实施有关措施至2026年11月10日。', '2026-11-10'],
    ['The rule is suspended.', undefined],
    ['The rule of March 3, 2025 is suspended for the time being.', undefined],
    ['The rule is suspended for 90 days.', undefined],
  ])('%s', (text, end) => {
    expect(suspensionEnd(text)).toBe(end)
  })

  it('is found in a long hostile text within a moment', () => {
    const start = performance.now()
    for (const text of [
      'from '.repeat(20_000),
      'until   '.repeat(20_000),
      '暂停'.repeat(40_000),
      'for 1 '.repeat(20_000),
    ])
      expect(suspensionEnd(text)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(1_500)
  })
})
