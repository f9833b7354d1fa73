/** JSON of no known shape: a row for each object of a list, its members the cells; a row of path and value for everything else. */
import { CodedError } from '../errors.ts'
import type { Block, Cell, Extract } from '../model/extract.ts'
import type { Reading } from '../model/watch.ts'
import { tidy } from './blocks.ts'
import { type ArrayKeys, isArrayOfObjects, keysOf, sharedKeys } from './json-keys.ts'
import { isObject, isScalar, isUnder, type JsonObject, ownValue } from './json-value.ts'
import { rowBlock } from './row-blocks.ts'

const MAX_DEPTH = 100
const MAX_VALUES = 500_000

/** `plain` is the path without the names of objects, for select and remove. */
type Step = { readonly value: unknown; readonly path: string; readonly plain: string; readonly depth: number }

/** An object of a list; `nested` holds what becomes rows of its own. */
type Entry = { readonly cells: readonly Cell[]; readonly nested: readonly Step[] }

type Rules = Pick<Reading, 'select' | 'remove'>

/**
 * Keys are sorted, so that their order means nothing. `list[id=7]` names an object by the member that tells it from the others.
 * @param names of the objects; `list[]` where they have none in two editions, `list[3]` where one document is shown alone.
 * @throws CodedError `page-unreadable` beyond 100 levels or 500,000 values, `select-nothing`.
 */
export function jsonRows(value: unknown, reading: Rules, names: ArrayKeys = keysOf(value), alone = true): Block[] {
  const rows: Block[] = []
  let values = 0
  const push = (cells: readonly Cell[]) => {
    values += cells.length - 1
    if (values > MAX_VALUES) refuseLarge()
    rows.push(rowBlock({ cells, links: [] }, []))
  }
  const stack: Step[] = [{ value, path: '', plain: '', depth: 0 }]
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { path, plain, depth } = step
    if (isRemoved(plain, reading)) continue
    if (depth > MAX_DEPTH) refuseLarge()
    if (isArrayOfObjects(step.value)) {
      const key = names.get(plain)
      const inner: Step[] = []
      step.value.forEach((object, i) => {
        const name =
          key === undefined ? (alone ? String(i) : '') : `${key}=${String(ownValue(object, key))}`.slice(0, 120)
        const at = `${path}[${name}]`
        const entry = entryOf({ value: object, path: at, plain, depth: depth + 1 }, reading)
        if (entry.cells.length > 0) push([{ header: 'path', text: at.slice(0, 500) }, ...entry.cells])
        inner.push(...entry.nested)
      })
      for (const one of inner.reverse()) stack.push(one)
    } else if (Array.isArray(step.value)) {
      const isTable = step.value.every((inner) => Array.isArray(inner) && inner.every((cell) => !isNested(cell)))
      step.value.toReversed().forEach((inner: unknown, i) => {
        const name = isScalar(inner)
          ? String(inner).slice(0, 60)
          : isTable
            ? ''
            : String((step.value as unknown[]).length - 1 - i)
        if (!isTable) stack.push({ value: inner, path: `${path}[${name}]`, plain, depth: depth + 1 })
      })
      if (!isTable || !isSelected(plain, reading)) continue
      for (const inner of step.value as readonly (readonly unknown[])[]) {
        const cells = inner
          .map((cell, i) => ({ header: String(i + 1), text: textOf(cell) }))
          .filter(({ text }) => text !== '')
        if (cells.length > 0) push([{ header: 'path', text: `${path}[]`.slice(0, 500) }, ...cells])
      }
    } else if (isObject(step.value)) {
      for (const key of Object.keys(step.value).sort().reverse()) stack.push(member(step, key, step.value[key]))
    } else {
      const text = textOf(step.value)
      if (text === '' || !isSelected(plain, reading)) continue
      push([
        { header: 'path', text: path.slice(0, 500) },
        { header: 'value', text },
      ])
    }
  }
  if (rows.length === 0 && reading.select.length > 0) {
    throw new CodedError('select-nothing', 'The selected paths match nothing in the JSON.', {
      hint: 'Paths are keys joined by dots, array positions left out: results.title',
    })
  }
  return rows
}

/** Two editions of one document with the same names for the same objects; others as they are. */
export function withSharedNames(before: Extract, after: Extract, reading: Rules): readonly [Extract, Extract] {
  if (before.json === undefined || after.json === undefined) return [before, after]
  const [a, b] = [before.json.value, after.json.value]
  const names = sharedKeys(a, b)
  // what is selected may have nothing on one side: that is for the reader to refuse, not for the comparison
  const rows = (one: Extract, value: unknown) => ({ ...one, blocks: jsonRows(value, reading, names, false) })
  return [rows(before, a), rows(after, b)]
}

/** What an object says: its members and those of objects within it, in the order of their names. Lists of values are one cell. */
export function cellsOf(object: JsonObject, plain: string, reading: Rules): readonly Cell[] {
  const { cells, nested } = entryOf({ value: object, path: '', plain, depth: 0 }, reading)
  const deeper = nested.flatMap(({ path, value, plain: at }): Cell[] => {
    if (!Array.isArray(value) || isRemoved(at, reading)) return []
    const inner = value.map((one) =>
      isObject(one)
        ? cellsOf(one, at, reading)
            .map(({ text }) => text)
            .join(', ')
        : '',
    )
    const text = inner.filter((one) => one !== '').join('; ')
    return text === '' ? [] : [{ header: path, text }]
  })
  return [...cells, ...deeper]
}

function entryOf(start: Step, reading: Rules): Entry {
  const cells: Cell[] = []
  const nested: Step[] = []
  const stack: Step[] = [start]
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { value, path, plain } = step
    if (step !== start && isRemoved(plain, reading)) continue
    if (step.depth > MAX_DEPTH) refuseLarge()
    if (isObject(value)) {
      for (const key of Object.keys(value).sort().reverse()) stack.push(member(step, key, value[key]))
    } else if (Array.isArray(value) && value.some(isNested)) nested.push(step)
    else {
      const text = Array.isArray(value)
        ? value
            .map(textOf)
            .filter((one) => one !== '')
            .join('; ')
        : textOf(value)
      const header = path.slice(start.path.length).replace(/^\./, '')
      if (text !== '' && isSelected(plain, reading)) cells.push({ header, text })
    }
  }
  return { cells, nested }
}

function member({ path, plain, depth }: Step, key: string, value: unknown): Step {
  const under = (prefix: string) => (prefix === '' ? key : `${prefix}.${key}`)
  return { value, path: under(path), plain: under(plain), depth: depth + 1 }
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function textOf(value: unknown): string {
  return isScalar(value) ? tidy(String(value)) : ''
}

function isRemoved(plain: string, { remove }: Rules): boolean {
  return remove.some((prefix) => isUnder(plain, prefix))
}

function isSelected(plain: string, { select }: Rules): boolean {
  return select.length === 0 || select.some((prefix) => isUnder(plain, prefix))
}

function refuseLarge(): never {
  throw new CodedError('page-unreadable', 'The JSON is deeper or larger than is read value by value.', {
    hint: 'Select the part that matters.',
  })
}
