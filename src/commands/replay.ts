/** `replay`: judges the kept pages of stored changes with today's rules, and lists which findings would differ. Stores nothing. */
import { Command } from 'commander'
import type { App } from '../app.ts'
import { CodedError } from '../errors.ts'
import { dateIn } from '../listing/calendar.ts'
import type { Finding, FindingKind } from '../model/finding.ts'
import type { JudgeInput } from '../model/judgement.ts'
import type { LexiconOverlay } from '../model/lexicon.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Watch } from '../model/watch.ts'
import type { StoredChange } from '../ports/records.ts'
import { parseDate, parseLimit } from './arguments.ts'
import { formatTime, type Io, printJson, printLine, visible } from './io.ts'
import {
  type CommonOptions,
  readLexicon,
  requireWatch,
  withApp,
  withConfigOption,
  withJsonOption,
  withLexiconOption,
} from './settings.ts'

type ReplayOptions = CommonOptions & {
  readonly since?: number
  readonly watch?: string
  readonly limit: number
  readonly lexicon?: string
}

/** What one stored change would be today. */
type Replayed =
  | { readonly outcome: 'same' | 'differs'; readonly gone: readonly Finding[]; readonly came: readonly Finding[] }
  | { readonly outcome: 'unreadable'; readonly reason: string }

/** Kinds that do not come from the two pages alone: the line adds them. */
const NOT_JUDGED: readonly FindingKind[] = ['date.reached', 'document.moved', 'document.withdrawn']

/** Time between two words on how far it is (ms). */
const PROGRESS_MS = 2_000

export function replayCommand(io: Io): Command {
  return withLexiconOption(withJsonOption(withConfigOption(new Command('replay'))))
    .description("judge stored changes again with today's rules and list which findings would differ; changes nothing")
    .option('--since <date>', 'only changes seen since this date (YYYY-MM-DD, or with a time)', parseDate)
    .option('--watch <id>', 'only those of this watch')
    .option('--limit <n>', 'at most so many, newest first', parseLimit, 1_000)
    .addHelpText(
      'after',
      '\nTwo pages are judged for each change, the one before and the one after: second editions of a document, and indexes that were followed\nback over several pages, are judged as plain pages and may differ for that alone.',
    )
    .action(async (options: ReplayOptions) => {
      const overlay = readLexicon(options)
      await withApp(io, options, async (app) => {
        const { since, watch, limit } = options
        await requireWatch(app, watch)
        const changes = await app.deps.store.changes.list({
          limit,
          ...(since === undefined ? {} : { since }),
          ...(watch === undefined ? {} : { watchId: watch }),
        })
        const lexicon = overlay ?? app.deps.config.lexicon
        const counts = { same: 0, differs: 0, unreadable: 0 }
        let told = Date.now()
        for (const [index, change] of changes.entries()) {
          if (io.stop.aborted) break
          const replayed = await replay(app, change, lexicon)
          counts[replayed.outcome]++
          tell(change, replayed, options.json === true)
          if (Date.now() - told >= PROGRESS_MS) {
            told = Date.now()
            io.stderr.write(`${index + 1} of ${changes.length} changes judged again\n`)
          }
        }
        const judged = counts.same + counts.differs + counts.unreadable
        if (options.json === true) printJson(io, { type: 'summary', changes: judged, ...counts })
        else {
          printLine(
            io,
            `${judged} changes judged again: ${counts.same} the same, ${counts.differs} would differ, ${counts.unreadable} could not be read. Nothing was changed.`,
          )
        }
        if (judged === limit) io.stderr.write(`stopped at ${limit} changes; --limit takes more\n`)
      })
    })

  function tell(change: StoredChange, replayed: Replayed, asJson: boolean): void {
    const { id, watchId, at, title } = change
    if (replayed.outcome === 'same') return
    if (replayed.outcome === 'unreadable') {
      if (asJson) printJson(io, { type: 'unreadable', change: id, watch: watchId, reason: replayed.reason })
      else io.stderr.write(`${id}: ${visible(replayed.reason)}\n`)
      return
    }
    const { gone, came } = replayed
    if (asJson) {
      printJson(io, { type: 'differs', change: id, watch: watchId, at, title, before: gone, after: came })
      return
    }
    printLine(io, `${id.slice(0, 12)}  ${formatTime(at)}  ${visible(title)}`)
    printLine(io, `  ${kindsOf(gone)} → ${kindsOf(came)}`)
    for (const finding of gone)
      printLine(io, `    - ${finding.kind}: ${visible(finding.reason)} (rule ${finding.rule})`)
    for (const finding of came)
      printLine(io, `    + ${finding.kind}: ${visible(finding.reason)} (rule ${finding.rule})`)
  }
}

function kindsOf(findings: readonly Finding[]): string {
  return findings.length === 0 ? 'nothing' : [...new Set(findings.map(({ kind }) => kind))].join(', ')
}

async function replay(app: App, change: StoredChange, lexicon: LexiconOverlay | undefined): Promise<Replayed> {
  const stored = change.findings.filter(({ kind }) => !NOT_JUDGED.includes(kind))
  const watch = (await app.deps.store.watches.get(change.watchId))?.watch
  if (watch === undefined) return { outcome: 'unreadable', reason: 'its watch is not known any more' }
  if (change.afterRevision === undefined || (stored.length === 0 && change.findings.length > 0)) {
    return { outcome: 'same', gone: [], came: [] }
  }
  try {
    const after = await pageOf(app, change.afterRevision)
    const before = change.beforeRevision === undefined ? 'nothing' : await pageOf(app, change.beforeRevision)
    const { findings, rebaselined } = await app.deps.judge.judge(inputOf(app, watch, change, before, after, lexicon))
    if (rebaselined !== undefined) return { outcome: 'unreadable', reason: rebaselined }
    const gone = without(stored, findings)
    const came = without(findings, stored)
    return { outcome: gone.length + came.length === 0 ? 'same' : 'differs', gone, came }
  } catch (error) {
    if (error instanceof CodedError) return { outcome: 'unreadable', reason: `${error.code}: ${error.message}` }
    throw error
  }
}

function inputOf(
  app: App,
  watch: Watch,
  change: StoredChange,
  before: JudgeInput['before'],
  after: JudgedPage,
  lexicon: LexiconOverlay | undefined,
): JudgeInput {
  return {
    reading: { ...watch.reading, expect: {} },
    ...(before === undefined ? {} : { before }),
    after,
    earlier: [],
    // as on the day: what was early or due then shall be so now
    today: dateIn(watch.source.timeZone, change.at),
    parties: app.deps.config.parties,
    ...(lexicon === undefined ? {} : { lexicon }),
    accepted: true,
  }
}

/** @returns the kept page of a revision. @throws CodedError `evidence-missing` */
export async function pageOf({ deps }: App, revisionId: string): Promise<JudgedPage> {
  const revision = await deps.store.evidence.revision(revisionId)
  const body = revision === undefined ? undefined : await deps.store.evidence.body(revision.sha256)
  if (revision === undefined || body === undefined) {
    throw new CodedError('evidence-missing', `The bytes of revision ${revisionId} are not in the store.`)
  }
  const { url, finalUrl, contentType } = revision
  return { url, finalUrl, contentType, body }
}

/** The findings that have no equal among the others: same kind, same words, same entry. Each equal one is used once. */
function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const left = others.map(identityOf)
  return findings.filter((finding) => {
    const at = left.indexOf(identityOf(finding))
    if (at < 0) return true
    left.splice(at, 1)
    return false
  })
}

function identityOf({ kind, before, after, listing, document }: Finding): string {
  return JSON.stringify([kind, before?.text, after?.text, listing?.list, listing?.name, document?.url])
}
