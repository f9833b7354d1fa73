/** `classify`: pairs of sentences in, findings out, line by line. Needs no configuration and no database. */
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { CodedError } from '../errors.ts'
import { judgePair } from '../judge.ts'
import { printFindings } from './findings.ts'
import { type Io, printJson, printLine, visible } from './io.ts'
import { withJsonOption } from './settings.ts'

type Pair = { readonly id: string; readonly lang: string; readonly before: string; readonly after: string }

export function classifyCommand(io: Io): Command {
  return withJsonOption(new Command('classify'))
    .description('name the change between two wordings; reads {id, lang, before, after} lines from standard input')
    .addHelpText(
      'after',
      '\nExample:\n  echo \'{"id":"1","lang":"en","before":"It must.","after":"It should."}\' | ruledrift classify --json',
    )
    .action(async (options: { readonly json?: boolean }) => {
      if (io.stdin === process.stdin && process.stdin.isTTY) {
        throw new CodedError('usage', 'classify reads pairs from standard input, and that is a terminal.', {
          hint: 'ruledrift classify --json < pairs.jsonl',
        })
      }
      let number = 0
      for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        number++
        if (line.trim() === '') continue
        const { id, lang, before, after } = parsePair(line, number)
        const findings = judgePair(before, after, lang)
        if (options.json === true) printJson(io, { id, findings })
        else {
          printLine(
            io,
            `${visible(id)}: ${findings.length === 0 ? 'no difference that means anything' : (findings[0]?.kind ?? '')}`,
          )
          printFindings(io, findings)
        }
      }
    })
}

/** @throws CodedError `pairs-invalid`, with the number of the line. */
function parsePair(line: string, number: number): Pair {
  const invalid = (problem: string, cause?: unknown) =>
    new CodedError('pairs-invalid', `Line ${number}: ${problem}`, {
      hint: 'Each line is one JSON object: {"id": "1", "lang": "en", "before": "…", "after": "…"}.',
      cause,
    })
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw invalid('this is not JSON.', error)
  }
  if (typeof value !== 'object' || value === null) throw invalid('this is not an object.')
  const { id = String(number), lang = 'und', before, after } = value as Partial<Record<string, unknown>>
  if (typeof before !== 'string' || typeof after !== 'string') throw invalid('"before" and "after" must be texts.')
  if (typeof lang !== 'string') throw invalid('"lang" must be a text.')
  return { id: String(id), lang, before, after }
}
