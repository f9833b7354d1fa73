/** `try`: what would be read at an address, before a watch is written. */
import { Command } from 'commander'
import { CodedError } from '../errors.ts'
import type { Extract } from '../model/extract.ts'
import type { Listing, ListingAct } from '../model/listing.ts'
import { readingOf, watchNamed, withReadingOptions } from './compare.ts'
import { type Io, oneLine, printJson, printLine, printTable, visible } from './io.ts'
import { openReader } from './reading.ts'
import { type CommonOptions, withConfigOption, withJsonOption } from './settings.ts'

type TryOptions = CommonOptions & Parameters<typeof readingOf>[0] & { readonly watch?: string }

/** Blocks and items shown without --json. */
const SHOWN = 40

export function tryCommand(io: Io): Command {
  return withReadingOptions(withJsonOption(withConfigOption(new Command('try'))))
    .description('show what would be read at an address or in a file: title, date, blocks, items, listings, acts')
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
  if (extract.number !== undefined) printLine(io, `number    ${visible(extract.number)}`)
  const { blocks, items, listings, acts } = extract
  printLine(io, `blocks    ${blocks.length}, items ${items.length}, listings ${listings.length}, acts ${acts.length}`)
  for (const { value, text, found } of extract.counts.slice(0, SHOWN))
    printLine(io, `states    ${value} (“${oneLine(text)}”)${found === undefined ? '' : `, counted here: ${found}`}`)
  printLine(io)
  printListings(io, listings)
  for (const act of acts.slice(0, SHOWN)) printLine(io, actLine(act))
  // the rows of a list are its entries
  const told = listings.length > 0 ? blocks.filter(({ kind }) => kind !== 'row') : blocks
  for (const { kind, text } of told.slice(0, SHOWN)) printLine(io, `${kind.padEnd(9)} ${oneLine(text)}`)
  for (const { date, title, url } of items.slice(0, SHOWN))
    printLine(io, `${(date ?? 'no date').padEnd(10)} ${visible(title)}  ${visible(url)}`)
  const more = [told, items, listings, acts].reduce((sum, { length }) => sum + Math.max(0, length - SHOWN), 0)
  if (more > 0) printLine(io, `… and ${more} more (--json prints all)`)
}

function printListings(io: Io, listings: readonly Listing[]): void {
  if (listings.length === 0) return
  printTable(
    io,
    ['list', 'name', 'country', 'other names', 'policy', 'footnotes', 'effective', 'doubts'],
    listings
      .slice(0, SHOWN)
      .map(({ list, name, country, aliases, formerNames, licencePolicy, footnotes, effectiveDate, doubts }) => [
        list,
        name,
        country,
        String(aliases.length + formerNames.length),
        licencePolicy.text === '' ? '' : licencePolicy.class,
        footnotes.join(', '),
        effectiveDate?.value ?? '',
        doubts.join('; '),
      ]),
  )
  const doubtful = listings.filter(({ doubts }) => doubts.length > 0).length
  if (doubtful > 0) printLine(io, `${doubtful} of ${listings.length} entries are not quite as the format promises.`)
  printLine(io)
}

/** "suspended MOFCOM Export Control List: the entries of 商务部公告2025年第21号, until 2025-08-12" */
function actLine({ act, list, listing, ofNotice, until, effectiveDate }: ListingAct): string {
  const whom = listing?.name ?? (ofNotice === undefined ? 'nobody by name' : `the entries of ${ofNotice}`)
  const days = [
    ...(effectiveDate === undefined ? [] : [`from ${effectiveDate.value}`]),
    ...(until === undefined ? [] : [`until ${until}`]),
  ]
  return `${act.padEnd(9)} ${oneLine(list)}: ${[oneLine(whom), ...days].join(', ')}`
}
