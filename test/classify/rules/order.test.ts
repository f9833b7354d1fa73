/** The order of the passes on one sentence, and what each leaves to the later ones. */
import { describe, expect, it } from 'vitest'
import { PASSES } from '../../../src/classify/rules/order.ts'
import { judgePair } from '../pair.ts'

const rulesOf = (before: string, after: string, language = 'en') =>
  judgePair(before, after, language).map(({ rule }) => rule)

describe('the passes on a sentence that changed', () => {
  it('go from whose words they are, over force and reach, to what nobody has spoken of', () => {
    expect(PASSES.map(({ name }) => name)).toEqual([
      'speaker',
      'field line',
      'force',
      'standing',
      'turns',
      'codes',
      'cited instruments',
      'item lists',
      'duty clauses',
      'attributions',
      'reach',
      'amounts',
      'words',
      'leftover',
    ])
  })

  it('end where the words are no longer the page’s own', () => {
    expect(rulesOf('The maker must act.', 'The maker said: “The maker must act.”')).toEqual(['voice.given'])
  })

  it('ask for the speaker also where hardly more than quotation marks differ', () => {
    expect(PASSES.filter(({ always }) => always === true).map(({ name }) => name)).toEqual(['speaker'])
  })

  it('end where only the value of a field changed', () => {
    expect(rulesOf('联系人：王某，电话：12345678', '联系人：李某，电话：87654321', 'zh-Hans')).toEqual([
      'field.changed',
    ])
  })

  it('tell a date also within words that a pass before has settled', () => {
    expect(
      rulesOf(
        'Exporters must register.',
        'Exporters must register, and the carrier must file a copy of each invoice by 3 June 2031.',
      ),
    ).toEqual(['clause.duty-added', 'date.deadline'])
  })

  it('take no word for news that only says who speaks', () => {
    expect(rulesOf('Exporters may register.', 'Exporters must register, the Bureau said.')).toEqual(['duty.up'])
  })

  it('tell other words as such only where nothing else is told, and beside it otherwise', () => {
    expect(rulesOf('The crate is blue.', 'The crate is grey.')).toEqual(['words.unordered'])
    expect(rulesOf('Keep records in the blue room.', 'Keep records in the grey room.')).toEqual(['words.unordered'])
    expect(
      rulesOf('Exporters must keep records in the blue room.', 'Exporters may keep records in the grey room.'),
    ).toEqual(['duty.down', 'words.beside'])
  })
})
