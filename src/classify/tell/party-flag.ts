/** What a finding is marked with: `silent` where the page did not say that it changed, `party` where it touches somebody. */
import type { Finding, Flag, PartyMatch, Severity, Sureness } from '../../model/finding.ts'
import { matchParties, matchText, type PartySearch } from '../../names/parties.ts'
import { isBy } from '../rules/table.ts'
import { quote } from '../rules/verdict.ts'

export type Silence = { readonly silent: boolean; readonly says: string }

/** More are counted in the reason. */
const MAX_NAMED = 5

const MAX_MATCHES = 50

/** Parts of an entry that hold names. */
const NAME_PARTS = new Set(['name', 'aliases', 'formerNames', 'subordinates'])

const RANK: Readonly<Record<Sureness, number>> = { sure: 3, likely: 2, possible: 1 }

/**
 * @returns the finding with the parties that it touches: marked `party`, critical where one is sure or likely, at least high
 * where it only may be one; the reason says by which name and how.
 */
export function markParties(finding: Finding, search: PartySearch, title: string): Finding {
  return markMatches(finding, partiesOf(finding, search, title), search)
}

/** @param matches also from elsewhere. @returns the finding marked with the parties that were found. */
export function markMatches(finding: Finding, matches: readonly PartyMatch[], search: PartySearch): Finding {
  const found = best(matches)
  // who owns a party is not known here: such a rule may reach any of them (D-39)
  if (found.length === 0 && isBy(finding, 'instrument.ownership') && search.names.length > 0) {
    return { ...finding, severity: 'critical', flags: addFlag(finding.flags, 'party') }
  }
  if (found.length === 0) return finding
  const certain = found.filter(({ sureness }) => sureness !== 'possible')
  const says = certain.length > 0 ? namesParties(certain) : mayTouchParties(found)
  return {
    ...finding,
    severity: raised(finding, certain.length > 0),
    flags: addFlag(finding.flags, 'party'),
    parties: found.slice(0, MAX_MATCHES),
    reason: `${finding.reason}; ${says}`,
  }
}

function raised({ kind, severity }: Finding, certain: boolean): Severity {
  if (kind === 'editorial') return severity
  if (certain) return 'critical'
  return severity === 'critical' ? severity : 'high'
}

function partiesOf(finding: Finding, search: PartySearch, title: string): PartyMatch[] {
  const { before, after, listing, parts = [], document } = finding
  if (listing === undefined || listing.name === '')
    return best(matchText(search, [title, before?.text, after?.text, document?.title].filter(Boolean).join('\n')))
  const changed = (named: boolean) =>
    parts.filter(({ part }) => NAME_PARTS.has(part) === named).flatMap((part) => [part.before, part.after])
  return best([
    ...matchParties(search, listing),
    ...matchText(search, changed(true).join('\n')),
    ...onlyPossible(matchText(search, changed(false).join('\n')), 'stands only in another part of the entry'),
    ...onlyPossible(matchText(search, title), 'stands only in the title of the page'),
  ])
}

function onlyPossible(matches: readonly PartyMatch[], how: string): PartyMatch[] {
  return matches.map((match) => ({ ...match, sureness: 'possible', how }))
}

/** @returns each party once, by its surest match, the surest first. */
function best(matches: readonly PartyMatch[]): PartyMatch[] {
  const sorted = [...matches].sort((a, b) => RANK[b.sureness] - RANK[a.sureness])
  return sorted.filter(({ party }, i) => sorted.findIndex((one) => one.party === party) === i)
}

/** "names your party ‘Inspur Group’ (by your alias ‘浪潮’, likely)" */
function namesParties(matches: readonly PartyMatch[]): string {
  return `names your party ${listed(matches, ({ party, by, sureness, how }) => {
    const alias = by === party ? '' : `by your alias ${quote(by)}, `
    return `${quote(party)} (${alias}${sureness}: ${how})`
  })}`
}

/** "may touch your party ‘Inspur Group’: stands only in an address (‘Inspur Group’); look at it" */
function mayTouchParties(matches: readonly PartyMatch[]): string {
  return `may touch your party ${listed(matches, ({ party, matched, how }) => `${quote(party)}: ${how} (${quote(matched)})`)}; look at it`
}

function listed(matches: readonly PartyMatch[], say: (match: PartyMatch) => string): string {
  const more = matches.length > MAX_NAMED ? ` and ${matches.length - MAX_NAMED} more` : ''
  return `${matches.slice(0, MAX_NAMED).map(say).join(', ')}${more}`
}

export function addFlag(flags: readonly Flag[], flag: Flag): Flag[] {
  return flags.includes(flag) ? [...flags] : [...flags, flag]
}
