import { describe, expect, it } from 'vitest'
import { judgePair } from '../../shipped.ts'

describe('confidence of a verdict', () => {
  it.each([
    ['high: one row on each side', 'Exporters must register.', 'Exporters may register.', 'wording.softened', 'high'],
    ['high: a number on each side', 'The duty is 25 percent.', 'The duty is 50 percent.', 'threshold.changed', 'high'],
    [
      'weak: half a step',
      'Exporters must register.',
      'Exporters are expected to register.',
      'wording.softened',
      'weak',
    ],
    ['weak: a hedge', 'Copies are kept.', 'Copies are generally kept.', 'wording.softened', 'weak'],
    ['weak: no rule can order it', 'The list names steel.', 'The list names copper.', 'wording.reworded', 'weak'],
    ['medium: a whole sentence', '', 'Holders must register.', 'obligation.added', 'medium'],
    ['weak, German: soll is nearly muss', 'Er soll berichten.', 'Er muss berichten.', 'wording.hardened', 'weak'],
  ])('%s', (_, before, after, kind, confidence) => {
    const language = before.startsWith('Er ') ? 'de' : 'en'
    expect(judgePair(before, after, language).map((finding) => [finding.kind, finding.confidence])).toContainEqual([
      kind,
      confidence,
    ])
  })
})
