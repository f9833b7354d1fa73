/** What counts as a difference in an entry, part by part. */
import { describe, expect, it } from 'vitest'
import { licencePolicyOf, licenceRequirementOf } from '../../../src/listing/terms.ts'
import type { Listing } from '../../../src/model/listing.ts'
import { cite, entity, told } from './entries.ts'

const name = 'Suma Technology'
const suma = entity(name)
const change = (before: Partial<Listing>, after: Partial<Listing>) =>
  told([{ ...suma, ...before }], [{ ...suma, ...after }]).map((line) => line.replace(`${name}: `, ''))

describe('a licence requirement', () => {
  const requirement = (text: string, footnotes: string[] = []) => ({
    licenceRequirement: licenceRequirementOf(text, footnotes),
    footnotes,
  })

  it.each([
    'For all items subject to the EAR (See § 744.11 of the EAR).',
    'All items subject to the EAR. (See §744.11 of the EAR.)',
    'All items subject to the EAR. (Se § 744.11 of the EAR)',
  ])('is the same in other words: %s', (text) => {
    expect(change({}, requirement(text))).toEqual([])
  })

  it('differs in its scope, its sections, its items, its exceptions', () => {
    const all = 'For all items subject to the EAR. (See § 744.11 of the EAR)'
    for (const text of [
      'For all items subject to the EAR. (See §§ 744.11 and 744.21 of the EAR)',
      'For ECCN 3A001 and 4A003. (See § 744.11 of the EAR)',
      'For all items subject to the EAR, except food and medicine. (See § 744.11 of the EAR)',
    ]) {
      expect(change({}, requirement(text))).toEqual([`licenceRequirement [${all} => ${text}]`])
    }
    expect(change(requirement('Items under ECCN 3A001'), requirement('Items under ECCN 3A002'))).toHaveLength(1)
  })

  it('tells a footnote as footnotes only', () => {
    expect(change({}, requirement(suma.licenceRequirement.text, ['4']))).toEqual(['footnotes [ => 4]'])
  })
})

describe('a licence policy', () => {
  const policy = (text: string) => ({ licencePolicy: licencePolicyOf(text) })

  it('is its class; where none fits, its words', () => {
    expect(change(policy('Presumption of denial'), policy('Presumption of denial.'))).toEqual([])
    expect(change(policy('Case-by-case basis'), policy('Presumption of denial'))).toEqual([
      'licencePolicy [Case-by-case basis => Presumption of denial]',
    ])
    expect(change(policy('See § 746.5(b)'), policy('See § 744.2(d)'))).toHaveLength(1)
    const mixed = (nanometers: number) =>
      policy(`Presumption of denial for items for ${nanometers} nanometers and below; case-by-case for all others`)
    expect(change(mixed(10), mixed(10))).toEqual([])
    expect(change(mixed(10), mixed(16))).toHaveLength(1)
  })
})

describe('values', () => {
  it('are sets: their order is nothing', () => {
    expect(change({ aliases: ['A Works', 'B Works'] }, { aliases: ['B Works', 'A Works'] })).toEqual([])
    expect(change({ programme: 'SDGT; IRAN' }, { programme: 'IRAN, SDGT' })).toEqual([])
    expect(change({ identifiers: ['Tax 1', 'Tax 2'] }, { identifiers: ['Tax 2', 'Tax 1', 'Tax 3'] })).toEqual([
      'identifiers [ => Tax 3]',
    ])
  })

  it('of addresses may be cut elsewhere', () => {
    const whole = ['1 North Road, Kabul; and 2 South Road, Kabul']
    expect(change({ addresses: whole }, { addresses: ['1 North Road, Kabul', '2 South Road, Kabul'] })).toEqual([])
    expect(change({ addresses: whole }, { addresses: ['1 North Road, Kabul'] })).toHaveLength(1)
  })

  it('of citations are pages: one alone is told, its date is not', () => {
    expect(change({ citations: [cite(80, 8524, '2015-02-18')] }, { citations: [cite(80, 8524)] })).toEqual([])
    expect(change({ citations: [cite(80, 8524)] }, { citations: [cite(80, 8524), cite(90, 14048)] })).toEqual([
      'citations [ => 90 FR 14048]',
    ])
  })

  it('of dates and states decide, not where they were read', () => {
    const from = (value: string, source: 'rule' | 'list') => ({ effectiveDate: { value, source } })
    expect(change(from('2025-03-25', 'rule'), from('2025-03-25', 'list'))).toEqual([])
    expect(change(from('2025-03-25', 'list'), from('2025-03-28', 'list'))).toEqual([
      'effectiveDate [2025-03-25 => 2025-03-28]',
    ])
    expect(
      change(
        { status: { state: 'suspended', until: '2025-08-12', text: '' } },
        { status: { state: 'suspended', until: '2025-11-10', text: '' } },
      ),
    ).toEqual(['status [suspended until 2025-08-12 => suspended until 2025-11-10]'])
  })

  it('of items are parts of their own', () => {
    const item = (thresholds: string[]) => ({
      item: { code: '3C', text: 'Gallium metal', reasons: ['NS'], thresholds },
    })
    expect(change(item(['0.5 kg']), item(['1 kg']))).toEqual(['item.thresholds [0.5 kg => 1 kg]'])
  })
})
