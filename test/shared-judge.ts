/**
 * One judge thread for all tests of a process: a thread's first answer costs a second, and every test would pay it again.
 * It ends with the process.
 */
import { createThreadJudge } from '../src/adapters/threads.ts'

export const sharedJudge = createThreadJudge({ threads: 1, deadlineMs: 120_000, heapMb: 512 })
