/** The thread's side of the judge: takes pages, answers with judgements or coded errors. */
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { CodedError } from '../errors.ts'
import { openLexicons } from './lexicons.ts'
import type { ThreadData, ThreadReply, ThreadTask } from './threads.ts'

// Before the judge is loaded, as in start.mjs; a folder that cannot be written only means no writing.
const { compileCache } = workerData as ThreadData
if (compileCache !== undefined) enableCompileCache(compileCache)
const { find, judge } = await import('../judge/judge.ts')

const lexicons = openLexicons()

parentPort?.on('message', async (task: ThreadTask) => {
  parentPort?.postMessage(await answer(task))
})

async function answer(task: ThreadTask): Promise<ThreadReply> {
  const { id } = task
  try {
    return {
      id,
      answer: task.find === undefined ? await judge(task.judge, lexicons(task.judge.lexicon)) : find(task.find),
    }
  } catch (error) {
    if (error instanceof CodedError) {
      const { code, message, hint, retryable, details } = error
      return { id, error: { code, message, hint, retryable, details } }
    }
    return { id, error: { message: error instanceof Error ? (error.stack ?? error.message) : String(error) } }
  }
}
