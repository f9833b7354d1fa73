/** Measure of party matching on labelled pairs of names of organisations. */
import type { Case } from './case.ts'
import { measure } from './corpus.ts'
import { measureParties } from './parties.ts'

export const namesCases: readonly Case[] = [
  {
    name: 'party matching',
    mustBe: 'precision >= 0.95 at recall >= 0.85, every match says by what',
    run: () =>
      measure(['names/organisations-dev.csv'], async () => {
        const found = measureParties()
        if (found === undefined) return { measured: 'the corpus is not here', met: undefined }
        const { precision, recall, n, unexplained } = found
        return {
          measured: `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} on ${n} pairs, ${unexplained.length} unexplained`,
          met: precision >= 0.95 && recall >= 0.85 && unexplained.length === 0,
          notes: unexplained.slice(0, 10),
        }
      }),
  },
]
