/** Snapshot: a page becomes evidence for a revision. Ids are hashes of what they name, so a redone commit repeats them. */
import { idOf } from '../id.ts'
import type { Finding } from '../model/finding.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Page } from '../model/page.ts'
import type { Watch } from '../model/watch.ts'
import type { Look, Revision, StoredChange } from '../ports/records.ts'

/** The evidence of one look: what came, in what way, with which outcome. */
export function takeLook(page: Page, outcome: Look['outcome'], code = ''): Look {
  const { fetchedAt, status, url, finalUrl, redirects, headers, sha256 } = page
  return { at: fetchedAt, status, url, finalUrl, redirects, headers, sha256, outcome, code }
}

/** The evidence of a look at which the server said that nothing has changed (304): no bytes came. */
export function notModified(answer: Omit<Look, 'outcome' | 'code' | 'sha256'>): Look {
  const { at, status, url, finalUrl, redirects, headers } = answer
  return { at, status, url, finalUrl, redirects, headers, sha256: '', outcome: 'unchanged', code: '' }
}

/**
 * A page that differs from the one before becomes a revision. Its id is built from the text, not from the bytes: when a
 * commit is redone after a crash, the same news keeps its id although a nonce in the page has changed.
 */
export function takeRevision(
  watchId: string,
  previous: Revision | undefined,
  page: Page,
  judgement: Judgement,
): Revision {
  return {
    id: idOf('r', watchId, previous?.id ?? '', page.url, judgement.extractHash),
    watchId,
    at: page.fetchedAt,
    sha256: page.sha256,
    extractHash: judgement.extractHash,
    sketch: judgement.sketch,
    title: judgement.title,
    url: page.url,
    finalUrl: page.finalUrl,
    contentType: page.headers['content-type'] ?? '',
    ...(judgement.number === undefined ? {} : { number: judgement.number }),
  }
}

/** A change from one revision to the next with its findings. `before` is absent for a newly published document. */
export function takeChange(
  watch: Watch,
  before: Revision | undefined,
  after: Revision,
  judgement: Judgement,
  findings: readonly Finding[],
  lastLookAt: number | undefined,
): StoredChange {
  return {
    id: changeId(watch.id, before?.id ?? '', after.id),
    watchId: watch.id,
    at: after.at,
    ...(lastLookAt === undefined ? {} : { lastLookAt }),
    ...(before === undefined ? {} : { beforeRevision: before.id }),
    afterRevision: after.id,
    // The name that its index gives a document says more than many a page does of itself.
    title: (watch.foundBy === undefined ? judgement.title : watch.title) || watch.title,
    url: after.finalUrl,
    ...(judgement.date === undefined ? {} : { date: judgement.date.value }),
    ...(judgement.summary === undefined ? {} : { summary: judgement.summary }),
    findings,
    folded: judgement.stats.folded,
  }
}

/** @returns the id of the change between two revisions (or other named states) of a watch. */
export function changeId(watchId: string, before: string, after: string): string {
  return idOf('c', watchId, before, after)
}
