/** What a page that was read well means for its watch: unchanged, a baseline, to be confirmed first, or news. Pure. */
import { isBy, type RuledFinding } from '../classify/rules/table.ts'
import { CodedError } from '../errors.ts'
import { dayWords } from '../listing/day-words.ts'
import type { Finding } from '../model/finding.ts'
import type { Edition, Judgement } from '../model/judgement.ts'
import type { Listing } from '../model/listing.ts'
import type { Page } from '../model/page.ts'
import type { WatchState } from '../ports/records.ts'
import { entryMark, type Pending, pendingMark, pendingOf } from './pending.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export type Verdict =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'baseline'; readonly reason: string }
  /** `mark` is kept with the watch: how often it was doubted, and which text. */
  | { readonly kind: 'unconfirmed'; readonly reason: string; readonly mark: string }
  /** `pending`: the page is believed but for removals, which a second look must confirm. */
  | { readonly kind: 'news'; readonly findings: readonly Finding[]; readonly pending?: NewsPending }

type NewsPending = { readonly reason: string; readonly mark: string; readonly held: readonly Listing[] }

/**
 * @param moved true when the page now answers at another address than the last good revision did.
 * @throws CodedError `page-flapping` when the page has alternated three times within 24 hours.
 */
export function verdictOf(judgement: Judgement, page: Page, state: WatchState, moved: boolean): Verdict {
  if (judgement.rebaselined !== undefined || (state.baseline === undefined && !state.isNews)) {
    return (
      doubt(judgement, state, cutDoubt(page)) ?? { kind: 'baseline', reason: judgement.rebaselined ?? 'first look' }
    )
  }
  const reverted = isEarlierRevision(judgement, state)
  const findings = [
    ...(moved && state.baseline !== undefined ? [movedFinding(state.baseline.finalUrl, page.finalUrl, judgement)] : []),
    ...judgement.findings.map((finding) => (reverted ? withReverted(finding) : finding)),
  ]
  const known = pendingOf(state)
  if (findings.length === 0 && !judgement.changed) {
    // what was missing is back: nothing to tell, and the next look is compared with this page
    const isBack = known !== undefined && known.held.length > 0
    return isBack ? { kind: 'news', findings: [] } : { kind: 'unchanged' }
  }
  const doubted = doubt(judgement, state, mustConfirm(page, reverted))
  if (doubted !== undefined) return doubted
  if (reverted && alternations(judgement, state, page.fetchedAt) >= 3) {
    throw new CodedError('page-flapping', 'The page has alternated between versions three times within 24 hours.', {
      hint: 'The site serves several copies. Further returns to them are not told; a different text is.',
    })
  }
  return withoutRemovals(judgement, state, findings, moved || reverted)
}

/** Looks after which a page of unknown length is believed although no two copies are alike. */
const MOST_DOUBTS = 3

/** @returns what keeps the page from being believed: undefined when there is no doubt, or a second look has agreed. */
function doubt(judgement: Judgement, state: WatchState, reason: string | undefined): Verdict | undefined {
  if (reason === undefined || hasAgreed(judgement, state)) return undefined
  const known = pendingOf(state)
  if (reason === CUT && known !== undefined && known.doubts >= MOST_DOUBTS) return undefined
  // what a copy that may be cut does not have may be in the part that is cut off
  const missing = reason === CUT ? [] : missingFrom(judgement).map(entryMark)
  return { kind: 'unconfirmed', reason, mark: nextMark(judgement, state, { held: known?.held ?? [], missing }) }
}

/** Somebody has looked at it and said that it is to be believed, or the look before it was the same (D-20). */
function hasAgreed({ extractHash }: Judgement, state: WatchState): boolean {
  return state.accepted === true || pendingOf(state)?.hash === extractHash
}

function nextMark({ extractHash }: Judgement, state: WatchState, kept: Pick<Pending, 'held' | 'missing'>): string {
  const known = pendingOf(state)
  const since = known === undefined ? state.lastGoodAt : known.since
  return pendingMark({
    doubts: (known?.doubts ?? 0) + 1,
    hash: extractHash,
    ...(since === undefined ? {} : { since }),
    ...kept,
  })
}

const REMOVAL = 'a removal from a list needs two agreeing looks'

/** More removals at once hold back the whole page. */
const MOST_HELD = 500

/**
 * What is missing in a list may be missing in one copy of it: a removal is told when two looks in a row lack the entry. All
 * else is told at once: then the page becomes the last good one, and the entries are held until a second look.
 * @param isWhole the news are of the page as a whole, not of its entries.
 */
function withoutRemovals(
  judgement: Judgement,
  state: WatchState,
  findings: readonly Finding[],
  isWhole: boolean,
): Verdict {
  const removed = missingFrom(judgement)
  if (removed.length === 0 || hasAgreed(judgement, state)) return { kind: 'news', findings }
  const known = pendingOf(state)
  const missing = new Set(known?.missing)
  const fresh = removed.filter((listing) => !missing.has(entryMark(listing)))
  if (fresh.length === 0) return { kind: 'news', findings }
  const doubted = new Set(fresh.map(entryMark))
  const rest = findings.filter(
    (finding) =>
      finding.kind !== 'listing.removed' ||
      !isBy(finding, 'list.removed') ||
      finding.listing === undefined ||
      !doubted.has(entryMark(finding.listing)),
  )
  if (rest.length === 0 || isWhole || fresh.length > MOST_HELD) {
    const kept = { held: known?.held ?? [], missing: removed.map(entryMark).slice(0, MOST_HELD) }
    return { kind: 'unconfirmed', reason: REMOVAL, mark: nextMark(judgement, state, kept) }
  }
  const since = state.lastGoodAt === undefined ? {} : { since: state.lastGoodAt }
  const mark = pendingMark({ doubts: 1, hash: judgement.extractHash, ...since, held: fresh, missing: [...doubted] })
  return { kind: 'news', findings: rest, pending: { reason: REMOVAL, mark, held: fresh } }
}

/** What a rule or notice removes is said in its words; this is what a list does not have any more. */
function missingFrom({ listingChanges }: Judgement): readonly Listing[] {
  return listingChanges.flatMap((change) => (change.type === 'removed' ? [change.before] : []))
}

const CUT = 'the end of the connection ended the page: it may have been cut'

function cutDoubt(page: Page): string | undefined {
  return page.lengthKnown ? undefined : CUT
}

/** Second thoughts before news that a faulty copy could cause. */
function mustConfirm(page: Page, reverted: boolean): string | undefined {
  if (!page.lengthKnown) return cutDoubt(page)
  if (reverted) return 'the page is back to an earlier revision: one server may have served an old copy'
  return undefined
}

/** Back to an earlier revision than the last one. */
function isEarlierRevision(judgement: Judgement, state: WatchState): boolean {
  if (judgement.extractHash === state.baseline?.extractHash) return false
  return state.recent.some((revision) => revision.extractHash === judgement.extractHash)
}

/** Revisions in a row with one text are one: what such a page lacked was told with the second. */
function alternations({ extractHash }: Judgement, { recent }: WatchState, now: number): number {
  return recent.filter(
    (one, i) => one.extractHash === extractHash && recent[i + 1]?.extractHash !== extractHash && now - one.at < DAY_MS,
  ).length
}

function withReverted(finding: Finding): Finding {
  return { ...finding, flags: [...finding.flags, 'reverted'] }
}

/** The same document under a new address: moved, or there in another edition. */
export function movedFinding(from: string, to: string, judgement: Judgement): RuledFinding {
  const { edition, title, date } = judgement
  return {
    kind: 'document.moved',
    severity: 'low',
    flags: [],
    reason:
      edition === undefined
        ? `The document now stands at a new address: ${from} → ${to}.`
        : `${editionWords(edition)}.`,
    rule: edition === undefined ? 'document.new-address' : 'document.edition',
    before: { text: from, marks: [] },
    after: { text: to, marks: [] },
    document: { title, url: to, ...(date === undefined ? {} : { date: date.value }) },
  }
}

/** "Printed as 90 FR 14046 on 28 March 2025; it does what the earlier edition did" */
function editionWords({ printedAs, printedOn, differences }: Edition): string {
  const on = printedOn === undefined ? '' : ` on ${dayWords(printedOn)}`
  const what = printedAs === undefined ? 'Another edition of the document' : `Printed as ${printedAs}${on}`
  return `${what}; ${differences.length === 0 ? 'it does what the earlier edition did' : differences.join('; ')}`
}

/** A document that an index announced and that cannot be read: told all the same. */
export function unreadFinding(title: string, url: string, error: CodedError): RuledFinding {
  return {
    kind: 'document.published',
    severity: 'low',
    flags: [],
    reason: `“${title}” was published, but it could not be read here: ${error.message}`,
    rule: 'document.unread',
    before: null,
    after: { text: title, marks: [] },
    document: { title, url },
  }
}

/** A page that stays away. */
export function withdrawnFinding(title: string, url: string, status: number): RuledFinding {
  return {
    kind: 'document.withdrawn',
    severity: 'low',
    flags: [],
    reason:
      status === 410
        ? 'The site says that the page is gone for good (410).'
        : 'The page has been gone for a day (404).',
    rule: 'document.gone',
    before: { text: title, marks: [] },
    after: null,
    document: { title, url },
  }
}
