import { describe, expect, it } from 'vitest'
import { classify } from '../../../src/classify/classify.ts'
import { diff } from '../../../src/diff/diff.ts'
import type { Block } from '../../../src/model/extract.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { readerFor } from '../../shipped.ts'
import { extractOf, heading, marked, row } from '../pair.ts'

const PAGE = ['The bureau keeps a list of parties.', 'Exporters must check it before they ship.']

function changed(before: readonly (string | Block)[], after: readonly (string | Block)[]): Finding[] {
  const [old, now] = [extractOf(before), extractOf(after)]
  const context = {
    today: '2025-09-12',
    reader: readerFor('en'),
    documentUrl: '',
    title: 'News',
    parties: [],
    isNew: false,
  }
  return classify(diff(old, now), { ...context, before: old, after: now })
}

const told = (findings: readonly Finding[]) => findings.map(({ kind, listing }) => `${kind} ${listing?.name ?? '-'}`)

describe('a sentence on a watched page', () => {
  it.each([
    [
      'Acme Optics Co., Ltd. and Beta Dynamics have been added to the Entity List.',
      ['listing.added Acme Optics Co., Ltd.', 'listing.added Beta Dynamics'],
    ],
    [
      'Acme Optics and Beta Dynamics were today placed on the Unverified List.',
      ['listing.added Acme Optics', 'listing.added Beta Dynamics'],
    ],
    [
      'The bureau added Acme Optics, Beta Dynamics and Gamma Foundry to the Entity List.',
      ['listing.added Acme Optics', 'listing.added Beta Dynamics', 'listing.added Gamma Foundry'],
    ],
    ['Acme Optics has been removed from the Entity List.', ['listing.removed Acme Optics']],
    ['The bureau is adding 12 entities in China and Iran to the Entity List.', ['listing.added -']],
  ])('%s', (sentence, expected) => {
    expect(told(changed(PAGE, [...PAGE, sentence]))).toEqual(expected)
  })

  it('that gains a name tells that name alone', () => {
    const findings = changed(
      [...PAGE, 'Acme Optics and Beta Dynamics have been added to the Entity List.'],
      [...PAGE, 'Acme Optics, Gamma Foundry and Beta Dynamics have been added to the Entity List.'],
    )
    expect(told(findings)).toEqual(['listing.added Gamma Foundry'])
    expect(marked(findings[0], 'after')).toEqual(['Gamma Foundry'])
  })

  it.each([
    'Acme Optics, which was added to the Entity List in 2019, makes lenses.',
    'Acme Optics was added to the Entity List in 2019.',
    'Companies that have been added to the Entity List need a licence.',
    'Parties may be added to the Entity List at any time.',
    'He said “Acme Optics was added to the Entity List”.',
    'Acme Optics is listed on the Entity List.',
    'We added Acme Optics to our mailing list.',
  ])('that lists nobody now: %s', (sentence) => {
    expect(changed(PAGE, [...PAGE, sentence]).filter(({ kind }) => kind.startsWith('listing.'))).toEqual([])
  })
})

describe('rows on a watched page', () => {
  const entity = (name: string) =>
    row(
      {
        Country: 'China',
        Entity: `${name}, Beijing, China.`,
        'License requirement': 'For all items subject to the EAR.',
      },
      ['Entity List'],
    )

  it('of a new table of entities are listings', () => {
    const findings = changed(PAGE, [...PAGE, heading('Entity List'), entity('Acme Optics'), entity('Beta Dynamics')])
    expect(
      findings
        .filter(({ kind }) => kind === 'listing.added')
        .map(({ listing }) => [listing?.name, listing?.list, listing?.country]),
    ).toEqual([
      ['Acme Optics', 'Entity List', 'China'],
      ['Beta Dynamics', 'Entity List', 'China'],
    ])
    expect(findings.filter(({ after }) => after?.text.includes('Beijing') === true)).toHaveLength(2)
  })

  it('of another table are rows', () => {
    const other = row({ Name: 'Jane Doe', Room: '12' }, ['Staff'])
    expect(changed(PAGE, [...PAGE, other]).filter(({ kind }) => kind.startsWith('listing.'))).toEqual([])
  })
})
