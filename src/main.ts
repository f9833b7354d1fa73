/** The process: argv, signals, exit code. */
import { Command, CommanderError } from 'commander'
import { acceptCommand } from './commands/accept.ts'
import { changesCommand } from './commands/changes.ts'
import { checkCommand } from './commands/check.ts'
import { classifyCommand } from './commands/classify.ts'
import { compareCommand } from './commands/compare.ts'
import { demoCommand } from './commands/demo.ts'
import { doctorCommand } from './commands/doctor.ts'
import { explainCommand } from './commands/explain.ts'
import { type Io, printError } from './commands/io.ts'
import { listingsCommand } from './commands/listings.ts'
import { replayCommand } from './commands/replay.ts'
import { runCommand } from './commands/run.ts'
import { schemaCommand } from './commands/schema.ts'
import { screenCommand } from './commands/screen.ts'
import { showCommand } from './commands/show.ts'
import { tryCommand } from './commands/try.ts'
import { watchesCommand } from './commands/watches.ts'
import { CodedError } from './errors.ts'

/** Who is removed, or whose measure is stopped, is listed no more. */
const LISTED = ['in-force', 'suspended', 'due-unconfirmed'] as const

const COMMANDS = [
  runCommand,
  checkCommand,
  demoCommand,
  compareCommand,
  classifyCommand,
  changesCommand,
  showCommand,
  explainCommand,
  replayCommand,
  watchesCommand,
  listingsCommand,
  (io: Io) => screenCommand(io, ({ store }, filter) => store.register.entries({ ...filter, states: LISTED })),
  tryCommand,
  acceptCommand,
  doctorCommand,
  schemaCommand,
]

/** @param argv the words after the program's name. Sets process.exitCode; lets the event loop end by itself. */
export async function main(argv: readonly string[]): Promise<void> {
  const stop = new AbortController()
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(130)
    stop.abort()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  // A reader that closes early (ruledrift changes | head) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? process.exit(0) : undefined))
  const io: Io = {
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    stop: stop.signal,
    setExitCode: (code) => {
      process.exitCode = code
    },
  }
  try {
    await runLine(io, argv)
  } finally {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
}

/**
 * One line as it was typed: does it, or says what is wrong with it; either way through `io`.
 * @throws only what is a fault of ours.
 */
export async function runLine(io: Io, argv: readonly string[]): Promise<void> {
  try {
    await createProgram(io).parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) io.setExitCode(error.exitCode === 0 ? 0 : 2)
    else if (error instanceof CodedError) printError(io, error, argv.includes('--json'))
    else throw error
  }
}

/** All commands with their options; also what the documentation test walks through. */
export function createProgram(io: Io): Command {
  const program = new Command('ruledrift')
    .description('Watches official pages and says what changed, in which words, and what that means.')
    .version('0.1.0')
    .showHelpAfterError('(ruledrift COMMAND --help tells more)')
    .configureHelp({ sortSubcommands: false, showGlobalOptions: true })
  for (const command of COMMANDS) program.addCommand(through(io, command(io)).showHelpAfterError('(--help tells more)'))
  return through(io, program)
}

/** What commander prints by itself, help and mistakes, goes where everything goes; it never ends the process. */
function through(io: Io, command: Command): Command {
  return command.exitOverride().configureOutput({
    writeOut: (text) => void io.stdout.write(text),
    writeErr: (text) => void io.stderr.write(text),
  })
}
