/** Real pages of third parties, which a clone does not have: they must be read, and noise must not show. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Extract } from '../../src/model/extract.ts'
import { describeCorpus } from '../corpus.ts'
import { chinese, page, read, refusal } from './reading.ts'

const corpus = join(import.meta.dirname, '../../../shared/corpus')
const here = existsSync(corpus)

const folder = (name: string) => (here ? readdirSync(join(corpus, name)).sort() : [])
const textOf = (found: Extract) => found.blocks.map((block) => [block.kind, block.path, block.text])

describeCorpus(here, 'the corpus', () => {
  it('the 17 copies of the forced labour list differ in bytes and not in a block, with and without a selector', async () => {
    for (const select of [['main'], []]) {
      const found = await Promise.all(
        folder('pages/uflpa').map((name) => read(page(readFileSync(join(corpus, 'pages/uflpa', name))), { select })),
      )
      expect(found).toHaveLength(17)
      for (const each of found) {
        expect(each.blocks).toEqual(found[0]?.blocks)
        expect(each.date).toEqual({ value: '2025-01-14', text: '01/14/2025' })
        expect(each.title).toBe('UFLPA Entity List')
      }
    }
  }, 120_000)

  it('the forced labour list is read as a declared table', async () => {
    const name = folder('pages/uflpa')[0] ?? ''
    const source = page(readFileSync(join(corpus, 'pages/uflpa', name)))
    const found = await read(source, {
      select: ['main'],
      columns: { name: 'Name of Entity | Entity Name', effectiveDate: 'Effective Date' },
    })
    expect(found.listings.length).toBeGreaterThan(150)
    expect(found.listings.every((listing) => listing.effectiveDate !== undefined)).toBe(true)
  })

  it('the pages of the foreign ministry give body, title and date without a selector', async () => {
    for (const name of folder('pages/mfa')) {
      const found = await read(page(readFileSync(join(corpus, 'pages/mfa', name)), 'text/html'), chinese)
      expect(found.blocks.length).toBeGreaterThan(2)
      expect(found.date?.value).toBe(name.slice(0, 10))
      expect(found.title).not.toContain('中华人民共和国外交部')
      expect(JSON.stringify(found.blocks)).not.toMatch(/首页|推荐给朋友|版权所有|document\./)
    }
  })

  it('the documents of GOV.UK are read', async () => {
    for (const name of folder('pages/gov-uk')) {
      const found = await read(page(readFileSync(join(corpus, 'pages/gov-uk', name)), 'application/json'), {
        language: 'en',
        timeZone: 'Europe/London',
      })
      expect(found.blocks.length).toBeGreaterThan(0)
      expect(found.title).not.toBe('')
      expect(found.date?.value).toMatch(/^20\d\d-/)
    }
  })

  it('the articles of the export control site are read as text', async () => {
    for (const name of folder('pages/mofcom')) {
      expect(
        (await read(page(readFileSync(join(corpus, 'pages/mofcom', name)), 'text/plain'), chinese)).blocks.length,
      ).toBeGreaterThan(1)
    }
  })

  describe('terms of service, before and after', () => {
    type Pair = { label: string; file: string; before: string; after: string; before_date: string; after_date: string }
    const pairs = (here ? JSON.parse(readFileSync(join(corpus, 'terms/manifest.json'), 'utf8')) : []) as Pair[]
    const readSide = async (pair: Pair, side: 'before' | 'after') => {
      const html = gunzipSync(readFileSync(join(corpus, 'terms', pair[side])))
      // a page that only sends the browser to the home page of the site: kept three times by the collector
      const isMoved = html.subarray(0, 1000).includes('http-equiv="refresh"')
      if (isMoved) return await refusal(page(html))
      return textOf(await read(page(html), { select: selectors(pair, pair[`${side}_date`]), remove: removed(pair) }))
    }

    it.each(
      pairs
        .filter((pair) => pair.label.startsWith('noise'))
        .map((pair) => [`${pair.file} ${pair.before_date.slice(0, 10)}`, pair] as const),
    )('noise stays silent: %s', async (_, pair) => {
      expect(await readSide(pair, 'after')).toEqual(await readSide(pair, 'before'))
    })
  })
})

type Terms = Readonly<Record<string, { select: unknown; remove?: unknown }>>

function selectors(pair: { file: string }, date: string): string[] {
  const [service = '', file = ''] = pair.file.split('/')
  const name = file.replace('.html', '')
  const past = join(corpus, 'terms/declarations', `${service}.history.json`)
  const history = existsSync(past)
    ? (JSON.parse(readFileSync(past, 'utf8')) as Record<string, { select: unknown; validUntil: string }[]>)
    : {}
  const then = history[name]?.find((declaration) => new Date(declaration.validUntil) > new Date(date))
  const now = (
    JSON.parse(readFileSync(join(corpus, 'terms/declarations', `${service}.json`), 'utf8')) as { terms: Terms }
  ).terms[name]
  return [(then ?? now)?.select].flat().filter((selector) => typeof selector === 'string')
}

function removed(pair: { file: string }): string[] {
  return pair.file.startsWith('npm') ? ['nav', 'details'] : []
}
