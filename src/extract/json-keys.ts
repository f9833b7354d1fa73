/**
 * What names the objects of an array. In one document: a member that tells them all apart. In two editions of it: the one under
 * which the most stays as it was, so that a new first object renumbers no other. Where nothing tells them apart they have no
 * names, and are compared by what they hold.
 */
import { isObject, type JsonObject, ownValue } from './json-value.ts'

/** Of members that serve equally well, these first. */
const USUAL = ['id', '_id', 'uid', 'document_number', 'number', 'code', 'url', 'name', 'title', 'key']

const MAX_DEPTH = 100
const MAX_CANDIDATES = 20

/** For the path of an array, positions left out: the member that names its objects; undefined where none does. */
export type ArrayKeys = ReadonlyMap<string, string | undefined>

type Arrays = ReadonlyMap<string, readonly (readonly JsonObject[])[]>

/** The keys of one document. */
export function keysOf(value: unknown): ArrayKeys {
  return new Map([...arraysIn(value)].map(([path, arrays]) => [path, candidates(arrays)[0]]))
}

/** The keys that two editions of a document share. */
export function sharedKeys(before: unknown, after: unknown): ArrayKeys {
  const [old, now] = [arraysIn(before), arraysIn(after)]
  return new Map(
    [...new Set([...old.keys(), ...now.keys()])].map((path) => {
      const [a, b] = [old.get(path), now.get(path)]
      return [path, a === undefined || b === undefined ? candidates(a ?? b ?? [])[0] : steadiest(a, b)]
    }),
  )
}

function steadiest(
  before: Arrays extends ReadonlyMap<string, infer T> ? T : never,
  after: typeof before,
): string | undefined {
  const inAfter = new Set(candidates(after))
  let best: { readonly key: string; readonly kept: number } | undefined
  for (const key of candidates(before)
    .filter((one) => inAfter.has(one))
    .slice(0, MAX_CANDIDATES)) {
    const kept = keptUnder(key, before.flat(), after.flat())
    if (kept > (best?.kept ?? 0)) best = { key, kept }
  }
  return best?.key
}

/** How many members of the objects stay as they were when this one names the objects. */
function keptUnder(key: string, before: readonly JsonObject[], after: readonly JsonObject[]): number {
  const old = new Map(before.map((object) => [ownValue(object, key), object]))
  let kept = 0
  for (const object of after) {
    const was = old.get(ownValue(object, key))
    if (was === undefined) continue
    for (const member of Object.keys(object)) {
      const value = object[member]
      if (value !== null && typeof value !== 'object' && ownValue(was, member) === value) kept++
    }
  }
  return kept
}

/** Members that every object has and that tell apart those of each array; the usual ones first. */
function candidates(arrays: readonly (readonly JsonObject[])[]): string[] {
  const first = arrays.find((array) => array.length > 0)?.[0]
  if (first === undefined) return []
  const own = Object.keys(first)
  const keys = [...USUAL.filter((key) => Object.hasOwn(first, key)), ...own.filter((key) => !USUAL.includes(key))]
  return keys.filter((key) =>
    arrays.every((array) => {
      const values = array.map((object) => ownValue(object, key))
      return values.every(isName) && new Set(values).size === values.length
    }),
  )
}

function isName(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
}

/** The arrays of objects of a document by their paths. Deeper ones than are read are left to the reader's refusal. */
function arraysIn(value: unknown): Arrays {
  const found = new Map<string, JsonObject[][]>()
  const stack: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value, path: '', depth: 0 },
  ]
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { path, depth } = step
    if (depth > MAX_DEPTH) continue
    if (Array.isArray(step.value)) {
      if (isArrayOfObjects(step.value)) {
        const list = found.get(path)
        if (list === undefined) found.set(path, [step.value])
        else list.push(step.value)
      }
      for (const inner of step.value) {
        if (typeof inner === 'object' && inner !== null) stack.push({ value: inner, path, depth: depth + 1 })
      }
    } else if (isObject(step.value)) {
      for (const [key, inner] of Object.entries(step.value)) {
        if (typeof inner !== 'object' || inner === null) continue
        stack.push({ value: inner, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 })
      }
    }
  }
  return found
}

export function isArrayOfObjects(value: unknown): value is JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject)
}
