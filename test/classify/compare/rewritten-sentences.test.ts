import { describe, expect, it } from 'vitest'
import { alignWords, rejoinSentences } from '../../../src/classify/compare/rewritten-sentences.ts'
import type { SentenceChange } from '../../../src/model/change.ts'
import { readerFor } from '../../shipped.ts'

const sentence = (text: string) => ({ text, block: 0, path: [], kind: 'paragraph' as const })
const removed = (text: string): SentenceChange => ({ type: 'removed', before: sentence(text), after: null })
const added = (text: string): SentenceChange => ({ type: 'added', before: null, after: sentence(text) })
const types = (changes: readonly SentenceChange[]) => changes.map((change) => change.type)

describe('a sentence that went and one that came', () => {
  it('are one, rewritten, when they share half of their words', () => {
    const changes = [removed('It is not permitted to sell the goods.'), added('Selling the goods is prohibited.')]
    expect(types(rejoinSentences(changes, readerFor('en'), false))).toEqual(['changed'])
  })

  it('stay two when they speak of different things', () => {
    const changes = [removed('The archive opens on Monday.'), added('Exporters must register their agents.')]
    expect(types(rejoinSentences(changes, readerFor('en'), false))).toEqual(['removed', 'added'])
  })

  it('are always one when they are the whole of a pair', () => {
    const changes = [removed('The archive opens on Monday.'), added('Exporters must register their agents.')]
    expect(types(rejoinSentences(changes, readerFor('en'), true))).toEqual(['changed'])
  })
})

describe('the words between two texts', () => {
  it('are those beside the longest common sequence', () => {
    const [before, after] = ['Agents must file a report.', 'Agents may file the report.']
    expect(
      alignWords(before, after, 'en').map((hunk) => [before.slice(...hunk.before), after.slice(...hunk.after)]),
    ).toEqual([
      ['must', 'may'],
      ['a', 'the'],
    ])
  })

  it('are none in equal texts', () => {
    expect(alignWords('Agents must file.', 'Agents must file.', 'en')).toEqual([])
  })
})
