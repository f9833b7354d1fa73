import { describe, expect, it } from 'vitest'
import type { Judgement } from '../../../src/model/judgement.ts'
import { judge } from '../../shipped.ts'

const READING = { select: ['main'], remove: [], columns: {}, links: [], language: 'en', timeZone: 'UTC', expect: {} }

async function change(before: string, after: string): Promise<Judgement> {
  const page = (inner: string) => ({
    url: 'https://office.example/notice',
    finalUrl: 'https://office.example/notice',
    contentType: 'text/html; charset=utf-8',
    body: new TextEncoder().encode(`<main><h1>Notice</h1>${inner}</main>`),
  })
  return await judge({
    reading: READING,
    before: page(before),
    after: page(after),
    earlier: [],
    today: '2025-05-15',
    parties: [],
  })
}

const KEEP = '<p>Exporters must keep records for five years.</p>'
const REPORT = '<p>Holders must report each sale.</p>'
const NOTE = '<p>The firm diverted goods.</p>'

describe('the summary of a change', () => {
  it('counts what happened, and the hedges of the page before and after', async () => {
    const { summary } = await change(
      `${KEEP}${REPORT}${NOTE}`,
      `${KEEP.replace('must', 'should')}${NOTE.replace('diverted', 'reportedly may have diverted')}`,
    )
    expect(summary).toMatch(/^2 sentences softened, 1 duty removed, hedges 0 → \d$/)
  })

  it('is not given where one finding says it all', async () => {
    const { findings, summary } = await change(KEEP, KEEP.replace('must', 'should'))
    expect([findings.length, summary]).toEqual([1, undefined])
  })
})

describe('a whole page', () => {
  it('says nothing of paragraphs that only moved', async () => {
    const { changed, findings, stats } = await change(`${KEEP}${REPORT}${NOTE}`, `${NOTE}${KEEP}${REPORT}`)
    expect([changed, findings, stats.moved > 0]).toEqual([false, [], true])
  })

  it('sees a changed heading', async () => {
    const { findings } = await change(`<h2>Exporters must report</h2>${NOTE}`, `<h2>Exporters may report</h2>${NOTE}`)
    expect(findings.map(({ kind }) => kind)).toEqual(['wording.softened'])
  })

  it('sees a changed footnote', async () => {
    const note = (verb: string) => `${KEEP}<p id="fn1"><sup>1</sup> Copies ${verb} be kept abroad.</p>`
    const { findings } = await change(note('must not'), note('may'))
    expect(findings.length).toBeGreaterThan(0)
    expect(findings[0]?.after?.text).toContain('Copies may be kept abroad.')
  })

  it('tells an exchanged link target as a replaced document', async () => {
    const link = (name: string) =>
      `<p>Read the <a href="https://office.example/${name}.pdf">guidance on chips</a> first.</p>`
    const { findings } = await change(`${KEEP}${link('a')}`, `${KEEP}${link('b')}`)
    expect(findings.map(({ kind, document }) => [kind, document?.url])).toEqual([
      ['document.replaced', 'https://office.example/b.pdf'],
    ])
  })
})
