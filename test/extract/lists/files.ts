/** What the tests of list readers share: pages of XML and CSV, and the files of the corpus where there is one. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Listing } from '../../../src/model/listing.ts'
import type { JudgedPage } from '../../../src/model/page.ts'
import { page } from '../reading.ts'

const CORPUS = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'corpus')

/** The corpus is not part of the project: tests on it say so and are skipped where it is absent. */
export const hasCorpus = existsSync(CORPUS)

export function corpusFile(name: string, type: string): JudgedPage {
  return page(readFileSync(join(CORPUS, name)), type, `https://www.example.gov/lists/${name.split('/').at(-1)}`)
}

export function xml(text: string, file = 'list.xml'): JudgedPage {
  return page(text, 'text/xml', `https://www.example.org/files/${file}`)
}

export function csv(text: string, file = 'list.csv'): JudgedPage {
  return page(text, 'text/csv', `https://www.example.org/files/${file}`)
}

export type ByKey = { readonly added: Listing[]; readonly removed: Listing[]; readonly differing: [Listing, Listing][] }

/** Two editions of a list by its own numbers, parts as they were read. */
export function byKey(before: readonly Listing[], after: readonly Listing[]): ByKey {
  const [a, b] = [new Map(before.map((l) => [l.key, l])), new Map(after.map((l) => [l.key, l]))]
  return {
    added: after.filter((listing) => !a.has(listing.key)),
    removed: before.filter((listing) => !b.has(listing.key)),
    differing: after.flatMap((listing) => {
      const old = a.get(listing.key)
      return old === undefined || JSON.stringify(old) === JSON.stringify(listing) ? [] : [[old, listing]]
    }),
  }
}
