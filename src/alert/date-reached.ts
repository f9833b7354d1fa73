/** A stored date comes near, or has come: one finding for all entries that one change gave the date. Pure. */
import type { RuledFinding } from '../classify/rules/table.ts'
import { dayWords } from '../listing/day-words.ts'
import type { Finding } from '../model/finding.ts'
import type { Listing } from '../model/listing.ts'
import type { DateKind, RegisterEntry, StoredDate } from '../model/register.ts'

export type ReachedDate = {
  readonly date: StoredDate
  readonly entries: readonly RegisterEntry[]
  /** Days until it, in the zone of its source; 0 on the day, below 0 when it is told late. */
  readonly left: number
  /** The change that brought the date. */
  readonly origin?: { readonly title: string; readonly findings: readonly Finding[] } | undefined
}

const NAMES_SHOWN = 30

/**
 * @returns `date.reached`: medium at each stage, high when it touches a party. Never critical: the listing itself was told at
 * its severity when it was announced.
 */
export function dateFinding(reached: ReachedDate, partiesOf: (listing: Listing) => readonly string[]): RuledFinding {
  const { date, entries, left, origin } = reached
  const rule = entries.length > 0 ? undefined : origin?.findings.find(({ until }) => until === date.date)
  // a rule on ownership may reach any party: who owns whom is not known here
  const isWide = rule?.flags.includes('party') === true
  const parties = [...new Set(entries.flatMap(({ listing }) => partiesOf(listing)))]
  const [only] = entries
  const names = entries.map(({ listing }) => listing.name).sort()
  const shown = `${names.slice(0, NAMES_SHOWN).join('; ')}${names.length > NAMES_SHOWN ? `; and ${names.length - NAMES_SHOWN} more` : ''}`
  const told = isWide
    ? '; it may reach any of your parties: who owns them is not screened'
    : parties.length === 0
      ? ''
      : `; touches your party ‘${parties.slice(0, 5).join('’, ‘')}’`
  return {
    kind: 'date.reached',
    severity: parties.length > 0 || isWide ? 'high' : 'medium',
    flags: parties.length > 0 || isWide ? ['party'] : [],
    reason: `${subjectOf(reached)}: ${sayDate(date, left)}${told}`,
    rule: `calendar.${date.kind}`,
    before: null,
    after: names.length === 0 ? (rule?.after ?? null) : { text: shown, marks: [] },
    ...(only !== undefined && entries.length === 1 ? { listing: only.listing } : {}),
  }
}

const NOTICES_SHOWN = 4

/** "16 entries of 商务部公告2025年第21号 and 12 entries of 商务部公告2025年第22号", "‘Example Ltd.’ (China) on Entity List" */
function subjectOf({ entries, origin }: ReachedDate): string {
  const [first] = entries
  if (first === undefined) return origin === undefined ? 'A stored date' : `“${origin.title}”`
  const { listing } = first
  if (entries.length === 1)
    return `‘${listing.name}’${listing.country === '' ? '' : ` (${listing.country})`} on ${listing.list}`
  const groups = [...Map.groupBy(entries, ({ notice }) => notice)].sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  const isNoticed = groups.every(([notice]) => notice !== undefined)
  if (!isNoticed || groups.length > NOTICES_SHOWN) return `${entries.length} entries of ${listing.list}`
  return groups
    .map(([notice, { length }]) => `${length} ${length === 1 ? 'entry' : 'entries'} of ${notice}`)
    .join(' and ')
}

const SAYS: Readonly<Record<DateKind, readonly [ahead: string, now: string, past: string, then: string]>> = {
  effective: [
    'the listing takes effect',
    'the listing takes effect',
    'the listing took effect',
    'no source has confirmed it yet',
  ],
  amendment: [
    'the amendment takes effect',
    'the amendment takes effect',
    'the amendment took effect',
    'it was told when it was announced',
  ],
  'suspension-end': [
    'the suspension ends',
    'the suspension ends',
    'the suspension ended',
    'no source has said yet what comes then',
  ],
  deadline: [
    'the time limit ends',
    'the time limit ends',
    'the time limit ended',
    'no source has said yet what comes then',
  ],
}

function sayDate({ kind, date }: StoredDate, left: number): string {
  const [ahead, now, past, then] = SAYS[kind]
  const day = dayWords(date)
  if (left > 1) return `${ahead} in ${left} days, on ${day}`
  if (left === 1) return `${ahead} tomorrow, ${day}`
  return left === 0 ? `${now} today, ${day}; ${then}` : `${past} on ${day}; ${then}`
}
