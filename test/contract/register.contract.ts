/** What every register keeps to, whatever database is behind it. */
import { afterEach, describe, expect, it } from 'vitest'
import { nextTelling } from '../../src/listing/calendar.ts'
import { searchWords } from '../../src/listing/identity.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { RegisterEntry } from '../../src/model/register.ts'
import type { RegisterUpdate } from '../../src/ports/records.ts'
import type { Store } from '../../src/ports/store.ts'
import { baselineOf, listingOf } from './register.samples.ts'
import * as a from './store.samples.ts'
import { HOUR_MS, NOON } from './store.samples.ts'

/** @param make an empty store. */
export function describeRegister(name: string, make: () => Promise<Store>): void {
  describe(`the register of a store ${name}`, () => {
    const open: Store[] = []
    const start = async (listings: readonly Listing[] = []): Promise<Store> => {
      const store = await make()
      open.push(store)
      await store.watches.configure([a.watchOf('list'), a.watchOf('copy')], NOON)
      if (listings.length > 0) await learn(store, baselineOf(0, listings))
      return store
    }
    const learn = async (store: Store, register: RegisterUpdate, at = NOON) =>
      store.evidence.commit(a.commitOf(await a.claim(store, register.watchId, at), { register }))
    const search = async (store: Store, query: string) =>
      (await store.register.search({ words: searchWords(query) })).map(({ listing }) => listing.name)
    const only = async (store: Store): Promise<RegisterEntry> => {
      const [entry] = await store.register.search({ words: [] })
      if (entry === undefined) throw new Error('the register is empty')
      return entry
    }
    afterEach(async () => {
      for (const store of open.splice(0)) await store.close()
    })

    it('finds an entry by its name, an alias, a former name, a subordinate and a number, in any script', async () => {
      const store = await start([
        listingOf('Suma Technology Co., Ltd.', {
          aliases: ['中科曙光', 'Sugon'],
          formerNames: ['Dawning (100%_sure)'],
          subordinates: ['Chengdu Haiguang'],
          identifiers: ['Reg. 9111'],
        }),
        listingOf('Nettrix'),
      ])
      for (const query of ['suma', 'SUGON', '曙光', 'dawning', 'haiguang', '9111', 'technology suma', '100 sure'])
        expect(await search(store, query), query).toEqual(['Suma Technology Co., Ltd.'])
      expect(await search(store, 'suma nettrix')).toEqual([])
      expect(await search(store, '%')).toHaveLength(2)
    })

    it('finds two Chinese characters written the traditional way by the simplified ones', async () => {
      const store = await start([listingOf('浪潮電子信息產業股份有限公司')])
      expect(await search(store, '电子')).toHaveLength(1)
      expect(await search(store, '電子信息')).toHaveLength(1)
    })

    it('takes no word for a pattern', async () => {
      const store = await start([listingOf('Alpha'), listingOf('Beta')])
      expect(await store.register.search({ words: ['a%a'] })).toEqual([])
      expect(await store.register.search({ words: ['_lpha'] })).toEqual([])
    })

    it('keeps the version of each write, and refuses a decision that was made on an older one', async () => {
      const store = await start([listingOf('Alpha')])
      expect(await store.register.basis()).toEqual({ version: 1 })
      const lease = await a.claim(store, 'copy')
      const late = a.commitOf(lease, { register: baselineOf(0, [listingOf('Beta')], 'copy') })
      await expect(store.evidence.commit(late)).rejects.toMatchObject({ code: 'register-overtaken', retryable: true })
      expect(await search(store, 'beta')).toEqual([])
      await store.evidence.commit({ ...late, register: baselineOf(1, [listingOf('Beta')], 'copy') })
      expect(await search(store, 'beta')).toEqual(['Beta'])
    })

    it('writes nothing of the register when the lease of the check is lost', async () => {
      const store = await start()
      const lease = await a.claim(store, 'list')
      await store.evidence.commit(a.commitOf(lease))
      const check = a.commitOf(lease, {
        look: a.lookOf({ at: NOON + 1 }),
        register: baselineOf(0, [listingOf('Alpha')]),
      })
      await expect(store.evidence.commit(check)).rejects.toMatchObject({ code: 'lease-lost' })
      expect(await store.register.search({ words: [] })).toEqual([])
    })

    it('keeps how each entry stood, event after event, and shows the register of an earlier time', async () => {
      const store = await start([listingOf('Alpha'), listingOf('Beta')])
      const [entry] = await store.register.search({ words: ['alpha'] })
      if (entry === undefined) throw new Error('not found')
      const after: RegisterEntry = { ...entry, state: 'removed', events: 2 }
      await learn(
        store,
        {
          ...baselineOf(1, [listingOf('Gamma')]),
          at: NOON + HOUR_MS,
          writes: [{ entry: after, event: { kind: 'removed', changeId: 'c_1', parts: [] }, dates: [], cancelled: [] }],
          seen: [],
        },
        NOON + HOUR_MS,
      )
      const events = await store.register.history(entry.id)
      expect(events.map(({ seq, kind, at, changeId }) => [seq, kind, at, changeId])).toEqual([
        [1, 'baseline', NOON, undefined],
        [2, 'removed', NOON + HOUR_MS, 'c_1'],
      ])
      const stateAt = async (at: number) =>
        (await store.register.search({ words: [], at })).map(({ listing, state }) => `${listing.name} ${state}`)
      expect(await stateAt(NOON - 1)).toEqual([])
      expect(await stateAt(NOON)).toEqual(['Alpha in-force', 'Beta in-force'])
      expect(await stateAt(NOON + HOUR_MS)).toEqual(['Alpha removed', 'Beta in-force'])
    })

    it('knows which watches show an entry: gone from one of them, it stays with the other', async () => {
      const store = await start([listingOf('Alpha')])
      const { id } = await only(store)
      await learn(store, { ...baselineOf(1, [listingOf('Alpha')], 'copy'), writes: [], seen: [id] })
      expect(await store.register.sources(id)).toEqual(['copy', 'list'])
      await learn(store, { ...baselineOf(2, [listingOf('Alpha')], 'copy'), writes: [], seen: [], gone: [id] })
      expect(await store.register.sources(id)).toEqual(['list'])
      expect(await store.register.shownBy('copy')).toEqual(new Map([[id, 'gone']]))
    })

    it('finds what is meant by folded name, alias or key, within the lists asked for', async () => {
      const store = await start([
        listingOf('Alpha Co., Ltd.', { aliases: ['Alfa Works'] }),
        listingOf('Gamma', { key: '4711' }),
        { ...listingOf('Alpha Co., Ltd.'), list: 'Unverified List' },
      ])
      const names = async (query: Parameters<Store['register']['find']>[0]) =>
        (await store.register.find(query)).map(({ listing }) => `${listing.name}, ${listing.list}`).sort()
      const lists = ['Entity List']
      expect(await names({ lists, names: ['alpha co ltd'], keys: [] })).toEqual(['Alpha Co., Ltd., Entity List'])
      expect(await names({ lists, names: ['alfa works'], keys: ['4711'] })).toEqual([
        'Alpha Co., Ltd., Entity List',
        'Gamma, Entity List',
      ])
      expect(await names({ lists: [], names: ['alpha co ltd'], keys: [] })).toEqual([])
      expect(await names({ lists, names: ['lph'], keys: [] })).toEqual([])
    })

    it('finds the entries of a notice by its number, or by its issuer and its day', async () => {
      const store = await start([listingOf('Alpha'), listingOf('Beta'), listingOf('Gamma')])
      const notices = ['商务部公告2025年第21号', '不可靠实体清单工作机制公告〔2025〕7号', '商务部公告2025年第13号']
      const days = ['2025-04-04', '2025-04-04', '2025-03-04']
      const listed = (await store.register.search({ words: [] })).map((entry, i) => ({
        ...entry,
        events: 2,
        notice: notices[i] ?? '',
        noticeDay: days[i] ?? '',
      }))
      const writes = listed.map((entry) => ({ entry, dates: [], cancelled: [] }))
      await learn(store, { ...baselineOf(1, [listingOf('Alpha')]), writes, seen: [] })
      const names = async (number: string) => (await store.register.byNotice(number)).map(({ listing }) => listing.name)
      expect(await names('商务部公告2025年第21号')).toEqual(['Alpha'])
      expect(await names('商务部公告（2025-04-04）')).toEqual(['Alpha'])
      expect(await names('不可靠实体清单工作机制公告（2025-04-04）')).toEqual(['Beta'])
      expect(await names('商务部公告（2025-04-05）')).toEqual([])
    })

    it('tells a stored date again only when it moved, and not at all when it is cancelled', async () => {
      const store = await start([listingOf('Alpha')])
      const entry = await only(store)
      const zone = 'America/New_York'
      const dated = (date: string, events: number, basis: number): RegisterUpdate => ({
        ...baselineOf(basis, [listingOf('Alpha')]),
        writes: [
          {
            entry: { ...entry, events },
            event: { kind: 'suspended', parts: [] },
            dates: [
              {
                subject: entry.id,
                kind: 'suspension-end',
                date,
                zone,
                changeId: 'c_1',
                watchId: 'list',
                nextAt: nextTelling(date, zone, NOON),
              },
            ],
            cancelled: [],
          },
        ],
      })
      await learn(store, dated('2025-08-12', 2, 1))
      const far = Date.parse('2025-12-31')
      const [first] = await store.calendar.due(far, 10)
      expect(first).toMatchObject({ date: '2025-08-12', nextAt: Date.parse('2025-07-29T04:00:00Z') })
      if (first === undefined) throw new Error('no date')
      const nothing = { ...baselineOf(2, [listingOf('Alpha')]), writes: [], seen: [] }
      await store.calendar.commit({
        update: nothing,
        told: [{ ...first, nextAt: null }],
        changes: [],
        alerts: [],
        notices: [],
      })
      await learn(store, dated('2025-08-12', 3, 3))
      expect(await store.calendar.due(far, 10)).toEqual([])
      await learn(store, dated('2025-11-10', 4, 4))
      expect(await store.calendar.due(far, 10)).toMatchObject([{ date: '2025-11-10' }])
      const [write] = dated('2025-11-10', 5, 5).writes
      if (write === undefined) throw new Error('no write')
      await learn(store, { ...nothing, basis: 5, writes: [{ ...write, dates: [], cancelled: ['suspension-end'] }] })
      expect(await store.calendar.due(far, 10)).toEqual([])
    })

    it('stores the tellings of the calendar, their changes and messages in one transaction, once', async () => {
      const store = await start([listingOf('Alpha')])
      const update: RegisterUpdate = {
        ...baselineOf(1, [listingOf('Alpha')]),
        writes: [],
        seen: [],
        told: [{ party: 'Alpha Group', listingId: 'l_1' }],
      }
      const commit = {
        update,
        told: [],
        changes: [a.changeOf('list', 'c_date')],
        alerts: [],
        notices: [a.noticeOf('n_date')],
      }
      await store.calendar.commit(commit)
      await expect(store.calendar.commit(commit)).rejects.toMatchObject({ code: 'register-overtaken' })
      expect(await store.changes.get('c_date')).toMatchObject({ watchId: 'list' })
      expect(await store.outbox.due(NOON, 10)).toHaveLength(1)
      expect(await store.register.toldParties()).toEqual(new Set(['Alpha Group\nl_1']))
    })

    it('remembers that the next page is to be believed, until a good page has come', async () => {
      const store = await start()
      expect(await store.watches.accept('nobody', NOON)).toBe(false)
      expect(await store.watches.accept('list', NOON + 5)).toBe(true)
      expect(await store.watches.get('list')).toMatchObject({ accepted: true, dueAt: NOON + 5, validators: {} })
      await a.see(store, 'list', 'blocked', NOON + 6, { outcome: 'refused', watch: { good: false } })
      expect(await store.watches.get('list')).toMatchObject({ accepted: true })
      await a.see(store, 'list', 'one', NOON + 7, {
        outcome: 'baseline',
        revision: a.revisionOf('list', 'r1', a.text('one')),
      })
      expect(await store.watches.get('list')).not.toHaveProperty('accepted')
    })
  })
}
