/** Judge behind worker threads: a hostile page costs one thread, never the process. */
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { CodedError, type ErrorCode } from '../errors.ts'
import type { FindInput, JudgeInput, Judgement } from '../model/judgement.ts'
import type { Judge } from '../ports.ts'

export type ThreadOptions = {
  readonly threads: number
  /** Wall time for one judgement of pages up to 16 MB together, in milliseconds; larger ones get more in proportion. */
  readonly deadlineMs: number
  /** Old-space limit of each thread, in MiB. */
  readonly heapMb: number
}

/** What a thread is asked. */
export type ThreadTask = { readonly id: number } & (
  | { readonly judge: JudgeInput; readonly find?: never }
  | { readonly find: FindInput; readonly judge?: never }
)

/** What a thread answers. */
export type ThreadReply =
  | { readonly id: number; readonly answer: Judgement | string }
  | { readonly id: number; readonly error: ThreadError }

/** What a thread is started with. */
export type ThreadData = {
  /** Folder for compiled code; absent where this process keeps none. */
  readonly compileCache?: string
}

/** An error without `code` is a fault of ours. */
type ThreadError = {
  readonly code?: ErrorCode
  readonly message: string
  readonly hint?: string
  readonly retryable?: boolean
  readonly details?: CodedError['details']
}

type Ask = { readonly judge: JudgeInput } | { readonly find: FindInput }
type Task = { readonly ask: Ask; resolve(answer: Judgement | string): void; reject(error: Error): void }

type Slot = { worker: Worker | undefined; task: Task | undefined; timer: NodeJS.Timeout | undefined; id: number }

/** Official lists have 27 to 130 MB: from this size on a page gets more time (D-9). */
const USUAL_BYTES = 16_000_000

/** @returns a Judge that works on at most `threads` pages at once and keeps the rest waiting; a thread starts when it is needed. */
export function createThreadJudge(options: ThreadOptions): Judge {
  const waiting: Task[] = []
  const slots: readonly Slot[] = Array.from({ length: options.threads }, () => ({
    worker: undefined,
    task: undefined,
    timer: undefined,
    id: 0,
  }))
  let closed = false

  function start(slot: Slot): Worker {
    const worker = new Worker(new URL('./judge-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb },
      // The parsers see no environment: nothing that a page does may reach a secret.
      env: {},
      workerData: threadData(),
    })
    worker.on('message', (reply: ThreadReply) => {
      if (slot.worker !== worker || reply.id !== slot.id || slot.task === undefined) return
      const task = finish(slot, slot.task)
      if ('answer' in reply) task.resolve(reply.answer)
      else task.reject(toError(reply.error))
      next()
    })
    // An exit without an answer: out of memory, or a fault of ours. The error event comes first and names it.
    worker.on('error', (error) => replace(slot, worker, 'judge-crashed', error))
    worker.on('exit', () => replace(slot, worker, 'judge-crashed', undefined))
    return worker
  }

  function replace(slot: Slot, worker: Worker, code: 'judge-crashed' | 'judge-timeout', cause: unknown): void {
    if (slot.worker !== worker || closed) return
    const task = slot.task === undefined ? undefined : finish(slot, slot.task)
    slot.worker = undefined
    task?.reject(lost(code, cause))
    next()
  }

  function finish(slot: Slot, task: Task): Task {
    clearTimeout(slot.timer)
    slot.task = undefined
    slot.worker?.unref()
    return task
  }

  function next(): void {
    for (const slot of slots) {
      if (slot.task !== undefined) continue
      const task = waiting.shift()
      if (task === undefined) return
      const worker = slot.worker ?? start(slot)
      slot.worker = worker
      slot.task = task
      slot.id++
      worker.ref()
      slot.timer = setTimeout(
        () => {
          replace(slot, worker, 'judge-timeout', undefined)
          void worker.terminate()
        },
        deadlineFor(task.ask, options.deadlineMs),
      )
      worker.postMessage({ id: slot.id, ...task.ask })
    }
  }

  function work(ask: Ask): Promise<Judgement | string> {
    return new Promise((resolve, reject) => {
      if (closed) return reject(new CodedError('judge-crashed', 'The judge is closed.'))
      waiting.push({ ask, resolve, reject })
      next()
    })
  }

  return {
    judge: async (input) => (await work({ judge: input })) as Judgement,
    find: async (input) => (await work({ find: input })) as string,
    close: async () => {
      closed = true
      const stopped = new CodedError('judge-crashed', 'The judge was closed while it read a page.')
      for (const slot of slots) if (slot.task !== undefined) finish(slot, slot.task).reject(stopped)
      for (const task of waiting.splice(0)) task.reject(stopped)
      await Promise.all(slots.map((slot) => slot.worker?.terminate()))
    },
  }
}

/** The cache that this process uses: threads see no environment, and do not share it by themselves. */
function threadData(): ThreadData {
  const folder = getCompileCacheDir()
  // that is the folder of this version of Node within the one that was asked for
  return folder === undefined ? {} : { compileCache: dirname(folder) }
}

/** @returns wall time for one task: the usual one, and beyond 16 MB of pages in proportion more. */
export function deadlineFor(ask: Ask, deadlineMs: number): number {
  const pages = 'find' in ask ? [ask.find.page] : [ask.judge.after, ask.judge.before, ...ask.judge.earlier]
  const bytes = pages.reduce((sum, page) => sum + (typeof page === 'object' ? page.body.length : 0), 0)
  return Math.round(deadlineMs * Math.max(1, bytes / USUAL_BYTES))
}

function lost(code: 'judge-crashed' | 'judge-timeout', cause: unknown): CodedError {
  const message =
    code === 'judge-timeout' ? 'Reading the page took longer than its deadline.' : 'Reading the page ended its thread.'
  return new CodedError(code, message, {
    hint: 'The page is kept as evidence. If it is genuine, raise limits.judgeDeadline or limits.judgeHeap.',
    cause,
  })
}

function toError(error: ThreadError): CodedError {
  if (error.code === undefined) {
    return new CodedError('judge-crashed', 'Reading the page failed.', {
      hint: 'This is a fault of Ruledrift: please report it together with the page.',
      cause: new Error(error.message),
    })
  }
  return new CodedError(error.code, error.message, {
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(error.retryable === undefined ? {} : { retryable: error.retryable }),
    ...(error.details === undefined ? {} : { details: error.details }),
  })
}
