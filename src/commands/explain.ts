/** `explain`: what was read on both sides of a verdict, and the rows and rules that it rests on, for somebody who checks it. */
import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { openLexicons } from '../adapters/lexicons.ts'
import { createReader } from '../classify/read/reader.ts'
import { CodedError } from '../errors.ts'
import { explainPair } from '../judge/pair.ts'
import type { Explanation } from '../model/explanation.ts'
import type { Finding } from '../model/finding.ts'
import { printExplanations } from './explanation.ts'
import { type Io, printJson } from './io.ts'
import { type PairLine, parsePair } from './pairs.ts'
import {
  type CommonOptions,
  readConfig,
  readLexicon,
  withApp,
  withConfigOption,
  withJsonOption,
  withLexiconOption,
} from './settings.ts'

type ExplainOptions = CommonOptions & { readonly pairs?: string; readonly lang: string; readonly lexicon?: string }

/** Sentences of one change that are explained; `FINDING` picks one of more. */
const MAX_PAIRS = 50

export function explainCommand(io: Io): Command {
  return withLexiconOption(withJsonOption(withConfigOption(new Command('explain'))))
    .description(
      'show what a verdict on wording rests on: what was read on both sides, scales, rows of the lexicon, rule',
    )
    .argument('[id]', 'id of a change, or its beginning; with #n the n-th of its findings, e.g. c_3f9a#2')
    .option('--pairs <file>', 'explain the pairs {id, lang, before, after} of this file instead')
    .option('--lang <language>', 'language of the pairs that name none (BCP 47)', 'und')
    .action(async (id: string | undefined, options: ExplainOptions) => {
      if ((id === undefined) === (options.pairs === undefined)) {
        throw new CodedError('usage', 'Give the id of a change, or --pairs FILE.', {
          hint: '"ruledrift changes" lists the changes.',
        })
      }
      // pairs need no configuration; those of a change are explained with the rows that the daemon reads with
      const configured = id === undefined && options.config === undefined ? undefined : readConfig(io, options).lexicon
      const shelf = openLexicons()
      const lexicons = shelf(readLexicon(options, shelf) ?? configured)
      const pairs =
        id === undefined ? await readPairs(options.pairs ?? '', options.lang) : await pairsOf(io, options, id)
      for (const pair of pairs) {
        const today = new Date().toISOString().slice(0, 10)
        const explanations = only(
          explainPair(pair.before, pair.after, createReader(pair.lang, lexicons), pair.date ?? today),
          pair.finding,
        )
        if (options.json === true) printJson(io, { id: pair.id, explanations })
        else printExplanations(io, pair.id, explanations)
      }
    })
}

/** A pair, and the finding on it that was asked for. */
type Asked = PairLine & { readonly finding?: Finding }

/** The verdicts that are the finding asked for: by kind and rule, else by kind; all where today's rules give no such verdict. */
function only(explanations: readonly Explanation[], finding: Finding | undefined): readonly Explanation[] {
  if (finding === undefined) return explanations
  const tests: readonly ((one: Finding) => boolean)[] = [
    ({ kind, rule }) => kind === finding.kind && rule === finding.rule,
    ({ kind }) => kind === finding.kind,
  ]
  for (const test of tests) {
    const chosen = explanations.flatMap((one) => {
      const verdicts = one.verdicts.filter((verdict) => test(verdict.finding))
      return verdicts.length === 0 ? [] : [{ ...one, verdicts }]
    })
    if (chosen.length > 0) return chosen
  }
  return explanations
}

/** @throws CodedError `usage` for a file that cannot be read; `pairs-invalid` with the number of the line. */
async function readPairs(file: string, lang: string): Promise<Asked[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CodedError('usage', `The file ${file} cannot be read: ${error.code ?? 'unknown'}.`, {
      hint: 'Give a file of pairs, one JSON object a line.',
      cause: error,
    })
  })
  return text.split(/\r?\n/).flatMap((line, index) => (line.trim() === '' ? [] : [parsePair(line, index + 1, lang)]))
}

/** The sentences of a change whose wording was judged, each once; ids are `c_…#n`, n the position of the first finding. */
async function pairsOf(io: Io, options: CommonOptions, id: string): Promise<Asked[]> {
  const [prefix = '', position] = id.split('#')
  if (position !== undefined && !/^[1-9]\d{0,5}$/.test(position)) {
    throw new CodedError('usage', `"${id}" names no finding.`, {
      hint: 'Write the id of the change, # and a number from 1.',
    })
  }
  return await withApp(io, options, async ({ deps }) => {
    const change = await deps.store.changes.get(prefix)
    if (change === undefined) {
      throw new CodedError('not-found', `No change has the id "${prefix}".`, {
        hint: '"ruledrift changes" lists them.',
      })
    }
    const watch = (await deps.store.watches.get(change.watchId))?.watch
    const lang = watch?.reading.language ?? 'und'
    const chosen = [...change.findings.entries()].filter(
      ([at]) => position === undefined || at + 1 === Number(position),
    )
    const pairs = new Map<string, Asked>()
    for (const [at, finding] of chosen) {
      const { kind, before, after, listing } = finding
      if (listing !== undefined || kind.startsWith('document.') || (before ?? after) === null) continue
      const texts = { before: before?.text ?? '', after: after?.text ?? '' }
      const pair = { id: `${change.id}#${at + 1}`, lang, ...texts, ...(position === undefined ? {} : { finding }) }
      const key = `${pair.before}\n${pair.after}`
      if (!pairs.has(key)) pairs.set(key, pair)
    }
    if (pairs.size === 0) {
      throw new CodedError('not-found', `"${id}" has no finding on wording to explain.`, {
        hint: `"ruledrift show ${change.id.slice(0, 12)}" shows its findings; those on lists name the parts that differ.`,
      })
    }
    if (pairs.size > MAX_PAIRS)
      io.stderr.write(`only the first ${MAX_PAIRS} of ${pairs.size} sentences; #n picks one\n`)
    return [...pairs.values()].slice(0, MAX_PAIRS)
  })
}
