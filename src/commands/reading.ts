/** Reads pages for the commands that need no daemon: files, addresses and stored revisions, through the same judge. */
import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { createHttp } from '../adapters/http.ts'
import { openStore } from '../adapters/store/store.ts'
import { createThreadJudge } from '../adapters/threads.ts'
import type { Config } from '../config.ts'
import { CodedError } from '../errors.ts'
import { refusalOf } from '../fetch/accept.ts'
import type { FetchResult } from '../fetch/fetch.ts'
import { fetchWatched } from '../fetch/find.ts'
import { fetchPatiently } from '../fetch/patient.ts'
import type { JudgeInput, Judgement } from '../model/judgement.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Egress, Limits, Politeness } from '../model/settings.ts'
import type { Expectations, Watch } from '../model/watch.ts'
import { lookHash } from '../snapshot/chain.ts'
import type { Io } from './io.ts'
import { type CommonOptions, readConfig } from './settings.ts'

export type Reader = {
  /** @throws CodedError: what the file system, the network or the store says. */
  load(place: string, language: string): Promise<JudgedPage>
  /** The page of a watch, found first where its address has to be found. @throws CodedError as load; `find-failed`. */
  loadWatch(watch: Watch): Promise<JudgedPage>
  judge(input: Pick<JudgeInput, 'reading' | 'after'> & Partial<JudgeInput>): Promise<Judgement>
  close(): Promise<void>
}

const MIB = 1024 * 1024

/** For commands that were given no configuration: the shipped defaults. */
const DEFAULTS: { politeness: Politeness; limits: Limits; egress: Egress } = {
  politeness: { gapMs: 0, inFlight: 2, robots: true, contact: '' },
  limits: {
    deadlineMs: 30_000,
    maxBodyBytes: 50 * MIB,
    maxRedirects: 5,
    judgeDeadlineMs: 30_000,
    judgeHeapMb: 1024,
  },
  egress: { allowPrivate: [] },
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.shtml': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.rss': 'application/rss+xml',
  '.atom': 'application/atom+xml',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.md': 'text/plain',
}

/** The configuration is read only when it was asked for, or when a stored revision is. */
export async function openReader(io: Io, options: CommonOptions & { readonly watch?: string }): Promise<Reader> {
  const wantsConfig = options.config !== undefined || options.watch !== undefined
  const config = wantsConfig ? readConfig(io, options) : undefined
  const settings = config ?? DEFAULTS
  const judge =
    io.judge ??
    createThreadJudge({
      threads: 1,
      deadlineMs: settings.limits.judgeDeadlineMs,
      heapMb: settings.limits.judgeHeapMb,
    })
  const http = createHttp({ egress: settings.egress })
  // Politeness needs a memory of hosts; this one ends with the command.
  const memory = await openStore({ path: ':memory:', lookHash })
  return {
    load: async (place, language) => {
      if (/^https?:\/\//i.test(place)) return await loadAddress(place, language)
      if (/^r_[0-9a-f]{6,}$/.test(place)) return await loadRevision(config ?? readConfig(io, options), place)
      return await loadFile(place)
    },
    loadWatch: async (watch) => {
      const deps = { http, hosts: memory.hosts, clock: Date, judge }
      const fetched = await fetchWatched(deps, watch, {}, settings)
      if (fetched.kind === 'lost') throw fetched.error
      return pageIn(fetched, watch.url, watch.reading.expect)
    },
    judge: async (input) =>
      await judge.judge({
        earlier: [],
        today: new Date().toISOString().slice(0, 10),
        parties: config?.parties ?? [],
        ...(config?.lexicon === undefined ? {} : { lexicon: config.lexicon }),
        ...input,
      }),
    close: async () => {
      if (io.judge === undefined) await judge.close()
      await http.close()
      await memory.close()
    },
  }

  async function loadAddress(url: string, language: string): Promise<JudgedPage> {
    const deps = { http, hosts: memory.hosts, clock: Date }
    return pageIn(await fetchPatiently(deps, { url, validators: {}, language }, settings), url)
  }
}

/** @throws CodedError `http-rate-limited`, or why the page may not be read. */
function pageIn(fetched: FetchResult, url: string, expect: Expectations = {}): JudgedPage {
  if (fetched.kind !== 'page') {
    throw new CodedError('http-rate-limited', `The site of ${url} asks us to come back later.`, {
      hint: 'Try again in a few minutes.',
      retryable: true,
    })
  }
  const { page } = fetched
  const refusal = refusalOf(page, expect)
  if (refusal !== undefined) throw refusal
  return { url: page.url, finalUrl: page.finalUrl, contentType: page.headers['content-type'] ?? '', body: page.body }
}

async function loadFile(place: string): Promise<JudgedPage> {
  const file = resolve(place)
  let body: Uint8Array
  try {
    body = await readFile(file)
  } catch (error) {
    throw new CodedError(
      'usage',
      `The file ${place} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`,
      {
        hint: 'Give a file, an http(s) address, or the id of a stored revision (r_…).',
        cause: error,
      },
    )
  }
  if (file.endsWith('.gz')) body = gunzipSync(body, { maxOutputLength: DEFAULTS.limits.maxBodyBytes })
  const name = file.replace(/\.gz$/, '')
  const url = pathToFileURL(name).href
  // relative links lead somewhere on the site that the file was saved from; nobody knows its name
  const finalUrl = `https://file.invalid/${encodeURIComponent(basename(name))}`
  return { url, finalUrl, contentType: TYPES[extname(name).toLowerCase()] ?? '', body }
}

async function loadRevision(config: Config, id: string): Promise<JudgedPage> {
  const store = await openStore({ path: config.database, lookHash })
  try {
    const revision = await store.evidence.revision(id)
    const body = revision === undefined ? undefined : await store.evidence.body(revision.sha256)
    if (revision === undefined || body === undefined) {
      throw new CodedError('not-found', `No stored revision has the id "${id}".`, {
        hint: '"ruledrift show CHANGE" names the revisions of a change.',
      })
    }
    const { url, finalUrl, contentType } = revision
    return { url, finalUrl, contentType, body }
  } finally {
    await store.close()
  }
}

/** For options that may be repeated. */
export function collectText(text: string, known: readonly string[]): readonly string[] {
  return [...known, text]
}

/** @returns the columns with those of `field=Header,field=Header` added; undefined when it is not of that form. */
export function collectColumn(
  text: string,
  known: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  // a header may hold commas; the fields of an item have a point: item.code
  const pairs = text
    .split(/,(?=\s{0,9}[A-Za-z]+(?:\.[A-Za-z]+)?\s{0,9}=)/)
    .map((pair) => /^\s*([A-Za-z]+(?:\.[A-Za-z]+)?)\s*=\s*(.+?)\s*$/.exec(pair))
  if (pairs.some((pair) => pair === null)) return undefined
  return { ...known, ...Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? ''])) }
}
