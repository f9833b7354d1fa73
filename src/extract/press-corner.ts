/** The press corner of the European Commission: its search as an index, its documents as prose. The pages are JavaScript shells. */
import type { Extract, Item } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { readBlocks, tidy } from './blocks.ts'
import { dayOf } from './dates.ts'
import { isObject, type JsonObject, stringAt } from './json-value.ts'
import { languageOf } from './language.ts'
import { parseTree } from './tree.ts'

const MAX_ITEMS = 1_000

/** `{totalNumber, docuLanguageListResources: [{refCode: "IP/26/1579", title, eventDate, languageCode, docutype}]}` */
export function isPressCornerList(value: JsonObject): boolean {
  return Array.isArray(value.docuLanguageListResources)
}

/** Each item leads to the document in the API beside the search, `documents?reference=IP/26/1579&language=en`. */
export function pressCornerItems(value: JsonObject, page: JudgedPage, reading: Reading): Item[] {
  const list = Array.isArray(value.docuLanguageListResources) ? value.docuLanguageListResources : []
  const items = new Map<string, Item>()
  for (const entry of list.slice(0, MAX_ITEMS)) {
    if (!isObject(entry)) continue
    const number = stringAt(entry, 'refCode')
    const title = stringAt(entry, 'title')
    if (number === undefined || title === undefined || !/^[A-Z]{1,12}(?:\/\d{1,6}){2}$/.test(number)) continue
    const language = (stringAt(entry, 'languageCode') ?? reading.language).slice(0, 2).toLowerCase()
    const url = new URL(`documents?reference=${number}&language=${language}`, page.finalUrl).href
    const stamp = stringAt(entry, 'eventDate')
    const date = stamp === undefined ? undefined : dayOf(stamp, reading.timeZone)
    items.set(url, {
      title: tidy(title.replace(/\s+/g, ' ')),
      url,
      ...(date === undefined ? {} : { date }),
      number,
    })
  }
  return [...items.values()]
}

/** `{refCd, eventDate, docuLanguageResource: {title, subtitle, htmlContent}}` */
export function isPressCornerDocument(value: JsonObject): boolean {
  const { docuLanguageResource: inner } = value
  return isObject(inner) && typeof inner.htmlContent === 'string'
}

export function readPressCornerDocument(value: JsonObject, page: JudgedPage, reading: Reading): Extract {
  const inner = isObject(value.docuLanguageResource) ? value.docuLanguageResource : {}
  const html = stringAt(inner, 'htmlContent') ?? ''
  const blocks = readBlocks(parseTree(html).children, { base: page.finalUrl, drop: () => false })
  const stamp = stringAt(value, 'eventDate')
  const day = stamp === undefined ? undefined : dayOf(stamp, reading.timeZone)
  const number = stringAt(value, 'refCd')
  return {
    reader: 'json',
    title: tidy((stringAt(inner, 'title') ?? '').replace(/\s+/g, ' ')),
    language: languageOf(undefined, blocks, reading),
    ...(day === undefined || stamp === undefined ? {} : { date: { value: day, text: stamp } }),
    blocks,
    items: [],
    listings: [],
    acts: [],
    counts: [],
    ...(number === undefined ? {} : { number }),
  }
}
