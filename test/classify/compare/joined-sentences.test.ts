import { describe, expect, it } from 'vitest'
import { judgePair, kinds } from '../pair.ts'

describe('sentences that were joined or split', () => {
  it('one sentence that became two is compared with both', () => {
    const before =
      'The panel may decide on the papers, but it may summon the parties to a hearing where it sees a need for it.'
    const after =
      'The panel shall decide on the papers. It may summon the parties to a hearing where it sees a need for it.'
    expect(kinds(judgePair(before, after))[0]).toBe('wording.hardened')
  })

  it('two that became one are no duty that went', () => {
    const before = '申请人应当提交申请表。申请表应当由法定代表人签字并加盖公章。'
    const after = '申请人应当提交由法定代表人签字并加盖公章的申请表。'
    expect(kinds(judgePair(before, after, 'zh-Hans'))).not.toContain('obligation.removed')
  })

  it('a sentence of its own stays one', () => {
    const before = 'Holders shall keep the contract.'
    const after = 'Holders shall keep the contract. They shall also report each sale to the office.'
    expect(kinds(judgePair(before, after))[0]).toBe('obligation.added')
  })
})
