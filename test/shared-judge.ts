/** One judge thread for all tests of a file: a thread's first answer costs a second, and every test would pay it again. */
import { afterAll } from 'vitest'
import { createThreadJudge } from '../src/adapters/threads.ts'

export const sharedJudge = createThreadJudge({ threads: 1, deadlineMs: 120_000, heapMb: 512 })
afterAll(() => sharedJudge.close())
