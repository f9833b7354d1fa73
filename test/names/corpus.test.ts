/** Measured on labelled pairs of names, where the corpus lies beside the clone. */

import { expect, it } from 'vitest'
import { describeCorpus } from '../corpus.ts'
import { measureParties } from '../eval/lists/parties.ts'

const measured = measureParties()

describeCorpus(measured !== undefined, 'names of organisations', () => {
  it('match with precision of at least 0.95 and recall of at least 0.85', () => {
    expect(measured?.n).toBe(126)
    expect(measured?.precision).toBeGreaterThanOrEqual(0.95)
    expect(measured?.recall).toBeGreaterThanOrEqual(0.85)
  })

  it('say by what, every one', () => {
    expect(measured?.unexplained).toEqual([])
  })
})
