/** The table of rules: each row is told of its example, and everything that is told has a row. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Pair } from '../../../src/classify/rules/table/row.ts'
import { findRule, RULES } from '../../../src/classify/rules/table.ts'
import { FINDING_KINDS, type Finding } from '../../../src/model/finding.ts'
import { readPairs } from '../../eval/wording/pairs.ts'
import { judgePair } from '../../shipped.ts'
import { ON_PAGES } from './on-pages.ts'

/** Told beside what stands first. */
const SECOND = ['words.beside']

const EXAMPLES = RULES.flatMap(({ id, tells, example }): [string, readonly string[], Pair][] =>
  typeof example === 'string' ? [] : [[id, tells, example]],
)

describe('the table of rules', () => {
  it('has each id once; none is that of a kind, which stands beside it in the settings', () => {
    const ids = RULES.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
    expect(ids.filter((id) => (FINDING_KINDS as readonly string[]).includes(id))).toEqual([])
  })

  it('gives whole places', () => {
    const places = RULES.flatMap((row) =>
      'place' in row ? [row.place, ...Object.values(row.circumstances ?? {}).map(({ place }) => place)] : [],
    )
    expect(places.filter((place) => !Number.isInteger(place) || place < 0)).toEqual([])
  })

  it('says of each rule in one sentence what it means, and tells its kinds once', () => {
    expect(RULES.filter(({ says }) => !/^[“A-Z].*\.$/.test(says)).map(({ id }) => id)).toEqual([])
    expect(RULES.filter(({ tells }) => tells.length === 0 || new Set(tells).size < tells.length)).toEqual([])
  })
})

it('no code judges by how a rule is called', () => {
  const root = join(import.meta.dirname, '../../..')
  const beginnings = [...new Set(RULES.map(({ id }) => id.split('.')[0]))].join('|')
  const asks = new RegExp(
    // what a pattern is tried on, what is done to a name, a pattern that begins as names do: /^(?:name|code)\\./
    `(?:test|exec)\\((?:\\w+\\??\\.)*rule\\b|\\brule\\??\\.(?:startsWith|endsWith|includes|indexOf|match|search|split|slice|replace)\\(|/\\^[^/\\n]*\\b(?:${beginnings})\\)?\\\\\\.`,
  )
  expect('if (/^(?:name|code)\\./.test(found)) return').toMatch(asks)
  const asked = globSync(['src/**/*.ts', 'jobs/**/*.ts'], { cwd: root }).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter((line) => asks.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(asked).toEqual([])
})

describe('the example of a rule on words', () => {
  it.each(EXAMPLES)('%s', (id, tells, { before, after, language = 'en', today }) => {
    const findings = judgePair(before, after, language, undefined, today)
    const told = SECOND.includes(id) ? findings[1] : findings[0]
    expect(told?.rule).toBe(id)
    expect(tells).toContain(told?.kind)
  })
})

describe('the example of a rule on pages', () => {
  it('is there for each rule that no pair of sentences shows', () => {
    const ids = RULES.filter(({ example }) => typeof example === 'string').map(({ id }) => id)
    expect(Object.keys(ON_PAGES).sort()).toEqual(ids.sort())
  })

  it.each(Object.entries(ON_PAGES))('%s', (id, told) => {
    const findings = told()
    expect(findings.map(({ rule }) => rule)).toContain(id)
    expect(findings.flatMap(withoutRow)).toEqual([])
  })
})

/** @returns what is told without a row, or with a kind that its row does not name. */
function withoutRow({ rule, kind }: Finding): string[] {
  return findRule(rule)?.tells.includes(kind) === true ? [] : [`${rule} tells ${kind}`]
}

describe('what is told of pairs of sentences', () => {
  it.each(['wording-own.jsonl', 'wording-own-words.jsonl'])('has a row that names its kind: %s', (file) => {
    const findings = readPairs(join(import.meta.dirname, '../../eval', file)).flatMap(({ before, after, lang }) =>
      judgePair(before, after, lang),
    )
    expect([...new Set(findings.flatMap(withoutRow))]).toEqual([])
  })
})
