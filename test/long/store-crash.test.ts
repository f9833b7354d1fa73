import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/adapters/store/store.ts'
import { lookHash } from '../../src/snapshot/chain.ts'
import * as a from '../contract/store.samples.ts'

const WORKER = fileURLToPath(new URL('./store-worker.ts', import.meta.url))

let folder: string
let path: string
const children: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruledrift-crash-'))
  path = join(folder, 'ruledrift.db')
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function prepare(...ids: readonly string[]): Promise<void> {
  const store = await openStore({ path, lookHash })
  await store.watches.configure(
    ids.map((id) => a.watchOf(id)),
    0,
  )
  await store.close()
}

type Worker = { readonly child: ChildProcess; readonly ended: Promise<void>; lines(): readonly string[] }

function start(mode: string, argument = ''): Worker {
  const child = spawn(process.execPath, [WORKER, mode, path, argument], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let out = ''
  let problems = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    problems += chunk
  })
  const ended = once(child, 'close').then(() => {
    if (problems !== '') throw new Error(problems)
  })
  ended.catch(() => {})
  return { child, ended, lines: () => out.split('\n').slice(0, -1) }
}

async function printed(worker: Worker, lines: number): Promise<void> {
  const deadline = performance.now() + 60_000
  while (worker.lines().length < lines) {
    if (worker.child.exitCode !== null || worker.child.signalCode !== null) {
      await worker.ended
      if (worker.lines().length >= lines) return
      throw new Error(`The worker ended after ${worker.lines().length} lines, not ${lines}`)
    }
    if (performance.now() > deadline) throw new Error(`waited in vain: ${lines} lines of the worker`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Every fact of a check is there, or none: counted in the tables themselves. */
function facts(): Readonly<Record<string, number>> {
  const db = new DatabaseSync(path, { readOnly: true })
  const count = (what: string) => Number(db.prepare(`select count(*) as n from ${what}`).get()?.n)
  const result = {
    looks: count('looks'),
    revisions: count('revisions'),
    changes: count('changes'),
    findings: count('findings') / 2,
    alerts: count('alerts'),
    notices: count('notices'),
    deliveries: count('deliveries') / 3,
    documents: count("watches where found_by = 'press'"),
    incidents: count('incidents'),
    chain: Number(db.prepare("select looks from watches where id = 'press'").get()?.looks),
  }
  const health = db.prepare('pragma integrity_check').all()
  const orphans = db.prepare('pragma foreign_key_check').all()
  db.close()
  expect(health.map((row) => row.integrity_check)).toEqual(['ok'])
  expect(orphans).toEqual([])
  return result
}

describe('a store whose process is killed', () => {
  it('shows each check whole or not at all, and never less than what a commit had promised', {
    timeout: 120_000,
  }, async () => {
    await prepare('press')
    let promised = 0
    for (let round = 0; round < 12; round++) {
      const worker = start('check')
      await printed(worker, 1 + (round % 4))
      // Anywhere in a check: the steps of a commit take well under a millisecond each.
      await new Promise((resolve) => setTimeout(resolve, (round * 37) % 11))
      worker.child.kill('SIGKILL')
      await worker.ended
      promised = Number(worker.lines().at(-1))
      const { looks, ...rest } = facts()
      expect(looks).toBeGreaterThanOrEqual(promised)
      expect(looks).toBeLessThanOrEqual(promised + 1)
      for (const [name, count] of Object.entries(rest)) expect([name, count]).toEqual([name, looks])
    }
    expect(promised).toBeGreaterThan(12)

    const store = await openStore({ path, lookHash })
    let previous = ''
    const looks = (await store.evidence.looks('press', 10_000)).toReversed()
    for (const [index, { hash, ...look }] of looks.entries()) {
      previous = lookHash(previous, 'press', look)
      expect([look.at, hash]).toEqual([index + 1, previous])
      expect(await store.evidence.body(look.sha256)).toEqual(a.text(`page ${index + 1}`))
    }
    expect((await store.watches.get('press'))?.openIncident?.id).toBe(`i${looks.length}`)
    await store.close()
  })

  it.each([['look'], ['revision'], ['change'], ['alert'], ['notice'], ['document'], ['incident'], ['validators']])(
    'shows nothing of a check that died in the middle (%s), and takes the check again',
    async (point) => {
      await prepare('press')
      const worker = start('die', point)
      await worker.ended
      expect(worker.child.signalCode).toBe('SIGKILL')
      const { chain, ...rest } = facts()
      expect([chain, ...Object.values(rest)].every((count) => count === 0)).toBe(true)

      const again = start('check')
      await printed(again, 1)
      again.child.kill('SIGKILL')
      await again.ended
      const { looks, ...after } = facts()
      expect(looks).toBeGreaterThanOrEqual(1)
      for (const [name, count] of Object.entries(after)) expect([name, count]).toEqual([name, looks])
    },
  )

  it('refuses the commit of a worker that was stopped beyond its lease', async () => {
    await prepare('press')
    const worker = start('hold', '300')
    await printed(worker, 1)
    worker.child.kill('SIGSTOP')
    const store = await openStore({ path, lookHash })
    const lease = await a.claim(store, 'press', 2_000)
    worker.child.kill('SIGCONT')
    await printed(worker, 2)
    expect(worker.lines()).toEqual(['claimed', 'lease-lost'])
    await store.evidence.commit(a.commitOf(lease, { change: a.changeOf('press', 'mine') }))
    expect((await store.changes.list({ limit: 10 })).map(({ id }) => id)).toEqual(['mine'])
    expect(await store.evidence.looks('press', 10)).toHaveLength(1)
    await store.close()
    await worker.ended
  })
})

describe('several processes on one store', () => {
  it('claim each of 200 watches for one of them at a time, and never see a busy database', {
    timeout: 60_000,
  }, async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `w${i}`)
    await prepare(...ids)
    const workers = [start('claim', '200'), start('claim', '200'), start('claim', '200')]
    await Promise.all(workers.map(({ ended }) => ended))
    const claims = workers.flatMap((worker, who) =>
      worker.lines().map((line) => {
        const [id = '', fence, from, until] = line.split(' ')
        return { who, id, fence: Number(fence), from: Number(from), until: Number(until) }
      }),
    )
    const byWatch = Map.groupBy(claims, ({ id }) => id)
    expect(byWatch.size).toBe(200)
    for (const held of byWatch.values()) {
      expect(new Set(held.map(({ fence }) => fence)).size).toBe(held.length)
      const inTurn = held.toSorted((x, y) => x.fence - y.fence)
      for (const [index, claim] of inTurn.entries()) {
        expect(claim.from).toBeGreaterThanOrEqual(inTurn[index - 1]?.until ?? 0)
      }
    }
    // Otherwise the processes were never at work together, and this shows nothing.
    expect(new Set(claims.map(({ who }) => who)).size).toBeGreaterThan(1)
    const store = await openStore({ path, lookHash })
    let looks = 0
    for (const id of ids) looks += (await store.evidence.looks(id, 10)).length
    expect(looks).toBe(claims.length)
    await store.close()
  })

  it('wait for one that holds the database longer than SQLite itself would wait', { timeout: 120_000 }, async () => {
    await prepare('press')
    const store = await openStore({ path, lookHash })
    const holder = new DatabaseSync(path)
    holder.exec('begin immediate')
    setTimeout(() => {
      holder.exec('commit')
      holder.close()
    }, 1_000)
    const start = performance.now()
    await store.evidence.commit(a.commitOf(await a.claim(store, 'press')))
    // The wait of SQLite holds up this whole process, our timer too: only the second try can have found it free.
    expect(performance.now() - start).toBeGreaterThan(4_500)
    await store.close()
  })

  it('make one new database of it when they open it together', async () => {
    const stores = await Promise.all(Array.from({ length: 8 }, () => openStore({ path, lookHash })))
    for (const store of stores) await store.watches.configure([a.watchOf('press')], 0)
    expect(await stores[0]?.watches.due(0, 10, 10)).toEqual(['press'])
    for (const store of stores) await store.close()
  })
})
