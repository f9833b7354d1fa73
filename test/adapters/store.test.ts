import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/adapters/store/store.ts'
import type { Store } from '../../src/ports/store.ts'
import { lookHash } from '../../src/snapshot/chain.ts'
import * as a from '../contract/store.samples.ts'
import { NOON } from '../contract/store.samples.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruledrift-store-'))
  path = join(folder, 'ruledrift.db')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Opens the file behind the back of the store. */
function behind<T>(work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(path)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** Bytes that no compression makes smaller. */
function noise(bytes: number, seed: number): Uint8Array {
  let state = seed
  return new Uint8Array(bytes).map(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  })
}

describe('openStore', () => {
  it('makes the folder and keeps what was stored', async () => {
    path = join(folder, 'a', 'b', 'ruledrift.db')
    const first = await openStore({ path, lookHash })
    await first.watches.configure([a.watchOf('press')], NOON)
    await first.close()
    const second = await openStore({ path, lookHash })
    expect(await second.watches.due(NOON, 10, 10)).toEqual(['press'])
    await second.close()
  })

  it('writes ahead, waits for other processes, and has every commit on the disk', async () => {
    const store = await openStore({ path, lookHash })
    expect(behind((db) => db.prepare('pragma journal_mode').get()?.journal_mode)).toBe('wal')
    await store.close()
  })

  it('has only integers, text and blobs in its tables', async () => {
    await (await openStore({ path, lookHash })).close()
    const types = behind((db) =>
      db
        .prepare(
          "select distinct lower(c.type) as type from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'",
        )
        .all()
        .map((row) => row.type),
    )
    expect(types.sort()).toEqual(['bigint', 'blob', 'integer', 'text'])
  })

  it('refuses a database that a newer Ruledrift has written, and leaves it alone', async () => {
    await (await openStore({ path, lookHash })).close()
    behind((db) => db.exec('insert into migrations (version, at) values (99, 0)'))
    await expect(openStore({ path, lookHash })).rejects.toMatchObject({ code: 'store-newer', hint: /newer/ })
    expect(behind((db) => db.prepare('select max(version) as v from migrations').get()?.v)).toBe(99)
  })

  it('says what is wrong with a file that is no database, and leaves it alone', async () => {
    await writeFile(path, 'not a database, but somebody may want it '.repeat(100))
    await expect(openStore({ path, lookHash })).rejects.toMatchObject({ code: 'store-failed', hint: /backup/ })
    expect(await readFile(path, 'utf8')).toContain('somebody may want it')
  })

  it('says so when the path cannot be a database', async () => {
    await mkdir(path)
    await expect(openStore({ path, lookHash })).rejects.toMatchObject({ code: 'store-failed', hint: /folder/ })
    await writeFile(join(folder, 'file'), '')
    await expect(openStore({ path: join(folder, 'file', 'x.db'), lookHash })).rejects.toMatchObject({
      code: 'store-failed',
    })
  })

  it.skipIf(!existsSync('/proc/self'))('does not try for ever to make a folder where none can be', async () => {
    await expect(openStore({ path: '/proc/nope/data/x.db', lookHash })).rejects.toMatchObject({
      code: 'store-failed',
      message: expect.stringContaining('/proc/nope'),
      hint: /RULEDRIFT_DATA/,
    })
  })

  it.skipIf(process.getuid?.() === 0)('says so when the folder may not be written to', async () => {
    await chmod(folder, 0o500)
    await expect(openStore({ path, lookHash })).rejects.toMatchObject({ code: 'store-failed' })
    await chmod(folder, 0o700)
  })
})

describe('kept evidence', () => {
  it('does not pass for whole when a byte of it has changed', async () => {
    const store = await openStore({ path, lookHash })
    const body = a.text('Using these chips violates U.S. export controls. '.repeat(50))
    await store.evidence.keep(a.sha256(body), body, NOON)
    behind((db) => {
      const zstd = Buffer.from(db.prepare('select zstd from bodies').get()?.zstd as Uint8Array)
      zstd[zstd.length - 5] = (zstd[zstd.length - 5] ?? 0) ^ 1
      db.prepare('update bodies set zstd = ?').run(zstd)
    })
    await expect(store.evidence.body(a.sha256(body))).rejects.toMatchObject({
      code: 'evidence-missing',
      message: /damaged/,
    })
    await store.close()
  })

  it('takes little room', async () => {
    const store = await openStore({ path, lookHash })
    const body = a.text('<tr><td>Example Technology Co., Ltd.</td><td>China</td></tr>'.repeat(20_000))
    await store.evidence.keep(a.sha256(body), body, NOON)
    await store.close()
    expect((await stat(path)).size).toBeLessThan(body.byteLength / 4)
  })

  it('cannot be deleted while a revision refers to it', async () => {
    const store = await openStore({ path, lookHash })
    await store.watches.configure([a.watchOf('press')], NOON)
    await a.see(store, 'press', 'one', NOON, {
      outcome: 'baseline',
      revision: a.revisionOf('press', 'r1', a.text('one')),
    })
    expect(() => behind((db) => db.exec('delete from bodies'))).toThrow(/FOREIGN KEY/)
    await store.close()
  })
})

/** Fills the database until it says that it is full. @returns how many checks were stored. */
async function fill(store: Store): Promise<{ stored: number; error: unknown }> {
  for (let round = 1; round < 500; round++) {
    const body = noise(20_000, round)
    try {
      await store.evidence.keep(a.sha256(body), body, NOON)
      const lease = await a.claim(store, 'press', NOON + round * 100_000)
      await store.evidence.commit(
        a.commitOf(lease, {
          look: a.lookOf({ at: round, sha256: a.sha256(body), outcome: 'changed' }),
          revision: a.revisionOf('press', `r${round}`, body),
          change: a.changeOf('press', `c${round}`, { title: 'x'.repeat(30_000) }),
          notices: [a.noticeOf(`n${round}`)],
        }),
      )
    } catch (error) {
      return { stored: round - 1, error }
    }
  }
  throw new Error('The disk was never full')
}

async function expectWhole(store: Store, stored: number): Promise<void> {
  expect(await store.changes.list({ limit: 1_000 })).toHaveLength(stored)
  expect(await store.evidence.looks('press', 1_000)).toHaveLength(stored)
  expect(await store.outbox.counts()).toMatchObject({ pending: stored })
  expect((await store.watches.get('press'))?.baseline?.id).toBe(`r${stored}`)
}

async function expectWork(store: Store, stored: number): Promise<void> {
  const body = a.text('there is room again')
  await store.evidence.keep(a.sha256(body), body, NOON)
  const claimed = await store.watches.claim('press', NOON + 900_000_000, 60_000)
  if (claimed === undefined) throw new Error('not free')
  await store.evidence.commit(
    a.commitOf(claimed.lease, {
      look: a.lookOf({ sha256: a.sha256(body), outcome: 'changed' }),
      change: a.changeOf('press', 'after'),
    }),
  )
  expect(await store.evidence.looks('press', 1_000)).toHaveLength(stored + 1)
}

/** A small disk of its own; only root may make one, and not in every container. */
function mountDisk(at: string): boolean {
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', at], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('a database on a full disk', () => {
  it('says so, has nothing half-written, and works again when there is space', async (context) => {
    const disk = join(folder, 'disk')
    await mkdir(disk)
    if (!mountDisk(disk)) return context.skip('This machine does not let us mount a small disk.')
    try {
      const ballast = join(disk, 'ballast')
      await writeFile(ballast, noise(700_000, 1))
      path = join(disk, 'ruledrift.db')
      const store = await openStore({ path, lookHash })
      await store.watches.configure([a.watchOf('press')], NOON)
      const { stored, error } = await fill(store)
      expect(error).toMatchObject({ code: 'store-full', retryable: true, hint: /space/ })
      expect(stored).toBeGreaterThan(3)
      await expectWhole(store, stored)
      await rm(ballast)
      await expectWork(store, stored)
      await store.close()
      expect(behind((db) => db.prepare('pragma integrity_check').get()?.integrity_check)).toBe('ok')
    } finally {
      execFileSync('/bin/umount', ['-l', disk])
    }
  })

  it('cannot be opened there when it is new, and says so', async (context) => {
    const disk = join(folder, 'disk')
    await mkdir(disk)
    if (!mountDisk(disk)) return context.skip('This machine does not let us mount a small disk.')
    try {
      await writeFile(join(disk, 'ballast'), noise(4_000_000, 1)).catch(() => undefined)
      await expect(openStore({ path: join(disk, 'ruledrift.db'), lookHash })).rejects.toMatchObject({
        code: 'store-full',
      })
    } finally {
      execFileSync('/bin/umount', ['-l', disk])
    }
  })
})
