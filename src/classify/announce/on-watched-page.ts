/** Listings that a page which is watched already announces anew: a sentence, or rows of a table of entities. English. */

import { emptyListing } from '../../listing/listing.ts'
import type { Change, RowChange, Sentence, SentenceChange } from '../../model/change.ts'
import type { Block } from '../../model/extract.ts'
import { MAX_ENTRIES } from '../entries/acts.ts'
import type { Reader } from '../read/reader.ts'
import type { RuledFinding } from '../rules/table.ts'
import { type AnnouncedEntry, findAnnouncements } from './addition-sentences.ts'
import { readAnnouncedEntries } from './entries-of-rule.ts'
import { splitNames } from './names-in-text.ts'
import { entryFinding, unnamedListing } from './new-document.ts'

/** What was told as listings, and the sentences and rows that need no finding of their own. */
export type AnnouncedOnPage = {
  readonly findings: readonly RuledFinding[]
  readonly told: ReadonlySet<Sentence | RowChange>
}

const LIST = "((?:[A-Z][\\w’'-]{0,40}\\s{1,3}){1,6}List)\\b"
/** "X and Y have been added to the Entity List", "X was removed from the Unverified List" */
const PASSIVE = new RegExp(
  `\\b(?:(?:have|has|were|was|will)\\s+(?:(?:now|today|hereby|also|each|both|be|been|being)\\s+){0,3}|(?:are|is)\\s+(?:(?:now|today|hereby|also|being)\\s+){1,2})(?:(added|placed|put|included|listed)\\s+(?:to|on|in|under)|(removed|deleted|delisted)\\s+from)\\s+(?:the\\s+|its\\s+|BIS['’]s\\s+)?${LIST}`,
)
/** "BIS added X and Y to the Entity List": what is added is named at once. */
const ACTIVE = new RegExp(
  `\\b(?:(add(?:s|ed|ing)?|plac(?:es|ed|ing)|puts?|putting)|(remov(?:es|ed|ing)))\\s+([^.!?]{2,1000}?)\\s+(?:to|on|from)\\s+(?:the\\s+|its\\s+|BIS['’]s\\s+)?${LIST}`,
)
/** Which, that or a past year: nobody is listed now. */
const NOT_NOW = /\b(?:which|that|who|whose|if|when|once|unless|may|might|could|not|never)\b[^,;]{0,40}$/i
const YEAR = /^[^.;]{0,40}\b(?:in|since|on|of)\b[^.;]{0,20}\b((?:19|20)\d\d)\b/
/** Lists whose tables are read without a column that only lists of entities have. */
const OFFICIAL =
  /\b(?:Entity|Unverified|Military End[- ]User|Denied Persons|End[- ]User|Covered|Sanctions|Debarred|Consolidated|SDN|Specially Designated Nationals)\s+List\b/i
const MAX_CHARACTERS = 4_000

/** @param title of the page. @param today YYYY-MM-DD in the zone of the source. */
export function announcedOnPage(change: Change, title: string, reader: Reader, today: string): AnnouncedOnPage {
  const told = new Set<Sentence | RowChange>()
  const findings: RuledFinding[] = []
  for (const one of change.sentences.slice(0, 2_000)) {
    const found = inSentence(one, reader, today, change)
    if (found.length === 0) continue
    findings.push(...found)
    if (one.after !== null) told.add(one.after)
  }
  for (const { row, found } of inRows(change, title, reader, today)) {
    findings.push(found)
    told.add(row)
  }
  return { findings: findings.slice(0, MAX_ENTRIES), told }
}

function inSentence(change: SentenceChange, reader: Reader, today: string, { date }: Change): RuledFinding[] {
  if (change.type === 'removed' || !/List\b/.test(change.after.text)) return []
  const { text, path } = change.after
  const before = change.before === null ? [] : named(change.before.text, today)
  const known = new Set(before.map(keyOf))
  const entries = named(text, today).filter((entry) => !known.has(keyOf(entry)))
  if (entries.length > 0) return entries.map((entry) => entryFinding(entry, text, path, today, date.after))
  if (change.before !== null && before.length + findIn(change.before.text, reader).length > 0) return []
  // without a count "companies that have been added to the Entity List" would be news
  const unnamed =
    named(text, today).length === 0 ? findIn(text, reader).find(({ count }) => count !== undefined) : undefined
  return unnamed === undefined || isPast(text, today) ? [] : [unnamedListing(unnamed)]
}

function findIn(text: string, reader: Reader) {
  return findAnnouncements([{ kind: 'paragraph', text, path: [], links: [] }], reader)
}

function keyOf({ listing, change }: Pick<AnnouncedEntry, 'listing' | 'change'>): string {
  return `${change} ${listing.list} ${listing.name}`.toLowerCase()
}

type Entry = Pick<AnnouncedEntry, 'listing' | 'change'>

function named(sentence: string, today: string): Entry[] {
  const text = sentence.slice(0, MAX_CHARACTERS)
  const passive = PASSIVE.exec(text)
  if (passive !== null) {
    const before = text.slice(0, passive.index)
    if (NOT_NOW.test(before) || isPast(text.slice(passive.index), today) || isQuoted(before)) return []
    return entriesOf(before, passive[3] ?? '', passive[2] === undefined ? 'added' : 'removed')
  }
  const active = ACTIVE.exec(text)
  if (active === null) return []
  const before = text.slice(0, active.index)
  if (NOT_NOW.test(before) || isPast(text.slice(active.index), today) || isQuoted(before)) return []
  return entriesOf(active[3] ?? '', active[4] ?? '', active[2] === undefined ? 'added' : 'removed')
}

/** Only an enumeration that begins with a name is one: "adding 80 entities in China, Iran and Pakistan" names nobody. */
function entriesOf(enumeration: string, list: string, change: 'added' | 'removed'): Entry[] {
  const words = enumeration
    .replace(/^.*?:\s+(?=[A-Z])/s, '')
    .replace(/^(?:on|as of|effective)\s[^,]{3,40},\s+/i, '')
    .trim()
  const names = splitNames(words)
  const first = names[0]
  if (first === undefined || !words.replace(/^(?:the|and)\s+/i, '').startsWith(first)) return []
  return names.map((name) => ({ listing: { ...emptyListing(list.trim()), name }, change }))
}

function isPast(text: string, today: string): boolean {
  const year = YEAR.exec(text.slice(text.search(/List\b/) + 4))?.[1]
  return year !== undefined && Number(year) < Number(today.slice(0, 4))
}

function isQuoted(before: string): boolean {
  return (before.match(/[“”"]/g)?.length ?? 0) % 2 === 1
}

/** Rows that came in a table whose headers are those of entities. */
function inRows(
  change: Change,
  title: string,
  reader: Reader,
  today: string,
): { row: RowChange; found: RuledFinding }[] {
  const rows = change.rows.flatMap((row) => (row.type === 'added' && isEntityRow(row.after) ? [row] : []))
  return rows.slice(0, MAX_ENTRIES).flatMap((row) => {
    const { path, text } = row.after
    const list = listOf([...path, title])
    const announcements = list === '' ? [] : [{ text: '', block: 0, list }]
    const entry = readAnnouncedEntries([row.after], announcements, reader)[0]
    return entry === undefined ? [] : [{ row, found: entryFinding(entry, text, path, today, change.date.after) }]
  })
}

/** "Entity | License requirement": such a table is a list; "Name" only under the heading of an official one. */
function isEntityRow({ cells, path }: Block): boolean {
  const headers = cells?.map(({ header }) => header) ?? []
  if (!headers.some((header) => /^(?:entity|entities|name|listed (?:person|entity)|company)\b/i.test(header)))
    return false
  return headers.some((header) => /licen[sc]e (?:requirement|review)/i.test(header)) || OFFICIAL.test(path.join('\n'))
}

function listOf(texts: readonly string[]): string {
  for (const text of texts.toReversed()) {
    const match = OFFICIAL.exec(text)
    if (match !== null) return match[0]
  }
  return ''
}
