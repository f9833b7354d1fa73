import { describe, expect, it } from 'vitest'
import { judgePair, kinds } from './pair.ts'

describe('what looks like a reference, a version or a stamp, and is not', () => {
  it.each([
    [
      'Persons subject to this section must file a report.',
      'Persons subject to this section may file a report.',
      'wording.softened',
    ],
    [
      'Exporters under this part shall keep records.',
      'Exporters under this part should keep records.',
      'wording.softened',
    ],
    [
      'Whoever is named in this paragraph must register.',
      'Whoever is named in this paragraph should register.',
      'wording.softened',
    ],
    ['Last updated: exporters must stop at once.', 'Last updated: exporters may stop at once.', 'wording.softened'],
  ])('%s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))).toContain(kind)
  })

  it.each([
    ['The control covers V100 accelerators.', 'The control covers V200 accelerators.'],
    ['Reports are due by 5:00 p.m. on Monday.', 'Reports are due by 9:00 p.m. on Monday.'],
    ['Version 3 of this rule prohibits the export.', 'Version 3 of this rule allows the export.'],
    ['A licence will be required for this item.', 'A licence will not be required for this item.'],
  ])('is never nothing, and never editorial: %s → %s', (before, after) => {
    const found = judgePair(before, after)
    expect(found).not.toEqual([])
    expect(kinds(found)).not.toContain('editorial')
  })

  it('still lets numbers of sections and stamps go', () => {
    expect(judgePair('See section 4.2 of the guide.', 'See section 4.3 of the guide.')).toEqual([])
    expect(judgePair('Last updated: 12 May 2025', 'Last updated: 14 May 2025')).toEqual([])
  })
})
