import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lexiconFor } from '../../../src/classify/lexicon/lexicon.ts'
import { wordPattern, wordSet } from '../../../src/classify/lexicon/vocabulary.ts'
import { WORD_SETS, type WordSet } from '../../../src/model/lexicon.ts'
import { toSimplified } from '../../../src/names/simplified.ts'
import { lexicons } from '../../shipped.ts'

const SETS = Object.keys(WORD_SETS) as WordSet[]
const SHIPPED = [
  lexiconFor(lexicons(), 'x', 'en'),
  lexiconFor(lexicons(), 'x', 'de'),
  lexiconFor(lexicons(), '中文', 'zh'),
]

function holding(...words: string[]) {
  return { vocabulary: new Map<WordSet, readonly string[]>([['or', words]]) }
}

const OR = wordPattern((set) => `^.*?(${set('or')})`)

/** The first of the words that is found. */
function found(words: readonly string[], text: string): string | undefined {
  return OR(holding(...words)).exec(text)?.[1]
}

describe('a set of words', () => {
  it.each([
    ['whole words only', ['or'], 'for oracles or seers', 'or'],
    ['and none within letters that English does not have', ['ou'], 'où goûter ou non', 'ou'],
    ['the longest first', ['as well', 'as well as'], 'this as well as that', 'as well as'],
    ['words with any space between', ['other than'], 'other   than this', 'other   than'],
    ['marks as they stand', ['and/or', 'u.a.'], 'x and/or y', 'and/or'],
    ['any letters where … stands behind', ['sanction…'], 'unsanctioned, sanctioning', 'sanctioning'],
    [
      'as many letters at least as … stand before',
      ['…gesellschaft'],
      'Die Gesellschaft, die Aktiengesellschaft',
      'gesellschaft',
    ],
    ['Chinese words anywhere', ['或', '或者'], '许可或者登记', '或者'],
    ['Chinese words behind as many characters as … stand before', ['……公司'], '公司、分公司、华星公司', '公司'],
  ])('finds %s', (_, words, text, word) => {
    expect(found(words, text)).toBe(word)
  })

  it.each([
    ['within a word', ['or'], 'for oracles'],
    ['behind fewer characters than … stand before', ['………银行'], '中国银行'],
    ['in a language that has none', [], 'a or b'],
  ])('finds nothing %s', (_, words, text) => {
    expect(found(words, text)).toBeUndefined()
  })

  it('is compiled once for each lexicon', () => {
    const lexicon = holding('or')
    expect(OR(lexicon)).toBe(OR(lexicon))
    expect(OR(holding('ou'))).not.toBe(OR(lexicon))
    const light = wordSet('or', (word) => word.toUpperCase())
    expect([...light(lexicon)]).toEqual(['OR'])
    expect(light(lexicon)).toBe(light(lexicon))
  })
})

describe('the shipped sets', () => {
  it.each(SETS)('%s has words in one of the shipped lexicons', (name) => {
    expect(SHIPPED.flatMap(({ vocabulary }) => vocabulary.get(name) ?? [])).not.toEqual([])
  })

  it('are each asked for by a rule', () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'src', 'classify')
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
    expect(SETS.filter((name) => !code.includes(`set('${name}')`) && !code.includes(`wordSet('${name}'`))).toEqual([])
  })

  it('are written in small letters, and in Chinese in simplified characters', () => {
    const all = SHIPPED.flatMap(({ vocabulary }) => [...vocabulary.values()].flat())
    expect(all.filter((word) => word !== toSimplified(word.toLowerCase()))).toEqual([])
  })
})
