/** One YAML file of the configuration: its values, and where each of them stands. */
import { readFileSync } from 'node:fs'
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { KeyPath, Mistake } from './mistakes.ts'
import { showValue, suggest } from './mistakes.ts'

export type YamlFile = {
  readonly file: string
  /** Plain data as written, before any check. */
  readonly raw: unknown
  /** @returns the line of the value at the path, or of the nearest thing around it that exists; 1 is the first. */
  lineOf(path: KeyPath): number
  /** @returns true when a list stands at the path: a mistake in it then names the position. */
  isList(path: KeyPath): boolean
}

const MAX_FILE_CHARACTERS = 1_000_000
/** More aliases than this and a small file may unfold into gigabytes. */
const MAX_ALIASES = 100

/**
 * Reads one file strictly: YAML 1.2, no tags of one's own, no key twice.
 * @param file path to open, also the name in mistakes.
 * @returns undefined when the file has mistakes; they are appended to `mistakes`.
 */
export function readYaml(file: string, mistakes: Mistake[]): YamlFile | undefined {
  const text = readText(file, mistakes)
  if (text === undefined) return undefined
  if (text.length > MAX_FILE_CHARACTERS) {
    mistakes.push({
      file,
      path: [],
      got: `${text.length} characters`,
      allowed: `allowed: at most ${MAX_FILE_CHARACTERS}`,
    })
    return undefined
  }
  return parseYaml(file, text, mistakes)
}

/** @returns the text of a UTF-8 file, undefined with a mistake when it cannot be read. */
export function readText(file: string, mistakes: Mistake[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const gone = code === 'ENOENT'
    const got = gone ? 'no such file' : `a file that cannot be read (${code ?? String(error)})`
    mistakes.push({ file, path: [], got, allowed: 'allowed: a readable file in UTF-8', missing: gone })
    return undefined
  }
}

/** As `readYaml`, from a text. */
export function parseYaml(file: string, text: string, mistakes: Mistake[]): YamlFile | undefined {
  const lines = new LineCounter()
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
    const problems = [...document.errors, ...document.warnings]
    for (const problem of problems) {
      const line = lines.linePos(problem.pos[0]).line
      mistakes.push({
        file,
        line,
        path: [],
        got: `YAML that cannot be read (${problem.message})`,
        allowed: 'allowed: YAML 1.2',
      })
    }
    if (problems.length > 0) return undefined
    const raw: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    return {
      file,
      raw,
      lineOf: (path) => lineOf(document, lines, path),
      isList: (path) => Array.isArray(valueAt(raw, path)),
    }
  } catch (error) {
    // "Excessive alias count indicates a resource exhaustion attack"; a stack overflow from deep nesting.
    const got = `YAML that cannot be read (${error instanceof Error ? error.message : String(error)})`
    mistakes.push({ file, path: [], got, allowed: 'allowed: YAML 1.2 with few aliases and little nesting' })
    return undefined
  }
}

function lineOf(document: ReturnType<typeof parseDocument>, lines: LineCounter, path: KeyPath): number {
  let node: unknown = document.contents
  let offset = document.contents?.range?.[0] ?? 0
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      if (pair === undefined) break
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(key)]
      if (item === undefined) break
      offset = (item as { range?: readonly number[] }).range?.[0] ?? offset
      node = item
    } else break
  }
  return lines.linePos(offset).line
}

/**
 * Holds the values of a file against a schema.
 * @param hides says of a path that its value may be a secret and is not shown.
 * @returns the checked values with defaults filled in; undefined when there were mistakes (appended to `mistakes`).
 */
export function checkShape<T>(
  yaml: YamlFile,
  schema: z.ZodType<T>,
  mistakes: Mistake[],
  hides: (path: KeyPath) => boolean = () => false,
): T | undefined {
  const result = schema.safeParse(yaml.raw ?? {})
  if (result.success) return result.data
  for (const issue of result.error.issues.flatMap((one) => leaves(one, []))) {
    mistakes.push(...explain(yaml, issue, hides))
  }
  return undefined
}

type Issue = z.core.$ZodIssue

/** Of a choice between shapes (`text or a list of texts`) the issues of the shape that the value is meant to have. */
function leaves(issue: Issue, prefix: KeyPath): Issue[] {
  const here = { ...issue, path: [...prefix, ...issue.path] } as Issue
  if (issue.code !== 'invalid_union') return [here]
  const branches = issue.errors.filter((branch) => branch.length > 0)
  // Something inside is wrong, so the outside was right; else something about the value is wrong that is not its type.
  const meant =
    onlyOne(branches, (inner) => inner.path.length > 0) ?? onlyOne(branches, (inner) => inner.code !== 'invalid_type')
  return meant === undefined ? [here] : meant.flatMap((inner) => leaves(inner, here.path))
}

function onlyOne(branches: readonly Issue[][], holds: (issue: Issue) => boolean): Issue[] | undefined {
  const found = branches.filter((branch) => branch.every(holds))
  return found.length === 1 ? found[0] : undefined
}

function explain(yaml: YamlFile, issue: Issue, hides: (path: KeyPath) => boolean): Mistake[] {
  const { file } = yaml
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key]
      const got = `the unknown key ${showValue(key)}`
      return { file, line: yaml.lineOf(path), path, got, allowed: suggest(key, issue.message.split(', ')) }
    })
  }
  const value = valueAt(yaml.raw, issue.path)
  const got = hides(issue.path) && value !== undefined ? 'a value that is not shown here' : showValue(value)
  return [{ file, line: yaml.lineOf(issue.path), path: issue.path, got, allowed: `allowed: ${issue.message}` }]
}

function valueAt(raw: unknown, path: KeyPath): unknown {
  let value = raw
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
