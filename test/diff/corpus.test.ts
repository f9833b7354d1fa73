/** Diff on real pages as Extract reads them. The pages are not part of the project: without them this is skipped. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { diff } from '../../src/diff/diff.ts'
import { CodedError } from '../../src/errors.ts'
import { extract } from '../../src/extract/extract.ts'
import type { Change } from '../../src/model/change.ts'
import type { Extract } from '../../src/model/extract.ts'

const TERMS = new URL('../../../shared/corpus/terms/', import.meta.url)
const LISTS = new URL('../../../shared/corpus/entity-list/', import.meta.url)
const UFLPA = new URL('../../../shared/corpus/pages/uflpa/', import.meta.url)

type Declaration = {
  readonly fetch: string
  readonly select: unknown
  readonly remove?: unknown
  readonly validUntil?: string
}
type Sample = {
  readonly label: string
  readonly file: string
  readonly before_date: string
  readonly before: string
  readonly after: string
}

/**
 * Counted as changes by the collection, but no word and no link to another document differs: a "#" beside every heading
 * that screen readers are told to skip (twice), a link within the page, a mail address that became a link.
 */
const WITHOUT_MEANING = ['2023-05-01', '2023-05-09', '2024-09-06', '2026-02-11']

function read(body: Uint8Array, url: string, select: readonly string[], remove: readonly string[]): Promise<Extract> {
  return extract(
    { url, finalUrl: url, contentType: 'text/html; charset=utf-8', body },
    { select, remove, columns: {}, links: [], language: 'en', timeZone: 'UTC', expect: {}, reader: 'page' },
  )
}

function parse(url: URL) {
  return JSON.parse(readFileSync(url, 'utf8'))
}

/** The declaration that was valid at the time; ranges between two places are no selectors: those read the whole main part. */
function declarationOf({ file, before_date }: Sample): Declaration {
  const [service = '', document = ''] = file.replace(/\.html$/, '').split('/')
  const history = new URL(`declarations/${encodeURIComponent(service)}.history.json`, TERMS)
  const past: Declaration[] = existsSync(history) ? (parse(history)[document] ?? []) : []
  const known = past.find(({ validUntil = '' }) => Date.parse(validUntil) >= Date.parse(before_date))
  return known ?? parse(new URL(`declarations/${encodeURIComponent(service)}.json`, TERMS)).terms[document]
}

function list(value: unknown): string[] {
  return [value].flat().filter((selector) => typeof selector === 'string')
}

async function compare(sample: Sample): Promise<Change> {
  const { fetch, select, remove } = declarationOf(sample)
  const side = (path: string) => read(gunzipSync(readFileSync(new URL(path, TERMS))), fetch, list(select), list(remove))
  return diff(await side(sample.before), await side(sample.after))
}

describe.skipIf(!existsSync(TERMS))('terms of service, before and after', () => {
  const samples: Sample[] = existsSync(TERMS) ? parse(new URL('manifest.json', TERMS)) : []
  const contents = samples.filter(({ label }) => label.startsWith('content'))
  const noises = samples.filter(({ label }) => !label.startsWith('content'))
  const meaningless = (sample: Sample) => WITHOUT_MEANING.some((day) => sample.before_date.startsWith(day))

  it('has its 47 pairs of noise and 10 changes', () => {
    expect([noises.length, contents.length]).toEqual([47, 10])
  })

  it.each(noises)('is silent on noise: $file $before_date', async (sample) => {
    const change = await compare(sample).catch((error: unknown) => {
      // Three pairs are pages that only send the browser on: Extract refuses them, on both sides.
      if (error instanceof CodedError && sample.file.includes('Accessibility')) return undefined
      throw error
    })
    if (change === undefined) return
    const { changed, sentences, rows, links } = change
    expect({ changed, sentences, rows, links }).toEqual({ changed: false, sentences: [], rows: [], links: [] })
  })

  it.each(contents.filter((sample) => !meaningless(sample)))('tells a change: $file $before_date', async (sample) => {
    const change = await compare(sample)
    expect(change.changed).toBe(true)
    expect(change.sentences.length + change.links.length + change.rows.length).toBeGreaterThan(0)
  })

  it.each(contents.filter(meaningless))('tells no words where none changed: $file $before_date', async (sample) => {
    const { sentences, rows } = await compare(sample)
    expect({ sentences, rows }).toEqual({ sentences: [], rows: [] })
  })
})

describe.skipIf(!existsSync(UFLPA))('a daily page whose bytes change every day and whose text never does', () => {
  const names = existsSync(UFLPA)
    ? readdirSync(UFLPA)
        .filter((name) => name.endsWith('.html'))
        .sort()
    : []
  const pages = names.map((name) =>
    read(readFileSync(new URL(name, UFLPA)), 'https://www.dhs.gov/uflpa-entity-list', ['main'], []),
  )

  it.each(names.slice(1).map((name, i) => [names[i] ?? '', name, i] as const))(
    'is unchanged: %s %s',
    async (_, _name, i) => {
      const [before, after] = [await pages[i], await pages[i + 1]]
      if (before === undefined || after === undefined) throw new Error('the corpus has no such page')
      expect(before.blocks.length).toBeGreaterThan(10)
      const { changed, sentences, rows, links, items } = diff(before, after)
      expect({ changed, sentences, rows, links, items }).toEqual({
        changed: false,
        sentences: [],
        rows: [],
        links: [],
        items: [],
      })
    },
  )
})

describe.skipIf(!existsSync(LISTS))('official lists', () => {
  const open = (name: string, reader: 'table' | 'text', columns: Readonly<Record<string, string>>) => {
    const url = `https://www.bis.example/${name}`
    const contentType = reader === 'table' ? 'text/csv' : 'text/plain'
    return extract(
      { url, finalUrl: 'https://www.bis.example/list', contentType, body: readFileSync(new URL(name, LISTS)) },
      { select: [], remove: [], columns, links: [], language: 'en', timeZone: 'UTC', expect: {}, reader },
    )
  }

  it('of two editions 45 entries apart have 45 additions and nothing else, though each address has its row', async () => {
    const columns = {
      name: 'Name',
      country: 'Country',
      addresses: 'Address',
      aliases: 'Alternate Name',
      citations: 'Federal Register Notice',
      licenceRequirement: 'License Requirement',
      licencePolicy: 'License Policy',
    }
    const edition = (date: string) => open(`bis-export-${date}.csv`, 'table', columns)
    const { listings, rows, sentences } = diff(await edition('2023-11-21'), await edition('2023-12-07'))
    expect(listings.map((listing) => listing.type)).toEqual(Array(45).fill('added'))
    expect([rows, sentences]).toEqual([[], []])
  })

  it('with 4,678 lines that differ in dashes only are unchanged', async () => {
    const issue = (dash: string) => open(`fr-issue-2024-02-12-${dash}.xml`, 'text', {})
    const { changed, folded } = diff(await issue('endash'), await issue('hyphen'))
    expect(changed).toBe(false)
    expect(folded).toBeGreaterThan(1000)
  })
})
