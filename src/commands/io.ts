/** What a command may touch of the process, and how it speaks: tables, JSON, errors. */
import { styleText } from 'node:util'
import stringWidth from 'string-width'
import type { CodedError, ErrorCode } from '../errors.ts'
import type { Judge } from '../ports.ts'

export type Io = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: NodeJS.ReadableStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  /** Aborted by SIGINT and SIGTERM. */
  readonly stop: AbortSignal
  /** Reads the pages of several commands; without it each makes threads of its own. */
  readonly judge?: Judge
  /** 0 done, 1 something found wrong, 2 usage, 3 could not reach what it needed. */
  setExitCode(code: 0 | 1 | 2 | 3): void
}

/** One JSON value on one line. */
export function printJson(io: Io, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value)}\n`)
}

export function printLine(io: Io, line = ''): void {
  io.stdout.write(`${line}\n`)
}

/** Left-aligned columns; the last one is not padded. */
export function printTable(io: Io, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const shown = rows.map((row) => row.map(oneLine))
  const widths = header.map((name, i) => Math.max(stringWidth(name), ...shown.map((row) => stringWidth(row[i] ?? ''))))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === cells.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) - stringWidth(cell))))
      .join('  ')
  printLine(io, styleText('bold', line(header), { stream: io.stdout }))
  for (const row of shown) printLine(io, line(row))
}

/** Page text must not steer the terminal, and nothing in it may stand there unseen: all but soft hyphens, which real pages are full of. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|(?!\u00ad)\p{Cf}/gu, '\uFFFD')
}

/** Page text for one line of a terminal or of a file: harmless, and whatever blanks and line ends it has are one blank. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ')
}

/** 2025-05-13 14:05 UTC */
export function formatTime(at: number | undefined): string {
  return at === undefined ? 'never' : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Says what went wrong and the next step; sets the exit code that belongs to the error. */
export function printError(io: Io, error: CodedError, asJson: boolean): void {
  io.setExitCode(exitCodeOf(error.code))
  if (asJson) {
    const { code, message, hint } = error
    io.stderr.write(`${JSON.stringify({ error: { code, message, hint } })}\n`)
    return
  }
  io.stderr.write(`${styleText('red', `ruledrift: ${error.code}:`, { stream: io.stderr })} ${visible(error.message)}\n`)
  if (error.hint !== '') io.stderr.write(`Next step: ${visible(error.hint)}\n`)
}

const USAGE: readonly ErrorCode[] = ['usage', 'config-invalid', 'config-missing', 'not-found', 'pairs-invalid']
const REACH = /^(?:dns|connect|tls|fetch|http|headers|store|queue|delivery|egress|too-many|lease)-/

/** @returns 2 for usage, 3 for what could not be reached, 1 for what was found wrong. */
function exitCodeOf(code: ErrorCode): 1 | 2 | 3 {
  if (USAGE.includes(code)) return 2
  return REACH.test(code) ? 3 : 1
}
