/** The folder lexicon/ of a configuration: the user's own rows over the shipped lexicons. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LexiconLayer, LexiconOverlay, Row } from '../model/lexicon.ts'
import { lexiconSchema } from './lexicon-schema.ts'
import { type Mistake, throwMistakes } from './mistakes.ts'
import { checkShape, readYaml, type YamlFile } from './yaml-file.ts'

/**
 * @param folder as config/lexicon. @param check what is wrong with a row beyond its shape.
 * @throws CodedError `config-invalid` with file, line and reason; `config-missing` when there is no such folder.
 */
export function loadOverlay(folder: string, check: OverlayCheck): LexiconOverlay {
  const mistakes: Mistake[] = []
  const overlay = readOverlay(folder, mistakes)
  if (overlay === undefined && mistakes.length === 0) {
    mistakes.push({
      file: folder,
      path: [],
      got: 'no lexicon',
      allowed: 'allowed: a folder with en.yaml, zh.yaml, …',
      missing: true,
    })
  }
  throwMistakes(mistakes)
  if (overlay === undefined) throw new Error('a mistake was not recorded')
  checkOverlay(overlay, check)
  return overlay
}

/** What is wrong with a layer: where (`['rows', 2, 'example']`), what stands there, what may. */
type OverlayProblem = Pick<Mistake, 'path' | 'got' | 'allowed'>
export type OverlayCheck = (layer: LexiconLayer) => readonly OverlayProblem[]

/** @throws CodedError `config-invalid` that names file, line and reason of every problem. */
export function checkOverlay(overlay: LexiconOverlay, check: OverlayCheck): void {
  const mistakes: Mistake[] = []
  for (const layer of overlay.layers) {
    const problems = check(layer)
    if (problems.length === 0) continue
    const yaml = readYaml(layer.file, mistakes)
    for (const problem of problems) {
      mistakes.push({
        file: layer.file,
        ...(yaml === undefined ? {} : { line: yaml.lineOf(problem.path) }),
        ...problem,
      })
    }
  }
  throwMistakes(mistakes)
}

/**
 * @returns undefined when there is no such folder, or no file in it; mistakes of shape are appended.
 * Whether ids are known and examples are found only the lexicons can say (src/classify/overlay.ts).
 */
export function readOverlay(folder: string, mistakes: Mistake[]): LexiconOverlay | undefined {
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  const layers: LexiconLayer[] = []
  for (const name of names) {
    const file = join(folder, name)
    if (!name.endsWith('.yaml')) {
      if (/\.(?:yml|json|csv)$/i.test(name)) {
        mistakes.push({
          file,
          path: [],
          got: 'a file that nobody reads',
          allowed: 'allowed: <language>.yaml, such as en.yaml',
        })
      }
      continue
    }
    const yaml = readYaml(file, mistakes)
    const shape = yaml && checkShape(yaml, lexiconSchema, mistakes)
    if (yaml === undefined || shape === undefined) continue
    const { language, off = [], rows = [], functionWords = [], synonyms = [] } = shape
    checkIds(yaml, rows, mistakes)
    layers.push({
      file,
      language,
      off,
      rows: rows.map((row) => ({ gloss: row.id, ...row, file }) as Row),
      functionWords,
      synonyms,
    })
  }
  if (layers.length === 0) return undefined
  const id = createHash('sha256').update(JSON.stringify(layers)).digest('hex')
  return { id, layers }
}

function checkIds(yaml: YamlFile, rows: readonly { readonly id: string }[], mistakes: Mistake[]): void {
  const seen = new Map<string, number>()
  for (const [index, { id }] of rows.entries()) {
    const path = ['rows', index, 'id']
    const line = yaml.lineOf(path)
    const earlier = seen.get(id)
    if (earlier === undefined) seen.set(id, line)
    else
      mistakes.push({
        file: yaml.file,
        line,
        path,
        got: `${JSON.stringify(id)} again`,
        allowed: `allowed: each id once; it stands in line ${earlier} already`,
      })
  }
}
