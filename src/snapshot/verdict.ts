/** What a page that was read well means for its watch: unchanged, a baseline, to be confirmed first, or news. Pure. */
import { CodedError } from '../errors.ts'
import { dayWords } from '../listing/day-words.ts'
import type { Edition, Finding, Judgement, Page } from '../model.ts'
import type { WatchState } from '../ports.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export type Verdict =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'baseline'; readonly reason: string }
  /** `mark` is kept with the watch: how often it was doubted, and which text. */
  | { readonly kind: 'unconfirmed'; readonly reason: string; readonly mark: string }
  | { readonly kind: 'news'; readonly findings: readonly Finding[] }

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
  if (findings.length === 0 && !judgement.changed) return { kind: 'unchanged' }
  const doubted = doubt(judgement, state, mustConfirm(page, judgement, reverted))
  if (doubted !== undefined) return doubted
  if (reverted && alternations(judgement, state, page.fetchedAt) >= 3) {
    throw new CodedError('page-flapping', 'The page has alternated between versions three times within 24 hours.', {
      hint: 'The site serves several copies. Further returns to them are not told; a different text is.',
    })
  }
  return { kind: 'news', findings }
}

/** Looks after which a page of unknown length is believed although no two copies are alike. */
const MOST_DOUBTS = 3

/** @returns what keeps the page from being believed: undefined when there is no doubt, or a second look has agreed. */
function doubt(judgement: Judgement, state: WatchState, reason: string | undefined): Verdict | undefined {
  // Somebody has looked at it and said that it is to be believed.
  if (reason === undefined || state.accepted === true) return undefined
  const [, count = '0', hash = ''] = /^(\d+) (.*)$/.exec(state.unconfirmed ?? '') ?? []
  if (hash === judgement.extractHash || (reason === CUT && Number(count) >= MOST_DOUBTS)) return undefined
  return { kind: 'unconfirmed', reason, mark: `${Number(count) + 1} ${judgement.extractHash}` }
}

const CUT = 'the end of the connection ended the page: it may have been cut'

function cutDoubt(page: Page): string | undefined {
  return page.lengthKnown ? undefined : CUT
}

/** Second thoughts before news that a faulty copy could cause. */
function mustConfirm(page: Page, { listingChanges }: Judgement, reverted: boolean): string | undefined {
  if (!page.lengthKnown) return cutDoubt(page)
  if (reverted) return 'the page is back to an earlier revision: one server may have served an old copy'
  // what a rule or notice removes is said in its words; what is missing in a list may be missing in a copy of it
  if (listingChanges.some(({ type }) => type === 'removed')) return 'a removal from a list needs two agreeing looks'
  return undefined
}

/** Back to an earlier revision than the last one. */
function isEarlierRevision(judgement: Judgement, state: WatchState): boolean {
  if (judgement.extractHash === state.baseline?.extractHash) return false
  return state.recent.some((revision) => revision.extractHash === judgement.extractHash)
}

function alternations(judgement: Judgement, state: WatchState, now: number): number {
  return state.recent.filter(({ extractHash, at }) => extractHash === judgement.extractHash && now - at < DAY_MS).length
}

function withReverted(finding: Finding): Finding {
  return { ...finding, flags: [...finding.flags, 'reverted'] }
}

/** The same document under a new address: moved, or there in another edition. */
function movedFinding(from: string, to: string, judgement: Judgement): Finding {
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
export function unreadFinding(title: string, url: string, error: CodedError): Finding {
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
export function withdrawnFinding(title: string, url: string, status: number): Finding {
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
