/** `listings`: who is on which list, found by any name in any script, as it stands or as it stood on a day. */
import { Command, InvalidArgumentError, Option } from 'commander'
import type { Deps } from '../deps.ts'
import { CodedError } from '../errors.ts'
import { foldName, searchWords } from '../listing/identity.ts'
import { sinceCell, sinceWords, statedSince } from '../listing/since.ts'
import type { RegisterEntry } from '../model/register.ts'
import { csvLine } from './csv-line.ts'
import { formatTime, type Io, printJson, printLine, printTable, visible } from './io.ts'
import { findByParty, type Hit, hitOf } from './listings/hits.ts'
import { listMeant } from './listings/list-name.ts'
import { nothingFound } from './listings/nothing.ts'
import { type CommonOptions, withApp, withConfigOption, withJsonOption } from './settings.ts'

const STATES = ['in-force', 'suspended', 'due-unconfirmed', 'stopped', 'removed'] as const

type ListingsOptions = CommonOptions & {
  readonly list?: string
  readonly at?: { readonly day: string; readonly end: number }
  readonly state?: string
  readonly history?: boolean
  readonly csv?: boolean
  readonly limit: number
}

export function listingsCommand(io: Io): Command {
  return withJsonOption(withConfigOption(new Command('listings')))
    .description('search the register of listings: any name, alias or number, in any script')
    .argument(
      '[search...]',
      'words of a name, an alias, a number, or the id of a listing; none: with --list, --state or --at',
    )
    .option('--list <name>', 'only entries of this list, e.g. "Entity List"')
    .option('--at <date>', 'as the register stood at the end of this day (UTC), YYYY-MM-DD', parseDay)
    .addOption(new Option('--state <state>', 'only entries in this state').choices([...STATES]))
    .option('--history', 'everything that happened to the one entry found')
    .option('--limit <n>', 'at most so many entries', parseLimit, 200)
    .addOption(new Option('--csv', 'print CSV').conflicts(['json', 'history']))
    .action(async (search: string[], options: ListingsOptions) => {
      await withApp(io, options, async ({ deps }) => {
        const query = search.join(' ')
        if (query.trim() === '' && [options.list, options.state, options.at].every((one) => one === undefined)) {
          throw new CodedError('usage', 'Nothing is asked for.', {
            hint: 'Give a name, an alias or a number; or --list, --state or --at for all entries there.',
          })
        }
        const found = await findHits(deps, query, options)
        const hits = found.filter(({ entry }) => options.state === undefined || entry.state === options.state)
        if (options.history === true) return await printHistory(io, deps, query, hits, options)
        const shown = hits.slice(0, options.limit)
        if (options.json === true) for (const hit of shown) printJson(io, jsonOf(hit))
        else if (options.csv === true) printCsv(io, shown)
        else if (shown.length > 0) printHits(io, shown)
        else for (const line of await nothingFound(deps, query, options, found.length)) printLine(io, line)
        if (hits.length > shown.length) {
          io.stderr.write(
            `${hits.length - shown.length} more entries match: ask for more words, or --limit ${hits.length}\n`,
          )
        }
      })
    })
}

async function findHits(deps: Deps, query: string, { list: asked, at }: ListingsOptions): Promise<readonly Hit[]> {
  const { register } = deps.store
  const list = asked === undefined ? undefined : await listMeant(deps, asked)
  const where = { ...(list === undefined ? {} : { list }), ...(at === undefined ? {} : { at: at.end }) }
  if (/^l_[0-9a-f]{6,}$/.test(query)) {
    const byId = (await register.search({ words: [], ...where })).filter(({ id }) => id.startsWith(query))
    return byId.map((entry) => ({ entry, by: 'its id' }))
  }
  const words = searchWords(query)
  if (query.trim() === '') return (await register.search({ words, ...where })).map((entry) => ({ entry, by: '' }))
  if (words.length === 0) {
    throw new CodedError('usage', 'The search has no word in it.', { hint: 'Give a name, an alias or a number.' })
  }
  const named = (await register.search({ words, ...where })).map((entry) => hitOf(entry, words))
  const known = new Set(named.map(({ entry }) => entry.id))
  const byParty = await findByParty(deps, query, where)
  return [...named, ...byParty.filter(({ entry }) => !known.has(entry.id))]
}

function printHits(io: Io, hits: readonly Hit[]): void {
  const rows = hits.map(({ entry, by }) => [
    entry.listing.name,
    entry.listing.list,
    entry.listing.country,
    sinceCell(entry.listing, entry.since),
    stateOf(entry),
    by,
  ])
  printTable(io, ['name', 'list', 'country', 'since', 'state', 'found by'], rows)
}

/** "suspended until 2025-08-12" */
function stateOf({ state, listing }: RegisterEntry): string {
  const { until } = listing.status
  return state === 'suspended' && until !== undefined ? `suspended until ${until}` : state
}

function printCsv(io: Io, hits: readonly Hit[]): void {
  io.stdout.write(
    csvLine([
      'id',
      'name',
      'list',
      'country',
      'since',
      'state',
      'until',
      'aliases',
      'effective',
      'licence policy',
      'notice',
      'found by',
    ]),
  )
  for (const { entry, by } of hits) {
    const { listing, notice = '' } = entry
    const { name, list, country, status, aliases, effectiveDate, licencePolicy } = listing
    io.stdout.write(
      csvLine([
        entry.id,
        name,
        list,
        country,
        statedSince(listing) ?? '',
        entry.state,
        status.until ?? '',
        aliases.join('; '),
        effectiveDate?.value ?? '',
        licencePolicy.text,
        notice,
        by,
      ]),
    )
  }
}

function jsonOf({ entry, by, party }: Hit) {
  const { id, state, firstSeen, told, notice, listing } = entry
  return {
    id,
    list: listing.list,
    name: listing.name,
    country: listing.country,
    since: statedSince(listing) ?? null,
    state,
    by,
    party,
    firstSeen,
    told,
    notice,
    listing,
  }
}

async function printHistory(
  io: Io,
  { store }: Deps,
  query: string,
  hits: readonly Hit[],
  { json }: ListingsOptions,
): Promise<void> {
  const exact = hits.filter(({ entry }) => foldName(entry.listing.name) === foldName(query))
  const meant = hits.length === 1 ? hits : exact
  const [one] = meant
  if (one === undefined || meant.length > 1) {
    throw new CodedError(
      'not-found',
      `${hits.length === 0 ? 'No entry matches' : `${hits.length} entries match`} “${query}”.`,
      {
        hint: 'Give the id or the exact name of one entry: "ruledrift listings SEARCH --json" shows both.',
      },
    )
  }
  const { entry } = one
  const events = await store.register.history(entry.id)
  if (json === true) {
    for (const { entry: after, ...event } of events)
      printJson(io, { listing: entry.id, ...event, state: after.state, after: after.listing })
    return
  }
  printLine(
    io,
    visible(
      `${entry.listing.name} (${entry.listing.list}), ${sinceWords(entry.listing, entry.since)}, ${stateOf(entry)}, ${entry.id}`,
    ),
  )
  for (const { at, kind, watchId, changeId, parts, entry: after } of events) {
    const change = changeId === undefined ? '' : `, change ${changeId.slice(0, 12)}`
    printLine(io, `  ${formatTime(at)}  ${kind}: ${stateOf(after)}  (${visible(watchId)}${change})`)
    for (const { part, before, after: now } of parts)
      printLine(io, `      ${part}: ${visible(before)} → ${visible(now)}`)
  }
}

function parseDay(day: string): { day: string; end: number } {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(start)) throw new InvalidArgumentError('write a day as 2025-03-28')
  return { day, end: start + 24 * 60 * 60 * 1000 - 1 }
}

function parseLimit(text: string): number {
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1) throw new InvalidArgumentError('a whole number above 0')
  return limit
}
