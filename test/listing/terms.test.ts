import { describe, expect, it } from 'vitest'
import { licencePolicyOf, listingStatusOf, readRequirement } from '../../src/listing/terms.ts'

describe('readRequirement', () => {
  it.each([
    ['For all items subject to the EAR. (See § 744.11 of the EAR)', 'all-items', ['744.11'], []],
    ['All items subject to the EAR (See §744.11of the EAR).', 'all-items', ['744.11'], []],
    [
      'For all items subject to the EAR. (Se §§ 734.9(e)(2) and 744.11 of the EAR)⁴',
      'all-items',
      ['734.9(e)(2)', '744.11'],
      ['4'],
    ],
    [
      'For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR) 4',
      'all-items',
      ['734.9(e)(2)', '744.11'],
      ['4'],
    ],
    [
      'For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)4',
      'all-items',
      ['734.9(e)(2)', '744.11'],
      ['4'],
    ],
    ['All items (See §§ 734.9(e)(3) and 744.11 of the EAR) 4, 5', 'all-items', ['734.9(e)(3)', '744.11'], ['4', '5']],
    ['All items (See §§ 734.9(e)(3) and 744.11 of the EAR)⁴⁵', 'all-items', ['734.9(e)(3)', '744.11'], ['4', '5']],
    [
      'For all items subject to the EAR. (See §§ 734.4(a)(9), 734.9(e)(3), and 744.11 of the EAR) 5',
      'all-items',
      ['734.4(a)(9)', '734.9(e)(3)', '744.11'],
      ['5'],
    ],
    [
      'For all items subject to the EAR, see §§ 734.9(e) ¹ and 744.11 of the EAR ²',
      'all-items',
      ['734.9(e)', '744.11'],
      ['1', '2'],
    ],
    [
      'For all items subject to the EAR, see §§ 734.9(e)1 and 744.11 of the EAR2',
      'all-items',
      ['734.9(e)', '744.11'],
      ['1', '2'],
    ],
    [
      '(See §§ 734.9(g), ³ 746.8(a)(3), and 744.21(b)) All items',
      'all-items',
      ['734.9(g)', '744.21(b)', '746.8(a)(3)'],
      ['3'],
    ],
    [
      'All items (See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)',
      'all-items',
      ['734.9(g)', '744.21(b)', '746.8(a)(3)'],
      ['3'],
    ],
    [
      'All items (See §§ 734.9(g) ,³ 746.8(a)(3), and 744.21(b) of the EAR)',
      'all-items',
      ['734.9(g)', '744.21(b)', '746.8(a)(3)'],
      ['3'],
    ],
    [
      'For all items subject to the EAR when used in projects specified in § 746.5 of the EAR',
      'named-items',
      ['746.5'],
      [],
    ],
    ['All items subject to the EAR, apart from food', 'named-items', [], []],
    ['', 'none', [], []],
    ['As the Secretary may direct', 'unknown', [], []],
  ])('%s', (text, scope, sections, footnotes) => {
    expect(readRequirement(text)).toMatchObject({ scope, sections, footnotes })
  })

  it('keeps the words as printed, without the marks of footnotes', () => {
    expect(readRequirement('For all items. (See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)').text).toBe(
      'For all items. (See §§ 734.9(g), 746.8(a)(3), and 744.21(b) of the EAR)',
    )
    expect(readRequirement('Items of CETC 55 under § 744.3(d)').text).toBe('Items of CETC 55 under § 744.3(d)')
  })
})

describe('licencePolicyOf', () => {
  it.each([
    ['Presumption of denial', 'presumption-of-denial'],
    ['Policy of Denial.', 'policy-of-denial'],
    [
      'Policy of denial for all items apart from food designated as EAR99, which will be reviewed on a case-by-case basis',
      'mixed',
    ],
    ['Case by case for all other items', 'case-by-case'],
    ['Presumption of approval for EAR99; case-by-case review for all items on the CCL', 'mixed'],
    ['See § 744.3(d) of this part', 'see-section'],
    ['See §§ 744.2(d), and 744.3(d) of the EAR', 'see-section'],
    ['', 'none'],
    ['Heightened scrutiny', 'unknown'],
  ])('%s is %s', (text, name) => expect(licencePolicyOf(text)).toEqual({ text, class: name }))
})

describe('the words of a status column', () => {
  it.each([
    ['Suspended until 2026-11-09', { state: 'suspended', until: '2026-11-09' }],
    ['suspended', { state: 'suspended' }],
    ['暂停至2025年8月12日', { state: 'suspended', until: '2025-08-12' }],
    ['', { state: 'in-force' }],
  ])('%s', (text, status) => {
    expect(listingStatusOf(text)).toEqual({ ...status, text })
  })
})
