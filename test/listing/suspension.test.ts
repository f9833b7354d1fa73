/** The last day of a suspension, read in the sentence that tells of it. */

import { describe, expect, it } from 'vitest'
import { suspensionEnd } from '../../src/listing/suspension.ts'
import { cpuMs } from '../cpu.ts'

const DAY = '2025-05-12'

describe('the end of a suspension', () => {
  it.each([
    ['24 percentage points are suspended for 90 days from May 14, 2025.', '2025-08-11'],
    ['24 percentage points are suspended for an initial period of ninety days beginning 14 May 2025.', '2025-08-11'],
    ['The duty is suspended until 12:01 a.m. eastern daylight time on August 12, 2025.', '2025-08-12'],
    ['The suspension of the duty ends on 10 November 2026.', '2026-11-10'],
    ['The rule is suspended from 12:01 p.m. on May 14, 2025 for 90 days.', '2025-08-12'],
    ['A 90-day suspension is granted.', '2025-08-09'],
    ['The rule is paused for one year, effective November 10, 2025.', '2026-11-09'],
    ['自2025年5月14日12时01分起，在90天内暂停实施24%的加征关税税率。', '2025-08-12'],
    ['自2025年11月10日起至2026年11月10日止，暫停實施本公告。', '2026-11-10'],
    ['The rule is suspended from November 10, 2025, until November 9, 2026.', '2026-11-09'],
    ['The duty is suspended for 90 days from May 14 until 12:01 a.m. on August 12, 2025.', '2025-08-12'],
    ['The duty is suspended until the end of 12 August 2025.', '2025-08-12'],
    ['The duty is suspended through midnight on Aug. 12, 2025.', '2025-08-12'],
    ['The duty is suspended until 2026-11-10.', '2026-11-10'],
    ['Effective 12 August 2025 the duty is suspended for a period of 90 days.', '2025-11-09'],
    ['自2025年11月10日起，暂停实施公告2025年第61号1年。', '2026-11-09'],
    ['自2025年5月14日至8月12日，暂停实施上述措施。', '2025-08-12'],
    ['自民國114年5月14日起至114年8月12日止暫停適用。', '2025-08-12'],
  ])('%s', (sentence, end) => {
    expect(suspensionEnd(sentence, DAY)).toBe(end)
  })

  it.each([
    ['The duty is suspended until further notice.'],
    ['The report is due within 90 days from May 14, 2025.'],
    ['Comments are accepted until June 9, 2025.'],
    ['暂停实施上述措施。'],
    ['应当在90天内作出决定。'],
    [''],
  ])('is not given by %s', (sentence) => {
    expect(suspensionEnd(sentence, DAY)).toBeUndefined()
  })

  it('is not known for a period that names no beginning in a document without a day', () => {
    expect(suspensionEnd('The rule is suspended for 90 days.', undefined)).toBeUndefined()
    expect(suspensionEnd('The rule of March 3, 2025 is suspended for the time being.', undefined)).toBeUndefined()
  })

  it('is found in a long hostile text within a moment', () => {
    const start = cpuMs()
    for (const text of ['from ', 'until   ', '暂停', 'for 1 ', 'suspended until the end of ', 'stayed 12:01 a.m. on '])
      expect(suspensionEnd(text.repeat(20_000), undefined)).toBeUndefined()
    expect(cpuMs() - start).toBeLessThan(1_500)
  })
})
