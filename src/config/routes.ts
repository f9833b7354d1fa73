/** Routes: given or default, each to channels that exist. */
import type { Severity } from '../model/finding.ts'
import type { Channel, Condition, Route } from '../model/settings.ts'
import type { Mistake } from './mistakes.ts'
import { showValue, suggest } from './mistakes.ts'
import type { RouteEntry } from './routes-schema.ts'
import type { YamlFile } from './yaml-file.ts'

/** Names that a route may speak of. */
export type Names = {
  readonly sources: readonly string[]
  readonly watches: readonly string[]
  /** All that stand in the file, those left out included. */
  readonly channels: readonly string[]
}

/** Appends a mistake for each channel, source or watch that a route names and nobody knows. */
export function checkRoutes(yaml: YamlFile, routes: readonly RouteEntry[], names: Names, mistakes: Mistake[]): void {
  routes.forEach((route, i) => {
    checkNames(yaml, ['routes', i, 'to'], route.to, 'channel', names.channels, mistakes)
    checkNames(yaml, ['routes', i, 'when', 'source'], route.when.source, 'source', names.sources, mistakes)
    checkNames(yaml, ['routes', i, 'when', 'watch'], route.when.watch, 'watch', names.watches, mistakes)
  })
}

/** Appends a mistake for each name of the list at `path` that is not known. */
export function checkNames(
  yaml: YamlFile,
  path: readonly PropertyKey[],
  used: readonly string[] | undefined,
  what: string,
  known: readonly string[],
  mistakes: Mistake[],
): void {
  used?.forEach((name, n) => {
    if (known.includes(name)) return
    const place = yaml.isList(path) ? [...path, n] : path
    const got = `the unknown ${what} ${showValue(name)}`
    mistakes.push({ file: yaml.file, line: yaml.lineOf(place), path: place, got, allowed: suggest(name, known) })
  })
}

/** @returns the routes of the file, without the channels that are left out; routes that lead nowhere are left out too. */
export function buildRoutes(
  entries: readonly RouteEntry[],
  channels: readonly Channel[],
  timeZone: string,
  notes: string[],
): Route[] {
  return entries.flatMap((entry) => {
    const to = [...new Set(entry.to)].filter((id) => channels.some((channel) => channel.id === id))
    if (to.length === 0) {
      notes.push(`Route ${entry.id} is left out: none of its channels is set up.`)
      return []
    }
    const { send } = entry
    const digest = send === 'at-once' ? send : { cron: send.digest, timeZone: send.timeZone ?? timeZone }
    return [{ id: entry.id, when: condition(entry.when), to, send: digest }]
  })
}

const URGENT: readonly Severity[] = ['critical', 'high']
const REST: readonly Severity[] = ['medium', 'low']

/**
 * The routes of a folder that names none: critical and high at once by email, medium and low in a Slack digest at eight
 * each morning; where only one of the two is there it takes both. Webhooks are programs: they hear everything at once.
 */
export function defaultRoutes(channels: readonly Channel[], timeZone: string): Route[] {
  const of = (kind: Channel['kind']) => channels.filter((channel) => channel.kind === kind).map((channel) => channel.id)
  const [email, slack, webhook] = [of('email'), of('slack'), of('webhook')]
  const urgent = email.length > 0 ? email : slack
  const rest = slack.length > 0 ? slack : email
  const routes: Route[] = [
    { id: 'urgent', when: { severity: URGENT }, to: urgent, send: 'at-once' },
    { id: 'rest', when: { severity: REST }, to: rest, send: { cron: '0 8 * * *', timeZone } },
    { id: 'programs', when: { severity: [...URGENT, ...REST] }, to: webhook, send: 'at-once' },
  ]
  return routes.filter((route) => route.to.length > 0)
}

function condition(given: RouteEntry['when']): Condition {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
