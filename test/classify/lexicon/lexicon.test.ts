import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { lexiconFor, parseLexicon } from '../../../src/classify/lexicon/lexicon.ts'
import { shownId } from '../../../src/classify/read/cue.ts'
import { lexicons, readSentence } from '../../shipped.ts'
import { judgePair, kinds } from '../pair.ts'

const FOLDER = new URL('../../../src/classify/lexicon/', import.meta.url)

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')))('lexicon %s', (file) => {
  const lexicon = parseLexicon(readFileSync(new URL(file, FOLDER), 'utf8'), file)

  it('gives every row a name of its own', () => {
    const ids = lexicon.rows.map((row) => row.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it.each(lexicon.rows.filter((row) => row.family !== 'neutral').map((row) => [row.id, row.example] as const))(
    'finds %s in its example: %s',
    (id, example) => {
      const language = lexicon.language === 'zh' ? 'zh-Hant' : lexicon.language
      const { cues, speech } = readSentence(example, language)
      expect([...cues, ...speech].map(shownId)).toContain(id)
    },
  )
})

describe('equal words in Chinese', () => {
  const file = parse(readFileSync(new URL('zh.yaml', FOLDER), 'utf8')) as {
    synonyms: readonly { readonly words: readonly string[]; readonly example: string }[]
  }

  it.each(
    file.synonyms.flatMap(({ words, example }) => {
      const shown = [...words].sort((a, b) => b.length - a.length).find((word) => example.includes(word))
      return words.filter((word) => word !== shown).map((word) => [example, shown, word] as const)
    }),
  )('%s: %s → %s is editorial', (example, shown, word) => {
    expect(shown).toBeDefined()
    const findings = judgePair(example, example.replace(shown ?? '', word), 'zh-Hans')
    expect(kinds(findings).filter((kind) => kind !== 'editorial')).toEqual([])
  })

  it('puts no word into two groups', () => {
    const all = file.synonyms.flatMap(({ words }) => words)
    expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([])
  })
})

describe('a lexicon with a mistake', () => {
  it.each([
    ['rows: [{ id: x, family: nonsense, words: [a], example: A. }]', /row 1 \(x\): family must be one of/],
    ['rows: [{ id: x, family: duty, words: [], example: A. }]', /row 1 \(x\): words must be/],
    ['rows: [{ id: x, family: duty, words: [a] }]', /row 1 \(x\): example must be/],
    ['rows: [{ family: duty, words: [a], example: A. }]', /row 1: id must be/],
    ['rows: [{ id: x, family: duty, force: high, words: [a], example: A. }]', /force must be a number/],
    [
      'rows: [{ id: x, family: claim, sense: woe, words: [a], example: A. }]',
      /row 1 \(x\): sense must be one of breach/,
    ],
  ])('%s', (yaml, message) => {
    expect(() => parseLexicon(`language: en\n${yaml}`, 'mine.yaml')).toThrow(
      expect.objectContaining({ code: 'config-invalid', message: expect.stringMatching(message) }),
    )
  })
})

describe('which lexicon reads a text', () => {
  it('is that of its characters, then that of its language, then English', () => {
    expect(lexiconFor(lexicons(), '出口管制', 'en').language).toBe('zh')
    expect(lexiconFor(lexicons(), 'Export controls', 'zh-Hans').language).toBe('en')
    expect(lexiconFor(lexicons(), 'Contrôles', 'fr').language).toBe('en')
  })

  it('keeps every place when traditional characters are read as simplified', () => {
    const { cues, text } = readSentence('業者應申報，違反者處罰。', 'zh-Hant')
    for (const cue of cues) for (const [start, end] of cue.parts) expect(cue.words).toContain(text.slice(start, end))
    expect(cues.map((cue) => cue.words)).toEqual(expect.arrayContaining(['應', '違反']))
  })

  it('takes May before a year for a month', () => {
    expect(readSentence('Issued in May 2025.', 'en').cues.map(shownId)).not.toContain('duty.may')
  })
})
