/** Hands a page and what to compare it with to the judge: the last good revision, an older address, or nothing. */
import { CodedError } from '../../src/errors.ts'
import { refusalOf } from '../../src/fetch/accept.ts'
import { fetchPage } from '../../src/fetch/fetch.ts'
import type { JudgedPage, JudgeInput, Judgement, Page } from '../../src/model.ts'
import type { Revision } from '../../src/ports.ts'
import { sketchSimilarity } from '../../src/sketch.ts'
import type { Visit } from './visit.ts'

/** How far an index is followed back to the last item that was known. */
const MAX_EARLIER_PAGES = 5

/** From this share of common word sequences on, two documents of a source are one document at two addresses. */
const SAME_DOCUMENT = 0.7

const SIBLINGS = 200

export type Reading = {
  readonly judgement: Judgement
  /** The last revision of the document at its older address, when this page is the same document. */
  readonly predecessor?: Revision
}

/** @throws CodedError of the gate; `judge-timeout`, `judge-crashed`. */
export async function readPage(visit: Visit, page: Page): Promise<Reading> {
  const { state } = visit
  if (state.baseline !== undefined) return { judgement: await judge(visit, page, await pageOf(visit, state.baseline)) }
  if (!state.isNews) return { judgement: await judge(visit, page, undefined) }
  const judgement = await judge(visit, page, 'nothing')
  const predecessor = await findPredecessor(visit, judgement)
  if (predecessor === undefined) return { judgement }
  return { judgement: await judge(visit, page, await pageOf(visit, predecessor)), predecessor }
}

/** @returns true when the page answers at another address than the revision did; scheme, www. and a last slash apart. */
export function hasMoved(before: Revision | undefined, page: Page): boolean {
  return before !== undefined && plainAddress(before.finalUrl) !== plainAddress(page.finalUrl)
}

function plainAddress(url: string): string {
  const { hostname, port, pathname, search } = new URL(url)
  return `${hostname.replace(/^www\./, '')}:${port}${pathname.replace(/\/$/, '')}${search}`
}

async function judge(visit: Visit, page: Page, before: JudgeInput['before']): Promise<Judgement> {
  const { deps, state } = visit
  const { source, reading } = state.watch
  const input: JudgeInput = {
    reading,
    after: judgedPage(page),
    earlier: [],
    today: dateIn(source.timeZone, page.fetchedAt),
    parties: deps.config.parties,
    ...(before === undefined ? {} : { before }),
  }
  return await followBack(visit, input)
}

/** An index that does not reach back to the last known item is read on, page by page, until it does. */
async function followBack(visit: Visit, input: JudgeInput): Promise<Judgement> {
  try {
    return await visit.deps.judge.judge(input)
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'index-gap') throw error
    // The index of a new year has last year's index for its older page.
    const next = error.details.next ?? (input.earlier.length === 0 ? visit.state.watch.olderUrl : undefined)
    if (typeof next !== 'string' || input.earlier.length >= MAX_EARLIER_PAGES) throw error
    const older = await fetchOlder(visit, next)
    if (older === undefined) throw error
    return await followBack(visit, { ...input, earlier: [...input.earlier, older] })
  }
}

async function fetchOlder(visit: Visit, url: string): Promise<JudgedPage | undefined> {
  const { deps, state } = visit
  const fetched = await fetchPage(
    { ...deps, hosts: deps.store.hosts },
    { url, validators: {}, language: state.watch.reading.language },
    deps.config,
  )
  if (fetched.kind !== 'page' || refusalOf(fetched.page, state.watch.reading.expect) !== undefined) return undefined
  await deps.store.evidence.keep(fetched.page.sha256, fetched.page.body, fetched.page.fetchedAt)
  return judgedPage(fetched.page)
}

/** The nearest document of the same source, when it is near enough to be this one. */
async function findPredecessor(visit: Visit, judgement: Judgement): Promise<Revision | undefined> {
  const { source, id } = visit.state.watch
  const siblings = await visit.deps.store.evidence.siblings(source.id, id, SIBLINGS)
  let best: { revision: Revision; similarity: number } | undefined
  for (const revision of siblings) {
    const similarity = sketchSimilarity(judgement.sketch, revision.sketch)
    if (similarity >= SAME_DOCUMENT && similarity > (best?.similarity ?? 0)) best = { revision, similarity }
  }
  return best?.revision
}

async function pageOf(visit: Visit, revision: Revision): Promise<JudgedPage> {
  const body = await visit.deps.store.evidence.body(revision.sha256)
  if (body === undefined) {
    throw new CodedError('store-failed', `The bytes of revision ${revision.id} are not in the store.`, {
      hint: 'Restore the database from a backup, or take a new baseline by removing and adding the watch.',
    })
  }
  const { url, finalUrl, contentType } = revision
  return { url, finalUrl, contentType, body }
}

function judgedPage(page: Page): JudgedPage {
  return { url: page.url, finalUrl: page.finalUrl, contentType: page.headers['content-type'] ?? '', body: page.body }
}

/** @returns YYYY-MM-DD in an IANA zone. */
function dateIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
}
