import { describe, expect, it } from 'vitest'
import { diff } from '../../src/diff/diff.ts'
import { licencePolicyOf, licenceRequirementOf, listingStatusOf } from '../../src/listing/terms.ts'
import type { Listing } from '../../src/model/listing.ts'
import { page } from './extracts.ts'

const suma: Listing = {
  list: 'Entity List',
  name: 'Suma Technology Co., Ltd.',
  country: 'China',
  formerNames: [],
  aliases: ['Suma Tech', 'Sugon Suma'],
  addresses: ['12 Science Road, Kunshan', '7 Lake Street, Beijing'],
  crossReferences: [],
  licenceRequirement: licenceRequirementOf('All items subject to the EAR'),
  licencePolicy: licencePolicyOf('Presumption of denial'),
  footnotes: ['4'],
  citations: [{ volume: 90, page: 14048, date: '2025-03-28' }],
  effectiveDate: { value: '2025-03-25', source: 'list' },
  programme: '',
  identifiers: [],
  status: listingStatusOf('in force'),
  subordinates: [],
  remarks: [],
  doubts: [],
}
const nettrix: Listing = { ...suma, name: 'Nettrix Information Industry Co., Ltd.', aliases: [], addresses: [] }
const list = (...listings: Listing[]) => page([], { reader: 'table', listings })

describe('listings', () => {
  it('come and go', () => {
    expect(diff(list(suma), list(nettrix)).listings).toEqual([
      { type: 'added', before: null, after: nettrix },
      { type: 'removed', before: suma, after: null },
    ])
  })

  it('are amended part by part', () => {
    const after: Listing = {
      ...suma,
      aliases: [...suma.aliases, 'Suma Information'],
      licencePolicy: licencePolicyOf('Case-by-case review'),
      footnotes: [],
      citations: [...suma.citations, { volume: 90, page: 44499 }],
      status: listingStatusOf('suspended'),
    }
    expect(diff(list(suma), list(after)).listings).toEqual([
      {
        type: 'amended',
        before: suma,
        after,
        parts: [
          { part: 'aliases', before: '', after: 'Suma Information' },
          { part: 'licencePolicy', before: 'Presumption of denial', after: 'Case-by-case review' },
          { part: 'footnotes', before: '4', after: '' },
          { part: 'citations', before: '', after: '90 FR 44499' },
          { part: 'status', before: 'in force', after: 'suspended' },
        ],
      },
    ])
  })

  it('are unchanged by order and typography', () => {
    const after: Listing = {
      ...suma,
      name: 'Suma Technology Co.,Ltd.',
      aliases: suma.aliases.toReversed(),
      addresses: ['7 Lake Street,  Beijing', '12 Science Road, Kunshan'],
    }
    expect(diff(list(suma, nettrix), list(nettrix, after)).changed).toBe(false)
  })

  it('of one name in two countries are two', () => {
    expect(diff(list(suma), list(suma, { ...suma, country: 'Hong Kong' })).listings.map((l) => l.type)).toEqual([
      'added',
    ])
  })

  it('printed in a row for each address are one entry', () => {
    const other: Listing = {
      ...suma,
      aliases: [],
      addresses: ['1 Other Road'],
      effectiveDate: { value: '2024-01-02', source: 'list' },
    }
    const after = list(suma, other)
    expect(diff(after, list(other, suma)).changed).toBe(false)
    expect(diff(after, list(other)).listings).toMatchObject([
      {
        type: 'amended',
        parts: [
          { part: 'aliases' },
          { part: 'addresses', before: suma.addresses.join('; '), after: '' },
          { part: 'remarks', before: 'another row is effective 2025-03-25', after: '' },
        ],
      },
    ])
    expect(diff(list(), after).listings).toMatchObject([
      {
        type: 'added',
        after: {
          aliases: suma.aliases,
          addresses: [...suma.addresses, '1 Other Road'],
          effectiveDate: { value: '2024-01-02', source: 'list' },
          status: listingStatusOf('in force'),
        },
      },
    ])
  })

  it('are not told again as rows of their table, but for cells that a listing lacks', () => {
    const row = (name: string, notes: string) => ({
      kind: 'row' as const,
      text: `${name} | China | ${notes}`,
      cells: [
        { header: 'name', text: name },
        { header: 'country', text: 'China' },
        { header: 'notes', text: notes },
      ],
    })
    const before = page([row(suma.name, 'see note 1')], { reader: 'table', listings: [suma] })
    const after = page([row(suma.name, 'see note 2'), row(nettrix.name, '')], {
      reader: 'table',
      listings: [suma, nettrix],
    })
    const change = diff(before, after)
    expect(change.listings.map((l) => l.type)).toEqual(['added'])
    expect(change.rows).toMatchObject([
      { type: 'changed', cells: [{ header: 'notes', before: 'see note 1', after: 'see note 2' }] },
    ])
  })
})
