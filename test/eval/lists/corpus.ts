/** The corpus beside the project, read and judged through the public doors. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { CodedError } from '../../../src/errors.ts'
import { extract } from '../../../src/extract/extract.ts'
import type { Extract } from '../../../src/model/extract.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { Judgement } from '../../../src/model/judgement.ts'
import type { JudgedPage } from '../../../src/model/page.ts'
import type { ReaderName, Reading } from '../../../src/model/watch.ts'
import { judge } from '../../shipped.ts'
import { type Outcome, skipped } from './case.ts'

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url)

function hasFile(...names: readonly string[]): boolean {
  return names.every((name) => existsSync(new URL(name, CORPUS)))
}

export function readCorpus(name: string): string {
  return readFileSync(new URL(name, CORPUS), 'utf8')
}

export function filesIn(folder: string): string[] {
  return hasFile(folder) ? readdirSync(new URL(folder, CORPUS)).sort() : []
}

const TYPES: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  csv: 'text/csv',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

/** @param name decides the content type; both sides of a comparison stand at one address. */
export function pageOf(name: string, text: string): JudgedPage {
  const type = name.split('.').at(-1) ?? ''
  const url = `https://lists.example/list.${type}`
  return { url, finalUrl: url, contentType: TYPES[type] ?? '', body: new TextEncoder().encode(text) }
}

export function reading(reader: ReaderName | undefined, rest: Partial<Reading> = {}): Reading {
  return {
    ...(reader === undefined ? {} : { reader }),
    select: [],
    remove: [],
    columns: {},
    links: [],
    language: 'en',
    timeZone: 'America/New_York',
    expect: {},
    ...rest,
  }
}

export function read(name: string, text: string, how: Reading): Promise<Extract> {
  return extract(pageOf(name, text), how)
}

export type Side = { readonly name: string; readonly text: string }

export function compare(before: Side, after: Side, how: Reading): Promise<Judgement> {
  return judge({
    reading: how,
    before: pageOf(before.name, before.text),
    after: pageOf(after.name, after.text),
    earlier: [],
    today: '2023-12-08',
    parties: [],
  })
}

/** Runs a measure; a corpus or a reader that is not there skips it with a word, any other refusal fails it. */
export async function measure(files: readonly string[], run: () => Promise<Outcome>): Promise<Outcome> {
  if (!hasFile(...files)) return skipped('the corpus is not here')
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    if (/is not there yet/.test(error.message)) return skipped('the reader is not there yet')
    return { measured: `${error.code}: ${error.message.slice(0, 100)}`, met: false }
  }
}

/** "45 added, 2 amended" */
export function tally(findings: readonly Finding[]): string {
  const kinds = Map.groupBy(findings, ({ kind }) => kind.replace('listing.', ''))
  return [...kinds].map(([kind, all]) => `${all.length} ${kind}`).join(', ') || '0 findings'
}

export function firstReasons(findings: readonly Finding[], count = 10): string[] {
  return findings.slice(0, count).map(({ reason }) => reason.slice(0, 260))
}
