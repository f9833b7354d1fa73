/** Whether the user's rows can work: ids that are switched off are shipped, and every example is found by its row. */

import type { LexiconLayer, Row } from '../model/lexicon.ts'
import { toSimplified } from '../names/simplified.ts'
import { type Lexicons, layOver } from './lexicon/lexicon.ts'
import { shownId } from './read/cue.ts'
import { createReader, type Reader } from './read/reader.ts'

/** A mistake in a layer: where it stands in its file, what stands there, what may. */
export type LayerProblem = {
  readonly path: readonly (string | number)[]
  readonly got: string
  readonly allowed: string
}

/** @param shipped what the layer is laid over. @returns what is wrong; empty for a layer that works. */
export function problemsOfLayer(layer: LexiconLayer, shipped: Lexicons): LayerProblem[] {
  const known = new Set(shipped.byLanguage.get(layer.language)?.rows.map((row) => row.id))
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
  const reader = createReader(layer.language, layOver(shipped, { layers: [layer] }))
  const isChinese = layer.language === 'zh'
  const rows = layer.rows.flatMap((row, index) => {
    const words = isChinese ? problemsOfScript(row.words, ['rows', index, 'words']) : []
    return words.length > 0 ? words : problemOfExample(row, index, reader)
  })
  const sets = isChinese ? Object.entries(layer.vocabulary) : []
  return [...off, ...rows, ...sets.flatMap(([name, words]) => problemsOfScript(words, ['vocabulary', name]))]
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

function problemOfExample(row: Row, index: number, reader: Reader): LayerProblem[] {
  if (row.family === 'neutral') return []
  const { language } = reader
  const script = row.script === undefined ? language : `${language}-${row.script}`
  const { cues, speech } = reader.read(row.example, script)
  if ([...cues, ...speech].some((cue) => shownId(cue) === row.id)) return []
  const other = cues.map((cue) => `‘${cue.words}’ (${shownId(cue)})`).join(', ')
  return [
    {
      path: ['rows', index, 'example'],
      got: `a sentence in which none of the words of ${row.id} is read${other === '' ? '' : `; read there: ${other}`}`,
      allowed: 'allowed: a sentence that shows the row at work; of several rows at one place the longest words win',
    },
  ]
}
