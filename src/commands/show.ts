/** `show`: one change with its findings and where its evidence lies. */
import { Command } from 'commander'
import type { App } from '../app.ts'
import { CodedError } from '../errors.ts'
import type { StoredChange } from '../ports/records.ts'
import { printFindings } from './findings.ts'
import { formatTime, type Io, printJson, printLine, visible } from './io.ts'
import { fileNameOf, patchBetween, patchOption } from './patch.ts'
import { pageOf } from './replay.ts'
import { type CommonOptions, withApp, withConfigOption, withJsonOption } from './settings.ts'

type ShowOptions = CommonOptions & { readonly patch?: boolean }

export function showCommand(io: Io): Command {
  return withJsonOption(withConfigOption(new Command('show')))
    .description('show one change: both wordings, marks, reasons, evidence')
    .argument('<id>', 'id of a change, or its beginning')
    .addOption(patchOption())
    .action(async (id: string, options: ShowOptions) => {
      await withApp(io, options, async (app) => {
        const { deps } = app
        const change = await deps.store.changes.get(id)
        if (change === undefined) {
          throw new CodedError('not-found', `No change has the id "${id}".`, {
            hint: '"ruledrift changes" lists them.',
          })
        }
        if (options.patch === true) return void io.stdout.write(await patchOfChange(app, change))
        const revisions = { before: await revision(change.beforeRevision), after: await revision(change.afterRevision) }
        if (options.json === true) return printJson(io, { ...change, revisions })
        printLine(io, visible(change.title))
        printLine(io, visible(change.url))
        printLine(io, `change ${change.id}, watch ${change.watchId}`)
        printLine(io, `seen ${formatTime(change.at)}; the look before it was ${formatTime(change.lastLookAt)}`)
        if (change.summary !== undefined) printLine(io, `in short: ${visible(change.summary)}`)
        printFindings(io, change.findings)
        for (const [side, known] of Object.entries(revisions)) {
          if (known !== undefined)
            printLine(io, `  ${side}: revision ${known.id} of ${formatTime(known.at)}, SHA-256 ${known.sha256}`)
        }
        if (revisions.before !== undefined && revisions.after !== undefined) {
          const reading = (await deps.store.watches.get(change.watchId))?.watch.reading
          const config = options.config === undefined ? '' : ` --config ${options.config}`
          const selectors = (reading?.select ?? []).map((selector) => ` --select ${JSON.stringify(selector)}`).join('')
          printLine(io, `  again: ruledrift compare ${revisions.before.id} ${revisions.after.id}${selectors}${config}`)
        }

        async function revision(revisionId: string | undefined) {
          return revisionId === undefined ? undefined : await deps.store.evidence.revision(revisionId)
        }
      })
    })
}

/** @throws CodedError `not-found`, `evidence-missing`, or of the gate, where a side cannot be read. */
async function patchOfChange(app: App, { id, watchId, beforeRevision, afterRevision }: StoredChange): Promise<string> {
  const { judge, store } = app.deps
  const watch = (await store.watches.get(watchId))?.watch
  if (watch === undefined || afterRevision === undefined) {
    throw new CodedError('not-found', `The change "${id}" has no page of which there could be a patch.`, {
      hint: `"ruledrift show ${id.slice(0, 12)}" tells what was found.`,
    })
  }
  const before = beforeRevision === undefined ? undefined : await pageOf(app, beforeRevision)
  const after = await pageOf(app, afterRevision)
  return await patchBetween(judge.judge, watch.reading, before, after, fileNameOf(watchId))
}
