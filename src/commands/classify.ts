/** `classify`: pairs of sentences in, findings out, line by line. Needs no configuration and no database. */
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { openLexicons } from '../adapters/lexicons.ts'
import { createReader } from '../classify/read/reader.ts'
import { CodedError } from '../errors.ts'
import { judgePair } from '../judge/pair.ts'
import { printFindings } from './findings.ts'
import { type Io, printJson, printLine, visible } from './io.ts'
import { type PairLine, parsePair } from './pairs.ts'
import { readLexicon, withJsonOption, withLexiconOption } from './settings.ts'

type ClassifyOptions = {
  readonly json?: boolean
  readonly lang: string
  readonly lexicon?: string
  readonly skipBad?: boolean
}

/** Pairs between two words on how far it is, and the time that must have passed (ms): a short run says nothing. */
const PROGRESS_PAIRS = 1_000
const PROGRESS_MS = 2_000

export function classifyCommand(io: Io): Command {
  return withLexiconOption(withJsonOption(new Command('classify')))
    .description('name the change between two wordings; reads {id, lang, before, after} lines from standard input')
    .option('--lang <language>', 'language of the lines that name none (BCP 47)', 'und')
    .option('--skip-bad', 'tell lines that are no pairs on standard error and go on; exit with 1 at the end')
    .addHelpText(
      'after',
      '\nExample:\n  echo \'{"id":"1","lang":"en","before":"It must.","after":"It should."}\' | ruledrift classify --json',
    )
    .action(async (options: ClassifyOptions) => {
      if (io.stdin === process.stdin && process.stdin.isTTY) {
        throw new CodedError('usage', 'classify reads pairs from standard input, and that is a terminal.', {
          hint: 'ruledrift classify --json < pairs.jsonl',
        })
      }
      const shelf = openLexicons()
      const lexicons = shelf(readLexicon(options, shelf))
      const today = new Date().toISOString().slice(0, 10)
      let number = 0
      let bad = 0
      let done = 0
      let told = Date.now()
      for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        number++
        if (line.trim() === '') continue
        const pair = take(line, number)
        if (pair === undefined) continue
        print(pair, judgePair(pair.before, pair.after, createReader(pair.lang, lexicons), pair.date ?? today))
        done++
        if (done % PROGRESS_PAIRS === 0 && Date.now() - told >= PROGRESS_MS) {
          told = Date.now()
          io.stderr.write(`${done} pairs classified\n`)
        }
      }
      if (bad > 0) {
        io.stderr.write(`${bad} line${bad === 1 ? '' : 's'} skipped, ${done} classified\n`)
        io.setExitCode(1)
      }

      function take(line: string, at: number): PairLine | undefined {
        try {
          return parsePair(line, at, options.lang)
        } catch (error) {
          if (options.skipBad !== true || !(error instanceof CodedError)) throw error
          bad++
          io.stderr.write(`ruledrift: ${error.code}: ${visible(error.message)}\n`)
          return undefined
        }
      }

      function print({ id }: PairLine, findings: ReturnType<typeof judgePair>): void {
        if (options.json === true) {
          printJson(io, { id, findings })
          return
        }
        const kind = findings.length === 0 ? 'no difference that means anything' : (findings[0]?.kind ?? '')
        printLine(io, `${visible(id)}: ${kind}`)
        printFindings(io, findings)
      }
    })
}
