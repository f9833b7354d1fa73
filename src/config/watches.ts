/** From watches/<source>.yaml to sources and watches: defaults filled in, references between files checked. */
import { Cron } from 'croner'
import { LISTING_FIELDS, NAMING_FIELDS } from '../listing/fields.ts'
import type { Expectations, Find, Follow, ReaderName, Reading, Source, Watch } from '../model/watch.ts'
import type { Mistake } from './mistakes.ts'
import { nearest, showValue } from './mistakes.ts'
import type { Settings } from './settings-schema.ts'
import type { WatchEntry, WatchesFile } from './watches-schema.ts'
import type { YamlFile } from './yaml-file.ts'

const MINUTE = 60_000
const LEAST_BLIND_AFTER_MS = 15 * MINUTE
const LISTS: readonly (ReaderName | undefined)[] = ['index', 'feed', 'json']

type Defaults = WatchesFile['defaults']

export type Publisher = {
  readonly source: Source
  readonly watches: readonly Watch[]
  /** When an address with `{year}` will read otherwise (ms): the turn of the year in the zone of the publisher. */
  readonly yearEndsAt?: number
}

/**
 * @param now milliseconds since 1970, for `{year}`.
 * @returns one publisher; contradictions inside a watch are appended to `mistakes`.
 */
export function buildPublisher(
  yaml: YamlFile,
  file: WatchesFile,
  schedule: Settings['schedule'],
  now: number,
  mistakes: Mistake[],
): Publisher {
  const { id, name, jurisdiction, language, timeZone } = file
  const source: Source = { id, name, jurisdiction, language, timeZone }
  file.watches.forEach((entry, i) => {
    checkEntry(yaml, entry, i, mistakes)
  })
  const watches = file.watches.map((entry) => buildWatch(source, entry, file.defaults, schedule, now))
  if (!file.watches.some((entry) => entry.url.includes('{year}'))) return { source, watches }
  const turn = new Cron('0 0 1 1 *', { timezone: timeZone, paused: true }).nextRun(new Date(now))
  return { source, watches, ...(turn === null ? {} : { yearEndsAt: turn.getTime() }) }
}

/** Options that only some readers understand would be silently without effect elsewhere. */
function checkEntry(yaml: YamlFile, entry: WatchEntry, i: number, mistakes: Mistake[]): void {
  const reader = readerOf(entry)
  const wrong = (key: string, got: string, allowed: string) => {
    const path = ['watches', i, key]
    mistakes.push({ file: yaml.file, line: yaml.lineOf(path), path, got, allowed: `allowed: ${allowed}` })
  }
  const only = (key: 'links' | 'next' | 'columns', readers: string) => {
    if (entry[key] !== undefined && reader !== readers) wrong(key, `${key} with reader ${reader}`, `reader: ${readers}`)
  }
  only('links', 'index')
  only('next', 'index')
  only('columns', 'table')
  if (entry.url.includes('{year}') && reader !== 'index') {
    wrong('url', `{year} with reader ${reader ?? 'chosen from the content'}`, '{year} with reader: index')
  }
  if (reader === 'table' && Object.keys(entry.columns ?? {}).length === 0) {
    wrong('columns', showValue(entry.columns), 'at least one field for reader table, such as { key: Entity }')
  }
  checkColumns(entry, wrong)
  if (typeof entry.follow === 'object' && !LISTS.includes(reader)) {
    wrong('follow', `follow with reader ${reader}`, 'reader: index, feed or json')
  }
  checkFind(entry, wrong)
  const { min, max } = entry.expect ?? {}
  if (min !== undefined && max !== undefined && min > max) {
    wrong('expect', `min ${min} above max ${max}`, 'min up to max')
  }
  if (entry.blindAfter !== undefined && entry.every !== undefined && entry.blindAfter < entry.every) {
    wrong('blindAfter', `less than every`, 'at least as long as every')
  }
}

/** A misspelt field would be a column of its own, and the list would have no entries without anybody noticing. */
function checkColumns(
  { columns = {}, list }: WatchEntry,
  wrong: (key: string, got: string, allowed: string) => void,
): void {
  const fields = Object.keys(columns)
  for (const field of fields) {
    if (LISTING_FIELDS.some((known) => known === field)) continue
    const near = nearest(field, LISTING_FIELDS)
    if (near !== undefined && isMisspelt(field, near))
      wrong('columns', `the field ${showValue(field)}`, `another name, or ${near} if that is meant`)
  }
  if (list !== undefined && fields.length > 0 && !fields.some((field) => NAMING_FIELDS.includes(field))) {
    wrong('columns', `list without a column for names`, `with list: a column for ${NAMING_FIELDS.join(', ')}`)
  }
}

/** The same letters in another order, or a plural: "note" is a column of its own, "nmae" and "names" are not. */
function isMisspelt(field: string, known: string): boolean {
  const letters = (word: string) => [...word.toLowerCase()].sort().join('')
  return letters(field) === letters(known) || field === `${known}s` || known === `${field}s`
}

/** What is found must be used, and what is used must be found. */
function checkFind({ url, find }: WatchEntry, wrong: (key: string, got: string, allowed: string) => void): void {
  const used = url.includes('{found}')
  if (find === undefined) {
    if (used) wrong('url', '{found} without find', '{found} with find: { at: …, link: … }')
    return
  }
  if (!used) wrong('url', 'find without {found} in url', 'url: "{found}", or {found} as a part of its path or query')
  if (url.includes('{year}') || /\{(?:year|found)\}/.test(find.at)) {
    wrong('find', 'find with {year}, or with {found} in at', 'plain addresses')
  }
  if ((find.link === undefined) === (find.value === undefined)) {
    wrong('find', find.link === undefined ? 'neither link nor value' : 'link and value', 'one of link and value')
  }
}

/** The reader that the options speak of; undefined leaves the choice to the content. */
function readerOf(entry: WatchEntry): ReaderName | undefined {
  if (entry.reader !== undefined) return entry.reader
  if (entry.columns !== undefined) return 'table'
  const isList = entry.links !== undefined || entry.next !== undefined || typeof entry.follow === 'object'
  return isList ? 'index' : undefined
}

function buildWatch(
  source: Source,
  entry: WatchEntry,
  defaults: Defaults,
  schedule: Settings['schedule'],
  now: number,
): Watch {
  const reader = readerOf(entry)
  const isList = LISTS.includes(reader)
  const everyMs = entry.every ?? defaults.every ?? (isList ? schedule.indexes : schedule.pages)
  const charset = entry.charset ?? defaults.charset
  const reading: Reading = {
    ...(reader === undefined ? {} : { reader }),
    select: entry.select ?? defaults.select ?? [],
    remove: entry.remove ?? defaults.remove ?? [],
    columns: entry.columns ?? {},
    ...(entry.list === undefined ? {} : { list: entry.list }),
    links: entry.links ?? [],
    ...(entry.next === undefined ? {} : { next: entry.next }),
    language: entry.language ?? source.language,
    timeZone: entry.timeZone ?? source.timeZone,
    ...(charset === undefined ? {} : { charset }),
    expect: expectations(entry.expect ?? defaults.expect),
  }
  const year = yearIn(source.timeZone, now)
  const { find, maxBody } = entry
  const follow = isList ? buildFollow(reading, entry.follow, schedule) : undefined
  return {
    id: entry.id,
    source,
    title: entry.title,
    url: find?.at ?? entry.url.replaceAll('{year}', String(year)),
    ...(find === undefined ? {} : { find: findOf(find, entry.url) }),
    ...(maxBody === undefined ? {} : { maxBodyBytes: maxBody }),
    everyMs,
    unconditionalMs: entry.unconditional ?? defaults.unconditional ?? schedule.unconditional,
    blindAfterMs: entry.blindAfter ?? defaults.blindAfter ?? Math.max(3 * everyMs, LEAST_BLIND_AFTER_MS),
    reading,
    ...(follow === undefined ? {} : { follow }),
    ...(entry.url.includes('{year}') ? { olderUrl: entry.url.replaceAll('{year}', String(year - 1)) } : {}),
  }
}

function findOf({ through = [], link = [], value }: NonNullable<WatchEntry['find']>, into: string): Find {
  return { through, link, ...(value === undefined ? {} : { value }), into }
}

/** The selectors of an index are for its list: the documents behind it have their own, or none. */
function buildFollow(index: Reading, entry: WatchEntry['follow'], schedule: Settings['schedule']): Follow | undefined {
  if (entry === false || entry === 'no') return undefined
  const given = entry ?? {}
  const charset = given.charset ?? index.charset
  return {
    forMs: given.for ?? schedule.followFor,
    everyMs: given.every ?? schedule.followEvery,
    reading: {
      ...(given.reader === undefined ? {} : { reader: given.reader }),
      select: given.select ?? [],
      remove: given.remove ?? [],
      columns: {},
      ...(given.list === undefined ? {} : { list: given.list }),
      links: [],
      language: index.language,
      timeZone: index.timeZone,
      ...(charset === undefined ? {} : { charset }),
      expect: expectations(given.expect),
    },
  }
}

function expectations(given: Defaults['expect']): Expectations {
  return Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined))
}

function yearIn(timeZone: string, now: number): number {
  return Number(new Intl.DateTimeFormat('en-u-ca-gregory', { timeZone, year: 'numeric' }).format(now))
}
