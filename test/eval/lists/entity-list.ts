/** Measures on the Entity List: editions of BIS's CSV, the eCFR's XML, its rendering, a Federal Register issue, digit twins. */
import { foldValue } from '../../../src/diff/listings/fold.ts'
import { diffListings } from '../../../src/diff/listings.ts'
import type { Listing } from '../../../src/model/listing.ts'
import type { Case, Outcome } from './case.ts'
import { compare, firstReasons, measure, read, readCorpus, reading, tally } from './corpus.ts'
import { plain, type SourceRow, sourceRows } from './supplement-source.ts'

const XML = 'entity-list/ecfr-supp4-2023-12.xml'
const ROWS = 'entity-list/ecfr-renderer-rows-2023-12-05.csv'
const [OLD_CSV, NEW_CSV] = ['entity-list/bis-export-2023-11-21.csv', 'entity-list/bis-export-2023-12-07.csv']
const [ENDASH, HYPHEN] = ['entity-list/fr-issue-2024-02-12-endash.xml', 'entity-list/fr-issue-2024-02-12-hyphen.xml']

export const entityListCases: readonly Case[] = [
  {
    name: 'BIS CSV 2023-11-21 -> 12-07',
    mustBe: 'exactly 45 added, nothing else',
    run: () =>
      measure([OLD_CSV, NEW_CSV], async () => {
        const { findings } = await compare(side(OLD_CSV), side(NEW_CSV), reading('bis-csv'))
        const added = findings.filter(({ kind }) => kind === 'listing.added')
        const others = findings.filter(({ kind }) => kind !== 'listing.added')
        return {
          measured: tally(findings),
          met: added.length === 45 && others.length === 0,
          notes: firstReasons(others),
        }
      }),
  },
  {
    name: 'eCFR XML vs renderer rows',
    mustBe: '0 findings',
    run: () =>
      measure([XML, ROWS], async () => {
        const there = await compare(side(XML), side(ROWS), reading('ecfr-supplement'))
        return {
          measured: `${tally(there.findings)}, ${there.stats.folded} folded`,
          met: there.findings.length === 0,
          notes: firstReasons(there.findings),
        }
      }),
  },
  {
    name: 'Federal Register issue, en dash -> hyphen',
    mustBe: '0 findings',
    run: () =>
      measure([ENDASH, HYPHEN], async () => {
        const { findings, changed } = await compare(side(ENDASH), side(HYPHEN), reading(undefined))
        return {
          measured: `${tally(findings)}${changed ? ', changed' : ''}`,
          met: findings.length === 0 && !changed,
          notes: firstReasons(findings),
        }
      }),
  },
  { name: 'seven broken rows', mustBe: 'repaired, no entry without terms', run: () => measure([XML], brokenRows) },
  { name: '28 alias counts', mustBe: 'all aliases read, or the mismatch told', run: () => measure([XML], aliasCounts) },
  { name: '23 citations', mustBe: 'every citation with its date', run: () => measure([XML], citations) },
  { name: 'footnote 4', mustBe: '66 rows', run: () => measure([XML], footnotes) },
  { name: 'digit twins', mustBe: '207 pairs, 0 merged', run: () => measure([XML], twins) },
]

function side(name: string): { name: string; text: string } {
  return { name, text: readCorpus(name) }
}

async function supplement(): Promise<readonly Listing[]> {
  return (await read(XML, readCorpus(XML), reading('ecfr-supplement'))).listings
}

/** The entry that a row of the source became: the one with the longest name that its text begins with. */
function listingOf(row: SourceRow, listings: readonly Listing[]): Listing | undefined {
  const [entity, country] = [foldValue(plain(row.cells[1]?.text ?? '')), foldValue(row.country)]
  return listings
    .filter((one) => foldValue(one.country) === country && entity.startsWith(foldValue(one.name)))
    .sort((a, b) => b.name.length - a.name.length)[0]
}

/** 2,674 rows: five continue the row before, one begins the row after, one has six cells. */
async function brokenRows(): Promise<Outcome> {
  const listings = await supplement()
  const without = listings.filter(({ citations, licencePolicy }) => citations.length === 0 || licencePolicy.text === '')
  const wrongly = listings.filter(({ name }) =>
    /^(?:subordinate inst|the following addr|affiliated entit|\d+ leninsky|—)/i.test(name),
  )
  const forward = listings.find(({ name }) => /^ICSOSO/.test(name))
  const six = listings.find(({ name }) => /^Aerofalcon/.test(name))
  const joined = forward?.aliases.some((alias) => /Vic-Zone/.test(alias)) === true
  return {
    measured: `${listings.length} entries of 2,674 rows, ${without.length} without terms, ${wrongly.length} with no name`,
    met: listings.length === 2_668 && without.length + wrongly.length === 0 && joined && six?.country === 'SPAIN',
    notes: [...without, ...wrongly].slice(0, 10).map(({ name }) => name.slice(0, 120)),
  }
}

const NUMBERS =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty`.split(/\s+/)

/** Rows with one list of aliases whose stated number is not that of its dashes. */
async function aliasCounts(): Promise<Outcome> {
  const listings = await supplement()
  const odd = sourceRows(readCorpus(XML)).flatMap((row) => {
    const cell = row.cells[1]?.text ?? ''
    const stated = [...cell.matchAll(/the following (\w+) alias/g)].map((match) => NUMBERS.indexOf(match[1] ?? ''))
    const dashes = cell.match(/<br><\/br>\s*[—–-]/g)?.length ?? 0
    return stated.length === 1 && (stated[0] ?? 0) > 0 && stated[0] !== dashes ? [{ row, stated: stated[0] ?? 0 }] : []
  })
  const wrong = odd.filter(({ row, stated }) => {
    const listing = listingOf(row, listings)
    return listing === undefined || (listing.aliases.length !== stated && listing.doubts.length === 0)
  })
  return {
    measured: `${odd.length} rows, ${odd.length - wrong.length} read or told`,
    met: odd.length === 28 && wrong.length === 0,
    notes: wrong.slice(0, 10).map(({ row }) => plain(row.cells[1]?.text ?? '').slice(0, 160)),
  }
}

const REGULAR = /^(?:\d{2} FR \d{4,6}, \d{1,2}\/\d{1,2}\/\d{2}(?:[.;,]? |[.;,]?$))+$/

async function citations(): Promise<Outcome> {
  const listings = await supplement()
  const odd = sourceRows(readCorpus(XML)).filter(({ cells }) => {
    const text = plain(cells[4]?.text ?? '')
    return cells.length === 5 && text !== '' && !REGULAR.test(text)
  })
  const wrong = odd.filter((row) => {
    const text = plain(row.cells[4]?.text ?? '')
    const stated = [...text.matchAll(/\b(\d{2})\s+FR\s+(?:FR\s+)?(\d{1,6})/g)].map((match) => `${match[1]} ${match[2]}`)
    const read = listingOf(row, listings)?.citations ?? []
    // "88 FR 121582/27/23": the page ends where the date begins
    const isRead = (page: string) => read.some(({ volume, page: number }) => page.startsWith(`${volume} ${number}`))
    return stated.length === 0 || !stated.every(isRead) || read.some(({ date }) => date === undefined)
  })
  return {
    measured: `${odd.length} odd cells, ${odd.length - wrong.length} read whole`,
    met: odd.length === 23 && wrong.length === 0,
    notes: wrong.slice(0, 10).map((row) => plain(row.cells[4]?.text ?? '')),
  }
}

async function footnotes(): Promise<Outcome> {
  const marked = (await supplement()).filter((listing) => listing.footnotes.includes('4'))
  return { measured: `${marked.length} rows`, met: marked.length === 66 }
}

/** Within one destination names that differ only in digits; each pair stands as if one came when the other went. */
async function twins(): Promise<Outcome> {
  const groups = Map.groupBy(
    await supplement(),
    ({ country, name }) => `${country}\n${foldValue(name).replace(/\d+(?:st|nd|rd|th)?/g, '#')}`,
  )
  let pairs = 0
  const merged: string[] = []
  for (const listings of groups.values()) {
    for (const [i, a] of listings.entries()) {
      for (const b of listings.slice(i + 1)) {
        if (foldValue(a.name) === foldValue(b.name)) continue
        pairs++
        // the hardest case: everything but the name is shared
        const twin = { ...a, name: b.name }
        for (const now of [b, twin]) {
          const kinds = diffListings([a], [now], false).changes.map(({ type }) => type)
          if (kinds.join() !== 'added,removed') merged.push(`${a.name} / ${b.name}: ${kinds.join()}`)
        }
      }
    }
  }
  return {
    measured: `${pairs} pairs, ${merged.length} merged`,
    met: pairs >= 207 && merged.length === 0,
    notes: merged.slice(0, 10),
  }
}
