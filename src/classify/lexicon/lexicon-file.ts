/** One lexicon file (YAML) read and checked, row by row. */
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import { CodedError } from '../../errors.ts'
import {
  BOUNDS,
  FAMILIES,
  type Grammar,
  POLARITIES,
  ROLES,
  type Row,
  SENSES,
  STATES,
  WORD_SETS,
  type WordSet,
} from '../../model/lexicon.ts'

export type LexiconFile = {
  readonly language: string
  readonly version: number
  readonly rows: readonly Row[]
  readonly functionWords: readonly string[]
  readonly synonyms: readonly (readonly string[])[]
  readonly vocabulary: ReadonlyMap<WordSet, readonly string[]>
} & Grammar

/**
 * @param file its name in messages; the rows remember it.
 * @throws CodedError `config-invalid` with file, line, row and reason.
 */
export function readLexiconFile(text: string, file: string): LexiconFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const broken = document.errors[0]
  if (broken !== undefined)
    fail(`${file}:${lines.linePos(broken.pos[0]).line}`, 'the file', `is no YAML: ${broken.code}`)
  const raw: unknown = document.toJS({ maxAliasCount: 0 })
  const data = isRecord(raw) ? raw : fail(file, 'the file', 'must be a mapping')
  const language = typeof data.language === 'string' ? data.language : fail(file, 'language', 'must be a text')
  const rowsNode = isMap(document.contents) ? document.contents.get('rows', true) : undefined
  const lineOf = (index: number) => {
    const node = isSeq(rowsNode) ? (rowsNode.items[index] as { range?: readonly number[] }) : undefined
    return lines.linePos(node?.range?.[0] ?? 0).line
  }
  return {
    language,
    version: Number(data.version ?? 1),
    rows: list(data.rows).map((row, index) => checkRow(row, `${file}:${lineOf(index)}: row ${index + 1}`, file)),
    implicit: Number(data.implicit ?? 4),
    implicitDuty: Number(data.implicitDuty ?? 4),
    gapWords: Number(data.gapWords ?? 3),
    endings: words(data.endings),
    elisions: words(data.elisions),
    decimalComma: data.decimalComma === true,
    nounsInCapitals: data.nounsInCapitals === true,
    functionWords: words(data.functionWords),
    synonyms: [...list(data.spelling), ...list(data.synonyms)].map(groupOf),
    contractions: mapping(data.contractions, String),
    numerals: mapping(data.numerals, String),
    months: words(data.months),
    units: mapping(data.units, Number),
    opposites: words(data.opposites),
    names: words(data.names),
    nameEndings: words(data.nameEndings),
    vocabulary: wordSets(data.vocabulary, file),
    classes: mapping(data.classes, words),
  }
}

const WORDS_OF: Readonly<Record<string, readonly string[]>> = {
  family: FAMILIES,
  polarity: POLARITIES,
  state: STATES,
  bound: BOUNDS,
  role: ROLES,
  sense: Object.keys(SENSES),
}

function checkRow(raw: unknown, place: string, file: string): Row {
  const row = isRecord(raw) ? raw : fail(place, 'row', 'must be a mapping')
  const id = typeof row.id === 'string' ? row.id : fail(place, 'id', 'must be a text')
  const at = `${place} (${id})`
  for (const [field, allowed] of Object.entries(WORDS_OF)) {
    const value = row[field]
    if (value === undefined && field !== 'family') continue
    if (!allowed.some((word) => word === value)) fail(at, field, `must be one of ${allowed.join(', ')}`)
  }
  const phrases = list(row.words).map(String)
  if (phrases.length === 0) fail(at, 'words', 'must be a list of at least one')
  if (typeof row.example !== 'string') fail(at, 'example', 'must be a sentence')
  for (const field of ['force', 'shift', 'rank', 'gap'] as const) {
    if (row[field] !== undefined && typeof row[field] !== 'number') fail(at, field, 'must be a number')
  }
  return { gloss: id, ...row, id, words: phrases, file } as unknown as Row
}

/** "and: and plus", or a list where words have spaces: "and: [and, as well as]". */
function wordSets(raw: unknown, file: string): Map<WordSet, readonly string[]> {
  const sets = Object.entries(isRecord(raw) ? raw : {})
  const unknown = sets.find(([name]) => !Object.hasOwn(WORD_SETS, name))
  if (unknown !== undefined)
    fail(file, `vocabulary.${unknown[0]}`, `must be one of ${Object.keys(WORD_SETS).join(', ')}`)
  return new Map(sets.map(([name, held]) => [name as WordSet, Array.isArray(held) ? held.map(String) : words(held)]))
}

function fail(place: string, field: string, problem: string): never {
  throw new CodedError('config-invalid', `${place}: ${field} ${problem}.`, {
    hint: 'Correct the row; every row needs id, family, words and an example.',
  })
}

function mapping<T>(value: unknown, read: (held: unknown) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(isRecord(value) ? value : {}).map(([key, held]) => [key, read(held)]))
}

/** "[a, b]", or "{ words: [a, b], example: … }". */
function groupOf(group: unknown): string[] {
  return list(isRecord(group) ? group.words : group).map(String)
}

/** Words in one text, separated by white space. */
function words(value: unknown): string[] {
  return typeof value === 'string' ? value.split(/\s+/).filter((word) => word !== '') : []
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
