/** Values from the environment: `env:NAME`, and the variables that Ruledrift itself reads. */
import { ENV_PATTERN } from './leaves.ts'
import type { Mistake } from './mistakes.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** @returns the variable that `env:NAME` names, undefined for any other text. */
export function variableOf(text: string): string | undefined {
  return ENV_PATTERN.exec(text)?.[1]
}

/** @returns the value, undefined where it is not set or empty. */
export function lookUp(env: Environment, name: string): string | undefined {
  const value = Object.hasOwn(env, name) ? env[name]?.trim() : undefined
  return value === '' ? undefined : value
}

/**
 * @returns where Redis is, for many machines; undefined for one machine. Mistakes in REDIS_URL and DATABASE_URL are
 * appended to `mistakes`, without their values.
 */
export function readEnvironment(env: Environment, mistakes: Mistake[]): { readonly redisUrl?: string } {
  const wrong = (name: string, allowed: string) => {
    mistakes.push({
      file: 'environment',
      path: [name],
      got: 'a value that is not shown here',
      allowed: `allowed: ${allowed}`,
    })
  }
  if (lookUp(env, 'DATABASE_URL') !== undefined) {
    wrong('DATABASE_URL', 'nothing; this version stores in SQLite only, in the folder RULEDRIFT_DATA')
  }
  const redisUrl = lookUp(env, 'REDIS_URL')
  if (redisUrl === undefined) return {}
  if (!/^(?:rediss?:\/\/[^\s]+|unix:\/\/\/[^\s]+|\/[^\s]+)$/.test(redisUrl)) {
    wrong('REDIS_URL', 'redis://host:6379, rediss://… or the path of a socket')
  }
  return { redisUrl }
}
