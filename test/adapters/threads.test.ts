import { afterAll, describe, expect, it } from 'vitest'
import { createThreadJudge, deadlineFor } from '../../src/adapters/threads.ts'
import type { JudgeInput } from '../../src/model/judgement.ts'
import type { Reading } from '../../src/model/watch.ts'

const judge = createThreadJudge({ threads: 2, deadlineMs: 8_000, heapMb: 128 })
afterAll(() => judge.close())

const READING: Reading = { select: [], remove: [], columns: {}, links: [], language: 'en', timeZone: 'UTC', expect: {} }

function input(html: string): JudgeInput {
  const after = {
    url: 'https://example.gov/a',
    finalUrl: 'https://example.gov/a',
    contentType: 'text/html',
    body: Buffer.from(html),
  }
  return { reading: READING, after, earlier: [], today: '2025-05-15', parties: [] }
}

const GOOD = '<main><h1>Rule</h1><p>Exporters must apply for a licence before they ship.</p></main>'

describe('the judge behind threads', () => {
  it('gives the same judgement for the same page, twice', async () => {
    const [first, second] = await Promise.all([judge.judge(input(GOOD)), judge.judge(input(GOOD))])
    expect(first.extractHash).toBe(second.extractHash)
    expect(first.title).toContain('Rule')
  })

  it('hands on the code of the gate', async () => {
    await expect(
      judge.judge(input('<title>Just a moment...</title><h1>Checking your browser</h1>')),
    ).rejects.toMatchObject({ code: 'page-blocked' })
  })

  it('survives pages that hang or eat memory, and goes on with the next one', async () => {
    const nested = '<b id=i><p>'.repeat(20_000)
    const huge = `<main>${'<table><tr><td>'.repeat(100_000)}</main>`
    const outcomes = await Promise.allSettled([
      judge.judge(input(nested)),
      judge.judge(input(huge)),
      judge.judge(input(GOOD)),
    ])
    expect(outcomes.at(-1)?.status).toBe('fulfilled')
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason.code).toMatch(/^(?:judge|page|select|count)-/)
    expect((await judge.judge(input(GOOD))).title).toContain('Rule')
  })

  it('keeps the event loop free while a page is read', async () => {
    const page = `<main>${'<p>Exporters must apply for a licence under section 744.11 of the regulations.</p>'.repeat(20_000)}</main>`
    // what this thread itself computes meanwhile: a clock would measure what else the machine does
    const start = process.threadCpuUsage()
    await judge.judge(input(page)).catch(() => undefined)
    const { user, system } = process.threadCpuUsage(start)
    expect((user + system) / 1_000).toBeLessThan(500)
  })

  it('gives large pages more time, in proportion to their size', () => {
    const small = input(GOOD)
    const list = { ...small.after, body: new Uint8Array(32_000_000) }
    expect(deadlineFor({ judge: small }, 30_000)).toBe(30_000)
    expect(deadlineFor({ judge: { ...small, before: 'nothing' } }, 30_000)).toBe(30_000)
    expect(deadlineFor({ judge: { ...small, after: list } }, 30_000)).toBe(60_000)
    expect(deadlineFor({ judge: { ...small, before: list, after: list } }, 30_000)).toBe(120_000)
    expect(
      deadlineFor({ find: { page: list, find: { through: [], link: [], into: '{found}' }, reading: READING } }, 30_000),
    ).toBe(60_000)
  })

  it('finds what a page names, and hands on the code when it does not', async () => {
    const { after: page } = input('<main><a href="/files/list-7.csv">Export as CSV</a></main>')
    const find = { through: [], link: ['export as csv'], into: '{found}' }
    expect(await judge.find({ page, find, reading: READING })).toBe('https://example.gov/files/list-7.csv')
    await expect(judge.find({ page, find: { ...find, link: ['xlsx'] }, reading: READING })).rejects.toMatchObject({
      code: 'find-failed',
    })
  })

  it('refuses work once it is closed', async () => {
    const closing = createThreadJudge({ threads: 1, deadlineMs: 1_000, heapMb: 64 })
    await closing.close()
    await expect(closing.judge(input(GOOD))).rejects.toMatchObject({ code: 'judge-crashed' })
  })
})
