/** Judge behind warm worker threads: a hostile page costs one thread, never the process. */
import { Worker } from 'node:worker_threads'
import { CodedError, type ErrorCode } from '../errors.ts'
import type { JudgeInput, Judgement } from '../model.ts'
import type { Judge } from '../ports.ts'

export type ThreadOptions = {
  readonly threads: number
  /** Wall time for one judgement, in milliseconds. */
  readonly deadlineMs: number
  /** Old-space limit of each thread, in MiB. */
  readonly heapMb: number
}

/** What a thread answers. */
export type ThreadReply =
  | { readonly id: number; readonly judgement: Judgement }
  | { readonly id: number; readonly error: ThreadError }

/** An error without `code` is a fault of ours. */
type ThreadError = {
  readonly code?: ErrorCode
  readonly message: string
  readonly hint?: string
  readonly retryable?: boolean
  readonly details?: CodedError['details']
}

type Task = { readonly input: JudgeInput; resolve(judgement: Judgement): void; reject(error: Error): void }

type Slot = { worker: Worker; task: Task | undefined; timer: NodeJS.Timeout | undefined; id: number }

const RESTART_MS = 1_000

/** @returns a Judge that works on at most `threads` pages at once and keeps the rest waiting in order. */
export function createThreadJudge(options: ThreadOptions): Judge {
  const waiting: Task[] = []
  const slots: Slot[] = []
  let closed = false

  for (let i = 0; i < options.threads; i++) {
    const slot: Slot = { worker: spawn(), task: undefined, timer: undefined, id: 0 }
    slots.push(slot)
    listen(slot)
  }

  function spawn(): Worker {
    const worker = new Worker(new URL('./judge-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb },
      // The parsers see no environment: nothing that a page does may reach a secret.
      env: {},
    })
    worker.unref()
    return worker
  }

  function listen(slot: Slot): void {
    const { worker } = slot
    worker.on('message', (reply: ThreadReply) => {
      if (slot.worker !== worker || reply.id !== slot.id || slot.task === undefined) return
      const task = finish(slot, slot.task)
      if ('judgement' in reply) task.resolve(reply.judgement)
      else task.reject(toError(reply.error))
      next()
    })
    // An exit without an answer: out of memory, or a fault of ours. The error event comes first and names it.
    worker.on('error', (error) => replace(slot, worker, 'judge-crashed', error))
    worker.on('exit', () => replace(slot, worker, 'judge-crashed', undefined))
  }

  function replace(slot: Slot, worker: Worker, code: 'judge-crashed' | 'judge-timeout', cause: unknown): void {
    if (slot.worker !== worker || closed) return
    const task = slot.task === undefined ? undefined : finish(slot, slot.task)
    task?.reject(lost(code, cause))
    // A thread that dies before it has had work would be started in a circle: it gets a pause.
    if (task === undefined) setTimeout(() => restart(slot), RESTART_MS).unref()
    else restart(slot)
  }

  function restart(slot: Slot): void {
    if (closed) return
    slot.worker = spawn()
    listen(slot)
    next()
  }

  function finish(slot: Slot, task: Task): Task {
    clearTimeout(slot.timer)
    slot.task = undefined
    slot.worker.unref()
    return task
  }

  function next(): void {
    for (const slot of slots) {
      if (slot.task !== undefined) continue
      const task = waiting.shift()
      if (task === undefined) return
      const { worker } = slot
      slot.task = task
      slot.id++
      worker.ref()
      slot.timer = setTimeout(() => {
        replace(slot, worker, 'judge-timeout', undefined)
        void worker.terminate()
      }, options.deadlineMs)
      worker.postMessage({ id: slot.id, input: task.input })
    }
  }

  return {
    judge: (input) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new CodedError('judge-crashed', 'The judge is closed.'))
        waiting.push({ input, resolve, reject })
        next()
      }),
    close: async () => {
      closed = true
      const stopped = new CodedError('judge-crashed', 'The judge was closed while it read a page.')
      for (const slot of slots) if (slot.task !== undefined) finish(slot, slot.task).reject(stopped)
      for (const task of waiting.splice(0)) task.reject(stopped)
      await Promise.all(slots.map((slot) => slot.worker.terminate()))
    },
  }
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
