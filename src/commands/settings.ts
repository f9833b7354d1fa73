/** Options and set-up that the commands share. */
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { type LexiconShelf, openLexicons } from '../adapters/lexicons.ts'
import { createLog, LOG_LEVELS, type LogLevel } from '../adapters/log.ts'
import { type App, openApp } from '../app.ts'
import { problemsOfLayer } from '../classify/layer-problems.ts'
import { loadOverlay, type OverlayCheck } from '../config/lexicon.ts'
import { type Config, loadConfig } from '../config.ts'
import { CodedError } from '../errors.ts'
import type { LexiconOverlay } from '../model/lexicon.ts'
import type { Log } from '../ports.ts'
import type { Io } from './io.ts'

/** The folder that stands beside src/ in a clone and in the image. */
const SHIPPED_CONFIG = join(import.meta.dirname, '..', '..', 'config')

export type CommonOptions = { readonly config?: string; readonly json?: boolean }

export function withConfigOption(command: Command): Command {
  return command.addOption(
    new Option('-c, --config <folder>', 'folder with ruledrift.yaml, routes.yaml, parties.csv and watches/').env(
      'RULEDRIFT_CONFIG',
    ),
  )
}

export function withJsonOption(command: Command): Command {
  return command.option('--json', 'print JSON, one object or one line per record')
}

/** For commands that try other rows than those of the configuration, or that read no configuration. */
export function withLexiconOption(command: Command): Command {
  return command.option(
    '--lexicon <folder>',
    'lay the rows of this folder (en.yaml, zh.yaml, …) over the shipped lexicons',
  )
}

/**
 * @param shelf the lexicons that the rows are checked against.
 * @returns the rows of `--lexicon`; undefined without the option. @throws CodedError `config-invalid`, `config-missing`.
 */
export function readLexicon(
  options: { readonly lexicon?: string },
  shelf: LexiconShelf = openLexicons(),
): LexiconOverlay | undefined {
  return options.lexicon === undefined ? undefined : loadOverlay(options.lexicon, checkAgainst(shelf))
}

function checkAgainst(shelf: LexiconShelf): OverlayCheck {
  return (layer) => problemsOfLayer(layer, shelf())
}

/** @throws CodedError `config-invalid`, `config-missing`. */
export function readConfig(io: Io, options: CommonOptions): Config {
  return loadConfig(options.config ?? SHIPPED_CONFIG, io.env, Date.now(), checkAgainst(openLexicons()))
}

/** Opens everything for a command that works on the database, and closes it whatever happens. */
export async function withApp<T>(
  io: Io,
  options: CommonOptions,
  work: (app: App) => Promise<T>,
  log: Log = commandLog(io),
): Promise<T> {
  const shared = io.judge === undefined ? {} : { judge: io.judge }
  const app = await openApp({ config: readConfig(io, options), log, ...shared })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

/** @throws CodedError `not-found` for a watch that neither the configuration nor the database knows; nothing without an id. */
export async function requireWatch({ deps }: App, id: string | undefined): Promise<void> {
  if (id === undefined || deps.config.watches.some((watch) => watch.id === id)) return
  if ((await deps.store.watches.get(id)) !== undefined) return
  throw new CodedError('not-found', `No watch has the id "${id}".`, { hint: '"ruledrift watches" lists them all.' })
}

/** A command that somebody waits for says only what is wrong, unless asked for more. */
function commandLog(io: Io): Log {
  return createLog(logLevel(io, 'error'), io.stderr)
}

/** @returns what RULEDRIFT_LOG says, or `normal`. @throws CodedError `config-invalid` */
export function logLevel(io: Io, normal: LogLevel): LogLevel {
  const asked = io.env.RULEDRIFT_LOG
  if (asked === undefined || asked === '') return normal
  const level = LOG_LEVELS.find((known) => known === asked)
  if (level !== undefined) return level
  throw new CodedError(
    'config-invalid',
    `RULEDRIFT_LOG: got ${JSON.stringify(asked)}; allowed: ${LOG_LEVELS.join(', ')}`,
  )
}
