import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newActs } from '../../src/diff/acts.ts'
import { diff } from '../../src/diff/diff.ts'
import { emptyListing } from '../../src/listing/listing.ts'
import type { ListingAct } from '../../src/model/listing.ts'
import { page } from './extracts.ts'

const LIST = 'MOFCOM Export Control List'

function act(changes: Partial<ListingAct> & { readonly name?: string }): ListingAct {
  const { name, ...rest } = changes
  return {
    act: 'added',
    list: LIST,
    ...(name === undefined ? {} : { listing: { ...emptyListing(LIST), name } }),
    evidence: { text: '', marks: [] },
    block: 0,
    ...rest,
  }
}

const NOTICE = '商务部公告2025年第21号'

describe('acts of a document', () => {
  it('are all new where there was nothing', () => {
    expect(newActs([], [act({ name: 'A' }), act({ name: 'B' })])).toHaveLength(2)
  })

  it('are new by what they do, to whom and until when', () => {
    const before = [act({ name: '甲公司' }), act({ act: 'suspended', ofNotice: NOTICE, until: '2025-08-12' })]
    const after = [
      act({ name: '甲公司' }),
      act({ name: '乙公司' }),
      act({ act: 'suspended', ofNotice: NOTICE, until: '2025-08-12' }),
      act({ act: 'suspended', ofNotice: NOTICE, until: '2025-11-09' }),
      act({ act: 'stopped', ofNotice: NOTICE }),
    ]
    expect(newActs(before, after)).toEqual([after[1], after[3], after[4]])
  })

  it('are the same wherever they stand and however they are printed', () => {
    const before = [act({ name: 'Acme Optics Co., Ltd.' })]
    expect(newActs(before, [act({ name: 'ACME OPTICS Co.,Ltd.', block: 7 })])).toEqual([])
  })

  it('that name nobody are told apart by their words', () => {
    const one = act({ evidence: { text: '决定将3家美国实体列入', marks: [] } })
    const other = act({ evidence: { text: '决定将5家美国实体列入', marks: [] } })
    expect(newActs([one], [one, other])).toEqual([other])
  })

  it('come from the two extracts', () => {
    const [old, now] = [act({ name: 'A' }), act({ name: 'B' })]
    expect(diff(page(['x'], { acts: [old] }), page(['x', 'y'], { acts: [old, now] })).acts).toEqual([now])
  })

  it('of a document against itself are none, and nothing is told twice', () => {
    const some = fc.array(
      fc.record({ name: fc.constantFrom('A', 'B', 'C'), until: fc.constantFrom('2025-08-12', '2025-11-09') }).map(act),
    )
    fc.assert(
      fc.property(some, some, (before, after) => {
        expect(newActs(after, after)).toEqual([])
        const found = newActs(before, after)
        expect(newActs([], found)).toEqual(found)
        expect(newActs([...before, ...found], after)).toEqual([])
      }),
    )
  })
})
