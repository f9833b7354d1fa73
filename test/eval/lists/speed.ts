/** Measure of speed: the whole Supplement No. 4 read and compared, as a ratio to one bare streaming parse in the same run. */
import { Parser } from 'htmlparser2'
import { diff } from '../../../src/diff/diff.ts'
import { extract } from '../../../src/extract/extract.ts'
import type { Extract } from '../../../src/model/extract.ts'
import type { Case, Outcome } from './case.ts'
import { measure, pageOf, readCorpus, reading } from './corpus.ts'

const FILE = 'entity-list/ecfr-supp4-2023-12.xml'
const RUNS = 15
const WARM = 5
const MOST = 4

export const speedCases: readonly Case[] = [
  {
    name: 'parse + compare of Supplement 4',
    mustBe: 'below 4 times one bare streaming parse',
    run: () => measure([FILE], ratio),
  },
]

/** Time of the processor, collecting garbage included, in turn and the least of each: what else a machine does only ever adds. */
async function ratio(): Promise<Outcome> {
  const text = readCorpus(FILE)
  const how = reading('ecfr-supplement')
  const page = pageOf(FILE, text)
  const before = await extract(page, how)
  const bare: number[] = []
  const parsed: number[] = []
  const compared: number[] = []
  for (let run = 0; run < RUNS + WARM; run++) {
    bare.push(await time(() => parseBare(text)))
    let after: Extract = before
    parsed.push(
      await time(async () => {
        after = await extract(page, how)
      }),
    )
    compared.push(await time(() => diff(before, after)))
  }
  const [one, two, three] = [bare, parsed, compared].map((times) => Math.min(...times.slice(WARM)))
  const of = (ms = 0) => ms / Math.max(0.001, one ?? 0)
  return {
    measured: `${(of(two) + of(three)).toFixed(2)} (bare ${one?.toFixed(1)} ms; read ${of(two).toFixed(2)}, compare ${of(three).toFixed(2)})`,
    met: of(two) + of(three) < MOST,
  }
}

function parseBare(text: string): void {
  const parser = new Parser({}, { xmlMode: true })
  parser.write(text)
  parser.end()
}

/** In ms. */
async function time(work: () => unknown): Promise<number> {
  const from = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1_000
}
