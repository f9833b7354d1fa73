/** Job name -> function and how many of it run at once. */
import type { Deps } from '../src/deps.ts'
import type { JobName } from '../src/ports.ts'
import { calendar } from './calendar.ts'
import { check } from './check.ts'
import { deliver } from './deliver.ts'
import { digest } from './digest.ts'

type Job = { readonly run: (deps: Deps, id: string) => Promise<unknown>; readonly concurrency: number }

/** @returns the jobs of a worker. `poll` is not among them: every worker polls by its own clock. */
export function jobs(config: Deps['config']): Readonly<Record<JobName, Job>> {
  return {
    check: { run: check, concurrency: config.workers.check },
    deliver: { run: deliver, concurrency: config.workers.deliver },
    digest: { run: digest, concurrency: 1 },
    calendar: { run: calendar, concurrency: 1 },
  }
}
