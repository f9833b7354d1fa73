/** A stored history, explained and judged again, as somebody types it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeServer } from '../../src/commands/demo/site.ts'
import type { Explanation } from '../../src/model/explanation.ts'
import type { Finding } from '../../src/model/finding.ts'
import { startLine, typeLine } from './lines.ts'

const BEFORE = 'Exporters must report each sale within ten days. The bureau reviews reports.'
const AFTER = 'Exporters should report each sale within twenty days. The bureau generally reviews reports.'

let home: string
let server: Server
let text = BEFORE

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ruledrift-replay-'))
  server = createServer((request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end()
    const body = `<main><h1>Notice</h1><p>${text}</p></main>`
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(body) })
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  mkdirSync(join(home, 'watches'))
  mkdirSync(join(home, 'tried'))
  const write = (name: string, lines: readonly string[]) => writeFileSync(join(home, name), `${lines.join('\n')}\n`)
  write('ruledrift.yaml', [
    `data: ${join(home, 'data')}`,
    'politeness: { gap: 0s, inFlight: 4 }',
    `egress: { allowPrivate: ["127.0.0.1:${port}"] }`,
  ])
  write('watches/office.yaml', [
    'id: office',
    'name: Office',
    'jurisdiction: US',
    'language: en',
    'timeZone: UTC',
    'watches:',
    `  - { id: notice, title: Notice, url: "http://127.0.0.1:${port}/notice", every: 1s, select: main }`,
  ])
  write('tried/en.yaml', ['language: en', 'off: [duty.must, duty.should, degree.hedge]'])
  await ruledrift('check', 'notice')
  text = AFTER
  await ruledrift('check', 'notice')
}, 120_000)

afterAll(async () => {
  await closeServer(server)
  rmSync(home, { recursive: true, force: true })
})

const ruledrift = (...args: readonly string[]) =>
  typeLine([...args, '--config', home], { env: { RULEDRIFT_LOG: 'error' } })

const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const changeId = async () => lines((await ruledrift('changes', '--json')).out)[0]?.id as string

describe('a stored change', { timeout: 120_000 }, () => {
  it('is summed up in one line, with the hedges of the page before and after', async () => {
    const { out } = await ruledrift('show', await changeId())
    expect(out).toContain('in short: 2 sentences softened, 1 date changed, hedges 0 → 1')
  })

  it('is explained: frames, scales, rows with their file, rule', async () => {
    const { code, out } = await ruledrift('explain', await changeId())
    expect(code).toBe(0)
    expect(out).toContain('agent ‘Exporters’; cue ‘must’; polarity ‘must’; force 4')
    expect(out).toContain('rule duty.down, confidence high')
    expect(out).toMatch(/row duty\.should in src\/classify\/lexicon\/en\.yaml \(duty, force 3, must\)/)
  })

  it('is explained finding by finding, as JSON', async () => {
    const { out } = await ruledrift('explain', `${await changeId()}#1`, '--json')
    expect(lines(out)).toEqual([
      { id: expect.stringMatching(/#1$/), explanations: [expect.objectContaining({ verdicts: expect.any(Array) })] },
    ])
    const findings = lines((await ruledrift('changes', '--json')).out)[0]?.findings as Finding[]
    const verdictsOf = async (n: number) =>
      lines((await ruledrift('explain', `${await changeId()}#${n}`, '--json')).out)[0]?.explanations.flatMap(
        ({ verdicts }: Explanation) => verdicts.map(({ finding }) => finding.rule),
      )
    const at = findings.findIndex(({ kind }) => kind === 'date.changed')
    expect(await verdictsOf(1)).toEqual([findings[0]?.rule])
    expect(await verdictsOf(at + 1)).toEqual([findings[at]?.rule])
  })

  it('is the same today, and would not be with a row switched off', async () => {
    const same = await startLine(['replay', '--config', home])
    expect([same.code, same.out]).toEqual([
      0,
      '1 changes judged again: 1 the same, 0 would differ, 0 could not be read. Nothing was changed.\n',
    ])
    const tried = lines((await ruledrift('replay', '--json', '--lexicon', join(home, 'tried'))).out)
    expect(tried[0]).toMatchObject({ type: 'differs' })
    expect(tried[0]?.before.map(({ kind }: Finding) => kind)).toContain('wording.softened')
    expect(tried[0]?.after.map(({ kind }: Finding) => kind)).not.toContain('wording.softened')
    expect(tried.at(-1)).toEqual({ type: 'summary', changes: 1, same: 0, differs: 1, unreadable: 0 })
    expect((await ruledrift('replay')).out).toContain('1 the same')
  })

  it.each([
    ['an id that is not there', ['explain', 'c_0000'], 'not-found'],
    ['nothing to explain', ['explain'], 'usage'],
    ['a finding that is no number', ['explain', 'c_0000#x'], 'usage'],
    ['a file that is not there', ['explain', '--pairs', 'nowhere.jsonl'], 'usage'],
    ['a watch that nobody knows', ['replay', '--watch', 'nope'], 'not-found'],
    ['the same of a list of changes', ['changes', '--watch', 'nope'], 'not-found'],
    ['a lexicon that is not there', ['replay', '--lexicon', 'nowhere'], 'config-missing'],
  ])('says what is wrong with %s', async (_, args, code) => {
    const outcome = await ruledrift(...args)
    expect([outcome.code, outcome.err]).toEqual([2, expect.stringContaining(code)])
  })
})
