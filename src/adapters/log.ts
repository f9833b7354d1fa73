/** Log on pino: JSON lines for machines, short lines on a terminal. */
import { styleText } from 'node:util'
import { pino } from 'pino'
import type { Fields, Log } from '../ports.ts'

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Field names whose values are never written. */
const SECRET = ['smtpUrl', 'webhookUrl', 'secret', 'password', 'authorization', 'redisUrl']

/**
 * @param level the least level written.
 * @param out where lines go; a terminal gets readable lines, anything else JSON.
 */
export function createLog(level: LogLevel, out: NodeJS.WriteStream = process.stderr): Log {
  const stream = out.isTTY ? { write: (line: string) => void out.write(readable(line)) } : out
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  )
  return {
    debug: (message, fields) => logger.debug(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
  }
}

const COLOURS = { debug: 'gray', info: 'green', warn: 'yellow', error: 'red' } as const

type Line = Fields & { readonly level: keyof typeof COLOURS; readonly time: string; readonly msg: string }

/** `12:30:05 info  The page changed  watch=bis-press findings=3` */
function readable(line: string): string {
  const { level, time, msg, ...fields } = JSON.parse(line) as Line
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${printable(value)}`)
  return `${styleText('gray', time.slice(11, 19))} ${styleText(COLOURS[level], level.padEnd(5))} ${msg}  ${styleText('gray', pairs.join(' '))}\n`
}

function printable(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD')
}
