/**
 * Where a story plays: the real program (configuration, HTTP, database, judge threads, SMTP, webhooks) on loopback. Only the
 * clock is the story's, so that a fortnight passes in seconds.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { poll } from '../../../jobs/poll.ts'
import { jobs } from '../../../jobs/registry.ts'
import { type App, openApp } from '../../app.ts'
import { loadConfig } from '../../config.ts'
import type { Deps } from '../../deps.ts'
import type { JobName, Judge, Log } from '../../ports.ts'
import { type Desk, type Mailbox, openDesk, openMailbox } from './receivers.ts'
import { openSite, type Site } from './site.ts'

export type StageOptions = {
  /** Folder for the configuration and the database. */
  readonly home: string
  /** File name -> content of watches/<name>.yaml; {site} stands for the address of the site. */
  readonly watches: Readonly<Record<string, string>>
  /** Content of parties.csv. */
  readonly parties?: string
  /** Further lines of ruledrift.yaml. */
  readonly settings?: string
  /** Story time at the start, ms since 1970. */
  readonly start: number
  readonly log: Log
  readonly env?: Readonly<Record<string, string>>
  /** One that several stages share; without it the stage has threads of its own. */
  readonly judge?: Judge
}

export type Stage = {
  readonly site: Site
  readonly mailbox: Mailbox
  readonly desk: Desk
  readonly deps: Deps
  readonly clock: StoryClock
  /** Polls until nothing is due and nothing runs. */
  idle(): Promise<void>
  close(): Promise<void>
}

type StoryClock = { now(): number; set(to: number): void }

/** @throws CodedError of the configuration, as the daemon would. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { start } = options
  const site = await openSite()
  const mailbox = await openMailbox()
  const desk = await openDesk()
  const clock = createStoryClock(start)
  writeConfig(options, site, desk)
  const closeSites = async () => {
    await desk.close()
    await mailbox.close()
    await site.close()
  }
  try {
    const app = await openStoryApp(options, mailbox, desk, clock)
    const close = async () => {
      await app.close()
      await closeSites()
    }
    return { site, mailbox, desk, deps: app.deps, clock, idle: workOn(app), close }
  } catch (error) {
    // servers that listen on would keep the process from ever ending
    await closeSites()
    throw error
  }
}

async function openStoryApp(options: StageOptions, mailbox: Mailbox, desk: Desk, clock: StoryClock): Promise<App> {
  const env = { STORY_SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`, STORY_SLACK_URL: desk.url, ...options.env }
  const config = loadConfig(options.home, env, clock.now())
  const shared = options.judge === undefined ? {} : { judge: options.judge }
  const app = await openApp({ config, log: options.log, clock, random: () => 0, ...shared })
  await app.deps.store.watches.configure(config.watches, clock.now())
  return app
}

/** Time that goes on by itself and can be set forward. */
function createStoryClock(start: number): StoryClock {
  let offset = start - Date.now()
  return {
    now: () => Date.now() + offset,
    set: (to) => {
      offset = Math.max(offset, to - Date.now())
    },
  }
}

function workOn({ deps }: App): () => Promise<void> {
  let running = 0
  for (const [name, { run, concurrency }] of Object.entries(jobs(deps.config))) {
    deps.queue.work(name as JobName, concurrency, async (id) => {
      running++
      try {
        await run(deps, id)
      } finally {
        running--
      }
    })
  }
  return async () => {
    for (;;) {
      const { checks, deliveries, digests, dates } = await poll(deps)
      if (checks + deliveries + digests + dates === 0 && running === 0) return
      do await sleep(2)
      while (running > 0)
    }
  }
}

/** The same files that an operator writes. */
function writeConfig({ home, watches, parties, settings = '' }: StageOptions, site: Site, desk: Desk): void {
  mkdirSync(join(home, 'watches'), { recursive: true })
  const hosts = [new URL(site.origin).host, new URL(desk.url).host]
  const ruledrift = `data: ${JSON.stringify(join(home, 'data'))}
timeZone: America/New_York
politeness: { gap: 0s, inFlight: 8, contact: desk@example.org }
egress: { allowPrivate: ${JSON.stringify(hosts)} }
${settings}`
  const routes = `channels:
  - { id: compliance-mail, optional: yes, kind: email, smtpUrl: env:STORY_SMTP_URL, from: ruledrift@example.org, to: [analyst@example.org] }
  - { id: desk-slack, optional: yes, kind: slack, webhookUrl: env:STORY_SLACK_URL }
routes:
  - { id: at-once, when: { severity: [critical, high] }, to: [compliance-mail], send: at-once }
  - { id: daily, when: { severity: [medium, low] }, to: [desk-slack], send: { digest: "0 17 * * *", timeZone: America/New_York } }
incidents: [compliance-mail]
`
  writeFileSync(join(home, 'ruledrift.yaml'), ruledrift)
  writeFileSync(join(home, 'routes.yaml'), routes)
  if (parties !== undefined) writeFileSync(join(home, 'parties.csv'), parties)
  for (const [name, text] of Object.entries(watches)) {
    writeFileSync(join(home, 'watches', `${name}.yaml`), text.replaceAll('{site}', site.origin))
  }
}
