import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { problemsOfLayer } from '../../src/classify/layer-problems.ts'
import { loadOverlay, type OverlayCheck } from '../../src/config/lexicon.ts'
import { CodedError } from '../../src/errors.ts'
import type { LexiconOverlay } from '../../src/model/lexicon.ts'
import { lexicons } from '../shipped.ts'
import { load, mistakesOf } from './folder.ts'

const check: OverlayCheck = (layer) => problemsOfLayer(layer, lexicons())

const ROW = `
  - id: duty.best-endeavours
    family: duty
    polarity: must
    force: 3
    words: [use best endeavours to]
    example: The operator shall use best endeavours to trace the goods.`

/** What loading a folder with this lexicon says, the folder's name taken out. */
function overlayOf(files: Readonly<Record<string, string>>): LexiconOverlay | string {
  const folder = mkdtempSync(join(tmpdir(), 'ruledrift-lexicon-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  try {
    return loadOverlay(folder, check)
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    return `${error.code} ${error.message.replaceAll(`${folder}/`, '').split('\n').slice(1).join('\n')}`
  }
}

describe('config/lexicon', () => {
  it('may be absent, and is a value with an id of its own when it is there', () => {
    expect(load().lexicon).toBeUndefined()
    const one = load({ 'lexicon/en.yaml': `language: en\nrows:${ROW}\n` }).lexicon
    const other = load({ 'lexicon/en.yaml': `language: en\noff: [duty.may]\nrows:${ROW}\n` }).lexicon
    expect(one?.layers[0]?.rows.map(({ id, gloss, file }) => [id, gloss, file?.endsWith('lexicon/en.yaml')])).toEqual([
      ['duty.best-endeavours', 'duty.best-endeavours', true],
    ])
    expect(one?.id).not.toBe(other?.id)
  })

  it('tells mistakes of shape with file, line and reason, together with those of other files', () => {
    const { code, lines } = mistakesOf({
      'lexicon/en.yaml': `language: en\nrows:\n  - id: x\n    family: dutty\n    words: []\n    example: A.\n`,
      'parties.csv': 'name\nX\n',
    })
    expect(code).toBe('config-invalid')
    expect(lines).toEqual([
      expect.stringMatching(/^lexicon\/en\.yaml:4: rows\[0\]\.family: got "dutty"; allowed: duty, claim,/),
      expect.stringMatching(/^lexicon\/en\.yaml:5: rows\[0\]\.words: got a list of 0; allowed: a list of at least one/),
      expect.stringMatching(/^parties\.csv:2/),
    ])
  })

  it.each([
    ['a file that is no YAML', { 'en.yaml': 'language: en\nrows: [\n' }, /^config-invalid en\.yaml:[23]: /],
    [
      'an unknown key',
      { 'en.yaml': `language: en\nrow:${ROW}\n` },
      /^config-invalid en\.yaml:2: row: got the unknown key "row"; nearest known: "rows"/,
    ],
    [
      'a duty that does not say which',
      { 'en.yaml': 'language: en\nrows:\n  - { id: x, family: duty, words: [a], example: A. }\n' },
      /en\.yaml:3: rows\[0\]: got a mapping; allowed: of a duty: polarity and force/,
    ],
    [
      'one id twice',
      { 'en.yaml': `language: en\nrows:${ROW}${ROW}\n` },
      /en\.yaml:9: rows\[1\]\.id: got "duty\.best-endeavours" again.*line 3 already/,
    ],
    [
      'an id switched off that is no row',
      { 'en.yaml': 'language: en\noff:\n  - duty.may\n  - duty.shal\n' },
      /en\.yaml:4: off\[1\]: got "duty\.shal", which is no shipped row/,
    ],
    [
      'an example in which the row is not read',
      { 'en.yaml': `language: en\nrows:${ROW.replace('shall use best endeavours', 'shall try')}\n` },
      /en\.yaml:8: rows\[0\]\.example: got a sentence in which none of the words of duty\.best-endeavours is read; read there: ‘shall’ \(duty\.must\)/,
    ],
    ['a file nobody reads', { 'en.yml': 'language: en\n' }, /^config-invalid en\.yml: got a file that nobody reads/],
    [
      'phrases that would multiply',
      { 'en.yaml': `language: en\nrows:${ROW.replace('use best endeavours to', 'a~ b~ c~ d~')}\n` },
      /en\.yaml:7: rows\[0\]\.words\[0\]:.*at most two end in "~"/,
    ],
    ['no lexicon at all', {}, /^config-missing /],
    [
      'words that could never be read',
      { 'en.yaml': `language: en\nrows:${ROW.replace('use best endeavours to', '"must ((((.*"')}\n` },
      /en\.yaml:7: rows\[0\]\.words\[0\]: got "must \(\(\(\(\.\*"; allowed: words of letters/,
    ],
    [
      'traditional characters, in which no row is written',
      {
        'zh.yaml':
          'language: zh\nrows:\n  - { id: duty.wubi, family: duty, polarity: must, force: 4, words: [務必要, 须要], example: 出口商務必要申报。 }\n',
      },
      /^config-invalid zh\.yaml:3: rows\[0\]\.words\[0\]: got "務必要"; allowed: simplified characters, "务必要": both scripts are read with them$/,
    ],
    [
      'traditional characters in a set of words',
      { 'zh.yaml': 'language: zh\nvocabulary:\n  and: [和, 與]\n' },
      /^config-invalid zh\.yaml:3: vocabulary\.and\[1\]: got "與"; allowed: simplified characters, "与"/,
    ],
    [
      'a set that no rule asks for',
      { 'en.yaml': 'language: en\nvocabulary:\n  ands: [and]\n' },
      /en\.yaml:3: vocabulary\.ands: got the unknown key "ands"; nearest known: "and"/,
    ],
    [
      'a year of eleven months',
      { 'fr.yaml': `language: fr\nmonths: [${'a, '.repeat(10)}b]\n` },
      /fr\.yaml:2: months: got a list of 11; allowed: twelve months, January first/,
    ],
    [
      'an opposite of one word',
      { 'fr.yaml': 'language: fr\nopposites: [acheteur]\n' },
      /fr\.yaml:2: opposites\[0\]: got "acheteur"; allowed: two words with a stroke between/,
    ],
    [
      'a number word that is no number',
      { 'fr.yaml': 'language: fr\nnumerals: { trente: many }\n' },
      /fr\.yaml:2: numerals\.trente: got "many"; allowed: a whole number from 0 to 1000000/,
    ],
    [
      'a file that is called otherwise than its language',
      { 'de.yaml': 'language: en\noff: [duty.may]\n', 'english.yaml': `language: en\nrows:${ROW}\n` },
      /^config-invalid de\.yaml:1: language: got "en"; allowed: "de", as the file is called\nenglish\.yaml:1: language: got "en"; allowed: "english", as the file is called; a language has one file: en\.yaml$/,
    ],
    [
      'an unknown id under off beside other mistakes',
      { 'en.yaml': `language: en\noff: [duty.shal]\nrows:${ROW.replace('family: duty', 'family: dutty')}\n` },
      /^config-invalid en\.yaml:2: off\[0\]: got "duty\.shal".*\nen\.yaml:5: rows\[0\]\.family: got "dutty"/,
    ],
  ])('refuses %s', (_, files, message) => {
    expect(overlayOf(files as Record<string, string>)).toEqual(expect.stringMatching(message))
  })

  it('is a folder: of a file it names the one in which it stands', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ruledrift-lexicon-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'en.yaml')
    writeFileSync(file, 'language: en\noff: [duty.may]\n')
    expect(() => loadOverlay(file, check)).toThrow(`${file}: got a file; allowed: a folder, here "${folder}"`)
  })

  it('takes a language that nothing is shipped for', () => {
    const overlay = overlayOf({
      'fr.yaml':
        'language: fr\nrows:\n  - { id: duty.doit, family: duty, polarity: must, force: 4, words: [doit, doivent], example: Le titulaire doit déclarer. }\n',
    })
    expect(typeof overlay === 'string' ? overlay : overlay.layers[0]?.language).toBe('fr')
  })
})
