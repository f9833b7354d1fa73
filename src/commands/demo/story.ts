/** Tells a story step by step on a stage and gathers what arrived. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from '../../../jobs/check.ts'
import type { StoredChange, WatchState } from '../../ports/records.ts'
import type { Judge, Log } from '../../ports.ts'
import type { Mail, Post } from './receivers.ts'
import { readScript, servedPage } from './script.ts'
import { openStage } from './stage.ts'

const MINUTE_MS = 60_000

/** One step as it was told: what happened, and what arrived because of it. */
export type Told = {
  readonly at: number
  readonly say: string
  readonly quiet: boolean
  readonly mails: readonly Mail[]
  readonly posts: readonly Post[]
}

export type Ending = {
  readonly steps: readonly Told[]
  readonly mails: readonly Mail[]
  readonly posts: readonly Post[]
  /** Oldest first. */
  readonly changes: readonly StoredChange[]
  readonly states: readonly WatchState[]
}

export type StoryOptions = {
  readonly folder: string
  readonly log: Log
  /** Where the configuration and the database go; a temporary folder, removed at the end, when not given. */
  readonly workFolder?: string
  readonly onStep?: (told: Told) => void
  /** One that several stories share. */
  readonly judge?: Judge
}

/** @returns everything that arrived and everything that was stored. */
export async function tellStory({ folder, log, workFolder, onStep, judge }: StoryOptions): Promise<Ending> {
  const script = readScript(folder)
  const home = workFolder ?? mkdtempSync(join(tmpdir(), 'ruledrift-story-'))
  const { watches, parties } = script
  const start = Date.parse(script.starts)
  const stage = await openStage({
    home,
    watches,
    start,
    log,
    ...(parties === undefined ? {} : { parties }),
    ...(judge === undefined ? {} : { judge }),
  })
  const { site, mailbox, desk, clock, deps } = stage
  try {
    const steps: Told[] = []
    for (const [i, { at, say, quiet, serve, minutes }] of script.steps.entries()) {
      const [mailsBefore, postsBefore] = [mailbox.mails.length, desk.posts.length]
      // The daemon has been looking all the while: the last look before a step is a minute old.
      if (i > 0) {
        clock.set(Date.parse(at) - MINUTE_MS)
        const due = await deps.store.watches.due(clock.now(), 200, deps.config.politeness.inFlight)
        for (const id of due) await check(deps, id)
        await stage.idle()
      }
      for (const [path, page] of Object.entries(serve)) site.serve(path, servedPage(folder, page, site.origin))
      clock.set(Date.parse(at))
      for (let minute = 0; minute < minutes; minute++) {
        await stage.idle()
        clock.set(clock.now() + MINUTE_MS)
      }
      const mails = mailbox.mails.slice(mailsBefore)
      const told = { at: Date.parse(at), say, quiet, mails, posts: desk.posts.slice(postsBefore) }
      steps.push(told)
      onStep?.(told)
    }
    const changes = [...(await deps.store.changes.list({ limit: 1_000 }))].reverse()
    return { steps, mails: mailbox.mails, posts: desk.posts, changes, states: await deps.store.watches.list() }
  } finally {
    await stage.close()
    if (workFolder === undefined) rmSync(home, { recursive: true, force: true })
  }
}
