/** Party matching measured on labelled pairs of names: a match is sure or likely. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCsv } from '../../../src/extract/csv.ts'
import { matchNames } from '../../../src/names/match.ts'

const PAIRS = join(import.meta.dirname, '../../../../shared/corpus/names/organisations-dev.csv')

type Measured = {
  readonly precision: number
  readonly recall: number
  readonly n: number
  /** Pairs that matched and did not say by what. */
  readonly unexplained: readonly string[]
}

/** @param file `case_group,schema,name1,name2,is_match,…`. @returns undefined where the corpus is absent. */
export function measureParties(file = PAIRS): Measured | undefined {
  if (!existsSync(file)) return undefined
  const [, ...rows] = parseCsv(readFileSync(file, 'utf8'))
  const judged = rows.map(([, , one = '', other = '', label]) => {
    const { sureness, how } = matchNames(one, other)
    return { pair: `${one} | ${other}`, how, hit: sureness === 'sure' || sureness === 'likely', same: label === 'true' }
  })
  const hits = judged.filter(({ hit }) => hit)
  const right = hits.filter(({ same }) => same).length
  return {
    precision: right / hits.length,
    recall: right / judged.filter(({ same }) => same).length,
    n: judged.length,
    unexplained: hits.filter(({ how }) => how === '').map(({ pair }) => pair),
  }
}
