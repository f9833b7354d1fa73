/** A real Redis for tests: our own child process, our own folder, our own password, ended by its handle. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { describe, onTestFinished } from 'vitest'
import { serviceProgram } from './services.ts'

export type TestRedis = {
  readonly url: string
  /** One command on a connection of its own, e.g. `command('flushall')`. */
  command(name: string, ...args: readonly string[]): Promise<unknown>
  /** Ends the server as a power cut would: nothing is saved, nobody is told. */
  kill(): Promise<void>
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>
  /** Stops or continues the process without ending it: a server that takes connections and does not answer. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void
  /** Ends the server and removes its folder. */
  stop(): Promise<void>
}

/**
 * A group of tests that need Redis. Without a server on the machine it is skipped with the command that installs one; in CI
 * it runs and fails, because there a skipped test would be a hole.
 */
export function describeWithRedis(title: string, body: () => void): void {
  const isThere = serviceProgram('redis') !== undefined
  const name = isThere ? title : `${title} (needs redis-server: npm run services)`
  describe.skipIf(!isThere && !process.env.CI)(name, body)
}

/**
 * @param atEnd is handed what stops the server: the end of the test, unless a group of tests shares it.
 * @throws Error when there is no redis-server, or when what answers on the port is not the child we started.
 */
export async function startRedis(
  atEnd: (stop: () => Promise<void>) => void = (stop) => onTestFinished(stop),
): Promise<TestRedis> {
  const program = serviceProgram('redis')
  if (program === undefined) throw new Error('There is no redis-server on this machine: npm run services')
  const folder = await mkdtemp(join(tmpdir(), 'ruledrift-redis-'))
  const password = randomBytes(16).toString('hex')
  let child: ChildProcess | undefined
  const kill = async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill('SIGKILL')
    await exit
  }
  const stop = async () => {
    await kill()
    await rm(folder, { recursive: true, force: true })
  }
  atEnd(stop)

  let port = await freePort()
  child = await launch(program, folder, port, password)
  for (let attempt = 0; child === undefined && attempt < 5; attempt++) {
    port = await freePort()
    child = await launch(program, folder, port, password)
  }
  if (child === undefined) throw new Error('redis-server did not start')
  const url = `redis://:${password}@127.0.0.1:${port}`

  return {
    url,
    command: async (name, ...args) => {
      const client = new Redis(url, { retryStrategy: () => null })
      client.on('error', () => {})
      try {
        return await client.call(name, ...args)
      } finally {
        client.disconnect()
      }
    },
    kill,
    restart: async () => {
      await kill()
      child = await launch(program, folder, port, password)
      if (child === undefined) throw new Error(`redis-server did not start again on port ${port}`)
    },
    signal: (signal) => child?.kill(signal),
    stop,
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** @returns undefined when the server ended at once: somebody else was quicker on the port. */
async function launch(
  program: string,
  folder: string,
  port: number,
  password: string,
): Promise<ChildProcess | undefined> {
  // The configuration goes through standard input, so that the password stands in no list of processes.
  const child = spawn(program, ['-'], { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin?.end(
    [
      `port ${port}`,
      'bind 127.0.0.1',
      `requirepass ${password}`,
      `dir ${folder}`,
      'save ""',
      'appendonly no',
      'daemonize no',
      'maxmemory-policy noeviction',
      '',
    ].join('\n'),
  )
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null || child.signalCode !== null) return undefined
    if ((await pidBehind(port, password)) === child.pid) return child
    await sleep(25)
  }
  child.kill('SIGKILL')
  return undefined
}

/** The process id that the server itself gives: only our own child is ever flushed or killed. */
async function pidBehind(port: number, password: string): Promise<number | undefined> {
  const client = new Redis({ host: '127.0.0.1', port, password, retryStrategy: () => null, maxRetriesPerRequest: 0 })
  client.on('error', () => {})
  try {
    return Number(/^process_id:(\d+)/m.exec(await client.info('server'))?.[1])
  } catch {
    return undefined
  } finally {
    client.disconnect()
  }
}
