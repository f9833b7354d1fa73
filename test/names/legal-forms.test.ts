import { describe, expect, it } from 'vitest'
import { HAN_FORMS, LEGAL_FORMS } from '../../src/names/legal-forms.ts'
import { readName } from '../../src/names/names.ts'

/** What a name reduced to its example words leaves: the word for "example" in its language. */
const coreOf = (name: string) =>
  readName(name)
    .faces.map((face) => (face.script === 'han' ? face.core : face.coreKey))
    .join(' ')

describe('legal forms', () => {
  it.each(LEGAL_FORMS.map(({ example, words }) => [example, words.split('|')] as const))('%s', (example, forms) => {
    const words = coreOf(example).split(' ')
    expect(words.length).toBeLessThanOrEqual(2)
    expect(words.filter((word) => forms.includes(word))).toEqual([])
  })

  it.each(LEGAL_FORMS.flatMap(({ words }) => words.split('|')))('before or after a name: %s', (form) => {
    expect(coreOf(`Kesslerwerk ${form}`)).toBe('kesslerwerk')
  })

  it.each(HAN_FORMS.map(({ example }) => example))('%s', (example) => {
    expect(coreOf(example)).toMatch(/^例子?$/)
  })
})
