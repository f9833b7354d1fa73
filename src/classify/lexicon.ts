/** The words that carry force and reach, as data: reads and checks `lexicon/<language>.yaml` and prepares it for matching. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { CodedError } from '../errors.ts'
import { isChinese } from '../text.ts'
import { inflect } from './inflect.ts'

/** What a row of the lexicon decides. */
const FAMILIES = [
  'duty',
  'claim',
  'attitude',
  'effort',
  'approval',
  'degree',
  'quantifier',
  'restriction',
  'place',
  'extent',
  'exception',
  'condition',
  'inclusion',
  'join',
  'standing',
  'measure',
  'act',
  'penalty',
  'bound',
  'when',
  'correction',
  'negation',
  'report',
  'neutral',
] as const
export type Family = (typeof FAMILIES)[number]

type Polarity = 'must' | 'must-not' | 'may' | 'need-not'

/** One row: words that mean the same step of one scale. */
export type Row = {
  readonly id: string
  readonly family: Family
  readonly gloss: string
  readonly words: readonly string[]
  /** A sentence of our own in which one of the words stands. */
  readonly example: string
  readonly force?: number
  readonly shift?: number
  readonly rank?: number
  readonly polarity?: Polarity
  readonly state?: 'rescinded' | 'suspended' | 'reinstated' | 'holds'
  readonly bound?: '>=' | '>' | '<=' | '<'
  readonly role?: 'effective' | 'comments' | 'expiry' | 'hearing' | 'deadline'
  /** Read only in texts of this script. */
  readonly script?: 'Hant'
  /** Read only beside another cue that it replaces or that replaces it. */
  readonly pairOnly?: boolean
}

/** A phrase ready to be matched: words (or, in Chinese, strings), a gap between two groups of them. */
export type Phrase = { readonly row: Row; readonly parts: readonly (readonly string[])[]; readonly weight: number }

export type Lexicon = {
  readonly language: string
  /** Chinese is matched by character, other languages by word. */
  readonly byCharacter: boolean
  readonly rows: readonly Row[]
  readonly implicit: number
  readonly implicitDuty: number
  /** First word (or character) -> phrases, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  /** Word -> the word that stands for its group of synonyms or spellings. */
  readonly synonyms: ReadonlyMap<string, string>
  /** Words that hold a sentence together and mean nothing alone. */
  readonly functionWords: ReadonlySet<string>
  readonly contractions: ReadonlyMap<string, string>
  /** Number word -> digits. */
  readonly numerals: ReadonlyMap<string, string>
  /** Characters (words, with a stroke between) whose exchange turns the sense, in both orders: "进出", "with/without". */
  readonly opposites: ReadonlySet<string>
}

/**
 * @param text a lexicon file (YAML).
 * @throws CodedError `config-invalid` naming the file and the row when a row is not understood.
 */
export function parseLexicon(text: string, file: string): Lexicon {
  const raw: unknown = parse(text)
  const data = isRecord(raw) ? raw : fail(file, 'the file', 'must be a mapping')
  const language = typeof data.language === 'string' ? data.language : fail(file, 'language', 'must be a text')
  const rows = list(data.rows).map((row, index) => checkRow(row, `${file}: row ${index + 1}`))
  const byCharacter = language === 'zh'
  return {
    language,
    byCharacter,
    rows,
    implicit: Number(data.implicit ?? 4),
    implicitDuty: Number(data.implicitDuty ?? 4),
    phrases: indexPhrases(rows, byCharacter),
    synonyms: indexSynonyms([...list(data.spelling), ...list(data.synonyms)], byCharacter),
    functionWords: new Set(String(data.functionWords ?? '').split(/\s+/)),
    contractions: mapping(data.contractions),
    numerals: mapping(data.numerals),
    opposites: new Set(
      String(data.opposites ?? '')
        .split(/\s+/)
        .flatMap((pair) => [
          pair,
          (pair.includes('/') ? pair.split('/') : [...pair]).reverse().join(pair.includes('/') ? '/' : ''),
        ]),
    ),
  }
}

function mapping(value: unknown): Map<string, string> {
  return new Map(Object.entries(isRecord(value) ? value : {}).map(([key, held]) => [key, String(held)]))
}

const FOLDER = new URL('./lexicon/', import.meta.url)
const loaded = new Map<string, Lexicon>()

/** @returns the lexicon for a text: Chinese by its characters, else by the language (BCP 47), else English. */
export function lexiconFor(text: string, language: string): Lexicon {
  if (loaded.size === 0) {
    for (const file of readdirSync(FOLDER)) {
      const lexicon = parseLexicon(readFileSync(new URL(file, FOLDER), 'utf8'), file)
      loaded.set(lexicon.language, lexicon)
    }
  }
  const wanted = isChinese(text) ? 'zh' : (language.toLowerCase().split('-')[0] ?? 'en')
  const found = loaded.get(wanted === 'zh' && !isChinese(text) ? 'en' : wanted) ?? loaded.get('en')
  if (found === undefined) throw new Error('src/classify/lexicon/en.yaml is missing')
  return found
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*|['’]ll\b/gu

/** @returns the words of a phrase as texts are cut into words. */
function wordsOf(text: string): string[] {
  return text.match(WORD) ?? []
}

function indexPhrases(rows: readonly Row[], byCharacter: boolean): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>()
  for (const row of rows) {
    for (const words of row.words) {
      for (const phrase of byCharacter ? [chinesePhrase(row, words)] : westernPhrases(row, words)) {
        const key =
          phrase.parts[0]?.[0]?.[0] === undefined
            ? ''
            : byCharacter
              ? [...(phrase.parts[0][0] ?? '')][0]
              : phrase.parts[0][0]
        if (key === undefined || key === '') continue
        const same = index.get(key)
        if (same === undefined) index.set(key, [phrase])
        else same.push(phrase)
      }
    }
  }
  for (const phrases of index.values()) phrases.sort((a, b) => b.weight - a.weight)
  return index
}

/** "除…外" -> [["除"], ["外"]] */
function chinesePhrase(row: Row, words: string): Phrase {
  const parts = words.split('…').map((part) => [part])
  return { row, parts, weight: words.length }
}

/** "alert~ * to" -> [["alert"], ["to"]], [["alerts"], ["to"]], … */
function westernPhrases(row: Row, words: string): Phrase[] {
  const groups = words
    .split(' * ')
    .map((group) => group.split(' ').map((word) => (word.endsWith('~') ? inflect(word.slice(0, -1)) : [word])))
  let readings: string[][][] = [[]]
  for (const group of groups) {
    let grown: string[][] = [[]]
    for (const forms of group) {
      const next = forms.map((form) => wordsOf(form.toLowerCase()))
      grown = grown.flatMap((start) => next.map((form) => [...start, ...form]))
    }
    readings = readings.flatMap((reading) => grown.map((part) => [...reading, part]))
  }
  return readings.map((parts) => ({ row, parts, weight: parts.flat().length + parts.flat().join('').length / 100 }))
}

function indexSynonyms(groups: readonly unknown[], byCharacter: boolean): Map<string, string> {
  const index = new Map<string, string>()
  for (const group of groups) {
    const words = list(group).map(String)
    const stands = words[0] ?? ''
    for (const word of words) if (!index.has(word)) index.set(word, byCharacter ? stands : stands.toLowerCase())
  }
  return index
}

function checkRow(raw: unknown, place: string): Row {
  const row = isRecord(raw) ? raw : fail(place, 'row', 'must be a mapping')
  const id = typeof row.id === 'string' ? row.id : fail(place, 'id', 'must be a text')
  const words = list(row.words).map(String)
  if (!FAMILIES.includes(row.family as Family))
    fail(`${place} (${id})`, 'family', `must be one of ${FAMILIES.join(', ')}`)
  if (words.length === 0) fail(`${place} (${id})`, 'words', 'must be a list of at least one')
  if (typeof row.example !== 'string') fail(`${place} (${id})`, 'example', 'must be a sentence')
  for (const field of ['force', 'shift', 'rank'] as const) {
    if (row[field] !== undefined && typeof row[field] !== 'number') fail(`${place} (${id})`, field, 'must be a number')
  }
  return { gloss: id, ...row, id, words } as unknown as Row
}

function fail(place: string, field: string, problem: string): never {
  throw new CodedError('config-invalid', `${place}: ${field} ${problem}.`, {
    hint: 'Correct the row; every row needs id, family, words and an example.',
  })
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
