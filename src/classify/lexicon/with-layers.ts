/** The user's layers laid over a lexicon file: what they add, and what they say in its place. */
import type { LexiconLayer, Row, WordSet } from '../../model/lexicon.ts'
import type { LexiconFile } from './lexicon-file.ts'

/** @param layers of the language of the file, in order. @returns the file as the layers make it. */
export function withLayers(file: LexiconFile, layers: readonly LexiconLayer[]): LexiconFile {
  return layers.reduce(withLayer, file)
}

function withLayer(file: LexiconFile, layer: LexiconLayer): LexiconFile {
  // rows of the user's first: of two rows with the same words the first is read
  const own = layer.rows.map((row) => withSense(row, file.rows))
  const hidden = new Set([...layer.off, ...own.map((row) => row.id)])
  return {
    ...file,
    ...givenAnew(layer),
    rows: [...own, ...file.rows.filter((row) => !hidden.has(row.id))],
    functionWords: [...file.functionWords, ...layer.functionWords],
    synonyms: [...layer.synonyms, ...file.synonyms],
    vocabulary: new Map([...file.vocabulary, ...(Object.entries(layer.vocabulary) as [WordSet, readonly string[]][])]),
    units: { ...file.units, ...layer.units },
    numerals: { ...file.numerals, ...layer.numerals },
    contractions: { ...file.contractions, ...layer.contractions },
    classes: { ...file.classes, ...layer.classes },
    opposites: [...file.opposites, ...(layer.opposites ?? [])],
    names: [...file.names, ...(layer.names ?? [])],
    nameEndings: [...file.nameEndings, ...(layer.nameEndings ?? [])],
  }
}

/** What a layer says in place of what stood there: numbers, and lists that only hold as a whole. */
function givenAnew(layer: LexiconLayer): Partial<LexiconFile> {
  const { implicit, implicitDuty, gapWords, endings, elisions, nounsInCapitals, decimalComma, months } = layer
  const all = { implicit, implicitDuty, gapWords, endings, elisions, nounsInCapitals, decimalComma, months }
  return Object.fromEntries(Object.entries(all).filter(([, said]) => said !== undefined))
}

/** A row that names no sense has that of the row of its id, else of one of its family that holds one of its words. */
function withSense(row: Row, known: readonly Row[]): Row {
  if (row.sense !== undefined) return row
  const same =
    known.find(({ id }) => id === row.id) ??
    known.find(({ family, words }) => family === row.family && words.some((word) => row.words.includes(word)))
  return same?.sense === undefined ? row : { ...row, sense: same.sense }
}
