/** What touches the user's own parties, one line for each: how many entries, how sure, by what they were recognised. */
import type { Finding, PartyMatch, Sureness } from '../model/finding.ts'
import { oneLine } from './clean.ts'
import { entryName } from './entry.ts'
import { count } from './words.ts'

export type PartyView = {
  /** The party's name; '' where the finding only says that one is touched. */
  readonly party: string
  /** "6 entries, likely (names begin with “Inspur”)" */
  readonly line: string
  /** Nobody of them is more than possible. */
  readonly perhaps: boolean
  readonly names: readonly string[]
  /** Names that are not shown. */
  readonly more: number
}

const PARTIES = 10
const NAMES = 12
const WAYS = 3

const SURENESS: readonly Sureness[] = ['sure', 'likely', 'possible']

type Touched = { readonly finding: Finding; readonly match: PartyMatch }

/** @param findings confirmations left out: the party was told then. */
export function partyViews(findings: readonly Finding[]): PartyView[] {
  const flagged = findings.filter(({ flags }) => flags.includes('party'))
  const touched = flagged.flatMap((finding) => (finding.parties ?? []).map((match) => ({ finding, match })))
  const named = [...Map.groupBy(touched, ({ match }) => match.party)].map(([party, group]) => viewOf(party, group))
  // A party that some finding surely touches stands above one that is only possible.
  const sorted = named.toSorted((a, b) => Number(a.perhaps) - Number(b.perhaps))
  const unnamed = flagged.filter(({ parties = [] }) => parties.length === 0).map(unnamedView)
  const views = [...sorted, ...unnamed]
  const rest = views.slice(PARTIES)
  if (rest.length === 0) return views
  const line = `and ${count(rest.length, 'more of your parties', 'more of your parties')}`
  return [...views.slice(0, PARTIES), { party: '', line, perhaps: false, names: [], more: 0 }]
}

function viewOf(party: string, touched: readonly Touched[]): PartyView {
  const entries = touched.filter(({ finding }) => finding.listing !== undefined)
  const names = [
    ...new Set(entries.map(({ finding }) => (finding.listing === undefined ? '' : entryName(finding.listing)))),
  ]
  const what = entries.length === 0 ? count(touched.length, 'passage') : count(entries.length, 'entry', 'entries')
  return {
    party: oneLine(party, 120),
    line: `${what}, ${surenessWords(touched)} (${howWords(touched)})`,
    perhaps: touched.every(({ match }) => match.sureness === 'possible'),
    names: names.slice(0, NAMES),
    more: Math.max(0, names.length - NAMES),
  }
}

/** "likely", "4 likely, 2 possible" */
function surenessWords(touched: readonly Touched[]): string {
  const counts = SURENESS.map((sureness) => ({
    sureness,
    n: touched.filter(({ match }) => match.sureness === sureness).length,
  })).filter(({ n }) => n > 0)
  return counts.length === 1
    ? (counts[0]?.sureness ?? '')
    : counts.map(({ sureness, n }) => `${n} ${sureness}`).join(', ')
}

/** "names begin with “Inspur”", else how each was recognised. */
function howWords(touched: readonly Touched[]): string {
  const lead = sharedLead(touched.map(({ match }) => match))
  if (lead !== '') return `${touched.length === 1 ? 'name begins' : 'names begin'} with “${lead}”`
  const ways = [...new Set(touched.map(({ match }) => wayOf(match)))]
  const more = ways.length > WAYS ? ` and ${count(ways.length - WAYS, 'other way')}` : ''
  return `${ways.slice(0, WAYS).join('; ')}${more}`
}

/** "same name", "your alias ‘浪潮’: same name" */
function wayOf({ party, by, how }: PartyMatch): string {
  return `${by === party ? '' : `your alias ‘${oneLine(by, 80)}’: `}${oneLine(how, 160)}`
}

/** The words with which a name of the party and all names on the page begin; '' where one of them is the same name anyway. */
function sharedLead(matches: readonly PartyMatch[]): string {
  if (matches.some(({ sureness }) => sureness !== 'likely')) return ''
  const [first] = matches
  const words = oneLine(first?.by ?? '', 120).split(' ')
  for (let n = words.length; n > 0; n--) {
    const lead = words.slice(0, n).join(' ')
    if (lead.length > 1 && matches.every(({ by, matched }) => beginsWith(by, lead) && beginsWith(matched, lead)))
      return lead
  }
  return ''
}

function beginsWith(name: string, lead: string): boolean {
  const plain = oneLine(name, 300).toLowerCase()
  return plain.startsWith(lead.toLowerCase()) && !/^[\p{L}\p{Nd}]/u.test(plain.slice(lead.length))
}

function unnamedView({ kind, listing, reason }: Finding): PartyView {
  const line = listing === undefined || kind === 'date.reached' ? oneLine(reason, 300) : entryName(listing)
  return { party: '', line, perhaps: false, names: [], more: 0 }
}
