/** What a page names: the first link with given words, or one value of JSON. The address of a list that moves is found so. */
import { CodedError } from '../errors.ts'
import type { FindInput } from '../model/judgement.ts'
import type { Reading } from '../model/watch.ts'
import { foldText } from '../text/folding.ts'
import { decodeText } from './charset.ts'
import { lineOf, openDocument, query } from './document.ts'
import { readFeed } from './feed.ts'
import { gateHtml } from './gate.ts'
import { isObject, parseJson } from './json-value.ts'
import { resolveLink } from './links.ts'
import { sniff } from './sniff.ts'

/**
 * @returns an absolute address (`link`), or the text or number at a path of JSON (`value`). Of several links the first in the order of
 * the document: publishers put the newest edition first.
 * @throws CodedError `find-failed`; of the gate for a block page or a shell; `page-unreadable`, `page-wrong-type`.
 */
export function findIn({ page, find, reading }: FindInput): string {
  const rules: Reading = { ...reading, select: [], remove: [], columns: {}, links: [], expect: {} }
  if (find.value !== undefined) return valueAt(jsonOf(page, rules), find.value)
  const has = (address: string, words: string): boolean => {
    const text = `${address.toLowerCase()}\n${plain(decoded(address))}\n${plain(words)}`
    return find.link.every((part) => text.includes(part.toLowerCase()) || text.includes(plain(part)))
  }
  const links = sniff(page).kind === 'feed' ? feedLinks(page, rules) : htmlLinks(page, rules)
  const first = links.find(({ url, words }) => has(url, words))
  if (first !== undefined) return first.url
  const wanted = find.link.map((part) => JSON.stringify(part)).join(' and ')
  throw failed(`None of the ${links.length} links of the page has ${wanted} in its address or its words.`)
}

type NamedLink = { readonly url: string; readonly words: string }

function htmlLinks(page: FindInput['page'], rules: Reading): NamedLink[] {
  const document = openDocument(page, rules)
  gateHtml(document)
  return query(document, 'a[href]').flatMap((element) => {
    const url = resolveLink(element.attribs.href ?? '', document.base)
    const { title = '', 'aria-label': label = '' } = element.attribs
    return url === undefined ? [] : [{ url, words: `${lineOf(element, 500)}\n${title}\n${label}` }]
  })
}

function feedLinks(page: FindInput['page'], rules: Reading): NamedLink[] {
  return readFeed(page, rules).items.map(({ title, url }) => ({ url, words: title }))
}

function jsonOf(page: FindInput['page'], rules: Reading): unknown {
  if (sniff(page).kind === 'html') gateHtml(openDocument(page, rules))
  const { contentType, body } = page
  return parseJson(decodeText(body, { contentType, language: rules.language, charset: rules.charset ?? 'utf-8' }).text)
}

/** `titles[number=15].up_to_date_as_of`, `files[0].url`: keys, positions, and elements by one of their values. */
function valueAt(value: unknown, path: string): string {
  let at = value
  for (const [, key, position, name = '', wanted] of path.matchAll(
    /(?:^|\.)([\w$@-]+)|\[(\d+)\]|\[([\w$@-]+)=([^\]]*)\]/g,
  )) {
    if (key !== undefined) at = ownValue(at, key)
    else if (!Array.isArray(at)) at = undefined
    else if (position !== undefined) at = at[Number(position)]
    else at = at.find((entry) => String(ownValue(entry, name)) === wanted)
  }
  if ((typeof at === 'string' && at.trim() !== '') || typeof at === 'number') return String(at).trim()
  throw failed(`The JSON has no text or number at ${path}.`)
}

function ownValue(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

function plain(text: string): string {
  return foldText(text).toLowerCase()
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

function failed(message: string): CodedError {
  return new CodedError('find-failed', message, {
    hint: 'Open the address of find in a browser: if the site was rebuilt, correct find.link or find.value.',
  })
}
