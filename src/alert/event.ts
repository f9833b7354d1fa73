/**
 * One event, told once. Press release, rule, list and copies of the list tell of the same listing one after the other: the
 * first one alerts, the later ones confirm and enrich it, quietly. Pure.
 */
import { isBy } from '../classify/rules/table.ts'
import { dayWords } from '../listing/day-words.ts'
import { enrich } from '../listing/enrich.ts'
import { foldName } from '../listing/identity.ts'
import type { KnownEntries } from '../listing/known.ts'
import { listMentioned } from '../listing/mentioned.ts'
import { newPlaces } from '../listing/place.ts'
import { actOf, eventKindOf, statusAfter } from '../listing/status.ts'
import type { PartChange } from '../model/change.ts'
import type { EventRef, Finding } from '../model/finding.ts'
import type { Listing, ListingAct } from '../model/listing.ts'
import type { Opening, RegisterEntry } from '../model/register.ts'
import { statedBySource } from './counts.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Later than this a rule that adds what was added before has brought it back. A list may be as late as it likes (D-53). */
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
  readonly sourceName: string
  readonly timeZone: string
  /** Names of the user's parties that a listing touches. */
  partiesOf(listing: Listing): readonly string[]
}

/**
 * @returns the findings in their order: first tellings as they are, later ones as confirmations. What a second edition of a document
 * repeats is told of what has been told only.
 */
export function tellOnce(input: EventInput): readonly Finding[] {
  const told = input.findings.map((finding) => {
    const entry = finding.listing === undefined ? undefined : input.known.resolve(finding.listing)
    const told = entry === undefined ? finding : (confirmation(finding, entry, input) ?? finding)
    return finding.kind === 'listing.added' ? withCounts(told, input) : told
  })
  return told.filter((finding) => !isBy(finding, 'edition.same') || finding.confirms !== undefined)
}

function confirmation(finding: Finding, entry: RegisterEntry, input: EventInput): Finding | undefined {
  if (finding.kind === 'listing.added') return confirmedAddition(finding, entry, input)
  return confirmedTurn(finding, entry, input)
}

function confirmedAddition(finding: Finding, entry: RegisterEntry, input: EventInput): Finding | undefined {
  const { listing } = finding
  if (listing === undefined || entry.state === 'removed' || entry.state === 'stopped') return undefined
  const { told } = entry
  if (told === undefined) return stoodBefore(finding, entry, input)
  if (!input.isList && input.at - told.at > CONFIRMS_FOR_MS) return undefined
  const { parts } = enrich(entry.listing, listing)
  const says = tellingOf(finding, told, input)
  const news = whyNews(entry.listing, listing, input)
  if (news !== undefined)
    return { ...finding, ...partsOf(parts), confirms: told, reason: `${finding.reason}; ${says}, but ${news}` }
  return quiet(
    finding,
    told,
    parts,
    `${says}${parts.length > 0 ? `: adds ${addedWords(parts)}` : isBy(finding, 'edition.same') ? '' : ' and adds nothing'}`,
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

/** A removal or suspension that the register has been told of already. */
function confirmedTurn(finding: Finding, entry: RegisterEntry, input: EventInput): Finding | undefined {
  const { last, listing } = entry
  if (last === undefined || finding.listing === undefined) return undefined
  const status = statusAfter(finding, actOf(finding, input.acts), listing.status)
  const kind = eventKindOf(finding, status)
  if (kind === 'amended') return confirmedAmendment(finding, finding.listing, entry, last, input)
  const same =
    last.kind === kind &&
    status.state === entry.state &&
    (status.until ?? '') === (listing.status.until ?? status.until ?? '')
  return same ? quiet(finding, last, finding.parts ?? [], tellingOf(finding, last, input), 'info') : undefined
}

/** Parts by which a list completes what a rule has said of an entry: where it is printed, from when. */
const COMPLETING: ReadonlySet<string> = new Set(['citations', 'effectiveDate', 'identifiers'])

/**
 * A rule revises an entry, the list shows it days later. What the register knows already is confirmed, what completes it is told
 * quietly; so is all of it where the rule did not say in what the entry changed. Any other part is news.
 */
function confirmedAmendment(
  finding: Finding,
  news: Listing,
  entry: RegisterEntry,
  last: NonNullable<RegisterEntry['last']>,
  input: EventInput,
): Finding | undefined {
  if (isBy(finding, 'edition.gone')) return undefined
  const parts = finding.parts ?? []
  const says = tellingOf(finding, last, input)
  if (isBy(finding, 'edition.same')) return last.kind === 'amended' ? quiet(finding, last, [], says) : undefined
  const untold = parts.filter((part) => !isKnown(part, entry.listing, news))
  if (parts.length > 0 && untold.length === 0) return quiet(finding, last, parts, says, 'info')
  const follows =
    input.isList &&
    last.kind === 'amended' &&
    last.sourceName !== input.sourceName &&
    input.at - last.at <= CONFIRMS_FOR_MS
  if (!follows || parts.length === 0) return undefined
  const completes = untold.every(({ part, before }) => before === '' && COMPLETING.has(part))
  if (!completes && last.unsaid !== true) return undefined
  return quiet(finding, last, untold, `${says}: ${completes ? `adds ${addedWords(untold)}` : finding.reason}`)
}

/** "confirms what was told on 25 March 2025 (Federal Register)"; of a print also where it is printed. */
function tellingOf(finding: Finding, { at, sourceName }: EventRef, { timeZone }: EventInput): string {
  const print = isBy(finding, 'edition.same') ? `${finding.reason}, ` : ''
  return `${print}confirms what was told on ${dayOf(at, timeZone)} (${sourceName})`
}

const listingParts = ['aliases', 'formerNames', 'addresses', 'crossReferences', 'footnotes', 'subordinates'] as const
type ListingPart = (typeof listingParts)[number]

/** The register has the new value of the part already. */
function isKnown({ part, before }: PartChange, known: Listing, news: Listing): boolean {
  const several = listingParts.find((name) => name === part)
  if (several === undefined) {
    const field = part.split('.')[0] as keyof Listing
    return foldName(JSON.stringify(known[field] ?? '')) === foldName(JSON.stringify(news[field] ?? ''))
  }
  const have = new Set(known[several].map(foldName))
  const gone = before.split('; ').map(foldName)
  const still = new Set(news[several].map(foldName))
  return lacks(known, news, several).length === 0 && !gone.some((one) => one !== '' && have.has(one) && !still.has(one))
}

/** Values of the part that the register has not. */
function lacks(known: Listing, news: Listing, part: ListingPart): readonly string[] {
  const have = new Set(known[part].map(foldName))
  const come = news[part].filter((value) => !have.has(foldName(value)))
  return part === 'addresses' ? newPlaces(come, known.addresses) : come
}

/** Told again: whom it touches was told the first time (D-54). */
function quiet(
  finding: Finding,
  confirms: EventRef,
  parts: readonly PartChange[],
  reason: string,
  severity: 'low' | 'info' = parts.length === 0 ? 'info' : 'low',
): Finding {
  const { changeId, sourceName, at } = confirms
  const { parts: _, parties: __, ...rest } = finding
  const flags = finding.flags.filter((flag) => flag !== 'party' && flag !== 'early')
  return { ...rest, ...partsOf(parts), flags, severity, reason, confirms: { changeId, sourceName, at } }
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
