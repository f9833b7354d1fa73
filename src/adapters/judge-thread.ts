/** The thread's side of the judge: takes pages, answers with judgements or coded errors. */
import { parentPort } from 'node:worker_threads'
import { CodedError } from '../errors.ts'
import { find, judge } from '../judge/judge.ts'
import { openLexicons } from './lexicons.ts'
import type { ThreadReply, ThreadTask } from './threads.ts'

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
