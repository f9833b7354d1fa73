/** `screen`: a whole file of names against the register. Nothing is lost: what could not be read is listed with its reason. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command, Option } from 'commander'
import type { Deps } from '../deps.ts'
import { CodedError } from '../errors.ts'
import { decodeText } from '../extract/charset.ts'
import type { Sureness } from '../model/finding.ts'
import { type NameFile, readNameFile } from '../names/name-file.ts'
import { type ListedEntry, screen } from '../names/screen.ts'
import type { Io } from './io.ts'
import { listMeant } from './listings/list-name.ts'
import { collectText } from './reading.ts'
import { printAsCsv, printAsJson, printReport, progress } from './screen-report.ts'
import { type CommonOptions, withApp, withConfigOption, withJsonOption } from './settings.ts'

type ScreenOptions = CommonOptions & {
  readonly list: readonly string[]
  readonly min: Sureness
  readonly csv?: boolean
  readonly exitCode?: boolean
}

/** What the register is asked for; without `lists`, all of them. */
export type EntryFilter = { readonly lists?: readonly string[] }

const MAX_BYTES = 64 * 1024 * 1024

/** @param entriesOf the register: `(deps, filter) => deps.store.register.entries(filter)` */
export function screenCommand(
  io: Io,
  entriesOf: (deps: Deps, filter: EntryFilter) => Promise<readonly ListedEntry[]>,
): Command {
  return withJsonOption(withConfigOption(new Command('screen')))
    .description('screen a file of names against every entry of the register')
    .argument('<file>', 'CSV with a column of names (name, supplier, company, vendor, 名称 …), or one name a line')
    .option('--list <name>', 'only this official list; may be repeated', collectText, [])
    .addOption(
      new Option('--min <sureness>', 'show matches from this on')
        .choices(['sure', 'likely', 'possible'])
        .default('likely'),
    )
    .option('--csv', 'print the matches as CSV')
    .option('--exit-code', 'exit with 1 when something was found')
    .action(async (file: string, options: ScreenOptions) => {
      const names = readNames(file)
      const entries = await withApp(io, options, async ({ deps }) =>
        entriesOf(deps, await filterOf(deps, options.list)),
      )
      screenNames(io, names, entries, options)
    })
}

async function filterOf(deps: Deps, lists: readonly string[]): Promise<EntryFilter> {
  return lists.length === 0 ? {} : { lists: await Promise.all(lists.map((list) => listMeant(deps, list))) }
}

/** @throws CodedError `usage` when the file is not there, too large, or a table without a column of names. */
export function readNames(path: string): NameFile {
  const body = readBytes(path)
  const { text } = decodeText(body, { contentType: '', language: languageOf(body), charset: charsetOf(body) })
  // a spreadsheet or an archive would be "screened" and found clean
  if (/[\u0000-\u0008]/.test(text.slice(0, 100_000)))
    throw new CodedError('usage', `${basename(path)} is no text.`, {
      hint: 'Save the names as CSV or as plain text, one name a line.',
    })
  const names = readNameFile(text)
  if (names.rows.length + names.unread.length === 0)
    throw new CodedError('usage', `${basename(path)} holds no names.`, {
      hint: 'Give a CSV file with a column of names, or plain text with one name a line.',
    })
  if (names.column === undefined && /\.(?:csv|tsv)$/i.test(path) && names.rows.length > 0)
    throw new CodedError('usage', `${basename(path)} has no column of names.`, {
      hint: 'Name one column "name", "supplier", "company", "vendor" or 名称; a file with one name a line ends in .txt.',
    })
  return names
}

function readBytes(path: string): Uint8Array {
  try {
    const body = readFileSync(path)
    if (body.length <= MAX_BYTES) return body
  } catch (cause) {
    throw new CodedError('usage', `Cannot read ${path}.`, { hint: 'Give the path of a file of names.', cause })
  }
  throw new CodedError('usage', `${basename(path)} is larger than 64 MB.`, { hint: 'Split the file.' })
}

/** UTF-16 without a byte order mark: every second byte of Western letters is zero. */
function charsetOf(body: Uint8Array): string | undefined {
  const sample = body.subarray(0, 4_096)
  const zeros = [0, 0]
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (even + odd < sample.length / 8) return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** Chinese of two bytes a character comes in runs; the accents of Western names stand alone. */
function languageOf(body: Uint8Array): string {
  let runs = 0
  let alone = 0
  for (let i = 0; i < body.length; i++) {
    if ((body[i] ?? 0) < 0x80) continue
    const start = i
    while ((body[i] ?? 0) >= 0x80) i++
    if (i - start === 1) alone++
    else runs++
  }
  return runs > alone ? 'zh' : 'und'
}

/**
 * Screens and prints. @throws CodedError `not-found` when there is nothing to screen against: silence is not safety.
 */
export function screenNames(
  io: Io,
  names: NameFile,
  entries: readonly ListedEntry[],
  options: Pick<ScreenOptions, 'min' | 'json' | 'csv' | 'exitCode' | 'list'>,
): void {
  if (entries.length === 0)
    throw new CodedError(
      'not-found',
      options.list.length === 0
        ? 'The register has no entries yet.'
        : `The register has no entries of ${options.list.join(', ')}.`,
      { hint: 'Look at the watches of official lists first: "ruledrift check". Nothing was screened.' },
    )
  const screening = screen(names.rows, entries, options.min, progress(io))
  if (options.json === true) printAsJson(io, names, entries, screening)
  else if (options.csv === true) printAsCsv(io, names, entries, screening, options.min)
  else printReport(io, names, entries, screening, options.min)
  if (options.exitCode === true && screening.hits.length > 0) io.setExitCode(1)
}
