/** Reader `json`: answers of the Federal Register, gov.uk and the EU press corner by their meaning, any other JSON value by value. */
import { CodedError } from '../errors.ts'
import type { Extract, Item } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { decodeText } from './charset.ts'
import { requireExpected, textOf } from './expect.ts'
import { isGovUkDocument, readGovUk } from './gov-uk.ts'
import { indexOfHtml, requireItems } from './index.ts'
import { itemsIn, listOf } from './json-items.ts'
import { jsonRows } from './json-rows.ts'
import { isObject, type JsonObject, parseJson, stringAt } from './json-value.ts'
import { languageOf } from './language.ts'
import { isPressCornerDocument, isPressCornerList, pressCornerItems, readPressCornerDocument } from './press-corner.ts'
import { isRegisterDocument, isRegisterList, readRegisterDocument, registerItems } from './register.ts'

/**
 * Items and documents as the shapes allow; otherwise a row for each object of a list, and "path | value" for what stands in none.
 * `select` and `remove` are paths here (`results`, `meta.generated`), matched from the left, array positions left out.
 * @throws CodedError `page-unreadable` (broken, or an answer that is an error), `page-soft-404` (gov.uk: gone, redirected),
 * `index-empty`, `select-nothing`, `count-out-of-bounds`.
 */
export function readJson(page: JudgedPage, reading: Reading): Extract {
  const value = jsonOf(page, reading)
  if (isObject(value)) {
    refuseError(value)
    if (isGovUkDocument(value)) return checked(readGovUk(value, page, reading), reading)
    if (isRegisterDocument(value)) return checked(readRegisterDocument(value, page, reading), reading)
    if (isPressCornerDocument(value)) return checked(readPressCornerDocument(value, page, reading), reading)
  }
  const list = listOf(value)
  if (
    (isObject(value) && (isRegisterList(value) || isPressCornerList(value))) ||
    (list !== undefined && itemsIn(list, page.finalUrl, reading, reading.reader === 'index') !== undefined)
  ) {
    return { ...readJsonIndex(page, reading), reader: 'json' }
  }
  const blocks = jsonRows(value, reading)
  const title = isObject(value) ? (stringAt(value, 'title') ?? stringAt(value, 'name') ?? '') : ''
  const language = languageOf(undefined, blocks, reading)
  const found: Extract = {
    reader: 'json',
    title,
    language,
    blocks,
    items: [],
    listings: [],
    acts: [],
    counts: [],
    json: { value },
  }
  return checked(found, reading)
}

/**
 * Reader `index` on JSON: a list of objects with titles and addresses, or a list as HTML inside (`data.html`).
 * @throws CodedError as readJson.
 */
export function readJsonIndex(page: JudgedPage, reading: Reading): Extract {
  const value = jsonOf(page, reading)
  if (isObject(value)) {
    refuseError(value)
    const inner = isObject(value.data) ? value.data : value
    const html =
      stringAt(inner, 'html') ?? (typeof value.data === 'string' && value.data.includes('<') ? value.data : undefined)
    if (html !== undefined) return indexOfHtml(html, page, reading)
  }
  const register = isObject(value) && isRegisterList(value) ? value : undefined
  const items = itemsOf(value, page, reading)
  const wanted = items.filter(
    (item) =>
      reading.links.length === 0 || reading.links.some((part) => item.listOnly !== true && item.url.includes(part)),
  )
  requireItems(wanted, reading, () => wanted.map((item) => item.title).join('\n'))
  const next = register === undefined ? undefined : stringAt(register, 'next_page_url')
  return {
    reader: 'index',
    title: isObject(value) ? (stringAt(value, 'description') ?? stringAt(value, 'title') ?? '') : '',
    language: languageOf(undefined, [], reading),
    blocks: [],
    items: wanted,
    listings: [],
    acts: [],
    counts: [],
    ...(next === undefined ? {} : { next }),
  }
}

function itemsOf(value: unknown, page: JudgedPage, reading: Reading): readonly Item[] {
  if (isObject(value) && isPressCornerList(value)) return pressCornerItems(value, page, reading)
  if (isObject(value) && isRegisterList(value)) return registerItems(value, reading)
  const list = listOf(value)
  return (list === undefined ? undefined : itemsIn(list, page.finalUrl, reading, true)) ?? []
}

function jsonOf(page: JudgedPage, reading: Reading): unknown {
  const { contentType } = page
  const { text } = decodeText(page.body, {
    contentType,
    language: reading.language,
    charset: reading.charset ?? 'utf-8',
  })
  return parseJson(text)
}

function checked(extract: Extract, reading: Reading): Extract {
  if (extract.blocks.length === 0) {
    throw new CodedError('page-unreadable', 'The JSON answer holds no values to read.', {
      hint: 'Look at the address: is it the right document?',
    })
  }
  const { blocks, json } = extract
  // of a list each value counts, not each row: a bound that was set for the one says nothing of the other
  const count = json === undefined ? blocks.length : blocks.reduce((sum, { cells = [] }) => sum + cells.length - 1, 0)
  requireExpected(count, json === undefined ? 'blocks' : 'values', () => textOf(extract), reading.expect)
  return extract
}

/** `{"error": …}`, `{"errors": [...]}`, `{"status": 404, "message": …}` come with status 200 too. */
function refuseError(value: JsonObject): void {
  const status = Number(value.status ?? value.code ?? 0)
  const says = value.error ?? value.errors
  const isError =
    (status >= 400 && status < 600 && (says !== undefined || typeof value.message === 'string')) ||
    (says !== undefined && says !== null && says !== false && Object.keys(value).length <= 4 && !emptyArray(says))
  if (isError) {
    throw new CodedError('page-unreadable', 'The answer is the report of an error, not the document.', {
      hint: 'Look at the address: its parameters may have changed.',
      retryable: true,
    })
  }
}

function emptyArray(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
