/** The layering as a table: who may import whom. Every file belongs to exactly one row. */
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Code, readCode } from './code.ts'

const ROOT = join(import.meta.dirname, '..')

const STAGES = ['watch', 'fetch', 'extract', 'snapshot', 'diff', 'classify', 'alert', 'deliver', 'present']
const BASE = ['model', 'errors', 'ports', 'text', 'sketch', 'id', 'listing', 'names', 'rule-table']

/** Layer -> layers it may import, beside its own files. Packages: `VENDOR` below. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  'rule-table': ['model'],
  errors: [],
  id: [],
  text: ['model'],
  sketch: ['model', 'text'],
  listing: ['model', 'text', 'names'],
  names: ['model', 'text'],
  ports: ['model', 'errors'],
  ...Object.fromEntries(STAGES.map((stage) => [stage, BASE])),
  judge: [...BASE, 'extract', 'diff', 'classify'],
  config: BASE,
  adapters: BASE,
  lexicons: [...BASE, 'classify'],
  'judge-thread': [...BASE, 'judge', 'adapters', 'lexicons'],
  notifiers: [...BASE, 'present'],
  deps: [...BASE, 'config'],
  jobs: [...BASE, 'deps', 'config', ...STAGES],
  commands: [...BASE, 'deps', 'config', 'judge', 'app', 'jobs', 'adapters', 'lexicons', ...STAGES],
  app: [...BASE, 'deps', 'config', 'adapters', 'notifiers', 'snapshot'],
  main: [...BASE, 'commands'],
  start: ['main'],
}

/** Layers that must stay pure: no file system, network, process, clock or random. */
const PURE = [
  'model',
  'rule-table',
  'errors',
  'ports',
  'text',
  'sketch',
  'listing',
  'names',
  'watch',
  'extract',
  'snapshot',
  'diff',
  'classify',
  'alert',
  'deliver',
  'present',
  'judge',
]

/** One folder for each publisher of lists. */
const PUBLISHERS = ['bis', 'csl', 'eu', 'federal-register', 'meti', 'mofcom', 'ofac', 'uk', 'un'].map(
  (name) => `lists/${name}`,
)
/**
 * Rooms within a stage, from the ground up: a room may import the ones named in its row, which all stand above it in the table;
 * the files of one room may import each other, in no circle.
 * A room is a folder of the stage, or a single file of it; '' is every other file that stands in the stage itself.
 */
const ROOMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  extract: {
    '': [],
    'lists/formats': [''],
    'lists/parts': ['', 'lists/formats'],
    ...Object.fromEntries(PUBLISHERS.map((publisher) => [publisher, ['', 'lists/formats', 'lists/parts']])),
    'readers.ts': ['', ...PUBLISHERS],
    'extract.ts': ['', 'readers.ts'],
  },
  classify: {
    lexicon: [],
    read: ['lexicon'],
    compare: ['lexicon', 'read'],
    rules: ['lexicon', 'read', 'compare'],
    tell: ['lexicon', 'read', 'compare', 'rules'],
    explain: ['lexicon', 'read', 'compare', 'rules', 'tell'],
    entries: ['lexicon', 'read', 'compare', 'rules', 'tell'],
    announce: ['lexicon', 'read', 'compare', 'rules', 'tell', 'entries'],
    '': ['lexicon', 'read', 'compare', 'rules', 'tell', 'explain', 'entries', 'announce'],
  },
}

/** Layer -> the packages it may import; a layer that is not named imports none. */
const VENDOR: Readonly<Record<string, readonly string[]>> = {
  names: ['opencc-js'],
  fetch: ['robots-parser'],
  extract: ['@exodus/bytes', 'cheerio', 'feedsmith', 'html-encoding-sniffer', 'htmlparser2', 'pdfjs-dist'],
  diff: ['diff'],
  classify: ['yaml'],
  alert: ['croner'],
  config: ['cheerio', 'croner', 'yaml', 'zod'],
  adapters: ['bullmq', 'ioredis', 'ipaddr.js', 'kysely', 'pino', 'undici'],
  notifiers: ['@slack/types', 'nodemailer', 'standardwebhooks'],
  commands: ['commander', 'postal-mime', 'smtp-server', 'string-width', 'yaml', 'zod'],
  main: ['commander'],
}

/** Parts of Node that a pure layer may import. */
const PURE_PARTS = /^node:(?:path|url|util|buffer|module|crypto|zlib|string_decoder|assert|events)(?:\/|$)/
/** What of cryptography is no random. */
const PURE_CRYPTO: readonly string[] = ['createHash']

function files(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}

function layerOf(file: string): string {
  if (file === 'src/adapters/judge-thread.ts') return 'judge-thread'
  if (file === 'src/adapters/lexicons.ts') return 'lexicons'
  if (/^src\/classify\/rules\/table[./]/.test(file)) return 'rule-table'
  const [top, second = ''] = file.split('/')
  return top === 'jobs' ? 'jobs' : second.replace(/\.[cm]?[jt]s$/, '')
}

/** The room of a file within its stage: the longest name that fits. */
function roomOf(file: string, stage: string): string | undefined {
  const path = file.slice(`src/${stage}/`.length)
  const fits = (room: string) => path === room || path.startsWith(`${room}/`) || (room === '' && !path.includes('/'))
  return Object.keys(ROOMS[stage] ?? {})
    .filter(fits)
    .sort((a, b) => b.length - a.length)[0]
}

const ALL = [...files('src'), ...files('jobs')]

const CODE: ReadonlyMap<string, Code> = new Map(
  ALL.map((file) => [file, readCode(readFileSync(join(ROOT, file), 'utf8'))]),
)
const importsOf = (file: string): string[] => (CODE.get(file)?.imports ?? []).map(({ from }) => from)

/** File -> the project's files that it imports, types included. */
const IMPORTS: ReadonlyMap<string, readonly string[]> = new Map(
  ALL.map((file) => [
    file,
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(ROOT, resolve(ROOT, dirname(file), name))),
  ]),
)

/** @returns a circle in a graph, in its order, or undefined. */
function circleIn(graph: ReadonlyMap<string, Iterable<string>>): readonly string[] | undefined {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (node: string): readonly string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node]
    if (done.has(node)) return undefined
    path.push(node)
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next)
      if (circle !== undefined) return circle
    }
    path.pop()
    done.add(node)
    return undefined
  }
  for (const node of graph.keys()) {
    const circle = visit(node)
    if (circle !== undefined) return circle
  }
  return undefined
}

/** @returns the file or folder directly below `folder` in which `file` lies; undefined when it lies elsewhere. */
function entryOf(file: string, folder: string): string | undefined {
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1).split('/')[0] : undefined
}

/** @returns what lies directly below a folder, files and folders, and which of it imports which. */
function graphWithin(folder: string): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>()
  for (const [file, targets] of IMPORTS) {
    const from = entryOf(file, folder)
    if (from === undefined) continue
    const to = targets.map((target) => entryOf(target, folder)).filter((entry) => entry !== undefined)
    graph.set(from, new Set([...(graph.get(from) ?? []), ...to.filter((entry) => entry !== from)]))
  }
  return graph
}

describe('architecture', () => {
  it('knows every file', () => {
    expect(ALL.length).toBeGreaterThan(60)
    expect(ALL.filter((file) => !(layerOf(file) in MAY_IMPORT))).toEqual([])
  })

  it('lets imports point one way only', () => {
    const wrong: string[] = []
    for (const [file, targets] of IMPORTS) {
      for (const target of targets) {
        const [from, to] = [layerOf(file), layerOf(target)]
        if (from !== to && !(MAY_IMPORT[from] ?? []).includes(to)) wrong.push(`${file} imports ${target}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('has no circle of imports, not even of types', () => {
    expect(circleIn(IMPORTS)).toBeUndefined()
  })

  it('can be read from the ground up in every folder: nothing in it imports what stands above it', () => {
    const folders = new Set(ALL.map((file) => dirname(file)).filter((folder) => folder !== 'src'))
    for (const folder of folders) expect(circleIn(graphWithin(folder)), folder).toBeUndefined()
  })

  describe.each(Object.entries(ROOMS))('within %s', (stage, rooms) => {
    const own = ALL.filter((file) => file.startsWith(`src/${stage}/`))

    it('knows the room of every file, and names no room that is empty', () => {
      expect(own.filter((file) => roomOf(file, stage) === undefined)).toEqual([])
      expect(Object.keys(rooms).filter((room) => !own.some((file) => roomOf(file, stage) === room))).toEqual([])
    })

    it('builds each room on rooms above it in the table only', () => {
      const names = Object.keys(rooms)
      const wrong = names.flatMap((room, at) =>
        (rooms[room] ?? []).filter((other) => !names.slice(0, at).includes(other)),
      )
      expect(wrong).toEqual([])
    })

    it('lets a room import the rooms of its row only', () => {
      const wrong = own.flatMap((file) => {
        const room = roomOf(file, stage) ?? ''
        return (IMPORTS.get(file) ?? [])
          .filter((target) => target.startsWith(`src/${stage}/`))
          .filter((target) => ![room, ...(rooms[room] ?? [])].includes(roomOf(target, stage) ?? ''))
          .map((target) => `${file} imports ${target}`)
      })
      expect(wrong).toEqual([])
    })
  })

  it('has the eight stages as folders with a door of the same name', () => {
    const line = ['watch', 'fetch', 'extract', 'snapshot', 'diff', 'classify', 'alert', 'deliver']
    expect(line.filter((stage) => !ALL.includes(`src/${stage}/${stage}.ts`))).toEqual([])
  })

  it('keeps stages pure: no clock, no random, no process, no I/O', () => {
    const wrong = ALL.filter((file) => PURE.includes(layerOf(file))).flatMap((file) => {
      const { imports, asks } = CODE.get(file) ?? { imports: [], asks: [] }
      const impure = imports.filter(({ from, names }) =>
        from === 'node:crypto'
          ? names.some((name) => !PURE_CRYPTO.includes(name))
          : isBuiltin(from) && !PURE_PARTS.test(from),
      )
      return [
        ...asks.map((asked) => `${file} asks ${asked}`),
        ...impure.map(({ from, names }) => `${file} imports ${names.join(', ')} of ${from}`),
      ]
    })
    expect(wrong).toEqual([])
  })

  it('lets each layer import its packages only, and what it imports be seen', () => {
    const wrong = ALL.flatMap((file) =>
      importsOf(file)
        .filter((name) => !name.startsWith('.') && !isBuiltin(name))
        .filter((name) => !(VENDOR[layerOf(file)] ?? []).some((one) => name === one || name.startsWith(`${one}/`)))
        .map((name) => `${file} imports ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it.each([
    ["/** don't */\nimport type { A } from './a.ts' // it's", ['./a.ts'], []],
    ["/* why */ import type { Config } from '../../config.ts'", ['../../config.ts'], []],
    ['export const load = () => import(`../rules/order.ts`)', ['../rules/order.ts'], []],
    ['export const load = (name: string) => import(`../` + name)', ['?'], []],
    ["export type A = import('./a.ts').A", ['./a.ts'], []],
    ["export * from './b.ts'", ['./b.ts'], []],
    ["export const all = ['https://x', process.env.HOME, Date.now()]", [], ['process', 'Date.now']],
    [
      'export const now = () => [new Date(), Date(), Math.random(), globalThis.performance]',
      [],
      ['new Date()', 'Date()', 'Math.random', 'globalThis'],
    ],
    ["/** process.env */ export const a = { process: 'import(x) Date.now()' }, b = new Date(5), c = a.process", [], []],
  ])('reads as code what is code: %s', (text, imports, asks) => {
    const code = readCode(text)
    expect([code.imports.map(({ from }) => from), code.asks]).toEqual([imports, asks])
  })

  it('has one door out: only the http adapter imports a network client', () => {
    const clients = /^(?:undici|node:https?|node:http2|node:net|node:tls|http|https|net|tls)$/
    const wrong = ALL.filter(
      (file) => !file.startsWith('src/adapters/http') && !file.startsWith('src/commands/demo/'),
    ).flatMap((file) =>
      importsOf(file)
        .filter((name) => clients.test(name))
        .map((name) => `${file} imports ${name}`),
    )
    expect(wrong).toEqual([])
    const global = ALL.filter((file) => CODE.get(file)?.asks.includes('fetch'))
    expect(global).toEqual([])
  })

  it('has no grab-bag folders, enums, default exports or classes beside CodedError', () => {
    expect(ALL.filter((file) => /\/(?:utils?|helpers?|common|lib|shared|misc)(?:\/|\.)/.test(file))).toEqual([])
    const wrong = ALL.filter((file) =>
      /^\s*(?:export\s+)?(?:const\s+)?enum\s|^export default|^\s*(?:export\s+)?(?:abstract\s+)?class\s(?!CodedError)/m.test(
        readFileSync(join(ROOT, file), 'utf8'),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('starts every module with one line of purpose', () => {
    const wrong = ALL.filter((file) => !/^(?:\/\*\*|\/\/ )/.test(readFileSync(join(ROOT, file), 'utf8')))
    expect(wrong).toEqual([])
  })
})
