/** Hands a page and what to compare it with to the judge: the last good revision, an older address, or nothing. */
import { CodedError } from '../../src/errors.ts'
import { sniff } from '../../src/extract/sniff.ts'
import { refusalOf } from '../../src/fetch/accept.ts'
import { fetchPatiently } from '../../src/fetch/patient.ts'
import { dateIn } from '../../src/listing/calendar.ts'
import type { JudgeInput, Judgement } from '../../src/model/judgement.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { JudgedPage, Page } from '../../src/model/page.ts'
import type { Revision } from '../../src/ports/records.ts'
import { sketchSimilarity } from '../../src/sketch.ts'
import { pendingOf } from '../../src/snapshot/pending.ts'
import type { Visit } from './visit.ts'

/** How far an index is followed back to the last item that was known. */
const MAX_EARLIER_PAGES = 5

/** From this share of common word sequences on, two documents of a source may be one document at two addresses. */
const SAME_DOCUMENT = 0.7

const SIBLINGS = 200

const PERMANENT: readonly number[] = [301, 308]

export type Reading = {
  readonly judgement: Judgement
  /** The last revision of the document at its older address, when this page is the same document. */
  readonly predecessor?: Revision
}

/** @throws CodedError of the gate; `judge-timeout`, `judge-crashed`. */
export async function readPage(visit: Visit, page: Page): Promise<Reading> {
  const { state } = visit
  if (state.baseline !== undefined) return { judgement: await judgeAgain(visit, page, state.baseline) }
  if (!state.isNews) return { judgement: await judge(visit, page, undefined) }
  const judgement = await judge(visit, page, 'nothing')
  const predecessor = await findPredecessor(visit, judgement)
  if (predecessor === undefined) return { judgement }
  const older = await pageOf(visit, predecessor)
  if (predecessor.number !== undefined && predecessor.number === judgement.number) {
    const edition = isOtherEdition(predecessor, older, page, judgement)
    return { judgement: await judge(visit, page, older, edition), predecessor }
  }
  if (await announcesMore(visit, judgement, older)) return { judgement }
  return { judgement: await judge(visit, page, older), predecessor }
}

/** The page of a filing may lead to the print of it one day. */
async function judgeAgain(visit: Visit, page: Page, baseline: Revision): Promise<Judgement> {
  const before = await pageOf(visit, baseline)
  const judgement = await judge(visit, page, before, false, pendingOf(visit.state)?.held)
  const isAnother = judgement.number === undefined || judgement.number !== baseline.number
  if (isAnother || isSameAddress(baseline.finalUrl, page.finalUrl)) return judgement
  return isOtherForm(baseline, before, page, judgement) ? await judge(visit, page, before, true) : judgement
}

/** One number, two editions: in another form, on another host, or with too little text in common to be compared by sentence. */
function isOtherEdition(older: Revision, before: JudgedPage, page: Page, judgement: Judgement): boolean {
  const [host, otherHost] = [older.finalUrl, page.finalUrl].map((url) => new URL(url).host.replace(/^www\./, ''))
  return host !== otherHost || isOtherForm(older, before, page, judgement)
}

function isOtherForm(older: Revision, before: JudgedPage, page: Page, judgement: Judgement): boolean {
  if (sniff(before).kind !== sniff(judgedPage(page)).kind) return true
  return sketchSimilarity(judgement.sketch, older.sketch) < SAME_DOCUMENT
}

/**
 * A notice with the boilerplate of an older one and other names in it is a new notice, however alike the two are: what it
 * announces must stand in the older one too.
 */
async function announcesMore(visit: Visit, judgement: Judgement, older: JudgedPage): Promise<boolean> {
  const announced = namesIn(judgement)
  if (announced.length === 0) return false
  const { findings } = await visit.deps.judge.judge({ ...inputOf(visit), after: older, before: 'nothing' })
  const known = new Set(namesIn({ findings }))
  return announced.some((name) => !known.has(name))
}

function namesIn({ findings }: Pick<Judgement, 'findings'>): string[] {
  return findings.flatMap(({ kind, listing, after }) =>
    kind.startsWith('listing.') ? [listing?.name ?? after?.text ?? ''] : [],
  )
}

/**
 * @returns true when the document stands at another address than its last revision did: found there by its text, or sent
 * there for good (301, 308). Scheme, www. and a last slash are no difference.
 */
export function hasMoved(page: Page, before: Revision | undefined, predecessor: Revision | undefined): boolean {
  if (before === undefined || isSameAddress(before.finalUrl, page.finalUrl)) return false
  const { redirects } = page
  return (
    predecessor !== undefined || (redirects.length > 0 && redirects.every(({ status }) => PERMANENT.includes(status)))
  )
}

/** @returns true when two addresses lead to one page, as far as the addresses tell. */
export function isSameAddress(a: string, b: string): boolean {
  return plainAddress(a) === plainAddress(b)
}

function plainAddress(url: string): string {
  const { hostname, port, pathname, search } = new URL(url)
  return `${hostname.replace(/^www\./, '')}:${port}${pathname.replace(/\/$/, '')}${search}`
}

async function judge(
  visit: Visit,
  page: Page,
  before: JudgeInput['before'],
  edition = false,
  held: readonly Listing[] = [],
): Promise<Judgement> {
  const input: JudgeInput = {
    ...inputOf(visit),
    after: judgedPage(page),
    ...(before === undefined ? {} : { before }),
    ...(edition ? { edition: true } : {}),
    ...(held.length === 0 ? {} : { held }),
  }
  return await followBack(visit, input)
}

function inputOf({ deps, state }: Visit): Omit<JudgeInput, 'after'> {
  const { source, reading } = state.watch
  return {
    reading,
    earlier: [],
    today: dateIn(source.timeZone, deps.clock.now()),
    parties: deps.config.parties,
    ...(deps.config.lexicon === undefined ? {} : { lexicon: deps.config.lexicon }),
    ...(state.accepted === undefined ? {} : { accepted: state.accepted }),
  }
}

/** An index that does not reach back to the last known item is read on, page by page, until it does. */
async function followBack(visit: Visit, input: JudgeInput): Promise<Judgement> {
  const judgement = await visit.deps.judge.judge(input)
  if (judgement.gap === undefined || input.earlier.length >= MAX_EARLIER_PAGES) return judgement
  // The index of a new year has last year's index for its older page.
  const next = judgement.gap.next ?? (input.earlier.length === 0 ? visit.state.watch.olderUrl : undefined)
  const older = next === undefined ? undefined : await fetchOlder(visit, next)
  return older === undefined ? judgement : await followBack(visit, { ...input, earlier: [...input.earlier, older] })
}

/** @returns undefined when the older page cannot be had: then the gap stands. */
async function fetchOlder(visit: Visit, url: string): Promise<JudgedPage | undefined> {
  const { deps, state } = visit
  const request = { url, validators: {}, language: state.watch.reading.language }
  const fetched = await fetchPatiently({ ...deps, hosts: deps.store.hosts }, request, deps.config)
  if (fetched.kind !== 'page') return undefined
  return refusalOf(fetched.page, state.watch.reading.expect) === undefined ? judgedPage(fetched.page) : undefined
}

/** The document of the same source with the same number of its issuer; else the nearest one, when it is near enough to be this one. */
async function findPredecessor(visit: Visit, judgement: Judgement): Promise<Revision | undefined> {
  const { source, id } = visit.state.watch
  const siblings = await visit.deps.store.evidence.siblings(source.id, id, SIBLINGS)
  const numbered = siblings.find(({ number }) => number !== undefined && number === judgement.number)
  if (numbered !== undefined) return numbered
  let best: { revision: Revision; similarity: number } | undefined
  for (const revision of siblings) {
    // Announcement No. 19 is not announcement No. 18, whatever their texts have in common.
    if (numbersIn(revision.title) !== numbersIn(judgement.title)) continue
    if (revision.number !== undefined && judgement.number !== undefined) continue
    const similarity = sketchSimilarity(judgement.sketch, revision.sketch)
    if (similarity >= SAME_DOCUMENT && similarity > (best?.similarity ?? 0)) best = { revision, similarity }
  }
  return best?.revision
}

function numbersIn(title: string): string {
  return (title.normalize('NFKC').match(/\d+/g) ?? []).join(' ')
}

async function pageOf(visit: Visit, revision: Revision): Promise<JudgedPage> {
  const body = await visit.deps.store.evidence.body(revision.sha256)
  if (body === undefined) {
    throw new CodedError('evidence-missing', `The bytes of revision ${revision.id} are not in the store.`, {
      hint: 'Restore the database from a backup, and check its disk.',
    })
  }
  const { url, finalUrl, contentType } = revision
  return { url, finalUrl, contentType, body }
}

function judgedPage(page: Page): JudgedPage {
  return { url: page.url, finalUrl: page.finalUrl, contentType: page.headers['content-type'] ?? '', body: page.body }
}
