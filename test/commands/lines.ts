/** Lines as somebody types them: read in this process, or by one of their own where exit code, pipes or start.mjs count. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import type { Io } from '../../src/commands/io.ts'
import { runLine } from '../../src/main.ts'
import { sharedJudge } from '../shared-judge.ts'

const START = join(import.meta.dirname, '..', '..', 'src', 'start.mjs')

export type Outcome = { readonly code: number | null; readonly out: string; readonly err: string }

export type Typed = { readonly input?: string; readonly env?: Readonly<Record<string, string>> }

/** Does in this process what a line asks for; pages are read by the judge that all tests of the process share. */
export async function typeLine(args: readonly string[], { input = '', env = {} }: Typed = {}): Promise<Outcome> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  let code = 0
  const io = {
    env: { ...process.env, ...env },
    stdin: Readable.from([input]),
    stdout,
    stderr,
    stop: new AbortController().signal,
    judge: sharedJudge,
    setExitCode: (next: number) => {
      code = next
    },
  } as unknown as Io
  await runLine(io, args)
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') }
}

/** Has a process of its own do it, started as the operating system starts it; it ends with the test. */
export async function startLine(args: readonly string[], { input = '', env = {} }: Typed = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [START, ...args], { env: { ...process.env, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  return { code, out, err }
}
