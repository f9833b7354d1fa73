/** Measures on lists that have numbers of their own (OFAC, UN) and on a page that is a list (UFLPA). */
import type { Finding } from '../../../src/model/finding.ts'
import type { Case } from './case.ts'
import { compare, filesIn, firstReasons, measure, readCorpus, reading, tally } from './corpus.ts'

const [SDN_1, SDN_2] = ['lists/ofac-sdn-edition-1.csv', 'lists/ofac-sdn-edition-2.csv']
const UN = 'lists/un-consolidated-2026-02-27.xml'
const UFLPA = 'pages/uflpa/'
const UFLPA_READINGS = [
  reading('page', { select: ['main'] }),
  reading('table', {
    select: ['main'],
    columns: { name: 'Name of Entity | Entity Name', effectiveDate: 'Effective Date' },
  }),
]

export const bulkCases: readonly Case[] = [
  {
    name: '17 UFLPA pages, pair by pair',
    mustBe: '0 findings',
    run: () =>
      measure([UFLPA], async () => {
        const pages = filesIn(UFLPA).map((name) => ({ name, text: readCorpus(`${UFLPA}${name}`) }))
        const findings: Finding[] = []
        for (const how of UFLPA_READINGS) {
          for (const [i, after] of pages.slice(1).entries()) {
            const before = pages[i]
            if (before !== undefined) findings.push(...(await compare(before, after, how)).findings)
          }
        }
        return {
          measured: `${pages.length} pages as page and as table: ${tally(findings)}`,
          met: pages.length > 1 && findings.length === 0,
          notes: firstReasons(findings),
        }
      }),
  },
  {
    name: 'OFAC SDN edition 1 -> 2',
    mustBe: '1,858 added, 261 removed; amended printed',
    run: () =>
      measure([SDN_1, SDN_2], async () => {
        const { findings } = await compare(
          { name: SDN_1, text: readCorpus(SDN_1) },
          { name: SDN_2, text: readCorpus(SDN_2) },
          reading('ofac-sdn'),
        )
        const count = (kind: string) => findings.filter((finding) => finding.kind === `listing.${kind}`).length
        const amended = findings.filter(({ kind }) => kind === 'listing.amended')
        return {
          measured: tally(findings),
          met: count('added') === 1_858 && count('removed') === 261 && amended.length <= 836,
          notes: firstReasons(amended),
        }
      }),
  },
  {
    name: 'UN list with another dateGenerated',
    mustBe: '0 findings',
    run: () =>
      measure([UN], async () => {
        const text = readCorpus(UN)
        const later = text.replace(/dateGenerated="[^"]*"/, 'dateGenerated="2026-02-28T05:00:01.123-05:00"')
        if (later === text) return { measured: 'the file has no dateGenerated', met: false }
        const { findings, changed } = await compare({ name: UN, text }, { name: UN, text: later }, reading('un-list'))
        return { measured: `${tally(findings)}${changed ? ', changed' : ''}`, met: findings.length === 0 && !changed }
      }),
  },
]
