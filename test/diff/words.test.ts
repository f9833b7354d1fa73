import { describe, expect, it } from 'vitest'
import { diffWords } from '../../src/diff/words.ts'

/** "before→after" for each hunk. */
function changed(before: string, after: string, language = 'en'): string[] {
  return diffWords(before, after, [0, 0], language).map(
    (hunk) => `${before.slice(...hunk.before)}→${after.slice(...hunk.after)}`,
  )
}

describe('changed words', () => {
  it.each([
    ['Exporters must apply.', 'Exporters should apply.', ['must→should']],
    ['Exporters may apply at any time.', 'Exporters may apply.', ['at any time→']],
    ['Exporters may apply.', 'Exporters may only apply in writing.', ['→only', '→in writing']],
    ['It rose to 25 %.', 'It rose to 50 %.', ['25→50']],
    ['Section 744.11 applies.', 'Section 744.23 applies.', ['744.11→744.23']],
    ['Model 910B counts.', 'Model 910C counts.', ['910B→910C']],
    ['You must comply.', 'You MUST comply.', ['must→MUST']],
    ['“Chips” – all – count.', '"Chips" - all - count', ['.→']],
    ['alpha, beta count', 'gamma, delta count', ['alpha, beta→gamma, delta']],
    ['It is x2 wide.', 'It is x 2 wide.', ['x2→x 2']],
  ])('of %j and %j', (before, after, expected) => {
    expect(changed(before, after)).toEqual(expected)
  })

  it.each([
    ['禁止出口相关物项。', '限制出口相关物项。', ['禁止→限制']],
    ['企业必须申请许可。', '企业应当申请许可。', ['必须→应当']],
    ['暂停九十天。', '暂停一年。', ['九十天→一年']],
    ['国家安全局应当立即通知。', '国家安全部门应当及时通知。', ['局→部门', '立即→及时']],
    ['出口人應申請許可。', '出口人得申請許可。', ['應→得']],
    ['税率为 25%。', '税率为50%。', ['25→50']],
  ])('of Chinese: %s and %s', (before, after, expected) => {
    expect(changed(before, after, 'zh-Hans')).toEqual(expected)
  })

  it('of Chinese are the same between clauses that both sides share', () => {
    const [before, after] = ['国家安全局应当立即通知', '国家安全部门应当及时通知']
    const within = (text: string) => `收到申请后，${text}，并予公布。`
    expect(changed(within(before), within(after), 'zh-Hans')).toEqual(changed(before, after, 'zh-Hans'))
    expect(changed('收到申请后，通知。', '收到申请后，应当通知。', 'zh-Hans')).toEqual(['→应当'])
  })

  it('are ranges of the sentences as printed, whatever their typography', () => {
    const before = 'The “Entity\u00a0List” — as  of ２０２４ — must stand.'
    const after = 'The "Entity List" - as of 2025 - must stand.'
    expect(changed(before, after)).toEqual(['２０２４→2025'])
  })

  it('lie where words came in, at the end of the word before', () => {
    expect(diffWords('may apply', 'may not apply', [0, 0], 'en')).toEqual([{ before: [3, 3], after: [4, 7] }])
    expect(diffWords('apply', 'not apply', [0, 0], 'en')).toEqual([{ before: [0, 0], after: [0, 3] }])
  })

  it('are none where only typography, numbering or furniture differs', () => {
    expect(diffWords('(a) “Chips” count…', '(b) "Chips" count...', [4, 4], 'en')).toEqual([])
    expect(changed('§744.11 applies', '§ 744.11 applies')).toEqual([])
    expect(changed('It stands. Last updated: May 1, 2025', 'It stands. Last updated: May 2, 2025')).toEqual([])
  })

  it('of a sentence of a hundred thousand characters are what lies between its equal ends', () => {
    const filler = 'word '.repeat(20_000)
    expect(changed(`${filler}must${filler}`, `${filler}may${filler}`)).toEqual(['ust→ay'])
    expect(changed(`${filler}\u{1F600}`, `${filler}\u{1F601}`)).toEqual(['\u{1F600}→\u{1F601}'])
    expect(changed(`${filler}\u{1F600}`, `${filler}\u{1FA00}`)).toEqual(['\u{1F600}→\u{1FA00}'])
  })
})
