/** The thread's side of the judge: takes pages, answers with judgements or coded errors. */
import { parentPort } from 'node:worker_threads'
import { CodedError } from '../errors.ts'
import { judge } from '../judge.ts'
import type { JudgeInput } from '../model.ts'
import type { ThreadReply } from './threads.ts'

parentPort?.on('message', async ({ id, input }: { id: number; input: JudgeInput }) => {
  parentPort?.postMessage(await answer(id, input))
})

async function answer(id: number, input: JudgeInput): Promise<ThreadReply> {
  try {
    return { id, judgement: await judge(input) }
  } catch (error) {
    if (error instanceof CodedError) {
      const { code, message, hint, retryable, details } = error
      return { id, error: { code, message, hint, retryable, details } }
    }
    return { id, error: { message: error instanceof Error ? (error.stack ?? error.message) : String(error) } }
  }
}
