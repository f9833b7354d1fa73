/** What the footnotes of the Entity List mean: 15 CFR Part 744, Supplement No. 4, at the foot of its table. */

const ENTITY_LIST = 'Entity List'

const MEANINGS: Readonly<Record<string, string>> = {
  '1': 'foreign-produced items are caught too (§ 734.9(e)(1)); licences: § 744.11(a)(2)(i)',
  '2': 'disclosure of security vulnerabilities to Huawei is excluded from the licence requirement',
  '3': 'foreign-produced items are caught too (§ 734.9(g)); licences: §§ 746.8, 744.21',
  '4': 'foreign-produced items are caught too (§ 734.9(e)(2)); licences: § 744.11(a)(2)(ii)',
  '5': 'foreign-produced items are caught too (§ 734.9(e)(3))',
}

/** @returns what a footnote says, in words of ours; undefined for other lists and other numbers. */
export function footnoteMeaning(list: string, footnote: string): string | undefined {
  return list === ENTITY_LIST && Object.hasOwn(MEANINGS, footnote) ? MEANINGS[footnote] : undefined
}
