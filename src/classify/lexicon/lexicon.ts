/** The lexicons: the words of each language with the user's rows laid over them, and the one that reads a text. */
import type { LexiconLayer, LexiconOverlay, Row, WordSet } from '../../model/lexicon.ts'
import { isChinese } from '../../text/scripts.ts'
import { type LexiconFile, readLexiconFile } from './lexicon-file.ts'
import { type Beginning, indexPhrases, type Unit } from './phrases.ts'
import type { Vocabulary } from './vocabulary.ts'

export type { Family, Row } from '../../model/lexicon.ts'
export type { Phrase } from './phrases.ts'

export type Lexicon = {
  readonly language: string
  /** Chinese is matched by character, other languages by word. */
  readonly byCharacter: boolean
  readonly version: number
  readonly rows: readonly Row[]
  /** Force of a clause without a modal; and from which a stated duty is told beside one. */
  readonly implicit: number
  readonly implicitDuty: number
  /** Words that a gap ("*") stands for at the most. */
  readonly gapWords: number
  /** First word (or character) -> phrases, longest first. */
  readonly phrases: ReadonlyMap<Unit, Beginning>
  /** Every noun has a capital: a capital names nobody. */
  readonly nounsInCapitals: boolean
  /** Word -> the word that stands for its group of synonyms or spellings. */
  readonly synonyms: ReadonlyMap<string, string>
  /** Words that hold a sentence together and mean nothing alone. */
  readonly functionWords: ReadonlySet<string>
  readonly contractions: ReadonlyMap<string, string>
  /** Number word -> digits. */
  readonly numerals: ReadonlyMap<string, string>
  /** Names of the months, January first, and words for units of time with their days, where the rules do not know them. */
  readonly months: readonly string[]
  readonly units: ReadonlyMap<string, number>
  /** Characters (words, with a stroke between) whose exchange turns the sense, in both orders: "进出", "with/without". */
  readonly opposites: ReadonlySet<string>
  /** Names of single things, and how others end: an item of an enumeration that is one is an entry, not a class. */
  readonly names: ReadonlySet<string>
  readonly nameEndings: readonly string[]
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

function buildLexicon(file: LexiconFile, layers: readonly LexiconLayer[]): Lexicon {
  const { language } = file
  const byCharacter = language === 'zh'
  // rows of the user's first: of two rows with the same words the first is read
  const own = layers.flatMap((layer) => layer.rows).map((row) => withSense(row, file.rows))
  const hidden = new Set([...layers.flatMap((layer) => layer.off), ...own.map((row) => row.id)])
  const rows = [...own, ...file.rows.filter((row) => !hidden.has(row.id))]
  const synonyms = [...layers.flatMap((layer) => layer.synonyms), ...file.synonyms]
  return {
    language,
    byCharacter,
    version: file.version,
    rows,
    implicit: file.implicit,
    implicitDuty: file.implicitDuty,
    gapWords: file.gapWords,
    phrases: indexPhrases(rows, { byCharacter, endings: file.endings }),
    nounsInCapitals: file.nounsInCapitals,
    synonyms: indexSynonyms(synonyms, byCharacter),
    functionWords: new Set([...file.functionWords, ...layers.flatMap((layer) => layer.functionWords)]),
    contractions: file.contractions,
    numerals: file.numerals,
    months: file.months,
    units: file.units,
    opposites: new Set(file.opposites.flatMap((pair) => [pair, turned(pair)])),
    names: new Set(file.names),
    nameEndings: file.nameEndings,
    vocabulary: new Map([...file.vocabulary, ...layers.flatMap((layer) => setsOf(layer.vocabulary))]),
    members: new Set(
      [...file.classes].flatMap(([name, members]) => members.split(/\s+/).map((one) => `${name}/${one}`)),
    ),
  }
}

/** A row that names no sense has that of the shipped row of its id, else of one of its family that holds one of its words. */
function withSense(row: Row, shipped: readonly Row[]): Row {
  if (row.sense !== undefined) return row
  const same =
    shipped.find(({ id }) => id === row.id) ??
    shipped.find(({ family, words }) => family === row.family && words.some((word) => row.words.includes(word)))
  return same?.sense === undefined ? row : { ...row, sense: same.sense }
}

function setsOf(vocabulary: LexiconLayer['vocabulary']): [WordSet, readonly string[]][] {
  return Object.entries(vocabulary) as [WordSet, readonly string[]][]
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
