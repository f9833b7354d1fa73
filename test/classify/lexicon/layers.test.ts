import { describe, expect, it } from 'vitest'
import { shownId } from '../../../src/classify/read/cue.ts'
import type { LexiconLayer, LexiconOverlay, Row } from '../../../src/model/lexicon.ts'
import { explainPair, judgePair, lexicons, readerFor, readSentence } from '../../shipped.ts'

function overlay(layer: Partial<LexiconLayer>, id = JSON.stringify(layer)): LexiconOverlay {
  const base = {
    file: 'config/lexicon/en.yaml',
    language: 'en',
    off: [],
    rows: [],
    functionWords: [],
    synonyms: [],
    vocabulary: {},
  }
  return { id, layers: [{ ...base, ...layer }] }
}

const ENDEAVOURS: Row = {
  id: 'duty.best-endeavours',
  family: 'duty',
  polarity: 'must',
  force: 3,
  gloss: 'best endeavours',
  words: ['shall use best endeavours to'],
  example: 'The operator shall use best endeavours to trace the goods.',
  file: 'config/lexicon/en.yaml',
}

const BEFORE = 'The operator shall trace the goods.'
const AFTER = 'The operator shall use best endeavours to trace the goods.'

describe("the user's rows over the shipped lexicon", () => {
  it('add a step that the shipped rows do not know', () => {
    const found = judgePair(BEFORE, AFTER, 'en', overlay({ rows: [ENDEAVOURS] }))[0]
    expect([found?.kind, found?.reason]).toEqual([
      'wording.softened',
      '‘shall’ (duty) → ‘shall use best endeavours to’ (best endeavours)',
    ])
  })

  it('say in sets which words join what must hold together and what stands for each other', () => {
    const pair = ['Applicants must hold a permit ou a bond.', 'Applicants must hold a permit et a bond.', 'en'] as const
    expect(judgePair(...pair)[0]?.rule).not.toMatch(/^join\./)
    const found = judgePair(...pair, overlay({ vocabulary: { and: ['et'], or: ['ou'] } }))[0]
    expect([found?.kind, found?.rule]).toEqual(['wording.hardened', 'join.together'])
  })

  it('replace a shipped row of the same id, and switch rows off', () => {
    const must: Row = {
      ...ENDEAVOURS,
      id: 'duty.must',
      force: 5,
      gloss: 'iron duty',
      words: ['must'],
      example: 'It must.',
    }
    const rows = (text: string, layer: Partial<LexiconLayer>) =>
      readerFor('en', overlay(layer))
        .read(text)
        .cues.map((cue) => `${shownId(cue)} ${cue.row.force}`)
    expect(rows('They must, they shall.', { rows: [must] })).toEqual(['duty.must 5'])
    expect(rows('They must, they may.', { off: ['duty.may'] })).toEqual(['duty.must 4'])
  })

  it('hold for one judgement and leave no trace in the next', () => {
    judgePair(BEFORE, AFTER, 'en', overlay({ off: ['duty.must'] }))
    expect(readSentence('They must.', 'en').cues.map(shownId)).toEqual(['duty.must'])
  })

  it('are made ready once for each id, whichever object brings them', () => {
    const first = lexicons(overlay({ rows: [ENDEAVOURS] }, 'same'))
    expect(lexicons(structuredClone(overlay({ rows: [ENDEAVOURS] }, 'same')))).toBe(first)
  })

  it('make a lexicon of their own for a language that nothing is shipped for', () => {
    const rows: Row[] = [
      { ...ENDEAVOURS, id: 'duty.doit', force: 4, gloss: 'duty', words: ['doit'], example: 'Il doit.' },
      {
        ...ENDEAVOURS,
        id: 'duty.peut',
        force: 1,
        polarity: 'may',
        gloss: 'permission',
        words: ['peut'],
        example: 'Il peut.',
      },
    ]
    const french = overlay({ language: 'fr', rows, file: 'config/lexicon/fr.yaml' })
    const found = judgePair('Le titulaire doit déclarer.', 'Le titulaire peut déclarer.', 'fr', french)
    expect(found.map(({ kind }) => kind)).toEqual(['wording.softened'])
  })

  it('are named by file and example where a verdict is explained', () => {
    const [one] = explainPair(BEFORE, AFTER, 'en', overlay({ rows: [ENDEAVOURS] }))
    const row = one?.verdicts[0]?.rows.find(({ row: id }) => id === 'duty.best-endeavours')
    expect([row?.file, row?.example]).toEqual(['config/lexicon/en.yaml', ENDEAVOURS.example])
  })
})
