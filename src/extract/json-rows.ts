/** JSON of no known shape: lists of documents as items, everything else as rows of path and value. */
import { CodedError } from '../errors.ts'
import type { Block, Item } from '../model/extract.ts'
import type { Reading } from '../model/watch.ts'
import { tidy } from './blocks.ts'
import { dayOf } from './dates.ts'
import { isObject, type JsonObject, stringAt } from './json-value.ts'
import { canonicalUrl, resolveLink } from './links.ts'
import { announcementNumber } from './numbers.ts'
import { rowBlock } from './row-blocks.ts'

const TITLES = ['title', 'headline', 'docTitle', 'name', 'subject']
const ADDRESSES = ['html_url', 'web_url', 'url', 'link', 'href', 'docUrl', 'base_path', 'path']
const DATES = [
  'publication_date',
  'public_updated_at',
  'public_timestamp',
  'published_at',
  'publishTimeStr',
  'publishTime',
  'publishedDate',
  'pubDate',
  'date',
]
const NUMBERS = ['document_number', 'number', 'docNumber', 'reference']
/** What identifies an object among its neighbours, so that a new first one does not renumber all others. */
const KEYS = ['id', '_id', 'uid', 'document_number', 'number', 'code', 'url', 'name', 'title', 'key']

const MAX_DEPTH = 100
const MAX_ROWS = 500_000

/** The array that a list answer is about: itself, `results`, `items`, `data`, `rows`, … up to three levels down. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  let level: unknown[] = [value]
  for (let depth = 0; depth < 3; depth++) {
    const next: unknown[] = []
    for (const object of level) {
      if (!isObject(object)) continue
      for (const key of ['results', 'items', 'documents', 'rows', 'list', 'records', 'articles', 'data', 'pageInfo']) {
        const inner = Object.hasOwn(object, key) ? object[key] : undefined
        if (Array.isArray(inner)) return inner
        if (isObject(inner)) next.push(inner)
      }
    }
    level = next
  }
  return undefined
}

/** @returns undefined unless every object of the list has a title and an address. */
export function itemsIn(list: readonly unknown[], base: string, reading: Reading): Item[] | undefined {
  const items = new Map<string, Item>()
  for (const entry of list) {
    if (!isObject(entry)) return undefined
    const title = firstOf(entry, TITLES)
    const address = firstOf(entry, ADDRESSES)
    const resolved = address === undefined ? undefined : resolveLink(address, base)
    if (title === undefined || resolved === undefined) return undefined
    const url = canonicalUrl(resolved)
    const stamp = firstOf(entry, DATES)
    const date = stamp === undefined ? undefined : dayOf(stamp, reading.timeZone)
    const number = firstOf(entry, NUMBERS) ?? announcementNumber(title, url)
    if (items.has(url)) continue
    items.set(url, {
      title: tidy(title.replace(/\s+/g, ' ')),
      url,
      ...(date === undefined ? {} : { date }),
      ...(number === undefined ? {} : { number }),
    })
  }
  return items.size === 0 ? undefined : [...items.values()]
}

/**
 * One row per value, "path | value", keys sorted; `list[id=7].name` for objects with a key of their own.
 * @throws CodedError `page-unreadable` beyond 100 levels or 500,000 values, `select-nothing`.
 */
export function jsonRows(value: unknown, reading: Reading): Block[] {
  const rows: Block[] = []
  /** `plain` is the path without array positions, for select and remove. */
  type Step = { readonly value: unknown; readonly path: string; readonly plain: string; readonly depth: number }
  const stack: Step[] = [{ value, path: '', plain: '', depth: 0 }]
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { path, plain, depth } = step
    if (reading.remove.some((prefix) => isUnder(plain, prefix))) continue
    if (depth > MAX_DEPTH || rows.length > MAX_ROWS) {
      throw new CodedError('page-unreadable', 'The JSON is deeper or larger than is read value by value.', {
        hint: 'Select the part that matters.',
      })
    }
    if (Array.isArray(step.value)) {
      const names = elementNames(step.value)
      for (let i = step.value.length - 1; i >= 0; i--) {
        stack.push({ value: step.value[i], path: `${path}[${names[i]}]`, plain, depth: depth + 1 })
      }
    } else if (isObject(step.value)) {
      for (const key of Object.keys(step.value).sort().reverse()) {
        const dot = path === '' ? '' : '.'
        const inner = { path: `${path}${dot}${key}`, plain: plain === '' ? key : `${plain}.${key}` }
        stack.push({ value: step.value[key], ...inner, depth: depth + 1 })
      }
    } else {
      const text = step.value === null ? '' : tidy(String(step.value))
      const selected = reading.select.length === 0 || reading.select.some((prefix) => isUnder(plain, prefix))
      if (text === '' || !selected) continue
      const cells = [
        { header: 'path', text: path.slice(0, 500) },
        { header: 'value', text },
      ]
      rows.push(rowBlock({ cells, links: [] }, []))
    }
  }
  if (rows.length === 0 && reading.select.length > 0) {
    throw new CodedError('select-nothing', 'The selected paths match nothing in the JSON.', {
      hint: 'Paths are keys joined by dots, array positions left out: results.title',
    })
  }
  return rows
}

function isUnder(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}.`)
}

/** `id=7` where one key tells all objects of the array apart, the value itself for scalars, else the position. */
function elementNames(array: readonly unknown[]): string[] {
  if (array.length > 0 && array.every(isObject)) {
    for (const key of KEYS) {
      const values = array.map((object) => (Object.hasOwn(object, key) ? object[key] : undefined))
      const scalar = values.every((value) => typeof value === 'string' || typeof value === 'number')
      if (scalar && new Set(values).size === values.length)
        return values.map((value) => `${key}=${String(value).slice(0, 120)}`)
    }
  }
  const scalars = array.every((value) => typeof value === 'string' || typeof value === 'number')
  if (scalars && new Set(array).size === array.length) return array.map((value) => String(value).slice(0, 60))
  return array.map((_, i) => String(i))
}

function firstOf(object: JsonObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = stringAt(object, key)
    if (value !== undefined) return value
  }
  return undefined
}
