/** The daemon as an operating system runs it: started, changed under, stopped, killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/adapters/store/store.ts'
import { type Mailbox, openMailbox } from '../../src/commands/demo/receivers.ts'
import { closeServer } from '../../src/commands/demo/site.ts'
import { lookHash } from '../../src/snapshot/chain.ts'
import { describeWithRedis, startRedis } from '../redis.ts'

const START = join(import.meta.dirname, '..', '..', 'src', 'start.mjs')

let home: string
let server: Server
let mailbox: Mailbox
let revision: number
/** The site answers when this is done. */
let gate: Promise<void>
let asked: number

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'ruledrift-run-'))
  revision = 1
  gate = Promise.resolve()
  asked = 0
  mailbox = await openMailbox()
  server = createServer(async (request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end()
    asked++
    await gate
    const body = `<main><h1>Notice</h1><p>Under order ORDER-${revision} exporters ${revision % 2 === 1 ? 'must' : 'should'} file a report within ten days.</p></main>`
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(body) })
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  mkdirSync(join(home, 'watches'))
  const write = (name: string, lines: readonly string[]) => writeFileSync(join(home, name), `${lines.join('\n')}\n`)
  write('ruledrift.yaml', [
    `data: ${join(home, 'data')}`,
    'politeness: { gap: 0s, inFlight: 4 }',
    'workers: { lease: 2s }',
    `egress: { allowPrivate: ["127.0.0.1:${port}"] }`,
  ])
  write('watches/office.yaml', [
    'id: office',
    'name: Office',
    'jurisdiction: US',
    'language: en',
    'timeZone: UTC',
    'watches:',
    `  - { id: notice, title: Notice, url: "http://127.0.0.1:${port}/notice", every: 1s, select: main }`,
  ])
  write('routes.yaml', [
    'channels:',
    '  - { id: mail, kind: email, smtpUrl: env:SMTP_URL, from: a@example.org, to: [desk@example.org] }',
    'routes:',
    '  - { id: all, when: {}, to: [mail], send: at-once }',
  ])
})

afterEach(async () => {
  await closeServer(server)
  await mailbox.close()
  rmSync(home, { recursive: true, force: true })
})

/** It ends with the test, whatever becomes of the test. */
function start(env: Readonly<Record<string, string>> = {}): ChildProcess {
  const daemon = spawn(process.execPath, [START, 'run', '--config', home], {
    env: { ...process.env, SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`, RULEDRIFT_LOG: 'error', ...env },
    stdio: 'ignore',
  })
  onTestFinished(() => void daemon.kill('SIGKILL'))
  return daemon
}

async function stop(daemon: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => daemon.once('exit', resolve))
  daemon.kill(signal)
  return await ended
}

async function until(what: string, holds: () => boolean, forMs = 120_000): Promise<void> {
  const end = Date.now() + forMs
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`)
    await sleep(50)
  }
}

const toldOf = (order: number) => mailbox.mails.filter(({ text }) => text.includes(`ORDER-${order}`))

describe('the daemon', () => {
  it('tells of a change by mail and stops on SIGTERM with 0', async () => {
    const daemon = start()
    await until('a baseline', () => asked >= 2)
    revision = 2
    await until('a mail', () => toldOf(2).length > 0)
    const looks = asked
    await until('two more looks at the same page', () => asked >= looks + 2)
    expect(toldOf(2)).toHaveLength(1)
    expect(await stop(daemon, 'SIGTERM')).toBe(0)
  })

  it('finishes the look that is under way when it is told to stop', async () => {
    const daemon = start()
    await until('a baseline', () => asked >= 2)
    let answer = () => {}
    gate = new Promise((resolve) => {
      answer = resolve
    })
    const before = asked
    await until('a look under way', () => asked > before)
    revision = 2
    const ended = stop(daemon, 'SIGTERM')
    answer()
    expect(await ended).toBe(0)
    expect(asked).toBe(before + 1)
    const store = await openStore({ path: join(home, 'data', 'ruledrift.db'), lookHash })
    onTestFinished(() => store.close())
    expect((await store.evidence.looks('notice', 100)).length).toBe(before + 1)
    expect(await store.changes.list({ limit: 10 })).toHaveLength(1)
  })

  it('killed at any moment around a change, tells of it after the next start, and repeats only under the same Message-ID', {
    timeout: 120_000,
  }, async () => {
    let daemon = start()
    await until('a baseline', () => asked >= 2)
    for (const wait of [0, 300, 700, 1_100, 1_600]) {
      revision++
      const order = revision
      await sleep(wait)
      await stop(daemon, 'SIGKILL')
      daemon = start()
      // A killed look holds its lease for two seconds; then another look is made.
      await until(`a mail on order ${order}`, () => toldOf(order).length > 0, 40_000)
    }
    await stop(daemon, 'SIGTERM')
    for (let order = 2; order <= revision; order++) {
      const ids = mailbox.mails
        .filter(({ text }) => text.includes(`{+${order}+}`) || text.includes(`ORDER-${order}`))
        .map(({ messageId, text }) => [messageId, text] as const)
      const newest = ids.filter(([, text]) => !text.includes(`ORDER-${order + 1}`))
      expect(new Set(newest.map(([id]) => id)).size).toBe(1)
    }
  })

  it('keeps a message while the mail server is away and delivers it when it is back', {
    timeout: 120_000,
  }, async () => {
    const { port } = mailbox
    const daemon = start()
    await until('a baseline', () => asked >= 2)
    await mailbox.close()
    revision = 2
    const before = asked
    await until('two more looks', () => asked >= before + 3)
    mailbox = await openMailbox(port)
    await until('the mail', () => toldOf(2).length > 0, 40_000)
    expect(toldOf(2)).toHaveLength(1)
    expect(await stop(daemon, 'SIGTERM')).toBe(0)
  })
})

describeWithRedis('the daemon on Redis', () => {
  it('goes on when Redis is killed, and when it is back', { timeout: 120_000 }, async () => {
    const redis = await startRedis()
    const daemon = start({ REDIS_URL: redis.url })
    await until('a baseline', () => asked >= 2)
    revision = 2
    await until('a mail through Redis', () => toldOf(2).length > 0)
    await redis.kill()
    revision = 3
    await until('a mail without Redis', () => toldOf(3).length > 0, 40_000)
    await redis.restart()
    revision = 4
    await until('a mail with Redis again', () => toldOf(4).length > 0, 40_000)
    expect(await stop(daemon, 'SIGTERM')).toBe(0)
  })
})
