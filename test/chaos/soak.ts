/**
 * Soak: a real daemon on loopback watches whose pages change at random, for minutes, with or without kill -9.
 *   node test/chaos/soak.ts --minutes 10 --watches 20 --kills 0 --seed 1
 * Joins the server's access log with the mailbox: every revision that was handed to a look must have been told, exactly once
 * without kills, at least once with them, and repeats must share a Message-ID. Prints the daemon's memory at each minute.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openMailbox } from '../../src/commands/demo/receivers.ts'
import { closeServer } from '../../src/commands/demo/site.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    watches: { type: 'string', default: '20' },
    kills: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    redis: { type: 'string' },
  },
})
const minutes = Number(values.minutes)
const watches = Number(values.watches)
const kills = Number(values.kills)
const random = seeded(Number(values.seed))

/** A page keeps a text at least this long, so that a look killed on the way is made again before the text changes. */
const LEAST_MS = 30_000
const MOST_MS = 90_000

type Page = { revision: number; nextAt: number }
type Handed = { readonly page: number; readonly revision: number; readonly at: number }

const pages: Page[] = Array.from({ length: watches }, () => ({
  revision: 1,
  nextAt: Date.now() + 10_000 + random() * MOST_MS,
}))
const handed: Handed[] = []

const server = createServer((request, response) => {
  const page = Number(/^\/page\/(\d+)$/.exec(request.url ?? '')?.[1] ?? -1)
  const state = pages[page]
  if (state === undefined) {
    response.writeHead(404).end()
    return
  }
  const { revision } = state
  const body = html(page, revision)
  const etag = `"${page}-${revision}"`
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end()
    return
  }
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    etag,
  })
  response.end(body, () => handed.push({ page, revision, at: Date.now() }))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
const mailbox = await openMailbox()
const home = mkdtempSync(join(tmpdir(), 'ruledrift-soak-'))
writeConfig()

let daemon = startDaemon()
const started = Date.now()
const ends = started + minutes * 60_000
const killTimes = Array.from({ length: kills }, () => started + 15_000 + random() * (ends - started - 60_000)).sort(
  (a, b) => a - b,
)
const memory: number[] = []
let killed = 0
let nextMinute = started + 60_000
while (Date.now() < ends) {
  const now = Date.now()
  // The last minute changes nothing: what was handed has time to arrive.
  for (const page of pages) {
    if (now >= page.nextAt && now < ends - 60_000) {
      page.revision++
      page.nextAt = now + LEAST_MS + random() * (MOST_MS - LEAST_MS)
    }
  }
  if (killTimes.length > 0 && now >= (killTimes[0] ?? 0)) {
    killTimes.shift()
    daemon.kill('SIGKILL')
    await new Promise((resolve) => daemon.once('exit', resolve))
    killed++
    daemon = startDaemon()
  }
  if (now >= nextMinute) {
    memory.push(rssMb(daemon))
    console.log(
      `minute ${memory.length}: RSS ${memory.at(-1)} MB, ${handed.length} pages handed, ${mailbox.mails.length} mails, ${killed} kills`,
    )
    nextMinute += 60_000
  }
  await sleep(200)
}
if (killed > 0) await sleep(130_000) // a message that was being sent when the process died is tried again after its lease
const stopAt = Date.now()
daemon.kill('SIGTERM')
const code = await new Promise((resolve) => daemon.once('exit', resolve))
console.log(`stopped with ${code} in ${Date.now() - stopAt} ms`)
const failures = judgeRun()
await closeServer(server)
await mailbox.close()
rmSync(home, { recursive: true, force: true })
process.exit(failures === 0 ? 0 : 1)

/** @returns the number of broken promises, after naming each. */
function judgeRun(): number {
  // The first revision of a page is its baseline. A revision may be handed several times; it is news once.
  const expected = new Set(
    handed.filter(({ revision }) => revision > 1).map(({ page, revision }) => `${page}-${revision}`),
  )
  const told = new Map<string, Set<string>>()
  let repeats = 0
  for (const { text, messageId } of mailbox.mails) {
    const tokens = [...text.matchAll(/SOAK-(\d+)-(\d+)/g)].map(([, page, revision]) => ({
      page,
      revision: Number(revision),
    }))
    const newest = tokens.sort((a, b) => b.revision - a.revision)[0]
    if (newest === undefined) continue
    const key = `${newest.page}-${newest.revision}`
    const ids = told.get(key) ?? new Set()
    if (told.has(key)) repeats++
    told.set(key, ids.add(messageId))
  }
  const missing = [...expected].filter((key) => !told.has(key))
  const strangers = [...told.keys()].filter((key) => !expected.has(key))
  const otherIds = [...told].filter(([, ids]) => ids.size > 1).map(([key]) => key)
  const [at3, at10] = [memory[2], memory[9] ?? memory.at(-1)]
  console.log(
    `${expected.size} revisions handed, ${told.size} told, ${repeats} repeats, ${missing.length} missing, ${strangers.length} never handed`,
  )
  if (at3 !== undefined && at10 !== undefined && kills === 0)
    console.log(`RSS minute 10 / minute 3: ${(at10 / at3).toFixed(3)}`)
  if (missing.length > 0) console.log('missing:', missing.join(' '))
  if (otherIds.length > 0) console.log('told under several ids:', otherIds.join(' '))
  const tooMany = kills === 0 ? repeats : 0
  return missing.length + strangers.length + otherIds.length + tooMany
}

function html(page: number, revision: number): string {
  return `<!doctype html><html lang="en"><head><title>Notice ${page}</title><script nonce="${Math.random()}">0</script></head><body><main>
<h1>Notice ${page} to exporters</h1><p>This notice concerns item class ${page} of the control list and nothing else.</p>
<p>Under order SOAK-${page}-${revision} exporters ${revision % 2 === 1 ? 'must' : 'should'} file their report within ${10 + revision} days.</p>
</main></body></html>`
}

function writeConfig(): void {
  mkdirSync(join(home, 'watches'), { recursive: true })
  const list = pages
    .map(
      (_, i) =>
        `  - { id: page-${i}, title: Notice ${i}, url: "http://127.0.0.1:${port}/page/${i}", every: 2s, select: main }`,
    )
    .join('\n')
  writeFileSync(
    join(home, 'watches', 'soak.yaml'),
    `id: soak\nname: Soak\njurisdiction: US\nlanguage: en\ntimeZone: UTC\nwatches:\n${list}\n`,
  )
  writeFileSync(
    join(home, 'ruledrift.yaml'),
    `data: ${join(home, 'data')}\npoliteness: { gap: 0s, inFlight: 8 }\negress: { allowPrivate: ["127.0.0.1:${port}"] }\n`,
  )
  writeFileSync(
    join(home, 'routes.yaml'),
    `channels:\n  - { id: mail, kind: email, smtpUrl: env:SMTP_URL, from: soak@example.org, to: [desk@example.org] }\nroutes:\n  - { id: all, when: {}, to: [mail], send: at-once }\n`,
  )
}

function startDaemon(): ChildProcess {
  const redis = values.redis === undefined ? {} : { REDIS_URL: values.redis }
  return spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'src', 'start.mjs'), 'run', '--config', home], {
    env: { ...process.env, SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`, RULEDRIFT_LOG: 'warn', ...redis },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

function rssMb(child: ChildProcess): number {
  const pages4k = Number(readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1])
  return Math.round((pages4k * 4096) / 1024 / 1024)
}

/** A small seeded generator (mulberry32): the same seed gives the same run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
