/** The lexicons: the words of each language with the user's rows laid over them, and the one that reads a text. */
import type { Grammar, LexiconLayer, LexiconOverlay, Row } from '../../model/lexicon.ts'
import { isChinese } from '../../text/scripts.ts'
import { type LexiconFile, readLexiconFile } from './lexicon-file.ts'
import { type Beginning, indexPhrases, type Unit } from './phrases.ts'
import type { Vocabulary } from './vocabulary.ts'
import { withLayers } from './with-layers.ts'

export type { Family, Row } from '../../model/lexicon.ts'
export type { Phrase } from './phrases.ts'

export type Lexicon = Pick<
  Grammar,
  'implicit' | 'implicitDuty' | 'gapWords' | 'nounsInCapitals' | 'decimalComma' | 'months' | 'nameEndings'
> & {
  readonly language: string
  /** Chinese is matched by character, other languages by word. */
  readonly byCharacter: boolean
  readonly version: number
  readonly rows: readonly Row[]
  /** First word (or character) -> phrases, longest first. */
  readonly phrases: ReadonlyMap<Unit, Beginning>
  readonly elisions: ReadonlySet<string>
  /** Word -> the word that stands for its group of synonyms or spellings. */
  readonly synonyms: ReadonlyMap<string, string>
  /** Words that hold a sentence together and mean nothing alone. */
  readonly functionWords: ReadonlySet<string>
  readonly contractions: ReadonlyMap<string, string>
  /** Number word -> digits. */
  readonly numerals: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, number>
  /** Characters (words, with a stroke between) whose exchange turns the sense, in both orders: "进出", "with/without". */
  readonly opposites: ReadonlySet<string>
  /** Names of single things: an item of an enumeration that is one is an entry, not a class. */
  readonly names: ReadonlySet<string>
  /** Sets of words that rules ask for by name. */
  readonly vocabulary: Vocabulary
  /** "class/member": the member is one of the class. */
  readonly members: ReadonlySet<string>
}

/**
 * @param text a lexicon file (YAML). @param file its name in messages and traces.
 * @param layers the user's rows for this language, in order.
 * @throws CodedError `config-invalid` naming the file, the line and the row when a row is not understood.
 */
export function parseLexicon(text: string, file: string, layers: readonly LexiconLayer[] = []): Lexicon {
  return buildLexicon(readLexiconFile(text, file), layers)
}

function buildLexicon(shipped: LexiconFile, layers: readonly LexiconLayer[]): Lexicon {
  const file = withLayers(shipped, layers)
  const byCharacter = file.language === 'zh'
  return {
    ...file,
    byCharacter,
    phrases: indexPhrases(file.rows, { byCharacter, endings: file.endings, elisions: new Set(file.elisions) }),
    elisions: new Set(file.elisions),
    synonyms: indexSynonyms(file.synonyms, byCharacter),
    functionWords: new Set(file.functionWords),
    contractions: new Map(Object.entries(file.contractions)),
    numerals: new Map(Object.entries(file.numerals)),
    units: new Map(Object.entries(file.units)),
    opposites: new Set(file.opposites.flatMap((pair) => [pair, turned(pair)])),
    names: new Set(file.names),
    members: new Set(Object.entries(file.classes).flatMap(([name, held]) => held.map((one) => `${name}/${one}`))),
  }
}

function turned(pair: string): string {
  return pair.includes('/') ? pair.split('/').reverse().join('/') : [...pair].reverse().join('')
}

function indexSynonyms(groups: readonly (readonly string[])[], byCharacter: boolean): Map<string, string> {
  const index = new Map<string, string>()
  for (const group of groups) {
    const stands = group[0] ?? ''
    for (const word of group) if (!index.has(word)) index.set(word, byCharacter ? stands : stands.toLowerCase())
  }
  return index
}

/** The lexicons of all languages, and the files that they were made of. */
export type Lexicons = {
  readonly files: readonly LexiconFile[]
  /** Primary language -> its lexicon. */
  readonly byLanguage: ReadonlyMap<string, Lexicon>
}

/** @param files the shipped ones, one a language. */
export function createLexicons(files: readonly LexiconFile[]): Lexicons {
  return { files, byLanguage: new Map(files.map((file) => [file.language, buildLexicon(file, [])])) }
}

/** @returns the lexicons with the user's rows laid over them; languages without such rows are the same as before. */
export function layOver(shipped: Lexicons, { layers }: Pick<LexiconOverlay, 'layers'>): Lexicons {
  const byLanguage = new Map(shipped.byLanguage)
  for (const [language, own] of Map.groupBy(layers, (layer) => layer.language)) {
    const file = shipped.files.find((one) => one.language === language)
    byLanguage.set(language, buildLexicon(file ?? readLexiconFile(`language: ${language}`, 'config'), own))
  }
  return { files: shipped.files, byLanguage }
}

/** @returns the lexicon for a text: Chinese by its characters, else by the language (BCP 47), else English. */
export function lexiconFor({ byLanguage }: Lexicons, text: string, language: string): Lexicon {
  const chinese = isChinese(text)
  const wanted = chinese ? 'zh' : (language.toLowerCase().split('-')[0] ?? 'en')
  const found = byLanguage.get(wanted === 'zh' && !chinese ? 'en' : wanted) ?? byLanguage.get('en')
  if (found === undefined) throw new Error('the English lexicon is missing')
  return found
}
