import { describe, expect, it } from 'vitest'
import { cpuMs } from '../../cpu.ts'
import { explainPair, judgePair } from '../../shipped.ts'

describe('explainPair', () => {
  it('says who must do what, on which terms, and on which rows the verdict rests', () => {
    const [one] = explainPair(
      'Exporters must register within 30 days unless the Bureau agrees.',
      'Exporters should register within 30 days unless the Bureau agrees.',
      'en',
    )
    expect(one?.before?.frames).toEqual([
      expect.objectContaining({
        agent: 'Exporters',
        cue: 'must',
        polarity: 'must',
        force: 4,
        exception: 'unless the Bureau agrees',
        time: expect.stringContaining('30 days'),
      }),
    ])
    expect(one?.after?.frames[0]).toMatchObject({ cue: 'should', force: 3 })
    expect(one?.verdicts.map(({ finding, rows }) => [finding.kind, finding.rule, rows.map(({ row }) => row)])).toEqual([
      ['wording.softened', 'duty.down', ['duty.must', 'duty.should']],
    ])
    expect(one?.verdicts[0]?.rows[0]?.file).toBe('src/classify/lexicon/en.yaml')
    expect(one?.before?.cues.filter(({ changed }) => changed).map(({ words }) => words)).toEqual(['must'])
  })

  it.each([
    ['en', 'The firm must report in China and keep all records.', 'The firm may report and keep some records.'],
    ['zh-Hans', '出口经营者应当申报，不得转让。', '出口经营者可以申报，不得转让，但经批准的除外。'],
    ['zh-Hant', '業者應於三十日內申報。', '業者得申報。'],
    ['de', 'Der Antrag soll gestellt werden.', 'Der Antrag ist zu stellen.'],
    ['en', '', 'Holders must register.'],
    ['en', 'Holders must register.', ''],
  ])('gives the verdicts that classify gives (%s: %s)', (language, before, after) => {
    const explained = explainPair(before, after, language).flatMap(({ verdicts }) =>
      verdicts.map(({ finding }) => finding),
    )
    const told = judgePair(before, after, language)
    expect(explained.map(({ kind, reason }) => [kind, reason]).sort()).toEqual(
      told.map(({ kind, reason }) => [kind, reason]).sort(),
    )
  })

  it.each([
    ['Using them abroad violates U.S. export controls.', ['Using them abroad violates U.S. export controls']],
    [
      'Holders must register; the bureau may ask for more: it decides.',
      ['Holders must register', 'the bureau may ask for more', 'it decides'],
    ],
    ['应当申报；不得转让。', ['应当申报', '不得转让']],
  ])('cuts clauses where they end, and not within an abbreviation: %s', (text, clauses) => {
    const frames = explainPair('', text, 'en').flatMap(({ after }) => after?.frames ?? [])
    expect([...new Set(frames.map(({ clause }) => clause))]).toEqual(clauses)
  })

  it('has nothing to explain where the two fold together', () => {
    expect(explainPair('“Must”  register.', '"Must" register.', 'en')).toEqual([])
  })

  it('reads a sentence of 200 kB in bounded time', () => {
    const long = 'holders must register and '.repeat(8_000)
    const from = cpuMs()
    expect(explainPair(`${long}.`, `${long} report.`, 'en').length).toBeGreaterThan(0)
    expect(cpuMs() - from).toBeLessThan(20_000)
  })
})
