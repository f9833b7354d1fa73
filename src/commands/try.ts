/** `try`: what would be read at an address, before a watch is written. */
import { Command } from 'commander'
import { CodedError } from '../errors.ts'
import type { Extract } from '../model.ts'
import { readingOf, watchNamed, withReadingOptions } from './compare.ts'
import { type Io, printJson, printLine, visible } from './io.ts'
import { openReader } from './reading.ts'
import { type CommonOptions, withConfigOption, withJsonOption } from './settings.ts'

type TryOptions = CommonOptions & Parameters<typeof readingOf>[0] & { readonly watch?: string }

/** Blocks and items shown without --json. */
const SHOWN = 40

export function tryCommand(io: Io): Command {
  return withReadingOptions(withJsonOption(withConfigOption(new Command('try'))))
    .description('show what would be read at an address or in a file: title, date, blocks, items, listings')
    .argument('[place]', 'http(s) address or file; with --watch, by default the address of the watch')
    .action(async (place: string | undefined, options: TryOptions) => {
      const watch = options.watch === undefined ? undefined : watchNamed(io, options.watch, options)
      const reading = watch?.reading ?? readingOf(options)
      const target = place ?? watch
      if (target === undefined) {
        throw new CodedError('usage', 'There is nothing to look at.', {
          hint: 'Give an address, a file, or --watch ID.',
        })
      }
      const reader = await openReader(io, options)
      try {
        const { preview } = await reader.judge({
          reading,
          after:
            typeof target === 'string' ? await reader.load(target, reading.language) : await reader.loadWatch(target),
          preview: true,
        })
        if (preview === undefined) throw new Error('the judge gave no preview')
        if (options.json === true) printJson(io, preview)
        else printExtract(io, preview)
      } finally {
        await reader.close()
      }
    })
}

function printExtract(io: Io, extract: Extract): void {
  printLine(io, `reader    ${extract.reader}`)
  printLine(io, `title     ${visible(extract.title)}`)
  printLine(
    io,
    `date      ${extract.date === undefined ? 'none' : `${extract.date.value} (“${visible(extract.date.text)}”)`}`,
  )
  printLine(
    io,
    `blocks    ${extract.blocks.length}, items ${extract.items.length}, listings ${extract.listings.length}`,
  )
  printLine(io)
  for (const { kind, text } of extract.blocks.slice(0, SHOWN))
    printLine(io, `${kind.padEnd(9)} ${visible(text).replace(/\s+/g, ' ')}`)
  for (const { date, title, url } of extract.items.slice(0, SHOWN))
    printLine(io, `${(date ?? 'no date').padEnd(10)} ${visible(title)}  ${visible(url)}`)
  const more = Math.max(0, extract.blocks.length - SHOWN) + Math.max(0, extract.items.length - SHOWN)
  if (more > 0) printLine(io, `… and ${more} more (--json prints all)`)
}
