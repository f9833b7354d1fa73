/** The configuration: everything that may be set, read once at start and checked whole. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { RuleId } from './classify/rules/table.ts'
import { buildChannel } from './config/channels.ts'
import { readEgress } from './config/egress.ts'
import type { Environment } from './config/environment.ts'
import { lookUp, readEnvironment } from './config/environment.ts'
import { checkFileNames } from './config/file-names.ts'
import { checkUnique, idsAt } from './config/ids.ts'
import { type OverlayCheck, readOverlay } from './config/lexicon.ts'
import { lexiconSchema } from './config/lexicon-schema.ts'
import type { KeyPath, Mistake } from './config/mistakes.ts'
import { showValue, throwMistakes } from './config/mistakes.ts'
import { readParties } from './config/parties.ts'
import { buildRoutes, checkNames, checkRoutes, defaultRoutes } from './config/routes.ts'
import { routesSchema } from './config/routes-schema.ts'
import type { Settings } from './config/settings-schema.ts'
import { settingsSchema } from './config/settings-schema.ts'
import type { Publisher } from './config/watches.ts'
import { buildPublisher } from './config/watches.ts'
import { watchesSchema } from './config/watches-schema.ts'
import type { YamlFile } from './config/yaml-file.ts'
import { checkShape, parseYaml, readText, readYaml } from './config/yaml-file.ts'
import { CodedError } from './errors.ts'
import type { FindingKind, Severity } from './model/finding.ts'
import type { LexiconOverlay } from './model/lexicon.ts'
import type { Party } from './model/notice.ts'
import type { Channel, Egress, Limits, Politeness, Route } from './model/settings.ts'
import type { Source, Watch } from './model/watch.ts'

export type Config = {
  readonly sources: readonly Source[]
  readonly watches: readonly Watch[]
  readonly channels: readonly Channel[]
  readonly routes: readonly Route[]
  /** Ids of the channels that hear of incidents. */
  readonly incidentChannels: readonly string[]
  readonly parties: readonly Party[]
  /** The user's own rows over the shipped lexicons. */
  readonly lexicon?: LexiconOverlay
  readonly politeness: Politeness
  readonly limits: Limits
  readonly egress: Egress
  readonly severity: Readonly<Partial<Record<FindingKind | RuleId, Severity>>>
  /** Path of the SQLite file, relative to the working folder or absolute. */
  readonly database: string
  /** Absent: the queue lives in the process. */
  readonly redisUrl?: string
  readonly timeZone: string
  readonly workers: {
    readonly check: number
    readonly deliver: number
    readonly threads: number
    readonly leaseMs: number
  }
  readonly log: { readonly level: 'debug' | 'info' | 'warn' | 'error' }
  /** What the operator should know and what stops nobody: one sentence each. */
  readonly notes: readonly string[]
  /** When to read the configuration again (ms): an address with `{year}` has another year then. */
  readonly reloadAt?: number
}

/**
 * Reads and checks a configuration folder: ruledrift.yaml, routes.yaml, parties.csv (each may be absent),
 * watches/*.yaml and lexicon/*.yaml. Values `env:NAME` come from `env` and never stand in a message.
 * @param now milliseconds since 1970, for `{year}` in addresses. @param check what is wrong with rows of lexicon/ beyond their shape.
 * @throws CodedError `config-invalid` that lists every mistake of all files with file, line, value got and values
 * allowed; `config-missing` when all that is wrong is a file or a variable that is not there.
 */
export function loadConfig(folder: string, env: Environment, now = Date.now(), check?: OverlayCheck): Config {
  if (!existsSync(folder)) {
    throw new CodedError('config-missing', `There is no configuration folder ${showValue(folder)}.`, {
      hint: 'Name the folder in RULEDRIFT_CONFIG, or start Ruledrift where the folder config is.',
    })
  }
  const mistakes: Mistake[] = []
  const notes: string[] = []
  checkFileNames(folder, mistakes)

  const settingsYaml = readOptional(join(folder, 'ruledrift.yaml'), mistakes)
  const settings = settingsYaml && checkShape(settingsYaml, settingsSchema, mistakes, hidesSetting)
  const schedule = (settings ?? settingsSchema.parse({})).schedule
  const { files, publishers } = readWatches(join(folder, 'watches'), schedule, now, mistakes)
  const timeZone = settings?.timeZone ?? 'UTC'
  const telling = readRoutes(join(folder, 'routes.yaml'), files, env, timeZone, mistakes, notes)
  const parties = readPartyFile(join(folder, 'parties.csv'), mistakes)
  const lexicon = readOverlay(join(folder, 'lexicon'), mistakes, check)
  const egress = settings && settingsYaml ? readEgress(folder, settingsYaml, settings, env, mistakes) : undefined
  const { redisUrl } = readEnvironment(env, mistakes)

  throwMistakes(mistakes)
  if (settings === undefined || telling === undefined || egress === undefined)
    throw new Error('a mistake was not recorded')

  const { politeness, limits, workers } = settings
  if (politeness.contact === '') notes.push('politeness.contact is not set: a site that has a wish cannot reach you.')
  const yearEnds = publishers.flatMap((publisher) => publisher.yearEndsAt ?? [])
  return {
    sources: publishers.map((publisher) => publisher.source),
    watches: publishers.flatMap((publisher) => publisher.watches),
    ...telling,
    parties,
    ...(lexicon === undefined ? {} : { lexicon }),
    politeness: {
      gapMs: politeness.gap,
      inFlight: politeness.inFlight,
      robots: politeness.robots,
      contact: politeness.contact,
    },
    limits: {
      deadlineMs: limits.deadline,
      maxBodyBytes: limits.maxBody,
      maxRedirects: limits.maxRedirects,
      judgeDeadlineMs: limits.judgeDeadline,
      judgeHeapMb: limits.judgeHeapMb,
    },
    egress,
    severity: settings.severity,
    database: join(lookUp(env, 'RULEDRIFT_DATA') ?? settings.data, 'ruledrift.db'),
    ...(redisUrl === undefined ? {} : { redisUrl }),
    timeZone,
    workers: { check: workers.check, deliver: workers.deliver, threads: workers.threads, leaseMs: workers.lease },
    log: settings.log,
    notes,
    ...(yearEnds.length === 0 ? {} : { reloadAt: Math.min(...yearEnds) }),
  }
}

/** @returns JSON Schemas (draft 7) of the four kinds of YAML file, for editors. */
export function configSchemas(): Record<'ruledrift' | 'routes' | 'watches' | 'lexicon', object> {
  const options = { io: 'input', target: 'draft-7' } as const
  return {
    ruledrift: z.toJSONSchema(settingsSchema, options),
    routes: z.toJSONSchema(routesSchema, options),
    watches: z.toJSONSchema(watchesSchema, options),
    lexicon: z.toJSONSchema(lexiconSchema, options),
  }
}

function readOptional(file: string, mistakes: Mistake[]): YamlFile | undefined {
  return existsSync(file) ? readYaml(file, mistakes) : parseYaml(file, '', mistakes)
}

type WatchFile = { readonly yaml: YamlFile; readonly publisher: Publisher | undefined }

function readWatches(
  folder: string,
  schedule: Settings['schedule'],
  now: number,
  mistakes: Mistake[],
): { files: readonly YamlFile[]; publishers: readonly Publisher[] } {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : []
  if (names.length === 0) {
    const allowed = 'allowed: one file for each publisher, such as bis.yaml'
    mistakes.push({ file: folder, path: [], got: 'no watches', allowed, missing: true })
  }
  const files = names.sort().flatMap((name): WatchFile[] => {
    const yaml = readYaml(join(folder, name), mistakes)
    if (yaml === undefined) return []
    const shape = checkShape(yaml, watchesSchema, mistakes)
    return [{ yaml, publisher: shape && buildPublisher(yaml, shape, schedule, now, mistakes) }]
  })
  const yamls = files.map((file) => file.yaml)
  checkUnique(
    yamls.flatMap((yaml) => idsAt(yaml, [])),
    mistakes,
  )
  checkUnique(
    yamls.flatMap((yaml) => idsAt(yaml, ['watches'])),
    mistakes,
  )
  return { files: yamls, publishers: files.flatMap((file) => file.publisher ?? []) }
}

type Telling = Pick<Config, 'channels' | 'routes' | 'incidentChannels'>

function readRoutes(
  file: string,
  watchFiles: readonly YamlFile[],
  env: Environment,
  timeZone: string,
  mistakes: Mistake[],
  notes: string[],
): Telling | undefined {
  const yaml = readOptional(file, mistakes)
  if (yaml === undefined) return undefined
  checkUnique(idsAt(yaml, ['channels']), mistakes)
  checkUnique(idsAt(yaml, ['routes']), mistakes)
  const shape = checkShape(yaml, routesSchema, mistakes, hidesChannelValue)
  if (shape === undefined) return undefined

  const channels = shape.channels.flatMap((entry, i) => buildChannel(yaml, entry, i, env, mistakes, notes) ?? [])
  const names = {
    // Read from the files as written: a mistake in one watch shall not make its neighbours unknown.
    sources: watchFiles.flatMap((one) => idsAt(one, [])).map((one) => one.id),
    watches: watchFiles.flatMap((one) => idsAt(one, ['watches'])).map((one) => one.id),
    channels: shape.channels.map((channel) => channel.id),
  }
  checkRoutes(yaml, shape.routes ?? [], names, mistakes)
  checkNames(yaml, ['incidents'], shape.incidents, 'channel', names.channels, mistakes)

  const ids = channels.map((channel) => channel.id)
  const routes = shape.routes ? buildRoutes(shape.routes, channels, timeZone, notes) : defaultRoutes(channels, timeZone)
  if (channels.length === 0) notes.push('No channel is set up: changes are recorded, and nobody is told of them.')
  return { channels, routes, incidentChannels: shape.incidents?.filter((id) => ids.includes(id)) ?? ids }
}

function readPartyFile(file: string, mistakes: Mistake[]): Party[] {
  const text = existsSync(file) ? readText(file, mistakes) : undefined
  return text === undefined ? [] : readParties(file, text, mistakes)
}

function hidesSetting(path: KeyPath): boolean {
  return path[0] === 'egress' && path[1] === 'proxy'
}

const OPEN_CHANNEL_FIELDS: readonly PropertyKey[] = ['id', 'kind', 'from', 'to', 'optional']

/** Whatever stands in a channel may have been meant as a secret, unless its key says otherwise. */
function hidesChannelValue(path: KeyPath): boolean {
  return path[0] === 'channels' && !OPEN_CHANNEL_FIELDS.includes(path[2] ?? '')
}
