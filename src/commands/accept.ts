/** `accept`: the next page of a watch is to be believed, although a guard holds it back. */
import { Command } from 'commander'
import { CodedError } from '../errors.ts'
import { type Io, printJson, printLine } from './io.ts'
import { type CommonOptions, withApp, withConfigOption, withJsonOption } from './settings.ts'

export function acceptCommand(io: Io): Command {
  return withJsonOption(withConfigOption(new Command('accept')))
    .description('believe the next page of a watch that a guard holds back (a list that shrank), and tell it normally')
    .argument('<watch>', 'id of the watch')
    .action(async (id: string, options: CommonOptions) => {
      await withApp(io, options, async ({ deps }) => {
        const { watches } = deps.store
        const state = await watches.get(id)
        if (state === undefined || !(await watches.accept(id, deps.clock.now()))) {
          throw new CodedError('not-found', `No watch that is looked at has the id "${id}".`, {
            hint: '"ruledrift watches" lists them all.',
          })
        }
        const incident = state.openIncident
        if (options.json === true) return printJson(io, { watch: id, accepted: true, incident: incident?.code })
        printLine(io, `The next page of ${id} will be believed, once.`)
        printLine(
          io,
          incident === undefined
            ? 'Nothing is wrong with the watch at present; a page that is as before is told to nobody.'
            : `Open incident: ${incident.code}: ${incident.message}`,
        )
        printLine(io, 'What differs from the last good page is told as always, removals too, without a second look.')
        printLine(io, 'Bounds that you set yourself (expect.min, expect.max) still hold: change them in the watch.')
        printLine(io, `Next step: the daemon looks at once; or run "ruledrift check ${id}".`)
      })
    })
}
