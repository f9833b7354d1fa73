/** The sign of life of a daemon: a file beside the database, touched whenever the database has answered. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'

/** Older than this and the daemon is taken for dead. */
export const STALE_MS = 60_000

function heartbeatFile(config: Config): string {
  return join(dirname(config.database), 'alive')
}

export function writeHeartbeat(config: Config): void {
  const file = heartbeatFile(config)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${process.pid}\n`)
}

/** @returns the age of the last sign of life in milliseconds; undefined when there never was one. */
export function heartbeatAgeMs(config: Config, now: number): number | undefined {
  const file = statSync(heartbeatFile(config), { throwIfNoEntry: false })
  return file === undefined ? undefined : now - file.mtimeMs
}
