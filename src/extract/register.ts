/** The Federal Register's API: lists of documents, the public inspection list, one document. */
import { CodedError } from '../errors.ts'
import type { Block, Extract, Item } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { readBlocks, tidy } from './blocks.ts'
import { dayOf } from './dates.ts'
import { isObject, type JsonObject, stringAt } from './json-value.ts'
import { languageOf } from './language.ts'
import { canonicalUrl, resolveLink } from './links.ts'
import { rowBlock } from './row-blocks.ts'
import { parseTree } from './tree.ts'

/** Read as prose; everything else of a document is a row of field and value. */
const PROSE = ['action', 'abstract', 'dates'] as const
const FACTS = [
  'document_number',
  'type',
  'subtype',
  'citation',
  'effective_on',
  'comments_close_on',
  'signing_date',
  'docket_ids',
  'regulation_id_numbers',
  'correction_of',
  'corrections',
  'cfr_references',
  'disposition_notes',
  'withdrawal_reason',
] as const

/** The first that the answer holds: a request that leaves out html_url (a page for robots stands there) gets the XML or the text. */
const ADDRESSES = ['html_url', 'full_text_xml_url', 'raw_text_url', 'pdf_url', 'json_url']

/**
 * https://www.federalregister.gov/developers/documentation/api/v1: `{count, results?}`; an answer without documents has no
 * `results`; the public inspection list is blank at night with `pil_unavailability_message`.
 */
export function isRegisterList(value: JsonObject): boolean {
  if (stringAt(value, 'pil_unavailability_message') !== undefined) return true
  if (typeof value.count !== 'number') return false
  if (!Object.hasOwn(value, 'results')) return value.count === 0
  const { results } = value
  if (!Array.isArray(results)) return false
  return (
    results.length === 0 ||
    results.every((entry) => isObject(entry) && stringAt(entry, 'document_number') !== undefined)
  )
}

/** @throws CodedError `index-empty` (retryable) while the public inspection list is not published, unless it may be empty. */
export function registerItems(value: JsonObject, reading: Reading): Item[] {
  const results = Array.isArray(value.results) ? value.results : []
  if (
    results.length === 0 &&
    stringAt(value, 'pil_unavailability_message') !== undefined &&
    reading.expect.mayBeEmpty !== true
  ) {
    throw new CodedError('index-empty', 'The public inspection list is not published at this hour.', {
      hint: 'It is blank from midnight to 08:45 Eastern time; nothing was removed.',
      retryable: true,
    })
  }
  const items = new Map<string, Item>()
  for (const entry of results) {
    if (!isObject(entry)) continue
    const number = stringAt(entry, 'document_number')
    if (number === undefined || items.has(number)) continue
    const address = ADDRESSES.map((field) => stringAt(entry, field)).find((text) => text !== undefined)
    const resolved = address === undefined ? undefined : resolveLink(address, 'https://www.federalregister.gov/')
    const url = canonicalUrl(resolved ?? `https://www.federalregister.gov/d/${number}`)
    const stamp = stringAt(entry, 'publication_date') ?? stringAt(entry, 'filed_at')
    const date = stamp === undefined ? undefined : dayOf(stamp, reading.timeZone)
    items.set(number, { title: titleOf(entry), url, ...(date === undefined ? {} : { date }), number })
  }
  return [...items.values()]
}

export function isRegisterDocument(value: JsonObject): boolean {
  return (
    stringAt(value, 'document_number') !== undefined &&
    (Object.hasOwn(value, 'publication_date') || Object.hasOwn(value, 'filed_at'))
  )
}

/** One document: its prose under its field's name, then its facts as rows, in fixed order. */
export function readRegisterDocument(value: JsonObject, page: JudgedPage, reading: Reading): Extract {
  const blocks: Block[] = []
  for (const field of PROSE) {
    const text = stringAt(value, field)
    if (text === undefined) continue
    const inner = readBlocks(parseTree(text).children, { base: page.finalUrl, drop: () => false })
    for (const block of inner) blocks.push({ ...block, path: [field, ...block.path] })
  }
  for (const field of FACTS) {
    const text = factText(value[field])
    if (text === '') continue
    const cells = [
      { header: 'field', text: field },
      { header: 'value', text },
    ]
    blocks.push(rowBlock({ cells, links: [] }, []))
  }
  const stamp = stringAt(value, 'publication_date') ?? stringAt(value, 'filed_at')
  const day = stamp === undefined ? undefined : dayOf(stamp, reading.timeZone)
  return {
    reader: 'json',
    title: titleOf(value),
    language: languageOf(undefined, blocks, reading),
    ...(day === undefined || stamp === undefined ? {} : { date: { value: day, text: stamp } }),
    blocks,
    items: [],
    listings: [],
    acts: [],
    counts: [],
  }
}

/** Public inspection documents often have no title, only the lines of the table of contents. */
function titleOf(entry: JsonObject): string {
  const title = stringAt(entry, 'title') ?? stringAt(entry, 'editorial_note')
  const contents = [stringAt(entry, 'toc_subject'), stringAt(entry, 'toc_doc')].filter((part) => part !== undefined)
  const subjects = ['subject_1', 'subject_2', 'subject_3']
    .map((key) => stringAt(entry, key))
    .filter((part) => part !== undefined)
  const text = title ?? (contents.length > 0 ? contents : subjects).join(': ')
  return tidy((text === '' ? (stringAt(entry, 'document_number') ?? '') : text).replace(/\s+/g, ' '))
}

/** Scalars as they are; lists joined; `{title: 15, part: 744}` as "title 15, part 744". */
function factText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return tidy(String(value))
  if (Array.isArray(value))
    return value
      .map((entry) => factText(Array.isArray(entry) ? '' : entry))
      .filter((text) => text !== '')
      .join('; ')
  if (!isObject(value)) return ''
  return Object.keys(value)
    .sort()
    .filter((key) => typeof value[key] === 'string' || typeof value[key] === 'number')
    .map((key) => `${key} ${String(value[key])}`)
    .join(', ')
}
