/** GOV.UK's Content API (https://content-api.publishing.service.gov.uk): documents as their page shows them. */
import { CodedError } from '../errors.ts'
import type { Block, Extract } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { readBlocks, tidy } from './blocks.ts'
import { dayOf } from './dates.ts'
import { isObject, type JsonObject, stringAt } from './json-value.ts'
import { resolveLink } from './links.ts'
import { parseTree } from './tree.ts'

export function isGovUkDocument(value: JsonObject): boolean {
  return (
    stringAt(value, 'schema_name') !== undefined &&
    (isObject(value.details) || stringAt(value, 'content_id') !== undefined)
  )
}

/**
 * Title, notice of withdrawal, description, body, attached documents, the public history of changes. Date:
 * `public_updated_at`; `updated_at` moves when nothing was edited and is left out.
 * @throws CodedError `page-soft-404` for `gone` and `redirect`.
 */
export function readGovUk(value: JsonObject, page: JudgedPage, reading: Reading): Extract {
  const schema = stringAt(value, 'schema_name')
  if (schema === 'gone' || schema === 'redirect' || schema === 'vanish') {
    throw new CodedError('page-soft-404', `The document was replaced by a notice that it is ${schema}.`, {
      hint: 'Look at the page on www.gov.uk for where it went.',
    })
  }
  const details = isObject(value.details) ? value.details : {}
  const html = (text: string | undefined, path: readonly string[]): Block[] => {
    if (text === undefined) return []
    const drop = ({ name }: { readonly name: string }): boolean => /^(?:script|style|template|noscript|svg)$/.test(name)
    const blocks = readBlocks(parseTree(text).children, { base: govUkBase(page), drop })
    return blocks.map((block) => ({ ...block, path: [...path, ...block.path] }))
  }
  const blocks: Block[] = [
    ...withdrawal(value, html, reading),
    ...paragraph(stringAt(value, 'description'), []),
    ...html(bodyOf(details), []),
    ...listOfStrings(details.documents).flatMap((text) => html(text, ['Documents'])),
    ...objectsIn(details.parts).flatMap((part) => html(bodyOf(part), [stringAt(part, 'title') ?? ''])),
    ...objectsIn(details.collection_groups).flatMap((group) => html(bodyOf(group), [stringAt(group, 'title') ?? ''])),
    ...attachments(details, page),
    ...collected(value, page),
    ...objectsIn(details.change_history).flatMap((change) => history(change, reading)),
  ]
  const stamp = stringAt(value, 'public_updated_at') ?? stringAt(value, 'first_published_at')
  const day = stamp === undefined ? undefined : dayOf(stamp, reading.timeZone)
  return {
    reader: 'json',
    title: tidy((stringAt(value, 'title') ?? '').replace(/\s+/g, ' ')),
    language: reading.language || (stringAt(value, 'locale') ?? 'en'),
    ...(day === undefined || stamp === undefined ? {} : { date: { value: day, text: stamp } }),
    blocks,
    items: [],
    listings: [],
    acts: [],
    counts: [],
  }
}

function withdrawal(
  value: JsonObject,
  html: (text: string | undefined, path: readonly string[]) => Block[],
  reading: Reading,
): Block[] {
  const notice = value.withdrawn_notice
  if (!isObject(notice)) return []
  const explanation = html(stringAt(notice, 'explanation'), ['Withdrawn'])
  const stamp = stringAt(notice, 'withdrawn_at')
  if (stamp === undefined && explanation.length === 0) return []
  const day = stamp === undefined ? undefined : dayOf(stamp, reading.timeZone)
  return [...paragraph(day === undefined ? 'Withdrawn' : `Withdrawn on ${day}`, ['Withdrawn']), ...explanation]
}

/** A string of HTML, or the same in several formats: `[{content_type: "text/html", content}]`. */
function bodyOf(details: JsonObject): string | undefined {
  const text = stringAt(details, 'body')
  if (text !== undefined) return text
  const formats = objectsIn(details.body)
  const chosen = formats.find((format) => stringAt(format, 'content_type') === 'text/html') ?? formats[0]
  return chosen === undefined ? undefined : stringAt(chosen, 'content')
}

function attachments(details: JsonObject, page: JudgedPage): Block[] {
  return objectsIn(details.attachments).flatMap((attachment) =>
    linked(stringAt(attachment, 'title'), stringAt(attachment, 'url'), page),
  )
}

/** A collection names its documents in `links`; their titles are its text. */
function collected(value: JsonObject, page: JudgedPage): Block[] {
  if (stringAt(value, 'schema_name') !== 'document_collection' || !isObject(value.links)) return []
  return objectsIn(value.links.documents).flatMap((document) =>
    linked(stringAt(document, 'title'), stringAt(document, 'base_path'), page),
  )
}

function linked(title: string | undefined, address: string | undefined, page: JudgedPage): Block[] {
  if (title === undefined) return []
  const url = address === undefined ? undefined : resolveLink(address, govUkBase(page))
  return [{ kind: 'item', text: title, path: ['Documents'], links: url === undefined ? [] : [{ text: title, url }] }]
}

function history(change: JsonObject, reading: Reading): Block[] {
  const note = stringAt(change, 'note')
  if (note === undefined) return []
  const day = dayOf(stringAt(change, 'public_timestamp') ?? '', reading.timeZone)
  return [
    { kind: 'item', text: day === undefined ? tidy(note) : `${day}: ${tidy(note)}`, path: ['Updates'], links: [] },
  ]
}

function paragraph(text: string | undefined, path: readonly string[]): Block[] {
  return text === undefined ? [] : [{ kind: 'paragraph', text: tidy(text), path, links: [] }]
}

function objectsIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function listOfStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

/** Links in bodies start from the site, not from the API. */
function govUkBase(page: JudgedPage): string {
  return URL.canParse('/', page.finalUrl) ? new URL('/', page.finalUrl).href : 'https://www.gov.uk/'
}
