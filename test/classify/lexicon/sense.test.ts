import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseLexicon } from '../../../src/classify/lexicon/lexicon.ts'
import { RULES } from '../../../src/classify/rules/table.ts'
import type { LexiconLayer, LexiconOverlay, Row } from '../../../src/model/lexicon.ts'
import { judgePair } from '../../shipped.ts'

const FOLDER = new URL('../../../src/classify/lexicon/', import.meta.url)
const SHIPPED = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parseLexicon(readFileSync(new URL(name, FOLDER), 'utf8'), name))

function layer(language: string, rows: readonly Row[], off: readonly string[]): LexiconLayer {
  const file = `config/lexicon/${language}.yaml`
  return { file, language, off, rows, functionWords: [], synonyms: [], vocabulary: {} }
}

function overlay(...layers: LexiconLayer[]): LexiconOverlay {
  return { id: JSON.stringify(layers), layers }
}

/** A warning of the user's own, in place of the shipped one. */
function warning(words: readonly string[], more: Partial<Row> = {}): LexiconOverlay {
  const row: Row = { id: 'mine.warning', family: 'claim', force: 1, gloss: 'alarm', words, example: '当局提醒业界。' }
  return overlay(layer('zh', [{ ...row, ...more }], ['claim.risk']))
}

describe('what a rule asks of a row', () => {
  const pair = ['该企业违反出口规定。', '该企业存在违反出口规定的风险。', 'zh-Hans'] as const
  const told = (lexicon?: LexiconOverlay) => judgePair(...pair, lexicon).map(({ kind, rule }) => [kind, rule])

  it('is its sense, whatever its id: a breach that became a warning', () => {
    expect(told()).toEqual([['wording.softened', 'claim.down']])
    expect(told(warning(['的风险', '之虑'], { sense: 'risk' }))).toEqual(told())
  })

  it('is the sense of the shipped row that holds its words, where it names none', () => {
    expect(told(warning(['存在…风险', '风险', '提醒']))).toEqual(told())
  })

  it('is the sense of the shipped row that it replaces, where it names none', () => {
    expect(told(warning(['的风险'], { id: 'claim.risk' }))).toEqual(told())
  })

  it('is nothing where neither id nor words are those of a shipped row', () => {
    expect(told(warning(['的风险']))).not.toEqual(told())
  })
})

it('no verdict hangs on the id of a row: all are renamed, and our own pairs and the examples of the rules are told as before', () => {
  const renamed = overlay(
    ...SHIPPED.map(({ language, rows }) => {
      const own = rows.map((row) => ({ ...row, id: `${row.id}-renamed` }))
      const ids = rows.map(({ id }) => id)
      return layer(language, own, ids)
    }),
  )
  const examples = RULES.flatMap(({ id, example }) =>
    typeof example === 'string'
      ? []
      : [{ id, lang: example.language ?? 'en', before: example.before, after: example.after }],
  )
  const warned = {
    id: 'warned',
    lang: 'zh-Hans',
    before: '该企业违反出口规定。',
    after: '该企业存在违反出口规定的风险。',
  }
  const own = ['wording-own.jsonl', 'wording-own-words.jsonl']
    .flatMap((name) =>
      readFileSync(new URL(`../../eval/${name}`, import.meta.url), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => JSON.parse(line) as { id: string; lang: string; before: string; after: string })
  const pairs = [...own, ...examples, warned]
  const told = (lexicon?: LexiconOverlay) =>
    pairs.map(({ id, before, after, lang }) => [id, judgePair(before, after, lang, lexicon)])
  expect(pairs.length).toBeGreaterThan(550)
  expect(told(renamed)).toEqual(told())
})

it('no file that judges names the id of a row', () => {
  const rooms = ['read', 'compare', 'rules', 'tell', 'entries', 'announce']
  const files = rooms.flatMap((room) => {
    const folder = new URL(`../../../src/classify/${room}/`, import.meta.url)
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/^table(?:\.ts|\/)/.test(name))
      .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const)
  })
  expect(files.length).toBeGreaterThan(60)
  // the type of a cue holds the rest: its row has no id
  const asks = /\brow\??\.id\b|\bshownId\b|\bas Row\b/
  expect(files.filter(([, code]) => asks.test(code)).map(([name]) => name)).toEqual(['cue.ts'])
})
