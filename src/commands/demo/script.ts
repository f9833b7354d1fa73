/** The script of a story: its watches, and which pages stand where at which time. Format: docs/stories.md. */
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Served } from './site.ts'

const page = z.union([
  z.string(),
  z.strictObject({
    file: z.string().optional(),
    status: z.int().default(200),
    type: z.string().optional(),
    location: z.string().optional(),
  }),
])

const script = z.strictObject({
  title: z.string(),
  starts: z.iso.datetime({ offset: true }),
  parties: z.string().optional(),
  /** Commands to try at the end, without the program's name: `listings 浪潮`. */
  next: z.array(z.string().min(1)).max(10).default([]),
  watches: z.record(z.string(), z.string()),
  steps: z.array(
    z.strictObject({
      at: z.iso.datetime({ offset: true }),
      say: z.string(),
      quiet: z.boolean().default(false),
      serve: z.record(z.string(), page).default({}),
      minutes: z.int().min(1).default(20),
    }),
  ),
})

export type Script = z.infer<typeof script> & { readonly folder: string }

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
}

/** @param folder holds story.yaml and its pages. @throws ZodError when the script is not one. */
export function readScript(folder: string): Script {
  return { ...script.parse(parse(readFileSync(join(folder, 'story.yaml'), 'utf8'))), folder }
}

/** @param origin replaces {site} in pages and redirects. */
export function servedPage(folder: string, entry: z.infer<typeof page>, origin: string): Served {
  const { file, status, type, location } =
    typeof entry === 'string' ? { file: entry, status: 200, type: undefined, location: undefined } : entry
  const bytes = file === undefined ? new Uint8Array() : readFileSync(join(folder, file))
  const kind = type ?? TYPES[extname(file ?? '')] ?? 'application/octet-stream'
  const isText = /^text\/|json|xml/.test(kind)
  return {
    body: isText ? Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll('{site}', origin)) : bytes,
    type: kind,
    status,
    ...(location === undefined ? {} : { location: location.replaceAll('{site}', origin) }),
  }
}
