/** Parties that are new or changed are looked for in the whole register, once: "listed since 2025-03-25". */
import { raiseAlerts } from '../src/alert/alert.ts'
import { storyOf } from '../src/alert/story.ts'
import type { RuledFinding } from '../src/classify/rules/table.ts'
import type { Deps } from '../src/deps.ts'
import { idOf } from '../src/id.ts'
import { sinceWords } from '../src/listing/since.ts'
import type { PartyMatch } from '../src/model/finding.ts'
import type { RegisterEntry } from '../src/model/register.ts'
import type { Alert, NewNotice, RegisterUpdate, StoredChange } from '../src/ports/records.ts'
import { changeId } from '../src/snapshot/snapshot.ts'
import { withRegister } from './check/overtaken.ts'
import { createPartyScreen } from './check/parties.ts'

/** Who is removed, or whose measure is stopped, is listed no more. */
const LISTED = ['in-force', 'suspended', 'due-unconfirmed'] as const

/**
 * Nothing is told when the parties are the same as last time. While the register has nothing in it nobody counts as screened: who
 * stands on a list at its first look is told at the next start.
 * @returns how many matches were told.
 */
export async function screen(deps: Deps): Promise<number> {
  const { matches, notices } = await withRegister(() => screenAll(deps))
  for (const { deliveries } of notices) for (const { id } of deliveries) await deps.queue.offer('deliver', id)
  return matches
}

async function screenAll(deps: Deps): Promise<{ matches: number; notices: readonly NewNotice[] }> {
  const { store, config, clock, log } = deps
  const { register } = store
  const basis = await register.basis()
  const hashes = config.parties.map(({ name, aliases }) => idOf('l', name, aliases.join('\n')))
  const parties = [...new Set(hashes)].sort().join(' ')
  if ((basis.parties ?? '') === parties || config.watches.length === 0) return { matches: 0, notices: [] }
  const screened = new Set((basis.parties ?? '').split(' '))
  const fresh = config.parties.filter((_, i) => !screened.has(hashes[i] ?? ''))
  const now = clock.now()
  const entries = await register.entries({ states: LISTED })
  if (entries.length === 0) return { matches: 0, notices: [] }
  const told = await register.toldParties()
  const { matches: matchesOf } = createPartyScreen(fresh)
  const matches = entries.flatMap((entry) =>
    matchesOf(entry.listing)
      .filter(({ party }) => !told.has(`${party}\n${entry.id}`))
      .map((match) => ({ party: match.party, match, entry })),
  )
  const groups: Told[] = []
  const bySource = await groupBySource(deps, matches)
  for (const [watchId, some] of bySource) {
    const one = await tellMatches(deps, watchId, some, now)
    if (one !== undefined) groups.push(one)
  }
  const watchId = config.watches[0]?.id ?? ''
  const update: RegisterUpdate = {
    basis: basis.version,
    watchId,
    at: now,
    writes: [],
    seen: [],
    gone: [],
    openings: [],
    told: matches.map(({ party, entry }) => ({ party, listingId: entry.id })),
    parties,
  }
  const notices = groups.flatMap((group) => group.notices)
  await store.calendar.commit({
    update,
    told: [],
    changes: groups.map(({ change }) => change),
    alerts: groups.flatMap(({ alerts }) => alerts),
    notices,
  })
  log.info('The parties were looked for in the register', { entries: entries.length, matches: matches.length })
  return { matches: matches.length, notices }
}

type Match = { readonly party: string; readonly match: PartyMatch; readonly entry: RegisterEntry }

/** One message for each watch that shows the entries: its source is the one that says so. */
async function groupBySource({ store }: Deps, matches: readonly Match[]): Promise<Map<string, Match[]>> {
  const groups = new Map<string, Match[]>()
  for (const match of matches) {
    const [source] = await store.register.sources(match.entry.id)
    if (source !== undefined) groups.set(source, [...(groups.get(source) ?? []), match])
  }
  return groups
}

type Told = { readonly change: StoredChange; readonly alerts: readonly Alert[]; readonly notices: readonly NewNotice[] }

async function tellMatches(
  { store, config }: Deps,
  watchId: string,
  matches: readonly Match[],
  now: number,
): Promise<Told | undefined> {
  const state = await store.watches.get(watchId)
  if (state === undefined) return undefined
  const { watch } = state
  const findings = matches.map(screenedFinding)
  const change: StoredChange = {
    id: changeId(watchId, 'screened', matches.map(({ party, entry }) => `${party} ${entry.id}`).join('\n')),
    watchId,
    at: now,
    title: `Your parties on ${[...new Set(matches.map(({ entry }) => entry.listing.list))].join(', ')}`,
    url: watch.url,
    findings,
    folded: 0,
  }
  const story = storyOf(watch, change, findings)
  return { change, ...raiseAlerts({ ...config, change, story, findings, now }) }
}

/** A party that is new in the user's file met an entry that has been listed for long. */
export function screenedFinding({ party, match, entry }: Match): RuledFinding {
  const { listing, since } = entry
  const state = entry.state === 'in-force' ? '' : `, ${entry.state}`
  return {
    kind: 'listing.added',
    // What only may be the party wants a look, not an alarm.
    severity: match.sureness === 'possible' ? 'high' : 'critical',
    flags: ['party'],
    reason: `‘${listing.name}’ ${sinceWords(listing, since)} (${listing.list}${state}) and ${match.sureness === 'possible' ? 'may be' : 'matches'} your party ‘${party}’ (${match.by === party ? '' : `by your alias ‘${match.by}’, `}${match.sureness}: ${match.how})`,
    rule: 'party.screened',
    before: null,
    after: { text: listing.name, marks: [[0, listing.name.length]] },
    listing,
    parties: [match],
  }
}
