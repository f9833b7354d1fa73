/** What the tests of the extractor share: readings, pages in memory, the fixtures, the error code of a refusal. */
import { readFileSync } from 'node:fs'
import { CodedError } from '../../src/errors.ts'
import { extract } from '../../src/extract/extract.ts'
import type { Extract } from '../../src/model/extract.ts'
import type { JudgedPage } from '../../src/model/page.ts'
import type { Reading } from '../../src/model/watch.ts'

export function reading(changes: Partial<Reading> = {}): Reading {
  return {
    select: [],
    remove: [],
    columns: {},
    links: [],
    language: 'en',
    timeZone: 'America/New_York',
    expect: {},
    ...changes,
  }
}

export const chinese: Partial<Reading> = { language: 'zh-Hans', timeZone: 'Asia/Shanghai' }

export function page(
  body: string | Uint8Array,
  contentType = 'text/html; charset=utf-8',
  url = 'https://www.example.gov/news/page.html',
): JudgedPage {
  return { url, finalUrl: url, contentType, body: typeof body === 'string' ? new TextEncoder().encode(body) : body }
}

/** A page of test/extract/pages. */
export function fixture(name: string, url?: string): JudgedPage {
  const type = name.endsWith('.json') ? 'application/json' : 'text/html'
  return page(readFileSync(new URL(`pages/${name}`, import.meta.url)), type, url)
}

export async function read(source: JudgedPage, changes: Partial<Reading> = {}): Promise<Extract> {
  return await extract(source, reading(changes))
}

/** @returns the code that the page is refused with; a page that is read fails the test. */
export async function refusal(source: JudgedPage, changes: Partial<Reading> = {}): Promise<string> {
  const error = await refused(source, changes)
  return error.code
}

export async function refused(source: JudgedPage, changes: Partial<Reading> = {}): Promise<CodedError> {
  try {
    const { blocks, items } = await extract(source, reading(changes))
    throw new Error(`read as a page: ${blocks.length} blocks, ${items.length} items`)
  } catch (error) {
    if (error instanceof CodedError) return error
    throw error
  }
}

/** Kind and text of each block, one a line. */
export function lines(found: Extract): string[] {
  return found.blocks.map((block) => `${block.kind}: ${block.text}`)
}

/** A page with enough around the given HTML to be a document. */
export function wrapped(html: string): string {
  const filler = 'The bureau publishes its rules on this page and says when they take effect. '.repeat(5)
  return `<!DOCTYPE html><html lang="en"><head><title>Rules</title></head><body><main><h1>Rules</h1><p>${filler}</p>${html}</main></body></html>`
}
