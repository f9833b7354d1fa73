/** `listings` and `accept` as somebody types them after the story of the two rules. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../src/adapters/log.ts'
import { tellStory } from '../../src/commands/demo/story.ts'
import { sharedJudge } from '../shared-judge.ts'
import { typeLine } from './lines.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const home = mkdtempSync(join(tmpdir(), 'ruledrift-listings-'))

const WITH_ALIASES = 'name,aliases,country,note\nInspur Group,浪潮集团;浪潮,CN,supplier of servers\n'

const ruledrift = (...args: readonly string[]) => typeLine([...args, '--config', home])

const parties = (text: string) => writeFileSync(join(home, 'parties.csv'), text)
const namesIn = (out: string): string[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).name)

beforeAll(async () => {
  await tellStory({
    folder: join(ROOT, 'test', 'stories', 'two-rules-2025-03'),
    log: createLog('silent'),
    workFolder: home,
    judge: sharedJudge,
  })
}, 120_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('listings', () => {
  it('finds the same six entries by the English and by the Chinese name of a party, and says how', async () => {
    parties(WITH_ALIASES)
    const english = await ruledrift('listings', 'inspur', '--json')
    const chinese = await ruledrift('listings', '浪潮', '--json')
    const traditional = await ruledrift('listings', '浪潮集團', '--json')
    expect(english.code).toBe(0)
    expect(namesIn(english.out)).toHaveLength(6)
    expect(namesIn(chinese.out)).toEqual(namesIn(english.out))
    expect(namesIn(traditional.out)).toEqual(namesIn(english.out))
    expect(JSON.parse(chinese.out.split('\n')[0] ?? '')).toMatchObject({
      list: 'Entity List',
      since: '2025-03-25',
      state: 'in-force',
      by: 'your party alias 浪潮 of Inspur Group',
      party: 'Inspur Group',
    })
  })

  it('says without the row that nothing matches, what is in the register, and what to do', async () => {
    parties('name,aliases,country,note\n')
    const { code, out } = await ruledrift('listings', '浪潮')
    expect(code).toBe(0)
    expect(out).toContain('Nothing matches “浪潮”.')
    expect(out).toMatch(/Entity List: \d+ entries, known here since 2025-03-25/)
    expect(out).toContain('Lists in English print no Chinese names')
    expect(out).toContain('parties.csv')
  })

  it('shows the register of an earlier day, and everything that happened to one entry', async () => {
    expect((await ruledrift('listings', 'nettrix', '--at', '2025-03-24')).out).toContain(
      'Nothing as of 2025-03-24 matches',
    )
    expect((await ruledrift('listings', 'nettrix', '--at', '2025-03-25')).out).toContain('Nettrix Information Industry')
    const { out } = await ruledrift('listings', 'Nettrix Information Industry Co., Ltd.', '--history')
    expect(out).toMatch(/since 2025-03-25, in-force, l_[0-9a-f]+\n {2}2025-03-25 20:\d\d UTC {2}added: in-force/)
    expect((await ruledrift('listings', 'inspur', '--history')).code).toBe(2)
  })

  it('prints CSV with a header, and asks for a list and a state', async () => {
    const { out } = await ruledrift('listings', 'suma', '--csv', '--list', 'EL')
    const [header, ...rows] = out.trim().split('\r\n')
    expect(header).toBe('id,name,list,country,since,state,until,aliases,effective,licence policy,notice,found by')
    expect(rows).toHaveLength(2)
    expect((await ruledrift('listings', 'suma', '--state', 'removed')).out).toContain(
      '2 matching entries are in another state',
    )
    expect(await ruledrift('listings', 'suma', '--list', 'Entitty Lst')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nearest known: "Entity List"'),
    })
    expect((await ruledrift('listings', '...')).code).toBe(2)
  })
})

describe('accept', () => {
  it('says what will happen, and knows no watch that is not there', async () => {
    const { code, out } = await ruledrift('accept', 'bis-press')
    expect(code).toBe(0)
    expect(out).toContain('The next page of bis-press will be believed, once.')
    expect(out).toContain('expect.min, expect.max')
    expect(await ruledrift('accept', 'nobody')).toMatchObject({ code: 2, err: expect.stringContaining('not-found') })
  })
})

describe('doctor', () => {
  it('speaks of the register: entries of each list, and the oldest confirmation', async () => {
    expect((await ruledrift('doctor')).out).toMatch(/register: Entity List \d+, oldest confirmation 2025-\d\d-\d\d/)
  })
})
