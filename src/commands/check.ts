/** `check`: looks once, now, tells what is to be told, and ends. */
import { Command } from 'commander'
import { calendar } from '../../jobs/calendar.ts'
import type { CheckReport } from '../../jobs/check/visit.ts'
import { check } from '../../jobs/check.ts'
import { deliver } from '../../jobs/deliver.ts'
import { screen } from '../../jobs/screen.ts'
import type { Deps } from '../deps.ts'
import { CodedError } from '../errors.ts'
import { printFindings } from './findings.ts'
import { type Io, printJson, printLine, visible } from './io.ts'
import { type CommonOptions, withApp, withConfigOption, withJsonOption } from './settings.ts'

export function checkCommand(io: Io): Command {
  return withJsonOption(withConfigOption(new Command('check')))
    .description('look once, now, at all watches or at those named; delivers what must be told at once')
    .argument('[watch...]', 'ids of watches; a document that an index announced has the id SOURCE/NAME')
    .action(async (ids: string[], options: CommonOptions) => {
      await withApp(io, options, async ({ deps }) => {
        await deps.store.watches.configure(deps.config.watches, deps.clock.now())
        await screen(deps)
        const chosen =
          ids.length > 0 ? await known(deps, ids) : (await deps.store.watches.list()).map(({ watch }) => watch.id)
        let trouble = 0
        for (const [i, id] of chosen.entries()) {
          if (io.stop.aborted) break
          if (io.stderr.isTTY) io.stderr.write(`\r\u001b[K${i + 1}/${chosen.length} ${id}`)
          const report = await checkNow(deps, id)
          if (io.stderr.isTTY) io.stderr.write('\r\u001b[K')
          if (report.code !== undefined) trouble++
          if (options.json === true) printJson(io, report)
          else printReport(io, report)
        }
        await calendar(deps)
        await deliverDue(deps)
        if (trouble > 0) io.setExitCode(1)
      })
    })
}

/** A host that must not be asked yet is waited for: somebody is looking on. */
async function checkNow(deps: Deps, id: string): Promise<CheckReport> {
  for (let attempt = 0; ; attempt++) {
    const report = await check(deps, id, 'now')
    if (report.outcome !== 'wait' || attempt === 10) return report
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

async function deliverDue(deps: Deps): Promise<void> {
  for (const id of await deps.store.outbox.due(deps.clock.now(), 1_000)) await deliver(deps, id)
}

async function known(deps: Deps, ids: readonly string[]): Promise<readonly string[]> {
  for (const id of ids) {
    if ((await deps.store.watches.get(id)) === undefined) {
      throw new CodedError('not-found', `No watch has the id "${id}".`, { hint: '"ruledrift watches" lists them all.' })
    }
  }
  return ids
}

function printReport(io: Io, report: CheckReport): void {
  const { watchId, outcome, message, code, findings } = report
  const detail = code === undefined ? (message ?? '') : `${code}: ${message ?? ''}`
  printLine(io, `${outcome.padEnd(11)} ${watchId}${detail === '' ? '' : `  ${visible(detail)}`}`)
  if (findings.length > 0) printFindings(io, findings)
}
