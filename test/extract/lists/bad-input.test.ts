/** Bad input of every kind for every reader of lists: refused by name, or read with a doubt; never half a list, never a removal. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { JudgedPage } from '../../../src/model/page.ts'
import type { Reading } from '../../../src/model/watch.ts'
import { typeLine } from '../../commands/lines.ts'
import { type Firm, LIST_FILES, type ListFile } from '../../jobs/list-files.ts'
import { judge } from '../../shipped.ts'
import { page, read, reading, refusal, refused } from '../reading.ts'

const COUNTRIES = ['China', 'Iran', 'Russia', 'Spain']
const FIRMS: readonly Firm[] = Array.from({ length: 40 }, (_, i) => ({
  name: `Kite${'abcdefgh'.charAt(i % 8).repeat(3)} Works ${i + 10}`,
  country: COUNTRIES[Math.floor(i / 10)] ?? '',
  number: 100 + i,
}))

const isSheet = ({ type }: ListFile): boolean => type === 'text/csv'
const isXml = ({ type }: ListFile): boolean => type === 'application/xml'

function as({ reader, list }: ListFile): Partial<Reading> {
  return reader === 'table'
    ? { reader, list, columns: { name: 'Company', country: 'Country', citations: 'Citation' } }
    : { reader: reader as NonNullable<Reading['reader']> }
}

function at(file: ListFile, body: string | Uint8Array): JudgedPage {
  return page(body, file.type, `https://www.example.org${file.path}`)
}

/** The header of a column whose cells the list cannot do without. */
const NEEDED: Readonly<Record<string, readonly [header: string, other: string]>> = {
  'ecfr-supplement': ['License requirement', 'Terms'],
  'bis-csv': ['License Policy', 'Policies'],
  'uk-list': ['Regime Name', 'Regimes'],
  'meti-list': ['企業名､組織名', '番号'],
  table: ['>Country<', '>Place<'],
}

describe.each(LIST_FILES)('$reader', (file) => {
  const whole = file.write(FIRMS)

  it('reads the whole file', async () => {
    expect((await read(at(file, whole), as(file))).listings).toHaveLength(FIRMS.length)
  })

  it('refuses a file that is cut: half a list would be removals', async () => {
    // a cut HTML page is caught by the bounds of the watch and by list-shrunk: HTML may end anywhere
    if (file.reader === 'table') return
    for (const share of [0.3, 0.6, 0.9, 0.999]) {
      const cut = whole.slice(0, Math.floor(whole.trimEnd().length * share))
      expect([share, await refusal(at(file, cut), as(file))]).toEqual([share, 'page-unreadable'])
    }
  })

  it('refuses a list without entries', async () => {
    expect(await refusal(at(file, file.write([])), as(file))).toBe('page-unreadable')
    expect(await refusal(at(file, ''), as(file))).toBe('body-empty')
    expect(await refusal(at(file, '\uFEFF\n'), as(file))).toMatch(/^(?:page-unreadable|page-wrong-type|body-empty)$/)
  })

  it.runIf(file.reader in NEEDED)('names a column that is gone, and those that are there', async () => {
    const [header = '', other = ''] = NEEDED[file.reader] ?? []
    expect(whole).toContain(header)
    const error = await refused(at(file, whole.replace(header, other)), as(file))
    expect(error.code).toBe('page-unreadable')
    expect(error.message).toMatch(/column|header/i)
    expect(error.message).toContain(file.reader === 'table' ? 'Company' : other)
  })

  it('leaves out byte order marks, however many', async () => {
    const { listings } = await read(at(file, `\uFEFF\uFEFF${whole}`), as(file))
    expect(listings).toEqual((await read(at(file, whole), as(file))).listings)
  })

  it('tells no removals when nine of ten entries are gone: the page is refused', async () => {
    const judged = judge({
      reading: reading(as(file)),
      before: at(file, whole),
      after: at(file, file.write(FIRMS.slice(0, 4))),
      earlier: [],
      today: '2026-11-25',
      parties: [],
    })
    await expect(judged).rejects.toMatchObject({ code: 'list-shrunk' })
  })

  it.runIf(isXml(file) || isSheet(file))('refuses a page of another kind in its place', async () => {
    const challenge =
      '<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Just a moment...</h1></body></html>'
    const there = page(challenge, 'text/html', `https://www.example.org${file.path}`)
    expect(await refusal(there, as(file))).toMatch(/^page-/)
  })
})

describe('a date in the year 3035', () => {
  const DATES: readonly (readonly [reader: string, find: string, by: string])[] = [
    ['bis-csv', '6/21/2023', '6/21/3035'],
    ['csl', '2023-06-21', '3035-06-21'],
    ['un-list', '2023-06-21', '3035-06-21'],
    ['uk-list', '21/06/2023', '21/06/3035'],
    ['ecfr-supplement', '6/21/23', '6/21/3035'],
  ]
  it.each(DATES)('in %s is kept, with a doubt', async (reader, find, by) => {
    const file = LIST_FILES.find((one) => one.reader === reader)
    const { listings } = await read(
      at(file as ListFile, (file as ListFile).write(FIRMS).replace(find, by)),
      as(file as ListFile),
    )
    expect(JSON.stringify(listings[0])).toContain('3035-06-21')
    expect(listings[0]?.doubts).toHaveLength(1)
    expect(listings[1]?.doubts).toEqual([])
  })
})

describe('unknown words of a policy', () => {
  it.each(['ecfr-supplement', 'bis-csv'])('in %s are kept and flagged, never guessed', async (reader) => {
    const file = LIST_FILES.find((one) => one.reader === reader) as ListFile
    const text = file.write(FIRMS).replace('Presumption of denial', 'Heightened scrutiny')
    const [first, second] = (await read(at(file, text), as(file))).listings
    expect(first?.licencePolicy).toMatchObject({
      class: 'unknown',
      text: expect.stringContaining('Heightened scrutiny'),
    })
    expect(first?.doubts).toEqual(['the review policy has words that no rule knows'])
    expect(second?.licencePolicy.class).toBe('presumption-of-denial')
  })
})

describe('compare, as somebody types it', () => {
  const home = mkdtempSync(join(tmpdir(), 'ruledrift-bad-'))
  afterAll(() => rmSync(home, { recursive: true, force: true }))
  const compare = async (before: string, after: string, name = 'list.xml') => {
    const places = [before, after].map((text, i) => {
      const place = join(home, `${i}-${name}`)
      writeFileSync(place, text)
      return place
    })
    return await typeLine(['compare', ...places, '--json'])
  }
  const [supplement, bis] = LIST_FILES as readonly [ListFile, ListFile]

  it.each([
    ['truncated XML', supplement.write(FIRMS).slice(0, -400), 'page-unreadable'],
    ['a list that shrank by 90 %', supplement.write(FIRMS.slice(0, 4)), 'list-shrunk'],
    ['a column gone', supplement.write(FIRMS).replace('License requirement', 'Terms'), 'page-unreadable'],
  ])('%s: its code on stderr, no findings, no exit 0', async (_, after, code) => {
    const { code: status, out, err } = await compare(supplement.write(FIRMS), after)
    expect(status).not.toBe(0)
    expect(out).not.toContain('listing.removed')
    expect(`${err}${out}`).toContain(code)
  })

  it('an empty CSV in place of a list', async () => {
    const { code: status, out, err } = await compare(bis.write(FIRMS), bis.write([]), 'list.csv')
    expect(status).not.toBe(0)
    expect(`${err}${out}`).toContain('page-unreadable')
  })

  it('two byte order marks are no change', async () => {
    const { code: status, out } = await compare(bis.write(FIRMS), `\uFEFF\uFEFF${bis.write(FIRMS)}`, 'list.csv')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ changed: false, findings: [] })
  })
})
