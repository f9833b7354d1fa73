import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { TextDecoder } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import type { Io } from '../../src/commands/io.ts'
import { readNames, screenCommand, screenNames } from '../../src/commands/screen.ts'
import { emptyListing } from '../../src/listing/listing.ts'
import { readNameFile } from '../../src/names/name-file.ts'
import type { ListedEntry } from '../../src/names/screen.ts'

const folder = mkdtempSync(join(tmpdir(), 'ruledrift-screen-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ENTRIES: readonly ListedEntry[] = [
  {
    id: 'e1',
    since: '2025-03-25',
    listing: {
      ...emptyListing('Entity List'),
      name: 'Inspur Group Co., Ltd.',
      country: 'CHINA',
      aliases: ['浪潮集团'],
      effectiveDate: { value: '2025-03-25', source: 'list' },
    },
  },
  { id: 'e2', listing: { ...emptyListing('Entity List'), name: 'Kessler Vorando Works', country: 'IRAN' } },
  { id: 'e3', listing: { ...emptyListing('MOFCOM Unreliable Entity List'), name: '=Kestrel Dynamics', country: 'US' } },
]

function run(
  text: string,
  options: { json?: boolean; csv?: boolean; exitCode?: boolean; min?: 'sure' | 'likely' | 'possible' } = {},
  entries = ENTRIES,
) {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  let code = 0
  const io = {
    env: {},
    stdin: new PassThrough(),
    stdout,
    stderr,
    stop: new AbortController().signal,
    setExitCode: (next: number) => {
      code = next
    },
  } as unknown as Io
  screenNames(io, readNameFile(text), entries, { list: [], min: 'likely', ...options })
  return { out: String(stdout.read() ?? ''), err: String(stderr.read() ?? ''), code }
}

const SUPPLIERS = 'no,supplier\n1,Inspur Group\n2,Nobody Known\n3,浪潮集團\n4,Trading Co\n5,Kesler Vorando Works\n'

describe('screen', () => {
  it('reports every match with line, entry, list, date and how, and what was not screened', () => {
    const { out, err, code } = run(SUPPLIERS)
    expect(out).toContain('Screened 4 names against 3 entries of 2 lists: 3 names found.')
    expect(out).toContain('Names are screened, ownership is not.')
    expect(out).toMatch(
      /2 {5}Inspur Group {10}.*Inspur Group Co\., Ltd\. .*Entity List {2}CHINA {4}2025-03-25 {4}in-force {2}sure/,
    )
    expect(out).toMatch(/4 .*浪潮集團.*Inspur Group Co\., Ltd\. \(浪潮集团\)/)
    expect(out).toMatch(/6 .*Kesler Vorando Works.*likely .*one letter differs/)
    expect(out).toMatch(/5 {5}4 \| Trading Co {2}only a legal form or general words/)
    expect(err).toBe('')
    expect(code).toBe(0)
  })

  it('shows from the asked sureness on, and counts the rest', () => {
    const { out } = run(SUPPLIERS, { min: 'sure' })
    expect(out).not.toContain('Kesler')
    expect(out).toContain('1 match below "sure" not shown')
  })

  it('exits with 1 only when asked to and something was found', () => {
    expect(run(SUPPLIERS, { exitCode: true }).code).toBe(1)
    expect(run('name\nNobody Known\n', { exitCode: true }).code).toBe(0)
  })

  it('prints one JSON object a line: matches, what was not read, the summary last', () => {
    const records = run(SUPPLIERS, { json: true })
      .out.trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(records[0]).toEqual({
      type: 'match',
      line: 2,
      name: 'Inspur Group',
      by: 'Inspur Group',
      matched: 'Inspur Group Co., Ltd.',
      sureness: 'sure',
      how: 'same name without legal form',
      entry: 'e1',
      listing: {
        list: 'Entity List',
        name: 'Inspur Group Co., Ltd.',
        country: 'CHINA',
        since: '2025-03-25',
        state: 'in-force',
      },
    })
    expect(records.at(-2)).toMatchObject({ type: 'unread', line: 5 })
    expect(records.at(-1)).toEqual({
      type: 'summary',
      names: 4,
      entries: 3,
      unread: 1,
      sure: 2,
      likely: 1,
      possible: 0,
    })
  })

  it('prints CSV that no spreadsheet runs, the summary beside it', () => {
    const { out, err } = run('name\nKestrel Dynamics Ltd\n', { csv: true })
    expect(out).toBe(
      "line,name,by,listed as,list,country,listed since,state,how sure,how\n2,Kestrel Dynamics Ltd,,'=Kestrel Dynamics,MOFCOM Unreliable Entity List,US,,in-force,sure,same name without legal form\n",
    )
    expect(err).toContain('1 name found')
  })

  it('never takes an empty register for an all-clear', () => {
    expect(() => run(SUPPLIERS, {}, [])).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  it('takes its entries from whoever has them', () => {
    const command = screenCommand({} as Io, async () => ENTRIES)
    expect(command.options.map(({ long }) => long)).toEqual([
      '--config',
      '--json',
      '--list',
      '--min',
      '--csv',
      '--exit-code',
    ])
  })
})

describe('a file of names', () => {
  const text = 'name\n浪潮集团有限公司\n华为技术有限公司\n寒武纪科技股份有限公司\n'
  const gb18030 = Buffer.from('6e616d650ac0cbb3b1bcafcdc5d3d0cfdeb9abcbbe0abbaaceaabcbccaf5d3d0cfdeb9abcbbe0a', 'hex')

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(text.replaceAll('name', 'company name'), 'utf16le')],
    ['GB18030', gb18030],
  ])('is read in %s', (_, body) => {
    const file = join(folder, 'names.csv')
    writeFileSync(file, body)
    expect(
      readNames(file)
        .rows.slice(0, 2)
        .map(({ party }) => party.name),
    ).toEqual(['浪潮集团有限公司', '华为技术有限公司'])
  })

  it('keeps the accents of a Western file without a declaration', () => {
    const file = join(folder, 'west.csv')
    writeFileSync(file, Buffer.from('name\nSociété Lumière\nKöhler Werke\n', 'latin1'))
    expect(readNames(file).rows.map(({ party }) => party.name)).toEqual(['Société Lumière', 'Köhler Werke'])
    expect(new TextDecoder('gb18030').decode(gb18030)).toContain('浪潮集团')
  })

  it('says so when it is not there, or has no column of names', () => {
    expect(() => readNames(join(folder, 'absent.csv'))).toThrow(expect.objectContaining({ code: 'usage' }))
    const file = join(folder, 'other.csv')
    writeFileSync(file, 'id,remark\n1,Kessler Works\n')
    expect(() => readNames(file)).toThrow(expect.objectContaining({ code: 'usage' }))
  })

  it.each([
    ['lines without a name', Buffer.from('\n  \n\n')],
    ['an archive', Buffer.from('PK\u0003\u0004\u0000\u0000binary of a spreadsheet\n'.repeat(9))],
  ])('is refused, never found clean, when it holds %s', (_, body) => {
    const file = join(folder, 'nothing.txt')
    writeFileSync(file, body)
    expect(() => readNames(file)).toThrow(expect.objectContaining({ code: 'usage' }))
  })
})
