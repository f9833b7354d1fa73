/** Small, whole values for tests of the store. */
import { createHash } from 'node:crypto'
import type { Finding } from '../../src/model/finding.ts'
import type { IncidentNote, Notice } from '../../src/model/notice.ts'
import type { Watch } from '../../src/model/watch.ts'
import type { CheckCommit, Lease, Look, NewNotice, Revision, StoredChange } from '../../src/ports/records.ts'
import type { Store } from '../../src/ports/store.ts'

export const HOUR_MS = 3_600_000
/** 13 May 2025, 12:00 UTC. */
export const NOON = Date.UTC(2025, 4, 13, 12)

export const text = (value: string): Uint8Array => new TextEncoder().encode(value)
export const sha256 = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex')

export function watchOf(id: string, overrides: Partial<Watch> = {}): Watch {
  return {
    id,
    source: {
      id: 'bis',
      name: 'Bureau of Industry and Security',
      jurisdiction: 'US',
      language: 'en',
      timeZone: 'America/New_York',
    },
    title: `Press releases (${id})`,
    url: `https://www.bis.gov/${id}`,
    everyMs: 15 * 60_000,
    blindAfterMs: HOUR_MS,
    reading: {
      select: ['main'],
      remove: [],
      columns: {},
      links: [],
      language: 'en',
      timeZone: 'America/New_York',
      expect: {},
    },
    ...overrides,
  }
}

export function lookOf(overrides: Partial<Look> = {}): Look {
  return {
    at: NOON,
    status: 200,
    url: 'https://www.bis.gov/press',
    finalUrl: 'https://www.bis.gov/press',
    redirects: [],
    headers: { 'content-type': 'text/html' },
    sha256: '',
    outcome: 'unchanged',
    code: '',
    ...overrides,
  }
}

export function revisionOf(watchId: string, id: string, body: Uint8Array, overrides: Partial<Revision> = {}): Revision {
  return {
    id,
    watchId,
    at: NOON,
    sha256: sha256(body),
    extractHash: `hash of ${id}`,
    sketch: [1, 2, 4_294_967_295],
    title: 'BIS rescinds the AI diffusion rule',
    url: 'https://www.bis.gov/press',
    finalUrl: 'https://www.bis.gov/press',
    contentType: 'text/html',
    ...overrides,
  }
}

export const softened: Finding = {
  kind: 'wording.softened',
  severity: 'high',
  flags: ['silent'],
  reason: '“violates” (assertion of breach) became “risks of” (warning).',
  rule: 'assertion.down',
  before: { text: 'Using these chips violates U.S. export controls.', marks: [[18, 26]] },
  after: { text: 'Alerting industry to the risks of using these chips.', marks: [[25, 33]] },
}
export const listed: Finding = {
  ...softened,
  kind: 'listing.added',
  severity: 'critical',
  flags: ['party'],
  rule: 'listing.new',
}

export function changeOf(watchId: string, id: string, overrides: Partial<StoredChange> = {}): StoredChange {
  return {
    id,
    watchId,
    at: NOON,
    title: 'Guidance on advanced computing ICs',
    url: 'https://www.bis.gov/press/guidance',
    findings: [softened],
    folded: 2,
    ...overrides,
  }
}

export function incidentOf(watchId: string, id: string, overrides: Partial<IncidentNote> = {}): IncidentNote {
  return {
    id,
    watchId,
    title: 'Press releases',
    url: 'https://www.bis.gov/press',
    code: 'page-blocked',
    message: 'A challenge came instead of the page.',
    hint: 'Open the page in a browser.',
    openedAt: NOON,
    ...overrides,
  }
}

export function noticeOf(
  id: string,
  recipients: readonly string[] = ['counsel@example.org'],
  overrides: Partial<Notice> = {},
): NewNotice {
  const notice: Notice = {
    id,
    kind: 'alert',
    route: 'urgent',
    at: NOON,
    timeZone: 'UTC',
    stories: [],
    incidents: [],
    ...overrides,
  }
  return {
    notice,
    deliveries: recipients.map((recipient) => ({ id: `${id}-${recipient}`, noticeId: id, channel: 'mail', recipient })),
  }
}

/** A commit that says "looked, nothing changed", unless told otherwise. */
export function commitOf(lease: Lease, overrides: Partial<CheckCommit> = {}): CheckCommit {
  return {
    lease,
    look: lookOf(),
    nextDueAt: NOON + HOUR_MS,
    watch: { good: true },
    alerts: [],
    notices: [],
    documents: [],
    ...overrides,
  }
}

/** Claims a watch that is known to be free. */
export async function claim(store: Store, watchId: string, now = NOON): Promise<Lease> {
  const claimed = await store.watches.claim(watchId, now, 60_000)
  if (claimed === undefined) throw new Error(`The watch ${watchId} is not free`)
  return claimed.lease
}

/** Has an index announce documents, as a check of it does. */
export async function announce(store: Store, indexId: string, documents: readonly Watch[], at = NOON): Promise<void> {
  const lease = await claim(store, indexId, at)
  const found = documents.map((watch) => ({
    watch,
    item: { title: watch.title, url: watch.url },
    dueAt: at,
    isNews: true,
  }))
  await store.evidence.commit(commitOf(lease, { look: lookOf({ at }), documents: found }))
}

/** Checks a watch that shows `page`, with what a check stores when that is news. */
export async function see(
  store: Store,
  watchId: string,
  page: string,
  at: number,
  overrides: Partial<CheckCommit> & { readonly outcome?: Look['outcome'] } = {},
): Promise<void> {
  const { outcome = 'unchanged', ...rest } = overrides
  const body = text(page)
  const lease = await claim(store, watchId, at)
  await store.evidence.keep(sha256(body), body, at)
  await store.evidence.commit(
    commitOf(lease, { look: lookOf({ at, sha256: sha256(body), outcome }), nextDueAt: at + HOUR_MS, ...rest }),
  )
}
