/** `compare`: two files, addresses or stored revisions, read and judged as the daemon would. Needs no configuration. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { announcedItem } from '../classify/tell/announced-item.ts'
import { boundFindings } from '../classify/tell/bound.ts'
import { CodedError } from '../errors.ts'
import type { Finding } from '../model/finding.ts'
import type { Judgement } from '../model/judgement.ts'
import { READERS, type ReaderName, type Reading, type Watch } from '../model/watch.ts'
import { printFindings } from './findings.ts'
import { type Io, printJson, printLine, visible } from './io.ts'
import { fileNameOf, patchBetween, patchOption } from './patch.ts'
import { collectColumn, collectText, openReader } from './reading.ts'
import { type CommonOptions, readConfig, withConfigOption, withJsonOption } from './settings.ts'

type CompareOptions = CommonOptions & {
  readonly watch?: string
  readonly as?: ReaderName
  readonly select: readonly string[]
  readonly remove: readonly string[]
  readonly columns: Readonly<Record<string, string>>
  readonly lang?: string
  readonly exitCode?: boolean
  readonly patch?: boolean
}

/** The document that `compare --json` prints; documented in docs/commands.md. */
type Comparison = {
  readonly changed: boolean
  /** What the change of wording comes to. */
  readonly summary?: string
  readonly findings: readonly Finding[]
  readonly stats: Judgement['stats']
}

export function compareCommand(io: Io): Command {
  return withReadingOptions(withJsonOption(withConfigOption(new Command('compare'))))
    .description('compare two files, addresses or stored revisions: what changed, in which words, and what that means')
    .argument('<before>', 'file (also .gz), http(s) address, or revision id (r_…)')
    .argument('<after>', 'the same for the newer side')
    .option('--exit-code', 'exit with 1 when something has changed')
    .addOption(patchOption())
    .action(async (olderPlace: string, newerPlace: string, options: CompareOptions) => {
      const reading = options.watch === undefined ? readingOf(options) : watchNamed(io, options.watch, options).reading
      const reader = await openReader(io, options)
      try {
        const before = await reader.load(olderPlace, reading.language)
        const after = await reader.load(newerPlace, reading.language)
        const {
          changed,
          findings: told,
          newItems,
          summary,
          stats,
          title,
        } = await reader.judge({ reading, before, after })
        // no watch follows the documents here: what is new is told as the index tells it
        const findings = boundFindings([...told, ...newItems.map(announcedItem)], title)
        const comparison: Comparison = { changed, ...(summary === undefined ? {} : { summary }), findings, stats }
        if (options.patch === true) {
          const name = fileNameOf(options.watch ?? after.url)
          io.stdout.write(await patchBetween(reader.judge, reading, before, after, name))
        } else if (options.json === true) printJson(io, comparison)
        else printComparison(io, comparison)
        if (changed && options.exitCode === true) io.setExitCode(1)
      } finally {
        await reader.close()
      }
    })
}

/** The options that say how a page is read. */
export function withReadingOptions(command: Command): Command {
  return command
    .option('--watch <id>', 'read as this watch of the configuration does')
    .addOption(new Option('--as <reader>', 'read with this reader; without it the content decides').choices(READERS))
    .option('--select <css>', 'read only what this CSS selector matches; may be repeated', collectText, [])
    .option('--remove <css>', 'leave out what this CSS selector matches; may be repeated', collectText, [])
    .option(
      '--columns <field=Header,…>',
      'columns of a table: field names and the headers they stand under',
      parseColumns,
      {},
    )
    .option('--lang <language>', 'language of the page (BCP 47), e.g. en, zh-Hans', 'und')
}

/** `name=Entity Name,country=Country` */
function parseColumns(text: string, known: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const columns = collectColumn(text, known)
  if (columns === undefined) throw new InvalidArgumentError('write it as field=Header,field=Header')
  return columns
}

export function readingOf(options: Omit<CompareOptions, 'watch'>): Reading {
  return {
    ...(options.as === undefined ? {} : { reader: options.as }),
    select: options.select,
    remove: options.remove,
    columns: options.columns,
    links: [],
    language: options.lang ?? 'und',
    timeZone: 'UTC',
    expect: {},
  }
}

/** @throws CodedError `not-found` */
export function watchNamed(io: Io, id: string, options: CommonOptions): Watch {
  const watch = readConfig(io, options).watches.find((candidate) => candidate.id === id)
  if (watch !== undefined) return watch
  throw new CodedError('not-found', `No watch has the id "${id}".`, { hint: '"ruledrift watches" lists them all.' })
}

function printComparison(io: Io, { changed, summary, findings, stats }: Comparison): void {
  printLine(
    io,
    changed ? `Changed: ${findings.length} finding${findings.length === 1 ? '' : 's'}.` : 'Nothing has changed.',
  )
  if (summary !== undefined) printLine(io, `In short: ${visible(summary)}.`)
  printFindings(io, findings)
  if (stats.folded + stats.moved > 0) {
    printLine(
      io,
      `Folded away: ${stats.folded} differences that mean nothing; ${stats.moved} parts only changed place.`,
    )
  }
  if (stats.wholesale) printLine(io, 'The two texts are so different that they were not compared sentence by sentence.')
}
