/** `changes`: what was found, newest first. */
import { Command, InvalidArgumentError } from 'commander'
import { FINDING_KINDS } from '../model/finding.ts'
import { parseDate, parseLimit } from './arguments.ts'
import { formatTime, type Io, printJson, printLine, printTable } from './io.ts'
import { type CommonOptions, requireWatch, withApp, withConfigOption, withJsonOption } from './settings.ts'

type ChangesOptions = CommonOptions & {
  readonly since?: number
  readonly watch?: string
  readonly kind?: string
  readonly limit: number
}

export function changesCommand(io: Io): Command {
  return withJsonOption(withConfigOption(new Command('changes')))
    .description('list the changes that were found, newest first')
    .option('--since <date>', 'only those seen since this date (YYYY-MM-DD, or with a time)', parseDate)
    .option('--watch <id>', 'only those of this watch')
    .option('--kind <kind>', 'only those with a finding of this kind, e.g. wording.softened', parseKind)
    .option('--limit <n>', 'at most so many', parseLimit, 50)
    .action(async (options: ChangesOptions) => {
      await withApp(io, options, async (app) => {
        const { since, watch, kind, limit } = options
        await requireWatch(app, watch)
        const changes = await app.deps.store.changes.list({
          limit,
          ...(since === undefined ? {} : { since }),
          ...(watch === undefined ? {} : { watchId: watch }),
          ...(kind === undefined ? {} : { kind }),
        })
        if (options.json === true) {
          for (const change of changes) printJson(io, change)
          return
        }
        if (changes.length === 0) return printLine(io, 'No changes.')
        const rows = changes.map(({ id, at, watchId, findings, title }) => [
          id.slice(0, 12),
          formatTime(at),
          watchId,
          [...new Set(findings.map((finding) => finding.kind))].join(' '),
          title,
        ])
        printTable(io, ['change', 'seen', 'watch', 'findings', 'document'], rows)
      })
    })
}

function parseKind(text: string): string {
  if (!FINDING_KINDS.some((kind) => kind === text))
    throw new InvalidArgumentError(`one of: ${FINDING_KINDS.join(', ')}`)
  return text
}
