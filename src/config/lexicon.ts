/** The folder lexicon/ of a configuration: the user's own rows over the shipped lexicons. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { z } from 'zod'
import type { Grammar, LexiconLayer, LexiconOverlay, Row } from '../model/lexicon.ts'
import { lexiconSchema } from './lexicon-schema.ts'
import { type Mistake, showValue, throwMistakes } from './mistakes.ts'
import { checkShape, readYaml, type YamlFile } from './yaml-file.ts'

/** What is wrong with a layer beyond its shape: where (`['rows', 2, 'example']`), what stands there, what may. */
export type OverlayCheck = (layer: LexiconLayer) => readonly Pick<Mistake, 'path' | 'got' | 'allowed'>[]

/**
 * @param folder as config/lexicon.
 * @throws CodedError `config-invalid` with file, line and reason; `config-missing` when there is no such folder.
 */
export function loadOverlay(folder: string, check: OverlayCheck): LexiconOverlay {
  const mistakes: Mistake[] = []
  const overlay = readOverlay(folder, mistakes, check)
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
  return overlay
}

/**
 * @param check whether ids are known and examples are found: only the lexicons can say (src/classify/layer-problems.ts).
 * @returns undefined when there is no such folder, or no file in it that could be read; mistakes are appended.
 */
export function readOverlay(folder: string, mistakes: Mistake[], check?: OverlayCheck): LexiconOverlay | undefined {
  const layers = filesIn(folder, mistakes).flatMap((name) => readLayer(join(folder, name), mistakes, check) ?? [])
  if (layers.length === 0) return undefined
  const id = createHash('sha256').update(JSON.stringify(layers)).digest('hex')
  return { id, layers }
}

function filesIn(folder: string, mistakes: Mistake[]): string[] {
  if (!existsSync(folder)) return []
  if (!statSync(folder).isDirectory()) {
    const allowed = `allowed: a folder, here ${showValue(dirname(folder))}`
    mistakes.push({ file: folder, path: [], got: 'a file', allowed })
    return []
  }
  const names = readdirSync(folder).sort()
  for (const name of names) {
    if (!/\.(?:yml|json|csv)$/i.test(name)) continue
    const allowed = 'allowed: <language>.yaml, such as en.yaml'
    mistakes.push({ file: join(folder, name), path: [], got: 'a file that nobody reads', allowed })
  }
  return names.filter((name) => name.endsWith('.yaml'))
}

function readLayer(file: string, mistakes: Mistake[], check?: OverlayCheck): LexiconLayer | undefined {
  const yaml = readYaml(file, mistakes)
  if (yaml === undefined) return undefined
  const shape = checkShape(yaml, lexiconSchema, mistakes)
  const {
    language,
    off = [],
    rows = [],
    functionWords = [],
    synonyms = [],
    vocabulary = {},
    version: _,
    ...grammar
  } = shape ?? readableIn(yaml.raw)
  checkName(yaml, language, mistakes)
  checkIds(yaml, rows, mistakes)
  const own = rows.map((row) => ({ gloss: row.id, ...row, file }) as Row)
  // a key that the file leaves out is no key of the layer
  const said = { vocabulary, ...grammar } as Pick<LexiconLayer, 'vocabulary'> & Partial<Grammar>
  const layer: LexiconLayer = { file, language, off, rows: own, functionWords, synonyms, ...said }
  for (const problem of check?.(layer) ?? []) {
    mistakes.push({ file, line: yaml.lineOf(problem.path), ...problem })
  }
  return shape === undefined ? undefined : layer
}

/** Of a file with mistakes the language and the ids that it switches off: theirs are told beside the others. */
function readableIn(raw: unknown): z.infer<typeof lexiconSchema> {
  const { language, off } = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<Record<string, unknown>>
  const ids = Array.isArray(off) ? off.filter((id) => typeof id === 'string') : []
  return { language: typeof language === 'string' ? language : '', off: ids }
}

/** One file a language, and nobody takes one for another. */
function checkName(yaml: YamlFile, language: string, mistakes: Mistake[]): void {
  const name = basename(yaml.file, '.yaml')
  if (language === '' || language === name) return
  const known = /^[a-z]{2,3}$/.test(name) ? '' : `; a language has one file: ${language}.yaml`
  mistakes.push({
    file: yaml.file,
    line: yaml.lineOf(['language']),
    path: ['language'],
    got: showValue(language),
    allowed: `allowed: ${showValue(name)}, as the file is called${known}`,
  })
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
