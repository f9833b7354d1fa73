/**
 * One event, told once. Press release, rule, list and copies of the list tell of the same listing one after the other: the
 * first one alerts, the later ones confirm and enrich it, quietly. Pure.
 */
import { dayWords } from '../listing/day-words.ts'
import { enrich } from '../listing/enrich.ts'
import { foldName } from '../listing/identity.ts'
import type { KnownEntries } from '../listing/known.ts'
import { listMentioned } from '../listing/mentioned.ts'
import { actOf, eventKindOf, statusAfter } from '../listing/status.ts'
import type { Listing, ListingAct } from '../model/listing.ts'
import type { Opening, RegisterEntry } from '../model/register.ts'
import type { EventRef, Finding, PartChange } from '../model.ts'
import { statedBySource } from './counts.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Later than this a rule that adds what was added before has brought it back. A list may be as late as it likes. */
const CONFIRMS_FOR_MS = 180 * DAY_MS

export type EventInput = {
  /** Of one change; those on earlier notices are expanded already. */
  readonly findings: readonly Finding[]
  readonly acts: readonly ListingAct[]
  readonly known: KnownEntries
  /** Of the fortnight before, and of this change itself. */
  readonly openings: readonly Opening[]
  /** The page is a list as it stands; false for a rule, notice or press release. */
  readonly isList: boolean
  readonly at: number
  readonly timeZone: string
  /** Names of the user's parties that a listing touches. */
  partiesOf(listing: Listing): readonly string[]
}

/** @returns the findings in their order: first tellings as they are, later ones as confirmations. */
export function tellOnce(input: EventInput): readonly Finding[] {
  return input.findings.map((finding) => {
    const entry = finding.listing === undefined ? undefined : input.known.resolve(finding.listing)
    const told = entry === undefined ? finding : (confirmation(finding, entry, input) ?? finding)
    return finding.kind === 'listing.added' ? withCounts(told, input) : told
  })
}

function confirmation(finding: Finding, entry: RegisterEntry, input: EventInput): Finding | undefined {
  if (finding.kind === 'listing.added') return confirmedAddition(finding, entry, input)
  if (finding.kind === 'listing.amended' && (finding.parts ?? []).length === 0) return undefined
  return confirmedTurn(finding, entry, input)
}

function confirmedAddition(finding: Finding, entry: RegisterEntry, input: EventInput): Finding | undefined {
  const { listing } = finding
  if (listing === undefined || entry.state === 'removed' || entry.state === 'stopped') return undefined
  const { told } = entry
  if (told === undefined) return stoodBefore(finding, entry, input)
  if (!input.isList && input.at - told.at > CONFIRMS_FOR_MS) return undefined
  const { parts } = enrich(entry.listing, listing)
  const says = `confirms what was told on ${dayOf(told.at, input.timeZone)} (${told.sourceName})`
  const news = whyNews(entry.listing, listing, input)
  if (news !== undefined)
    return { ...finding, ...partsOf(parts), confirms: told, reason: `${finding.reason}; ${says}, but ${news}` }
  return quiet(
    finding,
    told,
    parts,
    `${says}${parts.length === 0 ? ' and adds nothing' : `: adds ${addedWords(parts)}`}`,
  )
}

/**
 * It stood on the list at our first look, so nobody has been told of it. A list that is late says nothing new by it; a rule or
 * a notice does, and so does any finding that touches a party.
 */
function stoodBefore(finding: Finding, entry: RegisterEntry, input: EventInput): Finding | undefined {
  const says = `it stood on the list already when that was first read here, on ${dayOf(entry.firstSeen, input.timeZone)}`
  if (!input.isList || finding.flags.includes('party')) return { ...finding, reason: `${finding.reason}; ${says}` }
  return { ...finding, severity: 'low', reason: `${finding.reason}; ${says}` }
}

/** What makes a second telling urgent all the same. */
function whyNews(known: Listing, news: Listing, { partiesOf }: EventInput): string | undefined {
  const before = new Set(partiesOf(known))
  const parties = partiesOf(news).filter((party) => !before.has(party))
  if (parties.length > 0) return `now it meets your party ‘${parties[0]}’`
  const [was, is] = [known.effectiveDate?.value, news.effectiveDate?.value]
  return was !== undefined && is !== undefined && is < was ? `it takes effect earlier: ${is}, not ${was}` : undefined
}

/** A removal, suspension or amendment that the register has been told of already. */
function confirmedTurn(finding: Finding, entry: RegisterEntry, input: EventInput): Finding | undefined {
  const { last, listing } = entry
  if (last === undefined || finding.listing === undefined) return undefined
  const status = statusAfter(finding, actOf(finding, input.acts), listing.status)
  const kind = eventKindOf(finding, status)
  const same =
    kind === 'amended'
      ? (finding.parts ?? []).every((part) => isKnown(part, listing, finding.listing ?? listing))
      : last.kind === kind &&
        status.state === entry.state &&
        (status.until ?? '') === (listing.status.until ?? status.until ?? '')
  if (!same) return undefined
  return quiet(
    finding,
    last,
    finding.parts ?? [],
    `confirms what was told on ${dayOf(last.at, input.timeZone)} (${last.sourceName})`,
    'info',
  )
}

/** The register has the new value of the part already. */
function isKnown({ part }: PartChange, known: Listing, news: Listing): boolean {
  const field = part.split('.')[0] as keyof Listing
  return foldName(JSON.stringify(known[field] ?? '')) === foldName(JSON.stringify(news[field] ?? ''))
}

function quiet(
  finding: Finding,
  confirms: EventRef,
  parts: readonly PartChange[],
  reason: string,
  severity: 'low' | 'info' = parts.length === 0 ? 'info' : 'low',
): Finding {
  const { changeId, sourceName, at } = confirms
  return { ...finding, ...partsOf(parts), severity, reason, confirms: { changeId, sourceName, at } }
}

function partsOf(parts: readonly PartChange[]): { parts?: readonly PartChange[] } {
  return parts.length === 0 ? {} : { parts }
}

const PARTS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  effectiveDate: ['effective date', 'effective date'],
  citations: ['citation', 'citations'],
  aliases: ['alias', 'aliases'],
  formerNames: ['former name', 'former names'],
  addresses: ['address', 'addresses'],
  crossReferences: ['cross-reference', 'cross-references'],
  licenceRequirement: ['licence requirement', 'licence requirement'],
  licencePolicy: ['licence policy', 'licence policy'],
  footnotes: ['footnote', 'footnotes'],
}

/** "effective date 2025-03-28, citation 90 FR 14046" */
function addedWords(parts: readonly PartChange[]): string {
  return parts
    .map(({ part, after }) => {
      const [one, many] = PARTS[part] ?? [part, part]
      const values = after.split('; ')
      const said = part === 'effectiveDate' ? dayWords(after) : values.slice(0, 3).join('; ')
      return `${values.length === 1 ? one : many} ${said.slice(0, 160)}`
    })
    .join(', ')
}

function withCounts(finding: Finding, { openings, acts }: EventInput): Finding {
  const list = listMentioned(finding, acts)
  const counts = statedBySource(openings.filter((opening) => opening.list === list))
  return counts.length === 0 ? finding : { ...finding, counts }
}

/** "25 March 2025" */
function dayOf(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long' }).format(at)
}
