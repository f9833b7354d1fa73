/** The pairs that wording is measured on, and what each is told as. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../../../src/model/finding.ts'
import { judgePair } from '../../shipped.ts'

/** One pair of a set; labels as in corpus/wording/README.md. */
export type Pair = {
  readonly id: string
  readonly lang: string
  readonly before: string
  readonly after: string
  readonly label: string
  readonly also: readonly string[]
  readonly why: string
  /** The day of the change; undefined where the set names none. */
  readonly date: string | undefined
}

export type Judged = {
  readonly pair: Pair
  /** The class that is true, and the one that is told. */
  readonly truth: string
  readonly told: string
  readonly findings: readonly Finding[]
  readonly strict: boolean
  readonly lenient: boolean
  /** CPU time of a pair, the mean of its set, as `judgePairs` measures it: to compare and to classify both sides. */
  readonly cpuMs: number
}

/** The kind of a finding -> the class that it tells. A kind that is not here is a miss wherever it stands first. */
const CLASS_OF_KIND: Readonly<Record<string, string>> = {
  'wording.softened': 'softened',
  'wording.hardened': 'hardened',
  'scope.narrowed': 'scope_narrowed',
  'scope.widened': 'scope_widened',
  'obligation.added': 'obligation_added',
  'obligation.removed': 'obligation_removed',
  'date.changed': 'date_changed',
  'threshold.changed': 'threshold_changed',
  'rule.rescinded': 'rescinded',
  'rule.suspended': 'rescinded',
  'listing.added': 'entity_added',
  'listing.removed': 'entity_removed',
  'listing.amended': 'entity_modified',
  editorial: 'editorial',
}

/** The thirteen classes; `editorial` holds noise as well. */
export const CLASSES = [...new Set(Object.values(CLASS_OF_KIND))].sort()

const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/wording/', import.meta.url))
const OWN = fileURLToPath(new URL('../', import.meta.url))

/** @returns our own sets, and those of the corpus beside the project where it is present. */
export function defaultFiles(): string[] {
  return [OWN, CORPUS].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith('.jsonl'))
          .sort()
          .map((name) => join(folder, name))
      : [],
  )
}

/** @throws Error naming the file that cannot be read, or file and line of a line that is no pair. */
export function readPairs(file: string): Pair[] {
  return read(file)
    .split('\n')
    .flatMap((line, index): Pair[] => {
      if (line.trim() === '') return []
      try {
        return [pairOf(JSON.parse(line), index)]
      } catch (error) {
        throw new Error(`${file}:${index + 1}: ${error instanceof Error ? error.message : String(error)}`)
      }
    })
    .map((pair) => ({ ...pair, id: pair.id === '' ? basename(file) : pair.id }))
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new Error(`The file ${file} cannot be read: ${code}. Give files of pairs, one JSON object a line.`)
  }
}

function pairOf(value: Partial<Record<string, unknown>>, index: number): Pair {
  const { id = String(index + 1), lang, before, after, label, also = [], why = '', date } = value
  for (const [name, text] of Object.entries({ lang, before, after, label })) {
    if (typeof text !== 'string') throw new Error(`"${name}" must be a text`)
  }
  if (!CLASSES.includes(classOf(String(label)))) throw new Error(`"${label}" is no label`)
  return {
    id: String(id),
    lang: String(lang),
    date: typeof date === 'string' && date !== '' ? date : undefined,
    before: String(before),
    after: String(after),
    label: String(label),
    also: (also as unknown[]).map(String),
    why: String(why),
  }
}

function classOf(label: string): string {
  return label === 'noise' ? 'editorial' : label
}

/** Milliseconds of CPU time: until the compiler has done its work, and of one measure; the clock of a thread ticks in steps of 4. */
const WARM_UP = 1_000
const ONE_MEASURE = 500
const MEASURES = 4

/**
 * Tells every pair, as `classify` does, over and over. Its time is that of the quickest measure, each of many passes over the
 * whole set, in CPU time of this thread, the collection of garbage within it included: what one core does, least disturbed.
 */
export function judgePairs(pairs: readonly Pair[]): Judged[] {
  const tell = () => pairs.map(({ before, after, lang, date }) => judgePair(before, after, lang, undefined, date))
  let told = tell()
  const timeOfPass = (least: number) => {
    const from = cpuTime()
    let passes = 0
    for (; passes === 0 || cpuTime() - from < least; passes++) told = tell()
    return (cpuTime() - from) / passes
  }
  timeOfPass(WARM_UP)
  const quickest = Math.min(...Array.from({ length: MEASURES }, () => timeOfPass(ONE_MEASURE)))
  return pairs.map((pair, index) => judged(pair, told[index] ?? [], quickest / pairs.length))
}

function cpuTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function judged(pair: Pair, findings: readonly Finding[], cpuMs: number): Judged {
  const kind = findings[0]?.kind ?? 'editorial'
  const told = CLASS_OF_KIND[kind] ?? kind
  const accepted = [pair.label, ...pair.also].map(classOf)
  const truth = classOf(pair.label)
  return { pair, truth, told, findings, strict: told === truth, lenient: accepted.includes(told), cpuMs }
}
