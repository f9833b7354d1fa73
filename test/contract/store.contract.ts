/** What every store keeps to, whatever database is behind it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { IncidentNote } from '../../src/model/notice.ts'
import type { Watch } from '../../src/model/watch.ts'
import type { Alert, NewNotice } from '../../src/ports/records.ts'
import type { Store } from '../../src/ports/store.ts'
import { lookHash } from '../../src/snapshot/chain.ts'
import * as a from './store.samples.ts'
import { HOUR_MS, NOON } from './store.samples.ts'

/** @param make an empty store. */
export function describeStore(name: string, make: () => Promise<Store>): void {
  describe(`a store ${name}`, () => {
    const open: Store[] = []
    const start = async (...ids: readonly string[]): Promise<Store> => {
      const store = await make()
      open.push(store)
      await store.watches.configure(
        ids.map((id) => a.watchOf(id)),
        NOON,
      )
      return store
    }
    afterEach(async () => {
      for (const store of open.splice(0)) await store.close()
    })

    describe('watches.configure', () => {
      it('makes a new watch due at once, with nothing known of it', async () => {
        const store = await start('press')
        expect(await store.watches.due(NOON, 10, 10)).toEqual(['press'])
        expect(await store.watches.get('press')).toEqual({
          watch: a.watchOf('press'),
          dueAt: NOON,
          validators: {},
          failures: 0,
          recent: [],
          isNews: false,
        })
      })

      it('keeps what is known of a watch when the configuration stays, or only its title changes', async () => {
        const store = await start('press')
        await a.see(store, 'press', 'one', NOON, {
          outcome: 'baseline',
          revision: a.revisionOf('press', 'r1', a.text('one')),
          watch: { good: true, validators: { etag: '"1"' }, unconfirmed: 'x' },
        })
        const before = await store.watches.get('press')
        await store.watches.configure([a.watchOf('press')], NOON + 1)
        expect(await store.watches.get('press')).toEqual(before)
        const renamed = a.watchOf('press', { title: 'Renamed' })
        await store.watches.configure([renamed], NOON + 2)
        expect(await store.watches.get('press')).toEqual({ ...before, watch: renamed })
      })

      it('has the page read again when its reading changes: no validators, no known bytes, the same baseline', async () => {
        const store = await start('press')
        await a.see(store, 'press', 'one', NOON, {
          outcome: 'baseline',
          revision: a.revisionOf('press', 'r1', a.text('one')),
          watch: { good: true, validators: { etag: '"1"' } },
        })
        const before = await store.watches.get('press')
        expect(before).toMatchObject({ lastGoodSha256: a.sha256(a.text('one')), baseline: { id: 'r1' } })
        const edited = a.watchOf('press', { reading: { ...a.watchOf('press').reading, select: ['article'] } })
        await store.watches.configure([edited], NOON + 1)
        const { lastGoodSha256: _, unconfirmed: __, ...kept } = before ?? {}
        expect(await store.watches.get('press')).toEqual({ ...kept, watch: edited, validators: {} })
      })

      it('goes on from the older address of a list when the new one names it, and is due at once', async () => {
        const yearOf = (year: number) => `https://www.bis.gov/press/${year}`
        const lists = (year: number) =>
          a.watchOf('press', { url: yearOf(year), olderUrl: yearOf(year - 1), everyMs: 6 * HOUR_MS })
        const store = await start()
        await store.watches.configure([lists(2025)], NOON)
        await a.see(store, 'press', 'one', NOON, {
          outcome: 'baseline',
          revision: a.revisionOf('press', 'r1', a.text('one')),
          watch: { good: true, validators: { etag: '"1"' }, unconfirmed: 'x' },
          incident: a.incidentOf('press', 'i1'),
        })
        const before = await store.watches.get('press')
        const underWay = await a.claim(store, 'press')
        await store.watches.configure([lists(2026)], NOON + 5)
        const { lastGoodSha256: _, unconfirmed: __, ...kept } = before ?? {}
        const after = { ...kept, watch: lists(2026), validators: {}, dueAt: NOON + 5 }
        expect(await store.watches.get('press')).toEqual(after)
        expect(after).toMatchObject({ baseline: { id: 'r1' }, lastGoodAt: NOON, openIncident: { id: 'i1' } })
        await expect(store.evidence.commit(a.commitOf(underWay))).rejects.toMatchObject({ code: 'lease-lost' })
        await store.watches.configure([lists(2028)], NOON + 6)
        expect(await store.watches.get('press')).not.toHaveProperty('baseline')
      })

      it('makes a list due at once that goes on at another address, though its next look was far off', async () => {
        const store = await start('press')
        await a.see(store, 'press', 'one', NOON)
        const old = a.watchOf('press').url
        await store.watches.configure([a.watchOf('press', { url: `${old}/2026`, olderUrl: old })], NOON + 5)
        expect(await store.watches.due(NOON + 4, 10, 10)).toEqual([])
        expect(await store.watches.due(NOON + 5, 10, 10)).toEqual(['press'])
      })

      it('forgets what was read at the old address when the address changes, and makes the watch due', async () => {
        const store = await start('press', 'new')
        await a.see(store, 'press', 'one', NOON, {
          outcome: 'baseline',
          revision: a.revisionOf('press', 'r1', a.text('one')),
          watch: { good: true, validators: { etag: '"1"' }, unconfirmed: 'x', goneSince: 1 },
        })
        const supersedes = { watchId: 'press', to: 'https://b.example' }
        await store.evidence.commit(a.commitOf(await a.claim(store, 'new'), { supersedes }))
        expect(await store.watches.get('press')).toMatchObject({ movedTo: 'https://b.example' })
        const moved = a.watchOf('press', { url: 'https://media.bis.gov/press' })
        await store.watches.configure([moved], NOON + 5)
        const state = await store.watches.get('press')
        expect(state).toMatchObject({ watch: moved, dueAt: NOON + 5, validators: {}, failures: 0, isNews: false })
        for (const key of ['baseline', 'lastGoodSha256', 'lastGoodAt', 'unconfirmed', 'goneSince', 'movedTo']) {
          expect(state).not.toHaveProperty(key)
        }
        expect(await store.evidence.revision('r1')).toBeDefined()
        expect(await store.evidence.looks('press', 10)).toHaveLength(1)
      })

      it('refuses the commit of a check that was under way at the old address', async () => {
        const store = await start('press')
        const lease = await a.claim(store, 'press')
        await store.watches.configure([a.watchOf('press', { url: 'https://media.bis.gov/press' })], NOON)
        await expect(store.evidence.commit(a.commitOf(lease))).rejects.toMatchObject({ code: 'lease-lost' })
      })

      it('stops a watch that is gone from the configuration, keeps its history, and takes it up again', async () => {
        const store = await start('press', 'list')
        await a.see(store, 'press', 'one', NOON, {
          outcome: 'baseline',
          revision: a.revisionOf('press', 'r1', a.text('one')),
        })
        await store.watches.configure([a.watchOf('list')], NOON)
        expect(await store.watches.due(NOON + 9 * HOUR_MS, 10, 10)).toEqual(['list'])
        expect((await store.watches.list()).map(({ watch }) => watch.id)).toEqual(['list'])
        expect(await store.watches.claim('press', NOON, 1)).toBeUndefined()
        expect(await store.evidence.looks('press', 10)).toHaveLength(1)
        await store.watches.configure([a.watchOf('press'), a.watchOf('list')], NOON + 7)
        expect(await store.watches.get('press')).toMatchObject({ dueAt: NOON + 7, baseline: { id: 'r1' } })
      })

      it('keeps documents that an index announced', async () => {
        const store = await start('index')
        const document = a.watchOf('doc', { foundBy: 'index', followUntil: NOON + 24 * HOUR_MS })
        const lease = await a.claim(store, 'index')
        const item = { title: 'New rule', url: document.url }
        await store.evidence.commit(
          a.commitOf(lease, { documents: [{ watch: document, item, dueAt: NOON, isNews: true }] }),
        )
        await store.watches.configure([], NOON)
        expect(await store.watches.due(NOON, 10, 10)).toEqual(['doc'])
        expect(await store.watches.get('doc')).toMatchObject({ watch: document, isNews: true })
      })

      it('lets a shorter interval count from the last look', async () => {
        const store = await start('press')
        await a.see(store, 'press', 'one', NOON, { nextDueAt: NOON + 6 * HOUR_MS })
        await store.watches.configure([a.watchOf('press', { everyMs: 60_000 })], NOON + 1_000)
        expect(await store.watches.get('press')).toMatchObject({ dueAt: NOON + 60_000 })
      })

      it('does not take up again at each start what a check has ended', async () => {
        const store = await start('press')
        await store.evidence.commit(a.commitOf(await a.claim(store, 'press'), { watch: { good: false, stop: true } }))
        await store.watches.configure([a.watchOf('press', { title: 'Renamed' })], NOON + HOUR_MS)
        expect(await store.watches.due(NOON + 9 * HOUR_MS, 10, 10)).toEqual([])
        await store.watches.configure([a.watchOf('press', { url: 'https://www.bis.gov/other' })], NOON + HOUR_MS)
        expect(await store.watches.due(NOON + 9 * HOUR_MS, 10, 10)).toEqual(['press'])
      })
    })

    describe('watches.due', () => {
      it('gives the oldest first, at most so many of a host and in all, and no leased ones', async () => {
        const store = await start()
        const eu = (id: string) => a.watchOf(id, { url: `https://eur-lex.europa.eu/${id}` })
        await store.watches.configure([a.watchOf('b'), a.watchOf('a'), a.watchOf('c'), eu('d'), eu('e')], NOON)
        for (const [index, id] of ['e', 'd', 'c', 'b', 'a'].entries()) {
          const lease = await a.claim(store, id)
          await store.watches.release(lease, NOON + index)
        }
        const now = NOON + 10
        expect(await store.watches.due(now, 10, 10)).toEqual(['e', 'd', 'c', 'b', 'a'])
        expect(await store.watches.due(now, 10, 2)).toEqual(['e', 'd', 'c', 'b'])
        expect(await store.watches.due(now, 10, 1)).toEqual(['e', 'c'])
        expect(await store.watches.due(now, 3, 10)).toEqual(['e', 'd', 'c'])
        expect(await store.watches.due(NOON + 1, 10, 10)).toEqual(['e', 'd'])
        await a.claim(store, 'e', now)
        expect(await store.watches.due(now, 10, 1)).toEqual(['d', 'c'])
        expect(await store.watches.due(now + HOUR_MS, 10, 10)).toContain('e')
      })

      it('does not stand still when the clock is set back by two hours', async () => {
        const store = await start('press')
        await a.see(store, 'press', 'one', NOON)
        expect(await store.watches.due(NOON + 1, 10, 10)).toEqual([])
        expect(await store.watches.due(NOON - 2 * HOUR_MS, 10, 10)).toEqual(['press'])
        await a.see(store, 'press', 'one', NOON - 2 * HOUR_MS)
        expect(await store.watches.due(NOON - 2 * HOUR_MS + 1, 10, 10)).toEqual([])
      })
    })

    describe('watches.claim', () => {
      it('gives a watch to one worker at a time, with a fence that rises', async () => {
        const store = await start('press')
        const first = await store.watches.claim('press', NOON, 1_000)
        expect(first?.lease).toEqual({ watchId: 'press', fence: 1, until: NOON + 1_000 })
        expect(await store.watches.claim('press', NOON + 999, 1_000)).toBeUndefined()
        const second = await store.watches.claim('press', NOON + 1_000, 1_000)
        expect(second?.lease.fence).toBe(2)
        expect(await store.watches.claim('unknown', NOON, 1_000)).toBeUndefined()
      })

      it('gives a watch that is not due yet, because somebody may ask for it', async () => {
        const store = await start('press')
        await a.see(store, 'press', 'one', NOON)
        expect(await store.watches.claim('press', NOON + 1, 1_000)).toBeDefined()
      })

      it('gives only one of many who ask at once', async () => {
        const store = await start('press')
        const claims = await Promise.all(Array.from({ length: 20 }, () => store.watches.claim('press', NOON, 1_000)))
        expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1)
      })

      it('does not wait for a lease from before the clock was set back', async () => {
        const store = await start('press')
        await a.claim(store, 'press', NOON + 2 * HOUR_MS)
        expect(await store.watches.claim('press', NOON, 60_000)).toBeDefined()
      })

      it('holds a watch longer by renewal, unless another worker has it by now', async () => {
        const store = await start('press')
        const lease = await a.claim(store, 'press')
        await store.watches.renew(lease, NOON + 120_000)
        expect(await store.watches.claim('press', NOON + 119_999, 1_000)).toBeUndefined()
        const next = await store.watches.claim('press', NOON + 120_000, 1_000)
        await store.watches.renew(lease, NOON + 500_000)
        expect(await store.watches.claim('press', NOON + 121_000, 1_000)).toMatchObject({ lease: { fence: 3 } })
        expect(next?.lease.fence).toBe(2)
        const used = await a.claim(store, 'press', NOON + 122_000)
        await store.evidence.commit(a.commitOf(used))
        await store.watches.renew(used, NOON + 500_000)
        expect(await store.watches.claim('press', NOON + 123_000, 1_000)).toBeDefined()
      })

      it('lets go again by release, once, and only for who holds it', async () => {
        const store = await start('press')
        const lease = await a.claim(store, 'press')
        await store.watches.release({ ...lease, fence: 7 }, NOON + 1)
        expect(await store.watches.claim('press', NOON, 1)).toBeUndefined()
        await store.watches.release(lease, NOON + 2)
        await store.watches.release(lease, NOON + 3)
        expect(await store.watches.get('press')).toMatchObject({ dueAt: NOON + 2, failures: 0 })
        expect(await store.evidence.looks('press', 1)).toEqual([])
        await expect(store.evidence.commit(a.commitOf(lease))).rejects.toMatchObject({ code: 'lease-lost' })
      })
    })

    describe('evidence.keep and body', () => {
      it('gives back the very bytes, empty and large ones too, however often they are kept', async () => {
        const store = await start()
        const bodies = [
          new Uint8Array(),
          a.text('不可靠实体清单'),
          new Uint8Array(1_000_000).map((_, i) => (i * i) % 251),
        ]
        for (const body of [...bodies, ...bodies]) await store.evidence.keep(a.sha256(body), body, NOON)
        for (const body of bodies) expect(await store.evidence.body(a.sha256(body))).toEqual(body)
        expect(await store.evidence.body('0'.repeat(64))).toBeUndefined()
      })
    })

    describe('evidence.commit', () => {
      it('stores everything of one check', async () => {
        const store = await start('press')
        const body = a.text('one')
        await store.evidence.keep(a.sha256(body), body, NOON)
        const lease = await a.claim(store, 'press')
        const change = a.changeOf('press', 'c1', { findings: [a.softened, a.listed], afterRevision: 'r1' })
        const alerts: Alert[] = [
          { id: 'a1', changeId: 'c1', route: 'urgent', mode: 'at-once', findings: [1] },
          { id: 'a2', changeId: 'c1', route: 'daily', mode: 'digest', findings: [0] },
        ]
        const revision = a.revisionOf('press', 'r1', body)
        await store.evidence.commit(
          a.commitOf(lease, {
            look: a.lookOf({ sha256: a.sha256(body), outcome: 'changed' }),
            watch: { good: true, validators: { etag: 'W/"1"', lastModified: 'Tue, 13 May 2025 11:00:00 GMT' } },
            revision,
            change,
            alerts,
            notices: [a.noticeOf('n1')],
            incident: a.incidentOf('press', 'i1'),
          }),
        )
        expect(await store.watches.get('press')).toEqual({
          watch: a.watchOf('press'),
          dueAt: NOON + HOUR_MS,
          validators: { etag: 'W/"1"', lastModified: 'Tue, 13 May 2025 11:00:00 GMT' },
          baseline: revision,
          lastGoodSha256: a.sha256(body),
          lastGoodAt: NOON,
          lastLookAt: NOON,
          failures: 0,
          recent: [{ extractHash: revision.extractHash, at: NOON }],
          isNews: false,
          openIncident: a.incidentOf('press', 'i1'),
        })
        expect(await store.evidence.revision('r1')).toEqual(revision)
        expect(await store.changes.list({ limit: 10 })).toEqual([change])
        expect(await store.digests.held('daily')).toEqual([alerts[1]])
        expect(await store.digests.held('urgent')).toEqual([])
        expect(await store.outbox.counts()).toEqual({ pending: 1, sending: 0, sent: 0, unknown: 0, dead: 0 })
        expect(await store.watches.claim('press', NOON, 1_000)).toBeDefined()
      })

      it('refuses a worker whose lease another one took over, and writes nothing of it', async () => {
        const store = await start('press')
        const slow = await a.claim(store, 'press')
        const quick = await a.claim(store, 'press', NOON + 60_000)
        const commit = a.commitOf(slow, { change: a.changeOf('press', 'c1'), notices: [a.noticeOf('n1')] })
        await expect(store.evidence.commit(commit)).rejects.toMatchObject({ code: 'lease-lost' })
        expect(await store.evidence.looks('press', 10)).toEqual([])
        expect(await store.changes.list({ limit: 10 })).toEqual([])
        expect(await store.outbox.counts()).toMatchObject({ pending: 0 })
        await store.evidence.commit(a.commitOf(quick))
        expect(await store.evidence.looks('press', 10)).toHaveLength(1)
      })

      it('accepts a worker whose lease ran out while nobody else took over', async () => {
        const store = await start('press')
        const lease = await a.claim(store, 'press')
        await store.evidence.commit(a.commitOf(lease, { look: a.lookOf({ at: NOON + 9 * HOUR_MS }) }))
        expect(await store.evidence.looks('press', 10)).toHaveLength(1)
      })

      it('is done once when the very same commit is repeated, and refuses another one on the used lease', async () => {
        const store = await start('press')
        const lease = await a.claim(store, 'press')
        const commit = a.commitOf(lease, { change: a.changeOf('press', 'c1'), notices: [a.noticeOf('n1')] })
        await store.evidence.commit(commit)
        await store.evidence.commit(commit)
        expect(await store.evidence.looks('press', 10)).toHaveLength(1)
        expect(await store.changes.list({ limit: 10 })).toHaveLength(1)
        expect(await store.outbox.counts()).toMatchObject({ pending: 1 })
        const other = a.commitOf(lease, { look: a.lookOf({ at: NOON + 1 }) })
        await expect(store.evidence.commit(other)).rejects.toMatchObject({ code: 'lease-lost' })
      })

      it('keeps the delivery of a change that is found again as it stands', async () => {
        const store = await start('press')
        const news = { change: a.changeOf('press', 'c1'), notices: [a.noticeOf('n1')] }
        await store.evidence.commit(a.commitOf(await a.claim(store, 'press'), news))
        const [id = ''] = await store.outbox.due(NOON, 10)
        await store.outbox.take(id, NOON, 1_000)
        await store.outbox.settle({ id, attempts: 1 }, { state: 'sent', reason: '250', partsSent: 1 }, NOON)
        await store.evidence.commit(a.commitOf(await a.claim(store, 'press'), news))
        expect(await store.outbox.counts()).toMatchObject({ pending: 0, sent: 1 })
      })

      it('refuses a look at bytes that are not kept', async () => {
        const store = await start('press')
        const lease = await a.claim(store, 'press')
        const look = a.lookOf({ sha256: 'f'.repeat(64) })
        await expect(store.evidence.commit(a.commitOf(lease, { look }))).rejects.toMatchObject({
          code: 'store-failed',
          retryable: true,
        })
        expect(await store.evidence.looks('press', 10)).toEqual([])
        expect(await store.watches.claim('press', NOON, 1)).toBeUndefined()
      })

      it('counts looks without a good page, and starts again at the next good one', async () => {
        const store = await start('press')
        const failed = {
          look: a.lookOf({ status: 0, outcome: 'failed', code: 'dns-failed' }),
          watch: { good: false },
        } as const
        for (const failures of [1, 2, 3]) {
          await store.evidence.commit(a.commitOf(await a.claim(store, 'press'), failed))
          expect(await store.watches.get('press')).toMatchObject({ failures, lastLookAt: NOON })
        }
        expect(await store.watches.get('press')).not.toHaveProperty('lastGoodAt')
        await store.evidence.commit(a.commitOf(await a.claim(store, 'press')))
        expect(await store.watches.get('press')).toMatchObject({ failures: 0, lastGoodAt: NOON })
      })

      it('never takes validators from a page that was not read well', async () => {
        const store = await start('press')
        const validators = { etag: '"good"' }
        await a.see(store, 'press', 'one', NOON, { outcome: 'baseline', watch: { good: true, validators } })
        await a.see(store, 'press', 'wall', NOON + 1, {
          outcome: 'refused',
          watch: { good: false, validators: { etag: '"bad"' } },
        })
        expect(await store.watches.get('press')).toMatchObject({ validators, lastGoodSha256: a.sha256(a.text('one')) })
        const unconfirmed = { good: true, validators: { etag: '"new"' }, unconfirmed: 'h2' }
        await a.see(store, 'press', 'two', NOON + 2, { outcome: 'unconfirmed', watch: unconfirmed })
        expect(await store.watches.get('press')).toMatchObject({
          validators,
          unconfirmed: 'h2',
          lastGoodSha256: a.sha256(a.text('one')),
        })
        await a.see(store, 'press', 'two', NOON + 3, {
          outcome: 'changed',
          watch: { good: true, validators: null, unconfirmed: null },
        })
        const state = await store.watches.get('press')
        expect(state).toMatchObject({ validators: {}, lastGoodSha256: a.sha256(a.text('two')) })
        expect(state).not.toHaveProperty('unconfirmed')
      })

      it('remembers since when a page is gone, and forgets when told', async () => {
        const store = await start('press')
        const commit = async (watch: Parameters<typeof a.commitOf>[1] & object) =>
          store.evidence.commit(a.commitOf(await a.claim(store, 'press'), watch))
        await commit({ watch: { good: false, goneSince: NOON } })
        await commit({ watch: { good: false } })
        expect(await store.watches.get('press')).toMatchObject({ goneSince: NOON, failures: 2 })
        await commit({ watch: { good: true, goneSince: null } })
        expect(await store.watches.get('press')).not.toHaveProperty('goneSince')
      })

      it('remembers where the document of a watch has moved until a check finds it back at its own address', async () => {
        const store = await start('old', 'new')
        const supersedes = { watchId: 'old', to: 'https://www.bis.gov/new' }
        await store.evidence.commit(a.commitOf(await a.claim(store, 'new'), { supersedes }))
        expect(await store.watches.get('new')).not.toHaveProperty('movedTo')
        await store.evidence.commit(a.commitOf(await a.claim(store, 'old'), { watch: { good: false } }))
        expect(await store.watches.get('old')).toMatchObject({ movedTo: 'https://www.bis.gov/new', failures: 1 })
        await store.evidence.commit(a.commitOf(await a.claim(store, 'old'), { watch: { good: true, movedTo: null } }))
        expect(await store.watches.get('old')).not.toHaveProperty('movedTo')
      })

      it('gives the newest twenty revisions, newest first, in the order they came, whatever the clock said', async () => {
        const store = await start('press')
        for (let i = 0; i < 25; i++) {
          const at = NOON + (i % 2 === 0 ? i : -i)
          const revision = a.revisionOf('press', `r${i}`, a.text(`page ${i}`), { at })
          await a.see(store, 'press', `page ${i}`, at, { outcome: 'changed', revision })
        }
        const hashes = Array.from({ length: 20 }, (_, i) => `hash of r${24 - i}`)
        expect((await store.watches.get('press'))?.recent.map(({ extractHash }) => extractHash)).toEqual(hashes)
        expect((await store.watches.list())[0]?.recent.map(({ extractHash }) => extractHash)).toEqual(hashes)
        const claimed = await store.watches.claim('press', NOON + HOUR_MS, 1)
        expect(claimed?.state.recent.map(({ extractHash }) => extractHash)).toEqual(hashes)
        expect(claimed?.state.baseline?.id).toBe('r24')
      })

      it('announces documents once', async () => {
        const store = await start('index')
        const document = a.watchOf('doc', { foundBy: 'index' })
        const item = { title: 'New rule', url: document.url }
        await store.evidence.commit(
          a.commitOf(await a.claim(store, 'index'), {
            documents: [{ watch: document, item, dueAt: NOON + 1, isNews: true }],
          }),
        )
        await a.see(store, 'doc', 'text', NOON, {
          outcome: 'changed',
          revision: a.revisionOf('doc', 'rd', a.text('text')),
        })
        await store.evidence.commit(
          a.commitOf(await a.claim(store, 'index'), {
            documents: [{ watch: document, item, dueAt: NOON + 2, isNews: true }],
          }),
        )
        expect(await store.watches.get('doc')).toMatchObject({ dueAt: NOON + HOUR_MS, baseline: { id: 'rd' } })
      })
    })

    describe('incidents', () => {
      const commit = async (store: Store, incident: IncidentNote) =>
        store.evidence.commit(a.commitOf(await a.claim(store, incident.watchId), { incident }))
      const openOf = async (store: Store, id: string) => (await store.watches.get(id))?.openIncident

      it('open once a watch, change, and close', async () => {
        const store = await start('press')
        await commit(store, a.incidentOf('press', 'i1'))
        await commit(store, a.incidentOf('press', 'i1', { code: 'http-gone' }))
        expect(await openOf(store, 'press')).toMatchObject({ id: 'i1', code: 'http-gone' })
        await commit(store, a.incidentOf('press', 'i2', { openedAt: NOON + 1 }))
        expect(await openOf(store, 'press')).toMatchObject({ id: 'i2' })
        await commit(store, a.incidentOf('press', 'i2', { closedAt: NOON + 2 }))
        expect(await openOf(store, 'press')).toBeUndefined()
        expect((await store.watches.list())[0]).not.toHaveProperty('openIncident')
      })

      it('are closed with the watch whose document lives elsewhere now', async () => {
        const store = await start('old', 'new')
        await commit(store, a.incidentOf('old', 'i1'))
        const supersedes = { watchId: 'old', to: 'https://www.bis.gov/new' }
        await store.evidence.commit(a.commitOf(await a.claim(store, 'new'), { supersedes }))
        const old = await store.watches.get('old')
        expect(old).toMatchObject({ movedTo: 'https://www.bis.gov/new' })
        expect(old).not.toHaveProperty('openIncident')
      })
    })

    describe('looks', () => {
      it('form a chain for each watch, newest first', async () => {
        const store = await start('press', 'list')
        for (const at of [1, 2, 3]) await a.see(store, 'press', `page ${at}`, NOON + at)
        await a.see(store, 'list', 'page', NOON + 4)
        const looks = await store.evidence.looks('press', 10)
        expect(looks.map(({ at }) => at - NOON)).toEqual([3, 2, 1])
        let previous = ''
        for (const { hash, ...look } of looks.toReversed()) {
          previous = lookHash(previous, 'press', look)
          expect(hash).toBe(previous)
        }
        expect(await store.evidence.looks('press', 1)).toEqual(looks.slice(0, 1))
        const [first] = await store.evidence.looks('list', 1)
        expect(first?.hash).not.toBe(previous)
      })

      it('come back as they were, hostile headers and halves of characters included', async () => {
        const store = await start('press')
        const headers = { ...JSON.parse('{"__proto__":"x","constructor":"y"}'), 'x-a': 'a\0b\u202e\ud800' }
        const look = a.lookOf({ headers, redirects: [{ status: 301, from: 'http://a', to: 'https://a' }], status: 304 })
        await store.evidence.commit(a.commitOf(await a.claim(store, 'press'), { look }))
        const [stored] = await store.evidence.looks('press', 1)
        const { hash, ...rest } = stored ?? { hash: '' }
        expect(JSON.stringify(rest)).toBe(JSON.stringify(look))
        expect(hash).toBe(lookHash('', 'press', look))
      })
    })

    describe('kept bytes', () => {
      const has = async (store: Store, page: string) =>
        (await store.evidence.body(a.sha256(a.text(page)))) !== undefined

      it('go when a later look takes the place of one that nothing refers to', async () => {
        const store = await start('press')
        await a.see(store, 'press', 'nonce 1', NOON)
        await a.see(store, 'press', 'nonce 2', NOON + 1)
        expect([await has(store, 'nonce 1'), await has(store, 'nonce 2')]).toEqual([false, true])
        await store.evidence.commit(a.commitOf(await a.claim(store, 'press'), { look: a.lookOf({ status: 304 }) }))
        expect(await has(store, 'nonce 2')).toBe(false)
      })

      it('stay for revisions, for refused looks, and for the last look of another watch', async () => {
        const store = await start('press', 'copy')
        await a.see(store, 'press', 'base', NOON, {
          outcome: 'baseline',
          revision: a.revisionOf('press', 'r1', a.text('base')),
        })
        await a.see(store, 'press', 'wall', NOON + 1, { outcome: 'refused', watch: { good: false } })
        await a.see(store, 'press', 'shared', NOON + 2)
        await a.see(store, 'copy', 'shared', NOON + 2)
        await a.see(store, 'press', 'last', NOON + 3)
        for (const page of ['base', 'wall', 'shared', 'last']) expect(await has(store, page)).toBe(true)
        await a.see(store, 'copy', 'last', NOON + 4)
        expect(await has(store, 'shared')).toBe(false)
      })

      it('stay when the same page comes again and again', async () => {
        const store = await start('press')
        for (let i = 0; i < 3; i++) await a.see(store, 'press', 'same', NOON + i)
        expect(await has(store, 'same')).toBe(true)
      })

      it('are swept when no commit came for them and they are older than the time given', async () => {
        const store = await start()
        const keep = (page: string, at: number) => store.evidence.keep(a.sha256(a.text(page)), a.text(page), at)
        await keep('lost', NOON)
        await keep('under way', NOON + 1)
        await store.evidence.sweep(NOON)
        expect([await has(store, 'lost'), await has(store, 'under way')]).toEqual([true, true])
        await store.evidence.sweep(NOON + 1)
        expect([await has(store, 'lost'), await has(store, 'under way')]).toEqual([false, true])
        await keep('lost', NOON + 2)
        expect(await store.evidence.body(a.sha256(a.text('lost')))).toEqual(a.text('lost'))
      })

      it('are not swept, however old, while a revision, a refused look or a latest look refers to them', async () => {
        const store = await start('press', 'list', 'gone')
        await a.see(store, 'press', 'base', NOON, {
          outcome: 'baseline',
          revision: a.revisionOf('press', 'r1', a.text('base')),
        })
        const revision = a.revisionOf('press', 'r2', a.text('next'))
        await a.see(store, 'press', 'next', NOON + 1, { outcome: 'changed', revision })
        await a.see(store, 'press', 'wall', NOON + 2, { outcome: 'refused', watch: { good: false } })
        await a.see(store, 'press', 'last', NOON + 3)
        await a.see(store, 'list', 'unsure', NOON + 4, { outcome: 'unconfirmed' })
        await a.see(store, 'gone', 'ended', NOON + 5, { watch: { good: false, stop: true } })
        await store.evidence.keep(a.sha256(a.text('lost')), a.text('lost'), NOON)
        await store.evidence.sweep(NOON + 99 * HOUR_MS)
        for (const page of ['base', 'next', 'wall', 'last', 'unsure', 'ended'])
          expect(await store.evidence.body(a.sha256(a.text(page))), page).toEqual(a.text(page))
        expect(await has(store, 'lost')).toBe(false)
      })
    })

    describe('siblings', () => {
      const withDocuments = async (...documents: readonly Watch[]) => {
        const store = await start('index', 'page')
        await a.announce(store, 'index', documents)
        return store
      }
      const document = (id: string, sourceId = 'bis') =>
        a.watchOf(id, { foundBy: 'index', source: { ...a.watchOf(id).source, id: sourceId } })
      const seeBaseline = (store: Store, watchId: string, id: string, at: number) =>
        a.see(store, watchId, id, at, { outcome: 'changed', revision: a.revisionOf(watchId, id, a.text(id), { at }) })
      const ids = async (store: Store, except: string, limit: number) =>
        (await store.evidence.siblings('bis', except, limit)).map(({ id }) => id)

      it('are the newest revisions of the other documents of the source, newest first', async () => {
        const store = await withDocuments(...['a', 'b', 'c', 'd'].map((id) => document(id)), document('x', 'mofcom'))
        for (const [index, id] of ['b', 'a', 'c', 'x'].entries()) await seeBaseline(store, id, `r-${id}`, NOON + index)
        await seeBaseline(store, 'b', 'r-b2', NOON + 9)
        expect(await ids(store, 'd', 10)).toEqual(['r-b2', 'r-c', 'r-a'])
        expect(await ids(store, 'a', 10)).toEqual(['r-b2', 'r-c'])
        expect(await ids(store, 'd', 1)).toEqual(['r-b2'])
        expect((await store.evidence.siblings('mofcom', 'd', 10)).map(({ id }) => id)).toEqual(['r-x'])
        expect(await store.evidence.siblings('nobody', 'd', 10)).toEqual([])
      })

      it('are never pages that the configuration names: neither the index nor a page of the same source', async () => {
        const store = await withDocuments(document('a'), document('b'))
        for (const [index, id] of ['index', 'page', 'a'].entries()) {
          await seeBaseline(store, id, `r-${id}`, NOON + index)
        }
        expect(await ids(store, 'b', 10)).toEqual(['r-a'])
        expect(await ids(store, 'a', 10)).toEqual([])
      })

      it('are no longer documents whose follow has ended', async () => {
        const store = await withDocuments(document('a'), document('b'), document('c'))
        await seeBaseline(store, 'a', 'r-a', NOON)
        await seeBaseline(store, 'b', 'r-b', NOON + 1)
        await store.evidence.commit(a.commitOf(await a.claim(store, 'b'), { watch: { good: false, stop: true } }))
        expect(await ids(store, 'c', 10)).toEqual(['r-a'])
      })
    })

    describe('changes', () => {
      const put = async (store: Store, watchId: string, ...changes: readonly Parameters<typeof a.changeOf>[]) => {
        for (const [, id, overrides] of changes) {
          const change = a.changeOf(watchId, id, overrides)
          await store.evidence.commit(a.commitOf(await a.claim(store, watchId), { change }))
        }
      }

      it('are listed newest first, by time, watch, kind and family of kinds', async () => {
        const store = await start('press', 'list')
        await put(store, 'press', ['press', 'c1', { at: NOON + 1 }], ['press', 'c2', { at: NOON + 2 }])
        await put(store, 'list', ['list', 'c3', { at: NOON + 3, findings: [a.listed, a.softened] }])
        const ids = async (filter: Omit<Parameters<Store['changes']['list']>[0], 'limit'>, limit = 10) =>
          (await store.changes.list({ ...filter, limit })).map(({ id }) => id)
        expect(await ids({})).toEqual(['c3', 'c2', 'c1'])
        expect(await ids({}, 2)).toEqual(['c3', 'c2'])
        expect(await ids({ since: NOON + 2 })).toEqual(['c3', 'c2'])
        expect(await ids({ watchId: 'press' })).toEqual(['c2', 'c1'])
        expect(await ids({ kind: 'listing.added' })).toEqual(['c3'])
        expect(await ids({ kind: 'wording.*' })).toEqual(['c3', 'c2', 'c1'])
        expect(await ids({ kind: 'wording.*', watchId: 'list', since: NOON })).toEqual(['c3'])
        expect(await ids({ kind: '%' })).toEqual([])
        expect(await ids({ kind: 'listing' })).toEqual([])
      })

      it('are found by the beginning of their id when it names one', async () => {
        const store = await start('press')
        await put(store, 'press', ['press', 'c_12ab'], ['press', 'c_12cd'], ['press', 'c_12'])
        expect(await store.changes.get('c_12a')).toMatchObject({ id: 'c_12ab' })
        expect(await store.changes.get('c_12')).toMatchObject({ id: 'c_12' })
        expect(await store.changes.get('c_9')).toBeUndefined()
        expect(await store.changes.get('')).toBeUndefined()
        expect(await store.changes.get('%')).toBeUndefined()
        await expect(store.changes.get('c_1')).rejects.toMatchObject({ code: 'not-found', hint: /c_12/ })
      })

      it('are told as stories with their source and the findings asked for', async () => {
        const store = await start('press')
        const facts = { lastLookAt: NOON - HOUR_MS, date: '2025-05-13', findings: [a.softened, a.listed] }
        await put(store, 'press', ['press', 'c1', facts])
        expect(await store.changes.story('c1', [1, 7])).toEqual({
          changeId: 'c1',
          watchId: 'press',
          watchTitle: 'Press releases (press)',
          url: 'https://www.bis.gov/press/guidance',
          source: a.watchOf('press').source,
          seenAt: NOON,
          lastSeenAt: NOON - HOUR_MS,
          document: {
            title: 'Guidance on advanced computing ICs',
            url: 'https://www.bis.gov/press/guidance',
            date: '2025-05-13',
          },
          findings: [a.listed],
        })
        await expect(store.changes.story('c9', [0])).rejects.toMatchObject({ code: 'not-found' })
      })
    })

    describe('the outbox', () => {
      const outboxWith = async (...recipients: readonly string[]) => {
        const store = await start()
        await store.outbox.add([a.noticeOf('n', recipients)], NOON)
        return store
      }
      const attempt = (attempts: number) => ({ id: 'n-a', attempts })

      it('gives each delivery to one worker, with its notice and the number of the attempt', async () => {
        const store = await outboxWith('a@example.org', 'b@example.org')
        expect(await store.outbox.due(NOON, 10)).toEqual(['n-a@example.org', 'n-b@example.org'])
        expect(await store.outbox.due(NOON, 1)).toHaveLength(1)
        const taken = await Promise.all(
          Array.from({ length: 5 }, () => store.outbox.take('n-a@example.org', NOON, 1_000)),
        )
        expect(taken.filter((delivery) => delivery !== undefined)).toEqual([
          {
            id: 'n-a@example.org',
            noticeId: 'n',
            channel: 'mail',
            recipient: 'a@example.org',
            state: 'sending',
            attempts: 1,
            partsSent: 0,
            createdAt: NOON,
            notice: a.noticeOf('n').notice,
          },
        ])
        expect(await store.outbox.due(NOON, 10)).toEqual(['n-b@example.org'])
        expect(await store.outbox.take('unknown', NOON, 1_000)).toBeUndefined()
      })

      it('gives it again when the attempt never said how it went', async () => {
        const store = await outboxWith('a')
        await store.outbox.take('n-a', NOON, 1_000)
        expect(await store.outbox.due(NOON + 999, 10)).toEqual([])
        expect(await store.outbox.take('n-a', NOON + 999, 1_000)).toBeUndefined()
        expect(await store.outbox.due(NOON + 1_000, 10)).toEqual(['n-a'])
        expect(await store.outbox.take('n-a', NOON + 1_000, 1_000)).toMatchObject({ attempts: 2 })
      })

      it('waits until the time that the outcome set, for what was not sent and for what may have been', async () => {
        for (const state of ['pending', 'unknown'] as const) {
          const store = await outboxWith('a')
          await store.outbox.take('n-a', NOON, 1_000)
          await store.outbox.settle(attempt(1), { state, reason: '451', partsSent: 2, nextAt: NOON + 5_000 }, NOON)
          expect(await store.outbox.counts()).toMatchObject({ [state]: 1 })
          expect(await store.outbox.take('n-a', NOON + 4_999, 1_000)).toBeUndefined()
          expect(await store.outbox.due(NOON + 4_999, 10)).toEqual([])
          expect(await store.outbox.due(NOON + 5_000, 10)).toEqual(['n-a'])
          expect(await store.outbox.take('n-a', NOON + 5_000, 1_000)).toMatchObject({ attempts: 2, partsSent: 2 })
        }
      })

      it('is done with what was sent or never will be', async () => {
        for (const state of ['sent', 'dead'] as const) {
          const store = await outboxWith('a')
          await store.outbox.take('n-a', NOON, 1_000)
          await store.outbox.settle(attempt(1), { state, reason: '550', partsSent: 0 }, NOON)
          expect(await store.outbox.take('n-a', NOON + 9 * HOUR_MS, 1_000)).toBeUndefined()
          expect(await store.outbox.due(NOON + 9 * HOUR_MS, 10)).toEqual([])
          expect(await store.outbox.counts()).toMatchObject({ [state]: 1, pending: 0, sending: 0 })
        }
      })

      it('believes that a message is out, whoever says so and whatever another worker says later', async () => {
        const store = await outboxWith('a')
        await store.outbox.take('n-a', NOON, 1_000)
        await store.outbox.take('n-a', NOON + 1_000, 1_000)
        await store.outbox.settle(attempt(1), { state: 'sent', reason: '250', partsSent: 1 }, NOON + 1_100)
        const later = { state: 'pending', reason: '451', partsSent: 0, nextAt: NOON } as const
        await store.outbox.settle(attempt(2), later, NOON + 1_200, [a.noticeOf('late')])
        expect(await store.outbox.counts()).toMatchObject({ sent: 1, pending: 0 })
      })

      it('stores with the outcome the notices that follow from it', async () => {
        const store = await outboxWith('a')
        await store.outbox.take('n-a', NOON, 1_000)
        const gaveUp = a.noticeOf('gave-up', ['ops@example.org', 'b'], { kind: 'incident' })
        await store.outbox.settle(attempt(1), { state: 'dead', reason: '550', partsSent: 0 }, NOON + 7, [gaveUp])
        expect(await store.outbox.counts()).toMatchObject({ dead: 1, pending: 2 })
        expect(await store.outbox.due(NOON + 6, 10)).toEqual([])
        expect(await store.outbox.take('gave-up-b', NOON + 7, 1_000)).toMatchObject({
          createdAt: NOON + 7,
          attempts: 1,
          notice: gaveUp.notice,
        })
      })

      it('does not let a worker that was held up speak for the newer attempt, nor tell what follows from it', async () => {
        const notices = [a.noticeOf('gave-up')]
        for (const state of ['pending', 'unknown', 'dead'] as const) {
          const store = await outboxWith('a')
          await store.outbox.take('n-a', NOON, 1_000)
          await store.outbox.take('n-a', NOON + 1_000, 1_000)
          const outcome = { state, reason: '451', partsSent: 5, nextAt: NOON + 1_001 }
          await store.outbox.settle(attempt(1), outcome, NOON + 1_001, notices)
          expect(await store.outbox.counts()).toEqual({ pending: 0, sending: 1, sent: 0, unknown: 0, dead: 0 })
          expect(await store.outbox.due(NOON + 1_999, 10)).toEqual([])
          const newer = { ...outcome, reason: '421', partsSent: 1, nextAt: NOON + 3_000 }
          await store.outbox.settle(attempt(2), newer, NOON + 1_500, notices)
          expect(await store.outbox.counts()).toMatchObject({ sending: 0, [state]: state === 'pending' ? 2 : 1 })
          expect(await store.outbox.due(NOON + 1_500, 10)).toEqual(['gave-up-counsel@example.org'])
        }
      })

      it('does not take a second outcome of the same attempt', async () => {
        const store = await outboxWith('a')
        await store.outbox.take('n-a', NOON, 1_000)
        await store.outbox.settle(attempt(1), { state: 'dead', reason: '550', partsSent: 0 }, NOON)
        const again = { state: 'pending', reason: '451', partsSent: 0, nextAt: NOON } as const
        await store.outbox.settle(attempt(1), again, NOON, [a.noticeOf('late')])
        expect(await store.outbox.counts()).toMatchObject({ dead: 1, pending: 0 })
      })

      it('keeps neither the outcome nor its notices when a notice cannot be stored', async () => {
        const store = await outboxWith('a')
        await store.outbox.take('n-a', NOON, 1_000)
        const broken = { ...a.noticeOf('broken'), deliveries: [{ id: 'd', noticeId: 'broken', channel: 'mail' }] }
        const settled = store.outbox.settle(attempt(1), { state: 'dead', reason: '550', partsSent: 0 }, NOON, [
          a.noticeOf('whole'),
          broken as unknown as NewNotice,
        ])
        await expect(settled).rejects.toMatchObject({ code: 'store-failed' })
        expect(await store.outbox.counts()).toEqual({ pending: 0, sending: 1, sent: 0, unknown: 0, dead: 0 })
      })

      it('takes a notice once', async () => {
        const store = await outboxWith('a')
        await store.outbox.add([a.noticeOf('n', ['a', 'b'])], NOON + 1)
        expect(await store.outbox.counts()).toMatchObject({ pending: 2 })
      })
    })

    describe('digests', () => {
      const withHeld = async (...ids: readonly string[]) => {
        const store = await start('press')
        const alerts = ids.map((id): Alert => ({ id, changeId: 'c1', route: 'daily', mode: 'digest', findings: [0] }))
        const change = a.changeOf('press', 'c1')
        await store.evidence.commit(a.commitOf(await a.claim(store, 'press'), { change, alerts }))
        return store
      }
      const digest = a.noticeOf('g1', ['slack'], { kind: 'digest', route: 'daily' })

      it('tell each alert once, and each slot once', async () => {
        const store = await withHeld('a1', 'a2')
        expect((await store.digests.held('daily')).map(({ id }) => id)).toEqual(['a1', 'a2'])
        expect(await store.digests.held('weekly')).toEqual([])
        expect(await store.digests.lastSlot('daily')).toBeUndefined()
        await store.digests.close('daily', NOON, ['a1'], digest, NOON + 3)
        expect((await store.digests.held('daily')).map(({ id }) => id)).toEqual(['a2'])
        expect(await store.digests.lastSlot('daily')).toBe(NOON)
        await store.digests.close('daily', NOON, ['a2'], a.noticeOf('g2', ['slack']), NOON + 4)
        expect((await store.digests.held('daily')).map(({ id }) => id)).toEqual(['a2'])
        expect(await store.outbox.due(NOON + HOUR_MS, 10)).toEqual(['g1-slack'])
      })

      it('do not let a worker that was held up tell again what a later digest told', async () => {
        const store = await withHeld('a1')
        await store.digests.close('daily', NOON + HOUR_MS, ['a1'], digest, NOON + HOUR_MS)
        await store.digests.close('daily', NOON, ['a1'], a.noticeOf('g0', ['slack']), NOON + HOUR_MS)
        expect(await store.outbox.due(NOON + HOUR_MS, 10)).toEqual(['g1-slack'])
        expect(await store.digests.lastSlot('daily')).toBe(NOON + HOUR_MS)
      })

      it('hand over what waits for a route that has no digest any more, and nothing else', async () => {
        const store = await withHeld('a1', 'a2')
        await store.digests.close('daily', NOON, ['a1'], digest, NOON)
        expect(await store.digests.inherit(['weekly'], 'weekly')).toBe(1)
        expect((await store.digests.held('weekly')).map(({ id }) => id)).toEqual(['a2'])
        expect(await store.digests.held('daily')).toEqual([])
        expect(await store.digests.inherit(['weekly'], 'weekly')).toBe(0)
      })

      it('may have nothing to say', async () => {
        const store = await start()
        await store.digests.close('daily', NOON, [], undefined, NOON)
        expect(await store.digests.lastSlot('daily')).toBe(NOON)
        expect(await store.outbox.due(NOON, 10)).toEqual([])
      })

      it('take thousands of alerts', async () => {
        const ids = Array.from({ length: 3_000 }, (_, i) => `a${String(i).padStart(4, '0')}`)
        const store = await withHeld(...ids)
        expect(await store.digests.held('daily')).toHaveLength(3_000)
        await store.digests.close('daily', NOON, ids, digest, NOON)
        expect(await store.digests.held('daily')).toEqual([])
      })
    })

    describe('hosts', () => {
      const rule = { gapMs: 2_000, inFlight: 2, leaseMs: 30_000 }

      it('keep the gap between two requests', async () => {
        const { hosts } = await start()
        expect(await hosts.reserve('www.bis.gov', NOON, rule)).toBeUndefined()
        expect(await hosts.reserve('www.bis.gov', NOON + 500, rule)).toBe(NOON + 2_000)
        expect(await hosts.reserve('eur-lex.europa.eu', NOON + 500, rule)).toBeUndefined()
        expect(await hosts.reserve('www.bis.gov', NOON + 2_000, rule)).toBeUndefined()
      })

      it('let in so many at once, until one is done or its lease ends', async () => {
        const { hosts } = await start()
        const fast = { ...rule, gapMs: 0 }
        expect(await hosts.reserve('h', NOON, fast)).toBeUndefined()
        expect(await hosts.reserve('h', NOON, fast)).toBeUndefined()
        expect(await hosts.reserve('h', NOON, fast)).toBeGreaterThan(NOON)
        await hosts.done('h', NOON + 1)
        expect(await hosts.reserve('h', NOON + 1, fast)).toBeUndefined()
        expect(await hosts.reserve('h', NOON + 29_999, fast)).toBe(NOON + 30_000)
        expect(await hosts.reserve('h', NOON + 30_001, fast)).toBeUndefined()
        await hosts.done('unknown', NOON)
      })

      it('never let in more than allowed when many ask at once', async () => {
        const { hosts } = await start()
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => hosts.reserve('h', NOON, { ...rule, gapMs: 0 })),
        )
        expect(answers.filter((answer) => answer === undefined)).toHaveLength(2)
      })

      it('wait as long as the site says, and the longest of it', async () => {
        const { hosts } = await start()
        await hosts.pause('h', NOON + 120_000)
        await hosts.pause('h', NOON + 60_000)
        expect(await hosts.reserve('h', NOON, rule)).toBe(NOON + 120_000)
        expect(await hosts.reserve('h', NOON + 120_000, rule)).toBeUndefined()
        await hosts.pause('h', NOON + 300_000)
        expect(await hosts.reserve('h', NOON + 200_000, rule)).toBe(NOON + 300_000)
      })

      it('do not stand still when the clock is set back', async () => {
        const { hosts } = await start()
        await hosts.reserve('h', NOON, rule)
        await hosts.reserve('h', NOON + 5_000, rule)
        expect(await hosts.reserve('h', NOON - 2 * HOUR_MS, rule)).toBeUndefined()
      })

      it('remember robots.txt', async () => {
        const { hosts } = await start()
        expect(await hosts.robots('h')).toBeUndefined()
        await hosts.keepRobots('h', NOON, 200, 'User-agent: *\nDisallow: /a')
        await hosts.keepRobots('h', NOON + 1, 404, '')
        await hosts.keepRobots('g', NOON, 200, 'nul \0 half \ud800')
        expect(await hosts.robots('h')).toEqual({ at: NOON + 1, status: 404, text: '' })
        expect(await hosts.robots('g')).toEqual({ at: NOON, status: 200, text: 'nul  half \ufffd' })
      })
    })

    it('does many things at once without mixing them up', async () => {
      const ids = Array.from({ length: 40 }, (_, i) => `w${i}`)
      const store = await start(...ids)
      await Promise.all(
        ids.map(async (id, i) => {
          await a.see(store, id, `page of ${id}`, NOON + i, {
            outcome: 'baseline',
            revision: a.revisionOf(id, `r-${id}`, a.text(`page of ${id}`)),
            change: a.changeOf(id, `c-${id}`),
            notices: [a.noticeOf(`n-${id}`)],
          })
          await sleep(i % 3)
          await store.watches.list()
        }),
      )
      expect(await store.changes.list({ limit: 100 })).toHaveLength(40)
      expect(await store.outbox.counts()).toMatchObject({ pending: 40 })
      for (const id of ids) expect(await store.evidence.looks(id, 10)).toHaveLength(1)
    })
  })
}
