/** Judging two copies of a list: the guards stand before any finding, unless the operator has accepted the list. */
import { describe, expect, it } from 'vitest'
import { CodedError } from '../../src/errors.ts'
import type { JudgeInput } from '../../src/model/judgement.ts'
import { page, reading } from '../extract/reading.ts'
import { judge } from '../shipped.ts'

const COLUMNS = { name: 'Entity', country: 'Country', licencePolicy: 'Policy' }
const csv = (rows: readonly string[]) =>
  page(['Entity,Country,Policy', ...rows].join('\n'), 'text/csv', 'https://lists.example/list.csv')
const rows = (count: number, policy = 'Presumption of denial') =>
  Array.from({ length: count }, (_, i) => `Works ${i},China,${policy}`)

const input = (before: readonly string[], after: readonly string[], rest: Partial<JudgeInput> = {}): JudgeInput => ({
  reading: reading({ reader: 'table', columns: COLUMNS }),
  before: csv(before),
  after: csv(after),
  earlier: [],
  today: '2025-03-28',
  parties: [],
  ...rest,
})

async function refusal(given: JudgeInput): Promise<string> {
  try {
    await judge(given)
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
  return ''
}

describe('a list', () => {
  it('that shrank by 90 % is refused and tells nothing', async () => {
    expect(await refusal(input(rows(100), rows(10)))).toBe('list-shrunk')
  })

  it('that lost the values of a column is refused', async () => {
    expect(await refusal(input(rows(30), rows(30, '')))).toBe('list-column-lost')
  })

  it('that the operator accepted is told as it is', async () => {
    const { findings } = await judge(input(rows(100), rows(10), { accepted: true }))
    expect(findings.filter(({ kind }) => kind === 'listing.removed')).toHaveLength(90)
  })

  it('is held to what its watch expects of each destination, from the first look on', async () => {
    const { before: _, ...first } = input([], rows(10))
    const expecting = (min: number) => ({
      ...first,
      reading: { ...first.reading, expect: { perCountry: { China: { min } } } },
    })
    expect(await refusal(expecting(11))).toBe('count-out-of-bounds')
    expect(await refusal(expecting(10))).toBe('')
  })
})
