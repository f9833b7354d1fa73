/** `watches`: what is watched, how it goes, and what is blind. */
import { Command } from 'commander'
import type { Deps } from '../deps.ts'
import type { WatchState } from '../ports/records.ts'
import { formatTime, type Io, printJson, printLine, printTable } from './io.ts'
import { type CommonOptions, withApp, withConfigOption, withJsonOption } from './settings.ts'

export function watchesCommand(io: Io): Command {
  return withJsonOption(withConfigOption(new Command('watches')))
    .description('list the watches with their last good look and what is wrong')
    .option('--blind', 'only those with an open incident')
    .action(async (options: CommonOptions & { readonly blind?: boolean }) => {
      await withApp(io, options, async ({ deps }) => {
        const known = await deps.store.watches.list()
        const states = [...known, ...neverLooked(deps, known)].filter(
          (state) => options.blind !== true || state.openIncident !== undefined,
        )
        if (options.json === true) {
          for (const state of states) printJson(io, jsonOf(state))
          return
        }
        if (states.length === 0)
          return printLine(io, options.blind === true ? 'No watch is blind.' : 'Nothing is watched.')
        const rows: string[][] = []
        for (const state of states) rows.push(rowOf(state, await causeOf(deps, state)))
        printTable(io, ['watch', 'state', 'last good look', 'next look', 'address'], rows)
      })
    })
}

/** Configured since the daemon was last started: nobody has looked at them yet. */
function neverLooked({ config, clock }: Deps, known: readonly WatchState[]): WatchState[] {
  const ids = new Set(known.map(({ watch }) => watch.id))
  return config.watches
    .filter(({ id }) => !ids.has(id))
    .map((watch) => ({ watch, dueAt: clock.now(), validators: {}, failures: 0, recent: [], isNews: false }))
}

/** The code of the last look of a watch that was never read, and whose incident is not open yet. */
async function causeOf({ store }: Deps, { watch, baseline, openIncident }: WatchState): Promise<string> {
  if (baseline !== undefined || openIncident !== undefined) return ''
  const [last] = await store.evidence.looks(watch.id, 1)
  return last?.code ?? ''
}

function rowOf(state: WatchState, cause: string): string[] {
  const { watch, openIncident, baseline, lastGoodAt, dueAt, accepted, failures, validatorsLiedAt } = state
  const failed = `not read yet, ${failures} failed ${failures === 1 ? 'look' : 'looks'}`
  const fresh = failures === 0 ? 'new' : `${failed}${cause === '' ? '' : `: ${cause}`}`
  const label = openIncident === undefined ? (baseline === undefined ? fresh : 'well') : openIncident.code
  return [
    watch.id,
    [
      label,
      ...(accepted === true ? ['next page accepted'] : []),
      ...(validatorsLiedAt === undefined ? [] : ['“not modified” not believed']),
    ].join(', '),
    formatTime(lastGoodAt),
    formatTime(dueAt),
    watch.url,
  ]
}

function jsonOf(state: WatchState) {
  const { watch, dueAt, lastGoodAt, lastLookAt, failures, openIncident, baseline, movedTo, accepted } = state
  const { validatorsLiedAt } = state
  const { id, title, url, everyMs, foundBy, followUntil } = watch
  return {
    id,
    source: watch.source.id,
    title,
    url,
    everyMs,
    dueAt,
    lastGoodAt,
    lastLookAt,
    failures,
    baseline: baseline?.id,
    incident: openIncident,
    foundBy,
    followUntil,
    movedTo,
    accepted,
    validatorsLiedAt,
  }
}
