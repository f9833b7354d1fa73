/** What is wrong in the configuration: gathered over all files, told in one error. */
import { CodedError } from '../errors.ts'

/** A path of keys and positions in a file: `['watches', 2, 'every']`. */
export type KeyPath = readonly PropertyKey[]

export type Mistake = {
  /** As the user would open it, or `environment`. */
  readonly file: string
  /** 1 is the first line; undefined where a file or a variable is missing as a whole. */
  readonly line?: number
  readonly path: KeyPath
  /** The value as it stands there, never a secret. */
  readonly got: string
  /** What may stand there, or the nearest name that is known. */
  readonly allowed: string
  /** Something is not there at all. */
  readonly missing?: boolean
}

/** @returns `config/watches/bis.yaml:14: watches[2].every: got "5 minuts"; allowed: a duration such as 30s, 5m, 6h, 14d` */
export function describeMistake(mistake: Mistake): string {
  const place = mistake.line === undefined ? mistake.file : `${mistake.file}:${mistake.line}`
  const path = describePath(mistake.path)
  return `${place}: ${path === '' ? '' : `${path}: `}got ${mistake.got}; ${mistake.allowed}`
}

/** @returns `watches[2].every` */
export function describePath(path: KeyPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? showName(String(key)) : `${text}.${showName(String(key))}`
  }, '')
}

/** @returns the value on one line, at most 80 characters, control and bidirectional characters escaped. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'a mapping'
  const text = escapeInvisible(typeof value === 'string' ? JSON.stringify(value) : String(value))
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}

/** @returns of `known` the name that differs in the fewest letters, undefined when none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase().slice(0, 64), candidate.toLowerCase())
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** Names that one line holds. */
const MOST_NAMES = 30

/** @returns `nearest known: "main"`, or all that are known; of very many the first ones. */
export function suggest(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  if (near !== undefined) return `nearest known: ${JSON.stringify(near)}`
  if (known.length === 0) return 'allowed: none, there are no such names'
  const more = known.length > MOST_NAMES ? ` and ${known.length - MOST_NAMES} more` : ''
  return `allowed: ${known.slice(0, MOST_NAMES).join(', ')}${more}`
}

/**
 * @throws CodedError `config-missing` when all that is wrong is something absent, else `config-invalid`; nothing when the
 * list is empty. Mistakes come sorted by file and line, one for each place.
 */
export function throwMistakes(mistakes: readonly Mistake[]): void {
  if (mistakes.length === 0) return
  const sorted = [...mistakes].sort((a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0))
  const seen = new Set<string>()
  const lines = sorted
    .filter((mistake) => {
      const place = `${mistake.file}\n${describePath(mistake.path)}\n${mistake.line}`
      return !seen.has(place) && seen.add(place)
    })
    .map(describeMistake)
  const count = lines.length === 1 ? '1 mistake' : `${lines.length} mistakes`
  throw new CodedError(
    mistakes.every((mistake) => mistake.missing) ? 'config-missing' : 'config-invalid',
    `${count} in the configuration:\n${lines.join('\n')}`,
    {
      hint: 'Correct them and start again; docs/configuring.md names every option.',
      details: { mistakes: lines.length },
    },
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function showName(name: string): string {
  return escapeInvisible(name).slice(0, 64)
}

function escapeInvisible(text: string): string {
  return text.replace(
    /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row[b.length] ?? 0
}
