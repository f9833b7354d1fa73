/** What a rule or notice does to entries of lists, as findings: one for each entry, one for all entries of an earlier notice. */
import { dayWords } from '../../listing/day-words.ts'
import type { PartChange, SentenceChange } from '../../model/change.ts'
import type { PageDate } from '../../model/extract.ts'
import type { FindingKind } from '../../model/finding.ts'
import type { Listing, ListingAct, StatedCount } from '../../model/listing.ts'
import type { Evidence } from '../../model/text.ts'
import type { RuledFinding } from '../rules/table.ts'
import { severityOf } from '../tell/severity.ts'
import { addedListing, describe } from './entries.ts'

export type ActContext = {
  /** YYYY-MM-DD in the zone of the source. */
  readonly today: string
  readonly pageDate: PageDate | undefined
  /** What the document states of its own acts: shown with the first of them. */
  readonly counts: readonly StatedCount[]
}

const KINDS: Readonly<Record<ListingAct['act'], FindingKind>> = {
  added: 'listing.added',
  amended: 'listing.amended',
  removed: 'listing.removed',
  suspended: 'listing.suspended',
  continued: 'listing.suspended',
  resumed: 'listing.resumed',
  // a measure that is over is no removal: the list still knows the entry (D-38)
  stopped: 'listing.amended',
}

/** What the status of an entry was and is, in words. */
const STATUS: Readonly<Record<string, (until: string) => readonly [before: string, after: string]>> = {
  suspended: (until) => ['in force', `suspended${until}`],
  continued: (until) => ['suspended', `suspended${until}`],
  resumed: () => ['suspended', 'in force'],
  stopped: () => ['in force or suspended', 'stopped'],
}

/** @returns the findings of the acts, at most MAX_ENTRIES for entries; the rest of them is counted. */
export function judgeActs(acts: readonly ListingAct[], context: ActContext): RuledFinding[] {
  const entries = acts.filter(({ listing }) => listing !== undefined)
  const told = acts.filter((act) => act.listing === undefined || entries.indexOf(act) < MAX_ENTRIES)
  const findings = [...told.map((act) => judgeAct(act, context)), ...moreEntries(entries.slice(MAX_ENTRIES))]
  const [first, ...rest] = findings
  if (first === undefined || context.counts.length === 0) return findings
  return [{ ...first, counts: context.counts }, ...rest]
}

function judgeAct(act: ListingAct, context: ActContext): RuledFinding {
  if (act.listing !== undefined) return judgeEntry(act, act.listing, context)
  return act.ofNotice === undefined ? announced(act, context) : judgeNotice(act, act.ofNotice, context)
}

function judgeEntry(act: ListingAct, listing: Listing, { today, pageDate }: ActContext): RuledFinding {
  const evidence = evidenceOf(act)
  if (act.act === 'added') {
    const dated = listing.effectiveDate ?? act.effectiveDate
    const entry = dated === undefined ? listing : { ...listing, effectiveDate: dated }
    const added = addedListing(entry, today, pageDate, 'act.added')
    return { ...added, after: evidence ?? added.after }
  }
  const said =
    act.act === 'amended'
      ? 'the entry is revised'
      : act.act === 'removed'
        ? `the entry is removed${since(act)}`
        : `the entry ${standingWords(act)}`
  return finding(act, `${describe(listing)}: ${said}`, { listing })
}

function judgeNotice(act: ListingAct, ofNotice: string, { today }: ActContext): RuledFinding {
  const words =
    act.act === 'added'
      ? 'are listed'
      : act.act === 'amended'
        ? 'are revised'
        : act.act === 'removed'
          ? `are removed${since(act)}`
          : standingWords(act).replace(/^is/, 'are')
  const found = finding(act, `the entries of ${ofNotice} ${words}`, { ofNotice })
  const binds = act.act === 'added' && act.effectiveDate !== undefined && act.effectiveDate.value <= today
  return binds ? { ...found, severity: 'critical' } : found
}

/** "is suspended until 9 November 2025", "is again in force from 10 November 2025", "stays suspended …, except A" */
function standingWords(act: ListingAct): string {
  const until = act.until === undefined ? '' : ` until ${dayWords(act.until)}`
  const open = act.until === undefined ? '; no end date stated' : ''
  const except =
    act.except === undefined || act.except.length === 0 ? '' : `, except ${act.except.slice(0, 10).join(', ')}`
  if (act.act === 'suspended') return `is suspended${until}${except}${open}`
  if (act.act === 'continued') return `is suspended further${until}${except}${open}`
  if (act.act === 'resumed') return `is in force again${since(act)}${except}`
  return `is no longer applied${since(act)}: stopped, not removed${except}`
}

function since({ effectiveDate }: ListingAct): string {
  return effectiveDate === undefined || effectiveDate.source === 'inferred'
    ? ''
    : ` from ${dayWords(effectiveDate.value)}`
}

function finding(
  act: ListingAct,
  reason: string,
  of: { readonly listing: Listing } | { readonly ofNotice: string },
): RuledFinding {
  const kind = KINDS[act.act]
  const parts = partsOf(act)
  return {
    kind,
    severity: severityOf(kind),
    flags: [],
    reason,
    rule: `act.${act.act}`,
    before: null,
    after: evidenceOf(act),
    ...of,
    ...(parts.length === 0 ? {} : { parts }),
  }
}

function partsOf({ act, until }: ListingAct): PartChange[] {
  const status = STATUS[act]?.(until === undefined ? ', no end date stated' : ` until ${until}`)
  return status === undefined ? [] : [{ part: 'status', before: status[0], after: status[1] }]
}

/** Additions or removals are announced and nobody is named. */
function announced(act: ListingAct, { counts }: ActContext): RuledFinding {
  const kind = KINDS[act.act]
  const value = counts.find(({ text }) => act.evidence.text.includes(text))?.value
  const what = act.act === 'added' ? 'additions to' : act.act === 'removed' ? 'removals from' : 'changes of'
  return {
    kind,
    severity: severityOf(kind),
    flags: [],
    reason: `${value === undefined ? '' : `${value} `}${what} ${act.list} are announced; the text names nobody that can be read`,
    rule: 'act.unnamed',
    before: null,
    after: evidenceOf(act),
  }
}

/** One finding for each kind of act whose entries are too many to be told one by one. */
function moreEntries(rest: readonly ListingAct[]): RuledFinding[] {
  return [...Map.groupBy(rest, ({ act, list }) => `${act} ${list}`).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const kind = KINDS[first.act]
    return [
      {
        kind,
        severity: severityOf(kind),
        flags: [],
        reason: `${others.length + 1} more entries of ${first.list || 'a list'} are ${first.act}`,
        rule: 'act.more',
        before: null,
        after: evidenceOf(first),
      } satisfies RuledFinding,
    ]
  })
}

function evidenceOf({ evidence }: ListingAct): Evidence | null {
  return evidence.text === '' ? null : evidence
}

/** Lines of an annex that belong to the entry above them. */
const PART_OF_ENTRY = /^\s*(?:注册|办公|[註注]冊)?(?:地址|住所|[邮郵]编|[邮郵]編|[邮郵]政[编編][码碼])\s?[：:]/u

/** @returns whether the sentence is the one that an act was read in: it is told, and no finding of its wording is needed. */
export function isToldByAct({ after }: SentenceChange, acts: readonly ListingAct[]): boolean {
  if (after === null || acts.length === 0) return false
  return acts.some(({ evidence, block }) => {
    if (block === after.block) return evidence.text.includes(after.text) || after.text.includes(evidence.text)
    return after.block > block && after.block <= block + 2 && PART_OF_ENTRY.test(after.text)
  })
}

/** More entries than this are told as one announcement each list. */
export const MAX_ENTRIES = 200
