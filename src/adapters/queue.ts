/** The queue in this process: a list of ids for each job. It forgets everything at the end; the database does not. */
import { CodedError } from '../errors.ts'
import type { JobName, Log, Queue } from '../ports.ts'

type Lane = {
  /** In the order they were offered; an id waits at most once. */
  readonly waiting: Set<string>
  readonly running: Set<Promise<void>>
  concurrency: number
  handler?: (id: string) => Promise<void>
}

/** @returns a queue that hands out what is offered in the same process. `close` waits for the handlers that run. */
export function createLocalQueue(log: Log): Queue {
  const lanes = new Map<JobName, Lane>()
  let closed = false

  const laneOf = (name: JobName): Lane => {
    const known = lanes.get(name)
    if (known !== undefined) return known
    const made: Lane = { waiting: new Set(), running: new Set(), concurrency: 0 }
    lanes.set(name, made)
    return made
  }

  const start = (name: JobName, lane: Lane): void => {
    for (const id of lane.waiting) {
      if (closed || lane.handler === undefined || lane.running.size >= lane.concurrency) return
      lane.waiting.delete(id)
      const run: Promise<void> = handle(log, name, lane.handler, id).then(() => {
        lane.running.delete(run)
        start(name, lane)
      })
      lane.running.add(run)
    }
  }

  return {
    offer: async (name, id) => {
      if (closed) return
      const lane = laneOf(name)
      lane.waiting.add(id)
      start(name, lane)
    },
    work: (name, concurrency, handler) => {
      const lane = laneOf(name)
      lane.concurrency = concurrency
      lane.handler = handler
      start(name, lane)
    },
    close: async () => {
      closed = true
      const running = [...lanes.values()].flatMap((lane) => [...lane.running])
      await Promise.all(running)
    },
  }
}

/** Runs one handler. What it throws is logged and goes no further: when to try again stands in the database. */
export async function handle(
  log: Log,
  name: JobName,
  handler: (id: string) => Promise<void>,
  id: string,
): Promise<void> {
  try {
    await handler(id)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    // An error with a code is expected; of any other one we want to know where it comes from.
    const origin =
      error instanceof CodedError
        ? { code: error.code, hint: error.hint }
        : { stack: error instanceof Error ? error.stack : '' }
    log.error('A job failed', { job: name, id, problem, ...origin })
  }
}
