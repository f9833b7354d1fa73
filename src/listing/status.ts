/** What a finding or an act makes of the status of an entry. Pure. */
import type { Finding, FindingKind } from '../model/finding.ts'
import type { ListingAct, ListingStatus } from '../model/listing.ts'
import type { RegisterEventKind } from '../model/register.ts'

/** Kinds of finding that an act may have become. A measure that is stopped is told as amended. */
const KINDS: Readonly<Record<ListingAct['act'], readonly FindingKind[]>> = {
  added: ['listing.added'],
  removed: ['listing.removed'],
  amended: ['listing.amended'],
  suspended: ['listing.suspended'],
  continued: ['listing.suspended', 'listing.amended'],
  resumed: ['listing.resumed'],
  stopped: ['listing.amended', 'listing.removed'],
}

/** @returns the act of the document that a finding names: on the same entry or notice, in the same sentence where there are several. */
export function actOf(finding: Finding, acts: readonly ListingAct[]): ListingAct | undefined {
  const meant = acts.filter(
    (act) =>
      KINDS[act.act].includes(finding.kind) &&
      (finding.ofNotice === undefined
        ? act.listing !== undefined && act.listing.name === finding.listing?.name
        : act.ofNotice === finding.ofNotice),
  )
  return meant.find(({ evidence }) => evidence.text === finding.after?.text) ?? meant[0]
}

/** @param known the status so far; undefined for an entry that is new. */
export function statusAfter(finding: Finding, act: ListingAct | undefined, known?: ListingStatus): ListingStatus {
  const { kind, listing } = finding
  const said = listing?.status
  const text = said?.text ?? ''
  if (act?.act === 'stopped') return { state: 'stopped', text }
  if (act?.act === 'suspended' || act?.act === 'continued' || kind === 'listing.suspended') {
    const until = act?.until ?? (said?.state === 'suspended' ? said.until : undefined)
    return { state: 'suspended', ...(until === undefined ? {} : { until }), text }
  }
  if (kind === 'listing.removed') return { state: 'removed', text }
  if (kind === 'listing.resumed') return { state: 'in-force', text }
  if (kind === 'listing.amended') {
    const isSaid = finding.parts?.some(({ part }) => part.split('.')[0] === 'status') === true
    return isSaid && said !== undefined ? said : (known ?? said ?? { state: 'in-force', text })
  }
  return said ?? { state: 'in-force', text: '' }
}

/** @returns how the history calls it. */
export function eventKindOf(finding: Finding, after: ListingStatus): RegisterEventKind {
  if (after.state === 'stopped') return 'stopped'
  if (finding.kind === 'listing.added') return 'added'
  if (finding.kind === 'listing.removed') return 'removed'
  if (finding.kind === 'listing.suspended') return 'suspended'
  return finding.kind === 'listing.resumed' ? 'resumed' : 'amended'
}

/** "suspended until 2025-08-12", "suspended, no end date stated" */
export function statusText({ state, until }: ListingStatus): string {
  if (state === 'suspended' && until === undefined) return 'suspended, no end date stated'
  const words = state.replace('-', ' ').replace('due unconfirmed', 'due, unconfirmed')
  return until === undefined ? words : `${words} until ${until}`
}
