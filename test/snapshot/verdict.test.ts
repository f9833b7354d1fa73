/** Which news needs a second look: what is missing in a list may be missing in one copy of it. */
import { describe, expect, it } from 'vitest'
import type { ListingChange } from '../../src/model/change.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import type { Page } from '../../src/model/page.ts'
import type { WatchState } from '../../src/ports/records.ts'
import { verdictOf } from '../../src/snapshot/verdict.ts'
import { entity } from '../diff/listings/entries.ts'

const suma = entity('Suma Technology')
const another = entity('Another Company')
const finding: Finding = {
  kind: 'listing.removed',
  severity: 'high',
  flags: [],
  reason: '‘Suma Technology’ is no longer listed',
  rule: 'list.removed',
  before: { text: suma.name, marks: [] },
  after: null,
  listing: suma,
}
const judgement: Judgement = {
  title: 'Entity List',
  language: 'en',
  extractHash: 'b'.repeat(64),
  sketch: [],
  items: [],
  newItems: [],
  changed: true,
  findings: [finding],
  listings: [],
  listingChanges: [],
  acts: [],
  counts: [],
  stats: { folded: 0, moved: 0, wholesale: false },
}
const url = 'https://lists.example/list.csv'
const page: Page = {
  url,
  finalUrl: url,
  status: 200,
  headers: {},
  redirects: [],
  body: new Uint8Array(),
  sha256: 'c'.repeat(64),
  fetchedAt: 1_747_137_600_000,
  validators: {},
  lengthKnown: true,
}
const state: WatchState = {
  watch: {
    id: 'list',
    source: { id: 'bis', name: 'BIS', jurisdiction: 'US', language: 'en', timeZone: 'America/New_York' },
    title: 'List',
    url,
    everyMs: 1,
    blindAfterMs: 1,
    reading: {
      select: [],
      remove: [],
      columns: {},
      links: [],
      language: 'en',
      timeZone: 'America/New_York',
      expect: {},
    },
  },
  dueAt: 0,
  validators: {},
  failures: 0,
  recent: [],
  isNews: true,
}
const removed: ListingChange = { type: 'removed', before: suma, after: null }
const added: ListingChange = { type: 'added', before: null, after: suma }

describe('a removal', () => {
  it('from a list needs two agreeing looks', () => {
    const missing = { ...judgement, listingChanges: [removed] }
    const first = verdictOf(missing, page, state, false)
    expect(first).toMatchObject({ kind: 'unconfirmed', reason: 'a removal from a list needs two agreeing looks' })
    const mark = first.kind === 'unconfirmed' ? first.mark : ''
    expect(verdictOf(missing, page, { ...state, unconfirmed: mark }, false)).toMatchObject({ kind: 'news' })
    const other: Judgement = {
      ...missing,
      extractHash: 'd'.repeat(64),
      findings: [{ ...finding, listing: another }],
      listingChanges: [{ type: 'removed', before: another, after: null }],
    }
    expect(verdictOf(other, page, { ...state, unconfirmed: mark }, false)).toMatchObject({ kind: 'unconfirmed' })
    const agrees = { ...missing, extractHash: 'd'.repeat(64) }
    expect(verdictOf(agrees, page, { ...state, unconfirmed: mark }, false)).toMatchObject({ kind: 'news' })
  })

  it('that a rule or notice states needs one', () => {
    expect(verdictOf(judgement, page, state, false)).toEqual({ kind: 'news', findings: [finding] })
  })

  it('is no addition: that is told at once', () => {
    const news = { ...judgement, findings: [], listingChanges: [added] }
    expect(verdictOf(news, page, state, false)).toMatchObject({ kind: 'news' })
  })
})
