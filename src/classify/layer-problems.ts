/** Whether the user's rows can work: ids that are switched off are shipped, and every example is found by its row. */
import type { LexiconLayer, Row } from '../model/lexicon.ts'
import { toSimplified } from '../names/simplified.ts'
import { shippedRowIds, withOverlay } from './lexicon/lexicon.ts'
import { readSentence } from './read/reading.ts'

/** A mistake in a layer: where it stands in its file, what stands there, what may. */
export type LayerProblem = {
  readonly path: readonly (string | number)[]
  readonly got: string
  readonly allowed: string
}

/** @returns what is wrong; empty for a layer that works. */
export function problemsOfLayer(layer: LexiconLayer): LayerProblem[] {
  const shipped = shippedRowIds(layer.language) ?? []
  const known = new Set(shipped)
  const off = layer.off.flatMap((id, index): LayerProblem[] =>
    known.has(id)
      ? []
      : [
          {
            path: ['off', index],
            got: `${JSON.stringify(id)}, which is no shipped row`,
            allowed: `allowed: an id of src/classify/lexicon/${layer.language}.yaml`,
          },
        ],
  )
  const overlay = { id: `check ${JSON.stringify(layer)}`, layers: [layer] }
  const rows = withOverlay(overlay, () =>
    layer.rows.flatMap((row, index) => {
      const words = layer.language === 'zh' ? problemsOfScript(row.words, ['rows', index, 'words']) : []
      return words.length > 0 ? words : problemOfExample(row, index, layer.language)
    }),
  )
  const sets =
    layer.language === 'zh'
      ? Object.entries(layer.vocabulary).flatMap(([name, words]) => problemsOfScript(words, ['vocabulary', name]))
      : []
  return [...off, ...rows, ...sets]
}

/** A text is read in simplified characters, whatever its script. */
function problemsOfScript(words: readonly string[], path: LayerProblem['path']): LayerProblem[] {
  return words.flatMap((word, position) => {
    const simple = toSimplified(word)
    if (simple === word) return []
    const allowed = `allowed: simplified characters, ${JSON.stringify(simple)}: both scripts are read with them`
    return [{ path: [...path, position], got: JSON.stringify(word), allowed }]
  })
}

function problemOfExample(row: Row, index: number, language: string): LayerProblem[] {
  if (row.family === 'neutral') return []
  const { cues, speech } = readSentence(row.example, row.script === undefined ? language : `${language}-${row.script}`)
  if ([...cues, ...speech].some((cue) => cue.row.id === row.id)) return []
  const other = cues.map((cue) => `‘${cue.words}’ (${cue.row.id})`).join(', ')
  return [
    {
      path: ['rows', index, 'example'],
      got: `a sentence in which none of the words of ${row.id} is read${other === '' ? '' : `; read there: ${other}`}`,
      allowed: 'allowed: a sentence that shows the row at work; of several rows at one place the longest words win',
    },
  ]
}
