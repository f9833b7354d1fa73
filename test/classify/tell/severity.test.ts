import { describe, expect, it } from 'vitest'
import { judgePair } from '../pair.ts'

describe('how urgent a change of words is', () => {
  it.each([
    ['Exporters must keep records.', 'Exporters may keep records.', 'wording.softened', 'high'],
    // half a step of a scale waits for the digest
    ['Exporters must clearly mark the crates.', 'Exporters must mark the crates.', 'wording.softened', 'medium'],
    [
      'The listed firms are Arc Optics and Bell Lasers.',
      'The listed firms are Arc Optics, Bell Lasers and Cove Labs.',
      'listing.added',
      'high',
    ],
    // countries that a rule names are no entries of a list: nobody is woken
    [
      'The rule covers exports to Malta and Oman.',
      'The rule covers exports to Malta, Oman and Cyprus.',
      'listing.added',
      'medium',
    ],
    ['The seller must sign.', 'The seller must not sign.', 'wording.reworded', 'high'],
    ['The crate is blue.', 'The crate is grey.', 'wording.reworded', 'low'],
  ])('%s → %s', (before, after, kind, severity) => {
    expect(judgePair(before, after)[0]).toMatchObject({ kind, severity })
  })
})
