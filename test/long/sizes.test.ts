/** Pages, lists and first looks as large as the largest that offices publish, and larger. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/adapters/store/store.ts'
import { classifyPassage } from '../../src/classify/tell/passage.ts'
import { diff } from '../../src/diff/diff.ts'
import { csvRows } from '../../src/extract/csv.ts'
import { searchWords } from '../../src/listing/identity.ts'
import { lookHash } from '../../src/snapshot/chain.ts'
import { extractOf } from '../classify/pair.ts'
import { baselineOf, listingOf } from '../contract/register.samples.ts'
import * as a from '../contract/store.samples.ts'
import { cpuMs } from '../cpu.ts'
import { csv } from '../extract/lists/files.ts'
import { page, read, refusal, wrapped } from '../extract/reading.ts'
import { judgePair, readerFor } from '../shipped.ts'

describe('a list', () => {
  it('of 12 MB in HTML is read whole', async () => {
    const row = (i: number) =>
      `<tr class="row"><td>${i}</td><td>Entity number ${i} Co., Ltd. <a href="/e/${i}">details</a></td><td>No. ${i} Road, Beijing</td><td>For all items subject to the rules</td><td>Presumption of denial of licences</td></tr>\n`
    const html = wrapped(
      `<table><tr><th>No</th><th>Name</th><th>Address</th><th>Requirement</th><th>Policy</th></tr>${Array.from({ length: 52_000 }, (_, i) => row(i)).join('')}</table>`,
    )
    expect(html.length).toBeGreaterThan(10_000_000)
    const start = cpuMs()
    const found = await read(page(html), { columns: { name: 'Name', addresses: 'Address' } })
    expect(found.listings).toHaveLength(52_000)
    expect(cpuMs() - start).toBeLessThan(30_000)
  })

  it('of 30 MB in XML is read under a heap of 48 MB: memory holds its entries, not its text', () => {
    const script = join(import.meta.dirname, '..', 'bench', 'large-list.ts')
    const child = spawnSync(process.execPath, [script, '30', '48'], { encoding: 'utf8' })
    expect(child.stderr).toBe('')
    const { bytes, entries, listings } = JSON.parse(child.stdout)
    expect(bytes).toBeGreaterThan(29_000_000)
    expect(listings).toBe(entries)
  })

  it('of a million rows under one number is one entry, and too few for the watch', async () => {
    const header = 'Unique ID,OFSI Group ID,Name 6,Name type,Regime Name\n'
    const bomb = csv(`${header}${'A1,,B,Alias,C\n'.repeat(1_000_000)}`)
    expect(await refusal(bomb, { expect: { min: 100 } })).toBe('count-out-of-bounds')
  })

  it('of more than two million rows is refused', () => {
    expect(() => [...csvRows(['a,b\n'.repeat(2_000_001)], ',')]).toThrow()
  })
})

describe('a first look at 18,000 entries', () => {
  it.each([['in memory'], ['in a file']])('is taken in by the register %s within seconds', async (where) => {
    const listings = Array.from({ length: 18_000 }, (_, i) =>
      listingOf(`Entity number ${i} Trading Company Limited`, {
        key: String(i),
        aliases: [`ENT ${i}`, `实体${i}`],
        addresses: [`${i} Example Road, Beijing`],
      }),
    )
    const folder = mkdtempSync(join(tmpdir(), 'ruledrift-sizes-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const store = await openStore({ path: where === 'in memory' ? ':memory:' : join(folder, 'list.db'), lookHash })
    onTestFinished(() => store.close())
    await store.watches.configure([a.watchOf('list')], a.NOON)
    const start = cpuMs()
    const register = baselineOf(0, listings)
    await store.evidence.commit(a.commitOf(await a.claim(store, 'list', a.NOON), { register }))
    expect(cpuMs() - start).toBeLessThan(15_000)
    expect(await store.register.summary()).toMatchObject([{ list: 'Entity List', entries: 18_000, firstSeen: a.NOON }])
    const found = await store.register.search({ words: searchWords('实体17999') })
    expect(found.map(({ listing }) => listing.name)).toEqual(['Entity number 17999 Trading Company Limited'])
  })
})

describe('ten thousand sentences', () => {
  it('of which each lost its force, are a thousand findings and one that counts the others', () => {
    const rules = (word: string) =>
      Array.from({ length: 10_000 }, (_, i) => `Holders of licence ${i} ${word} report sale ${i}.`).join(' ')
    const found = judgePair(rules('must'), rules('should'), 'en')
    expect(found).toHaveLength(1_001)
    expect(found.at(-1)?.reason).toMatch(/^9000 more findings are left out here: 9000 wording\./)
  })

  it('on each side that are all different are compared in bounded time', () => {
    const side = (word: string) =>
      extractOf(
        Array.from({ length: 10_000 }, (_, i) => `Holders ${word} file form ${word}${i} at desk ${i * 7}${word}.`),
      )
    const start = cpuMs()
    const change = diff(side('must'), side('may'))
    const findings = classifyPassage(change.sentences, readerFor('en'))
    expect(cpuMs() - start).toBeLessThan(60_000)
    expect(change.wholesale || findings.length > 0).toBe(true)
  })
})
