/** Plain English for the names of the model: kinds, flags, parts of a listing. */
import { isBy, namesNobody } from '../classify/rules/table.ts'
import type { Finding, FindingKind, Flag } from '../model/finding.ts'
import { oneLine } from './clean.ts'
import { plainDate } from './times.ts'

type KindWords = {
  /** Beside a finding. */
  readonly label: string
  /** In a headline. */
  readonly headline: string
  /** In a headline that counts several. */
  readonly several: string
}

const KINDS: Readonly<Record<FindingKind, KindWords>> = {
  'listing.added': { label: 'Newly listed', headline: 'newly listed', several: 'newly listed' },
  'listing.removed': {
    label: 'Removed from the list',
    headline: 'removed from the list',
    several: 'removed from the list',
  },
  'listing.amended': { label: 'Listing amended', headline: 'listing amended', several: 'listings amended' },
  'listing.suspended': { label: 'Listing suspended', headline: 'listing suspended', several: 'listings suspended' },
  'listing.resumed': {
    label: 'Listing in force again',
    headline: 'listing in force again',
    several: 'listings in force again',
  },
  'wording.softened': { label: 'Softened', headline: 'wording softened', several: 'wordings softened' },
  'wording.hardened': { label: 'Hardened', headline: 'wording hardened', several: 'wordings hardened' },
  'wording.reworded': { label: 'Reworded', headline: 'reworded', several: 'sentences reworded' },
  'scope.narrowed': { label: 'Narrowed', headline: 'scope narrowed', several: 'scopes narrowed' },
  'scope.widened': { label: 'Widened', headline: 'scope widened', several: 'scopes widened' },
  'obligation.added': { label: 'Obligation added', headline: 'obligation added', several: 'obligations added' },
  'obligation.removed': { label: 'Obligation removed', headline: 'obligation removed', several: 'obligations removed' },
  'date.changed': { label: 'Date changed', headline: 'date changed', several: 'dates changed' },
  'threshold.changed': { label: 'Threshold changed', headline: 'threshold changed', several: 'thresholds changed' },
  'date.reached': { label: 'Date reached', headline: 'date reached', several: 'dates reached' },
  'rule.rescinded': { label: 'Rescinded', headline: 'rule rescinded', several: 'rules rescinded' },
  'rule.suspended': { label: 'Suspended', headline: 'rule suspended', several: 'rules suspended' },
  'rule.reinstated': { label: 'Reinstated', headline: 'rule reinstated', several: 'rules reinstated' },
  'document.published': { label: 'Published', headline: 'new document', several: 'new documents' },
  'document.withdrawn': { label: 'Withdrawn', headline: 'document withdrawn', several: 'documents withdrawn' },
  'document.moved': { label: 'Moved', headline: 'document moved', several: 'documents moved' },
  'document.replaced': { label: 'Replaced', headline: 'document replaced', several: 'documents replaced' },
  editorial: { label: 'Editorial', headline: 'editorial change', several: 'editorial changes' },
}

/** A second telling: the event was told before, by another source. One that is urgent all the same is told as the first was. */
export function isConfirmation({ confirms, severity }: Pick<Finding, 'confirms' | 'severity'>): boolean {
  return confirms !== undefined && (severity === 'low' || severity === 'info')
}

/** The standing of an entry turned and nothing else: suspended, in force again, stopped. */
export function isTurn({ kind, parts = [], listing }: Pick<Finding, 'kind' | 'parts' | 'listing'>): boolean {
  if (listing === undefined || parts.some(({ part }) => part !== 'status')) return false
  return kind === 'listing.suspended' || kind === 'listing.resumed' || isStopped({ kind, parts, listing })
}

/** A measure that is stopped is told as amended: the entry is not removed. */
function isStopped({ kind, parts = [], listing }: Pick<Finding, 'kind' | 'parts' | 'listing'>): boolean {
  return kind === 'listing.amended' && parts.length > 0 && listing?.status.state === 'stopped'
}

/** "Newly listed", "Suspended until 9 November 2025", "Stopped: no longer applied, not removed" */
export function findingLabel(finding: Finding): string {
  const { kind, listing } = finding
  if (isBy(finding, 'party.screened')) return 'Listed already'
  if (namesNobody(finding)) return 'Announced, names to follow'
  if (isStopped(finding)) return 'Stopped: no longer applied, not removed'
  if (kind !== 'listing.suspended' || listing === undefined) return KINDS[kind].label
  return `Suspended${isBy(finding, 'act.continued') ? ' further' : ''}${untilWords(finding)}`
}

/** " until 9 November 2025" */
function untilWords({ listing }: Finding): string {
  const { until } = listing?.status ?? {}
  return until === undefined ? '' : ` until ${plainDate(oneLine(until, 40))}`
}

/** "wording softened", "3 wordings softened", "28 listings suspended until 12 August 2025" */
export function findingHeadline(finding: Finding, n: number): string {
  const { kind } = finding
  const before = n === 1 ? '' : `${n} `
  if (isBy(finding, 'party.screened')) return `${before}listed already`
  if (isStopped(finding)) return `${before}${n === 1 ? 'measure' : 'measures'} stopped`
  return `${before}${n === 1 ? KINDS[kind].headline : KINDS[kind].several}${kind === 'listing.suspended' ? untilWords(finding) : ''}`
}

/** "BIS" of "Bureau of Industry and Security (BIS)", else the name. */
export function shortName(name: string): string {
  return oneLine(/\(([^()]{2,12})\)$/.exec(name)?.[1] ?? name, 40)
}

const FLAGS: Readonly<Record<Flag, string>> = {
  silent: 'silently',
  reverted: 'back to an earlier version',
  party: 'your party',
  early: 'in force before publication',
}

export function flagWords(flag: Flag): string {
  return FLAGS[flag]
}

const PARTS: Readonly<Record<string, string>> = {
  name: 'Name',
  country: 'Country',
  formerNames: 'Former names',
  aliases: 'Also known as',
  addresses: 'Address',
  crossReferences: 'See also',
  licenceRequirement: 'Licence requirement',
  licencePolicy: 'Licence review policy',
  footnotes: 'Footnotes',
  citations: 'Federal Register',
  effectiveDate: 'In force from',
  programme: 'Programme',
  identifiers: 'Identifiers',
  status: 'Status',
  subordinates: 'Entities within it',
  remarks: 'Remarks',
  doubts: 'Doubtful, please check',
  'item.code': 'Code',
  'item.text': 'Item',
  'item.reasons': 'Reasons for control',
  'item.thresholds': 'Thresholds',
}

/** @returns "Also known as" for `aliases`; a part that has no words of ours (a column of a table) keeps its name. */
export function partLabel(part: string): string {
  return Object.hasOwn(PARTS, part) ? (PARTS[part] ?? part) : part
}

/** "1 finding", "3 findings" */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${n} ${n === 1 ? singular : plural}`
}
