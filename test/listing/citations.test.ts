import { describe, expect, it } from 'vitest'
import { parseCitations, unprintedDate } from '../../src/listing/citations.ts'

const first = { volume: 88, page: 12158, date: '2023-02-27' }
const second = { volume: 90, page: 14046, date: '2025-03-28' }

describe('parseCitations', () => {
  it.each([
    ['as they should be', '88 FR 12158, 2/27/23. 90 FR 14046, 3/28/25.', [first, second]],
    ['a comma missing', '88 FR 12158 2/27/23. 90 FR 14046, 3/28/25.', [first, second]],
    ['a full stop for a comma', '88 FR 12158. 2/27/23. 90 FR 14046. 3/28/25.', [first, second]],
    ['a comma for a full stop', '88 FR 12158, 2/27/23, 90 FR 14046, 3/28/25.', [first, second]],
    ['no space behind a date', '88 FR 12158, 2/27/23 90 FR 14046, 3/28/25', [first, second]],
    ['a year of four digits', '88 FR 12158, 2/27/2023. 90 FR 14046, 03/28/25.', [first, second]],
    ['FR twice', '88 FR FR 12158, 2/27/23.', [first]],
    ['a line break inside', '88 FR 12158,\n 2/27/23.\n90 FR 14046,\n3/28/25.', [first, second]],
    ['page and date glued', '88 FR 121582/27/23.', [first]],
    ['with full stops', '88 F.R. 12158 2/27/2023 and 90 F.R. 14046 3/28/25', [first, second]],
    ['of the last century', '63 FR 64322, 11/19/98.', [{ volume: 63, page: 64322, date: '1998-11-19' }]],
    ['no date', '77 FR 58006 (no. 182)', [{ volume: 77, page: 58006 }]],
    ['none', 'Vol. 83, No. 91, 05/10/2018', []],
  ])('%s', (_, text, citations) => expect(parseCitations(text)).toEqual(citations))

  it('leaves out a page that is not known yet, and keeps its day', () => {
    const text = '90 FR [INSERT FR PAGE NUMBER], 3/28/25.'
    expect(parseCitations(text)).toEqual([])
    expect(unprintedDate(text)).toBe('2025-03-28')
    expect(unprintedDate('90 FR 14046, 3/28/25.')).toBeUndefined()
  })
})
