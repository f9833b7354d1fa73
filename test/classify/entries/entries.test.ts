/** What is said of an entry of a list that changed. */

import { describe, expect, it } from 'vitest'
import { classify } from '../../../src/classify/classify.ts'
import { diff } from '../../../src/diff/diff.ts'
import { licencePolicyOf } from '../../../src/listing/terms.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { Listing } from '../../../src/model/listing.ts'
import type { Party } from '../../../src/model/notice.ts'
import { page } from '../../diff/extracts.ts'
import { cite, entity } from '../../diff/listings/entries.ts'
import { readerFor } from '../../shipped.ts'

function judged(before: readonly Listing[], after: readonly Listing[], parties: readonly Party[] = []): Finding[] {
  const [old, now] = [before, after].map((listings) => page([], { reader: 'ecfr-supplement', listings }))
  if (old === undefined || now === undefined) return []
  return classify(diff(old, now), {
    today: '2025-03-28',
    reader: readerFor('en'),
    documentUrl: 'https://www.ecfr.gov/supplement-4',
    title: '',
    parties,
    isNew: false,
    before: old,
    after: now,
  })
}

const suma = entity('Suma Technology', {
  aliases: ['Suma Tech'],
  addresses: ['12 Science Road, Kunshan'],
  subordinates: ['Suma Radar Institute'],
})
const said = (after: Partial<Listing>, before: Listing = suma) =>
  judged([before], [{ ...before, ...after }]).map(({ reason }) => reason.replace(/^.*?Entity List: /, ''))

describe('an amended entry says', () => {
  it.each<[string, Partial<Listing>]>([
    ['footnote 4 added', { footnotes: ['4'] }],
    ['alias ‘Sugon’ added', { aliases: ['Suma Tech', 'Sugon'] }],
    ['aliases ‘Sugon’, ‘Sugon KS’ added', { aliases: ['Suma Tech', 'Sugon', 'Sugon KS'] }],
    ['address ‘7 Lake Street, Beijing’ added', { addresses: ['12 Science Road, Kunshan', '7 Lake Street, Beijing'] }],
    ['address ‘12 Science Road, Kunshan’ gone', { addresses: [] }],
    ['policy: presumption of denial → case by case', { licencePolicy: licencePolicyOf('Case-by-case basis') }],
    [
      'policy: presumption of denial → ‘As the Secretary sees fit’',
      { licencePolicy: licencePolicyOf('As the Secretary sees fit') },
    ],
    ['moved from CHINA to HONG KONG', { country: 'HONG KONG' }],
    ['name respelled ‘Suma Technology’ → ‘Suma Tecnology’', { name: 'Suma Tecnology' }],
    ['name and alias swapped: ‘Suma Technology’ ↔ ‘Suma Tech’', { name: 'Suma Tech', aliases: ['Suma Technology'] }],
    [
      'name changed ‘Suma Technology’ → ‘Kunshan Computing’, the old one is an alias now; alias ‘Suma Technology’ added',
      { name: 'Kunshan Computing', aliases: ['Suma Tech', 'Suma Technology'] },
    ],
    ['no longer names ‘Suma Radar Institute’', { subordinates: [] }],
    ['citation ‘90 FR 14048’ added', { citations: [...suma.citations, cite(90, 14048)] }],
  ])('%s', (words, after) => {
    expect(said(after)).toEqual([words])
  })

  it('what decides first, and is urgent however long it has been listed', () => {
    const [finding] = judged(
      [suma],
      [
        {
          ...suma,
          aliases: [],
          footnotes: ['4'],
          country: 'HONG KONG',
          citations: [...suma.citations, cite(90, 14048)],
        },
      ],
    )
    expect(finding?.reason).toBe(
      '‘Suma Technology’ (HONG KONG) on Entity List: moved from CHINA to HONG KONG; footnote 4 added; alias ‘Suma Tech’ gone; citation ‘90 FR 14048’ added',
    )
    expect(finding).toMatchObject({ kind: 'listing.amended', severity: 'high', rule: 'list.amended' })
  })

  it('that it stood within another one', () => {
    const radar = entity('Suma Radar Institute')
    expect(
      judged([suma], [{ ...suma, subordinates: [] }, radar]).map(({ rule, reason }) => `${rule}: ${reason}`),
    ).toEqual([
      'list.amended: ‘Suma Technology’ (CHINA) on Entity List: no longer names ‘Suma Radar Institute’',
      'list.split: ‘Suma Radar Institute’ (CHINA) on Entity List: stood within the entry ‘Suma Technology’ and has one of its own now',
    ])
  })

  it('that it is suspended or applies again', () => {
    const suspended: Listing = { ...suma, status: { state: 'suspended', until: '2025-08-12', text: '暂停90天' } }
    expect(judged([suma], [suspended])[0]?.kind).toBe('listing.suspended')
    expect(judged([suspended], [suma])[0]?.kind).toBe('listing.resumed')
  })
})

describe('one part that changed in more than half of a list', () => {
  const list = Array.from({ length: 40 }, (_, i) =>
    entity(`Works of ${String.fromCharCode(65 + (i % 26)).repeat(3 + i)}`),
  )

  it('is told once, with an example', () => {
    const after = list.map((one) => ({ ...one, licencePolicy: licencePolicyOf('Policy of denial') }))
    const findings = judged(list, [...after, entity('Newcomer')])
    expect(findings.map(({ kind, rule }) => `${kind} ${rule}`).toSorted()).toEqual([
      'listing.added list.added',
      'listing.amended list.column',
    ])
    expect(findings.find(({ rule }) => rule === 'list.column')?.reason).toBe(
      'licence policy changed in 40 of 41 entries on Entity List at once, in 40 of them ‘Presumption of denial’ → ‘Policy of denial’: one rule amends them all, or the page is written anew',
    )
  })

  it('names the parties among the entries that it is about', () => {
    const party = { name: list[7]?.name ?? '', aliases: [], country: '', note: '' }
    const after = list.map((one) => ({ ...one, licencePolicy: licencePolicyOf('Policy of denial') }))
    const [finding] = judged(list, after, [party])
    expect(finding).toMatchObject({ rule: 'list.column', severity: 'critical', flags: ['party'] })
    expect(finding?.parties?.map(({ party: name, matched }) => [name, matched])).toEqual([[party.name, party.name]])
    expect(judged(list, after, [{ ...party, name: 'Somebody Else Optics' }])[0]?.flags).toEqual([])
  })

  it('but a suspension is told of each', () => {
    const after = list.map((one): Listing => ({ ...one, status: { state: 'suspended', text: '暂停90天' } }))
    expect(judged(list, after).map(({ kind }) => kind)).toEqual(list.map(() => 'listing.suspended'))
  })

  it('but in fewer entries is told entry by entry', () => {
    const after = list.map((one, i) => (i < 19 ? { ...one, footnotes: ['4'] } : one))
    expect(judged(list, after)).toHaveLength(19)
  })
})
