/** Judging two copies of a list: the guards stand before any finding, unless the operator has accepted the list. */
import { describe, expect, it } from 'vitest'
import { CodedError } from '../../src/errors.ts'
import type { JudgeInput } from '../../src/model/judgement.ts'
import { page, reading } from '../extract/reading.ts'
import { judge } from '../shipped.ts'

const COLUMNS = { name: 'Entity', country: 'Country', licencePolicy: 'Policy' }
const csv = (rows: readonly string[]) =>
  page(['Entity,Country,Policy', ...rows].join('\n'), 'text/csv', 'https://lists.example/list.csv')
const rows = (count: number, policy = 'Presumption of denial') =>
  Array.from({ length: count }, (_, i) => `Works ${i},China,${policy}`)

const input = (before: readonly string[], after: readonly string[], rest: Partial<JudgeInput> = {}): JudgeInput => ({
  reading: reading({ reader: 'table', columns: COLUMNS }),
  before: csv(before),
  after: csv(after),
  earlier: [],
  today: '2025-03-28',
  parties: [],
  ...rest,
})

async function refusal(given: JudgeInput): Promise<string> {
  try {
    await judge(given)
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
  return ''
}

describe('a list', () => {
  it('that shrank by 90 % is refused and tells nothing', async () => {
    expect(await refusal(input(rows(100), rows(10)))).toBe('list-shrunk')
  })

  it('that lost the values of a column is refused', async () => {
    expect(await refusal(input(rows(30), rows(30, '')))).toBe('list-column-lost')
  })

  it('that the operator accepted is told as it is', async () => {
    const { findings } = await judge(input(rows(100), rows(10), { accepted: true }))
    expect(findings.filter(({ kind }) => kind === 'listing.removed')).toHaveLength(90)
  })

  it('is held to what its watch expects of each destination, from the first look on', async () => {
    const { before: _, ...first } = input([], rows(10))
    const expecting = (min: number) => ({
      ...first,
      reading: { ...first.reading, expect: { perCountry: { China: { min } } } },
    })
    expect(await refusal(expecting(11))).toBe('count-out-of-bounds')
    expect(await refusal(expecting(10))).toBe('')
  })
})

describe('two editions of JSON', () => {
  const json = (value: unknown) => page(JSON.stringify(value), 'application/json', 'https://lists.example/list.json')
  const told = async (before: unknown, after: unknown, rest: Partial<JudgeInput> = {}) => {
    const given = { ...input([], []), reading: reading({}), before: json(before), after: json(after), ...rest }
    const { findings, changed } = await judge(given)
    return { changed, texts: findings.map(({ before: a, after: b }) => `${a?.text ?? ''} => ${b?.text ?? ''}`) }
  }
  const PEOPLE = [
    { person: 'Ana Ruiz', ban: '2026-01-04', lot: 1, seen: 'Lugo' },
    { person: 'Bo Lind', ban: '2026-02-04', lot: 2, seen: 'Lund' },
    { person: 'Cy Tan', ban: '2026-03-04', lot: 3, seen: 'Ipoh' },
  ]
  const NEW = { person: 'Zoe Yu', ban: '2026-04-04', lot: 1, seen: 'Yiwu' }
  /** With a new first object, and a member that counts them all anew. */
  const WITH_NEW = [NEW, ...PEOPLE.map((one) => ({ ...one, lot: one.lot + 1 }))]

  it.each(['cveID', 'aktenzeichen', '編號'])('name the objects of a list by the member that lasts: %s', async (key) => {
    const with_ = (list: readonly object[], marks: string) => ({
      d: list.map((one, i) => ({ ...one, [key]: marks[i] })),
    })
    const before = with_(
      PEOPLE.map(({ lot: _, ...rest }) => rest),
      'ABC',
    )
    const { lot: _, ...first } = NEW
    const after = with_([first, ...PEOPLE.map(({ lot: __, ...rest }) => rest)], 'ZABC')
    const { texts } = await told(before, after)
    expect(texts).toHaveLength(1)
    expect(texts[0]).toMatch(/^ => .*Zoe Yu/)
    // the marks change hands: whoever has the mark of another has another mark, and nobody came or went
    expect(
      (
        await told(
          before,
          with_(
            PEOPLE.map(({ lot: __, ...rest }) => rest),
            'BCA',
          ),
        )
      ).texts,
    ).toHaveLength(3)
  })

  it('do not follow a number that only counts', async () => {
    const { texts } = await told({ d: PEOPLE }, { d: WITH_NEW })
    expect(texts.filter((text) => text.startsWith(' => '))).toHaveLength(1)
    expect(texts.filter((text) => /Ana.*=>.*Zoe|Zoe.*=>.*Ana/.test(text))).toEqual([])
  })

  it('compare objects that nothing tells apart by what they hold', async () => {
    const plain = (...names: readonly string[]) => ({
      d: names.map((name) => ({ state: 'barred', name, name2: name })),
    })
    const before = plain('Orsk', 'Ural', 'Ural', 'Volga')
    expect((await told(before, plain('Kama', 'Orsk', 'Ural', 'Ural', 'Volga'))).texts).toEqual([
      expect.stringContaining('Kama'),
    ])
    expect(await told(before, plain('Volga', 'Ural', 'Orsk', 'Ural'))).toEqual({ changed: false, texts: [] })
    const table = (...names: readonly string[]) => ({ d: names.map((name) => [name, 'barred', 4]) })
    expect((await told(table('Orsk', 'Ural'), table('Kama', 'Orsk', 'Ural'))).texts).toHaveLength(1)
  })

  it('tell of a digit beyond those that a number of JavaScript keeps', async () => {
    const edition = (digits: string) => page(`{"register":{"no":${digits}}}`, 'application/json')
    for (const [a, b] of [
      ['90000000000000031', '90000000000000037'],
      [`${'7'.repeat(399)}1`, `${'7'.repeat(399)}2`],
    ] as const) {
      expect((await told('', '', { before: edition(a), after: edition(b) })).texts).toHaveLength(1)
    }
  })

  it('of a list of documents: what else is said of one is told, and a new one beside it', async () => {
    const list = (...states: readonly string[]) => ({
      items: states.map((state, i) => ({ headline: `Firma ${'ABC'[i]} GmbH`, link: '/firmen', state })),
    })
    const { texts } = await told(list('prohibited', 'licence required'), list('licence required', 'licence required'))
    expect(texts).toEqual(['Firma A GmbH | prohibited => Firma A GmbH | licence required'])
    const given = {
      ...input([], []),
      reading: reading({}),
      before: json(list('x', 'y')),
      after: json(list('x', 'y', 'z')),
    }
    expect((await judge(given)).newItems).toMatchObject([{ title: 'Firma C GmbH', listOnly: true }])
  })
})
