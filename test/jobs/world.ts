/** The real program on loopback for tests of the jobs: one site, one mailbox, one desk, a clock that can be set forward. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CheckReport } from '../../jobs/check/visit.ts'
import { check } from '../../jobs/check.ts'
import { createLog } from '../../src/adapters/log.ts'
import { openStage, type Stage, type StageOptions } from '../../src/commands/demo/stage.ts'
import { sharedJudge } from '../shared-judge.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export type World = Omit<Stage, 'close'> & {
  /** Folder of its configuration and database. */
  readonly home: string
  /** Serves HTML at a path. */
  html(path: string, body: string, status?: number): void
  /** Looks at one watch now, whether due or not. */
  look(id: string): Promise<CheckReport>
  /** Lets story time pass, polling each `stepMs`. */
  pass(ms: number, stepMs?: number): Promise<void>
}

export const PUBLISHER = `id: bis
name: Bureau of Industry and Security
jurisdiction: US
language: en
timeZone: America/New_York
watches:
`

/** One page watch and one index watch, unless others are given. */
const WATCHES = `${PUBLISHER}  - { id: guidance, title: Guidance, url: "{site}/guidance", every: 15m, select: main }
`

/** @returns a world of its own that ends with the test which opened it, also when that fails. */
export async function openWorld(options: Partial<Omit<StageOptions, 'home'>> = {}): Promise<World> {
  const home = mkdtempSync(join(tmpdir(), 'ruledrift-world-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const { close, ...stage } = await openStage({
    home,
    watches: { bis: WATCHES },
    start: Date.parse('2025-05-12T14:00:00Z'),
    log: createLog('silent'),
    judge: sharedJudge,
    ...options,
  })
  onTestFinished(close)
  return {
    ...stage,
    home,
    html: (path, body, status = 200) => {
      const text = `<!doctype html><html lang="en"><head><title>BIS</title><script nonce="${Math.random()}">1</script></head><body><nav>Menu</nav><main>${body}</main></body></html>`
      stage.site.serve(path, { body: Buffer.from(text), type: 'text/html; charset=utf-8', status })
    },
    look: (id) => check(stage.deps, id, 'now'),
    pass: async (ms, stepMs = MINUTE) => {
      for (let passed = 0; passed < ms; passed += stepMs) {
        stage.clock.set(stage.clock.now() + stepMs)
        await stage.idle()
      }
    },
  }
}
