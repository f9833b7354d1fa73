/** Lists of documents in JSON of no known shape: objects with titles and addresses, and what else is said of each. */
import type { Cell, Item } from '../model/extract.ts'
import type { Reading } from '../model/watch.ts'
import { tidy } from './blocks.ts'
import { dayOf } from './dates.ts'
import { distinctItems } from './items.ts'
import { cellsOf } from './json-rows.ts'
import { isObject, isScalar, type JsonObject, ownValue, stringAt } from './json-value.ts'
import { itemUrl, resolveLink } from './links.ts'
import { announcementNumber } from './numbers.ts'

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
const IDS = ['id', '_id', 'uid', 'guid']

/** The array that an answer is about, and the keys that lead to it. */
export type JsonList = { readonly entries: readonly unknown[]; readonly path: string }

/** The array that a list answer is about: itself, `results`, `items`, `data`, `rows`, … up to three levels down. */
export function listOf(value: unknown): JsonList | undefined {
  if (Array.isArray(value)) return { entries: value, path: '' }
  let level: { readonly object: unknown; readonly path: string }[] = [{ object: value, path: '' }]
  for (let depth = 0; depth < 3; depth++) {
    const next: typeof level = []
    for (const { object, path } of level) {
      if (!isObject(object)) continue
      for (const key of ['results', 'items', 'documents', 'rows', 'list', 'records', 'articles', 'data', 'pageInfo']) {
        const inner = ownValue(object, key)
        const at = path === '' ? key : `${path}.${key}`
        if (Array.isArray(inner)) return { entries: inner, path: at }
        if (isObject(inner)) next.push({ object: inner, path: at })
      }
    }
    level = next
  }
  return undefined
}

/**
 * @param anyTitle objects with titles are items even when few of them have an address; otherwise half of them must.
 * @returns undefined for what is no list of items. An object without an address among the others is an item too.
 */
export function itemsIn(list: JsonList, base: string, reading: Reading, anyTitle = false): Item[] | undefined {
  const objects = list.entries.filter(isObject)
  if (objects.length === 0 || objects.length < list.entries.length) return undefined
  if (objects.some((entry) => keyOf(entry, TITLES) === undefined)) return undefined
  const addresses = objects.map((entry) => resolveLink(firstOf(entry, ADDRESSES) ?? '', base))
  const found = addresses.filter((address) => address !== undefined).length
  if (!anyTitle && found * 2 < objects.length) return undefined
  const counting = countingKeys(objects)
  const items = objects.map((entry, i): Item => {
    const title = tidy((firstOf(entry, TITLES) ?? '').replace(/\s+/g, ' '))
    const address = addresses[i]
    const url = address === undefined ? base : itemUrl(address)
    const stamp = firstOf(entry, DATES)
    const date = stamp === undefined ? undefined : dayOf(stamp, reading.timeZone)
    const number = firstOf(entry, NUMBERS) ?? announcementNumber(title, address ?? '')
    const id = IDS.filter((key) => !counting.has(key)).flatMap((key) => nameAt(entry, key))[0]
    const fields = fieldsOf(entry, list.path, counting, reading)
    return {
      title,
      url,
      ...(id === undefined ? {} : { id }),
      ...(address === undefined ? { listOnly: true as const } : {}),
      ...(date === undefined ? {} : { date }),
      ...(number === undefined ? {} : { number }),
      ...(fields.length === 0 ? {} : { fields }),
    }
  })
  return distinctItems(items)
}

/** Members that only count the entries of the list (1, 2, 3 …): a new first one shifts them all. */
function countingKeys(objects: readonly JsonObject[]): ReadonlySet<string> {
  if (objects.length < 2) return new Set()
  const counts = Object.keys(objects[0] ?? {}).filter((key) => {
    const first = Number(ownValue(objects[0] as JsonObject, key))
    return (
      (first === 0 || first === 1) &&
      objects.every((entry, i) => isScalar(ownValue(entry, key)) && Number(ownValue(entry, key)) === first + i)
    )
  })
  return new Set(counts)
}

/** What is said of an entry beside its title, address, date, number and id. */
function fieldsOf(entry: JsonObject, path: string, counting: ReadonlySet<string>, reading: Reading): readonly Cell[] {
  const told = [TITLES, ADDRESSES, DATES, NUMBERS].flatMap((keys) => keyOf(entry, keys) ?? [])
  const known = new Set([...told, ...IDS, ...counting])
  const rest = Object.fromEntries(Object.entries(entry).filter(([key]) => !known.has(key)))
  return cellsOf(rest, path, reading)
}

function nameAt(entry: JsonObject, key: string): string[] {
  const value = ownValue(entry, key)
  return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number' ? [String(value)] : []
}

function keyOf(object: JsonObject, keys: readonly string[]): string | undefined {
  return keys.find((key) => stringAt(object, key) !== undefined)
}

function firstOf(object: JsonObject, keys: readonly string[]): string | undefined {
  const key = keyOf(object, keys)
  return key === undefined ? undefined : stringAt(object, key)
}
